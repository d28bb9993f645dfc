"""What a visit asks of applicant P: keys, typed characters, words to read: `python -m tests.benchmarks.bench_applicant`.

The one rule: everything is counted on the screens of a real visit, the words as they stand there when it has come.
"""

import re
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kiosk.form.definition import Form
from kiosk.form.texts import label_id
from tests.benchmarks.disguise import DISGUISED, disguise, disguised_house
from tests.benchmarks.timing import PatientApplicant, TimedTerminal
from tests.pty.driver import Seen, cells, environment_of, visit_of_today

KIOSK = (sys.executable, "-m", "tests.benchmarks.disguise")
CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
# What the official form asks P: need and why, studies, marriage, home and people, consents, income, savings, expenses.
OFFICIAL = frozenset(
    (
        *("needs", "message", "work_now", "marital", "home_kind", "lives_alone", "tax_consent", "housing_consent"),
        *("income", "balance", "savings", "valuables", "rent_amount", "power_amount", "costs"),
    )
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What some screens ask of a person. `ring_moves`: only of one who has no way to tap."""

    screens: int
    activations: int
    ring_moves: int
    typed: int
    words: int


class Counting:
    """Walks P's visit and counts the words of each screen."""

    def __init__(self, terminal: TimedTerminal) -> None:
        self.house = disguised_house()
        visit = replace(visit_of_today("alone-on-benefit", datetime.now().astimezone()), language=DISGUISED)
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
        """Words in ordinary letters as they stand there, and those of the question and its cards in large ones."""
        self.terminal.settle()
        plain = sum(len(CYRILLIC.findall(line)) for line in self.terminal.lines)
        large = sum(
            len(text.split())
            for text in self.large_texts(seen.name)
            if not self.terminal.shows_plain(text) and self.terminal.shows(text)
        )
        self.words[seen.name] = plain + large

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


def row(what: str, cost: Cost, reach: str) -> str:
    return (
        f"{what:<34} {cost.screens:>7} {cost.activations:>11} {cost.ring_moves:>10} {cost.typed:>10} {cost.words:>6}  {reach}"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        with TimedTerminal(KIOSK, environment_of(Path(home)), cells()) as terminal:
            counting = Counting(terminal)
            counting.walk()
    head = f"{'applicant P':<34} {'screens':>7} {'activations':>11} {'ring moves':>10} {'characters':>10} {'words':>6}  reach"
    print(head, "-" * len(head), sep="\n")
    print(row("what the official form asks", counting.cost(OFFICIAL), "≤ 18, ≤ 20, ≤ 400"))
    print(f"{'  (the official form itself)':<34} {11:>7} {21:>11} {'':>10} {158:>10} {848:>6}")
    print(row("rest screen to printed application", counting.to_application(), "≤ 45, ≤ 90"))
    print(row("the whole visit", counting.cost(), ""))
    print(f"choices with a pictogram: {pictured(counting.house.form):.0f} % (reach: 100 %)")
    for seen in counting.applicant.seen:
        print(f"  {seen.name:<32} {seen.activations:>9} {seen.typed:>33} {counting.words[seen.name]:>6}")
