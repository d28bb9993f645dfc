"""Joins the kiosks of a gateway while a kiosk is set up; one that is in already only fetches what is decided there.

The one rule: what a gateway says counts only under the fingerprint that was typed; a key that works is kept.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.errors import GatewayUnreachable, KioskError, RegisterError, SettingsError, TooManyTries
from kiosk.fleet.enrolment import Enrolment, Problem, read_enrolment
from kiosk.fleet.entering import enter
from kiosk.fleet.joining import standing_of
from kiosk.fleet.refreshing import fetch_newer, file_of, there
from kiosk.setup.means import Joined

MINUTES = 60


def join(
    path: Path, code: str, today: Mapping[str, str], *, name: str, office: str, say: Callable[[str], None]
) -> Joined:
    """As `Joining` has it. `path`: of fleet.toml, with which nothing older may come."""
    enrolment = enrolment_of(code)
    try:
        if is_joined(enrolment, today):
            before = there(path, enrolment, today["gateway_key"])
            fleet = fetch_newer(before, enrolment, today["gateway_key"])
            say(f"{enrolment.gateway} knows this kiosk.")
            return Joined(today, fleet.data, file_of(fleet, enrolment, today["gateway_key"]))
        # A key of another name would be trusted under that name.
        key = today["signing_key"] if today["signing_key"].rpartition(":")[0] == name else ""
        entered = enter(code, name=name, office=office, signing_key=key, minutes=MINUTES, say=say)
    except RegisterError as fault:
        raise KioskError(told(fault, enrolment)) from fault
    return Joined(dict(entered.own), dict(entered.fleet), entered.fleet_file)


def enrolment_of(code: str) -> Enrolment:
    """Raises SettingsError with what is wrong with it."""
    read = read_enrolment(code)
    if isinstance(read, Problem):
        raise SettingsError(read.says)
    return read


def is_joined(enrolment: Enrolment, today: Mapping[str, str]) -> bool:
    """Whether this gateway knows this kiosk already. Raises GatewayUnreachable."""
    is_same = (today["gateway"], today["fleet_key"]) == (enrolment.gateway, enrolment.fingerprint)
    return is_same and bool(today["gateway_key"]) and standing_of(enrolment, today["gateway_key"]) == "joined"


def told(fault: RegisterError, enrolment: Enrolment) -> str:
    """What is wrong with the gateway, and what to do."""
    if isinstance(fault, GatewayUnreachable):
        return f"{enrolment.gateway} does not answer: look whether it runs, and whether this machine reaches it"
    if isinstance(fault, TooManyTries):
        return f"{enrolment.gateway} was asked too often: try again in {fault.values.get('seconds', 'some')} seconds"
    return f"{enrolment.gateway} does not know this kiosk: ask for its enrolment code there"
