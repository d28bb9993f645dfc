"""Why and what for: the free texts that receivers read, filled with what the format has no field for.

The one rule: acute need stands first, then what is applied for, then the applicant's own words, then all else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel import Locale

from kiosk.digisos.facts import acute_of, facts_of, needs_in_detail, needs_of, safety_of, work_of
from kiosk.digisos.room import Part, packed
from kiosk.digisos.told import Told
from kiosk.digisos.values import Kilde
from kiosk.visit.application import Application

# Characters, as the official application takes them.
LIMITS = {"what": 500, "why": 600, "work": 500, "changed": 500}
HELPERS: Mapping[str, str] = {
    "nav": "ansatt i Nav",
    "library": "bibliotek eller servicetorg",
    "guardian": "verge",
    "interpreter": "tolk",
    "family": "familie eller venn",
    "child": "et barn tolket",
    "nobody": "ingen",
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Begrunnelse:
    """What is applied for, and why."""

    kilde: Kilde = "bruker"
    hvaSokesOm: str
    hvorforSoke: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Situasjonendring:
    """What changed since last time (the short form)."""

    kilde: Kilde = "bruker"
    harNoeEndretSeg: bool
    hvaHarEndretSeg: str | None


@dataclass(frozen=True, slots=True, repr=False)
class FreeText:
    """The free texts of one application; empty where there is nothing to say."""

    what: str
    why: str
    work: str
    changed: str


def free_text_of(told: Told, application: Application) -> FreeText:
    """The free texts, each within its limit. What finds no room where it belongs may stand under another."""
    return FreeText(**packed(parts_of(told, application), LIMITS))


def parts_of(told: Told, application: Application) -> Iterator[Part]:
    """Everything to say, by priority."""
    yield Part(acute_of(told), ("what",))
    yield Part(needs_of(told), ("what",))
    yield Part(told.word("changed_text") or "", ("changed",), is_own=True)
    yield Part(told.word("needs_other") or "", ("what", "why"), is_own=True, lead="Annet: ")
    yield Part(told.word("message") or "", ("why", "what"), is_own=True)
    yield Part(told.shown("changed"), ("changed", "why", "what"), lead="Endret: ")
    for text in safety_of(told, minor=application.minor):
        yield Part(text, ("why", "what"))
    for text in needs_in_detail(told):
        yield Part(text, ("what", "why"))
    if not told.picked("acute_need"):
        yield Part(told.shown("night"), ("what",), lead="Sover i natt: ")
    for text in facts_of(told):
        yield Part(text, ("why", "what"))
    for text in work_of(told):
        yield Part(text, ("work", "why", "what"))
    yield Part(surroundings(application), ("why", "what"))


def surroundings(application: Application) -> str:
    """Who helped, and in which language."""
    language = Locale("nb").languages.get(application.language, application.language)
    helper = HELPERS.get(application.helper, application.helper)
    return f"Fylt ut på {language}. Hjelp fra: {helper}."


def begrunnelse_of(text: FreeText) -> Begrunnelse:
    """What is applied for, and why."""
    return Begrunnelse(hvaSokesOm=text.what, hvorforSoke=text.why or None)


def situasjonendring_of(told: Told, text: FreeText) -> Situasjonendring | None:
    """What changed; None where that was not told."""
    if not told.is_told("changed"):
        return None
    return Situasjonendring(harNoeEndretSeg=bool(told.picked("changed")), hvaHarEndretSeg=text.changed or None)
