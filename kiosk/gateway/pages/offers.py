"""What a status page offers whoever has the receipt's whole key: to sign in, and see more or send.

The one rule: an offer is a form of ours that the browser posts; nothing happens by opening a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.gateway.pages.lanes import Lanes, Said
from kiosk.register.model import Status
from kiosk.visit.telling import Fact, Told

Kind = Literal["look", "send", "wait", "scan"]
"""Sign in to see what Nav says, or to send what was kept; it is being sent now; that takes the receipt's QR code."""
BUTTONS: Mapping[Kind, tuple[str, str]] = {
    "look": ("look", "look.button"),
    "send": ("send", "look.send.button"),
    "wait": ("again", "look.wait.button"),
}
"""Picture and text."""
FAULTS: Mapping[str, str] = {
    fault: f"look.fault.{fault}" for fault in ("away", "unknown", "over", "refused", "another", "broken")
}
SCAN = Fact("phone", "look.scan")
# How a kept application is sent, where there is no button for it.
HOW = "status.kept.how"
SENDING = Told("send", "look.wait.title", "look.wait.text", None)


@dataclass(frozen=True, slots=True)
class Offer:
    """`fault`: why sending was in vain the last time, a word of FAULTS, or ""."""

    kind: Kind
    reference: str = ""
    key: str = field(default="", repr=False)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """What it says, beneath what went wrong before."""

    icon: str
    text: Said
    fault: Said | None


def button_of(offer: Offer, lanes: Lanes) -> Button | None:
    """None for what is done without one."""
    if offer.kind == "scan":
        return None
    icon, text = BUTTONS[offer.kind]
    return Button(icon, lanes.say(text), lanes.say(FAULTS[offer.fault]) if offer.fault in FAULTS else None)


def told_with(told: Told, status: Status, offer: Offer | None) -> Told:
    """What the page says beside its offer."""
    if offer is None:
        return told
    if offer.kind == "wait":
        return SENDING
    if offer.kind == "scan" and status.state != "kept":
        return replace(told, facts=(*told.facts, SCAN))
    return replace(told, facts=tuple(each for each in told.facts if each.text != HOW)) if offer.key else told
