"""`kiosk doctor`: whether this machine is ready, and what to do when not.

The one rule: it looks and changes nothing.
"""

import argparse

from kiosk.commands.parsing import Parser


def furnish(parser: Parser) -> None:
    """For people, or for a fleet."""
    parser.set_defaults(act=examine)
    parser.add_argument("--json", action="store_true", help="for a fleet: stable ids, without the terminal")


def examine(options: argparse.Namespace) -> int:
    """Whether this machine is ready."""
    from kiosk import doctor
    from kiosk.house import open_house

    return doctor.report(open_house(), as_json=options.json)
