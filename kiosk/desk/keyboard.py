"""Text from the scan field: typed by a person, or by a scanner that types like a keyboard.

The one rule: what a wrongly set scanner typed is put right only when nothing of it was lost; otherwise it is said so.
"""

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast
from urllib.parse import unquote, urlsplit

from kiosk.form.answers import Problem
from kiosk.form.reference import Reference, parse_reference

Kind = Literal["P", "C", "D", "E", "R"]


@dataclass(frozen=True, slots=True)
class DataPart:
    """One code of a data sheet: `SK1:7KQ4M2XJG:1/2:…`. `text` is the whole of it."""

    reference: Reference
    number: int
    total: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TrackingCode:
    """The small code of a page. `kind`: P application, C cover, D data sheet, E late papers, R receipt (no page)."""

    reference: Reference
    kind: Kind
    page: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class ReceiptLink:
    """The receipt's own code: a link with the reference and the key."""

    reference: Reference
    key: str = field(repr=False)


Code = DataPart | TrackingCode | ReceiptLink
Entry = Code | Reference | Path | Problem


@dataclass(frozen=True, slots=True)
class Entered:
    """`what` was entered; a Problem says what to do. `is_american`: the scanner types as on an American keyboard."""

    what: Entry
    is_american: bool = False


EMPTY = Problem("desk.entry.empty")
UNKNOWN = Problem("desk.entry.unknown")
KEYBOARD = Problem("desk.entry.keyboard")

BASE45 = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
DATA = re.compile(r"SK1:([0-9A-Z]{9}):([1-9]\d?)/([1-9]\d?):(.+)", re.DOTALL)
TRACKING = re.compile(r"SK1:([0-9A-Z]{9}):(?:([PCDE])([1-9]\d{0,2})/([1-9]\d{0,2})|(R))")
LINK = re.compile(r"HTTPS?://[^/\s]+/S/([0-9A-Z]{9})/([0-9A-Z]{16})(?:\?.*)?")
# Some scanners say first what sort of code they saw (ISO/IEC 15424).
SYMBOL = re.compile(r"\]Q\d")
OURS = re.compile(r"SK\d+:|HTTPS?://")
# A US-set scanner presses the keys that carry these signs on an American keyboard. A Norwegian one (xkeyboard-config
# "no"; Æ is where a Danish one has Ø) has others there. "+" becomes a dead key: it vanishes, alone or with the next.
AMERICAN = re.compile(r"SK\d+[ØÆ]|HTTPS?[ØÆ]--")
PUT_RIGHT = str.maketrans({"Ø": ":", "Æ": ":", "-": "/", "+": "-", "(": "*", "¤": "$"})
PATH = re.compile(r"""['"]?(?:/|~/|\.{1,2}/|file://)""")
# The longest a person types when a reference is meant, with a prefix said aloud and separators.
REFERENCE_LENGTH = 24


def read_entry(typed: str) -> Entered:
    """What this text is. Problems: desk.entry.empty, .unknown, .keyboard (set the scanner), or those of a reference."""
    text = typed.strip("\r\n\t").lstrip()
    if not text.strip():
        return Entered(EMPTY)
    if PATH.match(text):
        return Entered(path_in(text.strip()))
    code = SYMBOL.sub("", text.upper(), count=1)
    if AMERICAN.match(code):
        return Entered(put_right(code), is_american=True)
    if OURS.match(code):
        return Entered(read_code(code))
    found = parse_reference(text)
    return Entered(UNKNOWN if isinstance(found, Problem) and len(text) > REFERENCE_LENGTH else found)


def read_code(text: str) -> Code | Reference | Problem:
    """One of our codes, as a camera or a scanner gives it. A Problem when it is none."""
    # The last character of a data part may be a space; what stands in any other code ends before one.
    if part := DATA.fullmatch(text):
        reference = parse_reference(part[1])
        if isinstance(reference, Problem) or not set(part[4]) <= BASE45 or int(part[2]) > int(part[3]):
            return reference if isinstance(reference, Problem) else UNKNOWN
        return DataPart(reference, int(part[2]), int(part[3]), text)
    code = text.strip().upper()
    if page := TRACKING.fullmatch(code):
        reference = parse_reference(page[1])
        kind = cast("Kind", page[2] or page[5])
        number, total = int(page[3] or 0), int(page[4] or 0)
        if isinstance(reference, Reference):
            return TrackingCode(reference, kind, number, total) if number <= total else UNKNOWN
        return reference
    if link := LINK.fullmatch(code):
        reference = parse_reference(link[1])
        return ReceiptLink(reference, link[2]) if isinstance(reference, Reference) else reference
    return UNKNOWN


def put_right(typed: str) -> Code | Reference | Problem:
    """What an American-set scanner meant, or how to set it when something was lost."""
    meant = typed.translate(PUT_RIGHT)
    return read_code(meant) if set(meant) <= BASE45 else KEYBOARD


def path_in(text: str) -> Path:
    """A path as it was typed, or dropped on the window: quoted, escaped, or as a file:// address."""
    try:
        parts = shlex.split(text)
    except ValueError:
        parts = []
    plain = parts[0] if len(parts) == 1 else text
    if plain.startswith("file://"):
        plain = unquote(urlsplit(plain).path)
    path = Path(plain)
    try:
        return path.expanduser()
    except RuntimeError:
        return path
