"""What a question offers, and how what was typed becomes an answer: the one door to the kinds, for screens and lines.

The one rule: parsing needs no language; whatever a person chose or typed passes here before it is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.form.answers import Answer, Problem
from kiosk.form.definition import Kind, Question
from kiosk.form.journey import Journey, Stop
from kiosk.form.kinds import Facts, kind_of
from kiosk.form.municipality import PostalRegister
from kiosk.form.texts import label_id
from kiosk.language.words import Words
from kiosk.settings import Settings
from kiosk.terminal.widgets.answers.raw import raw_of


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: its picture, and its words: a text id, or a `name` that is the same in all languages."""

    id: str
    icon: str
    text: str = ""
    name: str = ""
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Taking:
    """Built once, handed to every question. `facts`: postal codes, offices, and whether this is practice."""

    facts: Facts
    clock: Callable[[], datetime]

    @classmethod
    def of(cls, settings: Settings, register: PostalRegister, clock: Callable[[], datetime]) -> "Taking":
        """With the offices and the mode these settings give."""
        offices = {office.number: office.name for office in settings.offices}
        return cls(Facts(register, offices, settings.practice), clock)

    def parse(self, question: Question, raw: str) -> Answer | Problem:
        """The answer these characters mean, or why they mean none."""
        return kind_of(question, self.facts).parse(question, raw, self.clock().date())

    def doubt(self, question: Question, answer: Answer) -> str | None:
        """The text id of why this answer is worth asking about again; None where it is as usual."""
        return kind_of(question, self.facts).doubt(question, answer, self.clock().date())

    def fits(self, question: Question, answer: Answer) -> bool:
        """Whether this question takes an answer that was given another day, as it is."""
        return self.parse(question, raw_of(answer)) == answer

    def show(self, question: Question, answer: Answer, words: Words) -> str:
        """The answer as it is read in one language."""
        return kind_of(question, self.facts).show(question, answer, words)

    def offers(self, stop: Stop, journey: Journey) -> list[Offer]:
        """What can be chosen as the answers stand: the question's choices, then its ways out."""
        question = stop.question
        offices = self.offices(journey) if question.kind is Kind.OFFICE else {}
        return [
            *(Offer(number, "office", name=name) for number, name in offices.items()),
            *(
                Offer(choice.id, choice.icon, label_id(question, choice.id), exclusive=choice.exclusive)
                for choice in journey.choices(stop.place)
            ),
            *(Offer(way.value, way.value, f"way.{way.value}", exclusive=True) for way in question.ways_out),
        ]

    def offices(self, journey: Journey) -> Mapping[str, str]:
        """The offices to choose among, number → name: where the address leaves several, those; else all there are."""
        candidates = {office.number: office.name for office in journey.routed()}
        return candidates if len(candidates) > 1 else self.facts.offices
