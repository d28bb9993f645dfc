"""What is known of a reference: the form, the office, and an event for everything that happened to the application.

The one rule: nothing personal. There is no field for a name, an answer or a free text, and events are only ever added.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

Channel = Literal["paper", "screen", "digital"]
"""How the application left the kiosk: printed, as codes photographed from the screen, or submitted."""
Actor = Literal["kiosk", "desk", "gateway"]
EventKind = Literal[
    "created", "printed", "tried", "kept", "handed_in", "sent", "registered", "processing", "waiting", "forwarded",
    "answered", "void",
]  # fmt: skip
"""`tried`: sent digitally, perhaps in vain; `kept`: sealed at the gateway until the applicant sends it."""
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
State = EventKind


@dataclass(frozen=True, slots=True)
class Registration:
    """What never changes. `reference`: nine characters without dashes; `office`: enhetsnummer or ""."""

    reference: str
    form: str
    version: str
    office: str
    channel: Channel
    language: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `id`: a UUID, by which the same event told twice is one; `at`: with its time zone.

    `documents`: ids of the form's documentation still missing, `by`: the day they are wanted (waiting only);
    `office`: where it went (forwarded); `other`: the reference that takes its place (void), or that it continues
    (created).
    """

    id: str
    kind: EventKind
    at: datetime
    actor: Actor
    documents: tuple[str, ...] = ()
    by: date | None = None
    office: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """Where an application stands, computed from its events. `office`: where it is now.

    `since`: when this state began; `handed_in`: when Nav got it, None before; `other`: a void reference's successor.
    """

    registration: Registration
    state: State
    since: datetime
    office: str
    handed_in: datetime | None = None
    documents: tuple[str, ...] = ()
    by: date | None = None
    other: str = ""


def status_of(registration: Registration, events: Iterable[Event]) -> Status:
    """Where it stands after these events, whatever order they were told in. Void stays void.

    Raises ValueError when there is no event at all.
    """
    told = sorted(events, key=lambda event: (event.at, EVENT_KINDS.index(event.kind), event.id))
    if not told:
        raise ValueError("a reference without events has no status")
    ended = next((event for event in told if event.kind == "void"), None)
    # A kiosk whose clock runs ahead must not send an application that was handed in back to the printer.
    arrivals = [event for event in told if event.kind not in ("created", "printed", "tried", "kept")]
    last = ended or (arrivals or told)[-1]
    office = next((event.office for event in reversed(told) if event.kind == "forwarded"), registration.office)
    arrived = next((event.at for event in told if event.kind in ("handed_in", "registered", "sent")), None)
    return Status(
        registration, last.kind, last.at, office, arrived, last.documents, last.by, last.other if ended else ""
    )
