"""The register in a database, SQLite or PostgreSQL, which several replicas use at once.

The one rule: events are only ever added, and nothing but HMACs of a receipt's proofs is kept.
"""

import hmac
import re
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from kiosk.errors import NotKnown
from kiosk.form.reference import Reference, parse_reference
from kiosk.register.database import open_database
from kiosk.register.keys import IssuedKey, KeyKind, Keys
from kiosk.register.ledger import (
    REFERENCE,
    RegistrationConflict,
    add_events,
    add_proofs,
    add_registration,
    hold,
    look,
    read_status,
    remove_old,
)
from kiosk.register.migrating import is_current, migrate
from kiosk.register.model import Event, Registration, Status
from kiosk.register.tries import Tries
from kiosk.visit.receipt_key import Proofs, proof_of_code, proof_of_key, read_code

__all__ = ["IssuedKey", "KeyKind", "RegistrationConflict", "Store"]

LEAST_PEPPER = 16
KEY = re.compile(r"[0-9A-Za-z]{16}")
NO_KEY = "0" * 16


def utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """The register. Safe to call from several threads; every method is one transaction, the codes' are two.

    `url`: `sqlite:///path` or `postgresql://…`; `pepper`: at least 16 secret bytes, the same on every replica.
    `tries` wrong codes for a reference within `window`, and no more are looked at until `window` has passed.
    Where the database does not answer, SQLAlchemy's DBAPIError or TimeoutError passes through.
    """

    def __init__(
        self,
        url: str,
        pepper: bytes,
        clock: Callable[[], datetime] = utc_now,
        *,
        tries: int = 5,
        window: timedelta = timedelta(minutes=15),
    ) -> None:
        if len(pepper) < LEAST_PEPPER:
            raise ValueError(f"the pepper needs at least {LEAST_PEPPER} bytes")
        self._pepper = pepper
        self._clock = clock
        self._database = open_database(url)
        self._keys = Keys(self._database, clock)
        self._tries = Tries(self._database, clock, tries, window)
        # What is compared where there is no such reference: no proof gives it.
        self._nothing = secrets.token_bytes(32)

    def migrate(self) -> None:
        """Brings the database to the newest schema. Two replicas may do it at once."""
        migrate(self._database)

    def is_current(self) -> bool:
        """Whether the database has the newest schema."""
        return self._database.read(is_current)

    def close(self) -> None:
        """Closes every connection."""
        self._database.close()

    def register(self, registration: Registration, proofs: Proofs | None, events: Sequence[Event], by: str) -> None:
        """Adds a reference with its first events; told twice it is one. `by`: the id of the key that tells it.

        Proofs may be added once to a reference that had none. Raises RegistrationConflict for other facts.
        """
        now = self._clock()
        with self._database.writing.begin() as connection:
            row = add_registration(connection, registration, by, now)
            if proofs:
                add_proofs(connection, row, Proofs(self._pepper_with(proofs.key), self._pepper_with(proofs.code)))
            add_events(connection, row.number, events, by, now)

    def append(self, reference: str, events: Sequence[Event], by: str) -> None:
        """Adds events; one that is known already is passed over. Raises NotKnown, RegistrationConflict."""
        with self._database.writing.begin() as connection:
            row = hold(connection, reference)
            if row is None:
                raise NotKnown
            add_events(connection, row.number, events, by, self._clock())

    def status(self, reference: str) -> Status | None:
        """Where it stands; None: no such reference, or nothing has happened to it. For desks."""
        return self._database.read(lambda connection: read_status(connection, look(connection, reference)))

    def registered_by(self, reference: str) -> str | None:
        """The id of the key that registered it; None: no such reference."""
        row = self._look(reference)
        return row.told_by if row else None

    def status_with_key(self, reference: str, key: str) -> Status | None:
        """Where it stands, for whoever has the receipt's whole key (16 characters). None: no such reference or key.

        Wrong keys are not counted: at a thousand a second, 80 random bits take longer to try than the sun will shine.
        """
        if not REFERENCE.fullmatch(reference):
            return None
        proof = proof_of_key(Reference(reference), key if KEY.fullmatch(key) else NO_KEY)

        def read(connection: Connection) -> Status | None:
            row = look(connection, reference)
            return read_status(connection, row if self._is_proof(row, "key_proof", proof) else None)

        return self._database.read(read)

    def status_with_code(self, reference: str, code: str) -> Status:
        """Where it stands, for whoever has the receipt's code, as typed. Raises as `check_code`."""
        self.check_code(reference, code)
        status = self.status(reference)
        if status is None:
            raise NotKnown
        return status

    def check_code(self, reference: str, code: str) -> None:
        """Returns when the code is the reference's. NotKnown: no such reference or not its code, never told which.

        TooManyTries (its value `seconds`: how long to wait): too many wrong codes, whether the reference exists or not.
        """
        parsed, typed = parse_reference(reference), read_code(code)
        # Anybody can see that these are none: it tells nothing, and leaves nothing to count.
        if not isinstance(parsed, Reference) or typed is None:
            raise NotKnown
        self._tries.take(parsed.characters)
        proof = proof_of_code(parsed, typed)
        if not self._is_proof(self._look(parsed.characters), "code_proof", proof):
            raise NotKnown
        self._tries.give_back(parsed.characters)

    def purge(self, older_than: timedelta, void_after: timedelta) -> int:
        """Removes what nothing was told of for `older_than` (void: for `void_after`); how many references went."""
        now = self._clock()
        gone = self._remove(is_void=False, before=now - older_than) + self._remove(
            is_void=True, before=now - void_after
        )
        with self._database.writing.begin() as connection:
            self._tries.forget(connection)
        return gone

    def issue_key(self, kind: KeyKind, name: str, office: str = "") -> str:
        """A new key, `sk_<kind>_<id>_<secret>`: shown now and never again."""
        return self._keys.issue(kind, name, office)

    def keys(self) -> tuple[IssuedKey, ...]:
        """Every key ever issued, the oldest first."""
        return self._keys.all()

    def revoke(self, id: str) -> bool:
        """Ends a key, on every replica at once. False: no such key, or ended before."""
        return self._keys.revoke(id)

    def key_of(self, secret: str) -> IssuedKey | None:
        """Whose key this is; None: nobody's, or revoked."""
        return self._keys.find(secret)

    def _look(self, reference: str) -> Row[Any] | None:
        return self._database.read(lambda connection: look(connection, reference))

    def _remove(self, *, is_void: bool, before: datetime) -> int:
        """A few at a time, so that nobody waits long to write."""
        gone = 0
        while True:
            with self._database.writing.begin() as connection:
                some = remove_old(connection, is_void=is_void, before=before)
            gone += some
            if not some:
                return gone

    def _is_proof(self, row: Row[Any] | None, column: str, proof: bytes) -> bool:
        """Whether this proof is the one that is kept. The same work without a row, and without a proof in it."""
        kept = getattr(row, column) if row is not None else None
        return hmac.compare_digest(kept or self._nothing, self._pepper_with(proof))

    def _pepper_with(self, proof: bytes) -> bytes:
        return hmac.digest(self._pepper, proof, "sha256")
