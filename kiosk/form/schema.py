"""Which keys a form's TOML tables have, of which types, and which of them each kind of question may carry.

The one rule: a key that is not listed here is refused, with the nearest one that is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.form.definition import Kind
from kiosk.form.faults import Fault, nearest

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one sort of table and their types. Required texts may not be empty."""

    name: str
    keys: Mapping[str, type]
    required: tuple[str, ...] = ()


@dataclass(slots=True)
class Notes:
    """The faults found so far in one file."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def add(self, id: str, message: str, todo: str) -> None:
        """Notes one fault."""
        self.faults.append(Fault(self.file, id, message, todo))


FORM = Shape(
    "form",
    {
        **dict.fromkeys(("id", "version", "title", "icon", "discreet", "minor"), str),
        **dict.fromkeys(("steps", "routed_by", "documentation"), list),
        **dict.fromkeys(("printouts", "case_printouts", "desk_printouts", "digital_printouts"), list),
        "budget": dict,
    },
    ("id", "version", "title", "icon"),
)
BUDGET = Shape("budget", {"in": list, "out": list}, ("in", "out"))
DOCUMENTATION = Shape(
    "documentation",
    {**dict.fromkeys(("id", "type", "title", "text", "icon", "help", "show"), str), "terms": list},
    ("id", "type", "title", "text", "icon"),
)
STEP = Shape("step", {"id": str, "title": str, "icon": str, "questions": list}, ("id", "title", "icon"))
CHOICE = Shape(
    "choice",
    {**dict.fromkeys(("id", "text", "icon", "show", "next"), str), **dict.fromkeys(("exclusive", "talks"), bool)},
    ("id", "text", "icon"),
)
LANE = Shape("helper", dict.fromkeys(("ask", "look", "paper", "why", "urgent", "means", "avoid", "law"), str))
USUAL = Shape("usual", {"low": int, "high": int, "earliest": str, "latest": str})
QUESTION = Shape(
    "question",
    {
        **dict.fromkeys(("id", "kind", "text", "icon", "help", "show", "next", "unit"), str),
        **dict.fromkeys(("earliest", "latest", "item_title", "item_icon"), str),
        **dict.fromkeys(("minimum", "maximum"), int),
        **dict.fromkeys(("required", "sensitive", "birth"), bool),
        **dict.fromkeys(("choices", "ways_out", "questions", "terms"), list),
        **dict.fromkeys(("helper", "usual"), dict),
    },
    ("id", "kind", "text", "icon"),
)

# Keys that mean something for some kinds only; on any other kind they are a fault, not silently ignored.
ONLY_FOR: Mapping[str, tuple[Kind, ...]] = {
    "choices": (Kind.ONE, Kind.MANY),
    "questions": (Kind.GROUP,),
    "item_title": (Kind.GROUP,),
    "item_icon": (Kind.GROUP,),
    "minimum": (Kind.AMOUNT, Kind.INTEGER, Kind.MANY, Kind.GROUP),
    "maximum": (Kind.AMOUNT, Kind.INTEGER, Kind.MANY, Kind.GROUP, Kind.TEXT, Kind.NAME),
    "unit": (Kind.AMOUNT, Kind.INTEGER),
    "earliest": (Kind.DATE,),
    "latest": (Kind.DATE,),
    "birth": (Kind.DATE,),
    "usual": (Kind.AMOUNT, Kind.INTEGER, Kind.DATE),
}

WRITE = {
    str: 'write a text in quotes: {key} = "…"',
    int: "write a whole number: {key} = 12",
    bool: "write {key} = true or {key} = false",
    list: "write a list: {key} = [ … ]",
    dict: "write an inline table: {key} = {{ … }}",
}


def take(table: object, shape: Shape, id: str, notes: Notes) -> dict[str, Any]:
    """The keys of a table that are right; the rest become faults. Missing ones are left out."""
    if not isinstance(table, dict):
        notes.add(id, f"a {shape.name} that is no table", f"write it as a table with {', '.join(shape.keys)}")
        return {}
    taken: dict[str, Any] = {}
    for key, value in table.items():
        if key not in shape.keys:
            notes.add(id, f"unknown key {key} in a {shape.name}", nearest(key, shape.keys, "remove it"))
        elif type(value) is not shape.keys[key]:
            notes.add(id, f"{key} has the wrong type", WRITE[shape.keys[key]].format(key=key))
        elif isinstance(value, str) and not value.strip():
            notes.add(id, f"{key} is empty", "write it or remove the key")
        else:
            taken[key] = value
    for key in shape.required:
        if key not in table:
            notes.add(id, *missing(shape, key))
    return taken


def missing(shape: Shape, key: str) -> tuple[str, str]:
    """What to say about a required key that is not there."""
    if key == "icon":
        return f"{shape.name} without icon", 'every one has a picture: icon = "…"'
    return f"missing {key}", WRITE[shape.keys[key]].format(key=key)


def words_in(table: Mapping[str, Any], key: str, id: str, notes: Notes) -> tuple[str, ...]:
    """The names in a list; what is no name is a fault."""
    names = table.get(key, ())
    for name in names:
        if not isinstance(name, str) or not name.strip():
            notes.add(id, f"{key} holds what is no name", f'write texts in quotes: {key} = ["…", "…"]')
    return tuple(name for name in names if isinstance(name, str) and name.strip())
