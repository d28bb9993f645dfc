"""From an application to the texts of its codes: packed, signed, deflated, encrypted, spelled and cut.

The one rule: what goes in comes out equal, or no codes are made at all; they never hold half an application.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import base45

from kiosk.errors import SheetTooLarge, SheetUnknown
from kiosk.form.reference import Reference
from kiosk.paper.carrier.gathering import FORMAT
from kiosk.paper.carrier.packing import packed
from kiosk.paper.carrier.seals import Seal
from kiosk.paper.carrier.signing import check_code, encoded, signed
from kiosk.paper.carrier.tables import Tables
from kiosk.paper.carrier.wrapping import encrypted
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import Proofs, proofs_of

ON_PAPER, ON_SCREEN = 16, 40
# Of what was signed, before it is deflated: many times the longest application.
LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Codes:
    """What the data sheet shows. `check_code`: "4F7A 19C2"; `signer`: the kiosk's name."""

    parts: tuple[str, ...] = field(repr=False)
    check_code: str
    signer: str
    version: str
    is_encrypted: bool


def parts_of(
    application: Application,
    tables: Tables,
    seal: Seal,
    proofs: Proofs | None = None,
    *,
    version: int = 25,
    most: int = ON_PAPER,
    tried_digitally: bool = False,
) -> tuple[str, ...]:
    """The texts of the codes, upper case, each fit for a QR code of this version at level M.

    `proofs`: those of the application's own key unless given; `tried_digitally`: it may have arrived that way too.
    Raises SheetTooLarge above `most` codes, and SheetUnknown when its form version was never published.
    """
    return codes_of(
        application, tables, seal, proofs, version=version, most=most, tried_digitally=tried_digitally
    ).parts


def codes_of(
    application: Application,
    tables: Tables,
    seal: Seal,
    proofs: Proofs | None = None,
    *,
    version: int = 25,
    most: int = ON_PAPER,
    tried_digitally: bool = False,
) -> Codes:
    """The same with what is printed beside them."""
    reference = application.reference.replace("-", "")
    table = tables.table(application.form, application.version)
    if proofs is None and application.key is not None:
        proofs = proofs_of(Reference(reference), application.key)
    try:
        payload = encoded(packed(application, table, proofs, tried_digitally=tried_digitally))
    except (KeyError, ValueError) as fault:
        raise SheetUnknown("answers that the form as it was published does not have") from fault
    message = signed(payload, seal.key, reference)
    if len(message) > LARGEST:
        raise SheetTooLarge("more answers than a data sheet holds")
    # Deflated first, since what is encrypted cannot be; what is signed has no secret an eavesdropper could vary.
    small = zlib.compress(message, 9)
    recipient = seal.recipient(application.office.municipality if application.office else None)
    text = base45.b45encode(encrypted(small, recipient, reference) if recipient else small).decode()
    parts = tuple(cut(text, reference, capacity(version), most))
    return Codes(parts, check_code(message), seal.name, application.version, recipient is not None)


def cut(text: str, reference: str, room: int, most: int) -> Iterator[str]:
    """As few parts as can be, all about as long. Raises SheetTooLarge."""
    longest_prefix = len(f"{FORMAT}:{reference}:{most}/{most}:")
    total = -(-len(text) // (room - longest_prefix))
    if total > most:
        raise SheetTooLarge(f"{total} codes: {most} at most")
    start = 0
    for number in range(1, total + 1):
        end = len(text) * number // total
        # A scanner that trims the end of a line would swallow a space, which base45 uses.
        while text[end - 1] == " ":
            end -= 1
        yield f"{FORMAT}:{reference}:{number}/{total}:{text[start:end]}"
        start = end


def capacity(version: int) -> int:
    """Characters of the alphanumeric mode in a QR code at level M (ISO/IEC 18004, table 7)."""
    from qrcode.base import rs_blocks
    from qrcode.constants import ERROR_CORRECT_M

    bits = 8 * sum(block.data_count for block in rs_blocks(version, ERROR_CORRECT_M))
    free = bits - 4 - (9 if version < 10 else 11 if version < 27 else 13)
    return free // 11 * 2 + (free % 11 >= 6)
