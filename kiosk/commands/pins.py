"""`kiosk pin`: the line for the settings that opens the staff menu.

The one rule: a PIN is asked for, never written on a command line.
"""

from kiosk.commands.parsing import Parser
from kiosk.pin import make


def furnish(parser: Parser) -> None:
    """Without arguments."""
    parser.set_defaults(act=make)
