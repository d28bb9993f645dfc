"""What kiosks and phones say and hear about uploads, as the gateway reads and writes it.

The one rule: what does not fit is named by its field, and never repeated.
"""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request

from kiosk.documents.phone.model import FATES, Fate
from kiosk.documents.phone.wire import FILE, ID, MOST_PIECES, PIECE, TOPIC
from kiosk.errors import NotKnown
from kiosk.gateway.describing import Document, one_of, table, text
from kiosk.register.fields import SHAPES, WireError, read_choice, read_table, read_text
from kiosk.register.upload_rows import MOST_FILES, OVER, Standing
from kiosk.register.uploads import LIFE

MOST_NEWS = 999_999_999


def id_of(request: Request) -> str:
    """The slot in the path, in capitals. Raises NotKnown for what can be none."""
    id = str(request.path_params["id"]).upper()
    if not ID.fullmatch(id):
        raise NotKnown
    return id


def file_of(request: Request) -> str:
    """The file in the path. Raises NotKnown for what can be none."""
    file = str(request.path_params["file"])
    if not FILE.fullmatch(file):
        raise NotKnown
    return file


def piece_of(request: Request) -> int:
    """The piece in the path. Raises NotKnown for what can be none."""
    piece = str(request.path_params["piece"])
    if not PIECE.fullmatch(piece) or int(piece) >= MOST_PIECES:
        raise NotKnown
    return int(piece)


def topic_of(value: object) -> str:
    """The id of a kind of documents. Raises WireError."""
    if not isinstance(value, str) or not TOPIC.fullmatch(value):
        raise WireError("topic", "not of its shape")
    return value


def read_opening(data: object) -> tuple[str, str]:
    """Language and topic."""
    found = read_table(data, "", ("language", "topic"))
    return read_text(found["language"], "language", "language"), topic_of(found["topic"])


def read_turning(data: object) -> str:
    return topic_of(read_table(data, "", ("topic",))["topic"])


def read_waiting(data: object) -> int:
    """The number of the news that the kiosk knows already."""
    known = read_table(data, "", ("known",))["known"]
    if type(known) is not int or not 0 <= known <= MOST_NEWS:
        raise WireError("known", "no number")
    return known


def read_fate(data: object) -> Fate:
    return read_choice(read_table(data, "", ("state",))["state"], "state", FATES)


def write_slot(id: str) -> dict[str, Any]:
    return {"id": id, "seconds": int(LIFE.total_seconds())}


def write_news(standing: Standing) -> dict[str, Any]:
    """For the kiosk: files that nothing was told of yet, and which of their pieces are to be fetched."""
    files = [
        {"file": file.file, "topic": file.topic, "count": file.count, "here": list(file.here)}
        for file in standing.files
        if file.state not in OVER
    ]
    return {"opened": standing.is_opened, "news": standing.news, "files": files}


def write_state(standing: Standing | None, names: Sequence[str]) -> dict[str, Any]:
    """For the phone: every piece that has come, whether the kiosk has fetched it or not."""
    if standing is None:
        return {"open": False, "topic": "", "name": [], "files": {}}
    files = {file.file: {"here": list(file.received), "state": file.state} for file in standing.files}
    return {"open": True, "topic": standing.topic, "name": list(names), "files": files}


def schemas() -> Document:
    """The same shapes for programs, as JSON Schema."""
    id, file, topic = text(ID.pattern), text(FILE.pattern), text(TOPIC.pattern)
    places: Document = {
        "type": "array",
        "items": {"type": "integer", "minimum": 0, "maximum": MOST_PIECES - 1},
        "maxItems": MOST_PIECES,
    }
    count: Document = {"type": "integer", "minimum": 1, "maximum": MOST_PIECES}
    number: Document = {"type": "integer", "minimum": 0, "maximum": MOST_NEWS}
    offered = table({"file": file, "topic": topic, "count": count, "here": places})
    sent = table({"here": places, "state": one_of(("", *FATES))})
    return {
        "UploadOpening": table({"language": text(SHAPES["language"].pattern), "topic": topic}),
        "UploadTurning": table({"topic": topic}),
        "UploadWaiting": table({"known": number}),
        "UploadFate": table({"state": one_of(FATES)}),
        "UploadSlot": table({"id": id, "seconds": {"type": "integer"}}),
        "UploadNews": table(
            {
                "opened": {"type": "boolean"},
                "news": number,
                "files": {"type": "array", "items": offered, "maxItems": MOST_FILES},
            }
        ),
        "UploadState": table(
            {
                "open": {"type": "boolean"},
                "topic": {"type": "string"},
                "name": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
                "files": {"type": "object", "additionalProperties": sent, "maxProperties": MOST_FILES},
            }
        ),
    }
