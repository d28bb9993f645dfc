"""Random forms and random answers to them, drawn through hypothesis's own Random so that a failure shrinks.

The one rule: a random form looks only back and leads only onward, as the checker demands, so that a property that
holds here holds for every real form.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kiosk.form.answers import Address, Answer, Answers, Name
from kiosk.form.circumstances import ERRANDS
from kiosk.form.condition import ALWAYS, Condition, parse_condition
from kiosk.form.definition import Choice, Form, Kind, Question, Step, WayOut
from kiosk.form.drafting import BUILT_IN

SIMPLE = (
    *(Kind.ONE, Kind.MANY, Kind.YESNO, Kind.CONSENT, Kind.INTEGER, Kind.AMOUNT, Kind.DATE, Kind.TEXT),
    *(Kind.IDENTITY, Kind.ADDRESS),
)
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
LETTERS = "aB ÆøЖщعא١1,-\u0301😀"


def randoms() -> SearchStrategy[Random]:
    """A source of chances that hypothesis can shrink."""
    return st.randoms(use_true_random=False)


def forms() -> SearchStrategy[Form]:
    """Forms of one to four steps, with conditions, groups and routes."""
    return randoms().map(random_form)


def visits() -> SearchStrategy[tuple[Form, Answers]]:
    """A form and answers to some of it."""
    return randoms().map(random_visit)


def random_visit(random: Random) -> tuple[Form, Answers]:
    form = random_form(random)
    return form, random_answers(tuple(form.questions()), random)


def random_form(random: Random) -> Form:
    made: list[Question] = []
    for number in range(random.randint(1, 9)):
        made.append(random_question(f"q{number}", (*SIMPLE, Kind.GROUP, Kind.ONE, Kind.MANY), made, random))
    for number, question in enumerate(made):
        target = random.randint(number + 1, 2 * len(made))
        made[number] = leading(question, f"q{target}") if target < len(made) else question
    size = random.randint(1, 4)
    parts = [tuple(made[start : start + size]) for start in range(0, len(made), size)]
    steps = tuple(Step(f"s{number}", f"S{number}", "home", part) for number, part in enumerate(parts))
    index = {each.id: each for top in made for each in (top, *top.questions)}
    return Form("random", "1", "Random", "home", steps, "nb", index)


def random_question(id: str, kinds: Sequence[Kind], before: Sequence[Question], random: Random) -> Question:
    """A question that may depend on those before it."""
    kind = random.choice(kinds)
    choices = BUILT_IN.get(kind, ())
    if kind in {Kind.ONE, Kind.MANY}:
        count = random.randint(1, 4)
        choices = tuple(Choice(f"c{n}", f"C{n}", "home", show=random_show(before, random)) for n in range(count))
    inner: list[Question] = []
    for number in range(random.randint(1, 3) if kind is Kind.GROUP else 0):
        inner.append(random_question(f"{id}_{number}", SIMPLE, [*before, *inner], random))
    ways = tuple(way for way in WayOut if random.random() < 0.3)
    show, required = random_show(before, random), random.random() < 0.5
    return Question(id, kind, f"{id}?", "home", "", choices=choices, ways_out=ways, show=show, required=required,
                    questions=tuple(inner))  # fmt: skip


def leading(question: Question, target: str) -> Question:
    """The question leading somewhere else: by its last choice when it has choices of its own, else always."""
    if question.kind not in {Kind.ONE, Kind.MANY}:
        return replace(question, next=target)
    return replace(question, choices=(*question.choices[:-1], replace(question.choices[-1], next=target)))


def random_show(before: Sequence[Question], random: Random) -> Condition:
    return parse_condition(random_claim(before, random)) if before and random.random() < 0.5 else ALWAYS


def random_claim(before: Sequence[Question], random: Random, depth: int = 2) -> str:
    """The text of a condition over earlier questions."""
    if depth and random.random() < 0.3:
        left, right = random_claim(before, random, depth - 1), random_claim(before, random, depth - 1)
        return random.choice((f"({left}) and ({right})", f"{left} or {right}", f"not ({left})"))
    question = random.choice(before)
    id, sign, options = question.id, random.choice(COMPARISONS), [f"answered({question.id})"]
    if random.random() < 0.1:
        return f'errand {random.choice(("==", "!="))} "{random.choice(ERRANDS)}"'
    if question.kind in {Kind.DATE, Kind.IDENTITY}:
        options.append(f"age({id}) {sign} {random.randint(0, 100)}")
    if question.kind is Kind.DATE:
        options.append(f"days({id}) {sign} {random.randint(-400, 40_000)}")
    if question.kind is Kind.ADDRESS:
        options.append(f"offices({id}) {sign} {random.randint(0, 2)}")
    if question.kind in {Kind.YESNO, Kind.CONSENT}:
        options.append(id)
    if question.choices:
        chosen = random.choice(question.choices).id
        options += [f'{id} == "{chosen}"', f'{id} != "{chosen}"', f'"{chosen}" in {id}', f'{id} in ["{chosen}"]']
    if question.kind in {Kind.INTEGER, Kind.AMOUNT}:
        options.append(f"{id} {sign} {random.randint(-5, 5)}")
    if question.kind in {Kind.MANY, Kind.GROUP}:
        options += [f"count({id}) {sign} 2", f"any({id})"]
    if question.questions:
        options.append(f"any({id}, {random_claim(question.questions, random, 0)})")
    return random.choice(options)


def random_answers(asked: Sequence[Question], random: Random) -> Answers:
    """Answers to some of these questions."""
    return {question.id: random_answer(question, random) for question in asked if random.random() < 0.75}


def random_answer(question: Question, random: Random) -> Answer:
    """Any answer of the question's kind, its ways out included."""
    if question.ways_out and random.random() < 0.2:
        return random.choice(question.ways_out)
    if question.kind is Kind.MANY:
        ids = tuple(choice.id for choice in question.choices if random.random() < 0.5)
        return ids or (question.choices[0].id,)
    if question.kind is Kind.GROUP:
        return tuple(random_answers(question.questions, random) for _ in range(random.randint(0, 3)))
    if question.choices:
        return random.choice(question.choices).id
    return random_value(question.kind, random)


def random_value(kind: Kind, random: Random) -> Answer:
    """A value of a kind that is not chosen."""
    if kind in {Kind.INTEGER, Kind.AMOUNT, Kind.PERCENT}:
        return random.randint(0, 9 if random.random() < 0.5 else 100)
    if kind is Kind.DATE:
        return date(1900, 1, 1) + timedelta(days=random.randint(0, 70_000))
    if kind is Kind.NAME:
        return Name(random_text(random), random_text(random))
    if kind is Kind.IDENTITY and random.random() < 0.8:
        return random.choice(("17058412345", "57058412345", "17458412345", "57858412345", "01011012345"))
    if kind is Kind.ADDRESS:
        return Address(random_text(random), "0182", "Oslo", "0301")
    return random_text(random)


def random_text(random: Random) -> str:
    return "".join(random.choice(LETTERS) for _ in range(random.randint(1, 6)))
