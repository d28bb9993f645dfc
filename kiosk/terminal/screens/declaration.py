"""What the applicant confirms before anything is sent or printed: where and how it goes, statements, yes or back.

The one rule: nothing is ticked beforehand, and no is as easy as yes.
"""

from collections.abc import Iterable

from kiosk.form.definition import Question
from kiosk.terminal.declaring import AGREE, CHANGE, Destination, afterwards, declared
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.address import AddressBlock
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.lowering import Lowering

LANE = (LanePart("speak", "lane.read", "declaration.lane.read"), LanePart("look", "lane.look", "declaration.lane.look"))
PICKS = (Pick(AGREE, "yes", "declaration.agree"), Pick(CHANGE, "edit", "declaration.change"))


class DeclarationScreen(CardScreen):
    """Ends with Chose: AGREE or CHANGE. `question`: the declaration the form ends with."""

    def __init__(self, surroundings: Surroundings, question: Question, destination: Destination, at: int) -> None:
        title, statements = declared(question)
        help = afterwards(destination.route)
        super().__init__(surroundings, title, PICKS, hints=statements, help=help, at=at, lane=LANE, scale=2)
        self.destination = destination

    def shown(self) -> Iterable[Lowering]:
        yield AddressBlock(self.destination)
