"""Checks what a form says beside its steps: the documents asked for, the month's money, routing and printouts.

The one rule: a name that means nothing here is refused with the nearest one that does.
"""

import re
from collections.abc import Collection, Iterator

from kiosk.form.definition import Form, Kind
from kiosk.form.faults import Complaint, nearest

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
PRINTOUTS = ("printouts", "case_printouts", "desk_printouts", "digital_printouts")
PRINTOUT = re.compile(r"[a-z][a-z0-9_-]*\Z")
TYPE = re.compile(r"[a-zæøå_]+\|[a-zæøå_]+\Z")
NO_NAME = "a documentation without id"


def rule_faults(form: Form, known_icons: Collection[str]) -> Iterator[Complaint]:
    """The faults of everything beside the steps, as (id, what, what to do)."""
    yield from documentation_faults(form, known_icons)
    addresses = {question.id for question in form.questions() if question.kind is Kind.ADDRESS}
    for name in form.routed_by:
        yield from name_faults(form, form.id, "routed_by", name, addresses, Kind.ADDRESS)
    yield from double_faults(form.id, "routed_by", form.routed_by)
    yield from printout_faults(form)
    yield from budget_faults(form)


def documentation_faults(form: Form, known_icons: Collection[str]) -> Iterator[Complaint]:
    """The faults of the documents asked for, by themselves."""
    seen: set[str] = set()
    for document in form.documentation:
        where = f"documentation.{document.id}"
        if document.id in seen:
            yield where, f"the documentation {document.id} stands twice", "give one of them another id"
        # One without id has its fault already, and so has one without type or icon.
        if document.id != NO_NAME:
            seen.add(document.id)
            if not NAME.match(document.id):
                yield where, f"the id {document.id} cannot be", "use small letters a-z, digits and _, a letter first"
        if document.type and not TYPE.match(document.type):
            yield where, f"{document.type} is no type of documentation", 'write both parts: type = "lonnslipp|arbeid"'
        if document.icon and document.icon not in known_icons:
            advice = nearest(document.icon, known_icons, "use a pictogram that exists")
            yield where, f"unknown icon {document.icon}", advice


def printout_faults(form: Form) -> Iterator[Complaint]:
    """A form that prints nothing, and names no printout can have."""
    if not form.printouts:
        yield form.id, "printouts is empty", 'name what is printed: printouts = ["application", "receipt"]'
    for key in PRINTOUTS:
        names: tuple[str, ...] = getattr(form, key)
        yield from double_faults(form.id, key, names)
        for name in names:
            if not PRINTOUT.match(name):
                yield form.id, f"{key}: no printout can be called {name}", "write its file's name without .toml"


def budget_faults(form: Form) -> Iterator[Complaint]:
    """Names in the budget that are no amounts, or stand in it twice."""
    if form.budget is None:
        return
    where = f"{form.id}.budget"
    amounts = set(amounts_of(form))
    for key, names in (("in", form.budget.ins), ("out", form.budget.outs)):
        for name in names:
            yield from name_faults(form, where, key, name, amounts, Kind.AMOUNT)
    yield from double_faults(where, "in and out", (*form.budget.ins, *form.budget.outs))


def amounts_of(form: Form) -> Iterator[str]:
    """The names a budget may have: amounts, and those in groups as "group.question"."""
    for question in form.questions():
        if question.kind is Kind.AMOUNT:
            yield question.id
        yield from (f"{question.id}.{inner.id}" for inner in question.questions if inner.kind is Kind.AMOUNT)


def name_faults(form: Form, where: str, key: str, name: str, known: Collection[str], kind: Kind) -> Iterator[Complaint]:
    """A name that is none of a question of this kind."""
    if name in known:
        return
    every = {question.id: question for question in form.questions()}
    every |= {f"{top.id}.{inner.id}": inner for top in form.questions() for inner in top.questions}
    if name in every:
        yield where, f"{key}: {name} is a question of kind {every[name].kind}", f"name one of kind {kind}"
        return
    around = next((full for full in known if full.endswith(f".{name}")), None)
    if around:
        yield where, f"{key}: {name} stands in a group", f"write {around}"
    else:
        yield where, f"{key}: there is no question {name}", nearest(name, known, f"name a question of kind {kind}")


def double_faults(where: str, key: str, names: Collection[str]) -> Iterator[Complaint]:
    """Names that stand in a list twice."""
    listed = list(names)
    for name in dict.fromkeys(each for each in listed if listed.count(each) > 1):
        yield where, f"{key}: {name} stands twice", "remove one"
