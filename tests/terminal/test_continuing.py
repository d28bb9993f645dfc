"""Continue from my own paper: scanning it, opening it with the receipt's code, and going on from its answers."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk import errors
from kiosk.errors import SheetError
from kiosk.form.answers import Name
from kiosk.form.forms import Forms
from kiosk.paper.carrier import Seal, Sheet, rehearsal_seal
from kiosk.paper.carrier.wrapping import unwrap
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.terminal.sheets import Sheets
from kiosk.terminal.widgets.typed import Typed
from tests.terminal.following import event, knowing_register
from tests.terminal.own_paper import CODE, OWN, application_of, sheet_of, sheets_for
from tests.terminal.visiting import CONTENT, Desk, Hand, both_forms, clock

SIZE = (120, 40)
REFERENCE = OWN.replace("-", "")
KEY_CARD = "5"
MEND, NEXT_MONTH = "1", "2"


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


@pytest.fixture(scope="module")
def parts(forms: Forms) -> tuple[str, ...]:
    return sheet_of(forms)


async def begin(hand: Hand, *, card: str = KEY_CARD) -> None:
    """From rest to the screen that waits for codes."""
    await hand.pilot.pause()
    await hand.press("space", "1", card)


async def scan(hand: Hand, parts: Sequence[str]) -> None:
    """Each of these codes, as a scanner on a port of its own gives them."""
    for part in parts:
        hand.app.take_scan(part)
        await hand.pilot.pause()
    await hand.until(lambda: True)


async def open_own(hand: Hand, parts: Sequence[str], code: str = CODE, *, card: str = KEY_CARD) -> None:
    """From rest to what it is continued for."""
    await begin(hand, card=card)
    await scan(hand, parts)
    await hand.until(lambda: hand.screen == "ReceiptCodeScreen")
    await hand.press(*code, "enter")
    await hand.until(lambda: hand.screen != "InquiringScreen")


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


class BrokenSheets(Sheets):
    """Opens nothing, and says so in this way."""

    failure: SheetError

    def open(self, *_parts: Any) -> Sheet:
        raise self.failure


@pytest.mark.parametrize(
    "leaf", ["SheetDamaged", "SheetTooLarge", "SheetUnknown", "SheetForged", "SignerUnknown", "SheetLocked"]
)
async def test_a_sheet_that_cannot_be_read_says_why_and_can_be_scanned_again(
    forms: Forms, parts: tuple[str, ...], leaf: str
) -> None:
    desk = Desk(forms)
    sheets = BrokenSheets(desk.settings, CONTENT, forms)
    sheets.failure = getattr(errors, leaf)()
    async with desk.kiosk(sheets=sheets).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await scan(hand, parts)
        await hand.until(lambda: hand.screen == "CardScreen")
        assert hand.app.screen.alert == sheets.failure.text  # type: ignore[attr-defined]
        await hand.press("1")
        assert hand.screen == "SheetScreen"
        assert hand.app.screen.gathering.total == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ({"practice": False}, "own.refused.practice"),
        ({"created": clock() - timedelta(days=181)}, "own.refused.old"),
    ],
    ids=["real operation", "half a year"],
)
async def test_a_sheet_that_is_not_for_continuing_here_says_why(forms: Forms, made: dict[str, Any], told: str) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await scan(hand, sheet_of(forms, application_of(forms, **made)))
        await hand.until(lambda: hand.screen == "CardScreen")
        assert hand.app.screen.alert == told  # type: ignore[attr-defined]
        await hand.press("2")
        assert hand.app.screen.heading == "errand.title"  # type: ignore[attr-defined]


async def test_a_sheet_of_late_papers_is_not_continued(forms: Forms) -> None:
    desk = Desk(forms)
    answers = {"name": Name("Sara", "Test")}
    late = application_of(forms, form=forms.late.id, version=forms.late.version, answers=answers, documents=())
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await scan(hand, sheet_of(forms, late))
        await hand.until(lambda: hand.screen == "CardScreen")
        assert hand.app.screen.alert == "own.refused.late"  # type: ignore[attr-defined]


async def test_a_wrong_code_shows_nothing_of_the_sheet_and_five_are_the_last(
    forms: Forms, parts: tuple[str, ...]
) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, parts, "000000")
        for _ in range(5):
            assert desk.session.answers == {}
            if hand.screen == "CardScreen":
                break
            assert "passer ikke sammen" in hand.shown
            await hand.press("enter")
            await hand.until(lambda: hand.screen != "InquiringScreen")
        assert hand.app.screen.alert == "error.register.tries"  # type: ignore[attr-defined]
        await hand.press("2", *["backspace"] * 7, *CODE, "enter")
        await hand.until(lambda: hand.screen == "CardScreen")
        assert hand.app.screen.alert == "error.register.tries"  # type: ignore[attr-defined]


async def test_the_receipts_own_code_can_be_scanned_instead(forms: Forms, parts: tuple[str, ...]) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await scan(hand, parts)
        await hand.until(lambda: hand.screen == "ReceiptCodeScreen")
        hand.app.take_scan(f"HTTPS://STATUS.EXAMPLE.NO/S/K20GFRSNB/{CODE}9M2ZQ8W0RT")
        await pilot.pause()
        assert "en annen søknad" in hand.shown
        hand.app.take_scan(f"HTTPS://STATUS.EXAMPLE.NO/S/{REFERENCE}/{CODE}9M2ZQ8W0RT")
        await hand.until(lambda: hand.screen == "CardScreen")
        assert hand.app.screen.heading == "own.purpose"  # type: ignore[attr-defined]


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


def sealed(key: ec.EllipticCurvePrivateKey) -> Seal:
    """The seal of practice, for an office that has a key."""
    seal = rehearsal_seal()
    return Seal(seal.name, seal.key, {"0301": key.public_key()}, "0301")


@pytest.fixture(scope="module")
def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


async def test_an_encrypted_sheet_is_opened_by_the_gateway_after_the_code(
    forms: Forms, key: ec.EllipticCurvePrivateKey
) -> None:
    desk, register = Desk(forms), knowing_register()
    register._unwrapping = lambda reference, recipient: unwrap(recipient, key, reference)
    async with desk.kiosk(sheets=sheets_for(desk), register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, sheet_of(forms, seal=sealed(key)), "000000", card="6")
        assert "passer ikke sammen" in hand.shown
        await hand.press(*["backspace"] * 7, *CODE, "enter")
        await hand.until(lambda: hand.screen == "CardScreen")
        await hand.press(MEND)
        assert desk.session.answers["name"] == Name("Sara", "Test")


async def test_an_encrypted_sheet_is_not_opened_while_the_gateway_is_away(
    forms: Forms, key: ec.EllipticCurvePrivateKey
) -> None:
    desk, register = Desk(forms), RehearsalRegister(clock)
    register.is_away = True
    async with desk.kiosk(sheets=sheets_for(desk), register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, sheet_of(forms, seal=sealed(key)), card="6")
        assert hand.app.screen.alert == "error.register.unreachable"  # type: ignore[attr-defined]


async def test_an_encrypted_sheet_is_not_opened_without_a_gateway(
    forms: Forms, key: ec.EllipticCurvePrivateKey
) -> None:
    desk = Desk(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await scan(hand, sheet_of(forms, seal=sealed(key)))
        await hand.until(lambda: hand.screen == "CardScreen")
        assert hand.app.screen.alert == "error.sheet.locked"  # type: ignore[attr-defined]


async def test_a_plain_sheet_is_opened_by_its_own_proof_while_the_gateway_is_away(
    forms: Forms, parts: tuple[str, ...]
) -> None:
    desk, register = Desk(forms), RehearsalRegister(clock)
    register.is_away = True
    async with desk.kiosk(sheets=sheets_for(desk), register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, parts, card="6")
        assert hand.app.screen.heading == "own.purpose"  # type: ignore[attr-defined]


async def test_an_application_that_was_replaced_is_not_continued(forms: Forms, parts: tuple[str, ...]) -> None:
    desk = Desk(forms)
    register = knowing_register((REFERENCE, (event("created", 20), event("void", 21, other="K20GFRSNB"))))
    async with desk.kiosk(sheets=sheets_for(desk), register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, parts, card="6")
        assert hand.app.screen.alert == "own.refused.replaced"  # type: ignore[attr-defined]


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
