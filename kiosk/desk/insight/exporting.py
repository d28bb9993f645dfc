"""The figures as a file for a spreadsheet: one line for each cell, every subject, the weeks that are shown.

The one rule: a file is new or it is not written; nothing that lies there is ever written over.
Written as RFC 4180 has it (commas, CRLF), UTF-8 with the mark at the beginning by which Excel knows it.
"""

import csv
import errno
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from kiosk.desk.insight.figures import SUBJECTS, Subject, span, table_of
from kiosk.desk.insight.naming import cell_of
from kiosk.insight.wire import Insight
from kiosk.language.words import Words

Outcome = Literal["written", "there", "gone", "full"]
HEAD = ("office", "week", "subject", "id", "name", "count")
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(insight: Insight, name_of: Callable[[Subject, str], str], words: Words) -> bytes:
    """The whole file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [[words(f"desk.insight.csv.{each}") for each in HEAD], *lines_of(insight, name_of, words)]
    )
    return out.getvalue().encode("utf-8-sig")


def lines_of(insight: Insight, name_of: Callable[[Subject, str], str], words: Words) -> Iterator[list[str]]:
    """Week by week within a row; a cell that is kept back says so."""
    for subject in SUBJECTS:
        called = words(f"desk.insight.tab.{subject}")
        for row in table_of(insight, subject).rows:
            name = plain(name_of(subject, row.item))
            for week, cell in zip(insight.weeks, row.cells, strict=True):
                yield [insight.office, week, called, row.item, name, cell_of(cell, words)]


def plain(text: str) -> str:
    """Never a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def file_name(insight: Insight, word: str) -> str:
    """ "innsikt-0315-2026-W40-2026-W47.csv"."""
    first, last = span(insight.weeks)
    return f"{word}-{insight.office}-{first}-{last}.csv"


def write(place: str, content: bytes) -> Outcome:
    """A new file, whole, for its owner and group; what became of it. `place`: a path, "~" for one's home."""
    path = Path(os.path.expanduser(place))  # noqa: PTH111 - without a home it stays as it is
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o640), "wb") as file:
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except FileExistsError:
        return "there"
    except OSError as fault:
        return "full" if fault.errno in FULL else "gone"
    return "written"
