"""What the municipality told exactly as the screens are sent, in three languages and two sizes."""

import pytest

from kiosk.form.forms import Forms
from tests.terminal.golden import compare
from tests.terminal.hearing import NAV_REFERENCE, OTHER, TOLD, equipped, holding
from tests.terminal.test_every_screen import faults
from tests.terminal.test_tidings import sign_in, to_status
from tests.terminal.visiting import Desk, Hand, both_forms

LANGUAGES = {"nb": "1", "uk": "4", "ar": "5"}


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


def keep(hand: Hand, name: str, code: str, size: tuple[int, int]) -> None:
    """Compares the screen with its golden; on the smallest terminal nothing may cross an edge either."""
    if size == (80, 24):
        assert faults(hand.app.screen, hand.shown) == []
    compare(f"{name}-{code}-{size[0]}x{size[1]}", hand.shown)


@pytest.mark.parametrize("size", [(80, 24), (100, 30)], ids=["80x24", "100x30"])
@pytest.mark.parametrize("code", LANGUAGES)
async def test_what_the_municipality_told_looks_as_it_did(forms: Forms, code: str, size: tuple[int, int]) -> None:
    with holding((NAV_REFERENCE, TOLD)) as fiks:
        async with Desk(forms).kiosk(**equipped(fiks)).run_test(size=size) as pilot:
            hand = Hand(pilot)
            await to_status(hand, language=LANGUAGES[code])
            keep(hand, "status-sent", code, size)
            await sign_in(hand)
            page = 1
            while True:
                keep(hand, f"tidings-{page}", code, size)
                if page == hand.app.screen.query("StatusSheet").first().pages:  # type: ignore[attr-defined]
                    break
                page += 1
                await hand.press("0")


@pytest.mark.parametrize("code", LANGUAGES)
async def test_several_applications_and_none_look_as_they_did(forms: Forms, code: str) -> None:
    size = (80, 24)
    for name, cases, scanned in (
        ("several", ((OTHER, TOLD[:1]), (NAV_REFERENCE, TOLD)), False),
        ("nothing", ((OTHER, TOLD[:1]),), True),
    ):
        with holding(*cases) as fiks:
            async with Desk(forms).kiosk(**equipped(fiks)).run_test(size=size) as pilot:
                hand = Hand(pilot)
                await to_status(hand, language=LANGUAGES[code], scanned=scanned)
                await sign_in(hand)
                keep(hand, f"tidings-{name}", code, size)
