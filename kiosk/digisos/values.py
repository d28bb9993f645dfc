"""What many parts of the format share: where a value comes from, and a value that says so.

The one rule: whatever the applicant told comes from `bruker`; `system` stands only where the format takes nothing else.
"""

from dataclasses import dataclass
from typing import Literal

from kiosk.form.answers import Name

Kilde = Literal["bruker", "system"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tekst:
    """A text with its source."""

    kilde: Kilde = "bruker"
    verdi: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tall:
    """A whole number with its source."""

    kilde: Kilde = "bruker"
    verdi: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Sannhet:
    """A yes or no with its source."""

    kilde: Kilde = "bruker"
    verdi: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Navn:
    """A person's name: three texts, each of which may be empty."""

    fornavn: str
    mellomnavn: str = ""
    etternavn: str


def navn_of(name: Name | None) -> Navn:
    """A name as the format takes it; the kiosk asks for given names as one."""
    return Navn(fornavn=name.given, etternavn=name.family) if name else Navn(fornavn="", etternavn="")


def tekst(verdi: str | None) -> Tekst | None:
    """A text of the applicant's, or nothing."""
    return Tekst(verdi=verdi) if verdi else None


def sannhet(verdi: bool | None) -> Sannhet | None:
    """A yes or no of the applicant's, or nothing."""
    return None if verdi is None else Sannhet(verdi=verdi)
