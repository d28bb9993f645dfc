"""`kiosk printout`: what is printed, shown to those who design it.

The one rule: what is shown is drawn as for a real applicant, and marked as practice.
"""

import argparse
from dataclasses import replace
from pathlib import Path

from kiosk.commands.parsing import Parser, UseError, add, add_rooms


def furnish(parser: Parser) -> None:
    """The commands for printouts."""
    preview = add(add_rooms(parser), "preview", preview_printout, "one printout of an example applicant")
    preview.add_argument(
        "name", help="cover, application, declaration, data-sheet, receipt, digital-receipt or handed-in"
    )
    preview.add_argument("--language", default="nb", metavar="CODE", help="the applicant's language")
    preview.add_argument("--out", required=True, type=Path, metavar="FILE", help="the PDF to write")


def preview_printout(options: argparse.Namespace) -> int:
    """One printout of the example visit."""
    from kiosk import rehearse
    from kiosk.house import EXAMPLE, open_house, printery_of
    from kiosk.paper.pages import names_of

    house = open_house()
    printouts = names_of(house.form)
    if options.name not in printouts:
        raise UseError(f"printout preview: {options.name} is none of {', '.join(printouts)}")
    visit = replace(rehearse.read_visit(house.content.forms / EXAMPLE), language=options.language)
    practice = replace(house.settings, practice=True)
    rehearsal = rehearse.Rehearsal(house.forms, house.library, practice, visit, house.register)
    options.out.write_bytes(printery_of(house).make_one(options.name, rehearsal.application()))
    return 0
