"""Tables on a terminal, or in a log.

The one rule: a log gets all of every line: nothing is cut for a terminal that is not there.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

WIDE = 160
"""Columns of a table that goes to no terminal."""


def show(table: "Table") -> None:
    """On a terminal in its width, else wide enough for a log."""
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else WIDE).print(table)
