"""The papers asked for: how each stands, on screens and in lines, and that nothing is in the way."""

from io import StringIO

import pytest

from kiosk.language import script
from kiosk.terminal.canvas import Block
from kiosk.terminal.conversation import Conversation
from kiosk.terminal.outcome import Back, ChangeLanguage, Chose, Proceed
from kiosk.terminal.papers import PICTURES
from kiosk.terminal.plain_documents import tell_documents
from kiosk.terminal.screens.documents import DocumentsScreen, document_state_screen, documents_screen
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.entries import Entries, Entry
from tests.terminal import matters
from tests.terminal.golden import compare
from tests.terminal.matters import PAPERS, papers
from tests.terminal.stage import Stage, tap

SIZES = ((80, 24), (88, 25), (120, 40), (200, 60))


def shown(now: Surroundings) -> DocumentsScreen:
    return documents_screen(now, PAPERS, matters.STATES, 0)


def stage(number: int, code: str = "nb", first: int = 0) -> Stage:
    """A stage with so many papers."""
    return Stage(lambda now: documents_screen(now, papers(number), {}, 0, first), matters.matters(code))


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


# ── how one paper stands ─────────────────────────────────────────────────────


def one(now: Surroundings) -> FrameScreen:
    return document_state_screen(now, PAPERS[0], "later", 0)


@pytest.mark.parametrize(("key", "state"), list(enumerate(PICTURES, start=1)))
async def test_four_cards_say_how_a_paper_stands(key: int, state: str) -> None:
    kiosk = Stage(one, matters.matters())
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await pilot.press(str(key))

        assert kiosk.outcomes == [Chose(state)]


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_paper_must_show_is_said(size: tuple[int, int]) -> None:
    kiosk = Stage(one, matters.matters())
    async with kiosk.run_test(size=size):
        assert "De siste tre månedene." in kiosk.text


async def test_back_from_one_paper_changes_nothing() -> None:
    kiosk = Stage(one, matters.matters())
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")

        assert kiosk.outcomes == [Back()]


# ── in lines ─────────────────────────────────────────────────────────────────


def told(*lines: str, number: int = 2) -> tuple[bool, str, dict[str, str]]:
    """What came of these lines, what was said, and how the papers then stood."""
    said, states = StringIO(), dict[str, str]()
    heard = StringIO("".join(f"{line}\n" for line in lines))
    conversation = Conversation(heard, said, matters.matters().voices, lambda: None)
    return tell_documents(conversation, PAPERS[:number], states, states.__setitem__), said.getvalue(), states


def test_an_empty_line_goes_on() -> None:
    went_on, said, states = told("")
    assert (went_on, states) == (True, {})
    assert "2. Husleiekontrakt: Kommer senere" in said


def test_a_number_and_then_a_state_is_kept_and_shown() -> None:
    went_on, said, states = told("2", "1", "")
    assert (went_on, states) == (True, {"lease": "here"})
    assert "2. Husleiekontrakt: Har det her" in said


def test_ids_are_taken_as_well_as_numbers() -> None:
    _, _, states = told("payslip", "missing", "")
    assert states == {"payslip": "missing"}


def test_what_the_paper_must_show_is_said_in_lines() -> None:
    _, said, _ = told("1", "", "")
    assert "De siste tre månedene." in said


def test_back_from_a_state_is_the_list_and_back_from_the_list_is_back() -> None:
    went_on, said, states = told("1", "<", "<")
    assert (went_on, states) == (False, {})
    assert said.count("Hvilke papirer trengs?") == 2


def test_where_no_paper_is_asked_for_nothing_is_said() -> None:
    assert told(number=0) == (True, "", {})
