"""`kiosk training`: practice for new helpers, and the role cards on paper.

The one rule: practice needs no printer; cards are printed only when somebody asks for them.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.parsing import Parser, UseError

if TYPE_CHECKING:
    from kiosk.house import House


def furnish(parser: Parser) -> None:
    """On the screen; or the cards."""
    parser.set_defaults(act=train)
    parser.add_argument("--cards", action="store_true", help="the role cards, a page each, instead of practice")
    to = parser.add_mutually_exclusive_group()
    to.add_argument("--out", type=Path, metavar="FILE", help="the PDF to write the cards to")
    to.add_argument("--print", action="store_true", dest="prints", help="print the cards on this kiosk's printer")


def train(options: argparse.Namespace) -> int:
    """Practice, until it is left."""
    import sys

    from kiosk.house import open_house

    if not options.cards:
        if options.out or options.prints:
            raise UseError("training: --out and --print are for --cards")
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise UseError("training: there is no terminal here; --cards --out FILE writes the role cards")
        from kiosk.training.practising import Practising

        return Practising(open_house()).serve()
    if bool(options.out) == options.prints:
        raise UseError("training: --cards: name --out FILE or --print")
    return print_cards(options, open_house())


def print_cards(options: argparse.Namespace, house: "House") -> int:
    """A page for each life."""
    from kiosk.commands.printouts import hand_out
    from kiosk.training.cards import card_of
    from kiosk.training.life import read_lives

    return hand_out(options, house, [card_of(life, house) for life in read_lives(house.content.forms)])
