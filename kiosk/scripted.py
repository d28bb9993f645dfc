"""Reads scripted visits: TOML files of an errand, question ids and answers, and which documents are here.

The one rule: a script that is written wrong is refused by file and key, never with an answer.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kiosk.errors import VisitError
from kiosk.form.answers import Problem
from kiosk.form.circumstances import ERRANDS, NEW
from kiosk.form.documentation import STATES
from kiosk.language.words import SOURCE
from kiosk.terminal.roles import ROLES
from kiosk.visit.reference import Reference, mint, parse_reference
from kiosk.visit.session import NOBODY

KEYS = {"language", "helper_language", "helper", "errand", "reference", "at", "answers", "documents"}


@dataclass(frozen=True, slots=True)
class Visit:
    """A script. `answers`: question id → what is typed or chosen; for a group a list of such tables.

    `reference` is a new one each time unless the script has one. `documents`: documentation id → its state; the rest
    comes later.
    """

    name: str
    reference: Reference
    at: datetime
    language: str = SOURCE
    helper_language: str | None = None
    helper: str = NOBODY
    errand: str = NEW
    answers: Mapping[str, Any] = field(default_factory=dict, repr=False)
    documents: Mapping[str, str] = field(default_factory=dict, repr=False)


def read_visit(path: Path) -> Visit:
    """The script in this file. Raises VisitError naming file and key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise VisitError(f"{path}: cannot be read: {type(fault).__name__}") from fault
    return visit_of(data, path)


def visit_of(data: dict[str, Any], path: Path) -> Visit:
    """The script that this file says. Raises VisitError naming file and key."""
    unknown = sorted(set(data) - KEYS)
    if unknown:
        raise VisitError(f"{path}: unknown key {unknown[0]}: use {', '.join(sorted(KEYS))}")
    reference = parse_reference(str(data.pop("reference", mint())))
    if isinstance(reference, Problem):
        raise VisitError(f"{path}: reference: write one as the kiosk mints them, such as {Reference('7KQ4M2XJG')}")
    at = data.pop("at", None)
    if not isinstance(at, datetime):
        raise VisitError(f"{path}: at: write when the visit is, such as 2026-11-22T10:00:00+01:00")
    if data.get("helper", NOBODY) not in {role.id for role in ROLES}:
        raise VisitError(f"{path}: helper: write one of {', '.join(role.id for role in ROLES)}")
    if data.get("errand", NEW) not in ERRANDS:
        raise VisitError(f"{path}: errand: write one of {', '.join(ERRANDS)}")
    for key in ("answers", "documents"):
        if not isinstance(data.get(key, {}), dict):
            raise VisitError(f"{path}: {key}: write a table, [{key}]")
    for id, state in data.get("documents", {}).items():
        if state not in STATES:
            raise VisitError(f"{path}: documents.{id}: write one of {', '.join(STATES)}")
    return Visit(path.name, reference, at, **data)


def is_tables(given: object) -> bool:
    """Whether this is a list of tables, as the repetitions of a group are written."""
    return isinstance(given, list) and all(isinstance(item, Mapping) for item in given)


def raw(given: object) -> str:
    """An answer in TOML as it would be typed."""
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, list):
        return ",".join(map(str, given))
    return given.isoformat() if isinstance(given, date) else str(given)
