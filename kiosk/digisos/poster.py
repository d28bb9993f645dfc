"""Rows of money: one for each income, payment, expense and saving, with the titles the case systems know.

The one rule: an amount that is not known is left out of its row, never written as nothing.
"""

from dataclasses import dataclass
from typing import TypeVar

from kiosk.digisos.values import Kilde

# As much of the applicant's words as a title takes.
TITLE_LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Inntekt:
    """An income each month."""

    kilde: Kilde = "bruker"
    type: str
    tittel: str
    brutto: int | None = None
    netto: int | None = None
    overstyrtAvBruker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Post:
    """A payment, an expense or a saving."""

    kilde: Kilde = "bruker"
    type: str
    tittel: str
    belop: int | None = None
    overstyrtAvBruker: bool = False


Row = TypeVar("Row", Inntekt, Post)


def titled(title: str, words: str) -> str:
    """A title with what the applicant calls it; the title alone where that is nothing."""
    line = " ".join(words.split())
    if len(line) > TITLE_LIMIT:
        line = line[:TITLE_LIMIT].rsplit(" ", 1)[0] + " …"
    return f"{title}: {line}" if line else title


def kept(*rows: Row | None) -> tuple[Row, ...]:
    """The rows there are."""
    return tuple(row for row in rows if row is not None)
