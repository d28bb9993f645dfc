"""The pages of a sign-in that began on a status page: on the way, what Nav says, and why it goes no further.

The one rule: what Nav says is drawn once, for the browser whose owner has just signed in, and is kept nowhere.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from kiosk.digisos.statuses import Statuses
from kiosk.digisos.telling import happenings_told, statuses_told
from kiosk.gateway.looking.voyage import Voyage
from kiosk.gateway.pages.accepting import accepted, chosen
from kiosk.gateway.pages.dressing import read_dress
from kiosk.gateway.pages.lanes import Lanes, isolated
from kiosk.gateway.pages.offers import Offer, button_of
from kiosk.gateway.pages.offices import nowhere
from kiosk.gateway.pages.pages import HERE as PLAIN
from kiosk.gateway.pages.pages import drawn, read_templates
from kiosk.gateway.pages.pictures import SHEET, draw_pictures
from kiosk.gateway.pages.view import Row, View, Viewing
from kiosk.gateway.pages.wording import wording
from kiosk.language.words import SOURCE, Library
from kiosk.register.model import Status
from kiosk.settings import Office

HERE = Path(__file__).parent
SIGN_IN = PLAIN.parent / "signin" / "templates"
Sorry = Literal["lost", "used", "cancelled", "level", "provider", "away", "nobody", "trouble", "tries"]
AGAIN = "look.over.text"
# The picture of papers that are wanted.
MISSING = "missing"
# Picture, title and text of each.
SORRIES: Mapping[Sorry, tuple[str, str, str]] = {
    "lost": ("wait", "signin.over.expired", "look.lost.text"),
    "used": ("again", "look.used.title", "look.used.text"),
    "cancelled": ("none", "signin.over.cancelled", AGAIN),
    "level": ("lock", "signin.over.level", "look.level.text"),
    "provider": ("error", "signin.over.provider", AGAIN),
    "away": ("wait", "signin.trouble.title", AGAIN),
    "nobody": ("not_shown", "look.nobody.title", "look.nobody.text"),
    "trouble": ("wait", "look.trouble.title", AGAIN),
    "tries": ("wait", "status.tries.title", "status.tries.text"),
}
WORDING: Mapping[str, str] = {
    "away": "signin.away.title",
    "go": "signin.away.text",
    "private": "look.private",
    "happened": "look.happened",
    "back": "look.back",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What Nav says, ready for its template. `happened`: the newest first."""

    view: View
    happened: tuple[Row, ...]


class LookingPages:
    """Every page in every language offered, as UTF-8 HTML. `headers` go with each of them."""

    def __init__(
        self,
        library: Library,
        offices: Iterable[Office],
        languages: Iterable[str],
        *,
        practice: bool = False,
        today: Callable[[], date] = date.today,
    ) -> None:
        dress = read_dress(PLAIN / "page.css", PLAIN / "status.css")
        pictures, places = draw_pictures(), tuple(offices)
        self.headers = {**dress.headers, "Referrer-Policy": "strict-origin"}
        self._today = today
        self._lanes = {code: Lanes(library.words(code), library.words(SOURCE)) for code in languages}
        self._otherwise = SOURCE if SOURCE in self._lanes else next(iter(self._lanes))
        self._viewing = {code: Viewing(lanes, pictures, (), places) for code, lanes in self._lanes.items()}
        self._said = {
            code: {**wording(lanes), **{name: lanes.say(text) for name, text in WORDING.items()}}
            for code, lanes in self._lanes.items()
        }
        self._templates = read_templates(
            HERE / "templates",
            PLAIN / "templates",
            SIGN_IN,
            stylesheet=dress.stylesheet,
            picture=pictures,
            sheet=SHEET,
            practice=practice,
            languages=tuple(lanes.language for lanes in self._lanes.values()),
        )

    def language(self, wanted: str) -> str:
        """This one where it is offered, else bokmål."""
        return chosen((wanted,), "", self._lanes, self._otherwise)

    def accepted(self, header: str) -> str:
        """The browser's language (Accept-Language), else bokmål."""
        return accepted(header, self._lanes, self._otherwise)

    def away(self, voyage: Voyage, address: str) -> bytes:
        """On the way to the provider."""
        return self._page("away.html", voyage.language, voyage, address=address)

    def seen(self, voyage: Voyage, status: Status, statuses: Statuses) -> bytes:
        """What Nav says. `status`: what the register knew before."""
        seen = seen_in(self._viewing[self.language(voyage.language)], status, statuses, self._today())
        return self._page("seen.html", voyage.language, voyage, view=seen.view, happened=seen.happened)

    def sorry(self, kind: Sorry, language: str, voyage: Voyage | None = None) -> bytes:
        """Why it goes no further; with the button to begin again where it is known from which page."""
        icon, title, text = SORRIES[kind]
        say = self._lanes[self.language(language)].say
        words = {"icon": icon, "title": say(title), "text": say(text), "where": nowhere()}
        return self._page("begin-again.html", language, voyage, **words)

    def _page(self, template: str, language: str, voyage: Voyage | None, **content: object) -> bytes:
        code = self.language(language)
        common = {"language": self._lanes[code].language, "said": self._said[code]}
        about = self._about(code, voyage) if voyage else {"asking": "/", "button": None, "reference": None}
        return drawn(self._templates, template, common, **about, **content)

    def _about(self, code: str, voyage: Voyage) -> dict[str, object]:
        """Its status page, and the button that begins it again."""
        offer = Offer(voyage.act, voyage.reference.characters, voyage.key)
        return {
            "asking": voyage.status,
            "reference": isolated(str(voyage.reference)),
            "offer": offer,
            "button": button_of(offer, self._lanes[code]),
        }


def seen_in(viewing: Viewing, status: Status, statuses: Statuses, today: date) -> Seen:
    """The headline, the documents wanted, and everything that happened."""
    told = statuses_told(statuses, today)
    happened = happenings_told(statuses, today, in_private=True)
    wanted = [each for each in happened if each.icon == told.icon == MISSING]
    view = viewing.view(replace(status, office=statuses.office or status.office), told)
    papers = tuple(viewing.asked(paper) for each in wanted for paper in each.papers)
    # What stands on top is not said a second time beneath.
    rows = tuple(viewing.happened(each, () if each in wanted else each.papers) for each in happened)
    return Seen(replace(view, state="waiting" if wanted else "seen", papers=papers), rows)
