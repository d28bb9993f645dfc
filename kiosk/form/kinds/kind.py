"""What every kind of answer can do, and what blanks and ways out have in common to all of them.

The one rule: a kind never guesses. What was typed becomes one answer, or a Problem that says what to do.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeAlias

from kiosk.form.answers import Answer, Problem, Value
from kiosk.form.definition import Question, WayOut
from kiosk.form.municipality import PostalRegister
from kiosk.language.words import Words

Json: TypeAlias = str | int | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What some kinds look up. `offices`: enhetsnummer → name; `practice`: made-up identity numbers are taken too."""

    register: PostalRegister = field(default_factory=PostalRegister)
    offices: Mapping[str, str] = field(default_factory=dict)
    practice: bool = False


class AnswerKind(Protocol):
    """One kind of answer. Answers it is handed are of its own kind or ways out."""

    def parse(self, question: Question, raw: str, today: date) -> Answer | Problem:
        """The answer in what was typed: digits of any script, choice ids joined by commas, or a way out's id."""

    def show(self, question: Question, answer: Answer, words: Words) -> str:
        """The answer for review and plain mode, in this language."""

    def doubt(self, question: Question, answer: Answer, today: date) -> str | None:
        """The text id of why this is unusual and worth asking about again; None where it is not."""

    def to_json(self, answer: Answer) -> Json:
        """The answer as language-free JSON; a way out as {"way_out": id}."""

    def from_json(self, question: Question, data: Json) -> Answer:
        """The answer again. Raises ValueError for JSON that `to_json` cannot have made."""


class Answering(ABC):
    """Blanks and ways out, the same for all; each kind adds what lies between."""

    def parse(self, question: Question, raw: str, today: date) -> Answer | Problem:
        """See AnswerKind."""
        typed = raw.strip()
        if not typed:
            return Problem("problem.answer.required" if question.required else "problem.answer.empty")
        if typed in question.ways_out:
            return WayOut(typed)
        return self.read(question, typed, today)

    def show(self, question: Question, answer: Answer, words: Words) -> str:
        """See AnswerKind."""
        if isinstance(answer, WayOut):
            return words(f"way.{answer}")
        return self.write(question, answer, words)

    def doubt(self, question: Question, answer: Answer, today: date) -> str | None:
        """See AnswerKind."""
        return None if isinstance(answer, WayOut) else self.question_it(question, answer, today)

    def question_it(self, question: Question, value: Value, today: date) -> str | None:  # noqa: ARG002
        """See doubt; most kinds have nothing usual."""
        return None

    def to_json(self, answer: Answer) -> Json:
        """See AnswerKind."""
        if isinstance(answer, WayOut):
            return {"way_out": answer.value}
        return self.pack(answer)

    def from_json(self, question: Question, data: Json) -> Answer:
        """See AnswerKind."""
        if isinstance(data, dict) and data.keys() == {"way_out"}:
            return WayOut(str(data["way_out"]))
        return self.unpack(question, data)

    @abstractmethod
    def read(self, question: Question, typed: str, today: date) -> Answer | Problem:
        """The answer in a typed text that is neither blank nor a way out."""

    @abstractmethod
    def write(self, question: Question, value: Value, words: Words) -> str:
        """The value as people read it."""

    def pack(self, value: Value) -> Json:
        """The value as JSON; texts and numbers stand for themselves."""
        assert isinstance(value, str | int)
        return value

    def unpack(self, question: Question, data: Json) -> Value:
        """The value from its JSON. Raises ValueError."""
        return text_in(question, data)


def text_in(question: Question, data: Json) -> str:
    """A text in JSON. Raises ValueError naming the question, never what stands there."""
    if not isinstance(data, str):
        raise ValueError(f"{question.id}: a text belongs here")
    return data


def number_in(question: Question, data: Json) -> int:
    """A whole number in JSON. Raises ValueError."""
    if not isinstance(data, int) or isinstance(data, bool):
        raise ValueError(f"{question.id}: a whole number belongs here")
    return data


def table_in(question: Question, data: Json, *keys: str) -> dict[str, Json]:
    """An object with exactly these keys, any where none are named. Raises ValueError."""
    if not isinstance(data, dict) or (keys and data.keys() != set(keys)):
        raise ValueError(f"{question.id}: an object belongs here")
    return data
