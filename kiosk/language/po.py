"""Reads a gettext catalogue fast: id, bokmål, translation and whether it is marked, of each entry, and nothing else.

The picker leaves out languages that are not finished, and so wants all eleven before the first key: Babel reads a
catalogue in five times the time. The one rule: what it cannot read it leaves out, so that the text counts as missing;
whoever writes catalogues reads and writes them with Babel.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from kiosk.errors import LocaleError

LINE = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
STRING = rf"({LINE}(?:\n{LINE})*)"
ENTRY = re.compile(rf"((?:^#.*\n)*)^msgctxt {STRING}\nmsgid {STRING}\nmsgstr {STRING}$", re.MULTILINE)
FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
SEAM = '"\n"'
ESCAPE = re.compile(r"\\(.)")
LETTERS = {"n": "\n", "t": "\t", "r": "\r"}
# In the header of a catalogue that a native reader has signed.
REVIEWED = '"X-Reviewed: yes\\n"'


class Entry(NamedTuple):
    """A text: its id (msgctxt), the bokmål it was made from (msgid), its translation; `is_fuzzy`: to be read again."""

    id: str
    bokmaal: str
    translation: str
    is_fuzzy: bool

    def is_made_from(self, bokmaal: str | None) -> bool:
        """Whether there is a translation, of exactly this bokmål."""
        return bool(self.translation) and not self.is_fuzzy and self.bokmaal == bokmaal


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of a PO file in their order. Raises LocaleError naming the file when it is absent or no UTF-8."""
    for comments, id, bokmaal, translation in ENTRY.findall(text_of(path)):
        is_fuzzy = "#," in comments and bool(FUZZY.search(comments))
        yield Entry(unquoted(id), unquoted(bokmaal), unquoted(translation), is_fuzzy)


def text_of(path: Path) -> str:
    """All of a PO file. Raises LocaleError naming the file, and the line from which it is not UTF-8."""
    where = f"locales/{path.parent.name}/"
    try:
        octets = path.read_bytes()
        return octets.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = octets.count(b"\n", 0, fault.start) + 1
        raise LocaleError(f"{where}{path.name}, line {line}: this is not UTF-8: save it as that") from fault
    except FileNotFoundError as absent:
        raise LocaleError(f"{path.name} is not in {where}") from absent
    except OSError as fault:
        raise LocaleError(f"{where}{path.name} cannot be read: {fault.strerror}") from fault


def unquoted(written: str) -> str:
    """The text of one or more quoted lines."""
    text = written[1:-1]
    if "\n" in text:
        text = text.replace(SEAM, "")
    return ESCAPE.sub(lambda escape: LETTERS.get(escape[1], escape[1]), text) if "\\" in text else text


def is_reviewed(path: Path) -> bool:
    """Whether the header of this PO file says that a native reader has reviewed it."""
    if not path.is_file():
        return False
    # Asked for every language before a visit's first screen: the header is all that is read.
    with path.open(encoding="utf-8", errors="replace") as file:
        return any(line.strip() == REVIEWED for line in takewhile(str.strip, file))
