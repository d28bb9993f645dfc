"""What kiosk and gateway say to each other about sign-ins, as JSON, read strictly on both sides.

The one rule: what does not fit is named by its field, and never repeated.
"""

import re
from typing import Any

from kiosk.register.fields import (
    CROCKFORD,
    SHAPES,
    WireError,
    read_bytes,
    read_choice,
    read_table,
    read_text,
    write_bytes,
)
from kiosk.signin.model import ENDINGS, STATES, HandOff, Progress, State
from kiosk.signin.sealing import MOST_SEALED, PUBLIC_BYTES

ID = re.compile(CROCKFORD + "{26}")
"""130 random bits: whoever cannot see the kiosk's screen cannot know it."""
NUMBERS = (10, 99)


def write_opening(public: bytes, language: str) -> dict[str, Any]:
    return {"public_key": write_bytes(public), "language": language}


def read_opening(data: object) -> tuple[bytes, str]:
    """The visit's public key and the applicant's language."""
    table = read_table(data, "", ("public_key", "language"))
    public = read_bytes(table["public_key"], "public_key", PUBLIC_BYTES, PUBLIC_BYTES)
    return public, read_text(table["language"], "language", "language")


def write_handoff(handoff: HandOff) -> dict[str, Any]:
    return {"id": handoff.id, "number": handoff.number, "seconds": handoff.seconds}


def read_handoff(data: object) -> HandOff:
    table = read_table(data, "", ("id", "number", "seconds"))
    low, high = NUMBERS
    if not isinstance(table["id"], str) or not ID.fullmatch(table["id"]):
        raise WireError("id", "not of its shape")
    if type(table["number"]) is not int or not low <= table["number"] <= high:
        raise WireError("number", "not of two digits")
    if type(table["seconds"]) is not int or table["seconds"] < 0:
        raise WireError("seconds", "no time")
    return HandOff(table["id"], table["number"], table["seconds"])


def write_waiting(known: State) -> dict[str, Any]:
    return {"known": known}


def read_waiting(data: object) -> State:
    """The state that the kiosk knows of already."""
    return read_choice(read_table(data, "", ("known",))["known"], "known", STATES)


def write_progress(progress: Progress) -> dict[str, Any]:
    ending = {"ending": progress.ending} if progress.ending else {}
    return {"state": progress.state, **ending, **({"sealed": write_bytes(progress.sealed)} if progress.sealed else {})}


def read_progress(data: object) -> Progress:
    table = read_table(data, "", ("state",), ("ending", "sealed"))
    state = read_choice(table["state"], "state", STATES)
    if (state == "confirmed") is not ("sealed" in table) or (state == "ended") is not ("ending" in table):
        raise WireError("state", "does not go with the rest")
    ending = read_choice(table["ending"], "ending", ENDINGS) if "ending" in table else None
    sealed = read_bytes(table["sealed"], "sealed", PUBLIC_BYTES, MOST_SEALED) if "sealed" in table else b""
    return Progress(state, ending, sealed)


def schemas() -> dict[str, Any]:
    """The same shapes for programs, as JSON Schema."""
    bytes_, language = {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"}, SHAPES["language"].pattern
    return {
        "Opening": strict(public_key=bytes_, language={"type": "string", "pattern": f"^{language}$"}),
        "HandOff": strict(id={"type": "string"}, number={"type": "integer"}, seconds={"type": "integer"}),
        "Waiting": strict(known={"enum": list(STATES)}),
        "Progress": {
            "type": "object",
            "required": ["state"],
            "additionalProperties": False,
            "properties": {
                "state": {"enum": list(STATES)},
                "ending": {"enum": list(ENDINGS)},
                "sealed": {"type": "string"},
            },
        },
    }


def strict(**properties: Any) -> dict[str, Any]:
    """An object with these fields and no others."""
    return {"type": "object", "required": [*properties], "additionalProperties": False, "properties": properties}
