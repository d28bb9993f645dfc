"""`kiosk desk`: the front desk on this terminal; in practice a desk on which nothing is real.

The one rule: what listens is ended with the screens, and what was not told is told of before.
"""

import argparse
import sys
from contextlib import ExitStack

from kiosk.commands.parsing import Parser, UseError

NO_TERMINAL = "there is no terminal here: the front desk needs one"


def furnish(parser: Parser) -> None:
    """No arguments: everything is in the settings."""
    parser.set_defaults(act=serve)


def serve(_options: argparse.Namespace) -> int:
    """The desk, until it is left."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UseError(NO_TERMINAL)
    from functools import partial

    from kiosk.desk.app import FrontDesk
    from kiosk.desk.equipment import desk_of
    from kiosk.house import open_house, printery_of
    from kiosk.insight.client import GatewayInsight
    from kiosk.register.client import GatewayRegister

    house = open_house()
    own = house.settings
    register = GatewayRegister(own.gateway, own.gateway_key) if own.gateway else None
    insight = GatewayInsight(own.gateway, own.gateway_key) if own.gateway else None
    equipment = desk_of(
        own, house.content, house.forms, house.library, house.register, partial(printery_of, house), register,
        insight=insight,
    )  # fmt: skip
    app = FrontDesk(equipment.means)
    with ExitStack() as until_left:
        until_left.callback(equipment.means.registering.stop)

        def listen() -> None:
            for each in equipment.listen(app.scanned, app.plugged, app.arrived):
                each.start()
                until_left.callback(each.stop)

        app.listen = listen
        app.run()
    return app.return_code or 0
