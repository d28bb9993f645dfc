"""`kiosk rehearse`: a scripted visit, to files.

The one rule: what is written is what a real visit would have delivered, and only to the folder that was named.
"""

import argparse
from dataclasses import replace
from pathlib import Path

from kiosk.commands.parsing import Parser, UseError, file
from kiosk.errors import VisitError


def furnish(parser: Parser) -> None:
    """The script or the example, where to, and in which language."""
    parser.set_defaults(act=rehearse)
    parser.add_argument("visit", nargs="?", type=file, metavar="VISIT.toml", help="the script")
    parser.add_argument("--example", action="store_true", help="the visit that comes with the kiosk")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the files are written")
    parser.add_argument("--language", metavar="CODE", help="the applicant's language instead of the script's")
    parser.add_argument("--also-plain", action="store_true", help="type it into plain mode too, and compare")


def rehearse(options: argparse.Namespace) -> int:
    """A scripted visit, to files."""
    if bool(options.visit) == options.example:
        raise UseError("rehearse: name a VISIT.toml, or use --example")
    from kiosk import rehearse
    from kiosk.house import EXAMPLE, open_house, printery_of

    house = open_house()
    visit = rehearse.read_visit(options.visit or house.content.forms / EXAMPLE)
    visit = replace(visit, language=options.language or visit.language)
    rehearsal = rehearse.Rehearsal(house.forms, house.library, house.settings, visit, house.register)
    application = rehearsal.application()
    if options.also_plain and rehearsal.plain_application() != application:
        raise VisitError(f"{visit.name}: plain mode gave another application")
    for path in rehearse.write_out(house.forms, application, printery_of(house), options.out, house.settings.gateway):
        print(path)
    return 0
