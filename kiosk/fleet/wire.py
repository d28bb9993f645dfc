"""What kiosk and gateway say to each other about joining and signed settings, as JSON, read strictly on both sides.

The one rule: what does not fit is named by its field, and never repeated.
"""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from kiosk.register.fields import CROCKFORD, WireError, read_bytes, read_choice, read_table, read_text, write_bytes

ROOM, FLEET_ROOM = "kiosks", "fleet"
Known = Literal["waiting", "joined", "refused"]
KNOWN: tuple[Known, ...] = get_args(Known)
KEY, SIGNATURE, HASH = 32, 64, 32
ID = re.compile(r"[a-z2-7]{8}")
CODE = re.compile(f"{CROCKFORD}{{3}}-{CROCKFORD}{{3}}")
# Letters as they stand in names in Norway; nothing that could move a cursor, turn a line round, or look like nothing.
LETTER = "0-9A-Za-zÀ-ÖØ-öø-ž"
NAME = re.compile(f"[{LETTER}][{LETTER} .-]{{0,39}}")
MOST_TEXT, MOST_SECONDS = 32_768, 86_400


@dataclass(frozen=True, slots=True)
class Entry:
    """A kiosk that asks to join. `id`, `hash`: of its gateway key; `sheet_key`: public, of its data sheets."""

    id: str
    hash: bytes = field(repr=False)
    sheet_key: bytes
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class Received:
    """The gateway has taken it down. `key`, `signature`: by which the kiosk knows that it was this gateway."""

    code: str
    seconds: int
    key: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """Fleet settings as they were signed."""

    text: str
    key: bytes
    signature: bytes


def hash_of(secret: str) -> bytes:
    """What the gateway keeps of the secret part of a key, as `kiosk.register.keys` does."""
    return hashlib.sha256(secret.encode()).digest()


def said_of_entry(entry: Entry, code: str) -> bytes:
    """What the gateway signs when it has taken an entry down: all of it, so that nobody between can change a letter."""
    told = (entry.id, entry.hash.hex(), entry.sheet_key.hex(), entry.name, entry.office, code)
    return "\n".join(("kiosk joining", *told)).encode()


def said_of_fleet(text: str) -> bytes:
    """What the gateway signs of the settings."""
    return f"kiosk fleet\n{text}".encode()


def write_entry(entry: Entry) -> dict[str, Any]:
    facts = {"id": entry.id, "name": entry.name, "office": entry.office}
    return {**facts, "hash": write_bytes(entry.hash), "sheet_key": write_bytes(entry.sheet_key)}


def read_entry(data: object) -> Entry:
    table = read_table(data, "", ("id", "name", "office", "hash", "sheet_key"))
    return Entry(
        read_shaped(table["id"], "id", ID),
        read_bytes(table["hash"], "hash", HASH, HASH),
        read_bytes(table["sheet_key"], "sheet_key", KEY, KEY),
        read_shaped(table["name"], "name", NAME),
        read_text(table["office"], "office", "office"),
    )


def write_received(received: Received) -> dict[str, Any]:
    said = {"key": write_bytes(received.key), "signature": write_bytes(received.signature)}
    return {"code": received.code, "seconds": received.seconds, **said}


def read_received(data: object) -> Received:
    table = read_table(data, "", ("code", "seconds", "key", "signature"))
    seconds = table["seconds"]
    if type(seconds) is not int or not 0 < seconds <= MOST_SECONDS:
        raise WireError("seconds", "no number")
    return Received(read_shaped(table["code"], "code", CODE), seconds, *read_proof(table))


def write_known(known: Known) -> dict[str, Any]:
    return {"standing": known}


def read_known(data: object) -> Known:
    return read_choice(read_table(data, "", ("standing",))["standing"], "standing", KNOWN)


def write_signed(signed: Signed) -> dict[str, Any]:
    return {"settings": signed.text, "key": write_bytes(signed.key), "signature": write_bytes(signed.signature)}


def read_signed(data: object) -> Signed:
    table = read_table(data, "", ("settings", "key", "signature"))
    text = table["settings"]
    if not isinstance(text, str) or len(text) > MOST_TEXT or not text.endswith("\n"):
        raise WireError("settings", "no text of lines")
    return Signed(text, *read_proof(table))


def read_proof(table: dict[str, Any]) -> tuple[bytes, bytes]:
    """Key and signature."""
    key = read_bytes(table["key"], "key", KEY, KEY)
    return key, read_bytes(table["signature"], "signature", SIGNATURE, SIGNATURE)


def read_shaped(value: object, field: str, shape: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise WireError(field, "not of its shape")
    return value
