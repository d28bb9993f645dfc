"""Answers that are chosen: one, many, yes or no, consent, and an office.

The one rule: only what the question offers can be chosen, and it is kept by id, never by label.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.form.answers import Problem, Value
from kiosk.form.definition import Question
from kiosk.form.kinds.kind import Answering, Facts, Json
from kiosk.form.texts import label_id
from kiosk.language.script import western_digits
from kiosk.language.words import Words


class One(Answering):
    """One choice id. Yes or no and consent are this too, with choices of their own."""

    def read(self, question: Question, typed: str, today: date) -> str | Problem:  # noqa: ARG002
        """The id of a choice."""
        return typed if typed in ids(question) else Problem("problem.one.unknown")

    def write(self, question: Question, value: Value, words: Words) -> str:
        """The label of the choice."""
        return words(label_id(question, str(value)))


class Many(Answering):
    """Choice ids in form order, each once."""

    def read(self, question: Question, typed: str, today: date) -> tuple[str, ...] | Problem:  # noqa: ARG002
        """Choice ids joined by commas, in any order."""
        typed_ids = {part.strip() for part in typed.split(",") if part.strip()}
        if not typed_ids <= set(ids(question)):
            return Problem("problem.many.unknown")
        chosen = tuple(id for id in ids(question) if id in typed_ids)
        if len(chosen) > 1 and any(question.choice(id).exclusive for id in chosen):
            return Problem("problem.many.exclusive")
        return too_few_or_many(question, len(chosen)) or chosen

    def write(self, question: Question, value: Value, words: Words) -> str:
        """The labels, with the comma of the language."""
        assert isinstance(value, tuple)
        comma = "، " if words.language.direction == "rtl" else ", "
        return comma.join(words(label_id(question, str(id))) for id in value)

    def pack(self, value: Value) -> Json:
        """A list of ids."""
        assert isinstance(value, tuple)
        return [str(id) for id in value]

    def unpack(self, question: Question, data: Json) -> Value:
        """A list of ids, all of which the question has."""
        if not isinstance(data, list) or not all(id in ids(question) for id in data):
            raise ValueError(f"{question.id}: a list of choice ids belongs here")
        return tuple(str(id) for id in data)


@dataclass(frozen=True, slots=True)
class Office(Answering):
    """The enhetsnummer of an office this kiosk can send to."""

    facts: Facts

    def read(self, question: Question, typed: str, today: date) -> str | Problem:  # noqa: ARG002
        """The number of an office."""
        number = western_digits(typed)
        return number if number in self.facts.offices else Problem("problem.office.unknown")

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """The name of the office."""
        return self.facts.offices.get(str(value), str(value))


def ids(question: Question) -> tuple[str, ...]:
    """The choice ids of a question, in form order."""
    return tuple(choice.id for choice in question.choices)


def too_few_or_many(question: Question, count: int) -> Problem | None:
    """The problem with a count outside the question's limits."""
    if question.minimum is not None and count < question.minimum:
        return Problem("problem.many.few", (("limit", str(question.minimum)),))
    if question.maximum is not None and count > question.maximum:
        return Problem("problem.many.many", (("limit", str(question.maximum)),))
    return None
