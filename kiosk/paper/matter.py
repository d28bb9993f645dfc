"""What there is to print of one application: every asked question with its answer, as facts in two languages.

The one rule: nothing the applicant answered can be left out: what no block names is printed by the block `rest`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date, format_time

from kiosk.form.answers import Answer, Answers
from kiosk.form.definition import Form, Kind, Question, Step, WayOut
from kiosk.form.journey import Journey
from kiosk.form.kinds import Facts, kind_of
from kiosk.language.script import isolate, western_digits
from kiosk.language.words import Words
from kiosk.paper.lanes import Lanes, Said
from kiosk.paper.rows import Fact
from kiosk.visit.application import Application

WORDED = frozenset({Kind.ONE, Kind.MANY, Kind.YESNO, Kind.CONSENT})
OPEN = frozenset({WayOut.DONT_KNOW, WayOut.NO_SAY})
HARD_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Own words of the applicant."""

    label: Said
    text: str


@dataclass(frozen=True, slots=True)
class Repetition:
    """One repetition of a group: its name, and what was answered inside."""

    name: Said
    icon: str
    matter: tuple["Item", ...]


Item = Fact | OwnWords | Repetition


@dataclass(frozen=True, slots=True)
class Matter:
    """An application laid out for printing."""

    form: Form
    application: Application
    lanes: Lanes

    @property
    def journey(self) -> Journey:
        """The way through the form as it was answered."""
        return Journey(self.form, self.application.answers)

    def steps(self) -> Iterator[tuple[Step, tuple[Question, ...]]]:
        """The steps that asked something, with what they asked."""
        asked = {stop.question.id for stop in self.journey.stops()}
        for step in self.form.steps:
            questions = tuple(question for question in step.questions if question.id in asked)
            if questions:
                yield step, questions

    def answer(self, question: str) -> Answer | None:
        """The answer to a top question, if there is one."""
        return self.application.answers.get(question)

    def chosen(self, question_id: str) -> tuple[tuple[str, Said], ...]:
        """Pictogram and label of each chosen card; none where nothing was chosen or asked."""
        answer = self.answer(question_id)
        if not isinstance(answer, tuple):
            return ()
        question = self.form.question(question_id)
        return tuple(
            (question.choice(str(id)).icon, self.lanes.say(f"{question_id}.choice.{id}")) for id in answer
        )

    def items(self, questions: tuple[Question, ...], answers: Answers) -> Iterator[Item]:
        """What was asked, in order: facts, own words, and the repetitions of groups."""
        for question in questions:
            answer = answers.get(question.id)
            label = self.lanes.say(f"{question.id}.text")
            if answer is None:
                yield Fact(label, self.lanes.say("paper.unanswered"), is_open=True)
            elif isinstance(answer, WayOut):
                yield Fact(label, self.lanes.say(f"way.{answer}"), is_open=True)
            elif question.kind is Kind.TEXT:
                yield OwnWords(label, str(answer))
            elif question.kind is Kind.GROUP and isinstance(answer, tuple):
                yield from self.repetitions(question, answer)
            else:
                yield Fact(label, self.value(question, answer))

    def repetitions(self, group: Question, answer: tuple[object, ...]) -> Iterator[Item]:
        """Each repetition with its own small list."""
        if not answer:
            yield Fact(self.lanes.say(f"{group.id}.text"), self.lanes.say("paper.unanswered"), is_open=True)
        for number, item in enumerate(answer, start=1):
            if isinstance(item, Mapping):
                asked = tuple(stop.question for stop in self.journey.inside(group.id, number - 1))
                yield Repetition(self.named(group, number), group.item_icon or group.icon, tuple(self.items(asked, item)))

    def named(self, group: Question, number: int) -> Said:
        """A repetition's name: "Barn 2"."""
        said = self.lanes.say(f"{group.id}.item")
        return Said(counted(said.norwegian, number), counted(said.own, number) if said.own else "")

    def value(self, question: Question, answer: Answer) -> Said:
        """An answer in both lanes, or once where it needs no language."""
        office = self.application.office
        kind = kind_of(question, Facts(offices={office.number: office.name} if office else {}))
        norwegian = kind.show(question, answer, self.lanes.norwegian)
        if question.kind in WORDED and self.lanes.own:
            return Said(norwegian, kind.show(question, answer, self.lanes.own))
        if question.kind is Kind.AMOUNT and question.unit and isinstance(answer, int):
            return self.amount(question, answer)
        return Said(norwegian)

    def amount(self, question: Question, kroner: int) -> Said:
        """An amount with what it is for: "7 500 kr per måned"."""
        number = isolate(f"{kroner:,}".replace(",", HARD_SPACE))
        unit = self.lanes.say(f"{question.id}.unit")
        return Said(f"{number}{HARD_SPACE}{unit.norwegian}", f"{number}{HARD_SPACE}{unit.own}" if unit.own else "")

    def unanswered(self) -> tuple[Fact, ...]:
        """Everything asked that Nav does not know the answer to, with why."""
        return tuple(
            item
            for _, questions in self.steps()
            for item in flat(self.items(questions, self.application.answers))
            if item.is_open and not self.is_none(item)
        )

    def is_none(self, fact: Fact) -> bool:
        """Having none is an answer."""
        return fact.value == self.lanes.say("way.none")

    def moment(self, words: Words) -> str:
        """When it was made, as the language writes it, in Western digits."""
        created = self.application.created
        return f"{day(created, words)} {western_digits(format_time(created, 'HH:mm', locale='nb'))}"


def day(moment: datetime, words: Words) -> str:
    """A date as the language writes it, in Western digits."""
    return western_digits(format_date(moment, "long", locale=words.language.code))


def counted(name: str, number: int) -> str:
    return f"{name[:1].upper()}{name[1:]} {number}"


def flat(items: Iterator[Item] | tuple[Item, ...]) -> Iterator[Fact]:
    """The facts among the items, inside repetitions too."""
    for item in items:
        match item:
            case Fact():
                yield item
            case Repetition():
                yield from flat(item.matter)
            case OwnWords():
                pass
