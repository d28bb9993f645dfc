"""One thing the doctor looked at, as a line for an installer and as data for a fleet.

The one rule: its id stays the same for good, and what is not right says what would make it so.
"""

from dataclasses import dataclass
from typing import Literal

Weight = Literal["right", "advice", "fault"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`cure`: what to do when it is not right, else empty. `is_advice`: visits go on without it all the same."""

    name: str
    seen: str
    cure: str = ""
    is_advice: bool = False

    @property
    def weight(self) -> Weight:
        """A fault stops visits or spoils them."""
        if not self.cure:
            return "right"
        return "advice" if self.is_advice else "fault"

    def __str__(self) -> str:
        sign = {"right": "·", "advice": "-", "fault": "!"}[self.weight]
        return f"{sign} {self.name:<14} {self.seen}" + (f": {self.cure}" if self.cure else "")

    def to_json(self) -> dict[str, object]:
        """Its stable id, whether it is right, what was seen and what to do."""
        return {
            "id": self.name,
            "ok": self.weight == "right",
            "weight": self.weight,
            "seen": self.seen,
            "cure": self.cure,
        }
