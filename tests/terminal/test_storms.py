"""What somebody with ten minutes and a keyboard may try: pastes, markup, resizing, keys without end."""

import random

import pytest
from textual import events
from textual.geometry import Size

from kiosk.form.definition import Form
from kiosk.terminal.widgets.typed import Typed
from tests.terminal.following import LINK, knowing_register
from tests.terminal.own_paper import sheet_of, sheets_for
from tests.terminal.visiting import Desk, Hand, both_forms

SIZE = (80, 24)
KEYS = (
    "enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "backspace", "delete",
    "space", "f1", "f2", "f3", "f4", "f9", "f12", "ctrl+c", "ctrl+d", "ctrl+z", "ctrl+q", "ctrl+p", "ctrl+backslash",
    "alt+x", "0", "1", "2", "3", "9", "a", "c", "å", "pageup", "pagedown", "insert", "shift+f10", "ctrl+s",
)  # fmt: skip
SIZES = ((1, 1), (2, 1), (10, 3), (20, 60), (79, 23), (80, 24), (300, 5), (120, 40), (400, 120), (5, 200))


async def to_name(hand: Hand) -> Typed:
    """At a question that is typed."""
    await hand.begin()
    await hand.press("1")
    return hand.app.screen.query(Typed).first()


@pytest.mark.parametrize(
    "paste",
    [
        "\x1b]52;c;SGVtbWVsaWc=\x07",
        "\x1b[201~\x1b[21~",
        "\x1bP+q544e\x1b\\",
        "\x00\x07\x08\x0e\x9b31m",
        "\u202e\u2066\ufeff\u2028\u2029",
    ],
    ids=["clipboard", "end of paste", "device", "controls", "turning"],
)
async def test_no_pasted_control_reaches_the_answer_or_the_screen(form: Form, paste: str) -> None:
    async with Desk(form).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        field = await to_name(hand)
        field.post_message(events.Paste(f"a{paste}b"))
        await pilot.pause()
        assert field.value.startswith("a")
        assert all(letter.isprintable() for letter in field.value)
        assert all(letter.isprintable() for letter in hand.shown.replace("\n", ""))
        assert hand.screen == "QuestionScreen"


async def test_a_paste_where_nothing_is_typed_is_nothing(form: Form) -> None:
    async with Desk(form).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        hand.app.post_message(events.Paste("1\n1\n1\n"))
        await pilot.pause()
        assert hand.screen == "QuestionScreen"


async def test_an_answer_written_like_markup_is_shown_as_it_was_written(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk().run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1")
        await hand.answer()
        await hand.press("0", *"[b]x[/b]", "enter")
        assert hand.screen == "ReviewScreen"
        assert "[b]x[/b]" in hand.shown


async def test_a_storm_of_sizes_ends_nothing_and_the_screen_fits_the_last(form: Form) -> None:
    async with Desk(form).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await to_name(hand)
        dice = random.Random(4)
        for number in range(40):
            size = Size(*dice.choice(SIZES))
            await pilot.resize_terminal(*size)
            if number % 10 == 0:
                await hand.press(dice.choice(KEYS[:16]))
        await pilot.resize_terminal(*SIZE)
        await hand.until(lambda: hand.app.screen.size == Size(*SIZE))
        assert hand.app.is_running


@pytest.mark.parametrize("seed", range(2))
async def test_a_flood_of_keys_ends_nothing(form: Form, seed: int) -> None:
    async with Desk(form).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        dice = random.Random(seed)
        for _ in range(80):
            await pilot.press(dice.choice(KEYS))
        assert hand.app.is_running
        assert hand.app.failure is None


@pytest.mark.parametrize("card", ["5", "6"], ids=["following", "own paper"])
@pytest.mark.parametrize("seed", range(2))
async def test_a_flood_of_keys_on_the_screens_of_tracked_paper_ends_nothing(seed: int, card: str) -> None:
    forms = both_forms()
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register(), sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", card)
        dice = random.Random(seed)
        for _ in range(60):
            # A code and two keys may well end the visit, as they are meant to.
            if not hand.app.is_running:
                break
            await pilot.press(dice.choice(KEYS))
            if dice.random() < 0.1:
                hand.app.take_scan(dice.choice((*sheet_of(forms), LINK, "SK1:X", "")))
        assert hand.app.failure is None
