"""Kommuneinfo: whether a municipality receives applications digitally, as Fiks tells it.

The one rule: open only where Fiks says so plainly; whatever else it says, the application goes on paper.
"""

from dataclasses import dataclass
from typing import Any, Literal

from kiosk.errors import FiksUncertain, ReceptionClosed, ReceptionPaused

Reception = Literal["open", "paused", "closed"]


@dataclass(frozen=True, slots=True)
class Kommune:
    """`number`: kommunenummer. `tells`: whether its case system reports back what becomes of an application."""

    number: str
    reception: Reception
    tells: bool

    def check(self) -> None:
        """Raises ReceptionClosed or ReceptionPaused unless it is open."""
        if self.reception == "closed":
            raise ReceptionClosed
        if self.reception == "paused":
            raise ReceptionPaused


def kommune_in(number: str, said: Any) -> Kommune:
    """Kommuneinfo (`reference/digisos.md` 3.5). Raises FiksUncertain for what is none, or another municipality's."""
    names = ("kanMottaSoknader", "harMidlertidigDeaktivertMottak", "kanOppdatereStatus")
    flags = [said[name] for name in names if isinstance(said.get(name), bool)] if isinstance(said, dict) else []
    if len(flags) < len(names) or said.get("kommunenummer") != number:
        raise FiksUncertain("the answer is no kommuneinfo")
    receives, is_paused, tells = flags
    return Kommune(number, "closed" if not receives else "paused" if is_paused else "open", tells)
