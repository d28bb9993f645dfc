"""The command line: each command is one function here, and everything it needs is built inside it.

The one rule: wrong use ends with 2 and an expected failure with 1, each in one clear line and never with a traceback.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from kiosk import pin
from kiosk.errors import KioskError, VisitError

NO_TERMINAL = (
    "there is no terminal here: use a terminal, or kiosk --plain for lines of text, "
    "or kiosk rehearse --example --out DIR for the pages of a finished visit"
)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read more."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one command."""
    forget_textual_settings()
    parser = commands()
    options = parser.parse_args(arguments)
    try:
        return int(options.act(options))
    except (KioskError, UseError, OSError) as fault:
        print(f"kiosk: {fault}", file=sys.stderr)
        return 2 if isinstance(fault, UseError) else getattr(fault, "exit_code", 1)


class UseError(Exception):
    """The command cannot be used like this, or not here."""


def forget_textual_settings() -> None:
    """Textual reads these when it is imported, and with one of them writes every key to a file."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]


def commands() -> Parser:
    """Every command, each with its own --help."""
    parser = Parser(prog="kiosk", description="A kiosk for the application for social assistance. It keeps nothing.")
    parser.set_defaults(act=run)
    parser.add_argument("--plain", action="store_true", help="lines of question and answer instead of screens")
    parser.add_argument("--visits", type=positive, metavar="N", help="end after so many visits")
    rooms = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)

    rehearsing = add(rooms, "rehearse", rehearse, "walk a scripted visit and write what it would deliver")
    rehearsing.add_argument("visit", nargs="?", type=file, metavar="VISIT.toml", help="the script")
    rehearsing.add_argument("--example", action="store_true", help="the visit that comes with the kiosk")
    rehearsing.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the files are written")
    rehearsing.add_argument("--language", metavar="CODE", help="the applicant's language instead of the script's")
    rehearsing.add_argument("--also-plain", action="store_true", help="type it into plain mode too, and compare")

    form = add_room(rooms, "form", "what is asked")
    add(form, "check", check_form, "every fault of a form, with what to do").add_argument("file", type=existing)

    printout = add_room(rooms, "printout", "what is printed")
    preview = add(printout, "preview", preview_printout, "one printout of an example applicant")
    preview.add_argument("name", help="cover, application, declaration or receipt")
    preview.add_argument("--language", default="nb", metavar="CODE", help="the applicant's language")
    preview.add_argument("--out", required=True, type=Path, metavar="FILE", help="the PDF to write")

    font = add_room(rooms, "font", "the cell font, with which pictures are drawn crisp")
    add(font, "install", install_font, "put it where this user's terminals find it")
    add(font, "remove", remove_font, "take it away again")
    add(font, "test", show_font, "show it, to be looked at")

    locale = add_room(rooms, "locale", "in which words")
    add(locale, "update", update_locales, "bring every catalogue in step with the bokmål")
    add(locale, "check", check_locales, "what the catalogues lack")

    add(rooms, "pin", pin.make, "the line for the settings that opens the staff menu with a PIN of yours")
    examining = add(rooms, "doctor", examine, "whether this machine is ready, and what to do when not")
    examining.add_argument("--json", action="store_true", help="for a fleet: stable ids, without the terminal")
    return parser


def add(room: "argparse._SubParsersAction[Parser]", name: str, act: Callable[..., int], help: str) -> Parser:
    """One command."""
    command = room.add_parser(name, help=help, description=help)
    command.set_defaults(act=act)
    return command


def add_room(rooms: "argparse._SubParsersAction[Parser]", name: str, help: str) -> "argparse._SubParsersAction[Parser]":
    """A command that only has commands of its own."""
    room = rooms.add_parser(name, help=help, description=help)
    return room.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)


def positive(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("write a whole number from 1")
    return int(text)


def existing(text: str) -> Path:
    """A file or folder that is there."""
    if not Path(text).exists():
        raise argparse.ArgumentTypeError(f"there is no {text}")
    return Path(text)


def file(text: str) -> Path:
    """A file that is there."""
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return Path(text)


def run(options: argparse.Namespace) -> int:
    """Visit after visit."""
    if not options.plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UseError(NO_TERMINAL)
    # Loading makes no rubbish worth looking for.
    gc.disable()
    from kiosk.house import open_house
    from kiosk.reception import Reception

    reception = Reception(open_house())
    return reception.serve_lines(options.visits) if options.plain else reception.serve_screens(options.visits)


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
    for path in rehearse.write_out(house.forms, application, printery_of(house), options.out):
        print(path)
    return 0


def check_form(options: argparse.Namespace) -> int:
    """Every fault of a form."""
    from kiosk.form.reading import check_form
    from kiosk.language.concepts import CONCEPTS

    faults = check_form(options.file, CONCEPTS)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def preview_printout(options: argparse.Namespace) -> int:
    """One printout of the example visit."""
    from kiosk import rehearse
    from kiosk.house import EXAMPLE, open_house, printery_of

    house = open_house()
    printouts = (*house.form.printouts, *house.form.case_printouts)
    if options.name not in printouts:
        raise UseError(f"printout preview: {options.name} is none of {', '.join(printouts)}")
    visit = replace(rehearse.read_visit(house.content.forms / EXAMPLE), language=options.language)
    practice = replace(house.settings, practice=True)
    rehearsal = rehearse.Rehearsal(house.forms, house.library, practice, visit, house.register)
    options.out.write_bytes(printery_of(house).make_one(options.name, rehearsal.application()))
    return 0


def install_font(_options: argparse.Namespace) -> int:
    """The cell font, for this user."""
    from kiosk.language.pictogram import DRAWN
    from kiosk.terminal import font

    source = DRAWN / font.FONT.name
    if not source.is_file():
        raise KioskError(f"{source.name} is not drawn: install the kiosk again")
    for path in font.install(Path.home(), source):
        print(path)
    print('Start the terminal again, then write drawing = "font" in the settings.')
    return 0


def remove_font(_options: argparse.Namespace) -> int:
    """No cell font any more."""
    from kiosk.terminal import font

    for path in font.remove(Path.home()):
        print(f"removed {path}")
    return 0


def show_font(_options: argparse.Namespace) -> int:
    """Something to look at."""
    from kiosk.language.pictogram import Cells
    from kiosk.terminal import font

    print(font.sample(Cells.load("font")))
    return 0


def update_locales(_options: argparse.Namespace) -> int:
    """Catalogues in step with form and frame."""
    from kiosk.house import open_house
    from kiosk.language import catalogue

    house = open_house()
    for path in catalogue.update(house.content.locales, house.catalogues):
        print(path)
    return 0


def check_locales(_options: argparse.Namespace) -> int:
    """What the catalogues lack."""
    from kiosk.house import open_house
    from kiosk.language import catalogue

    house = open_house()
    gaps = list(catalogue.check(house.content.locales, house.catalogues))
    for gap in gaps:
        print(gap)
    return 1 if gaps else 0


def examine(options: argparse.Namespace) -> int:
    """Whether this machine is ready."""
    from kiosk import doctor
    from kiosk.house import open_house

    return doctor.report(open_house(), as_json=options.json)


if __name__ == "__main__":
    sys.exit(main())
