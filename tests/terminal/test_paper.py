"""One paper: what it must show, what it looks like, and what can be done about it, on screens and in lines."""

from collections.abc import Callable
from datetime import date, datetime
from io import StringIO

import pytest

from kiosk.content import find_content
from kiosk.form.municipality import PostalRegister
from kiosk.language import script
from kiosk.language.words import Voices
from kiosk.terminal.canvas import Block
from kiosk.terminal.conversation import Conversation
from kiosk.terminal.outcome import Back, Chose, Proceed
from kiosk.terminal.papers import PaperState, on_weekday, usual_days
from kiosk.terminal.plain_documents import PlainDocuments
from kiosk.terminal.screens.paper import DayScreen, PaperScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.taking import Taking
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.sketched import Legend, SketchSheet
from kiosk.visit.document import Page, Source
from kiosk.visit.session import Session
from tests.terminal import matters
from tests.terminal.golden import compare
from tests.terminal.matters import PAPERS
from tests.terminal.stage import LANGUAGE, SilentWords, Stage
from tests.visit.late import NOW, session_of

SIZES = ((80, 24), (98, 27), (120, 40), (200, 60))
ALL: tuple[Source, ...] = ("scanner", "phone", "stick")
SUNDAY = date(2026, 11, 22)
PAGE = Page(b"jpeg", 100, 140, 12, "phone")


def one(state: PaperState | None = None, sources: tuple[Source, ...] = ALL) -> Callable[[Surroundings], PaperScreen]:
    return lambda now: PaperScreen(now, PAPERS[0], state or PaperState(), 0, sources)


EVERY = ["scanner", "phone", "stick", "here", "later", "earlier", "missing"]


@pytest.mark.parametrize(("key", "choice"), list(enumerate(EVERY, start=1)))
async def test_each_thing_that_can_be_done_has_a_key(key: int, choice: str) -> None:
    kiosk = Stage(one(), matters.matters())
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await pilot.press(str(key))

        assert kiosk.outcomes == [Chose(choice)]


@pytest.mark.parametrize("sources", [(), ("phone",), ("scanner", "stick")])
async def test_only_what_this_kiosk_has_is_offered(sources: tuple[Source, ...]) -> None:
    kiosk = Stage(one(sources=sources), matters.matters())
    async with kiosk.run_test(size=(120, 40)):
        cards = [card.choice for card in kiosk.screen.query(Card)]

        assert cards == [*sources, "here", "later", "earlier", "missing"]


async def test_where_pages_are_one_looks_at_them_or_adds_more_and_next_goes_on() -> None:
    kiosk = Stage(one(PaperState("here", pages=2)), matters.matters())
    async with kiosk.run_test(size=(120, 40)) as pilot:
        cards = [card.choice for card in kiosk.screen.query(Card)]
        text = kiosk.text
        await pilot.press("0")

        assert cards == ["look", "scanner", "phone", "stick"]
        assert "Sider som er med: 2" in text
        assert kiosk.outcomes == [Proceed()]


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_paper_must_show_and_why_is_said(size: tuple[int, int]) -> None:
    kiosk = Stage(one(), matters.matters())
    async with kiosk.run_test(size=size):
        assert "De siste tre månedene." in kiosk.text
        assert "Nav må se hva du får i lønn." in kiosk.text


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_paper_looks_like_is_drawn_here_or_on_the_next_page(size: tuple[int, int]) -> None:
    kiosk = Stage(one(), matters.matters())
    async with kiosk.run_test(size=size) as pilot:
        await pilot.pause()
        if "1/2" in kiosk.text:
            await pilot.press("0")
        sheet, legend = kiosk.screen.query_one(SketchSheet), kiosk.screen.query_one(Legend)

        assert sheet.region.height >= 14
        assert legend.rows(legend.region.width) <= legend.region.height
        assert all(place in kiosk.text for place in (" 1 ", " 2 ", " 3 ", " 4 "))


@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pages", [0, 3])
async def test_nothing_crosses_an_edge_and_every_card_can_be_tapped(
    size: tuple[int, int], code: str, pages: int
) -> None:
    kiosk = Stage(one(PaperState("here", pages=pages)), matters.matters(code))
    async with kiosk.run_test(size=size) as pilot:
        await pilot.pause()
        cards = [card for card in kiosk.screen.query(Card) if card.region]
        blocks = [block for block in kiosk.screen.query(Block) if block.region]

        assert [script.width(line) for line in kiosk.text.split("\n")] == [size[0]] * size[1]
        assert len(cards) == (4 if pages else 7)
        assert all(card.region.width >= 12 and card.region.height >= 3 for card in cards)
        assert all(card.strip_rows(card.region.width) <= card.region.height for card in cards)
        assert not any(one.region.overlaps(other.region) for n, one in enumerate(blocks) for other in blocks[n + 1 :])


async def test_back_from_one_paper_changes_nothing() -> None:
    kiosk = Stage(one(), matters.matters())
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")

        assert kiosk.outcomes == [Back()]


@pytest.mark.parametrize("code", ["nb", "ar"])
async def test_a_paper_looks_as_it_was_decided(code: str) -> None:
    kiosk = Stage(one(), matters.matters(code))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("right")

        compare(f"paper-{code}-120x40", kiosk.text)


# ── when it comes ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("key", "choice"), list(enumerate(["3", "7", "14", "other", "open"], start=1)))
async def test_a_day_is_a_few_days_from_now_or_another_or_unknown(key: int, choice: str) -> None:
    kiosk = Stage(lambda now: DayScreen(now, usual_days(SUNDAY), 0), matters.matters())
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await pilot.press(str(key))

        assert kiosk.outcomes == [Chose(choice)]


async def test_each_usual_day_is_named() -> None:
    kiosk = Stage(lambda now: DayScreen(now, usual_days(SUNDAY), 0), matters.matters())
    async with kiosk.run_test(size=(120, 40)):
        assert all(day in kiosk.text for day in ("onsdag 25. november", "mandag 30. november", "mandag 7. desember"))


@pytest.mark.parametrize("day", range(23, 30))
def test_nothing_is_promised_for_a_saturday_or_a_sunday(day: int) -> None:
    given = date(2026, 11, day)
    found = on_weekday(given)
    assert (found.weekday() < 5, 0 <= (found - given).days <= 2) == (True, True)


# ── in lines ─────────────────────────────────────────────────────────────────


class Camera:
    """What takes in pages in lines: it notes what it was asked for, and gives two pages."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.asked: list[tuple[str, str]] = []
        self.offered: tuple[Source, ...] = ("phone",)

    def warm(self) -> None:
        """It has nothing to load."""

    def take(self, paper: object, source: Source) -> None:
        self.asked.append((paper.id, source))  # type: ignore[attr-defined]
        self.session.enclose(paper.id, (PAGE, PAGE))  # type: ignore[attr-defined]

    def look_at(self, paper: object) -> None:
        self.asked.append((paper.id, "look"))  # type: ignore[attr-defined]


def told(*lines: str, camera: bool = False) -> tuple[bool, str, Session, Camera]:
    """What came of these lines, and what was said. Lease, payslip and other papers are asked for."""
    said, session = StringIO(), session_of()
    named = {f"documentation.{each}.text": each.upper() for each in ("lease", "payslip", "other_info")}
    words = SilentWords(LANGUAGE["nb"], {}, {**matters.matters().voices.helper._source, **named})
    heard = StringIO("".join(f"{line}\n" for line in lines))
    conversation = Conversation(heard, said, Voices(words, words), lambda: None)
    register = PostalRegister.from_file(find_content().forms / "postal-codes.tsv")
    taking = Taking.of(session.settings, register, lambda: datetime(2026, 11, 22, 12, 0, tzinfo=NOW.tzinfo))
    seen = Camera(session)
    documents = PlainDocuments(conversation, session, taking, lambda: SUNDAY, capture=seen if camera else None)
    return documents.gather(True), said.getvalue(), session, seen


def test_an_empty_line_goes_on() -> None:
    went_on, said, session, _ = told("")
    assert (went_on, session.documents) == (True, {})
    assert "1. LEASE: Kommer senere" in said
    assert "0 av 3 er klare" in said


@pytest.mark.parametrize(("line", "state"), [("1", "here"), ("2", "later"), ("earlier", "earlier"), ("4", "missing")])
def test_a_number_or_an_id_says_how_a_paper_stands(line: str, state: str) -> None:
    assert told("1", line, "")[2].documents == {"lease": state}


@pytest.mark.parametrize(
    ("lines", "day"),
    [(("5",), date(2026, 11, 25)), (("later14",), date(2026, 12, 7)), (("8", "4.12.2026"), date(2026, 12, 4))],
)
def test_the_day_it_comes_is_chosen_or_typed(lines: tuple[str, ...], day: date) -> None:
    _, said, session, _ = told("lease", *lines, "")
    assert session.promised == {"lease": day}
    assert f"Kommer {day.day}. " in said


def test_a_day_that_is_none_is_asked_for_again_and_back_promises_nothing() -> None:
    assert told("lease", "8", "yesterday", "<", "")[2].promised == {}


def test_back_from_a_paper_is_the_list_and_back_from_the_list_is_back() -> None:
    went_on, said, session, _ = told("1", "<", "<")
    assert (went_on, session.documents) == (False, {})
    assert said.count("Hvilke papirer trengs?") == 2


def test_pages_are_taken_in_and_looked_at_where_that_can_be_done() -> None:
    _, said, session, camera = told("payslip", "phone", "payslip", "look", "", camera=True)
    assert camera.asked == [("payslip", "phone"), ("payslip", "look")]
    assert len(session.pages["payslip"]) == 2
    assert "PAYSLIP: Sider: 2" in said


def test_nothing_is_offered_that_is_not_there() -> None:
    assert "Foto med mobilen" not in told("payslip", "<", "")[1]
