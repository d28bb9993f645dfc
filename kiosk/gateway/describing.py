"""The words of OpenAPI 3.1 that the gateway's description is made of.

The one rule: a shape is given, never written here.
"""

from collections.abc import Mapping
from typing import Any

Document = dict[str, Any]
JSON = "application/json"
# What a number of bytes becomes in base64url without padding.
THIRDS = 3


def operation(id: str, summary: str, responses: Document) -> Document:
    """One method of one path. Any address may be longer than any that is meant."""
    return {"operationId": id, "summary": summary, "responses": {**responses, **problems(414)}}


def keyed(id: str, summary: str, asked: str | None, given: str | None, *refusals: int) -> Document:
    """An operation for machines: 204 where nothing is `given`. With a body comes every way of being no such body."""
    fits = {"200": answer(given)} if given else {"204": {"description": "Written down."}}
    reading = (400, 413, 415, 422) if asked else ()
    made = operation(id, summary, {**fits, **problems(401, 403, 503, *reading, *refusals)})
    body = {"requestBody": {"required": True, "content": {JSON: {"schema": named(asked)}}}} if asked else {}
    return made | body | {"security": [{"key": []}]}


def problems(*statuses: int) -> Document:
    """Refusals for machines."""
    return {str(status): answer("Problem") for status in sorted(statuses)}


def answer(name: str) -> Document:
    """A JSON answer of a named shape."""
    return content(JSON, named(name))


def content(kind: str, schema: Document) -> Document:
    """An answer with a body."""
    return {"description": "The answer.", "content": {kind: {"schema": schema}}}


def named(name: str | None) -> Document:
    """A shape by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def in_path(name: str, pattern: str) -> Document:
    """A part of the path."""
    return {"name": name, "in": "path", "required": True, "schema": text(pattern)}


def text(pattern: str) -> Document:
    """A text of a shape."""
    return {"type": "string", "pattern": f"^({pattern})$"}


def one_of(words: tuple[Any, ...]) -> Document:
    """One of these words."""
    return {"type": "string", "enum": list(words)}


def bytes_of(least: int, most: int) -> Document:
    """Bytes as base64url without padding."""
    low, high = (-(-4 * count // THIRDS) for count in (least, most))
    return text(f"[A-Za-z0-9_-]{{{low},{high}}}")


def table(required: Mapping[str, Document], optional: Mapping[str, Document] | None = None) -> Document:
    """An object, with no other members."""
    members = {**required, **(optional or {})}
    return {"type": "object", "properties": members, "required": list(required), "additionalProperties": False}
