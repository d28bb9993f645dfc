"""`kiosk printout`: what is printed, shown to those who design it; and the sheets that belong to no application.

The one rule: an applicant's sheet is only ever that of the example applicant, and marked as practice.
"""

import argparse
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.parsing import Parser, UseError, add, add_rooms

if TYPE_CHECKING:
    from kiosk.house import House
    from kiosk.paper.handout import Handout

ALL = "all"
A3 = "printout poster: the kiosk prints on A4: write --out FILE, and print that file where A3 is"


def furnish(parser: Parser) -> None:
    """The commands for printouts."""
    rooms = add_rooms(parser)
    preview = add(rooms, "preview", preview_printout, "one printout of an example applicant")
    preview.add_argument(
        "name", help="cover, application, declaration, data-sheet, receipt, digital-receipt or handed-in"
    )
    preview.add_argument("--language", default="nb", metavar="CODE", help="the applicant's language")
    preview.add_argument("--out", required=True, type=Path, metavar="FILE", help="the PDF to write")
    guide = add(rooms, "guide", print_guide, "the quick guide, one page for the applicant and the helper")
    poster = add(rooms, "poster", print_poster, "the poster for the waiting room: every language on one sheet")
    for handout, said in ((guide, "the applicant's language"), (poster, "the language that stands large")):
        handout.add_argument(
            "--language", nargs="+", default=["nb"], metavar="CODE", help=f"{said}; a page for each; all: for every one"
        )
        handout.add_argument("--helper", metavar="CODE", help="the helper's language: nb, nn or en")
    poster.add_argument("--paper", choices=("A4", "A3"), default="A4", help="how large")
    for handout in (
        guide,
        poster,
        add(rooms, "test-page", print_test_page, "whether the printer prints pages as they are"),
    ):
        to = handout.add_mutually_exclusive_group(required=True)
        to.add_argument("--out", type=Path, metavar="FILE", help="the PDF to write")
        to.add_argument("--print", action="store_true", dest="prints", help="print it on this kiosk's printer")


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


def print_guide(options: argparse.Namespace) -> int:
    """A page for each language."""
    from kiosk.house import open_house
    from kiosk.paper.handout import GUIDE, Handout

    house = open_house()
    helper = options.helper or house.settings.helper_language
    speaks = house.settings.voice.offered
    handouts = [Handout(GUIDE, code, helper, speaks=speaks) for code in codes(options, house)]
    return hand_out(options, house, handouts)


def print_poster(options: argparse.Namespace) -> int:
    """A page for each language."""
    from kiosk.house import open_house
    from kiosk.paper.handout import POSTER, Handout

    if options.prints and options.paper == "A3":
        raise UseError(A3)
    house = open_house()
    helper = options.helper or house.settings.helper_language
    office = next((each for each in house.settings.offices if each.number == house.settings.office), None)
    # The offices of practice are nowhere.
    known = None if house.settings.practice else office
    handouts = [Handout(POSTER, code, helper, options.paper, known) for code in codes(options, house)]
    return hand_out(options, house, handouts)


def print_test_page(options: argparse.Namespace) -> int:
    """One page."""
    from kiosk.house import open_house
    from kiosk.paper.handout import TEST_PAGE, Handout

    house = open_house()
    language, printer = house.settings.helper_language, house.settings.printer
    handout = Handout(TEST_PAGE, language, language, printer=printer, at=datetime.now().astimezone())
    return hand_out(options, house, [handout])


def codes(options: argparse.Namespace, house: "House") -> list[str]:
    """The languages asked for. Raises UseError for one that this kiosk does not offer."""
    offered = [language.code for language in house.library.languages]
    if ALL in options.language:
        return offered
    for code in options.language:
        if code not in offered:
            raise UseError(f"printout: --language {code} is none of {', '.join(offered)} or {ALL}")
    if options.helper not in (None, "nb", "nn", "en"):
        raise UseError(f"printout: --helper {options.helper} is none of nb, nn, en")
    return list(options.language)


def hand_out(options: argparse.Namespace, house: "House", handouts: "list[Handout]") -> int:
    """To a file, or to the printer of the settings."""
    from kiosk.house import handouts_of

    if options.prints and not house.settings.printer:
        raise UseError("printout: there is no printer in the settings: write --out FILE instead of --print")
    pdf = handouts_of(house).make(*handouts)
    if options.out:
        options.out.write_bytes(pdf)
        return 0
    from kiosk.commands.printing import print_pages
    from kiosk.paper.printer import NetworkPrinter

    print_pages(NetworkPrinter(house.settings.printer), pdf, f"kiosk {handouts[0].name}", house.library.words("en"))
    return 0
