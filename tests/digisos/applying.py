"""Applications made for tests: the shipped form, answered in a real session and closed.

The one rule: what is not asked falls away here as it does in a visit.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from kiosk.content import find_content
from kiosk.digisos.soknad import soknad_of
from kiosk.digisos.vedlegg import vedlegg_of
from kiosk.digisos.writing import tree
from kiosk.form.answers import Address, Answer, Answers, Name
from kiosk.form.definition import WayOut
from kiosk.form.forms import Forms
from kiosk.house import read_forms
from kiosk.settings import Settings
from kiosk.visit.application import Application
from kiosk.visit.reference import Reference
from kiosk.visit.session import Session

NOW = datetime(2026, 11, 24, 9, 30, 12, 345_678, tzinfo=UTC)
TODAY = NOW.date()
KARI = Name("Kari", "Nordmann")
HOME = Address("Storgata 12B", "0182", "Oslo", "0301")
ELSEWHERE = Address("Vestre vei 7", "5013", "Bergen", "4601")
IDENTITY = "15076500565"
NONE, DONT_KNOW, NO_SAY = WayOut.NONE, WayOut.DONT_KNOW, WayOut.NO_SAY
SOON = date(2026, 12, 1)


@cache
def forms() -> Forms:
    """The two shipped forms, read once."""
    return read_forms(find_content().forms)


def applied(
    errand: str = "new", documents: dict[str, str] | None = None, *, signed_in: bool = False, **answers: Any
) -> Application:
    """An application with these answers, by somebody with a name who lives in a rented home."""
    basic: dict[str, Answer] = {"name": KARI, "home_kind": "rent", "address": HOME}
    return closed(errand, basic | answers, documents, signed_in=signed_in)


def closed(
    errand: str, answers: Answers, documents: dict[str, str] | None = None, *, signed_in: bool = False
) -> Application:
    """An application with these answers only."""
    session = Session(forms(), Settings(), Reference("7KQ4M2XJG"), clock=lambda: NOW)
    session.choose_errand(errand)
    session.answers.update(answers)
    for id, state in (documents or {}).items():
        session.put_document(id, state)
    return replace(session.close(NOW), signed_in=signed_in)


def soknad(application: Application) -> Any:
    """soknad.json as plain values."""
    return tree(soknad_of(forms().application, application))


def vedlegg(application: Application) -> Any:
    """vedlegg.json as plain values: its list."""
    document: Any = tree(vedlegg_of(forms().application, application))
    return document["vedlegg"]


def pairs(application: Application) -> set[str]:
    """The documents asked for, as type|tilleggsinfo."""
    return {f"{each['type']}|{each['tilleggsinfo']}" for each in vedlegg(application)}
