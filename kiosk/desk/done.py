"""What a desk has done with a paper, and whether the register knows: for the note of the moment and today's list.

The one rule: references, kinds and times; never what stands in an application.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from kiosk.errors import KioskError
from kiosk.form.reference import Reference
from kiosk.register.model import Event, EventKind


@dataclass(frozen=True, slots=True)
class Told:
    """What was told. `is_told` False: it waits and is told again in the background, unless `fault` is final.

    `fault`: why not: GatewayUnreachable waits, every other leaf of RegisterError is final. `is_new` False: it had been
    done before.
    """

    at: datetime
    is_told: bool
    is_new: bool = True
    fault: KioskError | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A line of today's list. `kind` "papers": late papers came, which nothing waited for; `fault`: the register
    refused it for good.
    """

    reference: Reference
    kind: EventKind | Literal["papers"]
    at: datetime
    is_told: bool
    fault: KioskError | None = None


# What happens to an application once, however often it is said; the rest may happen again after something else.
ONCE: frozenset[EventKind] = frozenset({"handed_in", "sent", "answered", "void"})


def newest(done: Mapping[EventKind, Event]) -> Event:
    """What was done last; there is something."""
    return list(done.values())[-1]


def is_same(before: Event, now: Event) -> bool:
    """Whether the same is said, whenever."""
    return replace(before, id=now.id, at=now.at) == now
