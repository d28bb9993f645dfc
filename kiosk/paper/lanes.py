"""The two languages of a page and where each stands: the caseworker's Norwegian, and the applicant's.

The one rule: direction and lane follow the language, never the text.
"""

from dataclasses import dataclass

from kiosk.language.script import isolate
from kiosk.language.words import Direction, Language, Library, Script, Words

NORWEGIAN = ("nb", "nn")


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """One thing in both lanes; `own` is empty where Norwegian is the applicant's language or the value needs none."""

    norwegian: str
    own: str = ""


@dataclass(frozen=True, slots=True)
class Lanes:
    """`own` is None when the applicant's language is the caseworker's, and on sheets for the case system.

    `written`: the language of the applicant's own words.
    """

    norwegian: Words
    own: Words | None
    written: Language

    @property
    def direction(self) -> Direction:
        """Of the applicant's lane."""
        return self.own.language.direction if self.own else "ltr"

    @property
    def is_mirrored(self) -> bool:
        """Whether the applicant's lane runs from the right edge."""
        return self.direction == "rtl"

    @property
    def script(self) -> Script:
        """Of the applicant's lane."""
        return (self.own or self.norwegian).language.script

    @property
    def language(self) -> str:
        """Of the applicant's lane, as PDF names it."""
        return (self.own or self.norwegian).language.tag

    def held(self, value: str) -> str:
        """A value that keeps its own order inside a line of the applicant's lane."""
        return isolate(value) if self.is_mirrored else value

    def say(self, text_id: str, **values: str) -> Said:
        """A text in both lanes; values keep their own order inside it."""
        held = {name: self.held(value) for name, value in values.items()}
        return Said(self.norwegian(text_id, **values), self.own(text_id, **held) if self.own else "")


def lanes_for(library: Library, language: str, helper_language: str) -> Lanes:
    """The caseworker reads the helper's Norwegian, bokmål where the helper's language is another.

    An applicant who reads Norwegian has theirs alone: whoever reads one Norwegian reads both, so nothing stands twice.
    """
    own = library.words(language)
    if language in NORWEGIAN:
        return Lanes(own, None, own.language)
    return Lanes(library.words(helper_language if helper_language in NORWEGIAN else "nb"), own, own.language)


def case_lanes(library: Library, language: str) -> Lanes:
    """Bokmål alone, as the case system keeps it; own words stay in the applicant's language."""
    return Lanes(library.words("nb"), None, library.words(language).language)
