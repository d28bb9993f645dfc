"""Nobody there: asked, counted down, erased; and when that must not happen."""

from kiosk.form.definition import Form
from kiosk.terminal.screens.idle import IdleScreen
from tests.terminal.visiting import Desk, Hand
from tests.waiting import wait

SIZE = (80, 24)
# The real clock runs beside these: so long that it never decides.
PATIENCE = 600


def let_pass(hand: Hand, seconds: int) -> None:
    """So many seconds in which nothing is pressed."""
    for _ in range(seconds):
        hand.app.count_quiet_second()


async def test_a_quiet_visit_is_asked_whether_anybody_is_there(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        let_pass(hand, PATIENCE // 2 + 1)
        await pilot.pause()
        assert hand.screen == "QuestionScreen"
        let_pass(hand, PATIENCE // 2)
        await pilot.pause()
        assert hand.screen == "IdleScreen"
        assert "Trykk på en tast for å fortsette" in hand.shown


async def test_any_key_stays_and_does_nothing_else(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        let_pass(hand, PATIENCE)
        await pilot.pause()
        await hand.press("1")
        assert hand.screen == "QuestionScreen"
        assert desk.session.answers == {}


async def test_every_key_begins_the_quiet_anew(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        let_pass(hand, PATIENCE // 2 + 1)
        await hand.press("up")
        let_pass(hand, PATIENCE // 2 + 1)
        await pilot.pause()
        assert hand.screen == "QuestionScreen"


async def test_when_the_countdown_has_run_out_everything_is_erased_and_the_visit_ends(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE)
    app = desk.kiosk()
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1")
        let_pass(hand, PATIENCE)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, IdleScreen)
        for _ in range(screen.seconds):
            screen.count_down()
        await wait(lambda: not app.is_running)
    assert desk.session.answers == {}
    assert app.return_code == 0


async def test_the_rest_screen_waits_for_ever(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        let_pass(hand, 2 * PATIENCE)
        await pilot.pause()
        assert hand.screen == "RestScreen"


async def test_a_hidden_screen_is_erased_too_when_nobody_comes_back(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("f4")
        let_pass(hand, PATIENCE)
        await pilot.pause()
        assert hand.screen == "IdleScreen"
        await hand.press("space")
        assert hand.screen == "PrivacyScreen"


async def test_nobody_has_to_be_there_while_it_prints(form: Form) -> None:
    desk = Desk(form, idle_seconds=PATIENCE)
    desk.printers[0]._pause = 0.2
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.to_declaration()
        await hand.press("1")
        await hand.until(lambda: hand.screen == "DeliveryScreen")
        let_pass(hand, 2 * PATIENCE)
        await hand.until(lambda: hand.screen != "DeliveryScreen")
        assert desk.copies == 1


async def test_the_goodbye_goes_by_itself(form: Form) -> None:
    desk = Desk(form)
    app = desk.kiosk()
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("f10", "2")
        assert hand.screen == "GoodbyeScreen"
        app.screen.leave()  # type: ignore[attr-defined]
        await wait(lambda: not app.is_running)
    assert app.return_code == 0
