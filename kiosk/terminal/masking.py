"""Sensitive answers covered with dots, wherever they are not being typed: in a field left alone, in review and lists.

The one rule: only the last letters stand uncovered, to tell one number from another, and none of a short answer.
"""

from kiosk.form.answers import Answer
from kiosk.form.definition import Kind, Question, WayOut
from kiosk.language import script

DOT = "•"
LEFT = 2
"""Letters that are left to be seen."""
SHORT = 6
"""Of an answer with fewer letters none is left."""
NUMBERS = frozenset({Kind.IDENTITY, Kind.ACCOUNT, Kind.PHONE, Kind.REFERENCE, Kind.TEXT, Kind.NAME, Kind.ADDRESS})
"""Kinds whose last letters say little; of a choice or an amount they would say all."""


def masked(text: str, left: int = LEFT) -> str:
    """As many letters, with dots for all but the last few; spaces stay, so that a number keeps its groups.

    What steers the order of an isolated number stays too: it is no letter.
    """
    letters = script.graphemes(text)
    shows_nothing = [letter.isspace() or letter in script.MARKS for letter in letters]
    uncovered = left if shows_nothing.count(False) >= SHORT else 0
    covered = len(letters) - uncovered
    return "".join(
        letter if at >= covered or is_empty else DOT
        for at, (letter, is_empty) in enumerate(zip(letters, shows_nothing, strict=True))
    )


def is_covered(question: Question, answer: Answer | None) -> bool:
    """Whether this answer is shown covered: a way out gives nothing away."""
    return question.sensitive and answer is not None and not isinstance(answer, WayOut)


def covered(question: Question, answer: Answer, text: str) -> str:
    """What an answer reads as, covered where the form calls it sensitive."""
    if not is_covered(question, answer):
        return text
    return masked(text, LEFT if question.kind in NUMBERS else 0)
