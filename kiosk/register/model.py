"""What is known of a reference: the form, the office, and an event for everything that happened to the application.

The one rule: nothing personal. There is no field for a name, an answer or a free text, and events are only ever added.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
KEPT_FOR = timedelta(hours=24)
"""How long the gateway keeps what could not be sent, from the moment of `kept` on."""
BEFORE = frozenset({"created", "printed", "tried", "kept"})
"""What happens before Nav has it, as far as anybody knows."""
ARRIVED = frozenset({"handed_in", "sent", "registered", "processing"})
"""By any of these Nav has it: the first of them says since when."""
JOINED = frozenset({"sent", "registered", "processing", "answered", "void"})
"""After any of these nobody need look whether what was tried digitally arrived."""


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
    `tried`: when it was last tried digitally, as long as nobody has heard of it since; `kept_until`: until then the
    applicant may still send what the gateway keeps, None once Nav has it; `sent`: when it was sent digitally, or since
    when the gateway knows that it was.
    """

    registration: Registration
    state: State
    since: datetime
    office: str
    handed_in: datetime | None = None
    documents: tuple[str, ...] = ()
    by: date | None = None
    other: str = ""
    tried: datetime | None = None
    kept_until: datetime | None = None
    sent: datetime | None = None


def status_of(registration: Registration, events: Iterable[Event]) -> Status:
    """Where it stands after these events, whatever order they were told in. Void stays void.

    Raises ValueError when there is no event at all.
    """
    told = sorted(events, key=lambda event: (event.at, EVENT_KINDS.index(event.kind), event.id))
    if not told:
        raise ValueError("a reference without events has no status")
    ended = next((event for event in told if event.kind == "void"), None)
    # A kiosk whose clock runs ahead must not send an application that was handed in back to the printer.
    arrivals = [event for event in told if event.kind not in BEFORE]
    # The municipality's own clock may date its receipt before the kiosk dates what it sent: what Nav says is newer.
    news = [event for event in arrivals if event.kind != "sent" or registration.channel != "digital"]
    last = ended or (news or arrivals or told)[-1]
    tried, kept = latest(told, "tried"), latest(told, "kept")
    is_joined = any(event.kind in JOINED for event in told)
    return Status(
        registration,
        last.kind,
        last.at,
        next((event.office for event in reversed(told) if event.kind == "forwarded"), registration.office),
        handed_in=next((event.at for event in told if event.kind in ARRIVED), None),
        documents=last.documents,
        by=last.by,
        other=last.other if ended else "",
        tried=None if is_joined else tried,
        kept_until=kept + KEPT_FOR if kept and not arrivals else None,
        sent=latest(told, "sent") or next((event.at for event in arrivals if event.actor == "gateway"), None),
    )


def latest(told: list[Event], kind: EventKind) -> datetime | None:
    """When this happened last, if it did."""
    return next((event.at for event in reversed(told) if event.kind == kind), None)
