"""Small forms and words for the tests of the form room.

The one rule: a test names only what it is about; everything else is filled in here.
"""

from datetime import date
from pathlib import Path
from typing import Any

from kiosk.form.answers import Answer, Problem
from kiosk.form.circumstances import Circumstances
from kiosk.form.condition import parse_condition
from kiosk.form.definition import Choice, Form, Kind, Question, Step
from kiosk.form.drafting import BUILT_IN
from kiosk.form.kinds import Facts, kind_of
from kiosk.form.municipality import PostalRegister
from kiosk.form.routing import Routing
from kiosk.form.texts import texts
from kiosk.language.words import LANGUAGES, PLACEHOLDER, Words, source_texts
from kiosk.settings import Office

TODAY = date(2026, 11, 22)
OSLO = Office("9901", "Nav Nordby", "0301", "Torggata 3", "0181", "Oslo")
NOW = Circumstances(TODAY, routing=Routing((OSLO,)))
ICONS = ("yes", "no", "home", "money")
ROOT = Path(__file__).parents[2]
REGISTER = PostalRegister.from_file(ROOT / "forms" / "postal-codes.tsv")
PROBLEMS = source_texts(ROOT / "locales")
FACTS = Facts(REGISTER, {"9901": "Nav Nordby", "9902": "Nav Fjordvik"}, practice=True)
FRAME = {
    "yes": "Ja",
    "no": "Nei",
    "agree": "Ja, det er greit",
    "decline": "Nei, ikke greit",
    "way.none": "Ingen av disse",
    "way.dont_know": "Vet ikke",
    "way.no_say": "Vil ikke si det",
    "calendar.ethiopian.day": "{day}, etiopisk",
    "calendar.persian.day": "{day}, persisk",
}


def question(id: str, kind: Kind | str = Kind.YESNO, *choices: Choice | str, show: str = "", **more: Any) -> Question:
    """A question; choices may be bare ids, `show` is a condition's text."""
    made = tuple(Choice(each, each.upper(), "home") if isinstance(each, str) else each for each in choices)
    if show:
        more["show"] = parse_condition(show)
    return Question(id, Kind(kind), f"{id}?", "home", choices=BUILT_IN.get(Kind(kind), made), **more)


def form(*steps: tuple[Question, ...]) -> Form:
    """A form with steps s0, s1, …"""
    made = tuple(Step(f"s{number}", f"Step {number}", "home", questions) for number, questions in enumerate(steps))
    index = {each.id: each for step in made for top in step.questions for each in (top, *top.questions)}
    return Form("test", "1", "Test", "home", made, "nb", index)


def words(whole: Form | None = None, code: str = "nb") -> Words:
    """The words of a form in one language; every language says the same here."""
    language = next(each for each in LANGUAGES if each.code == code)
    source = FRAME | {id: text for id, text, _ in texts(whole)} if whole else FRAME
    return Words(language, source, source)


def parse(asked: Question, raw: str, facts: Facts = FACTS) -> Answer | Problem:
    """What a typed text becomes; a problem must have words, with exactly its values in them."""
    found = kind_of(asked, facts).parse(asked, raw, TODAY)
    if isinstance(found, Problem):
        assert set(PLACEHOLDER.findall(PROBLEMS[found.text])) == {name for name, _ in found.values}
    return found


def show(asked: Question, answer: Answer, code: str = "nb") -> str:
    """An answer as people read it."""
    return kind_of(asked, FACTS).show(asked, answer, words(form((asked,)), code))


def problem(asked: Question, raw: str, facts: Facts = FACTS) -> str:
    """The text id of the problem with what was typed; empty when there is none."""
    found = parse(asked, raw, facts)
    return found.text if isinstance(found, Problem) else ""
