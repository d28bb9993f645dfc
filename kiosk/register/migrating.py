"""Brings a database to the newest schema, by Alembic, from the migrations beside it; and back, before an older version.

Only tables that an older version does not know are taken away: nothing of what it knows has ever changed.
The one rule: all or nothing, and one replica at a time; whoever comes second finds the work done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from kiosk.errors import SettingsError
from kiosk.register.database import Database

FOLDER = Path(__file__).parent / "migrations"
# Any number will do that nobody else locks in this database: "kiosk" in ASCII.
LOCK = 0x6B696F736B
# The oldest schema there is a way back to: that of kiosk 0.6.0, the last that knew no other.
FIRST_WAY_BACK = "0005"


def migrate(database: Database) -> None:
    """To the newest schema, whatever it has now. Raises SettingsError where a newer version was here before."""
    with alone(database) as connection:
        check_known(connection)
        command.upgrade(configure(connection), "head")


def step_back(database: Database, revision: str) -> None:
    """To the schema of an older version, which is then to be started. Raises SettingsError for one it cannot have."""
    with alone(database) as connection:
        check_known(connection)
        known = {script.revision for script in scripts_of(connection).walk_revisions()}
        if revision not in known or revision < FIRST_WAY_BACK:
            raise SettingsError(f"there is no way back to {revision}: {FIRST_WAY_BACK} to {max(known)}")
        if revision < current(connection):
            command.downgrade(configure(connection), revision)


@contextmanager
def alone(database: Database) -> Iterator[Connection]:
    """One transaction, while no other replica is at it. On SQLite one that writes is alone from its beginning."""
    with database.writing.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield connection


def check_known(connection: Connection) -> None:
    """Raises SettingsError where the database has tables that this version knows nothing of."""
    newest = scripts_of(connection).get_current_head() or ""
    if (found := current(connection)) > newest:
        raise SettingsError(
            f"the register has the tables of a newer version ({found}): start that one, "
            f"or before this one, with that one: kiosk gateway step-back {newest}"
        )


def current(connection: Connection) -> str:
    """The schema it has: four digits; nothing where it is empty."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def scripts_of(connection: Connection) -> ScriptDirectory:
    return ScriptDirectory.from_config(configure(connection))


def is_current(connection: Connection) -> bool:
    """Whether this database has the newest schema."""
    return current(connection) == scripts_of(connection).get_current_head()


def configure(connection: Connection) -> Config:
    """Alembic's settings, without a file of its own."""
    config = Config(attributes={"connection": connection})
    # A percent sign in a path would be taken for an interpolation.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
