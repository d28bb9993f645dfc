"""What kiosk, desk and gateway tell each other, as JSON takes it: written and read by both sides.

The one rule: reading is strict. Nothing unknown, unbounded or free-form gets through, so nothing personal can.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from kiosk.register.fields import (
    WireError,
    join,
    read_bytes,
    read_choice,
    read_day,
    read_list,
    read_moment,
    read_table,
    read_text,
    write_bytes,
    write_moment,
)
from kiosk.register.model import EVENT_KINDS, Actor, Channel, Event, Registration, State, Status
from kiosk.visit.receipt_key import PROOF, Proofs

__all__ = ["MOST_DOCUMENTS", "MOST_EVENTS", "Telling", "WireError"]

MOST_EVENTS, MOST_DOCUMENTS = 50, 60
MOST_RECIPIENT, MOST_KEY = 1024, 64
FACTS = ("form", "version", "office", "channel", "language")
# Of a status: each only where it is so, which also lets a reader that is newer understand an older writer.
MOMENTS = ("handed_in", "tried", "kept_until", "sent")
# What an event may say beyond that it happened; anywhere else these would be room for what nobody asked for.
ONLY_IN = {"documents": ("waiting",), "by": ("waiting",), "office": ("forwarded",), "other": ("created", "void")}


@dataclass(frozen=True, slots=True)
class Telling:
    """A reference told of: the body of PUT /api/v1/references/{reference}."""

    registration: Registration
    proofs: Proofs | None = field(repr=False)
    events: tuple[Event, ...]


def write_telling(registration: Registration, proofs: Proofs | None, events: Sequence[Event]) -> dict[str, Any]:
    """{form, version, office, channel, language, proofs?: {key, code}, events}; the reference stands in the path."""
    written = {name: getattr(registration, name) for name in FACTS}
    if proofs:
        written["proofs"] = {"key": write_bytes(proofs.key), "code": write_bytes(proofs.code)}
    return written | write_events(events)


def read_telling(reference: object, data: object) -> Telling:
    """What `write_telling` wrote, for the reference of the path. Raises WireError, as all that is called read here."""
    table = read_table(data, "", (*FACTS, "events"), ("proofs",))
    facts = {name: table[name] for name in FACTS}
    proofs = read_proofs(table["proofs"]) if "proofs" in table else None
    registration = read_registration({**facts, "reference": reference}, "")
    return Telling(registration, proofs, read_events({"events": table["events"]}))


def write_events(events: Sequence[Event]) -> dict[str, Any]:
    """{events: […]}: the body of POST /api/v1/references/{reference}/events."""
    return {"events": [write_event(event) for event in events]}


def read_events(data: object) -> tuple[Event, ...]:
    """From one to MOST_EVENTS of them."""
    events = read_list(read_table(data, "", ("events",))["events"], "events", MOST_EVENTS, read_event)
    if not events:
        raise WireError("events", "none")
    return events


def write_event(event: Event) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": event.id,
        "kind": event.kind,
        "at": write_moment(event.at, "at"),
        "actor": event.actor,
        "documents": list(event.documents),
        "by": event.by.isoformat() if event.by else "",
        "office": event.office,
        "other": event.other,
    }
    return {name: value for name, value in written.items() if value}


def read_event(data: object, where: str = "") -> Event:
    table = read_table(data, where, ("id", "kind", "at", "actor"), tuple(ONLY_IN))
    kind = read_choice(table["kind"], join(where, "kind"), EVENT_KINDS)
    for name, kinds in ONLY_IN.items():
        if name in table and kind not in kinds:
            raise WireError(join(where, name), f"only when {' or '.join(kinds)}")
    if kind == "forwarded" and "office" not in table:
        raise WireError(join(where, "office"), "missing")
    return Event(
        id=read_text(table["id"], join(where, "id"), "id"),
        kind=kind,
        at=read_moment(table["at"], join(where, "at")),
        actor=read_choice(table["actor"], join(where, "actor"), get_args(Actor)),
        documents=read_list(table.get("documents", []), join(where, "documents"), MOST_DOCUMENTS, read_document),
        by=read_day(table["by"], join(where, "by")) if "by" in table else None,
        office=read_text(table["office"], join(where, "office"), "office") if "office" in table else "",
        other=read_text(table["other"], join(where, "other"), "other") if "other" in table else "",
    )


def read_document(value: object, field: str) -> str:
    return read_text(value, field, "documents")


def write_registration(registration: Registration) -> dict[str, Any]:
    return {"reference": registration.reference, **{name: getattr(registration, name) for name in FACTS}}


def read_registration(data: object, where: str = "registration") -> Registration:
    """The office may be "": the one the kiosk stands in was not said."""
    table = read_table(data, where, ("reference", *FACTS))
    return Registration(
        reference=read_text(table["reference"], join(where, "reference"), "reference"),
        form=read_text(table["form"], join(where, "form"), "form"),
        version=read_text(table["version"], join(where, "version"), "version"),
        office=read_office(table["office"], join(where, "office")),
        channel=read_choice(table["channel"], join(where, "channel"), get_args(Channel)),
        language=read_text(table["language"], join(where, "language"), "language"),
    )


def read_office(value: object, field: str) -> str:
    return "" if value == "" else read_text(value, field, "office")


def read_proofs(data: object, where: str = "proofs") -> Proofs:
    table = read_table(data, where, ("key", "code"))
    return Proofs(*(read_bytes(table[name], join(where, name), PROOF, PROOF) for name in ("key", "code")))


def write_status(status: Status) -> dict[str, Any]:
    """{registration, state, since, office, handed_in?, documents?, by?, other?, tried?, kept_until?, sent?}"""
    moments = {name: getattr(status, name) for name in MOMENTS}
    written: dict[str, Any] = {
        **{name: write_moment(moment, name) for name, moment in moments.items() if moment},
        "documents": list(status.documents),
        "by": status.by.isoformat() if status.by else "",
        "other": status.other,
    }
    return {
        "registration": write_registration(status.registration),
        "state": status.state,
        "since": write_moment(status.since, "since"),
        "office": status.office,
        **{name: value for name, value in written.items() if value},
    }


def read_status(data: object) -> Status:
    table = read_table(data, "", ("registration", "state", "since", "office"), (*MOMENTS, "documents", "by", "other"))
    moments = {name: read_moment(table[name], name) for name in MOMENTS if name in table}
    return Status(
        registration=read_registration(table["registration"]),
        state=read_choice(table["state"], "state", get_args(State)),
        since=read_moment(table["since"], "since"),
        office=read_office(table["office"], "office"),
        documents=read_list(table.get("documents", []), "documents", MOST_DOCUMENTS, read_document),
        by=read_day(table["by"], "by") if "by" in table else None,
        other=read_text(table["other"], "other", "other") if "other" in table else "",
        **moments,
    )


def write_code(code: str) -> dict[str, Any]:
    """{code}: the body of POST …/follow. `code`: six characters as `read_code` gives them."""
    return {"code": code}


def read_asked_code(data: object) -> str:
    return read_text(read_table(data, "", ("code",))["code"], "code", "code")


def write_unwrapping(recipient: bytes, code: str | None) -> dict[str, Any]:
    """{recipient, code?}: the body of POST …/unwrap."""
    return {"recipient": write_bytes(recipient), **({"code": code} if code is not None else {})}


def read_unwrapping(data: object) -> tuple[bytes, str | None]:
    table = read_table(data, "", ("recipient",), ("code",))
    code = read_text(table["code"], "code", "code") if "code" in table else None
    return read_bytes(table["recipient"], "recipient", 1, MOST_RECIPIENT), code


def write_key(key: bytes) -> dict[str, Any]:
    """{key}: what …/unwrap answers."""
    return {"key": write_bytes(key)}


def read_key(data: object) -> bytes:
    return read_bytes(read_table(data, "", ("key",))["key"], "key", 1, MOST_KEY)
