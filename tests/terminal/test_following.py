"""Where is my application: what is asked, what is said, and what to do when nobody answers."""

import threading
from collections.abc import Callable

import pytest
from textual.events import Paste

from kiosk.errors import GatewayRefused, GatewayUnreachable, KioskError, TooManyTries
from kiosk.form.forms import Forms
from kiosk.register.model import Status
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.terminal.widgets.typed import Typed
from tests.terminal.following import CODE, LINK, PRINTED, RECEIVED, WAITING, BrokenRegister, event, knowing_register
from tests.terminal.visiting import Desk, Hand, both_forms, clock

SIZE = (120, 40)
FOLLOW = "5"


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


async def ask(hand: Hand, reference: str = WAITING, code: str = CODE) -> None:
    """From rest to the answer, typed."""
    await hand.pilot.pause()
    await hand.press("space", "1", FOLLOW, *reference, "enter", *code, "enter")
    await hand.until(lambda: hand.screen != "InquiringScreen")


def fields(hand: Hand) -> list[str]:
    """What stands in the fields."""
    return [field.value for field in hand.app.screen.query(Typed)]


async def test_the_card_is_there_only_where_a_gateway_is(forms: Forms) -> None:
    async with Desk(forms).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1")
        assert [card.choice for card in hand.cards] == ["new", "again", "twice", "late"]
    async with Desk(forms).kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1")
        assert [card.choice for card in hand.cards] == ["new", "again", "twice", "late", "where"]


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (WAITING, ("8. desember 2026", "Leieavtale", "Strømregning", "Nav Nordby")),
        (RECEIVED, ("Mottatt", "Torggata 3", "Åpent 10–14")),
        (PRINTED, ("Legge til papirer", "Ferdig. Slett alt.")),
    ],
)
async def test_number_and_code_show_where_it_is(forms: Forms, reference: str, said: tuple[str, ...]) -> None:
    async with Desk(forms).kiosk(register=knowing_register()).run_test(size=(180, 50)) as pilot:
        hand = Hand(pilot)
        await ask(hand, reference)
        assert hand.screen == "StatusScreen"
        assert [text for text in said if text not in hand.shown] == []


async def test_the_receipts_code_scanned_is_number_and_code_and_is_never_shown(forms: Forms) -> None:
    async with Desk(forms).kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", FOLLOW)
        before = hand.shown
        hand.app.screen.query(Typed).first().post_message(Paste(LINK))
        await pilot.pause()
        assert hand.shown == before
        await hand.press("enter")
        await hand.until(lambda: hand.screen == "StatusScreen")
        assert "Nav trenger flere papirer" in hand.app.screen.whereabouts.title.text  # type: ignore[attr-defined]


async def test_a_code_scanned_from_an_american_set_scanner_is_understood(forms: Forms) -> None:
    async with Desk(forms).kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", FOLLOW)
        hand.app.screen.query(Typed).first().post_message(Paste(LINK.replace(":", "Ø").replace("/", "-")))
        await hand.press("enter")
        await hand.until(lambda: hand.screen == "StatusScreen")


@pytest.mark.parametrize("code", ["4F7A1D", "000000"])
async def test_a_wrong_code_is_told_and_nothing_typed_is_lost(forms: Forms, code: str) -> None:
    async with Desk(forms).kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await ask(hand, code=code)
        assert hand.screen == "ReceiptCodeScreen"
        assert "passer ikke sammen" in hand.shown
        assert fields(hand) == ["W76-PNS-MCE", f"{code[:3]}-{code[3:]}"]


async def test_an_unknown_number_is_told_in_the_same_words_as_a_wrong_code(forms: Forms) -> None:
    shown = []
    for reference, code in ((WAITING, "4F7A1D"), ("YKFJXX470", CODE)):
        async with Desk(forms).kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await ask(hand, reference, code)
            shown.append("passer ikke sammen" in hand.shown)
    assert shown == [True, True]


@pytest.mark.parametrize(("typed", "told"), [("123", "9 tegn"), ("W76PNSMCF", "stemmer ikke")])
async def test_a_number_that_is_none_is_told_before_anybody_is_asked(forms: Forms, typed: str, told: str) -> None:
    register = BrokenRegister(TooManyTries)
    async with Desk(forms).kiosk(register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", FOLLOW, *typed, "enter", *CODE, "enter")
        assert hand.screen == "ReceiptCodeScreen"
        assert hand.app.screen.query("Alert").first().text  # type: ignore[attr-defined]
        assert register.asked == 0


async def test_a_code_that_is_none_is_told_before_anybody_is_asked(forms: Forms) -> None:
    register = BrokenRegister(TooManyTries)
    async with Desk(forms).kiosk(register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", FOLLOW, *WAITING, "enter", *"4F7", "enter")
        assert "Koden har 6 tegn." in hand.shown
        assert register.asked == 0


@pytest.mark.parametrize("failure", [GatewayUnreachable, GatewayRefused, TooManyTries])
async def test_every_failure_has_its_words_and_can_be_tried_again(
    forms: Forms, failure: Callable[[], KioskError]
) -> None:
    desk, register = Desk(forms), BrokenRegister(failure)
    async with desk.kiosk(register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await ask(hand)
        told = desk.library.words("nb")(failure().text)
        assert told.split()[0] in hand.shown
        assert hand.app.screen.alert == failure().text  # type: ignore[attr-defined]
        await hand.press("1")
        await hand.until(lambda: register.asked == 2 and hand.screen == "CardScreen")
        await hand.press("escape")
        assert fields(hand) == ["W76-PNS-MCE", "4F7-A1C"]


async def test_whoever_wants_to_do_something_else_chooses_again_what_they_came_for(forms: Forms) -> None:
    desk, register = Desk(forms), BrokenRegister(GatewayUnreachable)
    async with desk.kiosk(register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await ask(hand)
        await hand.press("2")
        assert hand.app.screen.heading == "errand.title"  # type: ignore[attr-defined]


class SlowRegister(RehearsalRegister):
    """Answers when it is let go."""

    def __init__(self) -> None:
        super().__init__(clock)
        self.go = threading.Event()

    def follow(self, reference: str, code: str) -> Status:
        self.go.wait(20)
        return knowing_register().follow(reference, code)


async def test_whoever_does_not_want_to_wait_goes_back_and_the_answer_is_thrown_away(forms: Forms) -> None:
    register = SlowRegister()
    async with Desk(forms).kiosk(register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", FOLLOW, *WAITING, "enter", *CODE, "enter")
        assert hand.screen == "InquiringScreen"
        assert "Det tar noen sekunder." in hand.shown
        await hand.press("escape")
        assert hand.screen == "ReceiptCodeScreen"
        assert fields(hand) == ["W76-PNS-MCE", "4F7-A1C"]
        register.go.set()
        await pilot.pause(0.3)
        assert hand.screen == "ReceiptCodeScreen"


async def test_after_three_seconds_it_is_said_that_it_takes_longer(forms: Forms) -> None:
    register = SlowRegister()
    async with Desk(forms).kiosk(register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", FOLLOW, *WAITING, "enter", *CODE, "enter")
        await hand.until(lambda: "Det tar lengre tid enn vanlig." in hand.shown)
        register.go.set()
        await hand.until(lambda: hand.screen == "StatusScreen")


async def test_a_hidden_screen_or_another_language_gives_back_what_was_typed(forms: Forms) -> None:
    async with Desk(forms).kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", FOLLOW, *WAITING, "enter", *"4F7", "f4")
        assert hand.screen == "PrivacyScreen"
        await hand.press("f4", "f3", "4")
        assert fields(hand) == [WAITING, "4F7"]


async def test_no_papers_are_added_to_an_application_that_was_replaced(forms: Forms) -> None:
    register = knowing_register((WAITING, (event("created", 20), event("void", 21, other="K20GFRSNB"))))
    async with Desk(forms).kiosk(register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await ask(hand)
        assert [card.choice for card in hand.cards] == ["end"]


async def test_one_key_leads_to_late_papers_with_the_number_and_what_nav_waits_for_filled_in(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await ask(hand)
        await hand.press("1")
        assert (desk.session.errand, desk.session.form) == ("late", forms.late)
        await hand.press("1")
        assert hand.app.screen.question.id == "name"  # type: ignore[attr-defined]
        assert desk.session.answers["reference"] == "W76-PNS-MCE"
        assert desk.session.answers["topics"] == ("housing", "bills")


async def test_one_key_ends_the_visit_and_erases_it(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await ask(hand)
        await hand.press("2")
        await hand.until(lambda: hand.screen == "GoodbyeScreen")
        assert (desk.session.answers, desk.session.errand) == ({}, "new")


async def test_back_leads_to_what_was_typed_and_then_to_the_errands(forms: Forms) -> None:
    async with Desk(forms).kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await ask(hand)
        await hand.press("escape")
        assert fields(hand) == ["W76-PNS-MCE", "4F7-A1C"]
        await hand.press("escape")
        assert "where" in [card.choice for card in hand.cards]
        await hand.press(FOLLOW)
        assert fields(hand) == ["", ""]
