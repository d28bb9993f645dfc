"""What a kiosk makes of a gateway's answers about sign-ins: strict shapes, and nothing but expected failures."""

from typing import Any

import pytest

from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, SettingsError
from kiosk.form.kinds.numbers import has_check_digits, is_made_up
from kiosk.register.fields import WireError
from kiosk.signin import wire
from kiosk.signin.client import GatewaySignIns, SignIns
from kiosk.signin.model import HandOff, Progress, link_of
from kiosk.signin.rehearsal import NAME, PID, RehearsalSignIns
from kiosk.signin.sealing import VisitKey
from tests.register.answering import answering

ID = "7" * 26
NOWHERE = "http://127.0.0.1:9"


@pytest.mark.parametrize(
    "progress",
    [Progress("waiting"), Progress("ended", "number"), Progress("confirmed", sealed=bytes(80))],
    ids=lambda progress: progress.state,
)
def test_progress_is_read_as_it_was_written(progress: Progress) -> None:
    assert wire.read_progress(wire.write_progress(progress)) == progress


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"state": "signing"},
        {"state": "confirmed"},
        {"state": "ended"},
        {"state": "waiting", "sealed": "A" * 80},
        {"state": "waiting", "ending": "number"},
        {"state": "ended", "ending": "tired"},
        {"state": "confirmed", "sealed": "A"},
        {"state": "confirmed", "sealed": "A" * 40_000},
        {"state": "waiting", "more": 1},
    ],
    ids=str,
)
def test_progress_that_is_none_is_refused(told: Any) -> None:
    with pytest.raises(WireError):
        wire.read_progress(told)


@pytest.mark.parametrize(
    "more", [{"number": 9}, {"number": 100}, {"number": "42"}, {"id": "x"}, {"seconds": -1}], ids=str
)
def test_a_hand_off_that_is_none_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(WireError):
        wire.read_handoff({"id": ID, "number": 42, "seconds": 300} | more)


@pytest.mark.parametrize("key", ["", "A" * 42, "A" * 44, 7, None])
def test_a_public_key_has_32_bytes(key: Any) -> None:
    with pytest.raises(WireError):
        wire.read_opening({"public_key": key, "language": "nb"})


def test_the_link_fits_a_small_code() -> None:
    assert link_of("https://status.example.no", ID) == f"HTTPS://STATUS.EXAMPLE.NO/I/{ID}"


def test_a_gateway_that_is_away_is_an_expected_failure() -> None:
    with pytest.raises(GatewayUnreachable):
        GatewaySignIns(NOWHERE, "key").open(VisitKey().public, "nb")


def test_an_id_shapes_no_address() -> None:
    with pytest.raises(NotKnown):
        GatewaySignIns(NOWHERE, "key").wait("../references", "waiting")


def test_a_key_that_can_be_none_is_refused() -> None:
    with pytest.raises(SettingsError):
        GatewaySignIns(NOWHERE, "a key")


def test_the_rehearsal_goes_through_every_step() -> None:
    signing: SignIns = RehearsalSignIns()
    visit = VisitKey()
    handoff: HandOff = signing.open(visit.public, "nb")
    states = [signing.wait(handoff.id, "waiting") for _ in range(4)]
    assert [each.state for each in states] == ["started", "choosing", "confirmed", "ended"]
    assert visit.open(states[2].sealed, handoff.id).name == NAME


def test_the_rehearsals_person_has_a_number_that_the_form_takes() -> None:
    assert has_check_digits(PID)
    assert is_made_up(PID)


def test_the_rehearsal_may_be_away() -> None:
    signing = RehearsalSignIns()
    signing.is_away = True
    with pytest.raises(GatewayUnreachable):
        signing.open(VisitKey().public, "nb")


def test_a_gateway_without_a_provider_is_asked_no_more() -> None:
    with answering() as gateway:
        gateway.answers(404, {"problem": "no_sign_in"})
        with pytest.raises(GatewayRefused):
            GatewaySignIns(gateway.url, "key").open(VisitKey().public, "nb")
