"""Sheets made for tests: scripted visits and random walks, sealed by the rehearsal seal or for a municipality.

The one rule: every test says itself what it changes.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import base45
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key

from kiosk.paper.carrier import Seal, Sheet, Tables, Unwrap, open_sheet, parts_of, rehearsal_seal, signers_of, tables_of
from kiosk.paper.carrier.gathering import taken_apart
from kiosk.paper.carrier.parts import cut
from kiosk.paper.carrier.signing import encoded, signed
from kiosk.paper.carrier.wrapping import unwrap
from kiosk.settings import Settings
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import Proofs
from tests.digisos.applying import applied
from tests.digisos.visits import house

PROOFS = Proofs(bytes(range(16)), bytes(range(16, 32)))
REFERENCE = "7KQ4M2XJG"
PRACTICE = signers_of(Settings())
ROOM = 1431


@cache
def tables() -> Tables:
    """Those that come with the program."""
    return tables_of(house().content, *house().forms.all())


@cache
def municipality() -> EllipticCurvePrivateKey:
    """A municipality's private key."""
    return generate_private_key(SECP256R1())


def encrypting() -> Seal:
    """A seal whose sheets only Oslo opens; its own office is there too."""
    return replace(rehearsal_seal(), recipients={"0301": municipality().public_key()}, municipality="0301")


def unwrapped(reference: str, recipient: bytes) -> bytes:
    """What the gateway of the municipality answers."""
    return unwrap(recipient, municipality(), reference)


def parts(application: Application | None = None, seal: Seal | None = None, **options: Any) -> tuple[str, ...]:
    """The codes of an application."""
    options = {"proofs": PROOFS, **options}
    return parts_of(application or applied(), tables(), seal or rehearsal_seal(), **options)


def opened(given: Sequence[str], unwrap: Unwrap | None = None) -> Sheet:
    """What they say."""
    return open_sheet(given, tables(), PRACTICE, unwrap, house().settings.offices)


def in_three(seal: Seal | None = None) -> tuple[str, ...]:
    """A sheet of three or more parts: codes of version 6."""
    made = parts(seal=seal, version=6)
    assert len(made) >= 3
    return made


def spelled(data: bytes) -> str:
    """What these parts would hold."""
    return str(base45.b45encode(data).decode())


def held(given: Sequence[str]) -> bytes:
    """The bytes in these parts."""
    return bytes(base45.b45decode("".join(taken_apart(part)[3] for part in given)))


def carrying(data: bytes, reference: str = REFERENCE) -> tuple[str, ...]:
    """Parts that hold any bytes at all."""
    return tuple(cut(spelled(data), reference, ROOM, 40))


def signing(payload: bytes, reference: str = REFERENCE) -> tuple[str, ...]:
    """Parts of a payload that a trusted kiosk signed."""
    return carrying(zlib.compress(signed(payload, rehearsal_seal().key, reference)), reference)


def fields(application: Application | None = None) -> dict[int, Any]:
    """The map of an application."""
    from kiosk.paper.carrier.packing import packed

    application = application or applied()
    return packed(application, tables().table(application.form, application.version), PROOFS)


def signing_fields(**changes: Any) -> tuple[str, ...]:
    """The application with some fields changed (`_4=…`) or taken away (`_4=None`), signed as if it were right."""
    data = fields() | {int(key[1:]): value for key, value in changes.items()}
    return signing(encoded({key: value for key, value in data.items() if value is not None}))


def flips(data: bytes) -> Iterator[bytes]:
    """The data with one bit turned, at every seventh byte."""
    for position in range(0, len(data), 7):
        turned = bytearray(data)
        turned[position] ^= 1 << position % 8
        yield bytes(turned)
