"""The keys by which kiosks, desks and the monitor show the gateway who they are.

The one rule: a key is shown once, when it is issued; what stays is a hash it cannot be read back from. It is looked up
every time and not remembered here, so that a revoked key ends on every replica.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import Row, bindparam, insert, select, update

from kiosk.register.database import Database
from kiosk.register.tables import keys

KeyKind = Literal["kiosk", "desk", "monitor"]
KINDS: tuple[KeyKind, ...] = get_args(KeyKind)
# 40 random bits name the key, 256 are the secret; base32 has nothing that a shell or a settings file would trip over.
ID_BYTES, SECRET_BYTES = 5, 32
WRITTEN = re.compile(rf"sk_({'|'.join(KINDS)})_([a-z2-7]{{8}})_([a-z2-7]{{52}})")
NAME = re.compile(r"[^\x00-\x1f\x7f]{1,64}")
OFFICE = re.compile(r"([0-9]{4})?")
FIND = select(keys).where(keys.c.id == bindparam("id"))
# What is compared where there is no such key, so that it takes as long.
NOBODY = bytes(32)


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """What is known of a key. `name`: of the machine; `office`: enhetsnummer; `revoked`: None while it works."""

    id: str
    kind: KeyKind
    name: str
    office: str
    issued: datetime
    revoked: datetime | None = None


class Keys:
    """Every key ever issued, in the database."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def issue(self, kind: KeyKind, name: str, office: str) -> str:
        """The new key, to be shown once. Raises ValueError for a name or an office that is none."""
        if kind not in KINDS or not NAME.fullmatch(name) or not OFFICE.fullmatch(office):
            raise ValueError("a key has a kind, a name of 1 to 64 characters, and an office of four digits or none")
        id, secret = write(ID_BYTES), write(SECRET_BYTES)
        row = {"id": id, "kind": kind, "name": name, "office": office, "hash": digest(secret), "issued": self._clock()}
        with self._database.writing.begin() as connection:
            connection.execute(insert(keys), row)
        return f"sk_{kind}_{id}_{secret}"

    def all(self) -> tuple[IssuedKey, ...]:
        """The oldest first."""
        listing = select(keys).order_by(keys.c.issued, keys.c.id)
        return self._database.read(lambda connection: tuple(key_of(row) for row in connection.execute(listing)))

    def revoke(self, id: str) -> bool:
        """False: no such key, or revoked before."""
        ending = update(keys).where(keys.c.id == id, keys.c.revoked.is_(None)).values(revoked=self._clock())
        with self._database.writing.begin() as connection:
            return connection.execute(ending).rowcount > 0

    def find(self, secret: str) -> IssuedKey | None:
        """Whose key this is; None: nobody's, or revoked. As fast for one as for the other."""
        written = WRITTEN.fullmatch(secret)
        if not written:
            return None
        kind, id, rest = written.groups()
        row = self._database.read(lambda connection: connection.execute(FIND, {"id": id}).one_or_none())
        is_right = hmac.compare_digest(row.hash if row else NOBODY, digest(rest))
        return key_of(row) if row and is_right and row.kind == kind and row.revoked is None else None


def write(length: int) -> str:
    """So many random bytes, in base32 of lower case."""
    return base64.b32encode(secrets.token_bytes(length)).decode().rstrip("=").lower()


def digest(secret: str) -> bytes:
    """Fast: nobody guesses 256 random bits."""
    return hashlib.sha256(secret.encode()).digest()


def key_of(row: Row[Any]) -> IssuedKey:
    return IssuedKey(row.id, row.kind, row.name, row.office, row.issued, row.revoked)
