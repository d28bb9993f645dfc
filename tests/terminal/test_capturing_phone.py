"""Photos from a phone: shown as they come, each for its own paper, and over with the visit."""

from pathlib import Path

from kiosk.errors import DocumentLocked
from kiosk.terminal.screens.phone_pages import PhonePagesScreen
from kiosk.terminal.widgets.page_picture import PageRow
from kiosk.terminal.widgets.upload_code import UploadCode
from tests.terminal.taking_in import ADDRESS, Handset, Table
from tests.waiting import wait

SIZE = (80, 24)


def opened(tmp_path: Path) -> tuple[Table, Handset]:
    """A table with one phone."""
    phone = Handset()
    return Table(tmp_path, phone=lambda _language: phone), phone


def has_code(table: Table) -> bool:
    """Whether the code stands there."""
    code = table.screen.query(UploadCode)
    return bool(code) and bool(code.first().region) and bool(code.first().modules)


async def test_the_code_fits_the_smallest_terminal(tmp_path: Path) -> None:
    table, _ = opened(tmp_path)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        await wait(lambda: has_code(table))
        code = table.screen.query_one(UploadCode)
        assert (code.link, code.region.height) == (ADDRESS, 20)


async def test_a_photo_stands_on_the_screen_as_soon_as_it_is_here(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE) as pilot:
        await table.turn_to_phone()
        phone.send()
        await wait(lambda: bool(table.screen.query_one(PageRow).pages))
        await wait(lambda: bool(table.screen.query_one(PageRow).pictures[0].region))
        assert phone.said == [("payslip", True)]
        await pilot.press("enter")
        await wait(lambda: table.done)
        assert len(table.pages) == 1


async def test_several_photos_come_without_a_key(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        phone.send()
        phone.send(b"turned")
        await wait(lambda: len(table.screen.query_one(PageRow).pages) == 2)


async def test_what_was_seen_is_told_while_the_phone_is_in_the_hand(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        phone.send(b"cut")
        await wait(lambda: "fire hjørnene" in table.text)


async def test_a_photo_that_cannot_be_used_is_told_to_both(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        phone.send(b"locked")
        await wait(lambda: "passord" in table.text)
        assert phone.said == [("payslip", False)]
        assert table.pages == ()


async def test_a_photo_for_another_paper_goes_to_that_paper(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        phone.send(topic="lease")
        await wait(lambda: "lease" in table.session.pages)
        assert table.pages == ()


async def test_a_photo_for_a_paper_nobody_asks_for_is_refused(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        phone.send(topic="divorce")
        await wait(lambda: phone.said == [("divorce", False)])


async def test_a_photo_arrives_whatever_screen_is_shown_while_papers_are_gathered(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE) as pilot:
        with table.capturing.gathering():
            table.take("phone")
            await table.reach("PhonePagesScreen")
            await pilot.press("escape")
            await wait(lambda: table.done)
            phone.send()
            await wait(lambda: len(table.pages) == 1)


async def test_a_photo_that_comes_when_papers_were_gathered_waits_until_somebody_looks_at_them_again(
    tmp_path: Path,
) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE) as pilot:
        await table.turn_to_phone()
        await pilot.press("escape")
        await wait(lambda: table.done)
        phone.send()
        await wait(lambda: table.tray.developed == 1)
        await pilot.pause(0.1)
        assert table.pages == ()
        assert phone.said == []
        with table.capturing.gathering():
            await wait(lambda: len(table.pages) == 1)


async def test_another_paper_turns_the_same_phone_to_itself(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE) as pilot:
        await table.turn_to_phone()
        await pilot.press("escape")
        await wait(lambda: table.done)
        table.begin(lambda: table.capturing.take(table.session.form.documentation[1], "phone"))
        await table.reach("PhonePagesScreen")
        assert phone.topics == ["payslip", "lease"]


async def test_nobody_has_to_press_a_key_while_a_phone_is_waited_for(tmp_path: Path) -> None:
    table, _ = opened(tmp_path)
    async with table.run_test(size=SIZE) as pilot:
        await table.turn_to_phone()
        assert table.attended[-1] is False
        await pilot.press("escape")
        await wait(lambda: table.done)
        assert table.attended[-1] is True


async def test_a_gateway_that_is_away_says_that_the_pages_are_safe(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        phone.state = "away"
        await wait(lambda: "er trygge" in table.text)


async def test_the_visits_end_closes_the_phone(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        table.capturing.close()
        assert phone.is_closed


async def test_a_screen_too_small_for_the_code_says_so(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    phone.address = ADDRESS.replace("STATUS", "s" * 90)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        await wait(lambda: "for liten for koden" in table.text)
        assert not has_code(table)


async def test_the_trouble_of_a_photo_is_gone_with_the_next(tmp_path: Path) -> None:
    table, phone = opened(tmp_path)
    async with table.run_test(size=SIZE):
        await table.turn_to_phone()
        phone.send(b"locked")
        await wait(lambda: "passord" in table.text)
        phone.send()
        await wait(lambda: len(table.pages) == 1 and "passord" not in table.text)
        screen = table.screen
        assert isinstance(screen, PhonePagesScreen)
        assert not any(isinstance(each, DocumentLocked) for each in screen.watched.trouble.values())
