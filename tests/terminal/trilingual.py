"""The surroundings of a visit with the catalogues' own words, for screens that no form decides.

The one rule: these words may change; a golden that changes with them is read before it is kept.
"""

from kiosk.content import find_content
from kiosk.form.texts import texts
from kiosk.house import read_forms
from kiosk.language.pictogram import Cells
from kiosk.language.words import Library, Voices
from kiosk.terminal.surroundings import RailStep, Surroundings


def surroundings_in(code: str) -> Surroundings:
    """This language over bokmål, drawn in sextants."""
    content = find_content()
    forms = read_forms(content.forms).all()
    library = Library(content, {form.id: [(id, text) for id, text, _ in texts(form)] for form in forms})
    rail = (RailStep("review", "rail.review"), RailStep("send", "rail.deliver"))
    return Surroundings(Voices(library.words(code), library.words("nb")), Cells.load("sextant"), True, rail)
