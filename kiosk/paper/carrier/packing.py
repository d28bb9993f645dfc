"""An application as a map of integers, and back.

The one rule: what is packed here comes back equal, and nothing in it is a text but what the applicant wrote.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from enum import IntEnum, IntFlag
from typing import Any

from kiosk import __version__
from kiosk.form.reference import Reference
from kiosk.paper.carrier.packing_answers import packed_answers, unpacked_answers
from kiosk.paper.carrier.tables import Table
from kiosk.settings import Office
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import PROOF, Proofs

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
INSIDE = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")


class Key(IntEnum):
    """The fields of format SK1. Never renumbered; a new one gets a new number."""

    REFERENCE = 1
    FORM = 2
    VERSION = 3
    CREATED = 4
    OFFSET = 5
    LANGUAGE = 6
    HELPER_LANGUAGE = 7
    HELPER = 8
    ERRAND = 9
    OFFICE = 10
    FLAGS = 11
    ANSWERS = 12
    UNANSWERED = 13
    DOCUMENTS = 14
    PROOFS = 15
    KIOSK = 16
    REPLACES = 17
    CONTINUES = 18


class Flag(IntFlag):
    """What is so of an application; a reader passes over those it does not know."""

    PRACTICE = 1
    DISCREET = 2
    MINOR = 4
    SIGNED_IN = 8
    TRIED_DIGITALLY = 16


def packed(
    application: Application, table: Table, proofs: Proofs | None, *, tried_digitally: bool = False
) -> dict[int, Any]:
    """The map. Raises KeyError or ValueError for what the table has no integer for."""
    flags = (
        Flag.PRACTICE * application.practice
        | Flag.DISCREET * application.discreet
        | Flag.MINOR * application.minor
        | Flag.SIGNED_IN * application.signed_in
        | Flag.TRIED_DIGITALLY * tried_digitally
    )
    created, offset = application.created, application.created.utcoffset()
    numbers = {each.id: each.number for each in table.everything()}
    data: dict[int, Any] = {
        Key.REFERENCE: application.reference.replace("-", ""),
        Key.FORM: application.form,
        Key.VERSION: application.version,
        Key.CREATED: ((created if created.tzinfo else created.replace(tzinfo=UTC)) - EPOCH)
        // timedelta(microseconds=1),
        Key.LANGUAGE: application.language,
        Key.HELPER_LANGUAGE: application.helper_language,
        Key.HELPER: table.roles.of[application.helper],
        Key.ERRAND: table.errands.of[application.errand],
        Key.FLAGS: int(flags),
        Key.ANSWERS: packed_answers(table.questions, application.answers, table.ways_out),
        Key.UNANSWERED: [packed_place(each, numbers) for each in application.unanswered],
        Key.DOCUMENTS: [
            number for id, state in application.documents for number in (table.documents.of[id], table.states.of[state])
        ],
        Key.KIOSK: __version__,
    }
    if offset is not None:
        data[Key.OFFSET] = offset // timedelta(minutes=1)
    if application.office:
        data[Key.OFFICE] = application.office.number
    for key, other in ((Key.REPLACES, application.replaces), (Key.CONTINUES, application.continues)):
        if other:
            data[key] = other.replace("-", "")
    if proofs:
        data[Key.PROOFS] = proofs.key + proofs.code
    return {int(key): value for key, value in data.items()}


def unpacked(data: Mapping[int, Any], table: Table, offices: Mapping[str, Office]) -> Application:
    """The application, without its key. Raises KeyError, ValueError or TypeError for what `packed` cannot have made."""
    flags, number = Flag(data[Key.FLAGS]), data.get(Key.OFFICE)
    ids = {each.number: each.id for each in table.everything()}
    documents = [data[Key.DOCUMENTS][start : start + 2] for start in range(0, len(data[Key.DOCUMENTS]), 2)]
    return Application(
        reference=str(Reference(text(data[Key.REFERENCE]))),
        form=table.form,
        version=table.version,
        language=text(data[Key.LANGUAGE]),
        helper_language=text(data[Key.HELPER_LANGUAGE]),
        helper=table.roles.ids[data[Key.HELPER]],
        created=moment_in(data),
        office=offices.get(number) or nowhere(text(number)) if number is not None else None,
        practice=Flag.PRACTICE in flags,
        answers=unpacked_answers(table.questions, data[Key.ANSWERS], table.ways_out),
        unanswered=tuple(unpacked_place(each, ids) for each in data[Key.UNANSWERED]),
        errand=table.errands.ids[data[Key.ERRAND]],
        documents=tuple((table.documents.ids[id], table.states.ids[state]) for id, state in documents),
        discreet=Flag.DISCREET in flags,
        minor=Flag.MINOR in flags,
        signed_in=Flag.SIGNED_IN in flags,
        replaces=reference_in(data, Key.REPLACES),
        continues=reference_in(data, Key.CONTINUES),
    )


def is_tried(data: Mapping[int, Any]) -> bool:
    """Whether it may have arrived digitally too. Raises ValueError or TypeError for what `packed` cannot have made."""
    return Flag.TRIED_DIGITALLY in Flag(data[Key.FLAGS])


def reference_in(data: Mapping[int, Any], key: Key) -> str:
    """Another application's, as people write it; "" for none."""
    return str(Reference(text(data[key]))) if key in data else ""


def moment_in(data: Mapping[int, Any]) -> datetime:
    """When it was made, on the clock it was made by."""
    moment = EPOCH + timedelta(microseconds=data[Key.CREATED])
    if Key.OFFSET not in data:
        return moment.replace(tzinfo=None)
    return moment.astimezone(timezone(timedelta(minutes=data[Key.OFFSET])))


def proofs_in(data: Mapping[int, Any]) -> Proofs | None:
    """Those of the receipt's key. Raises ValueError."""
    found = data.get(Key.PROOFS)
    if found is None:
        return None
    if not isinstance(found, bytes) or len(found) != 2 * PROOF:
        raise ValueError("no proofs")
    return Proofs(found[:PROOF], found[PROOF:])


def packed_place(place: str, numbers: Mapping[str, int]) -> int | list[int]:
    """A question's number; inside a group: the group's, which repetition, and its own."""
    found = INSIDE.fullmatch(place)
    return [numbers[found[1]], int(found[2]), numbers[found[3]]] if found else numbers[place]


def unpacked_place(place: Any, ids: Mapping[int, str]) -> str:
    """The place again."""
    if isinstance(place, list):
        group, index, question = place
        return f"{ids[group]}[{index:d}].{ids[question]}"
    return ids[place]


def nowhere(number: str) -> Office:
    """An office that this machine knows by number only."""
    return Office(number, number, "", "", "", "", phone="", hours="")


def text(value: Any) -> str:
    """Raises ValueError for anything but a text."""
    if not isinstance(value, str):
        raise ValueError("a text belongs here")
    return value
