"""What the applicant confirms before anything is printed: statements, yes or back to mend.

The one rule: nothing is ticked beforehand, and no is as easy as yes.
"""

from kiosk.form.definition import Question
from kiosk.terminal.declaring import AGREE, CHANGE, declared
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.lane import LanePart

LANE = (LanePart("speak", "lane.read", "declaration.lane.read"), LanePart("look", "lane.look", "declaration.lane.look"))


def declaration_screen(surroundings: Surroundings, question: Question | None, at: int) -> FrameScreen:
    """Ends with Chose: AGREE or CHANGE. `question`: the declaration the form ends with, if it does."""
    title, statements = declared(question)
    picks = [Pick(AGREE, "yes", "declaration.agree"), Pick(CHANGE, "edit", "declaration.change")]
    return CardScreen(
        surroundings, title, picks, hints=statements, help="declaration.afterwards", at=at, lane=LANE, scale=2
    )
