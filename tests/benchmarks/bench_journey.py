"""One answer in a form of 300 questions, and what is asked now: the kiosk's journey beside SurveyJS on Node.

The one rule: nothing is timed before both have asked the same questions after every answer of the same script.
Run it with `python -m tests.benchmarks.bench_journey`; NODE_PATH names the folder that survey-core stands in.
"""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from kiosk.form.answers import Answer, Answers, Place
from kiosk.form.circumstances import Circumstances
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.journey import Journey, Stop
from tests.benchmarks.big_form import CARDS, MOST, big_form, for_kiosk, for_survey
from tests.benchmarks.figure import Figure, Line, Parts, Row
from tests.benchmarks.rivals import SURVEYJS, surveyjs_version, without_surveyjs
from tests.benchmarks.running import run_alone
from tests.benchmarks.timing import p50, p95

PAGES, CHANGES, ROUNDS = 10, 300, 3
NOW = Circumstances(date(2026, 11, 22))
SCRIPT = Path(__file__).with_name("survey.cjs")
# An answer: what is done ("set", "add" a repetition, set one "inner"), where, the value; for inner ones index and id.
Step = tuple[str, str, Any, int, str]


@dataclass(slots=True)
class Walker:
    """Somebody who fills in the form, then changes their mind again and again; `steps` is what they did."""

    form: Form
    random: Random
    answers: Answers = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def journey(self) -> Journey:
        return Journey(self.form, self.answers, NOW)

    def walk(self) -> list[Step]:
        stop = self.journey().next(None)
        while stop is not None:
            self.answer(stop)
            stop = self.journey().next(stop.place)
        for _ in range(CHANGES):
            self.answer(self.random.choice(self.journey().stops()))
        return self.steps

    def answer(self, stop: Stop) -> None:
        """A group gets one more repetition, with everything in it."""
        if stop.question.kind is not Kind.GROUP:
            value = drawn(stop.question, [card.id for card in self.journey().choices(stop.place)], self.random)
            return self.do(("set", stop.question.id, value, 0, ""))
        group = stop.question.id
        self.do(("add", group, None, 0, ""))
        index = len(repetitions(self.answers, group)) - 1
        inside = self.journey().inside(group, index)
        place: Place | None = inside[0].place
        while place is not None:
            asked = self.form.question(place.question)
            cards = [card.id for card in self.journey().choices(place)]
            self.do(("inner", group, drawn(asked, cards, self.random), index, asked.id))
            after = self.journey().next(place)
            place = after.place if after else None
        return None

    def do(self, step: Step) -> None:
        self.steps.append(step)
        self.answers = put(Journey(self.form, self.answers, NOW).asked(), step)


def drawn(question: Question, cards: list[str], random: Random) -> Answer:
    """A value, or cards among those offered."""
    if question.kind is Kind.INTEGER:
        return random.randint(0, MOST)
    if question.kind is Kind.MANY:
        return tuple(card for card in CARDS if random.random() < 0.4) or (CARDS[0],)
    return random.choice(cards) if cards else random.choice(("x", "y"))


def put(answers: Answers, step: Step) -> Answers:
    """The answers with this one; what was not asked any more is gone by then."""
    op, id, value, index, inner = step
    if op == "set":
        return {**answers, id: tuple(value) if isinstance(value, list) else value}
    items = list(repetitions(answers, id))
    if op == "add":
        items.append({})
    else:
        items[index] = {**items[index], inner: value}
    return {**answers, id: tuple(items)}


def repetitions(answers: Answers, group: str) -> tuple[Answers, ...]:
    """What was answered in each repetition of a group."""
    given = answers.get(group, ())
    return tuple(item for item in given if isinstance(item, Mapping)) if isinstance(given, tuple) else ()


def ours(form: Form, script: list[Step], rounds: int = ROUNDS) -> tuple[list[Any], list[float]]:
    """What is asked after each answer, and the seconds that each took."""
    seen: list[Any] = []
    took = []
    for round in range(rounds + 1):
        journey = Journey(form, {}, NOW)
        for step in script:
            place = Place(step[1])
            began = time.perf_counter()
            journey = Journey(form, put(journey.asked(), step), NOW)
            stops = journey.stops()
            after = journey.next(place)
            journey.progress(place)
            ended = time.perf_counter()
            if round:
                took.append(ended - began)
            else:
                next = after.question.id if after else None
                seen.append([[stop.question.id for stop in stops], next, *around(journey, step)])
    return seen, took


def around(journey: Journey, step: Step) -> tuple[list[list[str]], list[str]]:
    """What stands in the repetitions of the group that was answered, and the cards of any other question."""
    if step[0] == "set":
        return [], [card.id for card in journey.choices(Place(step[1]))]
    rows = (journey.inside(step[1], index) for index in range(len(repetitions(journey.asked(), step[1]))))
    return [[stop.question.id for stop in row] for row in rows], []


def theirs(survey: dict[str, Any], script: list[Step]) -> tuple[list[Any], list[float]]:
    """The same of SurveyJS, in a process of its own."""
    node = shutil.which("node") or "node"
    told = json.dumps({"form": survey, "script": script, "rounds": ROUNDS})
    run = subprocess.run([node, str(SCRIPT)], input=told, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    return [each[:4] for each in found["seen"]], [each / 1e9 for each in found["took"]]


def journeys() -> Iterator[Line]:
    """A form in ten steps, and the same on one page."""
    absent = without_surveyjs(Row.JOURNEY)
    beside = f"{SURVEYJS} {surveyjs_version()}"
    asked = big_form()
    for pages, name in ((PAGES, "in ten steps"), (1, "on one page")):
        form = for_kiosk(asked, pages)
        script = Walker(form, Random(1)).walk()
        seen, took = ours(form, script)
        rival = None
        if absent is None:
            same, rival = theirs(for_survey(asked, pages), script)
            compare(script, seen, same)
        what = f"{len(script)} answers to a form {name}"
        yield Figure(Row.JOURNEY, f"{what}, p50", p50(took), "ms", rival=p50(rival) if rival else None, beside=beside)
        yield Figure(Row.JOURNEY, f"{what}, p95", p95(took), "ms", rival=p95(rival) if rival else None, beside=beside)
    if absent:
        yield absent


def compare(script: list[Step], ours: list[Any], theirs: list[Any]) -> None:
    """Raises AssertionError with the first answer after which the two ask different questions."""
    for number, (step, one, other) in enumerate(zip(script, ours, theirs, strict=True)):
        if one != other:
            odd = [(mine, yours) for mine, yours in zip(one, other, strict=True) if mine != yours]
            raise AssertionError(f"after answer {number}, {step}, they ask different questions: {odd}")


PARTS: Parts = {Row.JOURNEY: journeys}

if __name__ == "__main__":
    run_alone(PARTS)
