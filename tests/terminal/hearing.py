"""An application sent digitally, and a Fiks that holds it, for every test of what a municipality told.

The one rule: Fiks is the rehearsal's own server, asked over HTTP; only the case in it is put there by hand.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from kiosk.digisos.client import Digisos
from kiosk.digisos.exchange import Who
from kiosk.digisos.inspection import Submission
from kiosk.digisos.reception import ReceivedCase
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.trouble import Trouble
from kiosk.form.reference import Reference
from kiosk.register.model import EventKind, Registration
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.signin.rehearsal import RehearsalSignIns
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.receipt_key import proofs_of
from kiosk.visit.signed_in import SignedIn
from tests.digisos.test_statuses import EVENTS, LETTER
from tests.known import pair
from tests.terminal.following import KEY, event
from tests.terminal.visiting import clock

SENT = "W76PNSMCE"
NAV_REFERENCE = nav_reference_of(Reference(SENT), KEY.characters)
OTHER = "11111111-aaaa-8bbb-8ccc-555555555555"


def hendelse(type: str, day: int, **more: Any) -> dict[str, Any]:
    """One thing that happened at noon of a day in November."""
    return {"type": type, "hendelsestidspunkt": f"2026-11-{day:02}T11:00:00.000Z", **EVENTS[type], **more}


TOLD = (
    hendelse("soknadsStatus", 20, status="MOTTATT"),
    hendelse("tildeltNavKontor", 20, navKontor="9901"),
    hendelse("soknadsStatus", 21, status="UNDER_BEHANDLING"),
    hendelse("forelopigSvar", 22),
    hendelse("vedtakFattet", 23, utfall="AVSLATT", vedtaksfil={"referanse": LETTER}),
    hendelse("dokumentasjonEtterspurt", 24),
    {"type": "nySort", "hendelsestidspunkt": "2026-11-24T12:00:00.000Z"},
)


@contextmanager
def holding(
    *cases: tuple[str, Sequence[dict[str, Any]]], troubles: Sequence[Trouble] = ()
) -> Iterator[RehearsalDigisos]:
    """A Fiks that holds these: navEksternRefId and what was told of it; sent on the tenth, the eleventh…"""
    with RehearsalDigisos(troubles, pair=pair()) as fiks:
        for day, (nav_reference, told) in enumerate(cases, 10):
            at, submission = datetime(2026, 11, day, 12, tzinfo=UTC), Submission("9901", {}, {}, ())
            case = ReceivedCase("0301", nav_reference, submission, {}, hendelser=[*told], at=at)
            fiks.reception.cases[str(uuid4())] = case
        yield fiks


def digital_register(*kinds: EventKind) -> RehearsalRegister:
    """Knows one application, sent digitally, with these events after it."""
    register = RehearsalRegister(clock)
    registration = Registration(SENT, "okonomisk-sosialhjelp", "2026.1", "9901", "digital", "nb")
    events = (event("created", 20), *(event(kind, 21 + day) for day, kind in enumerate(kinds or ("sent",))))
    register.register(registration, proofs_of(Reference(SENT), KEY), events)
    return register


def equipped(fiks: RehearsalDigisos, seen: list[SignedIn] | None = None, *kinds: EventKind) -> dict[str, Any]:
    """What a kiosk needs so that somebody can sign in and hear. `seen`: gets who asked."""

    def digisos(who: SignedIn) -> Digisos:
        if seen is not None:
            seen.append(who)

        def headers(asked: Who) -> Mapping[str, str]:
            # As the real one, it holds whoever signed in for as long as it lives.
            assert who.token
            return fiks.headers(asked)

        return Digisos(fiks.url, headers, timeout=(5, 5))

    sign_ins = RehearsalSignIns(clock=lambda: datetime(2026, 11, 24, 10, tzinfo=UTC))
    return {"register": digital_register(*kinds), "sign_ins": lambda: sign_ins, "digisos": digisos}
