"""Gives every id of a form version its integer, once and for ever, and writes them to forms/published/.

The one rule: an id keeps the integer it was first published with, and no integer is ever given to another id.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from kiosk.errors import FormError
from kiosk.form.circumstances import ERRANDS
from kiosk.form.definition import Form, Question, WayOut
from kiosk.form.documentation import STATES
from kiosk.form.texts import BUILT_IN
from kiosk.paper.carrier.tables import path_of

Say: TypeAlias = Callable[[str], str]
"""Text id → bokmål."""
Known: TypeAlias = dict[str, dict[str, int]]
"""By sort ("questions", "choices of …", "documents" …), every id ever published with its integer."""
PAIR = re.compile(r'\[\s+(\d+),\s+("(?:[^"\\]|\\.)*")\s+\]')
YES_NO, CONSENT = ("yes", "no"), ("agree", "decline")


def publish(form: Form, folder: Path, roles: Iterable[str], say: Say) -> tuple[Path, bool]:
    """The table of this version, and whether it is new. Raises FormError when another was published under its name."""
    path = path_of(folder, form.id, form.version)
    if path.is_file():
        check_published(form, folder, roles, say)
        return path, False
    folder.mkdir(exist_ok=True)
    path.write_text(written(table_of(form, known_in(folder, form.id), roles, say)), encoding="utf-8")
    return path, True


def check_published(form: Form, folder: Path, roles: Iterable[str], say: Say) -> None:
    """Raises FormError when this version was not published, or another form was under its name."""
    path = path_of(folder, form.id, form.version)
    if not path.is_file():
        raise FormError(f"{form.id} {form.version} is not published: kiosk form publish")
    published = json.loads(path.read_text(encoding="utf-8"))
    if shape(published) != shape(table_of(form, known_in(folder, form.id), roles, say)):
        raise FormError(f"{form.id}: version {form.version} was published with other ids or kinds: raise the version")


def table_of(form: Form, known: Known, roles: Iterable[str], say: Say) -> dict[str, Any]:
    """The table of a form, as JSON holds it. Numbers in `known` are kept, new ids get new ones."""
    return {
        "form": form.id,
        "version": form.version,
        "title": form.title,
        "questions": [question_in(each, known, say) for each in form.questions()],
        "documents": numbered(known, "documents", {each.id: each.title for each in form.documentation}),
        "roles": numbered(known, "roles", {id: say(f"role.{id}") for id in roles}),
        "errands": numbered(known, "errands", {id: say(f"errand.{id}") for id in ERRANDS}),
        "states": numbered(known, "states", {id: say(f"document.{id}") for id in STATES}),
        "ways_out": numbered(known, "ways_out", {each.value: say(f"way.{each}") for each in WayOut}),
        # What "none" is called where nothing was there to choose from.
        "has_none": say("way.has_none"),
    }


def question_in(question: Question, known: Known, say: Say) -> dict[str, Any]:
    """One question with its choices, and those inside it. Every id is unique in its form."""
    data: dict[str, Any] = {
        "id": question.id,
        "number": number_of(known, "questions", question.id),
        "kind": question.kind.value,
        "label": question.text,
    }
    choices = {choice.id: choice.text for choice in question.choices}
    if question.kind in BUILT_IN:
        choices = {id: say(id) for id in (YES_NO if question.kind.value == "yesno" else CONSENT)}
    if choices:
        data["choices"] = numbered(known, f"choices of {question.id}", choices)
    if question.unit:
        data["unit"] = question.unit
    if question.questions:
        data["item"] = question.item_title
        data["questions"] = [question_in(each, known, say) for each in question.questions]
    return data


def numbered(known: Known, sort: str, labels: Mapping[str, str]) -> dict[str, list[int | str]]:
    """Each id with its integer and label."""
    return {id: [number_of(known, sort, id), label] for id, label in labels.items()}


def number_of(known: Known, sort: str, id: str) -> int:
    """The integer of an id: its own, or one above all that were ever given."""
    taken = known.setdefault(sort, {})
    return taken.setdefault(id, max(taken.values(), default=0) + 1)


def known_in(folder: Path, form: str) -> Known:
    """Every integer that any published version of this form gave."""
    known: Known = {}
    for path in sorted(folder.glob(f"{form}-*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["form"] == form:
            for question in everything(data["questions"]):
                known.setdefault("questions", {})[question["id"]] = question["number"]
                remember(known, f"choices of {question['id']}", question.get("choices", {}))
            for sort in ("documents", "roles", "errands", "states", "ways_out"):
                remember(known, sort, data[sort])
    return known


def remember(known: Known, sort: str, numbers: Mapping[str, list[Any]]) -> None:
    """Adds what was published of one sort."""
    known.setdefault(sort, {}).update({id: number for id, (number, _) in numbers.items()})


def everything(questions: Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    """Every question of a table, those inside groups too."""
    for question in questions:
        yield question
        yield from question.get("questions", ())


def shape(table: Mapping[str, Any]) -> list[Any]:
    """What of a table may not change: everything but its labels, which are texts."""
    questions = [
        (
            each["id"],
            each["number"],
            each["kind"],
            [(id, number) for id, (number, _) in each.get("choices", {}).items()],
        )
        for each in everything(table["questions"])
    ]
    sorts = ("documents", "roles", "errands", "states", "ways_out")
    return [questions, *([(id, number) for id, (number, _) in table[sort].items()] for sort in sorts)]


def written(table: Mapping[str, Any]) -> str:
    """As it stands in the file: each number with its label on a line, so that versions can be compared."""
    return PAIR.sub(r"[\1, \2]", json.dumps(table, ensure_ascii=False, indent=1)) + "\n"
