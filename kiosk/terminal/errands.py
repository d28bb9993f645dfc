"""What somebody comes for: an errand, its picture, and whether it leads to a warning first.

The one rule: these ids stand in the Application; their words are texts `errand.<id>`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Errand:
    """One card on the screen that asks what somebody wants to do."""

    id: str
    icon: str

    @property
    def text(self) -> str:
        return f"errand.{self.id}"

    @property
    def fact(self) -> str:
        """By which somebody knows that this is theirs."""
        return f"errand.{self.id}.fact"


TWICE, LATE, GO_ON = "twice", "late", "go_on"
ERRANDS = (
    Errand("new", "start"),
    Errand("again", "again"),
    Errand(TWICE, "sent_lately"),
    Errand(LATE, "later_paper"),
)
# Why applying twice within a day rarely helps: pictures and text ids.
WARNINGS = (("wait", "twice.faster"), ("later_paper", "twice.papers"), ("acute", "twice.acute"))
