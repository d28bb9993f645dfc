"""The newest schema in an empty database, in no time: Alembic makes it once, and every test gets its own copy.

The one rule: what a test finds is what the migrations made.
"""

import tempfile
from functools import cache
from pathlib import Path

from kiosk.register.store import Store

FILE = "sqlite:///"


def make_tables(url: str) -> None:
    """In an empty database. A file that is there stays as it is."""
    path = Path(url.removeprefix(FILE))
    if not url.startswith(FILE):
        migrate(url)
    elif not path.exists():
        path.write_bytes(empty_register())


@cache
def empty_register() -> bytes:
    """The file of a register that holds nothing yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "register.db")
        migrate(f"{FILE}{path}")
        return path.read_bytes()


def migrate(url: str) -> None:
    store = Store(url, bytes(16))
    store.migrate()
    store.close()
