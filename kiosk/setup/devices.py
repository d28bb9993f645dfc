"""The printer, the page scanner and the code scanner: what answers is offered, and what is chosen is asked how it is.

The one rule: an address is taken as it was typed or found; it is asked once, and nothing is printed or scanned yet.
"""

from collections.abc import Callable

from kiosk.errors import KioskError, SettingsError
from kiosk.settings.intake import is_scanner
from kiosk.settings.keys import check_scanner
from kiosk.settings.printers import is_printer
from kiosk.setup.draft import Draft
from kiosk.setup.means import Means
from kiosk.setup.talking import Question, Talk, numbered, one_of, yes_or_no

WRITE_PRINTER = 'write its address, such as "ipp://10.0.0.12/ipp/print"'
WRITE_PAGES = 'write "escl:http://10.0.0.5/eSCL", "escl:mdns", "sane:" and what scanimage -L calls it, or none'
NONE = ("", "none", "-")


def ask_printer(talk: Talk, draft: Draft, means: Means) -> Draft:
    """A printer, which has to answer or be wanted all the same; none only in practice."""
    if draft.is_settled("printer"):
        return draft
    talk.head("The printer", "It needs IPP Everywhere (AirPrint): no driver, no queue. Looking for those that answer …")
    # Where nobody chooses, pages go to no printer that only happens to be there.
    found = means.find_printers() if talk.is_answered else ()
    offered = {each.address: f"{each.name}  {each.address}" for each in found}
    talk.head("", *(numbered(offered) or ["None tells of itself here: its address stands on its own panel or page."]))
    can_do_without = bool(draft.get("practice"))
    default = draft.get("printer") or next(iter(offered), "" if can_do_without else None)
    asks = f"{'Number or address' if offered else 'Address'}{', or none: pages are shown' if can_do_without else ''}"
    more = reader_of_printer(can_do_without=can_do_without)
    while True:
        uri = talk.ask(Question("printer", asks, one_of(offered, more=more), default))
        if not uri:
            return draft.without("printer")
        if answers(talk, uri, means):
            return draft.with_("printer", uri)


def reader_of_printer(*, can_do_without: bool) -> Callable[[str], str]:
    """An address; or nothing, where that will do."""

    def read(typed: str) -> str:
        if typed in NONE and can_do_without:
            return ""
        if typed in NONE:
            raise SettingsError(f"a kiosk for work needs a printer: {WRITE_PRINTER}")
        if not is_printer(typed):
            raise SettingsError(WRITE_PRINTER)
        return typed

    return read


def answers(talk: Talk, uri: str, means: Means) -> bool:
    """Whether it does, or is wanted all the same."""
    try:
        talk.say(f"It answers, and takes {means.greet(uri)}.")
    except KioskError as fault:
        talk.say(f"  ! {fault}")
        return talk.ask(Question("printer", "Take it all the same", yes_or_no, "yes"))
    return True


def ask_pages(talk: Talk, draft: Draft, means: Means) -> Draft:
    """The scanner that papers go through."""
    if draft.is_settled("documents.scanner"):
        return draft
    talk.head("The page scanner", "Beside the kiosk, for applicants' papers. Looking for those that answer …")
    found = means.find_scanners() if talk.is_answered else ()
    offered = {f"escl:{each.address}": f"{each.name}  {each.address}" for each in found}
    talk.head(
        "", *(numbered(offered) or ["None tells of itself here. One on USB: scanimage -L says what it is called."])
    )
    today = draft.get("documents.scanner")
    asks = "Number, address or none" if offered else "Address or none"
    question = Question("documents.scanner", asks, one_of(offered, more=read_pages), today)
    chosen = talk.ask(question)
    return draft.with_("documents.scanner", chosen) if chosen or today else draft


def read_pages(typed: str) -> str:
    """An address, or nothing. Raises SettingsError."""
    if typed in NONE:
        return ""
    if not is_scanner(typed):
        raise SettingsError(WRITE_PAGES)
    return typed


def ask_codes(talk: Talk, draft: Draft, means: Means) -> Draft:
    """The scanner that receipts are held under."""
    if draft.is_settled("scanner"):
        return draft
    ports = means.find_ports()
    if not ports and not draft.get("scanner"):
        return draft
    talk.head("The code scanner", "One that types like a keyboard needs no line: none. On a serial port:")
    offered = {each.address: f"{each.name}  {each.address}" for each in ports}
    talk.head("", *numbered(offered))
    today = draft.get("scanner")
    chosen = talk.ask(Question("scanner", "Number, port or none", one_of(offered, more=read_port), today))
    return draft.with_("scanner", chosen) if chosen or today else draft


def read_port(typed: str) -> str:
    """A serial port, or nothing. Raises SettingsError."""
    if typed in NONE:
        return ""
    try:
        check_scanner(typed, "")
    except SettingsError as wrong:
        raise SettingsError('write the serial port, such as "/dev/ttyACM0", or none') from wrong
    return typed
