"""What is said when an application did not go digitally, or nobody knows: the same on screens and in lines.

The one rule: of what may have arrived nothing says that it was not sent.
"""

from collections.abc import Iterator, Mapping

from kiosk.delivery import Stopped
from kiosk.digisos.outcomes import Refused, Way
from kiosk.errors import FiksUncertain, SignInOver
from kiosk.terminal.dispatch import BrokenOff

PICTURES: Mapping[Way, str] = {"wait": "wait", "sign_in": "phone", "later": "later", "paper": "printer"}
WORDS: Mapping[Way, str] = {
    "wait": "digital.way.wait",
    "sign_in": "digital.way.sign_in",
    "later": "digital.way.later",
    "paper": "digital.way.print",
}
# Beneath each way on its card.
FACTS: Mapping[Way, str] = {
    "wait": "digital.way.wait.fact",
    "sign_in": "digital.way.sign_in.fact",
    "later": "digital.way.later.fact",
    "paper": "digital.way.print.fact",
}
LATER = (("info", "later.not_sent"), ("phone", "later.sign_in"), ("erase", "later.locked"))
"""Pictures and text ids of what it means that the gateway keeps it."""
YES, NO = "yes", "no"
LATER_CHOICES = ((YES, "lock", "later.yes"), (NO, "no", "later.no"))


def ways_of(stopped: Stopped | BrokenOff) -> Iterator[tuple[Way, str]]:
    """What may be done now, each with its text id."""
    for way in stopped.ways:
        yield way, WORDS[way]


def is_certain(stopped: Stopped | BrokenOff) -> bool:
    """Whether the municipality certainly does not have it."""
    if isinstance(stopped, BrokenOff):
        return not stopped.may_have_arrived
    return isinstance(stopped.outcome, Refused)


def title_of(stopped: Stopped | BrokenOff) -> str:
    """The text id of what is known."""
    if not is_certain(stopped):
        return "digital.unknown"
    return "digital.refused.late" if stopped.late else "digital.refused"


def comfort(stopped: Stopped | BrokenOff) -> tuple[tuple[str, str], ...]:
    """Picture and text id of what nobody has to fear."""
    return () if is_certain(stopped) else (("info", "digital.unknown.comfort"),)


def why(stopped: Stopped | BrokenOff) -> str:
    """The text id of what was met. Of what may have arrived nothing says that it was not sent."""
    if isinstance(stopped, BrokenOff):
        return "digital.broken_off"
    fault = stopped.outcome.fault
    return fault.text if is_certain(stopped) or isinstance(fault, SignInOver) else FiksUncertain.text
