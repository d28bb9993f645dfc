"""The page that a phone sends pictures from: what is asked for now, what it must show, and how a picture gets good.

The one rule: the page works by its one script, of which it names the hash; it is made for its slot, and knows nobody.

    pages = UploadPages(library, forms, languages)
    pages.headers                          of every response; its policy lets in its stylesheet and script, no more
    pages.page("ar", id, "payslip")        GET /U/<id>[?l=xx]; its script gets it anew when language or paper change
    pages.sorry("over", "ar")              404; "tries" 429, "trouble" 503
    pages.names("payslip", "ar")           for /U/<id>/state
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from kiosk.form.definition import Documentation, Form
from kiosk.gateway.pages.accepting import chosen
from kiosk.gateway.pages.dressing import read_dress
from kiosk.gateway.pages.lanes import NOTHING, Lanes, Said
from kiosk.gateway.pages.pages import HERE as PLAIN
from kiosk.gateway.pages.pages import drawn, read_templates
from kiosk.gateway.pages.pictures import SHEET, draw_pictures
from kiosk.gateway.uploading.sketching import drawn_sketch
from kiosk.gateway.uploading.wording import OTHER, SORRIES, WORDING
from kiosk.language.sketches import sketch_for
from kiosk.language.words import SOURCE, Library

HERE = Path(__file__).parent
# One script, written in four files: each uses what stands before it.
SCRIPTS = tuple(HERE / "script" / f"{name}.js" for name in ("sealing", "shrinking", "sending", "showing"))
PAPERS = 500
Sorry = Literal["over", "tries", "trouble"]


@dataclass(frozen=True, slots=True)
class Paper:
    """What pages are taken for: its picture, its name, what it must be, and what must be seen on it."""

    topic: str
    picture: Markup
    name: Said
    help: Said
    sketch: Markup
    places: tuple[Said, ...]


class UploadPages:
    """Every page in every language offered, as UTF-8 HTML. `headers` go with each of them."""

    def __init__(
        self, library: Library, forms: Iterable[Form], languages: Iterable[str], *, practice: bool = False
    ) -> None:
        dress = read_dress(PLAIN / "page.css", HERE / "upload.css", scripts=SCRIPTS)
        self.headers: Mapping[str, str] = dress.headers
        self._asked = {each.id: each for form in forms for each in form.documentation}
        self._lanes = {code: Lanes(library.words(code), library.words(SOURCE)) for code in languages}
        self._otherwise = SOURCE if SOURCE in self._lanes else next(iter(self._lanes))
        self._said = {
            code: {name: lanes.say(text) for name, text in WORDING.items()} for code, lanes in self._lanes.items()
        }
        self._pictures = draw_pictures()
        self._paper = lru_cache(PAPERS)(self._paper_of)
        self._templates = read_templates(
            HERE / "templates",
            PLAIN / "templates",
            stylesheet=dress.stylesheet,
            script=dress.script,
            picture=self._pictures,
            sheet=SHEET,
            practice=practice,
            languages=tuple(lanes.language for lanes in self._lanes.values()),
        )

    def language(self, *wanted: str, accept: str = "") -> str:
        """The first of these that is offered, else the browser's (Accept-Language), else bokmål."""
        return chosen(wanted, accept, self._lanes, self._otherwise)

    def page(self, language: str, id: str, topic: str) -> bytes:
        """The upload page of a slot, for the documentation it takes pages for now."""
        return self._drawn("upload.html", language, asking="", id=id, paper=self._paper(language, topic))

    def names(self, topic: str, language: str) -> list[str]:
        """What a documentation is called: in this language, and in bokmål."""
        name = self._paper(language, topic).name
        return [each.unescape() for each in (name.own, name.second) if each]

    def sorry(self, kind: Sorry, language: str) -> bytes:
        """Why there is no upload page, and what to do."""
        icon, title, text = SORRIES[kind]
        say = self._lanes[language].say
        return self._drawn("upload-sorry.html", language, asking="", icon=icon, title=say(title), text=say(text))

    def _drawn(self, template: str, code: str, **content: object) -> bytes:
        common = {"language": self._lanes[code].language, "said": self._said[code]}
        return drawn(self._templates, template, common, **content)

    def _paper_of(self, code: str, topic: str) -> Paper:
        """Something else for an id that only a newer form has."""
        lanes, sketch = self._lanes[code], sketch_for(topic)
        asked = self._asked.get(topic)
        return Paper(
            topic,
            self._pictures.on_paper(asked.icon if asked else "other"),
            lanes.say(f"documentation.{topic}.text" if asked else OTHER),
            lanes.say(f"documentation.{topic}.help") if has_help(asked) else Said(NOTHING),
            drawn_sketch(sketch),
            tuple(lanes.say(each.text) for each in sketch.places),
        )


def has_help(asked: Documentation | None) -> bool:
    """Whether its form says what it must be."""
    return asked is not None and bool(asked.help)
