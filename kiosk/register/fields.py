"""Single values of the register as JSON has them: every text has a shape, every list an end, every time its zone.

The one rule: what does not fit is named by its field, and never repeated.
"""

import base64
import binascii
import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from stdnum.iso7064 import mod_37_2

T = TypeVar("T")

CROCKFORD = "[0-9A-HJKMNP-TV-Z]"
SHAPES: Mapping[str, re.Pattern[str]] = {
    "reference": re.compile(CROCKFORD + r"{9}"),
    "other": re.compile(CROCKFORD + r"{9}"),
    "form": re.compile(r"[a-z][a-z0-9_-]{0,63}"),
    "version": re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}"),
    "office": re.compile(r"[0-9]{4}"),
    "language": re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,8})?"),
    "id": re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "documents": re.compile(r"[a-z0-9_.-]{1,64}"),
    "code": re.compile(CROCKFORD + r"{6}"),
}
"""The shape of every text there is. No free text fits any of them; nothing else is ever taken."""
DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})")
BASE64URL = re.compile(r"[A-Za-z0-9_-]*")


class WireError(ValueError):
    """No part of the register's language. `field`: where it stands, as `events[2].at`; the value is never told."""

    def __init__(self, field: str, wrong: str) -> None:
        super().__init__(f"{field}: {wrong}")
        self.field = field


def read_table(data: object, where: str, must: Collection[str], may: Collection[str] = ()) -> dict[str, Any]:
    """An object that has every field of `must`, and no others than these and those of `may`."""
    if not isinstance(data, dict):
        raise WireError(where or "body", "no object")
    for name in must:
        if name not in data:
            raise WireError(join(where, name), "missing")
    # The unknown name is somebody's text too.
    if not data.keys() <= {*must, *may}:
        raise WireError(where or "body", "a field that is not known here")
    return data


def read_text(value: object, field: str, shape: str) -> str:
    """A text of the shape of this name; references with their check character."""
    if not isinstance(value, str) or not SHAPES[shape].fullmatch(value):
        raise WireError(field, "not of its shape")
    if shape in ("reference", "other") and not mod_37_2.is_valid(value):
        raise WireError(field, "wrong check character")
    return value


def read_choice(value: object, field: str, choices: tuple[T, ...]) -> T:
    """One of these words."""
    for choice in choices:
        if value == choice and isinstance(value, str):
            return choice
    raise WireError(field, "none of its words")


def read_list(value: object, field: str, longest: int, read: Callable[[object, str], T]) -> tuple[T, ...]:
    """A list of at most so many, each read by `read`."""
    if not isinstance(value, list):
        raise WireError(field, "no list")
    if len(value) > longest:
        raise WireError(field, f"more than {longest}")
    return tuple(read(each, f"{field}[{index}]") for index, each in enumerate(value))


def read_moment(value: object, field: str) -> datetime:
    """A time with its zone, ISO 8601 as `2026-11-22T10:00:00+01:00`, of this century."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        raise WireError(field, "no time with its zone")
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise WireError(field, "no such time") from None


def write_moment(moment: datetime, field: str) -> str:
    """In UTC. Raises WireError for a time without its zone."""
    if moment.tzinfo is None:
        raise WireError(field, "a time without its zone")
    return moment.astimezone(UTC).isoformat()


def read_day(value: object, field: str) -> date:
    """A day, ISO 8601."""
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise WireError(field, "no day")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise WireError(field, "no such day") from None


def read_bytes(value: object, field: str, least: int, most: int) -> bytes:
    """From base64url without padding (RFC 4648 section 5); `least` and `most` bytes."""
    if not isinstance(value, str) or len(value) > 2 * most or not BASE64URL.fullmatch(value):
        raise WireError(field, "no base64url")
    try:
        read = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except binascii.Error:
        raise WireError(field, "no base64url") from None
    if not least <= len(read) <= most:
        raise WireError(field, f"not {least} to {most} bytes")
    return read


def write_bytes(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
