"""What a visit asks of applicant P and of other lives: keys, characters, words to read.

`python -m tests.benchmarks.bench_applicant [LIFE …]`, each the name of a script under tests/visits. The one rule:
everything is counted on the screens of a real visit, the words as they stand there when it has come.
"""

import re
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from kiosk.form.definition import Form
from kiosk.form.texts import label_id
from tests.benchmarks.disguise import DISGUISED, disguised_house
from tests.benchmarks.figure import Figure, Line, Parts, Reach, Row
from tests.benchmarks.timing import PatientApplicant, TimedTerminal
from tests.pty.pressing import Seen
from tests.pty.script import cells, environment_of, visit_of_today

KIOSK = (sys.executable, "-m", "tests.benchmarks.disguise")
CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
# What the official form asks P: need and why, studies, marriage, home and people, consents, income, savings, expenses.
OFFICIAL = frozenset(
    (
        *("needs", "message", "work_now", "marital", "home_kind", "lives_alone", "tax_consent", "housing_consent"),
        *("income", "balance", "savings", "valuables", "rent_amount", "power_amount", "costs"),
    )
)


P = "alone-on-benefit"
LIVES = ("again-unchanged", "young-couple", "seventeen", "out-of-prison", "whole-life")
# What the official forms ask where it is known: screens, activations, characters, words.
OFFICIAL_FORM = "the official form"
OFFICIAL_COSTS = {P: (11, 21, 158, 848), "again-unchanged": (7, 9, 0, 0)}


@dataclass(frozen=True, slots=True)
class Cost:
    """What some screens ask of a person. `ring_moves`: only of one who has no way to tap."""

    screens: int
    activations: int
    ring_moves: int
    typed: int
    words: int


class Counting:
    """Walks the visit of one life, whose papers all come later, and counts the words of each screen."""

    def __init__(self, terminal: TimedTerminal, life: str) -> None:
        self.house = disguised_house()
        self.life = life
        visit = visit_of_today(life, datetime.now().astimezone())
        visit = replace(visit, language=DISGUISED, documents={})
        self.terminal = terminal
        self.applicant = PatientApplicant(terminal, self.house, visit)
        self.applicant.arrived = self.count
        self.words: dict[str, int] = {}

    def walk(self) -> None:
        self.applicant.begin()
        self.applicant.answer_all()
        self.applicant.confirm()
        self.applicant.look_at_pages()
        self.applicant.leave()

    def count(self, seen: Seen) -> None:
        """Words in ordinary letters as they stand there, and those of the question and its cards in large ones.

        The mark of practice is left out: it stands on the screens of the rehearsal office, and no applicant sees it.
        """
        self.terminal.settle()
        mark = self.house.library.words(DISGUISED)("practice.mark")
        lines = [line.replace(mark, "", 1) for line in self.terminal.lines]
        plain = sum(len(CYRILLIC.findall(line)) for line in lines)
        large = sum(
            len(text.split())
            for text in self.large_texts(seen.name)
            if not self.terminal.shows_plain(text) and self.terminal.shows(text)
        )
        self.words[seen.name] = self.words.get(seen.name, 0) + plain + large

    def large_texts(self, name: str) -> Sequence[str]:
        """What may stand on this screen in large letters."""
        words = self.house.library.words(DISGUISED)
        if "." in name:
            return [words(name)]
        question = self.house.form.question(name)
        labels = [words(label_id(question, choice.id)) for choice in question.choices]
        return [words(f"{name}.text"), *labels]

    def cost(self, of: Collection[str] = ()) -> Cost:
        """Of these screens; of all when none are named."""
        seen = [each for each in self.applicant.seen if not of or each.name in of]
        return Cost(
            len(seen),
            sum(each.activations for each in seen),
            sum(each.ring_moves for each in seen),
            sum(each.typed for each in seen),
            sum(self.words[each.name] for each in seen),
        )

    def to_application(self) -> Cost:
        """From the rest screen until the declaration is given; the paper is made by then."""
        names = [each.name for each in self.applicant.seen]
        return self.cost(names[: names.index("declaration") + 1])


def pictured(form: Form) -> float:
    """The share of choices that have a pictogram, in percent."""
    questions = [each for question in form.questions() for each in (question, *question.questions)]
    icons = [choice.icon for question in questions for choice in question.choices]
    return 100 * sum(map(bool, icons)) / len(icons)


def row(what: str, *columns: object, reach: str = "") -> str:
    """One line of the table: screens, activations, ring moves, characters, words."""
    return f"{what:<34}" + "".join(f" {column:>11}" for column in columns) + f"  {reach}"


def head(what: str) -> list[str]:
    """The names of the columns."""
    line = row(what, "screens", "activations", "ring moves", "characters", "words", reach="reach")
    return [line, "-" * len(line)]


def report(counting: Counting) -> str:
    """The table of P, and beneath it each screen."""
    screens, activations, typed, words = OFFICIAL_COSTS[P]
    lines = [
        *head("applicant P"),
        row("what the official form asks", *astuple(counting.cost(OFFICIAL)), reach="≤ 18, ≤ 20, ≤ 400"),
        row("  (the official form itself)", screens, activations, "", typed or "", words or ""),
        row("rest screen to printed application", *astuple(counting.to_application()), reach="≤ 45, ≤ 90"),
        row("the whole visit", *astuple(counting.cost())),
        f"choices with a pictogram: {pictured(counting.house.form):.0f} % (reach: 100 %)",
        *(
            row(f"  {seen.name}", "", seen.activations, seen.ring_moves, seen.typed, counting.words[seen.name])
            for seen in counting.applicant.seen
        ),
    ]
    return "\n".join(lines)


def compared(lives: Sequence[Counting]) -> str:
    """Each life from the rest screen to the printed application."""
    lines = head("rest screen to printed application")
    for each in lives:
        lines.append(row(each.life, *astuple(each.to_application())))
        if each.life in OFFICIAL_COSTS:
            screens, activations, typed, words = OFFICIAL_COSTS[each.life]
            lines.append(row("  (the official form)", screens, activations, "", typed or "", words or ""))
    return "\n".join(lines)


@cache
def counted(life: str) -> Counting:
    """One life, walked to its end."""
    with (
        tempfile.TemporaryDirectory() as home,
        TimedTerminal(KIOSK, environment_of(Path(home)), cells()) as terminal,
    ):
        counting = Counting(terminal, life)
        counting.walk()
        return counting


def questions() -> Iterator[Line]:
    """P at the questions that the official form asks, too, beside that form."""
    asked, form = counted(P).cost(OFFICIAL), counted(P).house.form
    _, clicks, typed, words = OFFICIAL_COSTS[P]
    for what, ours, most, theirs in (
        ("activations: keys or taps that choose or go on", asked.activations, 18, clicks),
        ("typed characters", asked.typed, 20, typed),
        ("words to read in the applicant's language", asked.words, 400, words),
    ):
        yield Figure(Row.QUESTIONS, what, ours, "", Reach(most=most), float(theirs), OFFICIAL_FORM)
    yield Figure(Row.QUESTIONS, "choices with a pictogram", pictured(form), "%", Reach(least=100), 0, OFFICIAL_FORM)


def visit() -> Iterator[Line]:
    """P from the rest screen until the paper is made."""
    whole = counted(P).to_application()
    yield Figure(Row.VISIT, "activations", whole.activations, "", Reach(most=45))
    yield Figure(Row.VISIT, "typed characters", whole.typed, "", Reach(most=90))
    yield Figure(Row.VISIT, "words to read in the applicant's language", whole.words)


PARTS: Parts = {Row.QUESTIONS: questions, Row.VISIT: visit}

if __name__ == "__main__":
    applicant = counted(P)
    print(report(applicant), end="\n\n")
    print(compared([applicant, *map(counted, sys.argv[1:] or LIVES)]))
