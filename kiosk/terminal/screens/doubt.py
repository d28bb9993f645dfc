"""An answer that is out of the usual, shown once more: is it meant so?

The one rule: it is a question, never a refusal; saying yes is as easy as changing it.
"""

from collections.abc import Iterable

from kiosk.form.answers import Answer
from kiosk.form.journey import Stop
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.taking import Taking
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.lowering import Lowering
from kiosk.terminal.widgets.said import Said

YES, MEND = "yes", "change"
LANE = (LanePart("speak", "lane.read", "doubt.lane.read"),)
PICKS = (Pick(YES, "yes", "doubt.yes"), Pick(MEND, "edit", "doubt.change"))
MEANT = Chose(YES)


class DoubtScreen(CardScreen):
    """`doubt`: the text id that says what is unusual. Ends with Chose: YES or MEND, or with Back."""

    def __init__(
        self, surroundings: Surroundings, stop: Stop, answer: Answer, doubt: str, taking: Taking, at: int
    ) -> None:
        super().__init__(
            surroundings, "doubt.title", PICKS, hints=[("ask", doubt)], help=doubt, at=at, lane=LANE, scale=2
        )
        self.question = stop.question
        self.answer = taking.show(stop.question, answer, surroundings.voices.applicant)

    def shown(self) -> Iterable[Lowering]:
        yield Said(self.question.icon, self.surroundings.voices.pair(f"{self.question.id}.text"), self.answer)
