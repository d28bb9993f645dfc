"""Uploads as the gateway's description has them.

The one rule: no shape or limit is written here a second time.
"""

from kiosk.asking import OCTETS
from kiosk.documents.phone.wire import FILE, ID, PIECE, TOPIC
from kiosk.gateway.describing import Document, answer, content, in_path, keyed, operation, problems, text
from kiosk.gateway.uploading.api import ROOT
from kiosk.gateway.uploading.site import COUNT

BYTES: Document = {"type": "string", "format": "binary"}
ID_PART, FILE_PART, PIECE_PART = (
    in_path("id", ID.pattern),
    in_path("file", FILE.pattern),
    in_path("piece", PIECE.pattern),
)


def upload_paths() -> Document:
    """For kiosks, and for phones."""
    return {
        ROOT: {"post": keyed("open_uploads", "A new slot for a phone.", "UploadOpening", "UploadSlot", 429)},
        f"{ROOT}/{{id}}": {
            "parameters": [ID_PART],
            "put": keyed("turn_uploads", "For which documentation from now on.", "UploadTurning", None, 404),
            "delete": keyed("close_uploads", "Nobody waits for it.", None, None, 404),
        },
        f"{ROOT}/{{id}}/wait": {
            "parameters": [ID_PART],
            "post": keyed("wait_uploads", "How it stands, once that is news.", "UploadWaiting", "UploadNews", 404),
        },
        f"{ROOT}/{{id}}/{{file}}": {
            "parameters": [ID_PART, FILE_PART],
            "post": keyed("tell_upload", "What became of a file.", "UploadFate", None, 404),
        },
        f"{ROOT}/{{id}}/{{file}}/{{piece}}": {
            "parameters": [ID_PART, FILE_PART, PIECE_PART],
            "get": fetched(),
        },
        **{path: item for letter in "Uu" for path, item in phone_paths(letter).items()},
    }


def fetched() -> Document:
    """A piece."""
    answers = {"200": content(OCTETS, BYTES), **problems(401, 403, 404, 503)}
    return operation("fetch_upload", "A sealed piece, once.", answers) | {"security": [{"key": []}]}


def phone_paths(letter: str) -> Document:
    """What a phone opens, asks and sends."""
    language = {"name": "l", "in": "query", "required": False, "schema": {"type": "string"}}
    count, topic = (
        {"name": name, "in": "query", "required": True, "schema": text(shape.pattern)}
        for name, shape in (("n", COUNT), ("t", TOPIC))
    )
    page = {str(status): content("text/html", {"type": "string"}) for status in (200, 404, 429, 503)}
    state = {"200": answer("UploadState"), **problems(404, 429, 503)}
    put = {"204": {"description": "It is here."}, **problems(404, 413, 415, 422, 429, 503, 507)}
    body = {"required": True, "content": {OCTETS: {"schema": BYTES}}}
    return {
        f"/{letter}/{{id}}": {
            "parameters": [ID_PART, language],
            "get": operation(f"upload_page_{letter}", "The upload page.", page),
        },
        f"/{letter}/{{id}}/state": {
            "parameters": [ID_PART, language],
            "get": operation(f"upload_state_{letter}", "How the slot stands.", state),
        },
        f"/{letter}/{{id}}/{{file}}/{{piece}}": {
            "parameters": [ID_PART, FILE_PART, PIECE_PART, count, topic],
            "put": operation(f"upload_{letter}", "A sealed piece.", put) | {"requestBody": body},
        },
    }
