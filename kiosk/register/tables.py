"""The register's tables. `migrations/` makes them; a test demands that both agree.

The one rule: no column can hold who somebody is or what they answered; tests/register/test_nothing_personal.py lists
every one with its reason.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.engine import Dialect

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """A time as microseconds since 1970 in UTC: both databases compare it, and none of them forgets its zone."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else moment_of(value)


def moment_of(stored: int) -> datetime:
    """The time that a column of moments holds."""
    return EPOCH + stored * MICROSECOND


NAMING = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
}
SCHEMA = MetaData(naming_convention=NAMING)
# SQLite numbers rows by itself only where the type is INTEGER.
NUMBER = BigInteger().with_variant(Integer, "sqlite")

registrations = Table(
    "registrations",
    SCHEMA,
    Column("number", NUMBER, primary_key=True),
    Column("reference", String(9), nullable=False, unique=True),
    Column("form", String(64), nullable=False),
    Column("version", String(24), nullable=False),
    Column("office", String(4), nullable=False),
    Column("channel", String(8), nullable=False),
    Column("language", String(12), nullable=False),
    Column("key_proof", LargeBinary(32)),
    Column("code_proof", LargeBinary(32)),
    Column("told_by", String(40), nullable=False),
    # When anything new was last told of it, by the gateway's clock: a kiosk's may be wrong by years.
    Column("told", Moment, nullable=False),
    Column("is_void", Boolean, nullable=False),
    Index("ix_registrations_retention", "is_void", "told"),
)
events = Table(
    "events",
    SCHEMA,
    Column("number", NUMBER, primary_key=True),
    Column("registration", NUMBER, ForeignKey("registrations.number", ondelete="CASCADE"), nullable=False),
    Column("id", Uuid(as_uuid=False), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(8), nullable=False),
    # Ids with a space between them.
    Column("documents", Text, nullable=False),
    Column("by", Date),
    Column("office", String(4), nullable=False),
    Column("other", String(9), nullable=False),
    Column("told_by", String(40), nullable=False),
    Column("told", Moment, nullable=False),
    Index("ix_events_registration", "registration"),
)
tries = Table(
    "tries",
    SCHEMA,
    Column("reference", String(9), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("last", Moment, nullable=False),
    Index("ix_tries_last", "last"),
)
key_tries = Table(
    "key_tries",
    SCHEMA,
    Column("key", String(16), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("last", Moment, nullable=False),
    Index("ix_key_tries_last", "last"),
)
# A sign-in on a phone: minutes, and gone when the kiosk has fetched it. What is sealed, only the visit can open.
handoffs = Table(
    "handoffs",
    SCHEMA,
    Column("id", String(26), primary_key=True),
    Column("told_by", String(40), nullable=False),
    Column("public_key", LargeBinary(32), nullable=False),
    Column("language", String(12), nullable=False),
    Column("number", Integer, nullable=False),
    # Three numbers of two digits with a space between them, one of them the right one.
    Column("choices", String(8), nullable=False),
    Column("state", String(12), nullable=False),
    Column("ending", String(12), nullable=False),
    # A hash of what the phone that began has in its cookie.
    Column("owner", LargeBinary(32)),
    Column("sealed", LargeBinary),
    Column("seen", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Index("ix_handoffs_until", "until"),
    Index("ix_handoffs_told_by", "told_by"),
)
# An application that could not be sent, until its applicant sends it: a day, sealed to the gateway's key.
kept = Table(
    "kept",
    SCHEMA,
    Column("reference", String(9), primary_key=True),
    Column("told_by", String(40), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("until", Moment, nullable=False),
    # When somebody began to send it, while that lasts.
    Column("began", Moment),
    Column("fault", String(12), nullable=False),
    Index("ix_kept_until", "until"),
    Index("ix_kept_told_by", "told_by"),
)
# Photos on their way from a phone to a visit: minutes, gone when the kiosk has fetched them, and opened by the visit
# alone.
uploads = Table(
    "uploads",
    SCHEMA,
    Column("id", String(26), primary_key=True),
    # One for a kiosk.
    Column("told_by", String(40), nullable=False, unique=True),
    Column("language", String(12), nullable=False),
    Column("topic", String(64), nullable=False),
    Column("is_opened", Boolean, nullable=False),
    Column("news", Integer, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Index("ix_uploads_until", "until"),
)
upload_files = Table(
    "upload_files",
    SCHEMA,
    Column("slot", String(26), ForeignKey("uploads.id", ondelete="CASCADE"), primary_key=True),
    Column("file", String(12), primary_key=True),
    Column("topic", String(64), nullable=False),
    Column("pieces", Integer, nullable=False),
    # A 1 for each piece that has come, at its place.
    Column("received", String(64), nullable=False),
    Column("state", String(8), nullable=False),
    Column("at", Moment, nullable=False),
)
upload_pieces = Table(
    "upload_pieces",
    SCHEMA,
    Column("slot", String(26), primary_key=True),
    Column("file", String(12), primary_key=True),
    Column("piece", Integer, primary_key=True, autoincrement=False),
    Column("size", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    ForeignKeyConstraint(["slot", "file"], ["upload_files.slot", "upload_files.file"], ondelete="CASCADE"),
    Index("ix_upload_pieces_size", "slot", "size"),
    Index("ix_upload_pieces_at", "at"),
)
keys = Table(
    "keys",
    SCHEMA,
    Column("id", String(16), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("name", String(64), nullable=False),
    Column("office", String(4), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("issued", Moment, nullable=False),
    Column("revoked", Moment),
)
# Kiosks that ask to join: an hour, and as long as their key once somebody has said yes.
joinings = Table(
    "joinings",
    SCHEMA,
    # Of the kiosk's key.
    Column("id", String(16), primary_key=True),
    Column("code", String(7), nullable=False, unique=True),
    Column("name", String(64), nullable=False),
    Column("office", String(4), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("sheet_key", LargeBinary(32), nullable=False),
    Column("asked", Moment, nullable=False),
    Column("state", String(8), nullable=False),
)
# What was signed for all of them, the last time.
fleet = Table(
    "fleet",
    SCHEMA,
    Column("serial", BigInteger, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("key", LargeBinary(32), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
)
# How often something happened at an office in a week. By its words alone, so that rows lie in no order of their coming.
insight_counts = Table(
    "insight_counts",
    SCHEMA,
    Column("office", String(4), primary_key=True),
    Column("week", String(8), primary_key=True),
    Column("subject", String(12), primary_key=True),
    Column("item", String(80), primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
