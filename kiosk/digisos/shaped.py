"""Whether JSON has the shape of a model of this package (`Soknad`, `Vedlegg`): no more, no less, nothing null.

The one rule: a misfit is told by its place, never by its value. Stricter than the official schemas, which let unknown
fields pass; for a rehearsal, since the schemas are not in the package.
"""

import re
import types
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
PLAIN = {str: str, bool: bool, int: int}


def misfits(shape: Any, value: Any, where: str = "$") -> Iterator[str]:
    """Places that do not fit, as JSON paths."""
    if is_dataclass(shape):
        yield from members(shape, value, where)
    elif get_origin(shape) is tuple:
        yield from elements(get_args(shape), value, where)
    elif get_origin(shape) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(shape) if kind is not type(None)]
        tried = [list(misfits(kind, value, where)) for kind in kinds]
        # The one that comes nearest tells best what is wrong.
        yield from min(tried, key=len)
    elif not fits(shape, value):
        yield where


def members(shape: Any, value: Any, where: str) -> Iterator[str]:
    """Misfits of an object."""
    if not isinstance(value, dict):
        yield where
        return
    known = hints(shape)
    yield from (f"{where}.(unknown)" for key in value if key not in known)
    for name, kind in known.items():
        if name in value:
            yield from misfits(kind, value[name], f"{where}.{name}")
        elif type(None) not in get_args(kind):
            yield f"{where}.{name}"


def elements(kinds: tuple[Any, ...], value: Any, where: str) -> Iterator[str]:
    """Misfits of a list, of one kind or always empty."""
    if not isinstance(value, list) or (value and not kinds):
        yield where
        return
    for index, each in enumerate(value):
        yield from misfits(kinds[0], each, f"{where}[{index}]")


def fits(shape: Any, value: Any) -> bool:
    """Whether a plain value fits."""
    if get_origin(shape) is Literal:
        return any(type(value) is type(each) and value == each for each in get_args(shape))
    if shape is datetime:
        return isinstance(value, str) and bool(MOMENT.fullmatch(value)) and is_read(datetime, value)
    if shape is date:
        return isinstance(value, str) and bool(DAY.fullmatch(value)) and is_read(date, value)
    return shape in PLAIN and type(value) is PLAIN[shape]


def is_read(kind: type[date], value: str) -> bool:
    """Whether the calendar has it."""
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True


@cache
def hints(shape: Any) -> dict[str, Any]:
    """The fields with their kinds."""
    return get_type_hints(shape)
