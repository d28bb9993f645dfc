"""`kiosk setup`: asks what an office decides, writes the settings, prints a test page, and looks whether all is well.

The one rule: until the last question is answered nothing is written, and what cannot be right is never written.
"""

import argparse
import os
import socket
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.parsing import Parser, file
from kiosk.errors import PrintError

if TYPE_CHECKING:
    from kiosk.house import House
    from kiosk.setup.draft import Draft
    from kiosk.setup.means import Means
    from kiosk.setup.talking import Talk

SERVICE = Path("/etc/systemd/system/kiosk.service")
# For the printer's log.
TITLE = "kiosk test page"


def furnish(parser: Parser) -> None:
    """Asked on a terminal, or answered by a file."""
    parser.set_defaults(act=set_up)
    parser.add_argument("--answers", type=file, metavar="FILE", help="settings that are not asked (TOML); see README")
    parser.add_argument("--refresh", action="store_true", help="only fetch what the gateway decides, and ask nothing")
    parser.add_argument("--yes", action="store_true", help="ask nothing: what the answers leave open stays as it is")


def set_up(options: argparse.Namespace) -> int:
    """0 when everything is written and the test page came out; 1 when the page did not, or nobody wants it written."""
    path = settings_path(os.environ)
    if options.refresh:
        return refresh(path)
    talk = talk_of(asks=not options.yes)
    try:
        draft = asked(talk, path, options.answers)
    except KeyboardInterrupt:
        draft = None
    if draft is None:
        print("\nNothing was written.")
        return 1
    write(path, draft)
    try:
        return finish(talk, draft)
    except KeyboardInterrupt:
        print("\nThe settings are written.")
        return 1


def asked(talk: "Talk", path: Path, answers: Path | None) -> "Draft | None":
    """Everything, checked as the kiosk will; None where it is not to be written. Raises KioskError."""
    from kiosk.setup.asking import ask_all, settings_of
    from kiosk.setup.draft import draft_of
    from kiosk.setup.talking import Question, yes_or_no
    from kiosk.setup.writing import without_secrets

    draft = ask_all(talk, draft_of(path if path.is_file() else None, answers), means_of(path))
    settings_of(draft, str(path))
    talk.head(f"What will be written to {path}", without_secrets(text_for(path, draft)), "")
    return draft if talk.ask(Question("--yes", "Write it", yes_or_no, "yes")) else None


def text_for(path: Path, draft: "Draft") -> str:
    """The file to be, over the one there is."""
    from kiosk.settings import Settings
    from kiosk.setup.describing import described
    from kiosk.setup.writing import text_of

    return text_of(draft.table, path.read_text(encoding="utf-8") if path.is_file() else "", described(Settings))


def write(path: Path, draft: "Draft") -> None:
    """kiosk.toml first: until fleet.toml is there too, a kiosk that starts says that it is missing."""
    from kiosk.settings.fleet import FILE
    from kiosk.whole import write_whole

    fleet = path.with_name(FILE)
    write_whole(path, text_for(path, draft).encode())
    if draft.fleet_file:
        write_whole(fleet, draft.fleet_file)
    else:
        fleet.unlink(missing_ok=True)
    print(f"\n{path} is written.")
    if not draft.fleet_file:
        tell_signer(draft.get("signing_key"))


def refresh(path: Path) -> int:
    """What the gateway decides, fetched anew."""
    from kiosk.fleet.refreshing import refresh

    print("Newer settings were fetched." if refresh(path) else "There is nothing newer.")
    return 0


def settings_path(environment: Mapping[str, str]) -> Path:
    """Where the kiosk will look first, of those places that this user may write to."""
    import platformdirs

    if named := environment.get("KIOSK_SETTINGS"):
        return Path(named)
    own, machine = (folder / "kiosk.toml" for folder in (user_folder(), platformdirs.site_config_path("kiosk")))
    return machine if os.geteuid() == 0 and not own.is_file() else own


def user_folder() -> Path:
    """Where this user's settings would be."""
    import platformdirs

    return platformdirs.user_config_path("kiosk")


def talk_of(*, asks: bool) -> "Talk":
    """A dialogue on this terminal; or nobody."""
    from getpass import getpass

    from kiosk.setup.talking import Dialogue, Unasked

    if not asks:
        return Unasked(print)
    unseen = getpass if sys.stdin.isatty() else input
    return Dialogue(input, unseen, print)


def means_of(path: Path) -> "Means":
    """The network and the machine as they are. `path`: of kiosk.toml, beside which fleet.toml lies."""
    from kiosk.settings.fleet import FILE
    from kiosk.setup.joining import join
    from kiosk.setup.means import Means
    from kiosk.setup.neighbours import find_page_scanners, find_ports, find_printers, greet

    host, joining = socket.gethostname().partition(".")[0], partial(join, path.with_name(FILE))
    return Means(find_printers, greet, find_page_scanners, find_ports, joining, host, is_own_machine=SERVICE.exists())


def tell_signer(signing_key: str) -> None:
    """The lines for those who trust this kiosk's data sheets."""
    from kiosk.paper.carrier.keys import raw, read_signing_line, spelled

    name, key = read_signing_line(signing_key)
    print("\nFor every desk that is to trust this kiosk's data sheets (nothing secret):")
    print(f'[[signers]]\nname = "{name}"\nkey = "{spelled(raw(key.public_key()))}"')


def finish(talk: "Talk", draft: "Draft") -> int:
    """The font, the test page, and then the doctor, with the settings as they were written."""
    from kiosk.commands.fonts import put_font
    from kiosk.house import open_house

    house = open_house()
    if house.settings.drawing == "font":
        # Where the kiosk has a user of its own, its unit does this again; whoever looks from here needs it, too.
        put_font()
    is_printed = not (house.settings.printer and draft.wishes.test_page) or prints_test_page(talk, house)
    look(house)
    return 0 if is_printed else 1


def look(house: "House") -> None:
    """What the doctor finds; of the terminal only where there is one."""
    from kiosk.doctor import examine

    print("\nkiosk doctor\n────────────")
    findings = list(examine(house, here=sys.stdout.isatty()))
    print(*findings, sep="\n")
    faults = [finding.name for finding in findings if finding.weight == "fault"]
    print(f"\nNot ready yet: {', '.join(faults)} (the lines with !)." if faults else "\nThis machine is ready.")


def prints_test_page(talk: "Talk", house: "House") -> bool:
    """Whether it came out, or nobody wants it; as often as it is wanted."""
    from kiosk.setup.talking import Question, yes_or_no

    talk.head("A test page", "From memory, by the same way as a visit's pages.")
    asks = "Print it"
    while talk.ask(Question("[setup] test_page", asks, yes_or_no, "yes")):
        if is_printed(house):
            return True
        if not talk.is_answered:
            return False
        asks = "Print it again"
    return asks == "Print it"


def is_printed(house: "House") -> bool:
    """Whether the printer said that it is done; says what is wrong where it is not."""
    from datetime import datetime

    from kiosk.commands.printing import print_pages
    from kiosk.house import handouts_of
    from kiosk.paper.handouts import make_test_page
    from kiosk.paper.printer import NetworkPrinter

    settings = house.settings
    printer, at = NetworkPrinter(settings.printer), datetime.now().astimezone()
    pdf = make_test_page(handouts_of(house), printer.name, at, helper_language=settings.helper_language)
    try:
        print_pages(printer, pdf, TITLE, house.library.words("en"))
    except PrintError as fault:
        print(f"  ! {fault}")
        return False
    return True
