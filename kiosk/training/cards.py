"""The role card on paper: whom a colleague plays, and this person's answer to every question.

The one rule: it holds one of the six invented lives, never a visit.
"""

from kiosk.house import House
from kiosk.paper.handout import ROLE_CARD, Handout, Role
from kiosk.training.life import Life
from kiosk.training.playing import play


def card_of(life: Life, house: House) -> Handout:
    """One page, in the helper's language. Raises VisitError where the script does not fit the form."""
    code = house.settings.helper_language
    answers = play(life, house).answers(house.library.words(code))
    role = Role(life.name, life.icon, life.story, life.learned, answers)
    return Handout(ROLE_CARD, code, code, role=role)
