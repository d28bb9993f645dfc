"""The guide for helpers: how a visit goes, the keys, what to do when something fails, privacy, idle, and never.

The one rule: it is read in the house's own language, and nothing in it needs an answer.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.terminal.outcome import Back, Chose, Outcome
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.pin import ABSENT
from kiosk.terminal.staffing import in_house
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.bar import Place

WITHOUT: tuple[Place, ...] = ("next", "help", "language")


@dataclass(frozen=True, slots=True)
class Chapter:
    """`title`: a text id; `told`: pictures and text ids."""

    id: str
    icon: str
    title: str
    told: tuple[tuple[str, str], ...]


CHAPTERS = (
    Chapter("visit", "start", "manual.visit.title", (
        ("language", "manual.visit.language"), ("acute", "manual.visit.acute"), ("ask", "manual.visit.ask"),
        ("papers", "manual.visit.papers"), ("review", "manual.visit.review"), ("send", "manual.visit.send"),
    )),
    Chapter("keys", "keypad", "manual.keys.title", (
        ("touch", "manual.keys.choose"), ("back", "manual.keys.back"), ("help", "manual.keys.help"),
        ("language", "manual.keys.language"), ("speak", "manual.keys.aloud"), ("privacy", "manual.keys.hide"),
    )),
    Chapter("fails", "error", "manual.fails.title", (
        ("printer", "manual.fails.printer"), ("wait", "manual.fails.network"), ("phone", "manual.fails.phone"),
        ("scan", "manual.fails.scanner"), ("again", "manual.fails.screen"),
    )),
    Chapter("privacy", "lock", "manual.privacy.title", (
        ("nothing_kept", "manual.privacy.kept"), ("look", "manual.privacy.look"), ("paper", "manual.privacy.paper"),
        ("privacy", "manual.privacy.hide"),
    )),
    Chapter("idle", "clock", "manual.idle.title", (
        ("wait", "manual.idle.asks"), ("erase", "manual.idle.erases"), ("exit", "manual.idle.leave"),
    )),
    Chapter("never", "no", "manual.never.title", (
        ("sign", "manual.never.agree"), ("ask", "manual.never.guess"), ("child_interprets", "manual.never.child"),
        ("lock", "manual.never.login"), ("copied", "manual.never.twice"),
    )),
)  # fmt: skip


PICKS = tuple(Pick(chapter.id, chapter.icon, chapter.title) for chapter in CHAPTERS)


def open_manual(
    surroundings: Surroundings, push: Callable[[CardScreen, Callable[[Outcome | None], None]], object],
    heard: Callable[[Outcome | None], None],
) -> None:  # fmt: skip
    """Shows it by `push`, chapter after chapter; what a visit must know of is `heard`."""

    def contents() -> None:
        push(CardScreen(in_house(surroundings), "manual.title", PICKS, absent=WITHOUT), read)

    def read(outcome: Outcome | None) -> None:
        if isinstance(outcome, Chose):
            push(chapter_screen(surroundings, outcome.id, WITHOUT), close)
        else:
            heard(outcome)

    def close(outcome: Outcome | None) -> None:
        if isinstance(outcome, Chose | Back):
            contents()
        else:
            heard(outcome)

    contents()


def page_of(id: str, surroundings: Surroundings, _typed: str) -> CardScreen:
    """A chapter behind the staff menu."""
    return chapter_screen(surroundings, id, ("next", *ABSENT))


def chapter_screen(surroundings: Surroundings, id: str, absent: tuple[Place, ...]) -> CardScreen:
    """One of them; ends with Chose or Back. Raises KeyError for what is none."""
    chapter = {each.id: each for each in CHAPTERS}[id]
    picks = [Pick("back", "back", "bar.back")]
    return CardScreen(in_house(surroundings), chapter.title, picks, hints=chapter.told, absent=absent)
