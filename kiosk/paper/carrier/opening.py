"""From the texts of the codes back to the application, or to why not.

The one rule: each step trusts nothing that the one before has not bounded: parts, size, inflated size, signature.
"""

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import base45

from kiosk.errors import SheetDamaged, SheetLocked, SheetTooLarge, SheetUnknown
from kiosk.form.reference import Reference
from kiosk.paper.carrier.bounded import decoded
from kiosk.paper.carrier.gathering import Gathering, taken_apart
from kiosk.paper.carrier.packing import Key, is_tried, proofs_in, text, unpacked
from kiosk.paper.carrier.packing_answers import lines_of, sort_of
from kiosk.paper.carrier.parts import LARGEST
from kiosk.paper.carrier.seals import Signers
from kiosk.paper.carrier.signing import check_code, verified
from kiosk.paper.carrier.tables import Line, Table, Tables
from kiosk.paper.carrier.wrapping import opened, split
from kiosk.settings import Office
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import Proofs

Unwrap: TypeAlias = Callable[[str, bytes], bytes]
"""(reference of nine characters, recipient) → content key. May raise leaves of RegisterError, and SheetLocked."""
DEFLATED, ENCRYPTED = b"\x78", b"\xd8\x60"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says, signature and all. `application` has no key; `version`: of its form.

    `is_current`: whether this kiosk asks that version. `readable`: every answer in bokmål, for versions long gone.
    `check_code`: as printed beside the codes. `kiosk`: version of the program that made it.
    """

    application: Application
    proofs: Proofs | None = field(repr=False)
    signer: str
    version: str
    is_current: bool
    is_encrypted: bool
    check_code: str
    kiosk: str
    readable: tuple[Line, ...] = field(repr=False)
    tried_digitally: bool = False
    """Whether it may have arrived digitally too, before it was printed."""


def open_sheet(
    parts: Sequence[str],
    tables: Tables,
    signers: Signers,
    unwrap: Unwrap | None = None,
    offices: Iterable[Office] = (),
) -> Sheet:
    """The sheet of these parts, all of them, in any order. `offices`: those known here, to fill in where it goes.

    Raises SheetError leaves, and what `unwrap` raises; an encrypted sheet without `unwrap` is SheetLocked.
    """
    gathering = Gathering()
    for part in parts:
        gathering.add(part)
    if not gathering.is_complete:
        raise SheetDamaged("a part is missing")
    reference = gathering.reference
    data = joined(gathering.parts)
    is_encrypted = data.startswith(ENCRYPTED)
    message = inflated(decrypted(data, unwrap, reference) if is_encrypted else data)
    payload, signer = verified(message, signers, reference)
    table, fields = read(payload, tables, reference)
    try:
        known = {office.number: office for office in offices}
        application, proofs, kiosk = unpacked(fields, table, known), proofs_in(fields), text(fields[Key.KIOSK])
        lines = tuple(lines_of(table, application.answers))
    except (KeyError, ValueError, TypeError, OverflowError) as fault:
        raise SheetUnknown("answers in another shape") from fault
    is_current = tables.is_current(table.form, table.version)
    return Sheet(
        application,
        proofs,
        signer.name,
        table.version,
        is_current,
        is_encrypted,
        check_code(message),
        kiosk,
        lines + document_lines(application, table),
        is_tried(fields),
    )


def joined(parts: Sequence[str]) -> bytes:
    """The bytes that these parts spell. Raises SheetDamaged."""
    try:
        return bytes(base45.b45decode("".join(taken_apart(part)[3] for part in parts)))
    except ValueError as fault:
        raise SheetDamaged("codes that spell nothing") from fault


def decrypted(data: bytes, unwrap: Unwrap | None, reference: str) -> bytes:
    """What was encrypted to the municipality. Raises SheetLocked, SheetDamaged, and what `unwrap` raises."""
    recipient, rest = split(data)
    if unwrap is None:
        raise SheetLocked("encrypted, and nobody here to ask for the key")
    return opened(rest, unwrap(reference, recipient), reference)


def inflated(data: bytes) -> bytes:
    """What was deflated, never more than 64 KiB of it. Raises SheetTooLarge or SheetDamaged."""
    if not data.startswith(DEFLATED):
        raise SheetDamaged("neither deflated nor encrypted answers")
    stream = zlib.decompressobj()
    try:
        message = stream.decompress(data, LARGEST + 1)
    except zlib.error as fault:
        raise SheetDamaged("deflated answers that are not whole") from fault
    if len(message) > LARGEST:
        raise SheetTooLarge("more than any application needs")
    if not stream.eof or stream.unused_data:
        raise SheetDamaged("deflated answers cut short, or followed by something")
    return message


def read(payload: bytes, tables: Tables, reference: str) -> tuple[Table, dict[int, Any]]:
    """The fields of a signed payload, and the table to read them by. Raises SheetUnknown or SheetDamaged."""
    try:
        fields = sort_of(dict, decoded(payload))
        form, version, named = text(fields[Key.FORM]), text(fields[Key.VERSION]), text(fields[Key.REFERENCE])
    except (KeyError, ValueError, TypeError) as fault:
        raise SheetUnknown("fields in another shape") from fault
    if Reference(named) != Reference(reference):
        raise SheetDamaged("codes under another reference than their answers")
    return tables.table(form, version), fields


def document_lines(application: Application, table: Table) -> tuple[Line, ...]:
    """Every document asked for, and how it stands."""
    named, states = table.documents.labels, table.states.labels
    return tuple(Line(named[id], states[state]) for id, state in application.documents)
