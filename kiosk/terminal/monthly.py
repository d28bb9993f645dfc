"""A month's money in words: what its lines are called, and kroner as they are written.

The one rule: below nothing is a minus before the amount, no alarm; an amount nobody knows is never a nought.
"""

from collections.abc import Sequence
from typing import Literal

from kiosk.form.budget import Budget, Line
from kiosk.form.kinds.counting import HARD_SPACE, spaced
from kiosk.language.script import isolate
from kiosk.language.words import Voices, Words
from kiosk.terminal.overview import item_names

Part = Literal["in", "out", "left"]
PARTS: dict[Part, str] = {"in": "income", "out": "expense", "left": "left"}
"""What a month is made of → picture; words are texts `month.<part>`."""


def lines_of(budget: Budget, part: Part) -> tuple[Line, ...]:
    """The lines that part is the sum of; what is left has none."""
    return {"in": budget.ins, "out": budget.outs, "left": ()}[part]


def total(budget: Budget, part: Part) -> int:
    """Kroner as far as they are known."""
    return {"in": budget.total_in, "out": budget.total_out, "left": budget.left}[part]


def is_open(budget: Budget, part: Part) -> bool:
    """Whether some of it nobody knows."""
    lines: Sequence[Line] = budget.unknown if part == "left" else lines_of(budget, part)
    return any(line.is_unknown for line in lines)


def in_kroner(kroner: int, words: Words) -> str:
    """7 500 kr in this language, as one value inside a line that reads leftward."""
    text, direction = f"{spaced(kroner)}{HARD_SPACE}{words('unit.kr')}", words.language.direction
    return isolate(text, direction) if direction == "rtl" else text


def name_of(line: Line, voices: Voices) -> tuple[str, str]:
    """A line in both languages: what was asked, or which repetition it belongs to ("Jobb 1")."""
    if line.group is None or line.place.index is None:
        return voices.pair(f"{line.question.id}.text")
    return item_names(line.group.id, line.place.index, voices)


def icon_of(line: Line) -> str:
    """The picture of a line: of the repetition, where it repeats."""
    return (line.group.item_icon or line.group.icon) if line.group else line.question.icon


def why_unknown(line: Line, voices: Voices) -> tuple[str, str, str]:
    """Picture and words for a line without an amount."""
    if line.way_out is None:
        return ("dont_know", *voices.pair("review.unanswered"))
    return (line.way_out.value, *voices.pair(f"way.{line.way_out.value}"))
