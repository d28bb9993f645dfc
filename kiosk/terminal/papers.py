"""How a paper can stand, with the picture of each state: the same on screens and in lines.

The one rule: a paper nobody has said anything about comes later; it is never taken for here or for missing.
"""

from collections.abc import Mapping

from kiosk.form.documentation import EARLIER, HERE, LATER, MISSING, Documentation
from kiosk.language.words import Voices

PICTURES: Mapping[str, str] = {HERE: "found", LATER: "later", EARLIER: "arrived", MISSING: "missing"}
"""State → picture, in the order of the cards; words are texts `document.<state>`."""


def state_of(paper: Documentation, states: Mapping[str, str]) -> str:
    """How this paper stands."""
    return states.get(paper.id, LATER)


def help_of(paper: Documentation, voices: Voices) -> tuple[str, ...]:
    """The id of the text on what it must show; none where there is no such text."""
    id = f"documentation.{paper.id}.help"
    return (id,) if id in voices.helper else ()
