"""`kiosk locale`: the catalogues, kept in step with the bokmål that forms and frame are written in.

The one rule: a translation that is there is never thrown away.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.parsing import Parser, add, add_rooms, file
from kiosk.commands.recordings import ALL, report_recordings
from kiosk.commands.showing import show

if TYPE_CHECKING:
    from rich.table import Table

    from kiosk.house import House
    from kiosk.language.translating.catalogue import Seen
    from kiosk.language.translating.measuring import Progress


def furnish(parser: Parser) -> None:
    """The commands for catalogues."""
    rooms = add_rooms(parser)
    extract = add(rooms, "extract", extract_locales, "templates (.pot) with every bokmål text, its note and its place")
    extract.add_argument("--out", type=Path, metavar="FOLDER", help="a file for each catalogue; else all are printed")
    add(rooms, "update", update_locales, "bring every catalogue in step with the bokmål")
    check = add(rooms, "check", check_locales, "what the catalogues lack, and bokmål that is hard to read")
    check.add_argument("--warnings", action="store_true", help="list also what is only worth a look")
    report = add(rooms, "report", report_locales, "coverage, words and longest texts of every language")
    report.add_argument("--json", action="store_true", help="for a machine")
    audio = "the recording checklist of one language; without one, how far each is"
    report.add_argument("--audio", metavar="LANGUAGE", nargs="?", const=ALL, default="", help=audio)
    pseudo = add(rooms, "pseudo", pretend_locales, "catalogues of two languages nobody speaks, to try screens with")
    pseudo.add_argument("--out", type=Path, metavar="FOLDER", required=True, help="where the two are written")
    export = add_rooms(rooms.add_parser("export", help="for translators' own tools"))
    xliff = add(export, "xliff", export_xliff, "XLIFF 1.2 of one language, or of all")
    xliff.add_argument("languages", nargs="*", metavar="LANGUAGE", help="else all")
    xliff.add_argument("--out", type=Path, metavar="FOLDER", required=True, help="where the files are written")
    back = add_rooms(rooms.add_parser("import", help="from translators' own tools"))
    add(back, "xliff", import_xliff, "take over a file that export made").add_argument("file", type=file)


def seen_of(house: "House") -> "Seen":
    """Where every text is seen: found in the program and in the forms."""
    from kiosk.form.texts import places
    from kiosk.language.translating.catalogue import own_source
    from kiosk.language.translating.seeing import seen_in, seen_in_forms
    from kiosk.language.words import FRAME, GLOSSARY

    content = house.content
    package = Path(__file__).resolve().parent.parent
    own = [text for name in (FRAME, GLOSSARY) for text in own_source(content.locales, name)]
    in_program = seen_in((package, content.printouts), own)
    return {**in_program, **dict(seen_in_forms({form.id: places(form) for form in house.forms.all()}))}


def cards_of(house: "House") -> list[tuple[str, ...]]:
    """The ids of cards that stand side by side."""
    from kiosk.form.texts import cards

    return [group for form in house.forms.all() for group in cards(form)]


def extract_locales(options: argparse.Namespace) -> int:
    """The templates."""
    from kiosk.house import open_house
    from kiosk.language.translating import templates

    house = open_house()
    made = templates.extract(house.content.locales, house.catalogues, seen_of(house))
    for name, template in made.items():
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            path = options.out / f"{name}.pot"
            path.write_bytes(template)
            print(path)
        else:
            print(template.decode())
    return 0


def update_locales(_options: argparse.Namespace) -> int:
    """Catalogues in step with form and frame."""
    from kiosk.house import open_house
    from kiosk.language.translating import catalogue

    house = open_house()
    for path in catalogue.update(house.content.locales, house.catalogues, seen_of(house)):
        print(path)
    return 0


def check_locales(options: argparse.Namespace) -> int:
    """What the catalogues lack; only faults count."""
    from kiosk.house import open_house
    from kiosk.language.translating import checking, plainness

    house = open_house()
    locales = house.content.locales
    gaps = [
        *checking.check(locales, house.catalogues, seen_of(house), cards_of(house)),
        *plainness.check(locales, house.catalogues),
    ]
    faults = [gap for gap in gaps if gap.is_fault]
    warnings = [gap for gap in gaps if not gap.is_fault]
    for gap in faults:
        print(gap)
    for gap in warnings if options.warnings else ():
        print(f"warning: {gap}")
    if warnings and not options.warnings:
        print(f"{len(warnings)} warnings: kiosk locale check --warnings lists them")
    return 1 if faults else 0


def report_locales(options: argparse.Namespace) -> int:
    """How far every language is; or what there is to record of one."""
    from kiosk.house import open_house
    from kiosk.language.translating import measuring

    house = open_house()
    if options.audio:
        return report_recordings(house, options.audio, as_json=options.json)
    found = measuring.measure(house.content.locales, house.catalogues)
    if options.json:
        print(json.dumps([each.to_json() for each in found], ensure_ascii=False, indent=2))
    else:
        show(table_of(found))
    return 0


def table_of(found: "Iterable[Progress]") -> "Table":
    """A line for each language."""
    from rich.table import Table

    table = Table("language", "coverage", "missing", "stale", "words", "reviewed", "offered", "too long", "longest")
    for each in found:
        told = each.to_json()
        table.add_row(
            each.language.code,
            f"{each.coverage:.1%}",
            *(str(told[key]) for key in ("missing", "stale", "words")),
            *("yes" if told[key] else "no" for key in ("reviewed", "offered")),
            str(each.too_long),
            "\n".join(map(str, each.longest)),
        )
    return table


def pretend_locales(options: argparse.Namespace) -> int:
    """Two catalogue sets, in the folders of the languages they stand in for."""
    from kiosk.house import open_house
    from kiosk.language import pseudo
    from kiosk.language.translating import pretending
    from kiosk.language.words import SOURCE

    house = open_house()
    source = house.library.words(SOURCE)
    for words in (pseudo.long(source), pseudo.leftward(source)):
        for path in pretending.write(options.out, house.content.locales, house.catalogues, words):
            print(path)
    return 0


def export_xliff(options: argparse.Namespace) -> int:
    """A file for each language. Raises LocaleError for a language nobody here speaks."""
    from kiosk.house import open_house
    from kiosk.language.translating.exchanging import to_xliff
    from kiosk.language.words import LANGUAGES, SOURCE, language_of

    house = open_house()
    seen = seen_of(house)
    options.out.mkdir(parents=True, exist_ok=True)
    for code in options.languages or [each.code for each in LANGUAGES if each.code != SOURCE]:
        path = options.out / f"{language_of(code).code}.xlf"
        path.write_bytes(to_xliff(house.content.locales, house.catalogues, seen, code))
        print(path)
    return 0


def import_xliff(options: argparse.Namespace) -> int:
    """Takes over finished translations; 1 where some were made from bokmål that has changed since."""
    from kiosk.house import open_house
    from kiosk.language.translating.exchanging import from_xliff

    house = open_house()
    written, refused = from_xliff(house.content.locales, house.catalogues, seen_of(house), options.file)
    print(*written, sep="\n")
    for id in refused:
        print(f"{options.file.name}: {id}: the bokmål is another by now: export again and look at it")
    return 1 if refused else 0
