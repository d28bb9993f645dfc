"""The yes or no before each group of money, and the two consents.

The one rule: a group is confirmed or denied only where the applicant did either; otherwise there is no row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.digisos.formue import has_account
from kiosk.digisos.told import Told
from kiosk.digisos.utgift import oversikt_utgift_of, utgift_of
from kiosk.digisos.values import Kilde

TITLES = {
    "skatteetaten_samtykke": "Samtykke til å hente inntekt fra Skatteetaten",
    "bostotte": "Søkt eller mottatt bostøtte fra Husbanken.",
    "bostotte_samtykke": "Samtykke til å hente bostøtte fra Husbanken",
    "studielanOgStipend": "Lån eller stipend fra Lånekassen.",
    "utbetaling": "Annen utbetaling",
    "sparing": "Bankinnskudd eller annen sparing.",
    "verdi": "Eier noe av økonomisk verdi.",
    "boutgifter": "Boutgifter",
    "barneutgifter": "Utgifter til barn",
}
PAID_OUT = {"insurance", "sale", "dividend", "business", "gift", "other"}
OF_HOME = {"husleie", "boliglanAvdrag", "boliglanRenter", "strom", "kommunalAvgift", "oppvarming", "annenBoutgift"}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bekreftelse:
    """A yes or no, and when it was given."""

    kilde: Kilde = "bruker"
    type: str
    tittel: str
    verdi: bool
    bekreftelsesDato: datetime


def bekreftelse_of(told: Told, created: datetime) -> tuple[Bekreftelse, ...]:
    """The confirmations there are, in the order of the official application."""
    claims = claims_of(told)
    return tuple(
        Bekreftelse(type=type, tittel=title, verdi=claim, bekreftelsesDato=created)
        for type, title in TITLES.items()
        if (claim := claims[type]) is not None
    )


def claims_of(told: Told) -> Mapping[str, bool | None]:
    """What was confirmed, denied, or neither."""
    income, housing = told.picked("income"), ticked(told, "income", "housing")
    return {
        "skatteetaten_samtykke": told.claim("tax_consent"),
        "bostotte": housing,
        "bostotte_samtykke": False if housing is False else told.claim("housing_consent"),
        "studielanOgStipend": told.claim("student_loan"),
        "utbetaling": not PAID_OUT.isdisjoint(income) if told.is_told("income") else None,
        "sparing": has_savings(told),
        "verdi": bool(told.picked("valuables")) if told.is_told("valuables") else None,
        "boutgifter": has_costs_of_home(told),
        "barneutgifter": bool(told.picked("child_costs")) if told.is_told("child_costs") else None,
    }


def ticked(told: Told, question: str, choice: str) -> bool | None:
    """Whether it was ticked, where the question was answered."""
    return choice in told.picked(question) if told.is_told(question) else None


def has_savings(told: Told) -> bool | None:
    """Whether there is an account or anything saved."""
    if has_account(told) or told.picked("savings"):
        return True
    return False if told.is_none("savings") and told.is_none("account") else None


def has_costs_of_home(told: Told) -> bool | None:
    """Whether the home costs anything: yes where any such cost stands, no where all of them were denied."""
    if any(row.type in OF_HOME for row in (*oversikt_utgift_of(told), *utgift_of(told))):
        return True
    is_denied = told.is_told("costs") and all(
        told.is_none(id) for id in ("rent_amount", "power_amount") if id in told.answers
    )
    return False if is_denied else None
