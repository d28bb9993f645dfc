"""`kiosk font`: the cell font, put where this user's terminals find it, and taken away again.

The one rule: only this user's folders are touched, and what was put there is named.
"""

import argparse
from pathlib import Path

from kiosk.commands.parsing import Parser, add, add_rooms
from kiosk.errors import KioskError


def furnish(parser: Parser) -> None:
    """The commands for the cell font."""
    rooms = add_rooms(parser)
    add(rooms, "install", install_font, "put it where this user's terminals find it")
    add(rooms, "remove", remove_font, "take it away again")
    add(rooms, "test", show_font, "show it, to be looked at")


def install_font(_options: argparse.Namespace) -> int:
    """The cell font, for this user."""
    for path in put_font():
        print(path)
    print('Start the terminal again, then write drawing = "font" in the settings.')
    return 0


def put_font() -> tuple[Path, ...]:
    """Where this user's terminals find it. Gives what was written."""
    from kiosk.language.pictogram import DRAWN
    from kiosk.terminal import font

    source = DRAWN / font.FONT.name
    if not source.is_file():
        raise KioskError(f"{source.name} is not drawn: install the kiosk again")
    return font.install(Path.home(), source)


def remove_font(_options: argparse.Namespace) -> int:
    """No cell font any more."""
    from kiosk.terminal import font

    for path in font.remove(Path.home()):
        print(f"removed {path}")
    return 0


def show_font(_options: argparse.Namespace) -> int:
    """Something to look at."""
    from kiosk.language.pictogram import Cells
    from kiosk.terminal import font

    print(font.sample(Cells.load("font")))
    return 0
