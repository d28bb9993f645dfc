"""Makes a Form out of TOML tables, however faulty, so that every fault can be found in one reading.

The one rule: drafting never stops at a fault; it notes it, fills the hole with something harmless and goes on.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.form.definition import Choice, Form, HelperLane, Kind, Question, Step, Usual, WayOut
from kiosk.form.faults import Fault, nearest
from kiosk.form.heading import draft_rules, draft_show, named
from kiosk.form.schema import CHOICE, FORM, LANE, ONLY_FOR, QUESTION, STEP, USUAL, Notes, Table, take, words_in

BUILT_IN: Mapping[Kind, tuple[Choice, ...]] = {
    Kind.YESNO: (Choice("yes", "", "yes"), Choice("no", "", "no")),
    Kind.CONSENT: (Choice("agree", "", "yes"), Choice("decline", "", "no")),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as far as it could be read, the file each step stands in, and the faults so far."""

    form: Form
    files: tuple[str, ...]
    faults: tuple[Fault, ...]


def draft_form(path: Path) -> Draft:
    """Reads one TOML file, or a folder with form.toml and one file per step in the order of their names."""
    if not path.is_dir():
        notes = Notes(path.name)
        top = take(load(path, notes), FORM, path.stem, notes)
        steps = [(draft_step(table, notes), notes.file) for table in top.get("steps", [])]
        return assemble(top, steps, notes)
    notes = Notes(f"{path.name}/form.toml")
    top = take(load(path / "form.toml", notes), FORM, path.name, notes)
    if "steps" in top:
        notes.add(top.get("id", path.name), "steps in form.toml", "move each step to a file of its own beside it")
    steps = []
    for file in sorted(path.glob("*.toml")):
        if file.name != "form.toml":
            step_notes = Notes(f"{path.name}/{file.name}")
            steps.append((draft_step(load(file, step_notes), step_notes), step_notes.file))
            notes.faults.extend(step_notes.faults)
    return assemble(top, steps, notes)


def load(path: Path, notes: Notes) -> Table:
    """The tables of one file; none, and a fault, when it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        notes.add(path.stem, "there is no such file", "write its name as it stands on the disk")
    except UnicodeDecodeError:
        notes.add(path.stem, "this is not UTF-8", "save it as UTF-8")
    except tomllib.TOMLDecodeError as fault:
        notes.add(path.stem, f"this is not TOML: {fault}", "mend that line")
    return {}


def assemble(top: Mapping[str, Any], steps: Sequence[tuple[Step, str]], notes: Notes) -> Draft:
    """The whole form from its parts."""
    id = top.get("id", notes.file.removesuffix(".toml"))
    if not steps:
        notes.add(id, "form without steps", "add [[steps]] with questions")
    made = tuple(step for step, _ in steps)
    index = {each.id: each for step in made for question in step.questions for each in (question, *question.questions)}
    heading = {key: top.get(key, "") for key in ("version", "title", "icon")}
    form = Form(id, **heading, steps=made, _index=index, **draft_rules(top, id, notes))
    return Draft(form, tuple(name for _, name in steps), tuple(notes.faults))


def draft_step(table: object, notes: Notes) -> Step:
    """One step with its questions."""
    id = named(table, "a step without id")
    taken = take(table, STEP, id, notes)
    questions = tuple(draft_question(each, notes) for each in taken.get("questions", []))
    if not questions and isinstance(table, dict):
        notes.add(id, "step without questions", "add [[steps.questions]]")
    return Step(id, taken.get("title", ""), taken.get("icon", ""), questions)


def draft_question(table: object, notes: Notes, inside: bool = False) -> Question:
    """One question with its choices; `inside`: it stands in a group."""
    id = named(table, "a question without id")
    taken = take(table, QUESTION, id, notes)
    kind = draft_kind(taken.get("kind"), id, notes)
    for key, kinds in ONLY_FOR.items():
        if key in taken and kind not in kinds:
            notes.add(id, f"{key} on a question of kind {kind}", f"remove it, or use kind {' or '.join(kinds)}")
    if inside and kind is Kind.GROUP:
        notes.add(id, "a group in a group", "move it out: groups do not nest")
    simple = ("help", "required", "minimum", "maximum", "earliest", "latest", "unit", "next", "sensitive", "birth")
    return Question(
        id,
        kind,
        taken.get("text", ""),
        taken.get("icon", ""),
        helper=HelperLane(**take(taken.get("helper", {}), LANE, id, notes)),
        choices=BUILT_IN.get(kind) or tuple(draft_choice(each, id, notes) for each in taken.get("choices", [])),
        ways_out=draft_ways_out(taken.get("ways_out", []), id, notes),
        show=draft_show(taken, id, notes),
        terms=words_in(taken, "terms", id, notes),
        usual=Usual(**take(taken.get("usual", {}), USUAL, id, notes)),
        questions=tuple(draft_question(each, notes, True) for each in taken.get("questions", []) if not inside),
        **{key: taken[key] for key in (*simple, "item_title", "item_icon") if key in taken},
    )


def draft_kind(kind: str | None, id: str, notes: Notes) -> Kind:
    """The kind by its name; text when there is none of that name."""
    if kind is None or kind in list(Kind):
        return Kind(kind or Kind.TEXT)
    notes.add(id, f"unknown kind {kind}", nearest(kind, Kind, f"use one of {', '.join(Kind)}"))
    return Kind.TEXT


def draft_choice(table: object, question: str, notes: Notes) -> Choice:
    """One choice of a question."""
    id = named(table, "a choice without id")
    where = f"{question}.{id}"
    taken = take(table, CHOICE, where, notes)
    show = draft_show(taken, where, notes)
    simple = {key: taken[key] for key in ("exclusive", "talks", "next") if key in taken}
    return Choice(id, taken.get("text", ""), taken.get("icon", ""), show=show, **simple)


def draft_ways_out(names: Sequence[object], id: str, notes: Notes) -> tuple[WayOut, ...]:
    """The ways out by name."""
    for name in names:
        if name not in list(WayOut):
            notes.add(id, f"unknown way out {name}", nearest(str(name), WayOut, f"use {', '.join(WayOut)}"))
    return tuple(way for way in WayOut if way in names)
