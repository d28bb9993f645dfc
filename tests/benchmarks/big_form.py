"""A form of 300 questions, drawn by lot from a fixed seed: for the kiosk, and as anybody would write it for SurveyJS.

The one rule: both are made of the same claims, so that whatever is asked in one is asked in the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from kiosk.form.condition import ALWAYS, parse_condition
from kiosk.form.definition import Choice, Form, Kind, Question, Step

QUESTIONS, GROUPS, INNER = 300, 8, 4
CARDS = ("a", "b", "c", "d", "e")
# How far back a question looks for what opens it, as people write forms.
BACK = 40
MOST = 60
Compare = Literal["is", "more", "has", "answered", "any"]
NATIVE: Mapping[Kind, tuple[Compare, ...]] = {
    Kind.YESNO: ("is",),
    Kind.ONE: ("is", "answered"),
    Kind.MANY: ("has",),
    Kind.INTEGER: ("more",),
    Kind.TEXT: ("answered",),
    Kind.GROUP: ("any",),
}
SURVEY_TYPES = {
    Kind.YESNO: "radiogroup",
    Kind.ONE: "radiogroup",
    Kind.MANY: "checkbox",
    Kind.INTEGER: "text",
    Kind.TEXT: "text",
    Kind.GROUP: "paneldynamic",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """Something about an earlier answer. `inside`: the answer stands in the same repetition."""

    question: str
    compare: Compare
    value: str | int = ""
    inside: bool = False

    def for_kiosk(self) -> str:
        match self.compare:
            case "is":
                return f"{self.question} == '{self.value}'"
            case "more":
                return f"{self.question} > {self.value}"
            case "has":
                return f"'{self.value}' in {self.question}"
            case "answered":
                return f"answered({self.question})"
            case "any":
                return f"any({self.question}, {self.value})"

    def for_survey(self) -> str:
        name = f"{{panel.{self.question}}}" if self.inside else f"{{{self.question}}}"
        match self.compare:
            case "is":
                return f"{name} = '{self.value}'"
            case "more":
                return f"{name} > {self.value}"
            case "has":
                return f"{name} contains '{self.value}'"
            case "answered":
                return f"{name} notempty"
            case "any":
                inner, _, least = str(self.value).partition(" >= ")
                return f"countInArray({name}, '{inner}', '{{{inner}}} >= {least}') > 0"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `claims` open it, all of them or (`either`) any; `late`: the claim that opens its last card."""

    id: str
    kind: Kind
    required: bool
    claims: tuple[Claim, ...] = ()
    either: bool = False
    late: Claim | None = None
    inner: tuple["Asked", ...] = ()

    def condition(self, *, survey: bool) -> str:
        word = " or " if self.either else " and "
        return word.join(claim.for_survey() if survey else claim.for_kiosk() for claim in self.claims)


def big_form(seed: int = 300) -> tuple[Asked, ...]:
    """The top questions in order; those in groups are counted too."""
    random = Random(seed)
    tops: list[Asked] = []
    count = QUESTIONS - GROUPS * INNER
    groups = {round((number + 0.5) * count / GROUPS) for number in range(GROUPS)}
    for number in range(count):
        tops.append(drawn_group(number, random) if number in groups else drawn(f"q{number}", tops, random))
    return tuple(tops)


def drawn(id: str, before: Sequence[Asked], random: Random, *, inside: bool = False) -> Asked:
    """A question of any kind but a group."""
    kinds = (Kind.YESNO, Kind.ONE, Kind.YESNO, Kind.ONE, Kind.MANY, Kind.INTEGER, Kind.TEXT)
    kind = random.choice(kinds)
    opens = tuple(claim(random.choice(before[-BACK:]), random, inside=inside) for _ in range(opening(before, random)))
    late = None
    if kind is Kind.ONE and before and random.random() < 0.25:
        late = claim(random.choice(before[-BACK:]), random, inside=inside)
    return Asked(id, kind, random.random() < 0.2, opens, random.random() < 0.5, late)


def opening(before: Sequence[Asked], random: Random) -> int:
    """How many claims open a question: none for four in ten."""
    return random.choice((0, 0, 1, 1, 2)) if before else 0


def drawn_group(number: int, random: Random) -> Asked:
    """A group, as of children or jobs; what is inside looks only at its own repetition.

    It is always asked: of a hidden group with two repetitions SurveyJS 3.1 forgets one and keeps the other.
    """
    inner = [Asked(f"q{number}_0", Kind.INTEGER, True)]
    while len(inner) < INNER:
        inner.append(drawn(f"q{number}_{len(inner)}", inner, random, inside=True))
    return Asked(f"q{number}", Kind.GROUP, False, inner=tuple(inner))


def claim(about: Asked, random: Random, *, inside: bool) -> Claim:
    compare = random.choice(NATIVE[about.kind])
    match about.kind:
        case Kind.INTEGER:
            return Claim(about.id, compare, random.randint(5, MOST // 2), inside)
        case Kind.YESNO:
            return Claim(about.id, compare, "yes" if random.random() < 0.7 else "no", inside)
        case Kind.GROUP:
            return Claim(about.id, compare, f"{about.inner[0].id} >= {random.randint(5, MOST // 2)}", inside)
        case _:
            return Claim(about.id, compare, random.choice(CARDS[:3]) if compare != "answered" else "", inside)


def for_kiosk(asked: Sequence[Asked], steps: int) -> Form:
    """The form as the kiosk has it once it has been read."""
    made = [question_of(each) for each in asked]
    size = -(-len(made) // steps)
    parts = [tuple(made[start : start + size]) for start in range(0, len(made), size)]
    index = {each.id: each for top in made for each in (top, *top.questions)}
    whole = tuple(Step(f"s{number}", f"Step {number}", "home", part) for number, part in enumerate(parts))
    return Form("big", "1", "Big", "home", whole, "nb", index)


def cards_of(asked: Asked) -> tuple[str, ...]:
    if asked.kind is Kind.YESNO:
        return ("yes", "no")
    return CARDS if asked.kind in (Kind.ONE, Kind.MANY) else ()


def question_of(asked: Asked) -> Question:
    cards = cards_of(asked)
    late = parse_condition(asked.late.for_kiosk()) if asked.late else ALWAYS
    choices = tuple(Choice(card, card, "home", show=late if card == CARDS[-1] else ALWAYS) for card in cards)
    return Question(
        asked.id,
        asked.kind,
        f"{asked.id}?",
        "home",
        choices=choices,
        show=parse_condition(asked.condition(survey=False)) if asked.claims else ALWAYS,
        required=asked.required,
        questions=tuple(map(question_of, asked.inner)),
    )


def for_survey(asked: Sequence[Asked], pages: int) -> dict[str, Any]:
    """The form as SurveyJS has it. What is hidden has no answer: the kiosk's rule, and an option of theirs."""
    made = [element_of(each) for each in asked]
    size = -(-len(made) // pages)
    parts = [made[start : start + size] for start in range(0, len(made), size)]
    whole = [{"name": f"s{number}", "elements": part} for number, part in enumerate(parts)]
    return {"clearInvisibleValues": "onHidden", "progressBarType": "questions", "pages": whole}


def element_of(asked: Asked) -> dict[str, Any]:
    made: dict[str, Any] = {"type": SURVEY_TYPES[asked.kind], "name": asked.id, "isRequired": asked.required}
    if asked.claims:
        made["visibleIf"] = asked.condition(survey=True)
    if asked.kind is Kind.INTEGER:
        made["inputType"] = "number"
    if asked.kind is Kind.YESNO:
        made["choices"] = ["yes", "no"]
    if asked.kind in (Kind.ONE, Kind.MANY):
        last = {"value": CARDS[-1], "visibleIf": asked.late.for_survey()} if asked.late else CARDS[-1]
        made["choices"] = [*CARDS[:-1], last]
    if asked.inner:
        made["templateElements"] = list(map(element_of, asked.inner))
        made["panelCount"] = 0
    return made
