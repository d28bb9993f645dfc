"""The register in a database, SQLite or PostgreSQL, which several replicas use at once.

The one rule: events are only ever added, and nothing but HMACs of a receipt's proofs is kept.
"""

import hmac
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row

from kiosk.errors import NotKnown
from kiosk.form.reference import Reference, parse_reference
from kiosk.register import tables
from kiosk.register.bounds import KEY_TRIES, TRIES, WINDOW
from kiosk.register.counts import CountedWeeks
from kiosk.register.database import open_database
from kiosk.register.handoffs import HandOffs
from kiosk.register.joinings import Joinings
from kiosk.register.kept import Keeping
from kiosk.register.keys import IssuedKey, KeyKind, Keys
from kiosk.register.ledger import (
    REFERENCE,
    RegistrationConflict,
    add_events,
    add_proofs,
    add_registration,
    hold,
    look,
    open_status,
    read_status,
    remove_old,
)
from kiosk.register.migrating import is_current, migrate, step_back
from kiosk.register.model import Event, Registration, Status
from kiosk.register.pepper import Pepper
from kiosk.register.published import Published
from kiosk.register.tries import Tries
from kiosk.register.uploads import Uploads
from kiosk.visit.receipt_key import Proofs, proof_of_code, read_code

__all__ = ["IssuedKey", "KeyKind", "RegistrationConflict", "Store"]


def utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """The register. Safe to call from several threads; every method is one transaction, the codes' are two.

    `url`: `sqlite:///path` or `postgresql://…`; `pepper`: at least 16 secret bytes, the same on every replica.
    `tries` wrong codes for a reference within `window`, or `key_tries` by one machine for any, and no more are looked
    at until `window` has passed.
    Where the database does not answer, SQLAlchemy's DBAPIError or TimeoutError passes through.
    """

    def __init__(
        self,
        url: str,
        pepper: bytes,
        clock: Callable[[], datetime] = utc_now,
        *,
        tries: int = TRIES,
        key_tries: int = KEY_TRIES,
        window: timedelta = WINDOW,
    ) -> None:
        self._pepper = Pepper(pepper)
        self._clock = clock
        self._database = open_database(url)
        self._keys = Keys(self._database, clock)
        self.handoffs = HandOffs(self._database, clock)
        self.kept = Keeping(self._database, clock)
        self.uploads = Uploads(self._database, clock)
        self.counts = CountedWeeks(self._database, clock)
        self.joinings = Joinings(self._database, clock)
        self.fleet = Published(self._database, clock)
        self._tries = Tries(tables.tries, clock, tries, window)
        self._key_tries = Tries(tables.key_tries, clock, key_tries, window)
        # What is compared where there is no such reference: no proof gives it.
        self._nothing = secrets.token_bytes(32)

    def migrate(self) -> None:
        """Brings the database to the newest schema. Two replicas may do it at once."""
        migrate(self._database)

    def step_back(self, revision: str) -> None:
        """Brings the database to the schema of an older version. Raises SettingsError for one it cannot have."""
        step_back(self._database, revision)

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
                add_proofs(connection, row, self._pepper.mix_both(proofs))
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
        return self._database.read(lambda connection: read_status(connection, reference))

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
        proof = self._pepper.mix_key(reference, key)
        return self._database.read(lambda connection: open_status(connection, reference, proof))

    def status_with_code(self, reference: str, code: str, by: str = "") -> Status:
        """Where it stands, for whoever has the receipt's code, as typed. `by`, and what it raises: as `check_code`."""
        self.check_code(reference, code, by)
        status = self.status(reference)
        if status is None:
            raise NotKnown
        return status

    def check_code(self, reference: str, code: str, by: str = "") -> None:
        """Returns when the code is the reference's. NotKnown: no such reference or not its code, never told which.

        `by`: the id of the machine's key that asks; "": an applicant's own phone. TooManyTries (its value `seconds`:
        how long to wait): too many wrong codes, whether the reference exists or not.
        """
        parsed, typed = parse_reference(reference), read_code(code)
        # Anybody can see that these are none: it tells nothing, and leaves nothing to count.
        if not isinstance(parsed, Reference) or typed is None:
            raise NotKnown
        with self._database.writing.begin() as connection:
            for tries, name in self._counting(parsed.characters, by):
                tries.take(connection, name)
        proof = proof_of_code(parsed, typed)
        if not self._is_code(self._look(parsed.characters), proof):
            raise NotKnown
        with self._database.writing.begin() as connection:
            for tries, name in self._counting(parsed.characters, by):
                tries.give_back(connection, name)

    def purge(self, older_than: timedelta, void_after: timedelta) -> int:
        """Removes what nothing was told of for `older_than` (void: for `void_after`); how many references went."""
        now = self._clock()
        gone = self._remove(is_void=False, before=now - older_than) + self._remove(
            is_void=True, before=now - void_after
        )
        with self._database.writing.begin() as connection:
            self._tries.forget(connection)
            self._key_tries.forget(connection)
        self.joinings.forget()
        self.counts.forget()
        return gone

    def issue_key(self, kind: KeyKind, name: str, office: str = "") -> str:
        """A new key, `sk_<kind>_<id>_<secret>`: shown now and never again."""
        return self._keys.issue(kind, name, office)

    def keys(self) -> tuple[IssuedKey, ...]:
        """Every key ever issued, the oldest first."""
        return self._keys.all()

    def revoke(self, id: str) -> bool:
        """Ends a key; a gateway remembers it for two seconds more. False: no such key, or ended before."""
        return self._keys.revoke(id)

    def key_of(self, secret: str) -> IssuedKey | None:
        """Whose key this is; None: nobody's, or revoked."""
        return self._keys.find(secret)

    def _counting(self, reference: str, by: str) -> tuple[tuple[Tries, str], ...]:
        """Where a wrong code counts, in one order everywhere, so that nobody waits for each other."""
        return ((self._tries, reference), *(((self._key_tries, by),) if by else ()))

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

    def _is_code(self, row: Row[Any] | None, proof: bytes) -> bool:
        """Whether this proof is the one that is kept. The same work without a row, and without a proof in it."""
        kept = row.code_proof if row is not None else None
        return hmac.compare_digest(kept or self._nothing, self._pepper.mix(proof))
