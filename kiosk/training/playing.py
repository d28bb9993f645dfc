"""How a life would have gone: every question answered as this person answers, in a session of its own.

The one rule: the session is made anew for each practice and is never the one the helper fills in.
"""

from dataclasses import dataclass, field, replace

from kiosk.form.definition import Kind
from kiosk.house import House
from kiosk.language.words import Words
from kiosk.rehearse import Rehearsal, Walk
from kiosk.settings import LanguageCode, Settings
from kiosk.terminal.overview import walk, worded
from kiosk.terminal.taking import Taking
from kiosk.training.life import Life
from kiosk.visit.session import Session

SPOKEN: tuple[LanguageCode, ...] = ("nb", "en", "ar")
"""By the lives: offered in practice, too, where the office does not offer them."""
PATIENCE = 900
"""Seconds: two who talk about what they see are quiet for long."""


@dataclass(frozen=True, slots=True)
class Played:
    """`meant`: what this life's visit holds when it is finished."""

    life: Life
    meant: Session = field(repr=False)
    taking: Taking = field(repr=False)

    def says(self, question: str, words: Words) -> str:
        """What this person answers to that, in these words; "" where this life is not asked it.

        Of what repeats, the first: no life here has two children or two debts.
        """
        for stop, answer in walk(self.meant.journey):
            if stop.question.id == question:
                return "" if answer is None else worded(stop.question, answer, words, self.taking)
        return ""

    def answers(self, words: Words) -> tuple[tuple[str, str], ...]:
        """Every question with its answer, for the colleague's paper; the groups by what is in them."""
        return tuple(
            (words(f"{stop.question.id}.text"), worded(stop.question, answer, words, self.taking))
            for stop, answer in walk(self.meant.journey)
            if answer is not None and stop.question.kind not in (Kind.GROUP, Kind.CONSENT)
        )


def play(life: Life, house: House) -> Played:
    """The whole life, in the rehearsal office. Raises VisitError where its script does not fit the form."""
    rehearsal = Rehearsal(house.forms, house.library, rehearsing(house.settings), life.visit, house.register)
    meant = rehearsal.session()
    meant.language, meant.helper = life.visit.language, life.visit.helper
    meant.choose_errand(life.visit.errand)
    Walk(rehearsal, meant).all()
    return Played(life, meant, rehearsal.taking)


def rehearsing(settings: Settings) -> Settings:
    """The rehearsal office with this one's languages, pictures and voice: no printer, no gateway, no scanner."""
    return replace(
        Settings(),
        helper_language=settings.helper_language,
        languages=tuple(dict.fromkeys((*settings.languages, *SPOKEN))),
        scripts=settings.scripts,
        reviewed_only=settings.reviewed_only,
        theme=settings.theme,
        drawing=settings.drawing,
        voice=settings.voice,
        idle_seconds=PATIENCE,
    )


def rehearsal_house(house: House) -> House:
    """The same forms and words, in the rehearsal office."""
    return replace(house, settings=rehearsing(house.settings))
