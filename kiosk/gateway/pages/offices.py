"""Where an applicant finds Nav: an office's name, address, hours and number, each in an order of its own.

The one rule: a telephone link and nothing else leaves the page; a map would be somebody else's.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

from kiosk.gateway.pages.lanes import NOTHING, Lanes, Said, isolated, unbroken
from kiosk.settings import Office

NAV = "Nav"
# Nav's number for the whole country.
PHONE = "55 55 33 33"
NORWAY, NORWEGIAN_DIGITS = "+47", 8


@dataclass(frozen=True, slots=True)
class Where:
    """`phone`: as it is written; `call`: as a phone dials it. Without an office: nothing but these."""

    phone: Markup
    call: str
    name: Markup = NOTHING
    lines: tuple[Markup, ...] = ()
    hours: Said | None = None


def where(office: Office, lanes: Lanes) -> Where:
    """This office, for one language."""
    lines = (isolated(office.street), isolated(f"{office.postal_code} {office.city}"))
    return Where(number(office.phone), dialled(office.phone), isolated(office.name), lines, hours(office, lanes))


def hours(office: Office, lanes: Lanes) -> Said:
    """When it is open, on which days."""
    days, open = lanes.say("paper.receipt.days"), lanes.fill("goes_to.hours", {"hours": office.hours})
    second = Markup("{}. {}").format(days.second, open.second) if days.second else NOTHING
    return Said(Markup("{}<br>{}").format(days.own, open.own), second)


def nowhere() -> Where:
    """Nav's number, where no office is known or none may be said."""
    return Where(number(PHONE), dialled(PHONE))


def number(phone: str) -> Markup:
    """A number as it is written, on one line."""
    return Markup(f'<bdi dir="ltr">{unbroken(phone)}</bdi>')  # noqa: S704


def dialled(phone: str) -> str:
    """A number as a phone dials it from anywhere: eight digits are Norwegian."""
    digits = re.sub(r"[^\d+]", "", phone)
    return NORWAY + digits if len(digits) == NORWEGIAN_DIGITS and digits.isdecimal() else digits
