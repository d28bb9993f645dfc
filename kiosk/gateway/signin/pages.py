"""The pages a phone shows during a sign-in, in the look of the status page and without script.

The one rule: no page holds a name, a number of anybody or a token; the numbers to choose from are the kiosk's.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from kiosk.gateway.pages.accepting import chosen
from kiosk.gateway.pages.dressing import read_dress
from kiosk.gateway.pages.lanes import Lanes, isolated
from kiosk.gateway.pages.pages import HERE as PLAIN
from kiosk.gateway.pages.pages import drawn, read_templates
from kiosk.gateway.pages.pictures import SHEET, draw_pictures
from kiosk.language.words import SOURCE, Library
from kiosk.signin.model import Ending

HERE = Path(__file__).parent
Sorry = Ending | Literal["other", "tries", "trouble"]
WORDING: Mapping[str, str] = {
    "practice": "practice.explain",
    "language": "language.title",
    "no_answers": "signin.private",
    "title": "signin.title",
    "what": "signin.what",
    "provider": "signin.step.provider",
    "number": "signin.step.number",
    "kiosk": "signin.step.kiosk",
    "warn": "signin.warn",
    "begin": "signin.begin",
    "cancel": "signin.cancel",
    "away": "signin.away.title",
    "go": "signin.away.text",
    "which": "signin.number.title",
    "tap": "signin.number.text",
    "done": "signin.done.title",
    "put_away": "signin.done.text",
}
# Picture, title and text of each.
OVER = "signin.over.text"
SORRIES: Mapping[Sorry, tuple[str, str, str]] = {
    "cancelled": ("none", "signin.over.cancelled", OVER),
    "number": ("keypad", "signin.over.number", OVER),
    "expired": ("wait", "signin.over.expired", OVER),
    "level": ("lock", "signin.over.level", "signin.over.level.text"),
    "provider": ("error", "signin.over.provider", OVER),
    "elsewhere": ("exit", "signin.over.elsewhere", OVER),
    "other": ("phone", "signin.other.title", "signin.other.text"),
    "tries": ("wait", "status.tries.title", "status.tries.text"),
    "trouble": ("wait", "signin.trouble.title", "signin.trouble.text"),
}


class SignInPages:
    """Every page in every language offered, as UTF-8 HTML. `headers` go with each of them."""

    def __init__(self, library: Library, languages: Iterable[str], *, practice: bool = False) -> None:
        dress = read_dress(PLAIN / "page.css", HERE / "sign-in.css")
        # Unlike the status page it posts forms that must be known as its own, for which browsers say their origin.
        self.headers = {**dress.headers, "Referrer-Policy": "same-origin"}
        self._lanes = {code: Lanes(library.words(code), library.words(SOURCE)) for code in languages}
        self._otherwise = SOURCE if SOURCE in self._lanes else next(iter(self._lanes))
        self._said = {
            code: {name: lanes.say(text) for name, text in WORDING.items()} for code, lanes in self._lanes.items()
        }
        self._templates = read_templates(
            HERE / "templates",
            PLAIN / "templates",
            stylesheet=dress.stylesheet,
            picture=draw_pictures(),
            sheet=SHEET,
            practice=practice,
            languages=tuple(lanes.language for lanes in self._lanes.values()),
        )

    def language(self, *wanted: str, accept: str = "") -> str:
        """The first of these that is offered, else the browser's (Accept-Language), else bokmål."""
        return chosen(wanted, accept, self._lanes, self._otherwise)

    def begin(self, language: str, id: str) -> bytes:
        """What happens, and the button that begins it."""
        return self._page("begin.html", language, id)

    def away(self, language: str, id: str, address: str) -> bytes:
        """On the way to the provider. A redirect would be refused: a form's may lead nowhere else (form-action)."""
        return self._page("away.html", language, id, address=address)

    def choose(self, language: str, id: str, numbers: Iterable[int]) -> bytes:
        """Which number the kiosk shows."""
        return self._page("choose.html", language, id, numbers=[(each, isolated(str(each))) for each in numbers])

    def done(self, language: str) -> bytes:
        """Back to the kiosk."""
        return self._page("done.html", language)

    def sorry(self, kind: Sorry, language: str, id: str = "") -> bytes:
        """Why it does not go on, and what to do."""
        icon, title, text = SORRIES[kind]
        say = self._lanes[language].say
        return self._page("over.html", language, id, icon=icon, title=say(title), text=say(text))

    def _page(self, template: str, code: str, id: str = "", **content: object) -> bytes:
        common = {"language": self._lanes[code].language, "said": self._said[code]}
        return drawn(self._templates, template, common, asking=f"/I/{id}" if id else "/", id=id, **content)
