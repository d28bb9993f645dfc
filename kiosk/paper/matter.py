"""What there is to print of one application: every asked question with its answer, as items in two languages.

The one rule: nothing the applicant answered is left out: what no block names is printed by the block `rest`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from babel.dates import format_time

from kiosk.form.answers import Address, Answer, Place
from kiosk.form.budget import Budget, budget_of
from kiosk.form.definition import Choice, Documentation, Form, Kind, Question, Step, WayOut
from kiosk.form.journey import Journey, Stop
from kiosk.form.kinds import Facts, kind_of
from kiosk.form.kinds.counting import spaced
from kiosk.form.municipality import PostalRegister
from kiosk.form.texts import label_id
from kiosk.language.script import reads_leftward, western_digits
from kiosk.language.words import Words
from kiosk.paper.figures import counted, long_day, own_day, short_day, upper
from kiosk.paper.items import Fact, Item, OwnWords, Repetition, flat
from kiosk.paper.lanes import NORWEGIAN, Lanes, Said
from kiosk.paper.meanwhile import NOTHING, Meanwhile
from kiosk.paper.papers import Papers
from kiosk.visit.application import WHERE, Application, circumstances_of
from kiosk.visit.signed_in import SHOWN

CHOSEN = frozenset({Kind.ONE, Kind.MANY, Kind.YESNO, Kind.CONSENT})
# Longer own words are a paragraph, with a note of their language; shorter ones fit a row.
SHORT_WORDS = 40


@dataclass(frozen=True, slots=True)
class Matter:
    """An application laid out for printing. `municipality`: its name, where an address says; never when discreet.

    `papers_of`: the form that names the documents, where it is another.
    """

    form: Form
    application: Application
    lanes: Lanes
    journey: Journey = field(repr=False)
    budget: Budget = field(default=Budget(), repr=False)
    municipality: str = field(default="", repr=False)
    meanwhile: Meanwhile = NOTHING
    papers_of: Form | None = field(default=None, repr=False)

    def stops(self) -> tuple[Stop, ...]:
        """What was asked and may be printed."""
        return tuple(stop for stop in self.journey.stops() if self.is_printed(stop))

    def is_printed(self, stop: Stop) -> bool:
        """Not where somebody lives, when discreet; an office only where the applicant was asked for it; and not which
        card was shown, where a sign-in says more than any card.
        """
        if stop.question.kind in WHERE and self.application.discreet:
            return False
        if stop.question.id == SHOWN and self.application.signed_in:
            return False
        was_asked = stop.question.id in self.application.answers or str(stop.place) in self.application.unanswered
        return stop.question.kind is not Kind.OFFICE or was_asked

    def steps(self) -> Iterator[tuple[Step, tuple[Stop, ...]]]:
        """The steps that asked something, with what they asked."""
        for step in self.form.steps:
            stops = tuple(stop for stop in self.stops() if stop.step is step)
            if stops:
                yield step, stops

    def answer(self, question: str) -> Answer | None:
        """The answer to a top question, if there is one that may be printed."""
        answer = self.application.answers.get(question)
        return None if isinstance(answer, Address) and self.application.discreet else answer

    @property
    def is_reference_unknown(self) -> bool:
        """Whether late papers come without the number of the application they belong to."""
        asked = [stop.question.id for stop in self.journey.stops() if stop.question.kind is Kind.REFERENCE]
        return any(isinstance(self.answer(id), WayOut | None) for id in asked)

    @property
    def papers(self) -> Papers:
        """The documents."""
        return Papers(self.papers_of or self.form, self.application, self.meanwhile)

    def documents(self, state: str) -> tuple[Documentation, ...]:
        """The documents in this state ("here", "later", "earlier" or "missing"), in form order."""
        return self.papers.in_state(state)

    def chosen(self, question_id: str) -> tuple[Choice, ...]:
        """The chosen cards of a top question; none where nothing was chosen or asked."""
        answer = self.answer(question_id)
        if not isinstance(answer, tuple):
            return ()
        question = self.form.question(question_id)
        return tuple(question.choice(str(id)) for id in answer)

    def speaks(self, question_id: str, card: str) -> Said:
        """The applicant's language, and whether the card that asks for an interpreter was chosen."""
        code = self.application.language
        norwegian = self.lanes.norwegian(f"language.name.{code}")
        own = self.lanes.own.language.name if self.lanes.own else ""
        if card not in [choice.id for choice in self.chosen(question_id)]:
            return Said(upper(norwegian), own)
        said = self.lanes.norwegian("paper.with_interpreter", language=upper(norwegian))
        return Said(said, self.lanes.own("paper.with_interpreter", language=own) if self.lanes.own else "")

    def label(self, question_id: str, choice: Choice) -> Said:
        """A card's label."""
        return self.lanes.say(label_id(self.form.question(question_id), choice.id))

    def items(self, stops: Collection[Stop], printed: Collection[str] = ()) -> Iterator[Item]:
        """What was asked at these stops, in order, without what has been printed."""
        for stop in stops:
            if str(stop.place) in printed:
                continue
            answer = self.journey.answer_at(stop.place)
            if stop.question.kind is Kind.GROUP and isinstance(answer, tuple) and answer:
                yield from self.repetitions(stop.question, len(answer), printed)
            else:
                yield self.item(stop, answer)

    def item(self, stop: Stop, answer: Answer | None) -> Fact | OwnWords:
        """One question with its answer, or with what stands in its place."""
        question, place = stop.question, str(stop.place)
        label = self.lanes.say(f"{question.id}.text")
        if answer is None or answer == ():
            return Fact(place, label, self.lanes.say("paper.unanswered"), is_open=True, is_answer=False)
        if isinstance(answer, WayOut):
            return Fact(place, label, self.way_out(question, answer), True, answer is WayOut.NONE)
        if question.kind is Kind.TEXT:
            return self.own_words(place, label, str(answer))
        return Fact(place, label, self.value(question, answer))

    def own_words(self, place: str, label: Said, text: str) -> Fact | OwnWords:
        """The applicant's own words, never translated: in their lane, where the lanes stand apart."""
        is_turned = reads_leftward(text) and not self.lanes.is_mirrored
        if len(text) > SHORT_WORDS or "\n" in text or is_turned:
            return OwnWords(place, label, text)
        return Fact(place, label, Said("", text) if self.lanes.is_mirrored else Said(text))

    def own_words_tag(self, language: str) -> Said:
        """Which language own words are in, where that is not the caseworker's."""
        own = self.lanes.own
        if own is None and language in NORWEGIAN:
            return Said("")
        norwegian = self.lanes.norwegian("paper.written_in", language=self.lanes.norwegian(f"language.name.{language}"))
        return Said(norwegian, own("paper.written_in", language=own.language.name) if own else "")

    def way_out(self, question: Question, answer: WayOut) -> Said:
        """Why there is no value."""
        has_none = answer is WayOut.NONE and question.kind not in CHOSEN
        return self.lanes.say("way.has_none" if has_none else f"way.{answer}")

    def repetitions(self, group: Question, count: int, printed: Collection[str]) -> Iterator[Repetition]:
        """Each repetition with what is left to print of it."""
        for index in range(count):
            items = tuple(self.items(self.journey.inside(group.id, index), printed))
            if items:
                yield Repetition(self.named(group, index), group.item_icon or group.icon, items)

    def named(self, group: Question, index: int) -> Said:
        """A repetition's name: "Barn 2"."""
        said = self.lanes.say(f"{group.id}.item")
        return Said(counted(said.norwegian, index), counted(said.own, index) if said.own else "")

    def value(self, question: Question, answer: Answer) -> Said:
        """An answer in both lanes, or once where it needs no language."""
        office = self.application.office
        kind = kind_of(question, Facts(offices={office.number: office.name} if office else {}))
        if question.kind is Kind.DATE and isinstance(answer, date):
            return Said(short_day(answer), own_day(answer, self.lanes.own) if question.birth else "")
        if question.kind is Kind.AMOUNT and question.unit and isinstance(answer, int):
            return self.amount(question, answer)
        norwegian = kind.show(question, answer, self.lanes.norwegian)
        is_worded = question.kind in CHOSEN or bool(question.unit)
        own = self.lanes.own if is_worded else None
        return Said(norwegian, kind.show(question, answer, own) if own else "")

    def amount(self, question: Question, kroner: int) -> Said:
        """An amount with what it is for: "7 500 kr per måned"."""
        unit = self.lanes.say(f"{question.id}.unit")
        number = spaced(kroner)
        return Said(f"{number} {unit.norwegian}", f"{self.lanes.held(number)} {unit.own}" if unit.own else "")

    def unanswered(self) -> tuple[Fact, ...]:
        """Every question that Nav does not know the answer to, with why."""
        items = flat(tuple(self.items(self.stops())))
        return tuple(item for item in items if not item.is_answer)

    def inside(self, group: str) -> int:
        """How many repetitions a group has."""
        answer = self.answer(group)
        return len(answer) if isinstance(answer, tuple) else 0

    def answer_inside(self, group: str, index: int, question: str) -> Answer | None:
        """The answer inside a repetition."""
        return self.journey.answer_at(Place(question, group, index))

    def moment(self, words: Words) -> str:
        """When it was made, as the language writes it, in Western digits."""
        created = self.application.created
        time = western_digits(format_time(created, "HH.mm", locale="nb"))
        return f"{long_day(created, words)}, {time}"


def matter_of(
    form: Form,
    application: Application,
    lanes: Lanes,
    register: PostalRegister | None = None,
    meanwhile: Meanwhile = NOTHING,
    papers_of: Form | None = None,
) -> Matter:
    """The matter of an application to this form; `register` gives the municipality its name."""
    journey = Journey(form, application.answers, circumstances_of(form, application))
    name = "" if application.discreet else municipality_of(form, application, register or PostalRegister())
    return Matter(form, application, lanes, journey, budget_of(form, journey), name, meanwhile, papers_of)


def municipality_of(form: Form, application: Application, register: PostalRegister) -> str:
    """The name of the municipality that the first answered address lies in, those that decide the office first."""
    given = [application.answers.get(id) for id in form.routed_by] + list(application.answers.values())
    address = next((each for each in given if isinstance(each, Address)), None)
    found = register.find(address.postal_code) if address else None
    return found.name if found else ""
