"""The command line: visits when no command is named, else the command's own module under `commands`.

The one rule: wrong use ends with 2 and an expected failure with 1, each in one clear line and never with a traceback.
"""

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence

from kiosk.commands.parsing import Parser, UseError, positive
from kiosk.errors import KioskError

NO_TERMINAL = (
    "there is no terminal here: use a terminal, or kiosk --plain for lines of text, "
    "or kiosk rehearse --example --out DIR for the pages of a finished visit"
)
# Each command, its module under kiosk/commands, and what it is for.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "desk": ("desk", "the front desk: scan a paper, register it, hand it over"),
    "gateway": ("gateway", "the server that knows where applications are, and its keys"),
    "training": ("training", "practice for new helpers: six invented people, and what a good helper does"),
    "rehearse": ("rehearsing", "walk a scripted visit and write what it would deliver"),
    "form": ("forms", "what is asked"),
    "printout": ("printouts", "what is printed"),
    "sheet": ("sheet", "data sheets: the application in codes, to be scanned at the desk"),
    "scanner": ("scanners", "the scanner that documents come from: which there are, and whether it scans"),
    "font": ("fonts", "the cell font, with which pictures are drawn crisp"),
    "locale": ("locales", "in which words"),
    "pin": ("pins", "the line for the settings that opens the staff menu with a PIN of yours"),
    "setup": ("setup", "set this machine up: ask, write the settings, print a test page"),
    "settings": ("settings", "which settings there are, for editors and for tools"),
    "doctor": ("examining", "whether this machine is ready, and what to do when not"),
    "bench": ("benching", "how quick and small it is here, each figure beside its rival; takes a checkout"),
    "sbom": ("billing", "what this installation is made of, as CycloneDX, for whoever watches for faults in libraries"),
}


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
    for name, (room, help) in COMMANDS.items():
        rooms.add_parser(name, help=help, description=help, room=room)
    return parser


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


if __name__ == "__main__":
    sys.exit(main())
