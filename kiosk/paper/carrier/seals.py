"""Who signs data sheets, and whose are trusted.

The one rule: practice and real never mix. A practice kiosk signs with a key that everybody has and trusts no other;
outside practice that key is trusted nowhere.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kiosk.paper.carrier.keys import key_id, raw, read_municipality, read_signer, read_signing_line
from kiosk.settings import Settings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

REHEARSAL = "ØVING / PRACTICE"
REHEARSAL_SEED = hashlib.sha256(b"SK1 rehearsal seal: trusted nowhere but in practice").digest()


@dataclass(frozen=True, slots=True)
class Trusted:
    """A kiosk whose sheets are believed."""

    name: str
    key: "Ed25519PublicKey" = field(repr=False)


Signers: TypeAlias = Mapping[bytes, Trusted]
"""By key id: the first 8 bytes of SHA-256 of the public key."""


@dataclass(frozen=True, slots=True)
class Seal:
    """With what a kiosk makes sheets. `recipients`: by kommunenummer, to whom they are encrypted.

    `municipality`: that of the kiosk's own office, for applications that name none.
    """

    name: str
    key: "Ed25519PrivateKey" = field(repr=False)
    recipients: "Mapping[str, EllipticCurvePublicKey]" = field(default_factory=dict, repr=False)
    municipality: str = ""

    def recipient(self, municipality: str | None) -> "EllipticCurvePublicKey | None":
        """Who may open a sheet to this municipality; to the kiosk's own where none is named. None: anybody."""
        return self.recipients.get(municipality or self.municipality)


def rehearsal_seal(settings: Settings | None = None) -> Seal:
    """That of practice, encrypting as these settings say."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(REHEARSAL_SEED)
    return Seal(REHEARSAL, key) if settings is None else addressed(REHEARSAL, key, settings)


def seal_of(settings: Settings) -> Seal | None:
    """This kiosk's; in practice always the rehearsal seal; None where there is no signing_key. Raises SettingsError."""
    if settings.practice:
        return rehearsal_seal(settings)
    if not settings.signing_key:
        return None
    name, key = read_signing_line(settings.signing_key)
    return addressed(name, key, settings)


def addressed(name: str, key: "Ed25519PrivateKey", settings: Settings) -> Seal:
    """A seal that encrypts to whom the settings name."""
    recipients = {each.municipality: read_municipality(each.key) for each in settings.municipality_keys}
    own = next((office.municipality for office in settings.offices if office.number == settings.office), "")
    return Seal(name, key, recipients, own)


def signers_of(settings: Settings) -> Signers:
    """Whose sheets are trusted here: in practice the rehearsal seal's alone, else [[signers]] and this kiosk's own.

    Raises SettingsError.
    """
    own = seal_of(settings)
    trusted = [Trusted(own.name, own.key.public_key())] if own else []
    if not settings.practice:
        trusted += [Trusted(each.name, read_signer(each.key)) for each in settings.signers]
    return {key_id(raw(each.key)): each for each in trusted}
