"""What the questions need from outside: printers and scanners that answer, the gateway, the machine itself.

The one rule: whatever reaches a network or a device is handed to the questions, so that they can be asked without any.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Found:
    """Something the network or the machine has. `address`: as the settings name it; `name`: as it calls itself."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What being let in gave. `own`: lines of kiosk.toml; `fleet`: what the gateway decides for all its kiosks.

    `fleet_file`: the same as it is written to fleet.toml.
    """

    own: Mapping[str, str]
    fleet: Mapping[str, Any]
    fleet_file: bytes


class Joining(Protocol):
    """Asks a gateway to let this kiosk in, and waits. `today`: what of a former joining stands in kiosk.toml.

    Raises KioskError with what to do.
    """

    def __call__(
        self, code: str, today: Mapping[str, str], *, name: str, office: str, say: Callable[[str], None]
    ) -> Joined: ...


@dataclass(frozen=True, slots=True)
class Means:
    """`greet`: asks a printer how it is and gives the format it takes; raises KioskError with what is wrong."""

    find_printers: Callable[[], tuple[Found, ...]]
    greet: Callable[[str], str]
    find_scanners: Callable[[], tuple[Found, ...]]
    find_ports: Callable[[], tuple[Found, ...]]
    join: Joining
    host: str
    is_own_machine: bool
    """The kiosk is started by the system (kiosk.service), not by whoever is typing."""
