"""The surroundings of a visit with the catalogues' own words, for screens that no form decides.

The one rule: these words may change; a golden that changes with them is read before it is kept.
"""

from kiosk.language import pseudo
from kiosk.language.words import Voices
from kiosk.terminal.surroundings import RailStep, Surroundings
from tests.known import cells, library


def surroundings_in(code: str) -> Surroundings:
    """This language over bokmål, drawn in sextants; "long" and "leftward" are the two that nobody speaks."""
    rail = (RailStep("review", "rail.review"), RailStep("send", "rail.deliver"))
    pretended = {"long": pseudo.long, "leftward": pseudo.leftward}
    words = pretended[code](library().words("nb")) if code in pretended else library().words(code)
    return Surroundings(Voices(words, library().words("nb")), cells(), True, rail)
