"""Fills a register with as many references as an office, a city or a country has, in seconds.

The one rule: the same number is always the same reference, key and history, so that nothing need be remembered.
"""

import hashlib
import hmac
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.engine import make_url
from stdnum.iso7064 import mod_37_2

from kiosk.form.reference import ALPHABET, Reference
from kiosk.register.model import EventKind
from kiosk.register.store import Store
from kiosk.register.tables import EPOCH, MICROSECOND
from kiosk.visit.receipt_key import ReceiptKey, proof_of_code, proof_of_key

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAYS = 300
# Slow to make on purpose: only the first references have a code that opens them.
CODES = 50
HISTORIES: tuple[tuple[EventKind, ...], ...] = (
    ("created", "printed"),
    ("created", "printed", "handed_in"),
    ("created", "printed", "handed_in", "registered"),
    ("created", "printed", "handed_in", "registered", "waiting"),
)
LANGUAGES = ("nb", "ar", "uk", "en", "nn")
# Odd, so that multiplying by it permutes the 2^40 bodies there are; candidates for a number stand side by side.
SCATTER, CANDIDATES = 0x5DEECE66D, 16
REGISTRATIONS = (
    "number", "reference", "form", "version", "office", "channel", "language", "key_proof", "code_proof", "told_by",
    "told", "is_void",
)  # fmt: skip
EVENTS = (
    "number", "registration", "id", "kind", "at", "actor", "documents", "by", "office", "other", "told_by", "told",
)  # fmt: skip


def reference_of(number: int) -> str:
    """The reference of this number, from 0; no two are alike."""
    for candidate in range(CANDIDATES):
        scattered = (number * CANDIDATES + candidate) * SCATTER % 2**40
        body = "".join(ALPHABET[scattered >> shift & 31] for shift in range(35, -5, -5))
        check = mod_37_2.calc_check_digit(body)
        if check in ALPHABET:
            return body + check
    raise AssertionError("no candidate has a check character that can be typed")


def key_of(number: int) -> ReceiptKey:
    """The key on its receipt. Its code opens only the first CODES references."""
    digest = int.from_bytes(hashlib.sha256(f"key {number}".encode()).digest()[:10], "big")
    return ReceiptKey("".join(ALPHABET[digest >> shift & 31] for shift in range(75, -5, -5)))


def fill(url: str, pepper: bytes, count: int) -> None:
    """Brings an empty database to the newest schema and puts references 0 to count - 1 into it."""
    store = Store(url, pepper)
    store.migrate()
    store.close()
    put = put_into_sqlite if url.startswith("sqlite") else put_into_postgresql
    put(url, lambda: registrations(pepper, count), lambda: events(count))


Rows = Callable[[], Iterable[tuple[Any, ...]]]


def put_into_sqlite(url: str, registrations: Rows, events: Rows) -> None:
    with closing(sqlite3.connect(str(make_url(url).database))) as connection, connection:
        for table, columns, rows in (("registrations", REGISTRATIONS, registrations), ("events", EVENTS, events)):
            marks = ", ".join("?" * len(columns))
            names = ", ".join(f'"{column}"' for column in columns)
            connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows())
        connection.execute("ANALYZE")


def put_into_postgresql(url: str, registrations: Rows, events: Rows) -> None:
    import psycopg

    with psycopg.connect(url) as connection:
        for table, columns, rows in (("registrations", REGISTRATIONS, registrations), ("events", EVENTS, events)):
            names = ", ".join(f'"{column}"' for column in columns)
            with connection.cursor().copy(f"COPY {table} ({names}) FROM STDIN".encode()) as copying:
                for row in rows():
                    copying.write_row(row)
            counted = f"setval(pg_get_serial_sequence('{table}', 'number'), (SELECT max(number) FROM {table}))"
            connection.execute(f"SELECT {counted}".encode())
        connection.execute("ANALYZE")


def registrations(pepper: bytes, count: int) -> Iterator[tuple[Any, ...]]:
    for number in range(count):
        reference, key = Reference(reference_of(number)), key_of(number)
        code = proof_of_code(reference, key.characters[:6]) if number < CODES else f"none {number}".encode()
        proofs = [hmac.digest(pepper, proof, "sha256") for proof in (proof_of_key(reference, key.characters), code)]
        language, told = LANGUAGES[number % len(LANGUAGES)], micros(told_of(number) + timedelta(hours=5))
        facts = (reference.characters, "okonomisk-sosialhjelp", "2026.1", "9901", "paper", language)
        yield (number + 1, *facts, *proofs, "filling", told, False)


def events(count: int) -> Iterator[tuple[Any, ...]]:
    row = 0
    for number in range(count):
        for hours, kind in enumerate(HISTORIES[number % len(HISTORIES)]):
            row += 1
            at = micros(told_of(number) + timedelta(hours=hours))
            actor = "kiosk" if hours < 2 else "desk"
            documents, by = ("lease bank_statement", "2026-12-07") if kind == "waiting" else ("", None)
            yield (row, number + 1, uuid.UUID(int=row).hex, kind, at, actor, documents, by, "", "", "filling", at)


def told_of(number: int) -> datetime:
    """When it was printed: all over the time that references are kept."""
    return NOW - timedelta(days=1, minutes=number * 7 % (DAYS * 24 * 60))


def micros(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND
