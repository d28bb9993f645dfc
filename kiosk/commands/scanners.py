"""`kiosk scanner`: which page scanners the network has, and whether the one in the settings scans.

The one rule: a page that is scanned to try it is counted and dropped; nothing of it is shown or kept.
"""

import argparse
from time import monotonic

from kiosk.commands.parsing import Parser, UseError, add, add_rooms
from kiosk.errors import KioskError, ScannerError, ScannerFailed

ADDRESS = 'its address, as in the settings: "escl:http://…", "sane:…"; else the one there'


def furnish(parser: Parser) -> None:
    """The commands for the page scanner."""
    rooms = add_rooms(parser)
    add(rooms, "find", find, "list those that the network tells of")
    trying = add(rooms, "try", try_out, "scan what lies there, and drop it again")
    trying.add_argument("address", nargs="?", default="", help=ADDRESS)


def find(_options: argparse.Namespace) -> int:
    """The line for the settings of each."""
    from kiosk.documents.scanner.finding import find_scanners

    found = find_scanners()
    for each in found:
        print(f'scanner = "escl:{each.url}"  # {each.name}')
    if not found:
        raise KioskError("no scanner tells of itself here: take its address from its panel, or see to the network")
    return 0


def try_out(options: argparse.Namespace) -> int:
    """Page by page, with how long it took."""
    from dataclasses import replace

    from kiosk.documents.hands import begin_hands
    from kiosk.documents.scanner.choosing import located, scanner_of
    from kiosk.house import open_house
    from kiosk.settings.intake import check_intake

    house = open_house()
    intake = replace(house.settings.documents, stick="")
    if options.address:
        intake = replace(intake, scanner=options.address)
        check_intake(intake, "here")
    intake = located(intake)
    hands = begin_hands(intake, "any", required=not house.settings.allow_unconfined)
    scanner = scanner_of(intake, hands)
    if scanner is None:
        raise UseError("no scanner: name one, or write it into the settings under [documents]")
    try:
        abilities = scanner.abilities()
        print(f"{scanner.name}: {', '.join(abilities.sources)}")
        began = monotonic()
        for number, page in enumerate(scanner.scan(), start=1):
            print(f"page {number}: {len(page):,} bytes after {monotonic() - began:.1f} s")
    except ScannerError as fault:
        words = house.library.words(house.settings.helper_language)
        print(words(fault.text), *advice(fault, intake.scanner), sep="\n")
        return 1
    finally:
        if hands:
            hands.close()
    print("Nothing was kept.")
    return 0


def advice(fault: ScannerError, scanner: str) -> list[str]:
    """The line for the settings, where a certificate of its own is all that is in the way."""
    from kiosk.documents.scanner.certificate import fingerprint

    if not isinstance(fault, ScannerFailed) or fault.text != "error.scanner.certificate":
        return []
    address = scanner.partition("#")[0]
    return [f'if it is this one: scanner = "{address}#sha256={fingerprint(address)}"']
