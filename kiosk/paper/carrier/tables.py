"""The published integers of every form version: forms/published/<form>-<version>.json.

The one rule: what was published never changes, so that paper can be read as long as it lies in an archive.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.content import Content
from kiosk.errors import SheetUnknown
from kiosk.form.definition import Form, Kind

FOLDER = "published"
# What may stand in a form's id and version, so that no sheet can name a file elsewhere.
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.]{0,15}")


@dataclass(frozen=True, slots=True)
class Line:
    """One answer as a person reads it, in bokmål."""

    label: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Ids of one sort with their integers and bokmål labels, in the form's order."""

    of: Mapping[str, int]
    labels: Mapping[str, str]
    ids: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was published. `inner`: those of a group; `item`: the name of one repetition."""

    id: str
    number: int
    kind: Kind
    label: str
    unit: str
    choices: Numbers
    item: str
    inner: tuple["Asked", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One form version. `questions`: those at the top, in order. `has_none`: "none" where nothing was to choose."""

    form: str
    version: str
    questions: tuple[Asked, ...]
    documents: Numbers
    roles: Numbers
    errands: Numbers
    states: Numbers
    ways_out: Numbers
    has_none: str

    def everything(self) -> Iterator[Asked]:
        """Every question, those inside groups too."""
        for question in self.questions:
            yield question
            yield from question.inner


class Tables:
    """Every published table, read when first asked for. `forms`: those this kiosk asks today."""

    def __init__(self, folder: Path, forms: Iterable[Form] = ()) -> None:
        self.folder = folder
        self._current = {form.id: form.version for form in forms}
        self._read: dict[tuple[str, str], Table] = {}

    def table(self, form: str, version: str) -> Table:
        """The table of a form version. Raises SheetUnknown when there is none."""
        if (form, version) not in self._read:
            self._read[form, version] = read_table(path_of(self.folder, form, version))
        return self._read[form, version]

    def is_current(self, form: str, version: str) -> bool:
        """Whether this kiosk asks this version today."""
        return self._current.get(form) == version


def tables_of(content: Content, *forms: Form) -> Tables:
    """The tables that came with the program."""
    return Tables(content.forms / FOLDER, forms)


def path_of(folder: Path, form: str, version: str) -> Path:
    """Where the table of a form version stands. Raises SheetUnknown for what is no form or version."""
    if not NAME.fullmatch(form) or not VERSION.fullmatch(version):
        raise SheetUnknown("a form or version that cannot be")
    return folder / f"{form}-{version}.json"


def read_table(path: Path) -> Table:
    """A published table. Raises SheetUnknown when there is no such file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as absent:
        raise SheetUnknown(f"{path.name} was never published here") from absent
    sorts = {each: numbers_in(data[each]) for each in ("documents", "roles", "errands", "states", "ways_out")}
    return Table(
        data["form"],
        data["version"],
        tuple(asked_in(each) for each in data["questions"]),
        **sorts,
        has_none=data["has_none"],
    )


def asked_in(data: Mapping[str, Any]) -> Asked:
    """One question of a table."""
    return Asked(
        data["id"],
        data["number"],
        Kind(data["kind"]),
        data["label"],
        data.get("unit", ""),
        numbers_in(data.get("choices", {})),
        data.get("item", ""),
        tuple(asked_in(each) for each in data.get("questions", ())),
    )


def numbers_in(data: Mapping[str, Any]) -> Numbers:
    """Ids, each with its integer and label."""
    return Numbers(
        {id: number for id, (number, _) in data.items()},
        {id: label for id, (_, label) in data.items()},
        {number: id for id, (number, _) in data.items()},
    )
