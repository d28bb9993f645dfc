"""What somebody comes for: an errand, its picture, and whether it leads to a warning first.

The one rule: these ids stand in the Application, but for the two that ask no form; words are texts `errand.<id>`.
"""

from dataclasses import dataclass

from kiosk.form.circumstances import AGAIN, LATE, NEW, TWICE


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


GO_ON = "go_on"
ERRANDS = (
    Errand(NEW, "start"),
    Errand(AGAIN, "again"),
    Errand(TWICE, "sent_lately"),
    Errand(LATE, "later_paper"),
)
FOLLOW, OWN = "where", "own"
"""Where is my application; continue from my own paper."""
FOLLOWING, CONTINUING = Errand(FOLLOW, "find"), Errand(OWN, "continue_paper")
# Why applying twice within a day rarely helps: pictures and text ids.
WARNINGS = (("wait", "twice.faster"), ("later_paper", "twice.papers"), ("acute", "twice.acute"))
