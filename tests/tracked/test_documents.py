"""Papers from a scanner, a phone and a stick, sent with the application; one more of them a week later.

Nobody here plays a part of ours: a gateway that is stopped while a photo is on its way, a kiosk on its terminal, a
browser as the phone. Beside them stand a scanner, a stick, a provider and a Fiks, as an office and the state have them.
"""

import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha512
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from pikepdf import Pdf, PdfImage, pdfa
from PIL import Image

from kiosk.digisos.reception import ReceivedCase
from kiosk.digisos.inspection import Opened
from kiosk.form.definition import Documentation
from kiosk.house import House, open_house
from kiosk.register.client import GatewayRegister
from kiosk.register.model import Event
from kiosk.rehearse import Visit
from tests.digisos.schema import needs_schema, vedlegg_faults
from tests.documents import drawn
from tests.documents.escl import Escl, serving
from tests.paper.ippeve import bus_and_mdns
from tests.promises.searching import Found
from tests.pty.driver import Applicant
from tests.pty.script import visit_of_today
from tests.tracked.camera import FAKE_CAMERA, MOBILE, Photo, Uploading, take
from tests.tracked.digital import LOG, Slip, at_kiosk, part, read_slip
from tests.tracked.documents import (
    FEEDER,
    GLASS,
    PHONE,
    a_stick,
    apply_with,
    be_done,
    bring_in_a_week,
    choose,
    cover_first,
    pictures_on,
    say_given_earlier,
    scan_in,
    scanned,
    take_from_stick,
)
from tests.tracked.errand import come_for
from tests.tracked.nav import APPLICANT, Nav, nav
from tests.tracked.office import Office, an_office, now
from tests.tracked.phone import Phone, Shown, phones
from tests.tracked.relay import found_among, held_by
from tests.tracked.signing import scan, signing_in
from tests.tracked.test_digital import BUTTON, Person, a_number, is_told, says

PAGES = {"residence": 1, "lease_municipal": 2, "rent_bill": 2, "power_bill": 1, "statement_account": 1}
"""Papers that are given, with their pages."""
EARLIER, LATER = "tax_return", "other_info"
LATE = "4"
ON_THE_STICK = "kontoutskrift.pdf"


@dataclass(frozen=True, slots=True)
class Relayed:
    """What the gateway held: `midway` when it was stopped, `afterwards` when all pages were there."""

    midway: frozenset[Found]
    afterwards: frozenset[Found]
    on_the_phone: frozenset[Found]
    ended: int


@dataclass(frozen=True, slots=True)
class Story:
    """`seen`: pictures of pages on the screen after each photo; `away`: what the kiosk said meanwhile."""

    case: ReceivedCase
    slip: Slip
    seen: tuple[int, ...]
    listed: list[str]
    relayed: Relayed
    pages: Mapping[str, Shown]
    wanted: list[str]
    late: Slip
    written: Mapping[str, bytes] = field(repr=False)
    left: frozenset[str]


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def person() -> Person:
    return Person(a_number(random.SystemRandom()), "Samira Al-Khatib")


@dataclass
class Table:
    """What the applicant has before her."""

    random: np.random.Generator = field(default_factory=lambda: np.random.default_rng(7))
    needles: dict[bytes, str] = field(default_factory=dict, repr=False)

    def photo(self, paper: drawn.Dots, quarters: int = 0) -> Photo:
        photo = take(paper, self.random, f"Canary{uuid4().hex[:10]}", quarters)
        self.needles |= photo.needles
        return photo


class Doing:
    """The first visit as it is walked; what it saw is kept here."""

    def __init__(self, office: Office, outside: Nav, phone: Phone, scanner: Escl, table: Table, folder: Path) -> None:
        self.office, self.outside, self.phone, self.scanner, self.table = office, outside, phone, scanner, table
        self.folder = folder
        self.uploading = Uploading(phone.page)
        self.seen: list[int] = []
        self.listed: list[str] = []
        self.gateways = ExitStack()
        self.gateway = office.gateway
        self.midway = frozenset[Found]()
        self.ended = -1
        self.said = b""

    def gather(self, applicant: Applicant) -> None:
        """All papers, as they lie there."""
        random = self.table.random
        self.scanner.pages[:] = [scanned(drawn.card(random))]
        scan_in(applicant, "residence", GLASS)
        cover_first(applicant)
        be_done(applicant)
        self.photograph(applicant)
        self.scanner.pages[:] = [scanned(drawn.table(random)), scanned(drawn.letter(random))]
        scan_in(applicant, "rent_bill", FEEDER)
        be_done(applicant)
        choose(applicant, "power_bill")
        applicant.press(PHONE)
        applicant.arrive("intake.phone.title")
        applicant.terminal.until(lambda: self.is_asked("power_bill"), "the phone turning to the bill")
        self.uploading.send(self.table.photo(drawn.payslip(random), quarters=1))
        self.until_pictures(applicant, 1)
        be_done(applicant)
        self.listed = take_from_stick(applicant, "statement_account")
        be_done(applicant)
        bring_in_a_week(applicant, LATER)
        say_given_earlier(applicant, EARLIER)

    def is_asked(self, topic: str) -> bool:
        return self.phone.page.locator(f"#paper[data-topic={topic}]").count() > 0

    def photograph(self, applicant: Applicant) -> None:
        """Two pages of the lease; the gateway is stopped while the second is on its way."""
        choose(applicant, "lease_municipal")
        applicant.press(PHONE)
        applicant.arrive("intake.phone.title")
        self.uploading.open(scan(applicant))
        applicant.arrive("intake.phone.opened")
        self.uploading.send(self.table.photo(drawn.letter(self.table.random, "nb")))
        self.until_pictures(applicant, 1)
        self.uploading.begin_to_send(self.table.photo(drawn.table(self.table.random)))
        self.midway = found_among({**self.table.needles, **self.uploading.heard, **self.known}, held_by(self.gateway))
        self.ended = self.gateway.end()
        self.said = self.gateway.log.read_bytes()
        applicant.arrive("intake.phone.away", 30)
        self.phone.page.screenshot(path=self.folder / "away.png", full_page=True)
        self.uploading.is_fast_again()
        self.gateway = self.gateways.enter_context(self.office.gateway_again(self.outside.settings))
        self.until_pictures(applicant, 2)
        applicant.terminal.until(lambda: self.uploading.arrived() == 2, "both pages on the phone")
        self.phone.page.screenshot(path=self.folder / "arrived.png", full_page=True)
        be_done(applicant)

    def until_pictures(self, applicant: Applicant, count: int) -> None:
        try:
            applicant.terminal.until(lambda: pictures_on(applicant.terminal) == count, f"{count} pictures", 12)
        except AssertionError:
            import pickle
            b = applicant.terminal.screen.buffer
            pickle.dump([[(b[y][x].data, b[y][x].fg, b[y][x].bg) for x in range(120)] for y in range(40)], open("/tmp/k/g/H/screen.pkl","wb"))
            print(count, pictures_on(applicant.terminal))
            raise
        applicant.settle()
        self.seen.append(pictures_on(applicant.terminal))
        applicant.arrived(applicant.seen[-1])

    @property
    def known(self) -> Mapping[bytes, str]:
        """What a gateway certainly holds."""
        return {str(self.office.gateway.log.parent).encode(): "known"}


@pytest.fixture(scope="module")
def story(house: House, person: Person, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder, table, escl = tmp_path_factory.mktemp("documents"), Table(), Escl()
    files = {ON_THE_STICK: as_pdf(drawn.table(table.random)), "notat.txt": b"not a paper"}
    with ExitStack() as beside:
        mdns = beside.enter_context(bus_and_mdns(folder))
        outside = beside.enter_context(nav(folder))
        phone = beside.enter_context(phones(folder, *FAKE_CAMERA, **MOBILE))()
        beside.enter_context(serving(escl))
        stick = beside.enter_context(a_stick(files))
        outside.signs_in(person.pid, person.name)
        office = beside.enter_context(an_office(folder, house, mdns, gateway=outside.settings))
        doing = Doing(office, outside, phone, escl, table, folder)
        beside.enter_context(doing.gateways)
        intake = {"scanner": f"escl:{escl.url}", "stick": str(stick)}
        slip, afterwards = send(doing, person, intake)
        pages = follow(outside, phone, slip)
        wanted, late = bring(doing, person, slip, intake)
        (case,) = outside.cases_of(slip.link)
        keep(folder / "received", case)
        yield Story(
            case,
            slip,
            tuple(doing.seen),
            doing.listed,
            Relayed(doing.midway, afterwards, on_the_phone(doing), doing.ended),
            pages,
            wanted,
            late,
            {},
            frozenset(),
        )


def as_pdf(paper: drawn.Dots) -> bytes:
    written = BytesIO()
    Image.fromarray(paper).save(written, "PDF", resolution=200)
    return written.getvalue()


def on_the_phone(doing: Doing) -> frozenset[Found]:
    return frozenset()


def widow() -> Visit:
    """Who has seven papers to give. What she types is said elsewhere."""
    script = visit_of_today("arabic-widow", now())
    answers = {id: answer for id, answer in {**script.answers, **SHORT}.items() if id not in UNSAID}
    answers.pop("interpreter_language")
    return replace(script, answers=answers, documents={})


UNSAID = ("name", "identity", "identity_shown")
SHORT = {"needs_other": "حذاء", "message": "شكرا", "meeting": ["reading"]}


def send(doing: Doing, person: Person, intake: Mapping[str, str]) -> tuple[Slip, frozenset[Found]]:
    signs_in = signing_in(doing.phone, person.signed_in(), "sent")
    with at_kiosk(doing.office, widow(), doing.folder / "sent", signs_in, documents=intake) as applicant:
        apply_with(applicant, doing.gather)
        slip = read_slip(applicant, "receipt.digital.title")
        needles = {**doing.table.needles, **doing.uploading.heard, **doing.known}
        afterwards = found_among(needles, held_by(doing.gateway))
        part(applicant)
    return slip, afterwards


def follow(outside: Nav, phone: Phone, slip: Slip) -> Mapping[str, Shown]:
    phone.open(slip.link, "status-1")
    pages = {"received": phone.tap(BUTTON, "main h2:not(.hidden)", "status-2-received")}
    outside.tell(slip.link, "UNDER_BEHANDLING")
    phone.open(slip.link, "status-3")
    pages["processing"] = phone.tap(BUTTON, "main h2:not(.hidden)", "status-4-processing")
    return pages


def bring(doing: Doing, person: Person, slip: Slip, intake: Mapping[str, str]) -> tuple[list[str], Slip]:
    """A week later: the desk waits for one paper, and it comes by the kiosk's scanner."""
    office = doing.office
    asking = Event(str(uuid4()), "waiting", now(), "desk", documents=(LATER, EARLIER), by=now().date() + timedelta(9))
    GatewayRegister(office.address, office.keys.desk).append(slip.reference.replace("-", ""), [asking])
    doing.scanner.pages[:] = [scanned(drawn.letter(doing.table.random))]
    visit = replace(visit_of_today("late-with-reference", now()), language="ar", answers={}, documents={})
    with at_kiosk(office, visit, doing.folder / "late", documents=intake) as applicant:
        come_for(LATE, applicant)
        applicant.arrive("reference.text")
        applicant.terminal.press(f"{slip.link}\r")
        applicant.arrive("role.title")
        applicant.press("1")
        applicant.arrive("signin.kiosk.offer.title")
        applicant.press("1")
        signing_in(doing.phone, person.signed_in(), "late")(applicant)
        applicant.arrive("documents.late.title")
        applicant.settle()
        wanted = applicant.terminal.lines
        applicant.press("1")
        applicant.arrive("document.bring")
        applicant.press("1")
        applicant.arrive("intake.scan.title")
        applicant.press(FEEDER)
        applicant.arrive("intake.here")
        applicant.press("0")
        applicant.arrive("documents.late.title")
        applicant.leaf_through(applicant.says("review.title"))
        applicant.press("0")
        late = read_slip(applicant, "receipt.digital.late")
        part(applicant)
    return wanted, late


def keep(folder: Path, case: ReceivedCase) -> None:
    folder.mkdir()
    for group, files in {"first": case.files, **case.late}.items():
        for file in files.values():
            (folder / f"{group[-4:]}-{file.name}").write_bytes(file.content)
    for file in case.submission.pdfs:
        (folder / f"application-{file.name}").write_bytes(file.content)


def test_x(story: Story) -> None:
    print(story.case.submission.vedlegg)
    print(story.case.late.keys(), story.case.files.keys(), story.relayed, story.seen, story.listed, story.wanted)
