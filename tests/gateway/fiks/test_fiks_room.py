"""Fiks as the gateway's own pages ask it: in the name of whoever signed in."""

from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.gateway.fiks.maskinporten import Given
from kiosk.gateway.fiks.passes import Passes
from kiosk.gateway.fiks.room import Fiks
from kiosk.gateway.fiks.upstream import Upstream
from tests.gateway.fiks.relayed import APPLICANT, MACHINE, PASSWORD


def test_each_request_shows_the_token_it_should(fiks: RehearsalDigisos) -> None:
    room = Fiks(fiks.url, Passes(PASSWORD, Given(MACHINE)), Upstream(fiks.url))
    client = room.digisos_for(APPLICANT)
    assert client.kommune("0301").reception == "open"
    assert client.cases() == ()


def test_no_token_stands_in_a_repr() -> None:
    room = Fiks("http://127.0.0.1:1", Passes(PASSWORD, Given(MACHINE)), Upstream("http://127.0.0.1:1"))
    assert MACHINE not in repr(room) + repr(room.digisos_for(APPLICANT))
    assert APPLICANT not in repr(room.digisos_for(APPLICANT))
