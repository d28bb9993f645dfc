"""How every screen of the desk looks, in both languages and sizes."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.desk.means import Means
from kiosk.desk.screens.asking import SureScreen
from kiosk.errors import SheetForged
from kiosk.paper.carrier import Sheet
from tests.desk.scans import applied, as_pdf, parts, rendered
from tests.desk.screens.sitting import LARGE, PAGE, know, sitting
from tests.paper.printing import printery

pytestmark = pytest.mark.asyncio


async def test_home_before_the_first_scan() -> None:
    async with sitting() as hand:
        await hand.compare("home")


@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_home_with_todays_list(language: str) -> None:
    async with sitting(helper_language=language) as hand:
        for key in ("enter", "m"):
            await hand.scan_sheet()
            await hand.press(key)
        await hand.press("enter", "escape", "down")
        await hand.compare(f"home-list-{language}")


@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_a_case_received(language: str) -> None:
    async with sitting(helper_language=language) as hand:
        know(hand.register)
        await hand.scan_sheet()
        await hand.press("enter")
        await hand.compare(f"case-{language}")


async def test_a_case_with_its_page_on_a_wide_screen(tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(as_pdf(rendered(printery().make_one("declaration", applied()))))
    async with sitting(LARGE) as hand:
        await hand.scan_sheet()
        await hand.type(str(scan))
        await hand.until(lambda: bool(hand.case.pages))
        await hand.compare("case-wide")


async def test_a_case_without_its_data_sheet() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.compare("case-bare")


async def test_a_case_of_which_codes_are_missing() -> None:
    async with sitting() as hand:
        await hand.scan(parts()[1].text)
        await hand.scan(PAGE)
        await hand.compare("case-gathering")


async def test_a_case_that_was_forged() -> None:
    def forged(_parts: tuple[str, ...]) -> Sheet:
        raise SheetForged

    def means(given: Means) -> Means:
        return replace(given, open_sheet=forged)

    async with sitting(means=means) as hand:
        await hand.scan_sheet()
        await hand.compare("case-forged")


async def test_a_void_case() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("v", "enter")
        await hand.compare("case-void")


@pytest.mark.parametrize(("key", "name"), [("m", "missing"), ("f", "forward"), ("v", "void"), ("o", "over")])
async def test_the_dialogs(key: str, name: str) -> None:
    async with sitting() as hand:
        await hand.scan_sheet()
        await hand.press(key)
        await hand.compare(name)


async def test_missing_documents_where_nobody_knows_what_was_asked_for() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("m", "enter")
        await hand.compare("missing-all")


@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_the_guide(language: str) -> None:
    async with sitting(LARGE, helper_language=language) as hand:
        await hand.press("f1")
        await hand.compare(f"help-{language}")


async def test_leaving_while_something_was_not_told() -> None:
    async with sitting() as hand:
        hand.register.is_away = True
        await hand.scan(PAGE)
        await hand.press("enter", "escape", "f10")
        assert isinstance(hand.app.screen, SureScreen)
        await hand.compare("leave")
