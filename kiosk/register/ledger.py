"""The rows of references and events: written once, read in one or two looks, removed together.

The one rule: what is there already is compared and never overwritten.
"""

import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, String, bindparam, delete, select, update

from kiosk.register.database import insert_into
from kiosk.register.fields import SHAPES
from kiosk.register.model import Event, Registration, Status, status_of
from kiosk.register.tables import events, registrations
from kiosk.visit.receipt_key import Proofs

BATCH = 500
# No database is asked for anything else: what is no reference is nobody's.
REFERENCE = SHAPES["reference"]
FACTS = ("reference", "form", "version", "office", "channel", "language")
ASKED = select(bindparam("reference", type_=String).label("reference")).subquery("asked")
ITS = registrations.c.reference == ASKED.c.reference
# A row comes back in any case, of nothing where there is no such reference: so both take as long.
LOOK = select(registrations).select_from(ASKED.outerjoin(registrations, ITS))
HOLD = select(registrations).where(registrations.c.reference == bindparam("reference")).with_for_update()
FACT_COLUMNS = tuple(registrations.c[name] for name in FACTS)
EVENT_COLUMNS = tuple(events.c[name] for name in ("id", "kind", "at", "actor", "documents", "by", "office", "other"))
HISTORY = (
    select(*FACT_COLUMNS, *EVENT_COLUMNS)
    .join_from(registrations, events)
    .where(registrations.c.reference == bindparam("reference"))
)
# What is compared is an HMAC under our secret: how long the database takes over it tells nobody anything.
OPENED = HISTORY.where(registrations.c.key_proof == bindparam("proof"))


class RegistrationConflict(ValueError):
    """The reference is known with other facts or proofs, or the event's id with another content."""


def look(connection: Connection, reference: str) -> Row[Any] | None:
    """The row of a reference, for reading."""
    if not REFERENCE.fullmatch(reference):
        return None
    row = connection.execute(LOOK, {"reference": reference}).one()
    return row if row.number is not None else None


def hold(connection: Connection, reference: str) -> Row[Any] | None:
    """The row of a reference, for writing: nobody else writes to it until this transaction ends."""
    if not REFERENCE.fullmatch(reference):
        return None
    return connection.execute(HOLD, {"reference": reference}).one_or_none()


def read_status(connection: Connection, reference: str) -> Status | None:
    """Where it stands; None: no such reference, or nothing has happened to it yet."""
    if not REFERENCE.fullmatch(reference):
        return None
    return status_in(connection.execute(HISTORY, {"reference": reference}).all())


def open_status(connection: Connection, reference: str, proof: bytes) -> Status | None:
    """The same, where this is the key's proof (peppered). One look, which finds as little of both when it is not."""
    return status_in(connection.execute(OPENED, {"reference": reference, "proof": proof}).all())


def status_in(rows: Sequence[Sequence[Any]]) -> Status | None:
    """Of a reference's facts and events, side by side."""
    if not rows:
        return None
    return status_of(Registration(*rows[0][: len(FACTS)]), [event_of(row[len(FACTS) :]) for row in rows])


def add_registration(connection: Connection, registration: Registration, by: str, now: datetime) -> Row[Any]:
    """Its row, new or known. Raises RegistrationConflict when it is known with other facts."""
    facts = {name: getattr(registration, name) for name in FACTS}
    connection.execute(
        insert_into(registrations, connection)
        .values(**facts, told_by=by, told=now, is_void=False)
        .on_conflict_do_nothing(index_elements=[registrations.c.reference])
    )
    row = hold(connection, registration.reference)
    if row is None or registration_of(row) != registration:
        raise RegistrationConflict("the reference is known with other facts")
    return row


def add_proofs(connection: Connection, row: Row[Any], proofs: Proofs) -> None:
    """Keeps proofs (peppered already) where there were none. Raises RegistrationConflict where there are others."""
    if row.key_proof is None:
        kept = {"key_proof": proofs.key, "code_proof": proofs.code}
        connection.execute(update(registrations).where(registrations.c.number == row.number).values(**kept))
        return
    are_same = hmac.compare_digest(row.key_proof + row.code_proof, proofs.key + proofs.code)
    if not are_same:
        raise RegistrationConflict("the reference is known with other proofs")


def add_events(connection: Connection, number: int, told: Sequence[Event], by: str, now: datetime) -> None:
    """Adds those that are new. Raises RegistrationConflict when one of them is known with another content."""
    by_id = {event.id: event for event in told}
    if any(by_id[event.id] != event for event in told):
        raise RegistrationConflict("two events have the same id")
    # In one order everywhere, so that two who tell the same events never wait for each other.
    rows = [values_of(by_id[id], number, by, now) for id in sorted(by_id)]
    if not rows:
        return
    adding = insert_into(events, connection).on_conflict_do_nothing(index_elements=[events.c.id])
    added = set(connection.execute(adding.returning(events.c.id), rows).scalars())
    compare(connection, number, [event for id, event in by_id.items() if id not in added])
    if added:
        ends = {"is_void": True} if any(event.kind == "void" for event in told) else {}
        connection.execute(update(registrations).where(registrations.c.number == number).values(told=now, **ends))


def compare(connection: Connection, number: int, known: Sequence[Event]) -> None:
    """Raises RegistrationConflict unless these events stand there as they are told now."""
    if not known:
        return
    are_known = events.c.id.in_([event.id for event in known])
    rows = connection.execute(select(*EVENT_COLUMNS).where(are_known, events.c.registration == number))
    there = {event_of(row) for row in rows}
    if not set(known) <= there:
        raise RegistrationConflict("an event's id is known with another content")


def remove_old(connection: Connection, *, is_void: bool, before: datetime) -> int:
    """Removes some references that nothing was told of since, with all that belongs to them; how many went."""
    is_old = (registrations.c.is_void == is_void) & (registrations.c.told < before)
    old = select(registrations.c.number).where(is_old).limit(BATCH).with_for_update(skip_locked=True)
    numbers = connection.execute(old).scalars().all()
    if numbers:
        connection.execute(delete(registrations).where(registrations.c.number.in_(numbers)))
    return len(numbers)


def registration_of(row: Row[Any]) -> Registration:
    return Registration(row.reference, row.form, row.version, row.office, row.channel, row.language)


def event_of(values: Sequence[Any]) -> Event:
    """Of the values of EVENT_COLUMNS."""
    id, kind, at, actor, documents, by, office, other = values
    return Event(id, kind, at, actor, tuple(documents.split()), by, office, other)


def values_of(event: Event, number: int, by: str, now: datetime) -> dict[str, Any]:
    return {
        "registration": number,
        "id": event.id,
        "kind": event.kind,
        "at": event.at,
        "actor": event.actor,
        "documents": " ".join(event.documents),
        "by": event.by,
        "office": event.office,
        "other": event.other,
        "told_by": by,
        "told": now,
    }
