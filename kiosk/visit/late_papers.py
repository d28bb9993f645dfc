"""Papers to an application that was handed in before: which they are, by the answers of the form for late papers.

The one rule: a paper is named by the application's own documentation; the form for late papers has none of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.form.answers import Answer, Answers
from kiosk.form.definition import Documentation, Form, Kind, Question
from kiosk.form.documentation import HERE, OTHER
from kiosk.form.journey import Journey
from kiosk.visit.receipt_key import LENGTH


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of the application from its receipt and the register.

    `key`: as the receipt has it: sixteen characters, or the six that were typed; "" where only the number is known.
    `documents`: ids of the documentation that Nav waits for, `by` when; `office`: where it is now, "" for nowhere;
    `sent`: when it was sent digitally, None for what was not.
    """

    key: str = field(default="", repr=False)
    documents: tuple[str, ...] = ()
    by: date | None = None
    office: str = ""
    sent: datetime | None = None

    @property
    def can_be_found(self) -> bool:
        """Whether its owner can find it at the municipality: by the whole key, or by when it was sent."""
        return len(self.key) == LENGTH or self.sent is not None


def papers_of(application: Form, journey: Journey, wanted: Iterable[str]) -> tuple[Documentation, ...]:
    """What Nav waits for first, then what was ticked, each once and in form order."""
    ticked, first = set(ticked_in(application, journey)), set(wanted)
    papers = application.documentation
    return (
        *(each for each in papers if each.id in first),
        *(each for each in papers if each.id in ticked - first),
    )


def ticked_in(application: Form, journey: Journey) -> Iterator[str]:
    """The papers that the answers name; what no list has is the application's paper for anything else."""
    others = [each.id for each in application.documentation if each.type == OTHER]
    for stop in journey.stops():
        answer, is_list = journey.answer_at(stop.place), names_papers(stop.question, application)
        if is_list and isinstance(answer, tuple):
            yield from map(str, answer)
        elif (is_list and answer is not None) or stop.question.kind is Kind.TEXT:
            yield from others


def asks_papers(form: Form, application: Form) -> frozenset[str]:
    """The questions of which papers there are: the topics, and what they lead to."""
    if lead := lead_of(form, application):
        return frozenset({lead.id}.union(*(led_to(form, lead, topic.id) for topic in lead.choices)))
    return frozenset()


def ticks_for(form: Form, application: Form, answers: Answers, documents: Iterable[str]) -> dict[str, Answer]:
    """The answers that name these papers too, topics included, beside those named before."""
    wanted = set(documents)
    is_other = any(each.type == OTHER for each in application.documentation if each.id in wanted)
    ticks: dict[str, Answer] = {}
    named = set[str]()
    for question in form.questions():
        ids = wanted & {choice.id for choice in question.choices}
        if ids and names_papers(question, application):
            ticks[question.id] = ticked_beside(question, answers, ids)
        if question.id in ticks or (is_other and question.kind is Kind.TEXT):
            named.add(question.id)
    if lead := lead_of(form, application):
        topics = {topic.id for topic in lead.choices if named & led_to(form, lead, topic.id)}
        ticks |= {lead.id: ticked_beside(lead, answers, topics)} if topics else {}
    return ticks


def ticked_beside(question: Question, answers: Answers, ids: set[str]) -> tuple[str, ...]:
    """The cards that are chosen, and these, in their order."""
    answer = answers.get(question.id)
    chosen = ids | set(map(str, answer)) if isinstance(answer, tuple) else ids
    return tuple(choice.id for choice in question.choices if choice.id in chosen)


def handed_in(form: Form, application: Form, answers: Answers, standing: Mapping[str, str]) -> dict[str, Answer]:
    """The answers, without the papers that do not lie here after all, nor the topics that only those stood under."""
    kept, emptied = dict(answers), set[str]()
    for id, answer in answers.items():
        if isinstance(answer, tuple) and names_papers(form.question(id), application):
            if here := tuple(paper for paper in map(str, answer) if standing.get(paper, HERE) == HERE):
                kept[id] = here
            else:
                del kept[id]
                emptied.add(id)
    lead = lead_of(form, application)
    if lead and isinstance(topics := kept.get(lead.id), tuple):
        kept[lead.id] = tuple(topic for topic in map(str, topics) if not emptied & led_to(form, lead, topic))
    return kept


def lead_of(form: Form, application: Form) -> Question | None:
    """The question of topics, which decides which lists of papers are shown."""
    many = (each for each in form.questions() if each.kind is Kind.MANY)
    return next((each for each in many if not names_papers(each, application)), None)


def led_to(form: Form, lead: Question, topic: str) -> set[str]:
    """The questions that this topic leads to."""
    return {each.id for each in form.questions() if lead.id in each.show.names and each.show.holds({lead.id: (topic,)})}


def names_papers(question: Question, application: Form) -> bool:
    """Whether its cards are papers the application asks for."""
    known = {each.id for each in application.documentation}
    return question.kind is Kind.MANY and any(choice.id in known for choice in question.choices)
