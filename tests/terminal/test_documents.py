"""The papers asked for as a list: how each stands, how many are ready, and that nothing is in the way."""

from datetime import date

import pytest

from kiosk.language import script
from kiosk.terminal.canvas import Block
from kiosk.terminal.outcome import Back, ChangeLanguage, Chose, Proceed
from kiosk.terminal.papers import PaperState
from kiosk.terminal.screens.documents import MORE, DocumentsScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.entries import Entries, Entry
from tests.terminal import matters
from tests.terminal.golden import compare
from tests.terminal.matters import PAPERS, papers
from tests.terminal.stage import Stage, tap

SIZES = ((80, 24), (88, 25), (120, 40), (200, 60))


def shown(now: Surroundings) -> DocumentsScreen:
    return DocumentsScreen(now, PAPERS, matters.STATES, 0)


def stage(number: int, code: str = "nb", first: int = 0) -> Stage:
    """A stage with so many papers."""
    return Stage(lambda now: DocumentsScreen(now, papers(number), {}, 0, first), matters.matters(code))


async def test_one_key_goes_on_when_nothing_is_changed() -> None:
    kiosk = Stage(shown, matters.matters())
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("0")

        assert kiosk.outcomes == [Proceed()]


@pytest.mark.parametrize("size", SIZES)
async def test_seven_papers_stand_on_one_page_where_there_is_room(size: tuple[int, int]) -> None:
    kiosk = Stage(shown, matters.matters())
    async with kiosk.run_test(size=size) as pilot:
        await pilot.pause()

        assert kiosk.screen.query_one(Entries).pages == 1


async def test_every_paper_is_named_with_how_it_stands() -> None:
    kiosk = Stage(shown, matters.matters())
    async with kiosk.run_test(size=(120, 40)):
        words = kiosk.text

        assert all(state in words for state in ("Har det her", "Levert før", "Har det ikke"))
        assert words.count("Kommer senere") == len(PAPERS) - len(matters.STATES)


async def test_the_key_of_a_paper_opens_it() -> None:
    kiosk = Stage(shown, matters.matters())
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("3")

        assert kiosk.outcomes == [Chose("account")]


async def test_a_tap_on_a_paper_opens_it() -> None:
    kiosk = Stage(shown, matters.matters())
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await tap(pilot, "Entry", 1)

        assert kiosk.outcomes == [Chose("lease")]


async def test_back_goes_back() -> None:
    kiosk = Stage(shown, matters.matters())
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("escape")

        assert kiosk.outcomes == [Back()]


async def test_the_second_page_deals_the_keys_anew() -> None:
    kiosk = stage(20)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("0", "1")

        assert kiosk.outcomes == [Chose("p12")]


async def test_a_change_of_language_keeps_the_page() -> None:
    kiosk = stage(20)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("0", "f3")

        assert kiosk.outcomes == [ChangeLanguage("12")]


async def test_mending_comes_back_to_the_page_of_that_paper() -> None:
    kiosk = stage(20, first=13)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.pause()

        assert "2/2" in kiosk.text


async def test_a_paper_nobody_has_spoken_of_comes_later() -> None:
    kiosk = stage(1)
    async with kiosk.run_test(size=(120, 40)):
        assert kiosk.text.count("Kommer senere") == 1


@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [1, 7, 20])
async def test_nothing_crosses_an_edge_and_no_word_is_cut(size: tuple[int, int], code: str, number: int) -> None:
    kiosk = stage(number, code)
    async with kiosk.run_test(size=size) as pilot:
        await pilot.pause()
        entries = [entry for entry in kiosk.screen.query(Entry) if entry.region]
        blocks = [block for block in kiosk.screen.query(Block) if block.region]

        assert [script.width(line) for line in kiosk.text.split("\n")] == [size[0]] * size[1]
        assert all(entry.rows(entry.region.width) <= entry.region.height for entry in entries)
        assert all(entry.region.width >= 12 and entry.region.height >= 3 for entry in entries)
        assert not any(one.region.overlaps(other.region) for n, one in enumerate(blocks) for other in blocks[n + 1 :])


@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_papers_look_as_it_was_decided(code: str, size: tuple[int, int]) -> None:
    kiosk = Stage(shown, matters.matters(code))
    async with kiosk.run_test(size=size) as pilot:
        await pilot.press("right")

        compare(f"documents-{code}-{size[0]}x{size[1]}", kiosk.text)


# ── how far somebody has come ────────────────────────────────────────────────


@pytest.mark.parametrize("size", SIZES)
async def test_how_many_are_ready_is_seen_at_a_glance(size: tuple[int, int]) -> None:
    kiosk = Stage(shown, matters.matters())
    async with kiosk.run_test(size=size):
        assert "2 av 7 er klare" in kiosk.text
        assert "■■□□□□□" in kiosk.text


async def test_from_right_to_left_the_squares_fill_from_the_right() -> None:
    kiosk = Stage(shown, matters.matters("ar"))
    async with kiosk.run_test(size=(120, 40)):
        assert "□□□□□■■" in kiosk.text


async def test_pages_that_were_taken_in_are_counted_and_a_promised_day_is_named() -> None:
    states = {"payslip": PaperState("here", pages=2), "lease": PaperState("later", day=date(2026, 12, 3))}
    kiosk = Stage(lambda now: DocumentsScreen(now, PAPERS[:2], states, 0), matters.matters())
    async with kiosk.run_test(size=(80, 24)):
        assert "Sider: 2" in kiosk.text
        assert "Kommer 3. des." in kiosk.text


# ── late papers ──────────────────────────────────────────────────────────────

WAITED = {"payslip": PaperState("later", is_wanted=True), "lease": PaperState("here")}


def late(now: Surroundings) -> DocumentsScreen:
    return DocumentsScreen(now, PAPERS[:2], WAITED, 0, late=True, by=date(2026, 12, 1), has_more=True)


@pytest.mark.parametrize("size", SIZES)
async def test_what_nav_waits_for_and_by_when_is_said(size: tuple[int, int]) -> None:
    kiosk = Stage(late, matters.matters())
    async with kiosk.run_test(size=size):
        assert all(words in kiosk.text for words in ("Nav venter på det", "1. desember 2026", "1 av 2 er klare"))


async def test_another_paper_can_be_named_with_one_key() -> None:
    kiosk = Stage(late, matters.matters())
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")

        assert kiosk.outcomes == [Chose(MORE)]
