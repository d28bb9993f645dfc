"""Opening one's own paper: only with the receipt's code, and only what can be continued here."""

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
from tests.terminal.following import event, knowing_register
from tests.terminal.own_paper import CODE, MEND, OWN, application_of, begin, open_own, scan, sheet_of, sheets_for
from tests.terminal.visiting import CONTENT, Desk, Hand, both_forms, clock

SIZE = (120, 40)
REFERENCE = OWN.replace("-", "")


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


@pytest.fixture(scope="module")
def parts(forms: Forms) -> tuple[str, ...]:
    return sheet_of(forms)


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
        await hand.press("escape", *["backspace"] * 7, *CODE, "enter")
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


async def test_a_sheet_of_a_visit_without_time_zone_is_continued(forms: Forms) -> None:
    desk = Desk(forms)
    made = application_of(forms, created=clock().replace(tzinfo=None))
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await open_own(hand, sheet_of(forms, made))
        assert hand.app.screen.heading == "own.purpose"  # type: ignore[attr-defined]


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
