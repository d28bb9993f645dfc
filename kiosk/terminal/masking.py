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
    """As many letters, with dots for all but the last few; spaces stay, so that a number keeps its groups."""
    letters = script.graphemes(text)
    uncovered = left if sum(not letter.isspace() for letter in letters) >= SHORT else 0
    covered = len(letters) - uncovered
    return "".join(letter if at >= covered or letter.isspace() else DOT for at, letter in enumerate(letters))


def is_covered(question: Question, answer: Answer | None) -> bool:
    """Whether this answer is shown covered: a way out gives nothing away."""
    return question.sensitive and answer is not None and not isinstance(answer, WayOut)


def covered(question: Question, answer: Answer, text: str) -> str:
    """What an answer reads as, covered where the form calls it sensitive."""
    if not is_covered(question, answer):
        return text
    return masked(text, LEFT if question.kind in NUMBERS else 0)
