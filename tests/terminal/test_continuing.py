"""Continue from my own paper: scanning it, opening it with the receipt's code, and going on from its answers."""

import pytest

from kiosk.form.answers import Place
from kiosk.form.forms import Forms
from kiosk.terminal.sheets import Sheets
from kiosk.terminal.widgets.typed import Typed
from tests.terminal.own_paper import MEND, NEXT_MONTH, OWN, application_of, begin, open_own, scan, sheet_of, sheets_for
from tests.terminal.visiting import CONTENT, Desk, Hand, both_forms

SIZE = (120, 40)
REFERENCE = OWN.replace("-", "")


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


@pytest.fixture(scope="module")
def parts(forms: Forms) -> tuple[str, ...]:
    return sheet_of(forms)


async def test_the_card_is_there_only_where_sheets_are(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1")
        assert [card.choice for card in hand.cards] == ["new", "again", "twice", "late", "own"]


def test_a_kiosk_that_signs_nothing_continues_nothing(forms: Forms) -> None:
    office = Desk(forms, practice=False, printer="ipp://localhost/ipp/print").settings
    assert Sheets.of(office, CONTENT, forms) is None


async def test_codes_are_scanned_in_any_order_and_only_the_missing_are_open(
    forms: Forms, parts: tuple[str, ...]
) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await scan(hand, [parts[2], parts[0]])
        assert hand.app.screen.gathering.missing == (2,)  # type: ignore[attr-defined]
        assert "Koden er lest." in hand.shown
        await scan(hand, [parts[1]])
        await hand.until(lambda: hand.screen == "ReceiptCodeScreen")


async def test_a_scanner_that_types_is_heard_and_nothing_of_it_is_shown(forms: Forms, parts: tuple[str, ...]) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        before = hand.shown
        await pilot.press(*parts[0][:40])
        assert hand.shown == before
        assert hand.screen == "SheetScreen"
        for letter in parts[0][40:]:
            hand.app.screen.hear_letter(letter)  # type: ignore[attr-defined]
        await hand.press("enter")
        assert hand.app.screen.gathering.missing == (2, 3)  # type: ignore[attr-defined]
        assert hand.app.screen.heard == []  # type: ignore[attr-defined]


async def test_a_scanner_without_an_end_is_understood_after_a_moment(forms: Forms, parts: tuple[str, ...]) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        for letter in parts[0]:
            hand.app.screen.hear_letter(letter)  # type: ignore[attr-defined]
        await hand.until(lambda: hand.app.screen.gathering.total == 3)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SK1Ø7KQ4M2XJGØ1-3ØABC", "own.keyboard"),
        ("SK1:W76PNSMCE:P2/7", "own.page"),
        ("HTTPS://STATUS.EXAMPLE.NO/S/W76PNSMCE/4F7A1C9M2ZQ8W0RT", "own.receipt"),
        ("HTTPS://EXAMPLE.NO/ANYTHING", "error.sheet.foreign"),
        ("SK2:W76PNSMCE:1/2:ABC", "error.sheet.unknown"),
        ("SK1:W76PNSMCF:1/2:ABC", "error.sheet.damaged"),
        ("SK1:W76PNSMCE:1/99:ABC", "error.sheet.large"),
    ],
)
async def test_a_code_that_does_not_belong_says_why(forms: Forms, text: str, told: str) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await scan(hand, [text])
        assert hand.app.screen.middle.alert.text == desk.library.words("nb")(told)  # type: ignore[attr-defined]


async def test_codes_of_two_applications_are_never_mixed(forms: Forms, parts: tuple[str, ...]) -> None:
    desk = Desk(forms)
    other = sheet_of(forms, application_of(forms, reference="K20-GFR-SNB"))
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await scan(hand, [parts[0], other[1]])
        assert hand.app.screen.middle.alert.text == desk.library.words("nb")("error.sheet.mixed")  # type: ignore[attr-defined]
        assert hand.app.screen.gathering.missing == (2, 3)  # type: ignore[attr-defined]


async def test_whoever_mends_it_sees_the_review_first_and_takes_its_place(forms: Forms, parts: tuple[str, ...]) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, parts)
        await hand.press(MEND, "1")
        assert hand.screen == "ReviewScreen"
        assert (desk.session.replaces, desk.session.continues) == (OWN, "")
        assert desk.session.answers["rent_amount"] == 7500
        assert "declaration" not in desk.session.answers
        assert str(desk.session.reference) != OWN
        await hand.press("escape", "escape")
        assert hand.screen in ("MonthScreen", "DocumentsScreen", "QuestionScreen")


async def test_another_month_begins_with_the_first_question_and_asks_consent_anew(
    forms: Forms, parts: tuple[str, ...]
) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, parts)
        await hand.press(NEXT_MONTH, "1")
        assert hand.app.screen.question.id == "acute_need"  # type: ignore[attr-defined]
        assert (desk.session.errand, desk.session.replaces, desk.session.continues) == ("again", "", OWN)
        assert set(desk.session.answers) == {"name", "address", "home_kind", "rent_amount"}


async def test_back_from_who_helps_asks_again_what_it_is_continued_for(forms: Forms, parts: tuple[str, ...]) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, parts)
        await hand.press(MEND, "escape")
        assert hand.app.screen.heading == "own.purpose"  # type: ignore[attr-defined]
        await hand.press(NEXT_MONTH)
        assert (desk.session.replaces, desk.session.continues) == ("", OWN)
        await hand.press("escape", "escape", "1")
        assert desk.session.answers == {}
        assert (desk.session.replaces, desk.session.continues) == ("", "")


async def test_whoever_goes_back_and_means_the_same_keeps_what_they_have_mended(
    forms: Forms, parts: tuple[str, ...]
) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, parts)
        await hand.press(MEND)
        desk.session.put(Place("rent_amount"), 8200)
        await hand.press("escape", MEND)
        assert desk.session.answers["rent_amount"] == 8200


async def test_answers_that_fit_no_more_are_counted(forms: Forms) -> None:
    desk = Desk(forms)
    other = {**application_of(forms).answers, "rent_amount": 99_999_999, "home_kind": "rent"}
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, sheet_of(forms, application_of(forms, answers=other)))
        await hand.press(MEND)
        if "rent_amount" not in desk.session.answers:
            assert "1 svar passer ikke lenger." in hand.shown
            await hand.press("1")
        assert hand.app.screen.heading == "role.title"  # type: ignore[attr-defined]


async def test_nothing_scanned_stays_on_a_screen_that_was_left(forms: Forms, parts: tuple[str, ...]) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        left = hand.app.screen
        await scan(hand, parts)
        await hand.until(lambda: hand.screen == "ReceiptCodeScreen")
        assert left.heard == []  # type: ignore[attr-defined]
        assert [field.value for field in hand.app.screen.query(Typed)] == [""]
