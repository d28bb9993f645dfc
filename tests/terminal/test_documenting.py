"""What becomes of a paper between the list, its own screen, the day it comes, and the pages that are taken in."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Any

import pytest

from kiosk.form.definition import Form
from kiosk.terminal.outcome import Answered, Back, Chose, Outcome, Proceed
from kiosk.visit.document import Page, Source
from kiosk.visit.session import Session
from tests.terminal.careful_form import CAREFUL_FORM
from tests.terminal.visiting import Desk, read_small

PAGE = Page(b"jpeg", 100, 140, 12, "scanner")
PAPER = "payslip"


class Scripted:
    """Shows screens to nobody, whose decisions are known beforehand."""

    def __init__(self, kiosk: Any, *outcomes: Outcome) -> None:
        self.kiosk, self.outcomes = kiosk, list(outcomes)
        self.screens: list[str] = []

    async def __call__(self, build: Callable[..., Any], typed: str = "") -> Outcome:
        self.screens.append(type(build(self.kiosk.surroundings, typed)).__name__)
        return self.outcomes.pop(0)


class Camera:
    """Takes in as many pages as it is told to."""

    def __init__(self, session: Session, pages: int) -> None:
        self.session, self.pages = session, pages
        self.asked: list[str] = []
        self.offered: tuple[Source, ...] = ("scanner", "phone")
        self.step: int | None = None

    def warm(self) -> None:
        pass

    def gathering(self) -> AbstractContextManager[None]:
        return nullcontext()

    async def take(self, paper: Any, source: Source) -> None:
        self.asked.append(source)
        self.session.enclose(paper.id, (*self.session.pages.get(paper.id, ()), *(PAGE for _ in range(self.pages))))

    async def look_at(self, paper: Any) -> None:
        self.asked.append("look")
        self.session.enclose(paper.id, ())


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return read_small(tmp_path_factory.mktemp("careful"), CAREFUL_FORM)


@pytest.fixture
def desk(careful: Form) -> Desk:
    desk = Desk(careful)
    desk.session.answers["wage"] = 100
    return desk


async def gathered(desk: Desk, *outcomes: Outcome, pages: int = 1) -> tuple[bool, list[str], Camera]:
    """Whether it went on, the screens that were shown, and what was asked of the camera."""
    kiosk = desk.kiosk()
    show, camera = Scripted(kiosk, *outcomes), Camera(desk.session, pages)
    documents = kiosk.documents
    documents.show, documents.capturing = show, camera  # type: ignore[assignment]
    went_on = await documents.gather(True)
    assert show.outcomes == []
    return went_on, show.screens, camera


LIST, ONE, DAY = "DocumentsScreen", "PaperScreen", "DayScreen"


@pytest.mark.parametrize("state", ["here", "earlier", "missing"])
async def test_how_it_stands_leads_back_to_the_list(desk: Desk, state: str) -> None:
    _, screens, _ = await gathered(desk, Chose(PAPER), Chose(state), Proceed())
    assert (desk.session.documents, screens) == ({PAPER: state}, [LIST, ONE, LIST])


@pytest.mark.parametrize(
    ("chosen", "day"), [("3", date(2026, 11, 27)), ("7", date(2026, 12, 1)), ("14", date(2026, 12, 8)), ("open", None)]
)
async def test_a_paper_that_comes_later_may_have_a_day(desk: Desk, chosen: str, day: date | None) -> None:
    await gathered(desk, Chose(PAPER), Chose("later"), Chose(chosen), Proceed())
    assert (desk.session.standing(PAPER), desk.session.promised.get(PAPER)) == ("later", day)


async def test_any_other_day_is_typed(desk: Desk) -> None:
    answered = Answered("04.01.2027", date(2027, 1, 4))
    _, screens, _ = await gathered(desk, Chose(PAPER), Chose("later"), Chose("other"), answered, Proceed())
    assert desk.session.promised == {PAPER: date(2027, 1, 4)}
    assert screens == [LIST, ONE, DAY, "QuestionScreen", LIST]


async def test_back_leads_from_the_typed_day_to_the_days_and_to_the_paper(desk: Desk) -> None:
    outcomes = (Chose(PAPER), Chose("later"), Chose("other"), Back(), Back(), Back(), Back())
    went_on, screens, _ = await gathered(desk, *outcomes)
    assert screens == [LIST, ONE, DAY, "QuestionScreen", DAY, ONE, LIST]
    assert (went_on, desk.session.documents) == (False, {})


async def test_pages_that_were_taken_in_lead_back_to_the_list(desk: Desk) -> None:
    _, screens, camera = await gathered(desk, Chose(PAPER), Chose("scanner"), Proceed(), pages=2)
    assert (camera.asked, screens, len(desk.session.pages[PAPER])) == (["scanner"], [LIST, ONE, LIST], 2)


async def test_where_no_page_came_the_paper_is_still_there_to_choose_otherwise(desk: Desk) -> None:
    _, screens, _ = await gathered(desk, Chose(PAPER), Chose("phone"), Chose("here"), Proceed(), pages=0)
    assert (screens, desk.session.documents) == ([LIST, ONE, ONE, LIST], {PAPER: "here"})


async def test_pages_are_looked_at_and_added_to(desk: Desk) -> None:
    desk.session.enclose(PAPER, (PAGE,))
    _, _, camera = await gathered(desk, Chose(PAPER), Chose("scanner"), Chose(PAPER), Chose("look"), Back(), Proceed())
    assert (camera.asked, desk.session.pages) == (["scanner", "look"], {})


async def test_next_on_a_paper_with_pages_leads_to_the_list(desk: Desk) -> None:
    desk.session.enclose(PAPER, (PAGE,))
    went_on, screens, _ = await gathered(desk, Chose(PAPER), Proceed(), Proceed())
    assert (went_on, screens) == (True, [LIST, ONE, LIST])


async def test_where_no_paper_is_asked_for_nothing_is_shown(desk: Desk) -> None:
    desk.session.answers.clear()
    assert (await gathered(desk))[:2] == (True, [])
