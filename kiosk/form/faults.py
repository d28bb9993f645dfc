"""What is wrong with a form, said so that its author can mend it.

The one rule: a fault names the file, the id and what to do; it never just says no.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

# The id it stands at, what is wrong, what to do: a fault before its file is known.
Complaint = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `id` is the step, question or choice (`question.choice`) it stands in, or the form's own."""

    file: str
    id: str
    message: str
    todo: str

    def __str__(self) -> str:
        return f"{self.file}: {self.id}: {self.message}: {self.todo}"


def nearest(wrong: str, known: Iterable[str], otherwise: str) -> str:
    """What to do about a word that is not known: the one it resembles, else the advice given."""
    near = difflib.get_close_matches(wrong, list(known), 1, 0.75)
    return f"did you mean {near[0]}?" if near else otherwise
