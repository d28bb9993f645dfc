"""Six key screens exactly as they are sent, in all eleven languages, at one size: a file for each language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from kiosk.delivery import Receipt
from kiosk.house import House, open_house
from kiosk.language.script import width
from kiosk.language.words import LANGUAGES
from kiosk.rehearse import Rehearsal, Walk, read_visit
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.terminal.app import Kiosk
from kiosk.terminal.screens.asking import question_screen
from kiosk.terminal.screens.language import LanguageScreen
from kiosk.terminal.screens.receipt import ReceiptScreen
from tests.terminal.golden import compare
from tests.terminal.visiting import REFERENCE, Desk, Hand, clock

COLUMNS, ROWS = SIZE = (110, 32)
APPLICANT_P = Path(__file__).parents[1] / "visits" / "alone-on-benefit.toml"
LINK = "HTTPS://STATUS.EXAMPLE.NO/S/7KQ4M2XJG/4F7A1CQ2M9KXJ5RT"
RECEIPT = Receipt(str(REFERENCE), "paper", REHEARSAL_OFFICES[0], clock(), 8, "P0", LINK, "4F7-A1C")
Build = Callable[[Kiosk], Screen[Any]]


def asking(question: str) -> Build:
    """The screen of this question, with its answer."""

    def build(app: Kiosk) -> Screen[Any]:
        stop = next(stop for stop in app.session.journey.stops() if stop.question.id == question)
        return question_screen(app.equipment, app.session, stop, app.surroundings, "")

    return build


SCREENS: dict[str, Build] = {
    "language": lambda app: LanguageScreen(app.surroundings, app.offering, first=False),
    "acute need": asking("acute_need"),
    "one of many": asking("home_kind"),
    "many of many": asking("needs"),
    "review": lambda app: app.review_screen(app.surroundings, "0"),
    "receipt": lambda app: ReceiptScreen(app.surroundings, RECEIPT, 1, None),
}


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def desk(house: House) -> Desk:
    """Where applicant P has answered everything, and every language is offered."""
    desk = Desk(house.forms, languages=tuple(language.code for language in LANGUAGES))
    rehearsal = Rehearsal(house.forms, house.library, house.settings, read_visit(APPLICANT_P), house.register)
    desk.session = rehearsal.session()
    Walk(rehearsal, desk.session).all()
    return desk


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
async def test_the_key_screens_look_as_they_did(desk: Desk, code: str) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        hand.app.speak(code)
        shown = []
        for name, build in SCREENS.items():
            await hand.app.push_screen(build(hand.app))
            await pilot.pause()
            lines = hand.shown.splitlines()
            assert (len(lines), {width(line) for line in lines}) == (ROWS, {COLUMNS}), name
            shown += [f"── {name} ──", hand.shown]
    compare(f"key-screens-{code}", "\n".join(shown))
