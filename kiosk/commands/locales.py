"""`kiosk locale`: the catalogues, kept in step with the bokmål that forms and frame are written in.

The one rule: a translation that is there is never thrown away.
"""

import argparse

from kiosk.commands.parsing import Parser, add, add_rooms


def furnish(parser: Parser) -> None:
    """The commands for catalogues."""
    rooms = add_rooms(parser)
    add(rooms, "update", update_locales, "bring every catalogue in step with the bokmål")
    add(rooms, "check", check_locales, "what the catalogues lack")


def update_locales(_options: argparse.Namespace) -> int:
    """Catalogues in step with form and frame."""
    from kiosk.house import open_house
    from kiosk.language import catalogue

    house = open_house()
    for path in catalogue.update(house.content.locales, house.catalogues):
        print(path)
    return 0


def check_locales(_options: argparse.Namespace) -> int:
    """What the catalogues lack."""
    from kiosk.house import open_house
    from kiosk.language import catalogue

    house = open_house()
    gaps = list(catalogue.check(house.content.locales, house.catalogues))
    for gap in gaps:
        print(gap)
    return 1 if gaps else 0
