"""Drafts what a form says beside its steps: routing, printouts, the month's money and the documents asked for.

The one rule: as in drafting, a fault is noted and the hole filled with something harmless.
"""

from collections.abc import Mapping
from typing import Any

from kiosk.form.condition import ALWAYS, Condition, ConditionFault, parse_condition
from kiosk.form.definition import Budgeting, Documentation
from kiosk.form.schema import BUDGET, DOCUMENTATION, Notes, take, words_in

LISTS = ("routed_by", "printouts", "case_printouts", "desk_printouts", "digital_printouts")
CONDITIONS = ("discreet", "minor")


def draft_rules(top: Mapping[str, Any], id: str, notes: Notes) -> dict[str, Any]:
    """The fields of a Form beside its heading and steps; those the form does not write are left out."""
    rules: dict[str, Any] = {key: words_in(top, key, id, notes) for key in LISTS if key in top}
    rules |= {key: draft_condition(key, top[key], id, notes) for key in CONDITIONS if key in top}
    if "budget" in top:
        budget = take(top["budget"], BUDGET, f"{id}.budget", notes)
        ins, outs = (words_in(budget, key, f"{id}.budget", notes) for key in ("in", "out"))
        rules["budget"] = Budgeting(ins, outs)
    rules["documentation"] = tuple(draft_documentation(each, notes) for each in top.get("documentation", ()))
    return rules


def draft_documentation(table: object, notes: Notes) -> Documentation:
    """One document asked for."""
    id = named(table, "a documentation without id")
    where = f"documentation.{id}"
    taken = take(table, DOCUMENTATION, where, notes)
    texts = {key: taken.get(key, "") for key in ("type", "title", "text", "icon", "help")}
    terms = words_in(taken, "terms", where, notes)
    return Documentation(id, **texts, show=draft_show(taken, where, notes), terms=terms)


def draft_show(taken: Mapping[str, Any], id: str, notes: Notes) -> Condition:
    """The condition of a table; always where it has none."""
    return draft_condition("show", taken["show"], id, notes) if "show" in taken else ALWAYS


def draft_condition(key: str, source: str, id: str, notes: Notes) -> Condition:
    """The condition; always, and a fault, when it cannot be understood."""
    try:
        return parse_condition(source)
    except ConditionFault as fault:
        notes.add(id, f"{key} = '{source}' cannot be understood", str(fault))
        return ALWAYS


def named(table: object, otherwise: str) -> str:
    """The id of a table, or what to call it in a fault."""
    id = table.get("id") if isinstance(table, dict) else None
    return id if isinstance(id, str) else otherwise
