"""navEksternRefId: what Fiks knows an application by, the same whoever sends it and however often.

The one rule: it follows from the reference and the receipt's key, so that kiosk, gateway and paper agree on it without
keeping it anywhere, and nobody without the receipt can guess it.
"""

import hashlib
from uuid import UUID

from kiosk.form.reference import Reference


def nav_reference_of(reference: Reference, key: str) -> str:
    """A UUID of version 8 (RFC 9562, 5.8) in lower case. `key`: all sixteen characters of the receipt's."""
    digest = hashlib.sha256(f"SK1 nav {reference.characters} {key.upper()}".encode()).digest()
    bits = int.from_bytes(digest[:16])
    bits = bits & ~(0xF << 76) | 8 << 76
    return str(UUID(int=bits & ~(0b11 << 62) | 0b10 << 62))
