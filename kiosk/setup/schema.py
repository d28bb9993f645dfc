"""The settings as JSON Schema (2020-12), made from the dataclasses that read them: for editors and tools of an office.

The one rule: it knows no key, kind or limit of its own; whatever the kiosk refuses by these, an editor underlines.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin

from kiosk import settings
from kiosk.gateway import settings as gateway_settings
from kiosk.pin import KEPT
from kiosk.settings import keys, printers
from kiosk.setup.describing import described, purpose

DRAFT = "https://json-schema.org/draft/2020-12/schema"
KINDS: Mapping[Any, str] = {str: "string", int: "integer", bool: "boolean"}
# What a line may hold, where one expression says it; nothing may stand there too.
PATTERNS: Mapping[str, str] = {
    "staff_pin": KEPT.pattern,
    "gateway": settings.GATEWAY.pattern,
    "printer": printers.PRINTER.pattern,
    "gateway_key": keys.GATEWAY_KEY.pattern,
    "signing_key": keys.SIGNING.pattern,
    "secret": gateway_settings.SECRET.pattern,
    "public": gateway_settings.PUBLIC.pattern,
}


def schema_of_kiosk() -> dict[str, Any]:
    """Of kiosk.toml."""
    return whole("kiosk.toml", settings.Settings, settings.BOUNDS)


def schema_of_gateway() -> dict[str, Any]:
    """Of gateway.toml."""
    return whole("gateway.toml", gateway_settings.GatewaySettings, gateway_settings.BOUNDS)


def written(schema: Mapping[str, Any]) -> str:
    """As the file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def whole(title: str, shape: type[Any], bounds: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    """Of one file."""
    schema = table(shape)
    for key, line in schema["properties"].items():
        if key in bounds:
            line |= dict(zip(("minimum", "maximum"), bounds[key], strict=True))
        if key in PATTERNS:
            line["pattern"] = f"^(?:{PATTERNS[key]})?$"
    return {"$schema": DRAFT, "title": title, **schema}


def table(shape: type[Any]) -> dict[str, Any]:
    """A table with its keys, and no others."""
    notes = described(shape)
    lines = {each.name: noted(kind(each.type), notes.get(each.name, "")) for each in fields(shape)}
    for each in fields(shape):
        if each.default is not MISSING:
            lines[each.name]["default"] = plain(each.default)
    required = [each.name for each in fields(shape) if each.default is MISSING and each.default_factory is MISSING]
    demanded = {"required": required} if required else {}
    closed = {"type": "object", "properties": lines, **demanded, "additionalProperties": False}
    return noted(closed, purpose(shape))


def noted(schema: dict[str, Any], note: str) -> dict[str, Any]:
    """With what it is for; a key's own words before its table's."""
    return (
        {"description": note, **{key: value for key, value in schema.items() if key != "description"}}
        if note
        else schema
    )


def kind(wanted: Any) -> dict[str, Any]:
    """What may stand behind a key."""
    origin = get_origin(wanted)
    if origin is tuple:
        return {"type": "array", "items": kind(get_args(wanted)[0])}
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if isinstance(wanted, type) and is_dataclass(wanted):
        return table(wanted)
    return {"type": KINDS[wanted]}


def plain(value: Any) -> Any:
    """A default, as JSON has it."""
    if isinstance(value, tuple):
        return [asdict(each) if is_dataclass(each) and not isinstance(each, type) else each for each in value]
    return value
