"""Answers that repeat: children, jobs, expenses, each with the same small set of questions.

The one rule: a repetition holds answers by question id and nothing else; how many there are is never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.form.answers import Answer, Answers, Problem, Value
from kiosk.form.definition import Question
from kiosk.form.kinds.counting import squeezed
from kiosk.form.kinds.kind import Answering, AnswerKind, Json, table_in
from kiosk.language.words import Words

MOST = 20


@dataclass(frozen=True, slots=True)
class Group(Answering):
    """One mapping for each repetition. `inner`: each question inside, with its kind."""

    inner: Mapping[str, tuple[Question, AnswerKind]]

    def read(self, question: Question, typed: str, today: date) -> tuple[Answers, ...] | Problem:  # noqa: ARG002
        """How many repetitions there are, each still empty."""
        digits = squeezed(typed)
        if not digits.isdecimal():
            return Problem("problem.group.digits")
        limit = question.maximum or MOST
        count = int(digits) if len(digits) < 4 else limit + 1
        if count < (question.minimum or 1):
            return Problem("problem.group.min", (("limit", str(question.minimum or 1)),))
        if count > limit:
            return Problem("problem.group.max", (("limit", str(limit)),))
        return tuple({} for _ in range(count))

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """One line for each repetition, its answers apart by middle dots."""
        return "\n".join(
            f"{number}: " + " · ".join(self._shown(id, answer, words) for id, answer in item.items())
            for number, item in enumerate(items_of(value), 1)
        )

    def pack(self, value: Value) -> Json:
        """A list of objects, question id → answer."""
        return [{id: self.inner[id][1].to_json(answer) for id, answer in item.items()} for item in items_of(value)]

    def unpack(self, question: Question, data: Json) -> Value:
        """From a list of objects."""
        if not isinstance(data, list):
            raise ValueError(f"{question.id}: a list belongs here")
        return tuple(self._item(question, each) for each in data)

    def _item(self, question: Question, data: Json) -> Answers:
        table = table_in(question, data)
        if not table.keys() <= self.inner.keys():
            raise ValueError(f"{question.id}: answers to its own questions belong here")
        return {id: self.inner[id][1].from_json(self.inner[id][0], each) for id, each in table.items()}

    def _shown(self, id: str, answer: Answer, words: Words) -> str:
        question, kind = self.inner[id]
        return kind.show(question, answer, words)


def items_of(value: Value) -> tuple[Answers, ...]:
    """The repetitions of a group's answer."""
    assert isinstance(value, tuple)
    return tuple(item for item in value if isinstance(item, Mapping))
