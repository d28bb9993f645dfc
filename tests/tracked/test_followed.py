"""One paper, followed from the first key to the one that takes its place: on real machines, as an office has them.

A widow applies in Arabic; the printed set goes through the page scanner; the desk registers it and finds papers
missing; she asks at the kiosk, and mends her application there. Each time her phone, opened by the receipt's code, says
so in her language.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from babel.dates import format_date

from kiosk.desk.case import Case
from kiosk.desk.note import Note
from kiosk.house import House, open_house
from kiosk.language.script import western_digits
from kiosk.register.model import Status
from kiosk.visit.application import Application
from tests.paper.ippeve import bus_and_mdns
from tests.pty.script import visit_of_today
from tests.tracked.errand import follow_at_kiosk, mend_at_kiosk
from tests.tracked.office import NAME, Visited, an_office, lay_on, now
from tests.tracked.paper import Paper
from tests.tracked.phone import Phone, Shown, a_phone, plain

LANGUAGE = "ar"
# A kiosk at work takes no made-up number; this applicant has none to show.
SCRIPT, NO_NUMBER = "arabic-widow", {"identity": "none", "birth_date": "01.05.1968"}
MISSING = ("lease_municipal", "statement_account")
DAYS = 14


@dataclass(frozen=True, slots=True)
class Read:
    """What the desk made of the scan, and what the register knew of it then."""

    verdict: str
    missing: tuple[int, ...]
    signer: str
    is_encrypted: bool
    application: Application
    status: Status | None


@dataclass(frozen=True, slots=True)
class Story:
    """What was seen on the way. `reread`: the paper that took the first one's place.

    `pages`: of the phone, by what had happened; `at_kiosk`: the lines of its screen.
    """

    visited: Visited
    read: Read
    reread: Read
    notes: tuple[Note, Note]
    pages: dict[str, Shown]
    at_kiosk: list[str]
    ended: int
    gateway_said: str

    @property
    def paper(self) -> Paper:
        return self.visited.paper


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def wanted() -> date:
    """The day by which the papers are wanted."""
    return date.today() + timedelta(days=DAYS)


@pytest.fixture(scope="module")
def story(house: House, wanted: date, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("followed")
    visit = visit_of_today(SCRIPT, now(), **NO_NUMBER)
    with bus_and_mdns(folder) as mdns, an_office(folder, house, mdns) as office, a_phone(folder) as phone:
        visited = office.visit(visit, folder / "kiosk")
        paper, counter = visited.paper, office.desk(folder / "desk")
        case = lay_on(counter, paper.scan(folder / "scan.pdf"))
        read = read_of(case)
        received = counter.receive(case)
        pages = {"received": phone.open(paper.link, "received")}
        waiting = counter.wait_for(case, MISSING, wanted)
        pages |= {"waiting": phone.reload("waiting"), **typed_pages(phone, office.address, paper)}
        at_kiosk = follow_at_kiosk(office, visit, paper, folder / "errand")
        mended = mend_at_kiosk(office, visit, paper, folder / "mending")
        pages |= {"kept": phone.open(paper.link, "kept"), "mended": phone.open(mended.link, "mended")}
        second = lay_on(counter, mended.scan(folder / "mended.pdf"))
        reread = read_of(second)
        counter.receive(second)
        pages |= {"replaced": phone.open(paper.link, "replaced")}
        counter.means.registering.stop()
        ended = office.gateway.end()
        said = office.gateway.log.read_text() + office.gateway.said.read_text()
    return Story(visited, read, reread, (received, waiting), pages, at_kiosk, ended, said)


def read_of(case: Case) -> Read:
    assert case.sheet
    missing = (*case.missing_parts, *case.missing_pages)
    sheet = case.sheet
    return Read(case.verdict, missing, sheet.signer, sheet.is_encrypted, sheet.application, case.status)


def typed_pages(phone: Phone, address: str, paper: Paper) -> dict[str, Shown]:
    """Number and code from the receipt, and the code mistaken in one place."""
    wrong = ("2" if paper.code[0] != "2" else "3") + paper.code[1:]
    return {
        "typed": phone.ask(address, paper.reference, paper.code, "typed"),
        "wrong": phone.ask(address, paper.reference, wrong, "wrong"),
    }


def in_arabic(house: House, id: str) -> str:
    return plain(house.library.words(LANGUAGE)(id))


def test_the_desk_reads_every_sheet_and_every_code_of_a_skewed_grey_scan(story: Story) -> None:
    assert (story.read.verdict, story.read.missing, story.read.signer) == ("open", (), NAME)


def test_only_the_gateway_could_open_it_for_the_desk(story: Story) -> None:
    assert story.read.is_encrypted


def test_what_the_desk_reads_is_what_was_typed(story: Story) -> None:
    read, reference = story.read.application, story.paper.reference
    assert read == replace(story.visited.application, reference=reference, created=read.created, practice=False)


def test_the_kiosk_had_told_the_register_that_it_was_printed(story: Story) -> None:
    assert story.read.status
    assert (story.read.status.state, story.read.status.registration.language) == ("printed", LANGUAGE)


def test_the_desk_registers_it_as_handed_in(story: Story) -> None:
    received, _ = story.notes
    assert received.tone == "done"
    assert story.paper.reference in received.stamp


def test_the_receipts_code_opens_the_status_in_the_applicants_language(house: House, story: Story) -> None:
    page = story.pages["received"]
    assert (page.status, page.language, page.direction) == (200, LANGUAGE, "rtl")
    assert page.headline.startswith(in_arabic(house, "status.handed_in.title"))
    assert story.paper.reference in page.words


def test_the_desk_notes_which_papers_are_missing(story: Story) -> None:
    _, waiting = story.notes
    assert waiting.tone == "done"


def test_the_reloaded_page_says_which_papers_are_missing_and_no_others(house: House, story: Story) -> None:
    page = story.pages["waiting"]
    assert page.headline.startswith(in_arabic(house, "status.waiting.title"))
    assert len(page.papers) == len(MISSING)
    for paper, shown in zip(MISSING, page.papers, strict=True):
        assert shown.startswith(in_arabic(house, f"documentation.{paper}.text"))


def test_the_reloaded_page_says_by_when(story: Story, wanted: date) -> None:
    assert plain(western_digits(format_date(wanted, "long", locale=LANGUAGE))) in story.pages["waiting"].words


def test_the_number_and_code_of_the_receipt_typed_show_the_same(story: Story) -> None:
    assert story.pages["typed"] == story.pages["waiting"]


def test_a_wrong_code_shows_nothing(story: Story) -> None:
    page = story.pages["wrong"]
    assert page.status == 404
    assert story.pages["waiting"].headline not in page.words


def test_the_kiosks_own_errand_says_the_same(house: House, story: Story, wanted: date) -> None:
    shown, says = " ".join(story.at_kiosk), house.library.words("nb")
    day = format_date(wanted, "long", locale="nb")
    ids = ("status.waiting.title", *(f"documentation.{id}.text" for id in MISSING))
    assert [text for text in (day, *map(says, ids)) if text not in shown] == []


def test_a_paper_mended_at_the_kiosk_holds_what_the_first_one_held(story: Story) -> None:
    first, second = story.read.application, story.reread.application
    assert second == replace(first, reference=second.reference, created=second.created)
    assert second.reference != first.reference


def test_the_first_paper_counts_until_nav_has_the_one_in_its_place(house: House, story: Story) -> None:
    assert story.pages["kept"].headline.startswith(in_arabic(house, "status.waiting.title"))


def test_the_first_papers_link_names_the_one_that_took_its_place(house: House, story: Story) -> None:
    page = story.pages["replaced"]
    assert page.headline.startswith(in_arabic(house, "status.replaced.title"))
    assert story.reread.application.reference in page.words


def test_the_second_papers_link_says_that_it_is_to_be_handed_in(house: House, story: Story) -> None:
    page = story.pages["mended"]
    assert (page.status, page.language) == (200, LANGUAGE)
    assert page.headline.startswith(in_arabic(house, "status.created.title"))


def test_the_gateway_ends_in_order_when_it_is_told_to(story: Story) -> None:
    assert story.ended == 0


def test_the_gateway_says_nothing_of_what_was_asked(story: Story) -> None:
    reference, code = story.paper.reference, story.paper.code
    secrets = (reference, reference.replace("-", ""), code, code.replace("-", ""), "/S/", "/api/")
    assert [secret for secret in secrets if secret.lower() in story.gateway_said.lower()] == []
