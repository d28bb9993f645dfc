"""The models as JSON, as strict as the strictest reader of the format.

The one rule: nothing is ever null or a fraction of a krone: what is not known is left out, and every number is whole.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

Json: TypeAlias = str | int | bool | list["Json"] | dict[str, "Json"]


def to_json(model: object) -> bytes:
    """A model (`Soknad`, `Vedlegg`) as UTF-8, in the order of its fields, newline at the end."""
    return (json.dumps(tree(model), ensure_ascii=False, indent=2) + "\n").encode()


def tree(value: Any) -> Json:
    """A model as plain JSON values. Raises TypeError for what the format has no place for."""
    match value:
        case str() | bool() | int():
            return value
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case tuple():
            return [tree(each) for each in value]
    if not is_dataclass(value):
        raise TypeError(f"no {type(value).__name__} in the format")
    known = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: tree(each) for name, each in known.items() if each is not None}


def moment(when: datetime) -> str:
    """A point in time in UTC, always with three decimals: readers refuse one without a fraction."""
    utc = when.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03}Z"
