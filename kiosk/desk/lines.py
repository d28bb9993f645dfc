"""An application as lines for the caseworker: bokmål, in the sections and under the titles of the case system's page.

The one rule: everything asked has a line; what was left open says so, and what is urgent comes first.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kiosk.form.definition import Form
from kiosk.form.journey import Stop
from kiosk.form.kinds.counting import spaced
from kiosk.form.municipality import PostalRegister
from kiosk.language.words import Library
from kiosk.paper.items import Fact, Item, OwnWords, Repetition
from kiosk.paper.lanes import case_lanes
from kiosk.paper.matter import Matter, matter_of
from kiosk.visit.application import Application

LineKind = Literal["acute", "section", "name", "answer", "open"]


@dataclass(frozen=True, slots=True)
class Line:
    """`section` and `name` (of a repetition) are headings; `open`: asked and not answered, `value` says why."""

    kind: LineKind
    label: str
    value: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A title and the questions below it. `helped`: who helped and the language stand there too."""

    title: str
    questions: tuple[str, ...]
    helped: bool = False
    interpreter: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which section has which question, as the form's first case printout has it.

    `rest`: the title over what no section names; `acute`: the question of what is urgent; `economy`: the titles of
    sums and documents, None where the printout has none.
    """

    sections: tuple[Section, ...] = ()
    rest: str = ""
    acute: str = ""
    economy: "Economy | None" = None


@dataclass(frozen=True, slots=True)
class Economy:
    """`sums`: what comes in, goes out, is left; `states`: a document's state → its words."""

    title: str
    sums: tuple[str, str, str]
    states: tuple[tuple[str, str], ...]


def read_plan(printouts: Path, form: Form) -> Plan:
    """From printouts/<name>.toml; the form's own steps where it has no printout for the case system."""
    if not form.case_printouts:
        steps = tuple(Section(step.title, tuple(each.id for each in step.questions)) for step in form.steps)
        return Plan(steps)
    blocks = tomllib.loads((printouts / f"{form.case_printouts[0]}.toml").read_text(encoding="utf-8"))["blocks"]
    by_kind: dict[str, dict[str, Any]] = {block["kind"]: block for block in blocks}
    return Plan(
        tuple(section_of(block) for block in blocks if block["kind"] == "part"),
        by_kind.get("remaining", {}).get("title", ""),
        by_kind.get("case_head", {}).get("acute", ""),
        economy_of(by_kind["economy"]) if "economy" in by_kind else None,
    )


def section_of(block: dict[str, Any]) -> Section:
    """One block of the printout."""
    interpreter = block.get("interpreter", ""), block.get("interpreter_card", "")
    return Section(block["title"], tuple(block["questions"]), block.get("helper", False), *interpreter)


def economy_of(block: dict[str, Any]) -> Economy:
    """The block of sums and documents."""
    ins, outs, left = block["labels"]
    return Economy(block["title"], (ins, outs, left), tuple(block["states"].items()))


def lines_of(
    plan: Plan, form: Form, application: Application, library: Library, register: PostalRegister | None = None
) -> tuple[Line, ...]:
    """Every line, in the order of the caseworker's page."""
    matter = matter_of(form, application, case_lanes(library, application.language), register)
    return (*acute(plan, matter), *sections(plan, matter), *economy(plan, matter))


def acute(plan: Plan, matter: Matter) -> Iterator[Line]:
    """What is urgent, one line each."""
    for choice in matter.chosen(plan.acute) if plan.acute else ():
        yield Line("acute", matter.label(plan.acute, choice).norwegian)


def sections(plan: Plan, matter: Matter) -> Iterator[Line]:
    """The sections in which something was asked, then what none of them names."""
    left = {stop.question.id: stop for stop in matter.stops()}
    for section in plan.sections:
        stops = [left.pop(id) for id in section.questions if id in left]
        yield from titled(section.title, (*answers(matter, stops), *(helped(section, matter) if stops else ())))
    yield from titled(plan.rest, answers(matter, left.values()))


def titled(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Nothing where there are no lines."""
    inner = tuple(lines)
    if inner:
        yield Line("section", title)
        yield from inner


def helped(section: Section, matter: Matter) -> Iterator[Line]:
    """Who sat beside, and the language, where the section says so."""
    if section.helped:
        words = matter.lanes.norwegian
        yield Line("answer", words("paper.fact.helper"), words(f"role.{matter.application.helper}"))
        spoken = matter.speaks(section.interpreter, section.card)
        yield Line("answer", words("paper.fact.language"), spoken.norwegian)


def answers(matter: Matter, stops: Iterable[Stop]) -> Iterator[Line]:
    """What was asked at these stops, repetitions included."""
    return (line for item in matter.items(tuple(stops)) for line in item_lines(item))


def item_lines(item: Item) -> Iterator[Line]:
    """One item; own words stand as they were written."""
    match item:
        case Fact():
            value = item.value.norwegian or item.value.own
            yield Line("open" if not item.is_answer else "answer", item.label.norwegian, value)
        case OwnWords():
            yield Line("answer", item.label.norwegian, item.text)
        case Repetition():
            yield Line("name", item.name.norwegian)
            for inner in item.items:
                yield from item_lines(inner)


def economy(plan: Plan, matter: Matter) -> Iterator[Line]:
    """The month's sums where any amount is known, and the documents with how they stand."""
    if plan.economy is None:
        return
    budget = matter.budget
    is_known = any(line.kroner is not None for line in (*budget.ins, *budget.outs))
    sums = zip(plan.economy.sums, (budget.total_in, budget.total_out, budget.left), strict=True)
    facts = [Line("answer", label, f"{spaced(kroner)} kr") for label, kroner in sums] if is_known else []
    papers = [
        Line("answer", each.title, said) for state, said in plan.economy.states for each in matter.documents(state)
    ]
    yield from titled(plan.economy.title, (*facts, *papers))
