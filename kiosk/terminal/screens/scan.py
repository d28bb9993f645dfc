"""Before a page is scanned: where to put it, as this scanner has it.

The one rule: one key starts; how the page lies is shown before it is pressed.
"""

from collections.abc import Sequence

from kiosk.documents.scanner.scanner import Bed
from kiosk.form.definition import Documentation
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.intake_trouble import LANE
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.signs import Hint

BEDS: dict[Bed, Pick] = {
    "feeder": Pick("feeder", "feeder", "intake.scan.feeder", fact="intake.scan.feeder.how"),
    "glass": Pick("glass", "scan", "intake.scan.glass", fact="intake.scan.glass.how"),
}


class ScanScreen(CardScreen):
    """Ends with Chose (a Bed) or Back. Enter starts with the first of `beds`."""

    def __init__(self, now: Surroundings, paper: Documentation, beds: Sequence[Bed], at: int | None) -> None:
        super().__init__(
            now,
            "intake.scan.title",
            [BEDS[bed] for bed in beds],
            hints=[("enter", "intake.scan.enter")],
            at=at,
            lane=LANE,
            lane_folded=True,
        )
        self.paper, self.beds = paper, tuple(beds)

    def enter(self) -> None:
        """Without a ring it starts."""
        if self.focused is None:
            self.leave(Chose(self.beds[0]))
        else:
            super().enter()

    def explain(self) -> Sequence[Hint]:
        pair = self.surroundings.voices.pair
        return [Hint(self.paper.icon, *pair(f"documentation.{self.paper.id}.text")), *super().explain()]
