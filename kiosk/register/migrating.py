"""Brings a database to the newest schema, by Alembic, from the migrations beside it.

The one rule: all or nothing, and one replica at a time; whoever comes second finds the work done.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from kiosk.register.database import Database

FOLDER = Path(__file__).parent / "migrations"
# Any number will do that nobody else locks in this database: "kiosk" in ASCII.
LOCK = 0x6B696F736B


def migrate(database: Database) -> None:
    """To the newest schema, whatever it has now."""
    # On SQLite a write transaction is alone from its beginning.
    with database.writing.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        command.upgrade(configure(connection), "head")


def is_current(connection: Connection) -> bool:
    """Whether this database has the newest schema."""
    scripts = ScriptDirectory.from_config(configure(connection))
    return MigrationContext.configure(connection).get_current_heads() == tuple(scripts.get_heads())


def configure(connection: Connection) -> Config:
    """Alembic's settings, without a file of its own."""
    config = Config(attributes={"connection": connection})
    # A percent sign in a path would be taken for an interpolation.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
