"""Signing in on one's own phone: never in the way, never without a way on, and gone when it is over."""

from pathlib import Path

import pytest

from kiosk.errors import GatewayRefused, GatewayUnreachable, TooManyTries
from kiosk.form.answers import Name
from kiosk.signin.model import Ending, Progress, State
from kiosk.signin.rehearsal import PID
from kiosk.terminal.screens.sign_in_person import PersonPanel
from tests.terminal.signing import BEGUN, Broken, Phone, desk_of, ended, quick, reach_offer, sign_in
from tests.terminal.visiting import Desk, Hand

SIZE = (120, 40)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path)


def asked(hand: Hand) -> str:
    """The question on the screen."""
    return hand.app.screen.question.id if hand.screen == "QuestionScreen" else hand.screen  # type: ignore[attr-defined]


def title(hand: Hand) -> str:
    """The title of a screen of cards."""
    return str(getattr(hand.app.screen, "heading", ""))


def is_open(hand: Hand) -> bool:
    """Whether the whole number stands there, in large letters."""
    return bool(hand.app.screen.query_one(PersonPanel).open)


async def test_it_is_offered_before_the_first_question_of_who_somebody_is(desk: Desk) -> None:
    async with desk.kiosk(sign_ins=lambda: Phone()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        assert title(hand) == "signin.kiosk.offer.title"
        assert hand.app.screen.focused is None


async def test_whoever_types_has_pressed_one_key_more(desk: Desk) -> None:
    async with desk.kiosk(sign_ins=lambda: Phone()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await hand.press("2")
        assert asked(hand) == "name"


async def test_without_a_provider_nothing_is_offered(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        assert asked(hand) == "name"


async def test_a_secret_address_is_offered_nothing_that_leads_nowhere(desk: Desk) -> None:
    async with desk.kiosk(sign_ins=lambda: Phone()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("2")
        assert asked(hand) == "name"


async def test_late_papers_are_not_signed_in_for(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    async with desk.kiosk(sign_ins=lambda: Phone()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin(errand="4")
        await hand.press("1")
        assert asked(hand) == "name"


async def test_code_number_and_person_follow_each_other(desk: Desk) -> None:
    phone = Phone()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await hand.press("1")
        await hand.until(lambda: "▀" in hand.shown and "Koden gjelder i" in hand.shown)
        assert len(hand.app.screen.query("QR")) == 1
        phone.go()
        await hand.until(lambda: "Er den ikke din?" in hand.shown)
        assert [panel.number for panel in hand.app.screen.query("NumberPanel").results()] == ["42"]  # type: ignore[attr-defined]
        phone.go(2)
        await hand.until(lambda: hand.screen == "PersonScreen")


async def test_name_and_number_answer_their_questions_and_the_card_shown_is_not_asked(desk: Desk) -> None:
    phone = quick()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await sign_in(hand, phone)
        await hand.press("1")
        assert asked(hand) == "message"
        assert desk.session.answers == {"home": "rent", "name": Name("Kari Prøve", "Nordmann"), "identity": PID}


async def test_where_no_name_is_given_only_the_name_is_asked(desk: Desk) -> None:
    phone = quick(name="")
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await sign_in(hand, phone)
        assert is_open(hand)
        await hand.press("1")
        assert asked(hand) == "name"
        await hand.press(*"Kari", "enter", *"Nordmann", "enter")
        assert asked(hand) == "message"


async def test_the_number_is_covered_until_somebody_asks_to_see_it(desk: Desk) -> None:
    phone = quick()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await sign_in(hand, phone)
        assert not is_open(hand)
        assert "198887" not in hand.shown
        await hand.press("3")
        assert is_open(hand)
        await hand.press("3")
        assert not is_open(hand)


async def test_who_is_somebody_else_is_forgotten_and_asked_again(desk: Desk) -> None:
    phone = quick()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await sign_in(hand, phone)
        await hand.press("2")
        assert title(hand) == "signin.kiosk.offer.title"
        assert (desk.session.signed_in, desk.session.answers) == (None, {"home": "rent"})


async def test_back_from_the_next_question_asks_again_whether_it_is_they(desk: Desk) -> None:
    phone = quick()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await sign_in(hand, phone)
        await hand.press("1", "escape")
        assert hand.screen == "PersonScreen"
        await hand.press("escape")
        assert asked(hand) == "home"
        await hand.press("1")
        assert asked(hand) == "message"
        await hand.press("escape", "2")
        assert title(hand) == "signin.kiosk.offer.title"
        assert desk.session.signed_in is None


async def test_whoever_typed_comes_back_to_the_offer_and_can_still_sign_in(desk: Desk) -> None:
    phone = quick()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await hand.press("2", *"Ola", "enter", *"Feil", "enter", "escape", "escape")
        assert title(hand) == "signin.kiosk.offer.title"
        await sign_in(hand, phone)
        await hand.press("1")
        assert asked(hand) == "message"
        assert desk.session.answers["name"] == Name("Kari Prøve", "Nordmann")


ENDINGS: tuple[tuple[Ending, tuple[Progress, ...], str], ...] = (
    ("cancelled", BEGUN, "cancelled"), ("number", BEGUN, "number"), ("expired", (), "expired"),
    ("expired", BEGUN[:1], "lost"), ("level", BEGUN[:1], "level"), ("provider", BEGUN[:1], "provider"),
    ("elsewhere", (), "elsewhere"),
)  # fmt: skip


@pytest.mark.parametrize(("ending", "before", "why"), ENDINGS, ids=[why for _, _, why in ENDINGS])
async def test_every_ending_has_its_words_a_new_try_and_a_way_on(
    desk: Desk, ending: Ending, before: tuple[Progress, ...], why: str
) -> None:
    phone = ended(ending, *before)
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await hand.press("1")
        await hand.until(lambda: title(hand) == "signin.kiosk.failed")
        assert hand.app.screen.alert == f"signin.kiosk.over.{why}"  # type: ignore[attr-defined]
        await hand.press("1")
        await hand.until(lambda: len(phone.opened) == 2 and title(hand) == "signin.kiosk.failed")
        assert len(set(phone.opened)) == 2
        await hand.press("escape")
        assert title(hand) == "signin.kiosk.offer.title"
        await hand.press("1")
        await hand.until(lambda: title(hand) == "signin.kiosk.failed")
        await hand.press("2")
        assert asked(hand) == "name"


@pytest.mark.parametrize(("failure", "why"), [(GatewayUnreachable, "away"), (TooManyTries, "busy")])
async def test_a_gateway_that_is_away_holds_nobody_back(
    desk: Desk, failure: type[GatewayUnreachable], why: str
) -> None:
    phone = Broken(failure)
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await hand.press("1")
        await hand.until(lambda: title(hand) == "signin.kiosk.failed")
        assert hand.app.screen.alert == f"signin.kiosk.over.{why}"  # type: ignore[attr-defined]
        await hand.press("2")
        assert asked(hand) == "name"


async def test_a_gateway_that_refuses_this_machine_is_asked_once(desk: Desk) -> None:
    phone = Broken(GatewayRefused)
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await hand.press("1")
        await hand.until(lambda: title(hand) == "signin.kiosk.failed")
        await hand.press("1")
        assert asked(hand) == "name"
        await hand.press("escape")
        assert asked(hand) == "home"
        assert len(phone.opened) == 1


async def test_a_box_sealed_for_another_is_told_and_not_taken(desk: Desk) -> None:
    async with desk.kiosk(sign_ins=lambda: Foreign()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await hand.press("1")
        await hand.until(lambda: title(hand) == "signin.kiosk.failed")
        assert hand.app.screen.alert == "signin.kiosk.over.seal"  # type: ignore[attr-defined]


class Foreign(Phone):
    """Hands over what was sealed for another hand-off."""

    def __init__(self) -> None:
        super().__init__()
        self.go(9)

    def wait(self, id: str, known: State) -> Progress:
        progress = super().wait(id, known)
        return Progress("confirmed", sealed=bytes(64)) if progress.state == "confirmed" else progress


async def test_a_made_up_number_is_refused_where_it_is_earnest(tmp_path: Path) -> None:
    desk, phone = desk_of(tmp_path, practice=False), quick()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await hand.press("1")
        await hand.until(lambda: title(hand) == "signin.kiosk.failed")
        assert hand.app.screen.alert == "signin.kiosk.over.unusable"  # type: ignore[attr-defined]
        await hand.press("1")
        assert asked(hand) == "name"
