"""Nobody there, or nobody who should look: dimmed, more time for who asks, hidden at once, erased by a second key."""

from kiosk.form.definition import Form
from kiosk.terminal.app import Kiosk
from kiosk.terminal.screens.idle import IdleScreen
from kiosk.terminal.themes import DIMMED
from kiosk.visit.sleep import SleepWatch
from tests.terminal.test_visit_idle import let_pass
from tests.terminal.visiting import Desk, Hand
from tests.waiting import wait

SIZE = (80, 24)
# The real clock runs beside these: so long that it never decides.
PATIENCE = 600


async def test_a_quiet_screen_is_dimmed_before_anybody_is_asked_for(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        let_pass(hand, PATIENCE * 3 // 4)
        assert hand.app.theme == DIMMED
        assert hand.screen == "QuestionScreen"


async def test_any_key_brightens_the_screen_and_does_what_it_does(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        let_pass(hand, PATIENCE * 3 // 4)
        await hand.press("1")
        assert hand.app.theme == "day"
        assert "home" in desk.session.answers


async def test_it_is_bright_while_it_is_asked_whether_anybody_is_there(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE, theme="night")
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        let_pass(hand, PATIENCE)
        await pilot.pause()
        assert hand.screen == "IdleScreen"
        assert hand.app.theme == "night"


async def test_the_countdown_is_as_long_as_the_office_set_it(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE, countdown_seconds=45)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        let_pass(hand, PATIENCE)
        await pilot.pause()
        assert isinstance(hand.app.screen, IdleScreen)
        assert hand.app.screen.seconds == 45


async def asked(hand: Hand) -> None:
    """Quiet until somebody is asked for."""
    await hand.begin()
    let_pass(hand, hand.app.patience)
    await hand.until(lambda: hand.screen == "IdleScreen")


async def test_the_helpers_key_gives_more_time_once(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE, longer_seconds=3 * PATIENCE)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await asked(hand)
        await hand.press("f2")
        assert hand.screen == "QuestionScreen"
        let_pass(hand, 2 * PATIENCE)
        await pilot.pause()
        assert hand.screen == "QuestionScreen"
        let_pass(hand, PATIENCE)
        await pilot.pause()
        assert hand.screen == "IdleScreen"


async def test_more_time_ends_with_the_next_key(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE, longer_seconds=3 * PATIENCE)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await asked(hand)
        await hand.press("f2", "up")
        assert hand.app.patience == PATIENCE


async def test_a_visit_that_finds_the_machine_slept_ends_erased_and_asks_nobody(form: Form) -> None:
    desk = Desk(form)
    app = desk.kiosk()
    slept = [0.0]
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1")
        app.sleep = SleepWatch(lambda: slept[0], lambda: 0.0)
        slept[0] = 3600.0
        app.count_quiet_second()
        await wait(lambda: not app.is_running)
    assert desk.session.answers == {}
    assert app.return_code == 0


async def test_a_machine_may_sleep_before_anybody_has_come(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        assert hand.app.sleep is None
        let_pass(hand, 1)
        assert hand.screen == "RestScreen"


async def hidden(hand: Hand, *before: str) -> Kiosk:
    """A blank screen in the midst of a visit."""
    await hand.begin()
    await hand.press(*before, "f4")
    assert hand.screen == "PrivacyScreen"
    return hand.app


async def test_on_the_blank_screen_a_second_key_erases_everything_and_asks_nothing(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hidden(hand, "1")
        await hand.press("f10")
        assert hand.screen == "GoodbyeScreen"
        assert desk.session.answers == {}


async def test_the_blank_screen_comes_back_where_it_was(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hidden(hand, "1")
        await hand.press("f4")
        assert hand.screen == "QuestionScreen"
        assert "home" in desk.session.answers


async def test_no_other_key_ends_the_blank_screen(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hidden(hand)
        await hand.press("enter", "escape", "space", "0", "1", "f1", "f2", "f3", "f9", "tab", "up")
        assert hand.screen == "PrivacyScreen"


async def test_the_blank_screen_shows_both_keys_and_no_word(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hidden(hand)
        assert "".join(letter for letter in hand.shown if letter.isascii()).split() == ["F4", "F10"]
