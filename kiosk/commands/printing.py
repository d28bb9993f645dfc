"""Pages sent to a printer from the command line, and how they fare, a line for each thing that happens.

The one rule: it is followed to its end, by the same way as a visit's pages; nothing is sent twice.
"""

import asyncio
from collections.abc import Callable

from kiosk.errors import PrintError
from kiosk.language.words import Words
from kiosk.paper.printer import Printer, PrintState


def print_pages(printer: Printer, pdf: bytes, title: str, words: Words, say: Callable[[str], None] = print) -> None:
    """From memory to paper. `title`: for the printer's log. Raises PrintError with what went wrong, in these words."""
    try:
        asyncio.run(follow(printer, pdf, title, words, say))
    except PrintError as fault:
        raise PrintError(f"{printer.name}: {words(fault.text)}") from fault


async def follow(printer: Printer, pdf: bytes, title: str, words: Words, say: Callable[[str], None]) -> None:
    """Each state once."""
    told = ""
    async for state in printer.print(pdf, title):
        if (line := line_of(state, words)) != told:
            say(f"{printer.name}: {line}")
            told = line


def line_of(state: PrintState, words: Words) -> str:
    """What happens, and what somebody must mend."""
    happens = words(f"delivery.{state.stage}")
    return f"{happens}: {words(state.reason)}" if state.reason else happens
