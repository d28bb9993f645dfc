"""What kiosks tell of visits and desks are told, as JSON takes it: written and read by both sides.

The one rule: a word that the gateway does not know is refused with all that came with it; what was asked for is checked
before anything is counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.insight.vocabulary import SUBJECTS, Vocabulary, Word, group_of
from kiosk.insight.weeks import WEEK
from kiosk.register.fields import WireError, read_table

MOST = 500
"""Visits of one telling: more than any kiosk sees until it tells."""
MOST_WEEKS = 53
LONGEST_ITEM = 80
ROOM = "insight"


@dataclass(frozen=True, slots=True)
class Told:
    """One week's marks of one kiosk, added up. `counts`: none of them 0."""

    week: str
    counts: Mapping[Word, int]


@dataclass(frozen=True, slots=True)
class Insight:
    """What was counted at an office (enhetsnummer) in weeks ("2026-W47"), the oldest first; by (subject, item, week).

    None: fewer than five, nought included, or kept back so that another cannot be worked out. Of the words that exclude
    each other all stand here; of the others those with a number in any week.
    """

    office: str
    weeks: tuple[str, ...]
    cells: Mapping[tuple[str, str, str], int | None]


def write_told(told: Told) -> dict[str, Any]:
    """{week, counts: {subject: {item: n}}}: the body of POST /api/v1/insight."""
    counts: dict[str, dict[str, int]] = {}
    for (subject, item), times in sorted(told.counts.items()):
        counts.setdefault(subject, {})[item] = times
    return {"week": told.week, "counts": counts}


def read_told(data: object, vocabulary: Vocabulary) -> Told:
    """Raises WireError: for a word that is none, and for numbers that so many visits cannot have."""
    table = read_table(data, "", ("week", "counts"))
    by_subject = read_table(table["counts"], "counts", (), SUBJECTS)
    counts = dict(read_counts(by_subject, set(vocabulary.words)))
    if not counts:
        raise WireError("counts", "none")
    sums: dict[str, int] = {}
    for word, times in counts.items():
        name = group_of(word) or ".".join(word)
        sums[name] = sums.get(name, 0) + times
    if max(sums.values()) > sums.get("route", 0):
        raise WireError("counts", "more than there were visits")
    return Told(read_week(table["week"], "week"), counts)


def read_counts(by_subject: Mapping[str, object], words: set[Word]) -> Iterator[tuple[Word, int]]:
    """Each word and how often."""
    for subject in SUBJECTS:
        items = by_subject.get(subject, {})
        if not isinstance(items, dict):
            raise WireError(f"counts.{subject}", "no object")
        for item, times in items.items():
            if (subject, item) not in words:
                raise WireError(f"counts.{subject}", "none of its words")
            yield (subject, item), read_times(times, f"counts.{subject}")


def read_times(value: object, field: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= MOST:
        raise WireError(field, f"no number from 1 to {MOST}")
    return value


def read_week(value: object, field: str) -> str:
    if not isinstance(value, str) or not WEEK.fullmatch(value):
        raise WireError(field, "no week")
    return value


def write_insight(insight: Insight) -> dict[str, Any]:
    """{office, weeks, rows: [{subject, item, counts: [n | null]}]}: what GET /api/v1/insight answers."""
    words = dict.fromkeys((subject, item) for subject, item, _week in insight.cells)
    rows = [
        {"subject": subject, "item": item, "counts": [insight.cells[subject, item, week] for week in insight.weeks]}
        for subject, item in words
    ]
    return {"office": insight.office, "weeks": list(insight.weeks), "rows": rows}


def read_insight(data: object) -> Insight:
    """What `write_insight` wrote. Raises WireError."""
    table = read_table(data, "", ("office", "weeks", "rows"))
    weeks, rows = table["weeks"], table["rows"]
    if not isinstance(weeks, list) or len(weeks) > MOST_WEEKS or not isinstance(rows, list):
        raise WireError("weeks", "no such list")
    named = tuple(read_week(week, "weeks") for week in weeks)
    cells = {
        (subject, item, week): count
        for subject, item, counts in map(read_row, rows)
        for week, count in zip(named, fitting(counts, len(named)), strict=True)
    }
    return Insight(str(table["office"]), named, cells)


def read_row(data: object) -> tuple[str, str, object]:
    row = read_table(data, "rows", ("subject", "item", "counts"))
    if row["subject"] not in SUBJECTS or not isinstance(row["item"], str) or len(row["item"]) > LONGEST_ITEM:
        raise WireError("rows", "none of its words")
    return row["subject"], row["item"], row["counts"]


def fitting(counts: object, weeks: int) -> list[int | None]:
    """One for each week."""
    if not isinstance(counts, list) or len(counts) != weeks:
        raise WireError("rows.counts", "not one for each week")
    if any(each is not None and (not isinstance(each, int) or isinstance(each, bool) or each < 0) for each in counts):
        raise WireError("rows.counts", "no counts")
    return counts
