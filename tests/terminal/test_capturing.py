"""Taking in pages by scanner and stick, and looking at them: nothing refused, nothing lost."""

from pathlib import Path

import pytest

from kiosk.documents.scanner.scanner import Bed
from kiosk.errors import ScannerAway, ScannerEmpty, ScannerJammed, StickAway, StickWritable
from tests.terminal.taking_in import Pile, Pocket, Table, page
from tests.waiting import wait

SIZE = (80, 24)


async def test_a_page_without_findings_is_one_key_to_start_and_one_when_done(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile([b""]))
    async with table.run_test(size=SIZE) as pilot:
        await table.scan(pilot, "PagesHereScreen")
        await pilot.press("enter")
        await pilot.pause()
        assert (len(table.pages), table.done) == (1, True)


async def test_only_a_page_on_which_something_was_seen_is_shown(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile([b"", b"blurred", b"turned"]))
    async with table.run_test(size=SIZE) as pilot:
        await table.scan(pilot, "PageScreen")
        assert "Uskarp" in table.text
        assert "Tørk av glasset" in table.text
        assert "Side 2 av 3" in table.text
        await pilot.press("0")
        await table.reach("PagesHereScreen")


async def test_a_jam_keeps_the_pages_before_it_and_can_be_tried_again(tmp_path: Path) -> None:
    scanner = Pile([b"", ScannerJammed()], [b""])
    table = Table(tmp_path, scanner=scanner)
    async with table.run_test(size=SIZE) as pilot:
        await table.scan(pilot, "TroubleScreen")
        assert len(table.pages) == 1
        assert "Papiret sitter fast" in table.text
        await pilot.press("1")
        await table.reach("ScanScreen")
        await pilot.press("enter")
        await table.reach("PagesHereScreen")
        assert len(table.pages) == 2


async def test_another_way_goes_back_to_the_paper(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile([ScannerEmpty()]))
    async with table.run_test(size=SIZE) as pilot:
        await table.scan(pilot, "TroubleScreen")
        await pilot.press("2")
        await pilot.pause()
        assert (table.done, table.pages) == (True, ())


async def test_a_stack_of_nothing_is_an_empty_feeder(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile([]))
    async with table.run_test(size=SIZE) as pilot:
        await table.scan(pilot, "TroubleScreen")
        assert "ikke noe papir i skanneren" in table.text


async def test_the_glass_is_chosen_by_its_key(tmp_path: Path) -> None:
    scanner = Pile([b""], sources=("feeder", "glass"))
    table = Table(tmp_path, scanner=scanner)
    async with table.run_test(size=SIZE) as pilot:
        table.take("scanner")
        await table.reach("ScanScreen")
        await pilot.press("2")
        await table.reach("PagesHereScreen")
        assert scanner.beds == ["glass"]


async def test_more_pages_of_a_paper_come_after_those_that_are_there(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile([b""], [b"turned"]))
    async with table.run_test(size=SIZE) as pilot:
        await table.scan(pilot, "PagesHereScreen")
        await pilot.press("1")
        await table.reach("ScanScreen")
        await pilot.press("enter")
        await table.reach("PagesHereScreen")
        assert [each.findings for each in table.pages] == [(), ("turned",)]


async def test_several_files_of_a_stick_are_taken_and_it_may_be_pulled_out(tmp_path: Path) -> None:
    stick = Pocket()
    table = Table(tmp_path, stick=stick)
    async with table.run_test(size=SIZE) as pilot:
        table.take("stick")
        await table.reach("StickScreen")
        assert "kontoutskrift.pdf" in table.text
        assert "1,2 MB" in table.text
        await pilot.press("2", "1", "0")
        await table.reach("PagesHereScreen")
        assert "ta ut minnepinnen nå" in table.text
        assert (len(table.pages), stick.is_out) == (3, True)


async def test_a_locked_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    table = Table(tmp_path, stick=Pocket())
    async with table.run_test(size=SIZE) as pilot:
        table.take("stick")
        await table.reach("StickScreen")
        await pilot.press("3", "1", "0")
        await table.reach("TroubleScreen")
        assert "låst med passord" in table.text
        assert len(table.pages) == 1


@pytest.mark.parametrize(("fault", "words"), [(StickAway(), "ingen minnepinne"), (StickWritable(), "ikke låst")])
async def test_a_stick_that_cannot_be_read_says_why(tmp_path: Path, fault: StickAway, words: str) -> None:
    table = Table(tmp_path, stick=Pocket(fault))
    async with table.run_test(size=SIZE):
        table.take("stick")
        await table.reach("TroubleScreen")
        assert words in table.text


async def test_a_stick_pulled_out_too_early_keeps_nothing_half(tmp_path: Path) -> None:
    table = Table(tmp_path, stick=Pocket(reading=StickAway()))
    async with table.run_test(size=SIZE) as pilot:
        table.take("stick")
        await table.reach("StickScreen")
        await pilot.press("1", "0")
        await table.reach("TroubleScreen")
        assert table.pages == ()


async def look_at(table: Table, *raws: bytes) -> None:
    """The first paper's pages, from the first."""
    table.session.enclose("payslip", tuple(page(raw) for raw in raws))
    table.begin(lambda: table.capturing.look_at(table.paper))
    await table.reach("PageScreen")


async def test_a_page_is_left_out_with_one_key(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile())
    async with table.run_test(size=SIZE) as pilot:
        await look_at(table, b"empty", b"cut")
        await pilot.press("4")
        await pilot.pause()
        assert [each.findings for each in table.pages] == [("cut",)]


async def test_a_page_moves_and_stays_in_view(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile())
    async with table.run_test(size=SIZE) as pilot:
        await look_at(table, b"empty", b"cut")
        await pilot.press("6")
        await pilot.pause()
        assert [each.findings for each in table.pages] == [("cut",), ("empty",)]
        assert "Side 2 av 2" in table.text


async def test_a_page_is_turned(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile())
    async with table.run_test(size=SIZE) as pilot:
        await look_at(table, b"")
        await pilot.press("2")
        await pilot.pause()
        assert table.tray.turned == 1
        assert table.pages[0].jpeg == b" "


async def test_taking_again_takes_its_place_and_is_not_there_twice(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile([b"turned"]))
    async with table.run_test(size=SIZE) as pilot:
        await look_at(table, b"blurred", b"cut")
        await pilot.press("1")
        await table.reach("ScanScreen")
        await pilot.press("enter")
        await table.reach("PageScreen")
        assert [each.findings for each in table.pages] == [("turned",), ("cut",)]
        assert len(table.tray.earlier) == 1


async def test_whoever_goes_back_from_taking_again_keeps_the_page(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile([b"turned"]))
    async with table.run_test(size=SIZE) as pilot:
        await look_at(table, b"blurred")
        await pilot.press("1")
        await table.reach("ScanScreen")
        await pilot.press("escape")
        await table.reach("PageScreen")
        assert [each.findings for each in table.pages] == [("blurred",)]


async def test_while_the_scanner_works_nobody_has_to_be_there(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile([b""]))
    async with table.run_test(size=SIZE) as pilot:
        await table.scan(pilot, "PagesHereScreen")
        assert False in table.attended
        assert table.attended[-1]


async def test_what_is_not_there_is_not_offered(tmp_path: Path) -> None:
    assert Table(tmp_path, stick=Pocket(), scanner=Pile()).capturing.offered == ("scanner", "stick")


async def test_a_scanner_that_does_not_even_begin_says_why(tmp_path: Path) -> None:
    class Dead(Pile):
        def scan(self, source: Bed | None = None) -> Pile:
            raise ScannerAway

    table = Table(tmp_path, scanner=Dead())
    async with table.run_test(size=SIZE) as pilot:
        await table.scan(pilot, "TroubleScreen")
        assert "svarer ikke" in table.text


async def test_help_tells_all_that_was_seen(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile())
    async with table.run_test(size=SIZE) as pilot:
        await look_at(table, b"blurred,dark,cut,small,glare")
        await pilot.press("f1")
        await wait(lambda: "For mørk: Legg den mot glasset" in table.text)


def test_what_the_first_page_would_wait_for_is_made_ready_once(tmp_path: Path) -> None:
    table = Table(tmp_path, scanner=Pile([b""]))
    table.capturing.warm()
    table.capturing.warm()
    bare = Table(tmp_path)
    bare.capturing.warm()
    assert (table.tray.warmed, bare.tray.warmed) == (1, 0)
