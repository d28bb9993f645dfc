"""Practice on the screens: the six, the role card, tips beside each question, what was noticed, and nothing kept."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from kiosk.house import House
from kiosk.scripted import raw
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.training.life import Life
from kiosk.training.playing import play
from kiosk.training.tips import HEADINGS, QUESTIONS, SCREENS
from kiosk.training.trainee import Course, Trainee
from tests.terminal.golden import compare
from tests.terminal.visiting import Desk, Hand, both_forms
from tests.waiting import wait

SMALL, LARGE = (80, 24), (120, 40)
STRIP = 68
"""Letters of a tip: what fits beside its heading on a terminal of 80 columns."""


@dataclass
class Practice:
    """A desk at which somebody practises."""

    desk: Desk
    app: Trainee
    left: list[str] = field(default_factory=list)


@pytest.fixture
def practice(house: House, lives: tuple[Life, ...]) -> Practice:
    left: list[str] = []
    desk = Desk(both_forms(), idle_seconds=900)
    course = Course(lives, lambda life: play(life, house), lambda: left.append("left"))
    return Practice(desk, Trainee(desk.kiosk().equipment, desk.session, course), left)


@asynccontextmanager
async def practising(practice: Practice, size: tuple[int, int] = SMALL) -> AsyncIterator[Hand]:
    async with practice.app.run_test(size=size) as pilot:
        hand = Hand(pilot)
        await hand.until(lambda: hand.screen == "LivesScreen")
        yield hand


async def begin(hand: Hand, life: int = 1) -> None:
    """At the picker of languages."""
    await hand.press(str(life), "1")
    await hand.until(lambda: hand.screen == "LanguageScreen")


def is_noticed(hand: Hand) -> bool:
    """Whether the last screen of practice is shown."""
    return getattr(hand.app.screen, "heading", "") == "training.noticed.look"


async def until_noticed(hand: Hand, answers: Mapping[str, object]) -> None:
    """Through the form as the life answers, and on with whatever leads on."""
    async with asyncio.timeout(60):
        while not is_noticed(hand):
            screen = hand.app.screen
            if isinstance(screen, QuestionScreen):
                screen.take(raw(answers[screen.question.id]))
                await hand.pilot.pause()
            else:
                await hand.press("0")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_opens_with_six_people_and_what_one_learns(practice: Practice, size: tuple[int, int]) -> None:
    async with practising(practice, size) as hand:
        assert len(hand.cards) == 6
        compare(f"training-lives-{size[0]}", hand.shown)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_role_card_tells_the_colleague_whom_to_play(practice: Practice, size: tuple[int, int]) -> None:
    async with practising(practice, size) as hand:
        await hand.press("1")
        assert "Roger Øvelse" in hand.shown
        compare(f"training-card-{size[0]}", hand.shown)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_beside_a_question_stand_a_tip_and_what_this_life_answers(
    practice: Practice, size: tuple[int, int]
) -> None:
    async with practising(practice, size) as hand:
        await begin(hand)
        await hand.press("1", "1", "1")
        assert hand.screen == "QuestionScreen"
        compare(f"training-question-{size[0]}", hand.shown)


async def test_the_card_can_be_read_again_and_the_question_stands_where_it_stood(practice: Practice) -> None:
    async with practising(practice) as hand:
        await begin(hand)
        before = hand.shown
        await hand.press("f8")
        assert "Roger Øvelse" in hand.shown
        await hand.press("1")
        assert hand.shown == before


async def test_the_lane_holds_the_tip_before_what_it_always_says(practice: Practice) -> None:
    async with practising(practice) as hand:
        await begin(hand)
        await hand.press("1", "1", "1", "f2")
        assert hand.shown.index("Tips") < hand.shown.index("Rollen svarer")


async def test_a_mother_whose_child_interprets_says_so_until_an_interpreter_is_offered(practice: Practice) -> None:
    async with practising(practice) as hand:
        await begin(hand, 2)
        await hand.press("1", "1")
        assert "Sønnen min tolker" in hand.shown


async def test_without_practice_no_screen_has_a_strip() -> None:
    async with Desk(both_forms()).kiosk().run_test(size=SMALL) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        assert "Tips:" not in hand.shown


async def test_leaving_the_six_leaves_practice(practice: Practice) -> None:
    async with practising(practice) as hand:
        await hand.press("escape")
        await wait(lambda: not practice.app.is_running)
    assert practice.left == ["left"]


async def test_whoever_goes_away_leaves_practice_so_that_the_kiosk_is_an_ordinary_one(practice: Practice) -> None:
    async with practising(practice) as hand:
        hand.app.abandon_visit()
        await wait(lambda: not practice.app.is_running)
    assert practice.left == ["left"]


async def test_a_whole_practice_ends_with_what_was_noticed_and_keeps_nothing(practice: Practice) -> None:
    late = practice.app.course.lives[-1]
    async with practising(practice, LARGE) as hand:
        await begin(hand, 6)
        await hand.press("1", "4", "2")
        await until_noticed(hand, late.visit.answers)
        compare("training-noticed-120", hand.shown)
        await hand.press("1")
        await hand.until(lambda: hand.screen == "GoodbyeScreen")
        assert practice.desk.session.answers == {}
    assert practice.left == []


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_every_screen_that_has_a_tip_has_one_short_line_in_each_language_of_helpers(house: House, code: str) -> None:
    words = house.library.words(code)
    kinds = {*QUESTIONS.values(), *HEADINGS.values(), *SCREENS.values(), "open"}
    said = {kind: words(f"training.tip.{kind}.ask") for kind in kinds}
    assert {kind: text for kind, text in said.items() if not 10 < len(text) <= STRIP} == {}
