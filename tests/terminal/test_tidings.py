"""What the municipality told, heard at the kiosk by whoever signs in: the screens, what they hold back, what fails."""

import gc
from typing import Any

import pytest
from textual.events import Paste

from kiosk.digisos.trouble import EVER, Trouble
from kiosk.form.forms import Forms
from kiosk.terminal.widgets.typed import Typed
from kiosk.visit.signed_in import SignedIn
from tests.terminal.following import CODE, KEY, PRINTED, knowing_register
from tests.terminal.hearing import NAV_REFERENCE, OTHER, SENT, TOLD, digital_register, equipped, holding
from tests.terminal.visiting import Desk, Hand, both_forms

pytestmark = pytest.mark.usefixtures("whole_memory")

SIZE = (120, 40)
FOLLOW, MORE = "5", "2"
LINK = f"HTTPS://STATUS.EXAMPLE.NO/S/{SENT}/{KEY.characters}"


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


async def to_status(hand: Hand, *, scanned: bool = False, reference: str = SENT, language: str = "1") -> None:
    """From rest to where the application is."""
    await hand.pilot.pause()
    await hand.press("space", language, FOLLOW)
    if scanned:
        hand.app.screen.query(Typed).first().post_message(Paste(LINK))
        await hand.press("enter")
    else:
        await hand.press(*reference, "enter", *CODE, "enter")
    await hand.until(lambda: hand.screen == "StatusScreen")


async def sign_in(hand: Hand) -> None:
    """From the card to the answer: the phone's part is rehearsed, and it is they."""
    await hand.press(MORE)
    await hand.until(lambda: hand.screen == "PersonScreen")
    await hand.press("1")
    await hand.until(lambda: hand.screen not in ("PersonScreen", "InquiringScreen"))


async def heard(hand: Hand, **more: Any) -> None:
    await to_status(hand, **more)
    await sign_in(hand)


def lines_of(hand: Hand) -> str:
    """All that the screen has to say, on whatever page."""
    return "\n".join(line.text[0] for line in hand.app.screen.whereabouts.lines)  # type: ignore[attr-defined]


@pytest.mark.parametrize("scanned", [True, False])
async def test_who_signs_in_sees_what_happened_in_words(forms: Forms, scanned: bool) -> None:
    with holding((NAV_REFERENCE, TOLD)) as fiks:
        async with Desk(forms).kiosk(**equipped(fiks)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand, scanned=scanned)
            assert hand.screen == "TidingsScreen"
            said = lines_of(hand)
    for text in ("20. november 2026: Nav har fått søknaden", "Strømfaktura. Innen 8. desember 2026", "Nav Nordby"):
        assert text in said


async def test_neither_yes_nor_no_is_shown_where_others_can_see(forms: Forms) -> None:
    with holding((NAV_REFERENCE, TOLD)) as fiks:
        async with Desk(forms).kiosk(**equipped(fiks)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand)
            said = lines_of(hand)
    assert "avslag" not in said
    assert "Svaret står i brevet" in said
    assert "på telefonen din" in said


async def test_the_sign_in_is_forgotten_once_it_has_been_used(forms: Forms) -> None:
    seen: list[SignedIn] = []
    desk = Desk(forms)
    with holding((NAV_REFERENCE, TOLD)) as fiks:
        async with desk.kiosk(**equipped(fiks, seen)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand)
            assert len(seen) == 1
            assert desk.session.signed_in is None
            assert desk.session.answers == {}
            await hand.press("escape")
            assert hand.screen == "StatusScreen"
            await sign_in(hand)
            assert len(seen) == 2


async def test_nothing_in_the_kiosk_holds_who_signed_in_once_the_answer_is_there(forms: Forms) -> None:
    # Other tests keep persons of their own for as long as the process lives.
    before = {id(each) for each in gc.get_objects() if isinstance(each, SignedIn)}
    with holding((NAV_REFERENCE, TOLD)) as fiks:
        async with Desk(forms).kiosk(**equipped(fiks)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand)
            assert hand.screen == "TidingsScreen"
            gc.collect()
            held = [each for each in gc.get_objects() if isinstance(each, SignedIn)]
            assert {id(each) for each in held} <= before


async def test_what_the_gateway_keeps_says_until_when_it_can_be_sent(forms: Forms) -> None:
    with holding() as fiks:
        more = {**equipped(fiks), "register": digital_register("tried", "created", "created", "kept")}
        async with Desk(forms).kiosk(**more).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await to_status(hand)
            assert "25. november 2026: Send den før klokka" in lines_of(hand)


async def test_a_scanned_receipt_finds_its_own_case_among_others(forms: Forms) -> None:
    with holding((OTHER, TOLD[:1]), (NAV_REFERENCE, TOLD)) as fiks:
        async with Desk(forms).kiosk(**equipped(fiks)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand, scanned=True)
            assert "Strømfaktura" in lines_of(hand)


async def test_with_a_typed_code_the_applicant_chooses_among_their_own(forms: Forms) -> None:
    with holding((OTHER, TOLD[:1]), (NAV_REFERENCE, TOLD)) as fiks:
        async with Desk(forms).kiosk(**equipped(fiks)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand)
            assert len(hand.cards) == 2
            await hand.press("1")
            await hand.until(lambda: hand.screen == "TidingsScreen")


async def test_whoever_did_not_apply_is_told_that_nothing_was_found_and_another_may_sign_in(forms: Forms) -> None:
    seen: list[SignedIn] = []
    with holding((OTHER, TOLD)) as fiks:
        async with Desk(forms).kiosk(**equipped(fiks, seen)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand, scanned=True)
            assert hand.app.screen.heading == "follow.nothing.title"  # type: ignore[attr-defined]
            await hand.press("1")
            await hand.until(lambda: hand.screen == "PersonScreen")


@pytest.mark.parametrize(
    ("trouble", "alert"),
    [
        ("refused", "follow.fiks.away"),
        ("503", "follow.fiks.away"),
        ("429", "error.fiks.busy"),
        ("400", "follow.fiks.refused"),
        ("401", "error.fiks.sign_in"),
    ],
)
async def test_every_failure_has_its_words_and_a_way_on(forms: Forms, trouble: Any, alert: str) -> None:
    with holding((NAV_REFERENCE, TOLD), troubles=(Trouble(trouble, 0, EVER),)) as fiks:
        async with Desk(forms).kiosk(**equipped(fiks)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand)
            assert hand.app.screen.alert == alert  # type: ignore[attr-defined]
            await hand.press("2")
            assert hand.app.screen.heading == "errand.title"  # type: ignore[attr-defined]


async def test_a_sign_in_that_is_over_is_asked_for_anew(forms: Forms) -> None:
    with holding((NAV_REFERENCE, TOLD), troubles=(Trouble("401", 0),)) as fiks:
        async with Desk(forms).kiosk(**equipped(fiks)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand)
            await hand.press("1")
            await hand.until(lambda: hand.screen == "PersonScreen")
            await hand.press("1")
            await hand.until(lambda: hand.screen == "TidingsScreen")


async def test_papers_are_added_from_what_the_municipality_told(forms: Forms) -> None:
    desk = Desk(forms)
    with holding((NAV_REFERENCE, TOLD)) as fiks:
        async with desk.kiosk(**equipped(fiks)).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await heard(hand)
            await hand.press("1")
            assert desk.session.errand == "late"


@pytest.mark.parametrize("without", ["sign_ins", "digisos"])
async def test_the_card_is_there_only_where_people_can_sign_in(forms: Forms, without: str) -> None:
    with holding() as fiks:
        async with Desk(forms).kiosk(**{**equipped(fiks), without: None}).run_test(size=SIZE) as pilot:
            hand = Hand(pilot)
            await to_status(hand)
            assert [card.choice for card in hand.cards] == ["papers", "end"]


async def test_the_card_is_not_there_for_paper_nor_for_what_was_not_sent(forms: Forms) -> None:
    with holding() as fiks:
        for reference, more in (
            (PRINTED, {**equipped(fiks), "register": knowing_register()}),
            (SENT, equipped(fiks, None, "kept")),
        ):
            async with Desk(forms).kiosk(**more).run_test(size=SIZE) as pilot:
                hand = Hand(pilot)
                await to_status(hand, reference=reference)
                assert [card.choice for card in hand.cards] == ["papers", "end"]
