"""Enclosed files: a name that every receiver takes, and the hash that proves the bytes.

The one rule: the hash is of the final bytes, as they are before encryption; the same bytes always get the same name.
"""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

STEM_LIMIT, MARK = 50, 8
# Letters without an accent to drop.
NORWEGIAN = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A", "ß": "ss", "đ": "d", "ŧ": "t"})
DEFAULT_STEM = "vedlegg"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Fil:
    """One enclosed file. `sha512`: lower-case hex."""

    filnavn: str
    sha512: str


def fil_of(name: str, content: bytes, taken: Collection[str] = ()) -> Fil:
    """The file with this content. `name` is what it was called, with its ending; `taken`: names of the others."""
    digest = hashlib.sha512(content).hexdigest()
    stem, ending = plain_name(name)
    marked = f"{stem}-{digest[:MARK]}"
    names = (marked, *(f"{marked}-{number}" for number in range(2, len(taken) + 2)))
    free = next(each for each in names if f"{each}{ending}" not in taken)
    return Fil(filnavn=f"{free}{ending}", sha512=digest)


def plain_name(name: str) -> tuple[str, str]:
    """A name in plain letters, at most 50 of them, and its ending: "Lønnslipp mai.PDF" → "Lonnslipp_mai", ".pdf"."""
    before, dot, after = name.rpartition(".")
    stem, ending = (before, after) if dot and after.isascii() and after.isalnum() else (name, "")
    letters = unicodedata.normalize("NFKD", stem.translate(NORWEGIAN)).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9]+", "_", letters).strip("_")[:STEM_LIMIT].strip("_")
    return plain or DEFAULT_STEM, f".{ending.lower()}" if ending else ""
