"""What a kiosk says when it asks to join."""

from kiosk.fleet.joining import KioskKeys
from kiosk.fleet.wire import Entry, hash_of


def entry_of(keys: KioskKeys, name: str = "library 1", office: str = "9901") -> Entry:
    _, _, id, secret = keys.gateway_key.split("_")
    return Entry(id, hash_of(secret), keys.public, name, office)
