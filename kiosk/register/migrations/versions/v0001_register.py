"""References, what happened to them, wrong codes, keys; and what the database itself refuses.

What a migration says is history: it imports nothing that may change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
SAID_ONCE = "reference, form, version, office, channel, language, told_by"

# Events are added and never changed, and leave only together with their reference; its facts are said once, and its
# proofs are never replaced.
SQLITE = (
    "CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are only added'); END",
    """CREATE TRIGGER events_leave_together BEFORE DELETE ON events
    WHEN EXISTS (SELECT 1 FROM registrations WHERE number = OLD.registration)
    BEGIN SELECT RAISE(ABORT, 'events are only added'); END""",
    f"""CREATE TRIGGER facts_stay BEFORE UPDATE OF {SAID_ONCE} ON registrations
    BEGIN SELECT RAISE(ABORT, 'facts are said once'); END""",
    """CREATE TRIGGER proofs_stay BEFORE UPDATE OF key_proof, code_proof ON registrations
    WHEN OLD.key_proof IS NOT NULL OR OLD.code_proof IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'proofs are given once'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION kiosk_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$""",
    """CREATE FUNCTION kiosk_leave_together() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
        IF EXISTS (SELECT 1 FROM registrations WHERE number = OLD.registration) THEN
            RAISE EXCEPTION 'events are only added';
        END IF;
        RETURN OLD;
    END $$""",
    """CREATE TRIGGER events_stay BEFORE UPDATE ON events
    FOR EACH ROW EXECUTE FUNCTION kiosk_refuse('events are only added')""",
    """CREATE TRIGGER events_leave_together BEFORE DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION kiosk_leave_together()""",
    """CREATE TRIGGER events_are_not_emptied BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION kiosk_refuse('events are only added')""",
    f"""CREATE TRIGGER facts_stay BEFORE UPDATE OF {SAID_ONCE} ON registrations
    FOR EACH ROW EXECUTE FUNCTION kiosk_refuse('facts are said once')""",
    """CREATE TRIGGER proofs_stay BEFORE UPDATE OF key_proof, code_proof ON registrations FOR EACH ROW
    WHEN (OLD.key_proof IS NOT NULL OR OLD.code_proof IS NOT NULL)
    EXECUTE FUNCTION kiosk_refuse('proofs are given once')""",
)


def upgrade() -> None:
    make_registrations()
    make_events()
    make_tries()
    make_keys()
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(sa.text(statement))


def make_registrations() -> None:
    op.create_table(
        "registrations",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("reference", sa.String(9), nullable=False),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("version", sa.String(24), nullable=False),
        sa.Column("office", sa.String(4), nullable=False),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("key_proof", sa.LargeBinary(32)),
        sa.Column("code_proof", sa.LargeBinary(32)),
        sa.Column("told_by", sa.String(40), nullable=False),
        sa.Column("told", sa.BigInteger, nullable=False),
        sa.Column("is_void", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_registrations"),
        sa.UniqueConstraint("reference", name="uq_registrations_reference"),
    )
    op.create_index("ix_registrations_retention", "registrations", ["is_void", "told"])


def make_events() -> None:
    op.create_table(
        "events",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("registration", NUMBER, nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("actor", sa.String(8), nullable=False),
        sa.Column("documents", sa.Text, nullable=False),
        sa.Column("by", sa.Date),
        sa.Column("office", sa.String(4), nullable=False),
        sa.Column("other", sa.String(9), nullable=False),
        sa.Column("told_by", sa.String(40), nullable=False),
        sa.Column("told", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_events"),
        sa.UniqueConstraint("id", name="uq_events_id"),
        sa.ForeignKeyConstraint(
            ["registration"], ["registrations.number"], name="fk_events_registration", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_events_registration", "events", ["registration"])


def make_tries() -> None:
    op.create_table(
        "tries",
        sa.Column("reference", sa.String(9), nullable=False),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_tries"),
    )
    op.create_index("ix_tries_last", "tries", ["last"])


def make_keys() -> None:
    op.create_table(
        "keys",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("office", sa.String(4), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("issued", sa.BigInteger, nullable=False),
        sa.Column("revoked", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_keys"),
    )
