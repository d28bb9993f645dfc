"""Prints a receipt from memory, and says in a note how it went.

The one rule: a receipt that may have come out is not sent again by itself.
"""

from kiosk.desk.note import Note, fault_note
from kiosk.errors import PrintError
from kiosk.language.words import Words
from kiosk.paper.printer import Printer, PrintState


async def print_receipt(words: Words, printer: Printer | None, pdf: bytes, reference: str) -> Note:
    """Follows the job to its end. Without a printer, which only practice has, says that it was made."""
    if printer is None:
        return Note("done", words("desk.note.receipt.practice", reference=reference))
    said = PrintState("checking")
    try:
        async for state in printer.print(pdf, reference):
            said = state
    except PrintError as fault:
        return fault_note(words, fault)
    sent = words("desk.note.receipt", reference=reference, printer=printer.name)
    return Note("done" if said.stage == "done" else "wait", sent)
