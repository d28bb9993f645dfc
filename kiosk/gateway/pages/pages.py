"""Turns a status into a page, with everything that is the same for everybody made before the first request.

The one rule: a page says what the register says and no more, and the same of an unknown number as of a wrong code.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kiosk.form.definition import Form
from kiosk.gateway.pages.accepting import chosen
from kiosk.gateway.pages.dressing import read_dress
from kiosk.gateway.pages.lanes import Lanes
from kiosk.gateway.pages.offers import Offer, button_of, told_with
from kiosk.gateway.pages.offices import nowhere
from kiosk.gateway.pages.pictures import SHEET, draw_pictures
from kiosk.gateway.pages.view import Viewing
from kiosk.gateway.pages.wording import wording
from kiosk.language.words import SOURCE, Library
from kiosk.register.model import Status
from kiosk.register.telling import tell
from kiosk.settings import Office

Problem = Literal["shape", "unknown", "tries"]
Sorry = Literal["unknown", "tries", "trouble"]
HERE = Path(__file__).parent
# More than any way of writing the number takes.
LONGEST = 40
# Parts of pages in each language: its offices, its steps, its links.
PARTS = 500
PROBLEMS: Mapping[Problem, tuple[str, ...]] = {
    "shape": ("status.ask.shape",),
    "unknown": ("status.ask.unknown", "status.unknown.printed"),
    "tries": ("status.tries.text",),
}
# Picture, title and text of each.
SORRIES: Mapping[Sorry, tuple[str, str, str]] = {
    "unknown": ("find", "status.unknown.title", "status.unknown.text"),
    "tries": ("wait", "status.tries.title", "status.tries.text"),
    "trouble": ("wait", "status.trouble.title", "status.trouble.text"),
}


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed to get here, to be posted again when the language changes."""

    reference: str
    code: str = field(repr=False)


class Pages:
    """Every page in every language offered, as UTF-8 HTML. `headers` go with each of them."""

    def __init__(
        self,
        library: Library,
        forms: Iterable[Form],
        offices: Iterable[Office],
        languages: Iterable[str],
        *,
        practice: bool = False,
        today: Callable[[], date] = date.today,
    ) -> None:
        dress, pictures = read_dress(HERE / "page.css", HERE / "status.css"), draw_pictures()
        asked, places = tuple(forms), tuple(offices)
        self.headers = dress.headers
        # A form that must be known as ours: with no-referrer browsers do not say where it was posted from.
        self.form_headers = {**dress.headers, "Referrer-Policy": "strict-origin"}
        self._today = today
        self._lanes = {code: Lanes(library.words(code), library.words(SOURCE)) for code in languages}
        self._otherwise = SOURCE if SOURCE in self._lanes else next(iter(self._lanes))
        self._wording = {code: wording(lanes) for code, lanes in self._lanes.items()}
        self._viewing = {code: Viewing(lanes, pictures, asked, places) for code, lanes in self._lanes.items()}
        self._templates = read_templates(
            HERE / "templates",
            stylesheet=dress.stylesheet,
            picture=pictures,
            sheet=SHEET,
            practice=practice,
            languages=tuple(lanes.language for lanes in self._lanes.values()),
        )
        self._parts = {code: lru_cache(PARTS)(partial(self._part, code)) for code in self._lanes}

    @property
    def languages(self) -> tuple[str, ...]:
        """Those offered."""
        return tuple(self._lanes)

    def language(self, wanted: str | None, accept: str = "") -> str:
        """The language to answer in: the one wanted, else the browser's (Accept-Language), else bokmål."""
        return chosen((wanted or "",), accept, self._lanes, self._otherwise)

    def status(
        self,
        status: Status,
        language: str | None = None,
        *,
        entered: Entered | None = None,
        offer: Offer | None = None,
    ) -> bytes:
        """Where the application is; in the applicant's language where none is wanted or it is none of ours."""
        code = chosen((language or "", status.registration.language), "", self._lanes, self._otherwise)
        view = self._viewing[code].view(status, told_with(tell(status, self._today()), status, offer))
        button = button_of(offer, self._lanes[code]) if offer else None
        return self._page("status.html", code, view=view, entered=entered, offer=offer, button=button)

    def ask(self, language: str, problem: Problem | None = None, *, reference: str = "") -> bytes:
        """The form for number and code. What was typed as the number is put back, the code never."""
        told = [self._lanes[language].say(text) for text in PROBLEMS[problem]] if problem else []
        return self._page("ask.html", language, asking="/", problem=told, reference=reference[:LONGEST])

    def sorry(self, kind: Sorry, language: str) -> bytes:
        """Why there is no status to show, and what to do."""
        icon, title, text = SORRIES[kind]
        say = self._lanes[language].say
        return self._page(
            "sorry.html", language, kind=kind, icon=icon, title=say(title), text=say(text), where=nowhere()
        )

    def _page(
        self, template: str, code: str, *, asking: str = "", entered: Entered | None = None, **content: object
    ) -> bytes:
        page = self._templates.get_template(template)
        content |= {"asking": asking, "entered": entered, "part": self._parts[code]}
        return page.render(**self._common(code), **content).encode()

    def _part(self, code: str, template: str, **content: Hashable) -> Markup:
        """What stands in many pages just as it is, drawn once: nothing that is one application's own."""
        return Markup(self._templates.get_template(template).render(**self._common(code), **content))  # noqa: S704

    def _common(self, code: str) -> dict[str, object]:
        return {"language": self._lanes[code].language, "said": self._wording[code]}


def read_templates(*folders: Path, **furniture: object) -> Environment:
    """Every template, compiled, with what is the same in all of them."""
    templates = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.globals.update(furniture)
    for name in templates.list_templates():
        templates.get_template(name)
    return templates


def drawn(templates: Environment, template: str, common: Mapping[str, object], **content: object) -> bytes:
    """One page for one person, of which no part is kept. `common`: what its parts know, too."""

    def part(name: str, **facts: object) -> Markup:
        return Markup(templates.get_template(name).render(**common, **facts))  # noqa: S704

    return templates.get_template(template).render(**common, part=part, entered=None, **content).encode()
