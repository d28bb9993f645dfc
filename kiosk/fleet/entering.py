"""The way in from end to end, as `kiosk setup` goes it: asks, shows the code, waits, fetches.

The one rule: nothing is written here; what comes back is complete, or there is an error that says what to do.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.errors import SettingsError
from kiosk.fleet.enrolment import Problem, read_enrolment
from kiosk.fleet.joining import Joining, ask_to_join, make_keys, wait_for_approval
from kiosk.fleet.refreshing import fetch_fleet, file_of

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Entered:
    """`own`: lines of kiosk.toml; `fleet`: what the gateway decides; `fleet_file`: fleet.toml, to be written."""

    own: Mapping[str, Any] = field(repr=False)
    fleet: Mapping[str, Any]
    fleet_file: bytes = field(repr=False)


def enter(code: str, *, name: str, office: str, signing_key: str, minutes: int, say: Callable[[str], None]) -> Entered:
    """`code`: of the enrolment; `say`: tells who sets the kiosk up. Raises SettingsError, leaves of RegisterError."""
    enrolment = read_enrolment(code)
    if isinstance(enrolment, Problem):
        raise SettingsError(enrolment.says)
    joining = ask_to_join(enrolment, name, office, make_keys(name, signing_key))
    say(f"This kiosk has asked to join. Its code is {joining.code}.")
    say("On the gateway: sudo kiosk-gateway kiosk list")
    say(f"If it is there as {name}, {office}: sudo kiosk-gateway kiosk approve {joining.code}")
    check_standing(replace(joining, seconds=min(joining.seconds, minutes * MINUTE)))
    say("It has joined.")
    fleet = fetch_fleet(enrolment, joining.keys.gateway_key)
    own = {
        "gateway": enrolment.gateway,
        "gateway_key": joining.keys.gateway_key,
        "fleet_key": enrolment.fingerprint,
        "signing_key": joining.keys.signing_key,
    }
    return Entered(own, fleet.data, file_of(fleet, enrolment, joining.keys.gateway_key))


def check_standing(joining: Joining) -> None:
    """Waits. Raises SettingsError unless somebody says yes."""
    match wait_for_approval(joining, time.sleep):
        case "joined":
            return
        case "refused":
            raise SettingsError("the gateway refused this kiosk: ask whoever looks after it why")
        case _:
            raise SettingsError(f"nobody has let this kiosk in with the code {joining.code}: run kiosk setup again")
