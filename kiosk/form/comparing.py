"""How two values in a condition compare: numbers with numbers, texts and dates with texts, and nothing else.

The one rule: comparing is total. A blank, a way out or a mismatch of types is simply not equal, never an error.
"""

from datetime import date
from enum import Enum


def same(left: object, right: object) -> bool:
    """Whether two values are equal. A way out equals only its own id, never another question's way out."""
    # What most comparisons are, decided first: a form makes hundreds of them at every answer.
    if left is None or right is None:
        return False
    if type(left) is str and type(right) is str:
        return left == right
    if isinstance(left, Enum) and isinstance(right, Enum):
        return False
    left, right = plain(left), plain(right)
    return comparable(left, right) and left == right


def less(left: object, right: object) -> bool:
    """Whether left comes before right: numbers, or dates written as ISO texts."""
    if isinstance(left, Enum) or isinstance(right, Enum):
        return False
    left, right = plain(left), plain(right)
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left < right
    return False


def contains(inside: object, container: object) -> bool:
    """Whether a value is in a many-answer or a written list; a single answer contains itself."""
    if isinstance(container, tuple):
        if inside is None or type(inside) is str:
            return inside in container
        return any(same(inside, each) for each in container)
    return same(inside, container)


def size(value: object) -> int:
    """How many were chosen or how many repetitions there are; 0 for a blank or a way out."""
    return len(value) if isinstance(value, tuple) else 0


def given(value: object) -> bool:
    """Whether a question has an answer; a way out is one, an empty group or selection is not."""
    return value is not None and value != ()


def agrees(value: object) -> bool:
    """What a bare question name means: it was answered yes, or agreed to."""
    return isinstance(value, str) and value in {"yes", "agree"}


def comparable(left: object, right: object) -> bool:
    """Whether both are texts, both numbers, or both selections."""
    return any(isinstance(left, each) and isinstance(right, each) for each in (str, int | float, tuple))


def plain(value: object) -> object:
    """The value as a condition writes it: a date as ISO text, a way out as its id."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value
