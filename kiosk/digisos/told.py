"""What was told, read by question id, and shown in bokmål as the case systems take it.

The one rule: a blank, a way out and an answer of another kind give nothing; none of them ever becomes a no.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.form.answers import Address, Answer, Answers, Name
from kiosk.form.definition import Form, Kind, Question, WayOut

# The digital format is bokmål: its yes and no are not the applicant's.
YES_OR_NO = {"yes": "ja", "no": "nei", "agree": "ja", "decline": "nei"}


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """Answers to what was asked: those of a form, or of one repetition in it."""

    form: Form
    answers: Answers

    def word(self, id: str) -> str | None:
        """The choice, or what was written."""
        answer = self.answers.get(id)
        return answer if isinstance(answer, str) and not isinstance(answer, WayOut) else None

    def picked(self, id: str) -> tuple[str, ...]:
        """The choices of a question that takes many, in form order."""
        answer = self.answers.get(id)
        return tuple(each for each in answer if isinstance(each, str)) if isinstance(answer, tuple) else ()

    def claim(self, id: str) -> bool | None:
        """Yes or no, agreed or declined; None where it was not told."""
        return {"yes": True, "agree": True, "no": False, "decline": False}.get(self.word(id) or "")

    def number(self, id: str) -> int | None:
        """Kroner, a count or a percentage."""
        answer = self.answers.get(id)
        return answer if isinstance(answer, int) else None

    def day(self, id: str) -> date | None:
        """A date."""
        answer = self.answers.get(id)
        return answer if isinstance(answer, date) else None

    def name(self, id: str) -> Name | None:
        """A person's name."""
        answer = self.answers.get(id)
        return answer if isinstance(answer, Name) else None

    def address(self, id: str) -> Address | None:
        """An address."""
        answer = self.answers.get(id)
        return answer if isinstance(answer, Address) else None

    def items(self, group: str) -> tuple["Told", ...]:
        """The repetitions of a group."""
        answer = self.answers.get(group)
        items = answer if isinstance(answer, tuple) else ()
        return tuple(Told(self.form, item) for item in items if isinstance(item, Mapping))

    def is_none(self, id: str) -> bool:
        """Whether the answer is that there is none."""
        return self.answers.get(id) is WayOut.NONE

    def is_told(self, id: str) -> bool:
        """Whether the answer is a value or an explicit none."""
        return id in self.answers and self.answers[id] not in (WayOut.DONT_KNOW, WayOut.NO_SAY)

    def has(self, id: str) -> bool:
        """Whether this amount exists: it was answered, known or not, and not with none."""
        return id in self.answers and not self.is_none(id)

    def shown(self, id: str) -> str:
        """The answer in bokmål; empty for a blank and for a way out."""
        answer = self.answers.get(id)
        if answer is None or isinstance(answer, WayOut):
            return ""
        return shown(self.form.question(id), answer)


def shown(question: Question, answer: Answer) -> str:
    """A value of any kind in bokmål, as it stands in a running text."""
    match answer:
        case tuple():
            return ", ".join(label(question, str(each)) for each in answer)
        case int():
            return f"{grouped(answer)}{' prosent' if question.kind is Kind.PERCENT else ''} {question.unit}".rstrip()
        case date():
            return f"{answer:%d.%m.%Y}"
        case Address():
            return f"{answer.street}, {answer.postal_code} {answer.city}"
        case Name():
            return str(answer)
        case _:
            return label(question, answer)


def label(question: Question, word: str) -> str:
    """A choice as the form calls it; yes and no; what was written, on one line."""
    if question.kind in {Kind.YESNO, Kind.CONSENT}:
        return YES_OR_NO.get(word, word)
    labels = {choice.id: choice.text for choice in question.choices}
    return labels.get(word) or " ".join(word.split())


def grouped(number: int) -> str:
    """Thousands apart by spaces."""
    return f"{number:,}".replace(",", " ")
