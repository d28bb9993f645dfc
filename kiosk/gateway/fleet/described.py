"""Joining and signed settings as the gateway's description has them.

The one rule: no shape or limit is written here a second time.
"""

from kiosk.fleet.wire import CODE, HASH, ID, KEY, KNOWN, MOST_SECONDS, MOST_TEXT, NAME, SIGNATURE
from kiosk.gateway.describing import JSON, Document, answer, bytes_of, keyed, named, one_of, operation, problems, table
from kiosk.gateway.describing import text as shaped
from kiosk.gateway.fleet.api import FLEET, KIOSKS
from kiosk.register.fields import SHAPES


def fleet_paths() -> Document:
    """For kiosks, and for desks."""
    refusals = problems(400, 403, 404, 409, 413, 415, 422, 429, 503)
    body = {"required": True, "content": {JSON: {"schema": named("KioskEntry")}}}
    asking = operation("ask_to_join", "A kiosk asks to be let in.", {"200": answer("KioskReceived"), **refusals})
    standing = {"200": answer("KioskStanding"), **problems(401, 429, 503)}
    return {
        KIOSKS: {"post": asking | {"requestBody": body}},
        f"{KIOSKS}/own": {
            "get": operation("stand", "How it stands with this key.", standing) | {"security": [{"key": []}]}
        },
        FLEET: {"get": keyed("fetch_fleet", "The signed settings of all kiosks.", None, "Fleet", 404)},
    }


def fleet_schemas() -> Document:
    """Their shapes."""
    key, signature = bytes_of(KEY, KEY), bytes_of(SIGNATURE, SIGNATURE)
    seconds = {"type": "integer", "minimum": 1, "maximum": MOST_SECONDS}
    entry = {
        "id": shaped(ID.pattern),
        "name": shaped(NAME.pattern),
        "office": shaped(SHAPES["office"].pattern),
        "hash": bytes_of(HASH, HASH),
        "sheet_key": key,
    }
    received = {"code": shaped(CODE.pattern), "seconds": seconds, "key": key, "signature": signature}
    settings = {"type": "string", "maxLength": MOST_TEXT}
    return {
        "KioskEntry": table(entry),
        "KioskReceived": table(received),
        "KioskStanding": table({"standing": one_of(KNOWN)}),
        "Fleet": table({"settings": settings, "key": key, "signature": signature}),
    }
