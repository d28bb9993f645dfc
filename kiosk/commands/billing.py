"""`kiosk sbom`: the bill of materials of this installation.

The one rule: it goes to standard output, and the kiosk writes it nowhere.
"""

import argparse
import json

from kiosk.commands.parsing import Parser


def furnish(parser: Parser) -> None:
    """Without arguments."""
    parser.set_defaults(act=tell)


def tell(_options: argparse.Namespace) -> int:
    """CycloneDX, as JSON."""
    from kiosk.ingredients import bill

    print(json.dumps(bill(), ensure_ascii=False, indent=1))
    return 0
