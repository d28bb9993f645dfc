"""What every screen is handed: the two languages, the pictograms, the steps of the rail, and whether this is practice.

The one rule: a screen reads its surroundings and never changes them; a change (another language) is a new screen.
"""

from dataclasses import dataclass

from kiosk.language.pictogram import Cells
from kiosk.language.spacing import spaced
from kiosk.language.words import Direction, Voices


@dataclass(frozen=True, slots=True)
class RailStep:
    """One stretch of the visit on the rail: its pictogram and the text id of its name."""

    icon: str
    text_id: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Built once per visit and language, handed down to every screen and widget."""

    voices: Voices
    cells: Cells
    practice: bool = False
    rail: tuple[RailStep, ...] = ()
    spaced: bool = False
    """Ethiopic letters stand a blank apart here."""
    reads_aloud: bool = True
    """There is a button for it."""

    counts: bool = False
    """Visits are counted here, which the page about the answers says."""

    @property
    def direction(self) -> Direction:
        """The writing direction of the applicant's language: it decides the side everything starts from."""
        return self.voices.applicant.language.direction

    def shown(self, text: str) -> str:
        """What somebody typed, or a name, as it is shown here; the texts of `voices` are so already."""
        return spaced(text) if self.spaced else text
