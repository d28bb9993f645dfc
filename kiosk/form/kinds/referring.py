"""Answers that name an earlier application by its reference.

The one rule: a reference is kept as it is written on paper, whoever typed or scanned it.
"""

from datetime import date

from kiosk.form.answers import Problem, Value
from kiosk.form.definition import Question
from kiosk.form.kinds.counting import steady
from kiosk.form.kinds.kind import Answering
from kiosk.form.reference import Reference, parse_reference
from kiosk.language.words import Words


class Referring(Answering):
    """A reference of nine characters, the last a check."""

    def read(self, question: Question, typed: str, today: date) -> str | Problem:  # noqa: ARG002
        """As a person types it, or as a scanner reads it from one of our pages."""
        found = parse_reference(typed)
        return str(found) if isinstance(found, Reference) else found

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """7KQ-4M2-XJG, in every language."""
        return steady(str(value), words)
