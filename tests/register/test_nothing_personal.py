"""What the register can hold, column by column, and why none of it says who somebody is or what they answered.

A new column fails here until somebody has written down why it is none of anybody's business.
"""

import pytest
from sqlalchemy import create_engine, inspect, text

from kiosk.form.reference import Reference
from kiosk.register.store import Store
from kiosk.visit.receipt_key import ReceiptKey, proofs_of
from tests.register.telling import PEPPER, Told, event

WHY = {
    "registrations.number": "counts rows",
    "registrations.reference": "random, minted before anything is known; says nothing about anybody",
    "registrations.form": "which form, of the few there are",
    "registrations.version": "which version of the form",
    "registrations.office": "which Nav office, or none",
    "registrations.channel": "paper, screen or digital",
    "registrations.language": "one of the languages offered; shared by thousands, needed to speak to the applicant",
    "registrations.key_proof": "HMAC of a hash of 80 random bits",
    "registrations.code_proof": "HMAC of a slow hash of 30 random bits; useless without the pepper, which is not here",
    "registrations.told_by": "id of a machine's key",
    "registrations.told": "when a machine last told something",
    "registrations.is_void": "whether it counts no more",
    "events.number": "counts rows",
    "events.registration": "which reference",
    "events.id": "random UUID",
    "events.kind": "one of nine words",
    "events.at": "when it happened",
    "events.actor": "kiosk, desk or gateway: never a person",
    "events.documents": "ids of kinds of documents that the form names: never a document or its name",
    "events.by": "a day",
    "events.office": "which Nav office",
    "events.other": "another reference",
    "events.told_by": "id of a machine's key",
    "events.told": "when a machine told it",
    "tries.reference": "a reference somebody tried; gone a quarter of an hour later, with the next try or clearing",
    "tries.wrong": "how often, five at most",
    "tries.last": "when, without from where",
    "key_tries.key": "id of a machine's key; gone a quarter of an hour later, in the same way",
    "key_tries.wrong": "how often, sixty at most",
    "key_tries.last": "when, without for which reference",
    "handoffs.id": "random, on a kiosk's screen for minutes",
    "handoffs.told_by": "id of a machine's key",
    "handoffs.public_key": "made for one visit, and gone with it",
    "handoffs.language": "one of the languages offered",
    "handoffs.number": "random, of two digits",
    "handoffs.choices": "three such numbers",
    "handoffs.state": "one of six words",
    "handoffs.ending": "one of six words",
    "handoffs.owner": "hash of 256 random bits in a phone's cookie",
    "handoffs.sealed": "opened by the visit alone, and here for less than two minutes",
    "handoffs.seen": "when the kiosk last asked",
    "handoffs.until": "when it is removed, minutes later",
    "kept.reference": "which reference",
    "kept.told_by": "id of a machine's key",
    "kept.sealed": "opened by the gateway's key alone, which is a file; here for a day, because the applicant said yes",
    "kept.until": "when it is removed",
    "kept.began": "when somebody began to send it",
    "kept.fault": "one of six words",
    "uploads.id": "random, on a kiosk's screen while a visit takes photos",
    "uploads.told_by": "id of a machine's key",
    "uploads.language": "one of the languages offered",
    "uploads.topic": "id of a kind of documents that the form names; gone with the visit",
    "uploads.is_opened": "whether a phone has",
    "uploads.news": "counts changes",
    "uploads.seen": "when the kiosk last asked",
    "uploads.until": "when it is removed, three hours later at the most",
    "upload_files.slot": "random, of the slot",
    "upload_files.file": "random: never a file's name",
    "upload_files.topic": "id of a kind of documents; gone with the visit",
    "upload_files.pieces": "how many pieces, 64 at most",
    "upload_files.received": "which of them have come",
    "upload_files.state": "one of four words",
    "upload_files.at": "when its first piece came",
    "upload_pieces.slot": "random, of the slot",
    "upload_pieces.file": "random, of the file",
    "upload_pieces.piece": "which of the pieces",
    "upload_pieces.size": "of the sealed piece",
    "upload_pieces.at": "when it came",
    "upload_pieces.sealed": "opened by the visit alone; gone when fetched, ten minutes later at the most",
    "joinings.id": "random, of a machine's key",
    "joinings.code": "random, on a machine's screen while it is set up",
    "joinings.name": "of a machine, as the office calls it",
    "joinings.office": "which Nav office",
    "joinings.hash": "hash of 256 random bits",
    "joinings.sheet_key": "public half of a machine's key",
    "joinings.asked": "when a machine was set up",
    "joinings.state": "one of three words",
    "fleet.serial": "when settings were signed",
    "fleet.text": "settings of all kiosks, as whoever runs them wrote them: offices, languages, names of machines",
    "fleet.key": "public half of the gateway's key",
    "fleet.signature": "over the text",
    "keys.id": "random",
    "keys.kind": "kiosk, desk or monitor",
    "keys.name": "of a machine, as the office calls it",
    "keys.office": "which Nav office",
    "keys.hash": "hash of 256 random bits",
    "keys.issued": "when",
    "keys.revoked": "when",
    "insight_counts.office": "which Nav office",
    "insight_counts.week": "which week, never a day",
    "insight_counts.subject": "one of ten words",
    "insight_counts.item": "a word that the forms and the kiosk had before anybody came",
    "insight_counts.n": "how often that week, of all kiosks of the office together",
    "alembic_version.version_num": "which schema this is",
}


def test_every_column_has_its_reason(store: Store, database_url: str) -> None:
    engine = create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))
    looked = inspect(engine)
    there = {f"{table}.{column['name']}" for table in looked.get_table_names() for column in looked.get_columns(table)}
    engine.dispose()
    assert there == set(WHY)


@pytest.mark.parametrize("secret", ["4F7A1C2D3E4G5H6J", "4F7A1C", "4F7-A1C"])
def test_no_row_holds_a_receipts_key_or_code(store: Store, database_url: str, secret: str) -> None:
    told = Told(key=ReceiptKey("4F7A1C2D3E4G5H6J"))
    store.register(told.registration, told.proofs, [event("created")], "k1")
    store.status_with_code(told.reference, told.key.code)
    rows = dump(database_url)
    assert told.reference in rows
    assert secret not in rows


def test_no_row_holds_what_the_data_sheet_holds(store: Store, database_url: str) -> None:
    """A desk reads the proofs; with them and the register's database nobody is nearer to a code."""
    told = Told()
    store.register(told.registration, told.proofs, [event("created")], "k1")
    proofs = proofs_of(Reference(told.reference), told.key)
    rows = dump(database_url)
    assert proofs.key.decode("latin-1") not in rows
    assert proofs.code.decode("latin-1") not in rows
    assert PEPPER.decode() not in rows


def dump(url: str) -> str:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        tables = {name.partition(".")[0] for name in WHY}
        rows = [row for table in sorted(tables) for row in connection.execute(text(f"SELECT * FROM {table}"))]
    engine.dispose()
    return "\n".join(
        " ".join(value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in row) for row in rows
    )
