"""The fleet settings as they were last signed, for every replica.

The one rule: a serial never goes back, also not when the database is made anew: it is the moment of signing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from kiosk.register.database import Database, hold
from kiosk.register.tables import fleet

# Any number will do that nobody else locks in this database: "fleet" in ASCII.
LOCK = 0x666C656574


@dataclass(frozen=True, slots=True)
class Publication:
    """`text` and the `signature` over it by the private half of `key`; `serial`: seconds since 1970."""

    serial: int
    text: str
    key: bytes
    signature: bytes


class Published:
    """The newest there is."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def newest(self) -> Publication | None:
        """None: nothing was ever signed."""
        return self._database.read(newest)

    def publish(self, write: Callable[[int], str], key: bytes, sign: Callable[[str], bytes]) -> int:
        """The serial under which it is there; what is the same as before stays as it was. `write`: its text."""
        with self._database.writing.begin() as connection:
            hold(connection, LOCK)
            before = newest(connection)
            if before and before.key == key and before.text == write(before.serial):
                return before.serial
            serial = max(int(self._clock().timestamp()), before.serial + 1 if before else 0)
            text = write(serial)
            connection.execute(delete(fleet))
            connection.execute(insert(fleet), {"serial": serial, "text": text, "key": key, "signature": sign(text)})
        return serial


def newest(connection: Connection) -> Publication | None:
    row = connection.execute(select(fleet).order_by(fleet.c.serial.desc()).limit(1)).one_or_none()
    return Publication(row.serial, row.text, row.key, row.signature) if row else None
