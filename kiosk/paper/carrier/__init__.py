"""The data sheet: an application as codes on paper or screen, and back. `parts_of` makes them, `open_sheet` reads them.

answers → CBOR with the published integers of the form → COSE_Sign1 by the kiosk → zlib → COSE_Encrypt to the
municipality when its key is known → base45 → parts `SK1:<reference>:<i>/<n>:…`, one QR code each, in any order.
The one rule: what is read from a code is believed only as far as a known kiosk signed it; the printed text leads.
"""

from kiosk.paper.carrier.gathering import Added, Gathering
from kiosk.paper.carrier.opening import Sheet, Unwrap, open_sheet
from kiosk.paper.carrier.parts import ON_SCREEN, Codes, codes_of, parts_of
from kiosk.paper.carrier.seals import Seal, Signers, rehearsal_seal, seal_of, signers_of
from kiosk.paper.carrier.tables import Line, Tables, tables_of

__all__ = [
    "ON_SCREEN",
    "Added",
    "Codes",
    "Gathering",
    "Line",
    "Seal",
    "Sheet",
    "Signers",
    "Tables",
    "Unwrap",
    "codes_of",
    "open_sheet",
    "parts_of",
    "rehearsal_seal",
    "seal_of",
    "signers_of",
    "tables_of",
]
