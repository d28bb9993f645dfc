"""Checks what the conditions of a form read: only earlier questions, only answers those can have, and never in vain.

The one rule: a condition looks back, never at itself or ahead, so that no form can go round in circles.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.form.circumstances import ERRANDS
from kiosk.form.condition import ALWAYS, Condition, Read
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.faults import Complaint, nearest
from kiosk.form.terms import Use
from kiosk.form.trying import CHOOSING, can_never_hold

COUNTED = {Kind.MANY, Kind.GROUP}
# What each measure can be taken of, and how that is called in a fault.
MEASURED: Mapping[Use, tuple[set[Kind], str]] = {
    "age": ({Kind.DATE, Kind.IDENTITY}, "a date or an identity number"),
    "days": ({Kind.DATE}, "a date"),
    "offices": ({Kind.ADDRESS}, "an address"),
}


@dataclass(frozen=True, slots=True)
class Sight:
    """What a condition can see: the questions before it, and all there are, to tell later from unknown."""

    before: Mapping[str, Question]
    everything: Mapping[str, Question]


def condition_faults(form: Form) -> Iterator[Complaint]:
    """The faults of every condition in the form, as (id, what, what to do)."""
    everything = {each.id: each for top in form.questions() for each in (top, *top.questions)}
    before: dict[str, Question] = {}
    for question in form.questions():
        yield from faults_of(question, Sight(dict(before), everything))
        inner_before = dict(before)
        for inner in question.questions:
            yield from faults_of(inner, Sight(dict(inner_before), everything))
            inner_before.setdefault(inner.id, inner)
        before.setdefault(question.id, question)
    # What is asked for, printed or routed in the end may read the whole form.
    whole = Sight(before, everything)
    for document in form.documentation:
        yield from show_faults(f"documentation.{document.id}", document.show, whole)
    for key, condition in (("discreet", form.discreet), ("minor", form.minor)):
        yield from show_faults(form.id, condition or ALWAYS, whole, key)


def faults_of(question: Question, sight: Sight) -> Iterator[Complaint]:
    """The faults of a question's own condition and of its choices'."""
    yield from show_faults(question.id, question.show, sight)
    for choice in question.choices:
        yield from show_faults(f"{question.id}.{choice.id}", choice.show, sight)


def show_faults(where: str, show: Condition, sight: Sight, key: str = "show") -> Iterator[Complaint]:
    """The faults of one condition; whether it can hold at all is asked only when what it reads is right."""
    if show is ALWAYS:
        return
    faults = [fault for read in show.reads for fault in read_faults(where, read, sight)]
    yield from faults
    if not faults and can_never_hold(show, sight.before):
        yield where, f"{key} = '{show.source}' can never hold, so this is unreachable", "mend it or remove this"


def read_faults(where: str, read: Read, sight: Sight) -> Iterator[Complaint]:
    """What is wrong with one question a condition reads."""
    if read.use == "errand":
        yield from errand_faults(where, read)
        return
    within = sight.before.get(read.group or "")
    inner = {each.id: each for each in within.questions} if within else {}
    question = inner.get(read.name) or sight.before.get(read.name)
    if question is None:
        yield where, *unseen(where, read.name, sight)
    elif read.use == "count" and question.kind not in COUNTED:
        yield where, f"count({read.name}) counts a question of kind {question.kind}", "count a many or a group"
    elif read.use == "group" and question.kind is not Kind.GROUP:
        yield where, f"any({read.name}, …) looks into a question that is no group", "name a group"
    elif read.use == "yes" and question.kind not in {Kind.YESNO, Kind.CONSENT}:
        yield where, f"{read.name} is no yes or no", f'write answered({read.name}) or {read.name} == "…"'
    elif read.use in MEASURED:
        yield from measure_faults(where, read, question)
    else:
        yield from literal_faults(where, read, question)


def errand_faults(where: str, read: Read) -> Iterator[Complaint]:
    """Words the errand is compared with that are no errands."""
    for literal in (*read.literals, *map(str, read.numbers)):
        if literal not in ERRANDS:
            yield where, f"there is no errand {literal}", nearest(literal, ERRANDS, f"use one of {', '.join(ERRANDS)}")


def measure_faults(where: str, read: Read, question: Question) -> Iterator[Complaint]:
    """A measure of what has none, or compared with a text."""
    kinds, wanted = MEASURED[read.use]
    if question.kind not in kinds:
        yield where, f"{read.use}({read.name}) reads a question of kind {question.kind}", f"name {wanted}"
    elif read.literals:
        yield where, f"{read.use}({read.name}) is a number, compared with {read.literals[0]}", "write a number"


def unseen(where: str, name: str, sight: Sight) -> tuple[str, str]:
    """What to say about a question a condition cannot see: itself, a later one, one in a group, or none."""
    if name not in sight.everything:
        advice = nearest(name, sight.everything, f'write the id of an earlier question, or quote a text: "{name}"')
        return f"unknown id {name} in show", advice
    if name == where.split(".")[0]:
        return f"show reads {name}, which is itself: a loop", "read earlier questions only"
    if any(name in {inner.id for inner in each.questions} for each in sight.before.values()):
        return f"show reads {name}, which stands in a group", "write any(group, …) or count(group)"
    return f"show reads {name}, which comes later or is around it: a loop", "read earlier questions only"


def literal_faults(where: str, read: Read, question: Question) -> Iterator[Complaint]:
    """Texts a question is compared with that it can never answer."""
    if question.kind not in CHOOSING:
        return
    possible = [*(choice.id for choice in question.choices), *question.ways_out]
    for literal in read.literals:
        if literal not in possible:
            advice = nearest(literal, possible, f"use one of {', '.join(possible)}")
            yield where, f"show compares {read.name} with {literal}, which is no choice of it", advice
