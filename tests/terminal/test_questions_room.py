"""Every kind of question in every size and direction: nothing crosses an edge, and everything can be tapped."""

import pytest

from kiosk.form.definition import Question
from kiosk.language import script
from kiosk.language.words import Words
from kiosk.terminal.canvas import Block
from kiosk.terminal.measure import Measure
from kiosk.terminal.screens.group import GroupItem, GroupScreen
from kiosk.terminal.widgets.aloud import Aloud
from kiosk.terminal.widgets.card import BOXES, ROOMY, Card
from kiosk.terminal.widgets.pressable import Pressable
from tests.terminal.golden import compare
from tests.terminal.stage import (
    ALL,
    ALONE,
    CHILDREN,
    HOME,
    NEEDS,
    NUMBER,
    RENT,
    LongWords,
    SilentWords,
    ask,
    stage,
)  # fmt: skip
from tests.waiting import wait

SIZES = ((80, 24), (120, 40), (200, 60))


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("words", [SilentWords, LongWords])
async def test_nothing_crosses_an_edge_at_80_by_24(question: Question, code: str, words: type[Words]) -> None:
    kiosk = stage(ask(question), code, words)
    async with kiosk.run_test(size=(80, 24)):
        screen = kiosk.screen
        lines = kiosk.text.split("\n")
        placed = [widget for widget in screen.query(Block) if widget.region]

        assert [script.width(line) for line in lines] == [80] * 24
        for widget in placed:
            assert screen.region.contains_region(widget.region)
        for number, widget in enumerate(placed):
            assert not any(widget.region.overlaps(other.region) for other in placed[number + 1 :])


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
@pytest.mark.parametrize("size", SIZES)
async def test_everything_that_can_be_pressed_is_three_rows_by_twelve_columns(
    question: Question, size: tuple[int, int]
) -> None:
    kiosk = stage(ask(question))
    async with kiosk.run_test(size=size):
        targets = [widget for widget in kiosk.screen.query(Pressable) if widget.region]
        if Measure(*size).small:
            # The smallest rail is one row, and the button that reads aloud with it.
            targets = [widget for widget in targets if not isinstance(widget, Aloud)]

        assert all(widget.region.width >= 12 and widget.region.height >= 3 for widget in targets)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
async def test_a_question_has_no_more_than_25_widgets(question: Question) -> None:
    kiosk = stage(ask(question))
    async with kiosk.run_test(size=(120, 40)):
        assert len(list(kiosk.screen.query("Block, Placed, Vertical"))) <= 25


async def test_the_screen_follows_the_terminal_when_it_is_resized() -> None:
    kiosk = stage(ask(NEEDS))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.resize_terminal(80, 24)
        await wait(lambda: "1/2" in kiosk.text)
        await pilot.resize_terminal(120, 40)
        await wait(lambda: "1/2" not in kiosk.text)


async def test_the_lane_folds_and_on_a_small_terminal_covers_half() -> None:
    kiosk = stage(ask(NUMBER))
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        lane = kiosk.screen.query_one("Lane").region
        await pilot.press("f2")

        assert (lane.x, lane.width) == (40, 40)
        assert not kiosk.screen.query_one("Lane").region


async def test_the_boxes_of_cards_stand_alike_where_one_card_is_a_column_wider() -> None:
    kiosk = stage(ask(NEEDS))
    async with kiosk.run_test(size=(116, 40)):
        assert {card.region.width for card in kiosk.screen.query(Card)} == {ROOMY - 1, ROOMY}
        assert [line.count(BOXES[False]) for line in kiosk.text.split("\n") if BOXES[False] in line] == [4, 4, 4]


async def test_practice_is_marked_in_every_size() -> None:
    for size in SIZES:
        kiosk = stage(ask(HOME))
        async with kiosk.run_test(size=size):
            assert kiosk.surroundings.voices.helper("practice.mark") in kiosk.text


def group(now: object) -> GroupScreen:
    items = [GroupItem("Amina, 7 år", "", ()), GroupItem("Yusuf", "", ("4 år",))]
    return GroupScreen(now, CHILDREN, 0, items)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "question", "code", "size", "keys"),
    [
        ("question-one-uk-120x40", HOME, "uk", (120, 40), ("right", "right")),
        ("question-one-ar-120x40", HOME, "ar", (120, 40), ("right", "left")),
        ("question-one-ar-80x24", HOME, "ar", (80, 24), ()),
        ("question-many-uk-120x40", NEEDS, "uk", (120, 40), ("1", "3", "right")),
        ("question-many-uk-80x24", NEEDS, "uk", (80, 24), ("1",)),
        ("question-yesno-nb-120x40", ALONE, "nb", (120, 40), ()),
        ("question-typed-fault-ar-120x40", NUMBER, "ar", (120, 40), ("1", "2", "enter")),
        ("question-amount-nb-80x24", RENT, "nb", (80, 24), ("7", "5", "0", "0")),
        ("question-one-uk-200x60", HOME, "uk", (200, 60), ()),
    ],
)
async def test_the_screen_looks_as_it_was_decided(
    name: str, question: Question, code: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    kiosk = stage(ask(question), code)
    async with kiosk.run_test(size=size) as pilot:
        await pilot.press(*keys)

        compare(name, kiosk.text)


async def test_the_overview_of_a_group_looks_as_it_was_decided() -> None:
    kiosk = stage(group)
    async with kiosk.run_test(size=(120, 40)):
        compare("question-group-nb-120x40", kiosk.text)
