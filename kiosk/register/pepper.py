"""The secret that is mixed into every proof before it is kept or compared.

The one rule: what the database holds opens nothing without this secret, which is never in it.
"""

import hmac
import re

from kiosk.form.reference import Reference
from kiosk.visit.receipt_key import Proofs, proof_of_key

LEAST = 16
KEY = re.compile(r"[0-9A-Za-z]{16}")
NO_KEY = "0" * 16


class Pepper:
    """Mixes proofs with a secret of at least 16 bytes. Raises ValueError for a shorter one."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < LEAST:
            raise ValueError(f"the pepper needs at least {LEAST} bytes")
        self._secret = secret

    def mix(self, proof: bytes) -> bytes:
        """What is kept instead of a proof: 32 bytes."""
        return hmac.digest(self._secret, proof, "sha256")

    def mix_both(self, proofs: Proofs) -> Proofs:
        """The same, of key and code."""
        return Proofs(self.mix(proofs.key), self.mix(proofs.code))

    def mix_key(self, reference: str, key: str) -> bytes:
        """What is kept of a receipt's key, as it was asked with; of what is none, no key's, after the same work."""
        return self.mix(proof_of_key(Reference(reference), key if KEY.fullmatch(key) else NO_KEY))
