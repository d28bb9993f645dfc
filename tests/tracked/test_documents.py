"""Papers from a scanner, a phone and a stick, sent with the application; later one more of them.

Nobody here plays a part of ours: a gateway that is stopped while a photo is on its way, a kiosk on its terminal, a
browser as the phone. Beside them stand a scanner, a stick, a provider and a Fiks, as an office and the state have them.
"""

import os
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha512
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from pikepdf import Pdf, PdfImage, Stream, pdfa
from PIL import Image

from kiosk.digisos.inspection import Opened
from kiosk.digisos.reception import ReceivedCase
from kiosk.house import House, open_house
from kiosk.register.client import GatewayRegister
from kiosk.register.model import Event
from kiosk.rehearse import Visit
from kiosk.terminal.papers import short_day, usual_days
from kiosk.terminal.widgets.covering import FIRST
from tests.desk.scans import rendered
from tests.digisos.schema import needs_schema, vedlegg_faults
from tests.documents import drawn
from tests.documents.escl import Escl, serving
from tests.promises.searching import Found, Grounds, logs
from tests.pty.script import visit_of_today
from tests.tracked.camera import FAKE_CAMERA, MOBILE
from tests.tracked.digital import LOG, Slip, at_kiosk, part, read_slip
from tests.tracked.documents import DONE, FEEDER, SCANNER, a_stick, apply_with, as_pdf
from tests.tracked.errand import come_for
from tests.tracked.giving import BILL, EARLIER, GLASSED, LATER, PAGES, Giving
from tests.tracked.nav import Nav, nav
from tests.tracked.office import an_office, now
from tests.tracked.phone import Phone, Shown, phones
from tests.tracked.relay import browsing, found_among, held_by, memories_of
from tests.tracked.signing import signing_in
from tests.tracked.test_digital import BUTTON, Person, a_number, is_told, says

LANGUAGE = os.environ.get("KIOSK_STORY", "ar")
"""Of the story: another one for whoever wants to look at its pages (KIOSK_LOOK)."""
LATE, SECOND_PAPER = "4", "2"
UNSAID = ("name", "identity", "identity_shown", "interpreter_language")
# As little as calls for the same papers.
SHORT = {"needs_other": "حذاء", "message": "شكرا", "meeting": ["reading"]}
KNOWN = {"folder", "topic"}
SAVED_AS, NO_PAPER = "kontoutskrift.pdf", "notat.txt"
BY = timedelta(days=9)
OURS = {"kiosk.toml", LOG}
"""What the tests put into a kiosk's home, besides what they copied off its screen."""
BLACK, HALF_COVERED, SMALL = 8, 0.2, 40
GRAIN = 0.02
"""What is covered grows to whole blocks of the picture."""


@dataclass(frozen=True, slots=True)
class Late:
    """The second visit. `list`: what it said is missing."""

    list: list[str]
    slip: Slip


@dataclass(frozen=True, slots=True)
class Story:
    """`held`: what the gateway held when all pages were there; `on_the_phone`: what the phone did; `written`: by all.

    `homes`: what lies in the kiosks' folders.
    """

    case: ReceivedCase
    giving: Giving
    slip: Slip
    pages: Mapping[str, Shown]
    late: Late
    held: frozenset[Found]
    on_the_phone: frozenset[Found]
    written: frozenset[Found]
    homes: frozenset[str]

    @property
    def posts(self) -> dict[str, Any]:
        """What vedlegg.json says of each paper, by its kind."""
        return {f"{post['type']}|{post['tilleggsinfo']}": post for post in self.case.submission.vedlegg["vedlegg"]}

    @property
    def files(self) -> dict[str, Opened]:
        """What the municipality opened, by documentation id."""
        kinds = {each.id: each.type for each in open_house().form.documentation}
        return {id: self.case.files[self.posts[kinds[id]]["filer"][0]["filnavn"]] for id in PAGES}


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def person() -> Person:
    return Person(a_number(random.SystemRandom()), "Samira Khatib")


@pytest.fixture(scope="module")
def story(house: House, person: Person, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder, escl, since = tmp_path_factory.mktemp("documents"), Escl(), time.time()
    saved = {SAVED_AS: as_pdf(drawn.table(np.random.default_rng(9))), NO_PAPER: b"Husk melk"}
    with ExitStack() as beside:
        stick = beside.enter_context(a_stick(saved))
        phone = beside.enter_context(phones(folder, *FAKE_CAMERA, **MOBILE))()
        outside = beside.enter_context(nav(folder))
        beside.enter_context(serving(escl))
        office = beside.enter_context(an_office(folder, house, {}, gateway=outside.settings))
        giving = Giving(office, outside, phone, escl, folder)
        beside.enter_context(giving.gateways)
        outside.signs_in(person.pid, person.name)
        intake = {"scanner": f"escl:{escl.url}", "stick": str(stick)}
        slip, needles = send(giving, person, intake)
        held = found_among(needles, held_by(giving.gateway))
        on_the_phone = found_among(needles, memories_of(browsing()))
        pages = follow(outside, phone, slip)
        late = bring(giving, person, slip, intake)
        (case,) = outside.cases_of(slip.link)
        lay_out(folder / "received", case)
        journals = [(str(path), iter([path.read_bytes()])) for path in folder.glob(f"*/{LOG}")]
        written = [("gateway", iter([giving.said])), *journals, *logs(Grounds(since, folder))]
        homes = {path.name for home in ("sent", "late") for path in (folder / home).rglob("*") if path.suffix != ".txt"}
        yield Story(
            case, giving, slip, pages, late, held, on_the_phone, found_among(needles, written), frozenset(homes)
        )


def widow() -> Visit:
    """Who has seven papers to give."""
    script = visit_of_today("arabic-widow", now())
    answers = {id: answer for id, answer in {**script.answers, **SHORT}.items() if id not in UNSAID}
    return replace(script, language=LANGUAGE, answers=answers, documents={})


def send(giving: Giving, person: Person, intake: Mapping[str, str]) -> tuple[Slip, Mapping[bytes, str]]:
    """The first visit, and what must stand nowhere after it."""
    signs_in = signing_in(giving.phone, person.signed_in(), "sent")
    with at_kiosk(giving.office, widow(), giving.folder / "sent", signs_in, documents=intake) as applicant:
        apply_with(applicant, giving.gather)
        slip = read_slip(applicant, "receipt.digital.title")
        part(applicant)
    return slip, giving.needles


def follow(outside: Nav, phone: Phone, slip: Slip) -> Mapping[str, Shown]:
    """What the phone is told of it, before and after the municipality took it up."""
    phone.open(slip.link, "status-1")
    pages = {"received": phone.tap(BUTTON, "main h2:not(.hidden)", "status-2-received")}
    outside.tell(slip.link, "UNDER_BEHANDLING")
    phone.open(slip.link, "status-3")
    pages["processing"] = phone.tap(BUTTON, "main h2:not(.hidden)", "status-4-processing")
    return pages


def bring(giving: Giving, person: Person, slip: Slip, intake: Mapping[str, str]) -> Late:
    """The desk waits for two papers, and one of them comes."""
    office = giving.office
    # To the second, it might be before what the municipality has just said.
    moment = datetime.now().astimezone()
    asking = Event(str(uuid4()), "waiting", moment, "desk", documents=(EARLIER, LATER), by=(moment + BY).date())
    GatewayRegister(office.address, office.keys.desk).append(slip.reference.replace("-", ""), [asking])
    visit = replace(visit_of_today("late-without-reference", now()), language=LANGUAGE, answers={}, documents={})
    giving.lay_in(drawn.letter(giving.random))
    with at_kiosk(office, visit, giving.folder / "late", documents=intake) as applicant:
        come_for(LATE, applicant)
        applicant.arrive("reference.text")
        applicant.terminal.press(f"{slip.link}\r")
        applicant.arrive("role.title")
        applicant.press("1")
        applicant.arrive("signin.kiosk.offer.title")
        applicant.press("1")
        signing_in(giving.phone, person.signed_in(), "late")(applicant)
        applicant.arrive(applicant.papers_title)
        applicant.settle()
        listed = applicant.terminal.lines
        for key, text in ((SECOND_PAPER, "document.bring"), (SCANNER, "intake.scan.title"), (FEEDER, "intake.here")):
            applicant.press(key)
            applicant.arrive(text)
        applicant.press(DONE)
        applicant.arrive(applicant.papers_title)
        applicant.leaf_through(applicant.says("review.title"))
        applicant.press(DONE)
        late = Late(listed, read_slip(applicant, "receipt.digital.late"))
        part(applicant)
    return late


def lay_out(folder: Path, case: ReceivedCase) -> None:
    """What came, for whoever wants to look at it."""
    folder.mkdir()
    for file in (
        *case.submission.pdfs,
        *case.files.values(),
        *(file for late in case.late.values() for file in late.values()),
    ):
        (folder / file.name).write_bytes(file.content)


def pictures_in(file: Opened) -> list[Image.Image]:
    """Of each page the picture it is made of."""
    with Pdf.open(BytesIO(file.content)) as opened:
        made_of = [page.Resources.XObject.Page for page in opened.pages]
        return [PdfImage(each).as_pil_image().convert("L") for each in made_of if isinstance(each, Stream)]


def personal(found: frozenset[Found]) -> set[Found]:
    """Of what was found, what a gateway may not hold."""
    return {each for each in found if each.label not in KNOWN}


def test_every_photo_was_seen_on_the_kiosk_before_anybody_went_on(story: Story) -> None:
    assert story.giving.seen == [1, 2, 1]


def test_the_gateway_was_stopped_in_the_middle_of_a_photo_and_both_went_on(story: Story) -> None:
    assert story.giving.pieces > 2
    assert story.giving.states == ["arrived", "sending"]
    assert story.giving.ended == 0


def test_of_a_stick_only_what_can_be_a_paper_is_shown(story: Story) -> None:
    assert SAVED_AS in story.giving.listed
    assert NO_PAPER not in story.giving.listed


def test_vedlegg_says_how_each_paper_stands(house: House, story: Story) -> None:
    stands = {
        each.id: story.posts[each.type]["status"] for each in house.form.documentation if each.type in story.posts
    }
    given = dict.fromkeys(PAGES, "LastetOpp")
    assert stands == {**given, EARLIER: "VedleggAlleredeSendt", LATER: "VedleggKreves"}


@needs_schema
def test_vedlegg_is_as_the_official_schema_has_it(story: Story) -> None:
    assert vedlegg_faults(story.case.submission.vedlegg) == []


def test_each_file_is_the_one_that_its_hash_is_of(story: Story) -> None:
    named = {file["filnavn"]: file["sha512"] for post in story.posts.values() for file in post["filer"]}
    assert named == {name: sha512(file.content).hexdigest() for name, file in story.case.files.items()}


def test_a_paper_is_one_file_named_after_what_it_is(house: House, story: Story) -> None:
    assert len(story.case.files) == len(PAGES)
    assert all(name.isascii() and name.endswith(".pdf") for name in story.case.files)
    assert story.files[BILL].name.startswith("Kvittering_faktura_pa_strom")


def test_every_file_is_pdf_a(story: Story) -> None:
    findings = {id: pdfa.validate_written(BytesIO(file.content), "2b").findings for id, file in story.files.items()}
    assert findings == {id: [] for id in PAGES}


def test_every_page_is_there(story: Story) -> None:
    assert {id: len(rendered(file.content, SMALL)) for id, file in story.files.items()} == PAGES


def test_what_was_photographed_lying_stands_upright(story: Story) -> None:
    (bill,) = pictures_in(story.files[BILL])
    assert bill.height > bill.width


def test_what_was_covered_is_black_and_nothing_else_is(story: Story) -> None:
    (page,) = pictures_in(story.files[GLASSED])
    is_black = np.asarray(page) < BLACK
    lines = is_black.mean(axis=1) > HALF_COVERED
    columns = is_black[lines].mean(axis=0) > 1 - GRAIN
    assert lines.mean() == pytest.approx(FIRST.bottom - FIRST.top, abs=GRAIN)
    assert columns.mean() == pytest.approx(FIRST.right - FIRST.left, abs=GRAIN)
    assert lines.argmax() / page.height > FIRST.top + GRAIN


def test_no_file_says_where_or_by_what_it_was_photographed(story: Story) -> None:
    marks = {b"Exif", *(mark for photo in story.giving.photos for mark in photo.place)}
    assert [id for id, file in story.files.items() if any(mark in file.content for mark in marks)] == []


def test_the_receipt_says_what_went_along_and_what_is_still_to_come(house: House, story: Story) -> None:
    lines = [line for page in story.slip.pages for line in page]
    day = short_day(usual_days(story.case.at.date())[7], house.library.words("nb"))
    assert is_told(says(house, "receipt.digital.with", count=str(len(PAGES))), lines)
    assert is_told(f"{says(house, f'documentation.{LATER}.text')}: {day}", lines)
    assert not is_told(says(house, f"documentation.{BILL}.text"), lines)


@pytest.mark.parametrize(
    ("moment", "title"), [("received", "status.handed_in.title"), ("processing", "status.registered.title")]
)
def test_the_phone_says_how_far_it_has_come(house: House, story: Story, moment: str, title: str) -> None:
    page = story.pages[moment]
    assert (page.status, page.language) == (200, LANGUAGE)
    assert page.headline.startswith(says(house, title, LANGUAGE))


@pytest.mark.parametrize("moment", ["in the middle", "at the end"])
def test_the_gateway_never_held_anything_of_a_photo(story: Story, moment: str) -> None:
    found = story.giving.held if moment == "in the middle" else story.held
    assert personal(found) == set()


def test_in_its_memory_and_its_database_it_would_have_been_found(story: Story) -> None:
    in_the_middle = {(each.where.partition(" ")[0], each.label) for each in story.giving.held}
    assert {("memory", "folder"), ("table", "topic")} <= in_the_middle


def test_in_the_phone_itself_it_was_found(story: Story) -> None:
    assert "sealed" in {each.label for each in story.on_the_phone}


def test_gateway_and_kiosks_wrote_nothing_of_it(story: Story) -> None:
    assert personal(story.written) == set()
    assert story.homes == OURS


def test_whoever_comes_later_reads_what_nav_waits_for(house: House, story: Story) -> None:
    for id in (EARLIER, LATER):
        assert is_told(says(house, f"documentation.{id}.text"), story.late.list)
    assert is_told(says(house, "document.wanted"), story.late.list)


def test_the_late_paper_came_to_the_same_case_under_its_first_number(story: Story) -> None:
    ((reference, files),) = story.case.late.items()
    assert reference == f"{story.case.nav_reference}0001"
    assert sorted(name.partition("-")[0] for name in files) == ["Andre_opplysninger", "ettersendelse.pdf"]


def test_its_receipt_has_the_number_of_the_application_and_names_what_is_still_wanted(
    house: House, story: Story
) -> None:
    lines = [line for page in story.late.slip.pages for line in page]
    assert any(story.slip.reference in line for line in lines)
    assert is_told(says(house, f"documentation.{EARLIER}.text"), lines)
