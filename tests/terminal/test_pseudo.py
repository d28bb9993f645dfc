"""Every screen in the two languages nobody speaks, on the smallest terminal: nothing is cut, nothing overlaps."""

import asyncio
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import FunctionType

import pytest
from textual.screen import Screen

from kiosk.form.forms import Forms
from kiosk.language.pseudo import CLOSED, OPENED, pretend
from kiosk.terminal import screens
from kiosk.terminal.canvas import cells_of
from kiosk.terminal.screens.cards import CardScreen
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.question import QuestionScreen
from tests.terminal.digital_screens import SCREENS
from tests.terminal.following import CODE, PRINTED, WAITING, knowing_register
from tests.terminal.own_paper import sheets_for
from tests.terminal.signing import desk_of, reach_offer
from tests.terminal.stage import Stage
from tests.terminal.test_capturing_goldens import BUILDS
from tests.terminal.test_every_screen import SIZE, faults
from tests.terminal.test_signing_in_goldens import GATEWAY, Stopped
from tests.terminal.trilingual import surroundings_in
from tests.terminal.unwalked import UNWALKED, made_by
from tests.terminal.visiting import Desk, Hand, both_forms

# By what they stand in for.
PRETENDED = {"long": "en", "leftward": "ar"}
# What opens a panel, and what closes it again.
PANELS = {"explain": ("f1", "escape"), "words": ("f6", "escape"), "language": ("f3", "2"), "privacy": ("f4", "space")}
# What each walk comes by.
WALKED = {
    "visit": {
        "RestScreen", "LanguageScreen", "QuestionScreen", "GroupScreen", "DocumentsScreen", "MonthScreen",
        "ReviewScreen", "DeclarationScreen", "ReceiptScreen",
    },
    "over": {"ExplainScreen", "TermsScreen", "LanguageScreen", "PrivacyScreen"},
    "following": {"ReceiptCodeScreen", "StatusScreen"},
    "signing in": {"CardScreen", "PhoneScreen", "PersonScreen"},
}  # fmt: skip
# What others are made of, and is never shown by itself.
MADE_OF = {"FrameScreen", "PosterScreen", "QuickScreen"}
# They say all they say in the house's own language, to whoever sets the machine up or helps at it.
HOUSE_ONLY = {"FontScreen", "page_of", "chapter_screen"}
each_language = pytest.mark.parametrize("pseudo", PRETENDED)


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


def pretending(forms: Forms, pseudo: str) -> Desk:
    desk = Desk(forms, languages=("nb", PRETENDED[pseudo]))
    desk.library = pretend(desk.library)
    return desk


class Eye:
    """Looks at one screen after the other. `cut`: what was cut, by the name of the screen."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.cut: list[str] = []
        self.seen: set[str] = set()
        self.items = 0

    def look(self, name: str = "") -> None:
        """At the whole screen."""
        self.seen.add(self.hand.screen)
        self.cut += [f"{name or self.hand.screen}: {fault}" for fault in faults(self.hand.app.screen, self.hand.shown)]

    def look_at_lane(self, name: str) -> None:
        """At the helper's lane alone: it lies over what it stands beside."""
        for lane in self.hand.app.screen.query("#lane").results():
            left, right = lane.region.x, lane.region.right
            rows = self.hand.shown.splitlines()[lane.region.y : lane.region.bottom]
            shown = "".join("".join(cells_of(row)[left:right]) for row in rows)
            if shown.count(OPENED) != shown.count(CLOSED):
                self.cut.append(f"{name}: the lane is cut")


async def go_on(hand: Hand, *, is_new: bool) -> None:
    """Answers with the first that fits; there are children and debts, and one of them is told of (`is_new`)."""
    screen = hand.app.screen
    if isinstance(screen, QuestionScreen) and screen.question.id in ("has_children", "has_debt"):
        screen.take("yes")
        await hand.pilot.pause()
    elif hand.screen == "QuestionScreen":
        await hand.answer()
    else:
        await hand.press("1" if is_new else "0")
    await hand.until(lambda: bool(hand.shown.strip()))


@each_language
async def test_a_whole_visit_shows_every_text_to_its_end(forms: Forms, pseudo: str) -> None:
    async with pretending(forms, pseudo).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        eye = Eye(hand)
        await pilot.pause()
        for key in ("space", "2", "1", "1"):
            eye.look()
            await hand.press(key)
        async with asyncio.timeout(60):
            while hand.screen in ("QuestionScreen", "GroupScreen", "ItemScreen"):
                screen = hand.app.screen
                name = screen.question.id if isinstance(screen, QuestionScreen) else hand.screen
                eye.look(name)
                await hand.press("f2")
                eye.look_at_lane(name)
                await hand.press("f2")
                await go_on(hand, is_new=eye.items == 0)
                eye.items += hand.screen == "ItemScreen" or name == "GroupScreen"
        async with asyncio.timeout(20):
            while hand.screen in ("DocumentsScreen", "MonthScreen", "ReviewScreen"):
                eye.look()
                await hand.press("0")
        eye.look()
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        eye.look()
        await hand.press("0")
        eye.look()
    assert eye.cut == []
    assert WALKED["visit"] <= eye.seen


@each_language
async def test_what_opens_over_a_question_shows_every_text_to_its_end(forms: Forms, pseudo: str) -> None:
    async with pretending(forms, pseudo).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        eye = Eye(hand)
        await hand.begin("2")
        async with asyncio.timeout(20):
            while not hand.app.screen.query("TermSign"):
                await hand.answer()
        for name, (opens, closes) in PANELS.items():
            await hand.press(opens)
            eye.look(name)
            await hand.press(closes)
    assert eye.cut == []
    assert WALKED["over"] <= eye.seen


@each_language
async def test_following_an_application_shows_every_text_to_its_end(forms: Forms, pseudo: str) -> None:
    desk = pretending(forms, pseudo)
    async with desk.kiosk(register=knowing_register(), sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        eye = Eye(hand)
        await pilot.pause()
        await hand.press("space", "2")
        eye.look()
        await hand.press("5")
        eye.look()
        for number, number_before in ((WAITING, ""), (PRINTED, WAITING)):
            again = ["backspace"] * (len(number_before) + 2) if number_before else []
            await hand.press(*again, *number, "enter", *(() if number_before else CODE), "enter")
            await hand.until(lambda: hand.screen == "StatusScreen")
            eye.look(f"status {number}")
            await hand.press("escape")
    assert eye.cut == []
    assert WALKED["following"] <= eye.seen


@each_language
async def test_signing_in_shows_every_text_to_its_end(tmp_path: Path, pseudo: str) -> None:
    phone = Stopped()
    desk = desk_of(tmp_path, gateway=GATEWAY, languages=("nb", PRETENDED[pseudo]))
    desk.library = pretend(desk.library)
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        eye = Eye(hand)
        await reach_offer(hand, "2")
        eye.look("offer")
        await hand.press("1")
        await hand.until(lambda: bool(hand.app.screen.query("QR")))
        eye.look("code")
        phone.go()
        await hand.until(lambda: bool(hand.app.screen.query("NumberPanel")))
        eye.look("number")
        phone.go(9)
        await hand.until(lambda: hand.screen == "PersonScreen")
        eye.look("person")
    assert eye.cut == []
    assert WALKED["signing in"] <= eye.seen


# Every screen that can be put on a stage, by names that no two share.
STAGED = {**SCREENS, **BUILDS, **UNWALKED}


@each_language
async def test_screens_that_no_visit_comes_by_show_every_text_to_their_end(pseudo: str) -> None:
    now = surroundings_in(pseudo)
    stage = Stage(lambda _now: FrameScreen(now), now)
    cut = []
    async with stage.run_test(size=SIZE) as pilot:
        for name, build in STAGED.items():
            screen = build(now)
            stage.push_screen(screen)
            has_more = True
            while has_more:
                await pilot.pause()
                cut += [f"{name}: {fault}" for fault in faults(screen, stage.text)]
                has_more = isinstance(screen, FrameScreen) and screen._turn(1)
            stage.pop_screen()
    assert cut == []


def test_no_screen_is_left_out() -> None:
    now = surroundings_in("long")
    looked_at = {type(build(now)) for build in STAGED.values()}
    called = {made for build in STAGED.values() for made in made_by(build)}
    left_out = {each.__name__ for each in opened_to_applicants() if each not in looked_at | called}
    assert left_out - {*MADE_OF, *HOUSE_ONLY}.union(*WALKED.values()) == set()


def opened_to_applicants() -> Iterator[type | FunctionType]:
    """Each class of screens, and each function that makes one of a class which many others are of too.

    Not among them: the desk and the menu of staff, which speak the house's own language only.
    """
    for module in iter_modules(screens.__path__, f"{screens.__name__}."):
        for each in vars(import_module(module.name)).values():
            if getattr(each, "__module__", "") != module.name:
                continue
            if isinstance(each, FunctionType):
                if each.__annotations__.get("return") in (FrameScreen, CardScreen):
                    yield each
            elif isinstance(each, type) and issubclass(each, Screen):
                yield each
