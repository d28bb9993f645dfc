"""An application sent digitally, from the squares on the kiosk's screen to "being processed" on the applicant's phone.

Nobody here plays a part of ours: a gateway, kiosks on their terminals, a browser and a desk, as an office has them.
Behind them stand a provider, Maskinporten and a Fiks that take only what comes from the right one.
"""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from stdnum.no import fodselsnummer

from kiosk.desk.digital import Route, panel_of
from kiosk.digisos.reception import ReceivedCase
from kiosk.digisos.soknad import soknad_of
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.digisos.vedlegg import vedlegg_of
from kiosk.digisos.writing import tree
from kiosk.form.definition import Kind
from kiosk.house import House, open_house
from kiosk.rehearse import Visit
from kiosk.visit.application import Application
from kiosk.visit.signed_in import SignedIn
from tests.paper.ippeve import bus_and_mdns, eve_printer
from tests.promises.canaries import D_NUMBER, LETTERS, Canary, Planter
from tests.promises.searching import Found
from tests.pty.driver import Applicant
from tests.pty.script import visit_of_today
from tests.pty.test_visit import pages_of
from tests.tracked.digital import (
    LOG,
    Slip,
    apply,
    ask_at_kiosk,
    at_kiosk,
    leave_to_gateway,
    part,
    rather_paper,
    read_slip,
)
from tests.tracked.nav import APPLICANT, MACHINE, PASSWORD, Nav, nav
from tests.tracked.office import MUNICIPALITY, Office, an_office, lay_on, now
from tests.tracked.paper import Paper
from tests.tracked.phone import Phone, Shown, phones, plain
from tests.tracked.reading import found_in, kept_in
from tests.tracked.signing import BEGIN, OVER, begin, number_on, scan, signing_in

ANSWERED = ("name", "identity", "identity_shown")
"""What nobody is asked who signs in."""
BUTTON = "main form .strong"


@dataclass(frozen=True, slots=True)
class Person:
    """Who holds the phone: values nobody else has."""

    pid: str = field(repr=False)
    name: str = field(repr=False)

    @property
    def canaries(self) -> tuple[Canary, ...]:
        words = tuple(Canary("the name", str(Kind.NAME), (word,)) for word in self.name.split())
        return (*words, Canary("the number", str(Kind.IDENTITY), (self.pid[:6], self.pid[6:])))

    def signed_in(self) -> SignedIn:
        """As the kiosk has it when the box is opened."""
        at = datetime.now().astimezone()
        return SignedIn(self.pid, self.name, "idporten-loa-high", at, APPLICANT, at + timedelta(minutes=10))


@dataclass(frozen=True, slots=True)
class Sent:
    """The visit of the widow. `asked`: the names of its screens; `declaration`: what it said; `case`: at Fiks.

    `at_kiosk`: what it said of it later, by number and code, and to whoever signs in.
    """

    application: Application
    slip: Slip
    asked: tuple[str, ...]
    declaration: list[str]
    case: ReceivedCase
    pages: Mapping[str, Shown]
    at_kiosk: tuple[list[str], list[str]]

    @property
    def delivered(self) -> Application:
        """As it left the kiosk, under its number, at the moment it says."""
        created = datetime.fromisoformat(self.case.submission.soknad["innsendingstidspunkt"])
        return replace(self.application, reference=self.slip.reference, created=created)


@dataclass(frozen=True, slots=True)
class Tried:
    """The visit whose answer was lost. `route`, `panel`: what the desk knew when the paper lay there."""

    paper: Paper
    cases: list[ReceivedCase]
    route: Route
    panel: str
    pages: Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class Kept:
    """The visit to which Fiks was away. `before`: what Fiks had when the applicant went; `store`: the register then."""

    slip: Slip
    before: int
    cases: list[ReceivedCase]
    pages: Mapping[str, Shown]
    store: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What two phones were shown, and what the kiosk showed, by what went wrong."""

    pages: Mapping[str, Shown]
    at_kiosk: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Story:
    """`kept`, `said`: what was found of anybody in the register, and in what gateway and kiosks wrote.

    `would_be_found`: what the same search finds in what went to Fiks; `refused`: grants that Maskinporten did not take.
    """

    sent: Sent
    tried: Tried
    late: Kept
    wrong: Wrong
    kept: tuple[Found, ...]
    said: tuple[Found, ...]
    places: frozenset[str]
    addresses: tuple[str, ...] = field(repr=False)
    would_be_found: frozenset[str]
    refused: int
    ended: int


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def person() -> Person:
    chance = random.SystemRandom()
    names = ("".join(chance.choice(LETTERS["nb"]) for _ in range(9)).capitalize() for _ in range(2))
    return Person(a_number(chance), " ".join(names))


def a_number(chance: random.Random) -> str:
    """A D-number that fits, of somebody who is grown up and, as far as anybody knows, nobody."""
    while True:
        digits = f"{chance.randint(1, 28) + D_NUMBER:02}{chance.randint(1, 12):02}{chance.randint(66, 98)}"
        digits += f"{chance.randint(0, 499):03}"
        digits += fodselsnummer.calc_check_digit1(digits)
        digits += fodselsnummer.calc_check_digit2(digits)
        if digits.isdecimal() and len(digits) == 11:
            return digits


@pytest.fixture(scope="module")
def planter(house: House) -> Planter:
    return Planter("applicant", house.forms.application, "ar")


@pytest.fixture(scope="module")
def widow(planter: Planter) -> Visit:
    """Her whole visit, every typed answer a canary."""
    script = visit_of_today("arabic-widow", now())
    typed = {id: answer for id, answer in script.answers.items() if id not in ANSWERED}
    return replace(script, answers=planter.plant(typed))


def somebody(language: str) -> Visit:
    """Who says no more than must be said."""
    return replace(visit_of_today("says-nothing", now(), office="9901"), language=language)


@pytest.fixture(scope="module")
def story(
    house: House, person: Person, widow: Visit, planter: Planter, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("digital")
    with bus_and_mdns(folder) as mdns, nav(folder) as outside, phones(folder) as another:
        outside.signs_in(person.pid, person.name)
        with an_office(folder, house, mdns, gateway=outside.settings) as office:
            owner, stranger = another(), another()
            sent = send(office, outside, owner, person, widow, folder)
            submitting = outside.fiks.asked.index("submit")
            late, wrong = leave_with_gateway(office, outside, owner, stranger, person, folder)
            tried = lose_the_answer(office, outside, owner, person, folder, submitting)
            store = kept_in(office.gateway.settings.database_url)
            ended = office.gateway.end()
            said = written_by(office, folder)
        secrets = tuple(Canary("a secret", "word", (text,)) for text in (APPLICANT, MACHINE, PASSWORD))
        canaries = (*planter.canaries, *person.canaries, *secrets)
        yield Story(
            sent,
            tried,
            late,
            wrong,
            (*found_in(canaries, late.store), *found_in(canaries, store)),
            tuple(found_in(canaries, said)),
            frozenset((*store, *said)),
            (*owner.addresses, *stranger.addresses),
            frozenset(each.label for each in found_in(canaries, sent_to_fiks(sent))),
            outside.maskinporten.refused,
            ended,
        )


def send(office: Office, outside: Nav, phone: Phone, person: Person, visit: Visit, folder: Path) -> Sent:
    """A visit that goes as it should, and what its owner sees of it in the days after."""
    with at_kiosk(office, visit, folder / "sent", signing_in(phone, person.signed_in(), "sent")) as applicant:
        apply(applicant)
        slip = read_slip(applicant, "receipt.digital.title")
        part(applicant)
    link = slip.link
    pages = {"at once": phone.open(link, "sent-4-at-once")}
    pages["received"] = phone.tap(BUTTON, "main h2:not(.hidden)", "sent-5-received")
    outside.tell(link, "UNDER_BEHANDLING")
    pages["not told yet"] = phone.open(link, "sent-6-not-told-yet")
    pages["processing"] = phone.tap(BUTTON, "main h2:not(.hidden)", "sent-7-processing")
    pages["afterwards"] = phone.open(link, "sent-8-afterwards")
    asked_at_kiosk = ask_at_kiosk(office, visit, slip, phone, folder / "errand")
    seen = {each.name: each.lines for each in applicant.seen}
    (case,) = outside.cases_of(link)
    return Sent(typed_by(applicant), slip, tuple(seen), seen["declaration"], case, pages, asked_at_kiosk)


def typed_by(applicant: Applicant) -> Application:
    """What was typed and signed in with. Its reference and the time are the kiosk's to say."""
    visit = applicant.visit
    return replace(applicant.application(), language=visit.language, helper=visit.helper, practice=False)


def leave_with_gateway(
    office: Office, outside: Nav, phone: Phone, stranger: Phone, person: Person, folder: Path
) -> tuple[Kept, Wrong]:
    """Fiks is away for longer than anybody waits; meanwhile everything goes wrong at another kiosk."""
    outside.fiks.plan([Trouble("refused", 0, EVER)])
    signs_in = signing_in(phone, person.signed_in(), "kept")
    with at_kiosk(office, somebody("nb"), folder / "kept", signs_in) as applicant:
        apply(applicant)
        applicant.arrive("submitting.title")
        wrong = go_wrong(office, outside, phone, stranger, folder)
        slip = leave_to_gateway(applicant)
    before, store = len(outside.cases_of(slip.link)), kept_in(office.gateway.settings.database_url)
    pages = {"kept": phone.open(slip.link, "kept-4-kept")}
    outside.fiks.plan([])
    pages["sent"] = phone.tap(BUTTON, f"{BUTTON}, main a.strong", "kept-5-sent")
    return Kept(slip, before, outside.cases_of(slip.link), pages, store), wrong


def go_wrong(office: Office, outside: Nav, phone: Phone, stranger: Phone, folder: Path) -> Wrong:
    """A second phone, the wrong number, and somebody who does not sign in after all."""
    pages, screens = dict[str, Shown](), dict[str, list[str]]()

    def fail(applicant: Applicant) -> SignedIn:
        offered = begin(applicant, phone, "wrong")
        pages["second phone"] = stranger.open(phone.page.url, "wrong-3-second-phone")
        number = number_on(applicant.terminal, offered)
        other = next(each for each in offered if each != number)
        pages["wrong number"] = phone.tap(f'.numbers button[value="{other}"]', OVER, "wrong-4-number")
        screens["wrong number"] = failed(applicant, "number")
        applicant.press("1")
        applicant.arrive("signin.kiosk.phone.waiting")
        phone.open(scan(applicant), "wrong-5-again")
        outside.provider.denies = "access_denied"
        pages["cancelled"] = phone.tap(BEGIN, OVER, "wrong-6-cancelled")
        outside.provider.denies = ""
        screens["cancelled"] = failed(applicant, "cancelled")
        applicant.press("2")
        applicant.arrive("name.text")
        raise StopIteration

    with at_kiosk(office, somebody("nb"), folder / "wrong", fail) as applicant, pytest.raises(StopIteration):
        apply(applicant)
    return Wrong(pages, screens)


def failed(applicant: Applicant, why: str) -> list[str]:
    """The screen that says so."""
    applicant.arrive("signin.kiosk.failed")
    applicant.settle()
    assert applicant.terminal.shows(applicant.says(f"signin.kiosk.over.{why}"))
    return applicant.terminal.lines


def lose_the_answer(office: Office, outside: Nav, phone: Phone, person: Person, folder: Path, submitting: int) -> Tried:
    """Fiks takes it and no answer comes back; nobody wants to wait, and the paper goes to the desk."""
    outside.fiks.plan([Trouble("lost", submitting, EVER)])
    signs_in = signing_in(phone, person.signed_in(), "tried")
    with eve_printer(folder / "printer", office.mdns) as printer:
        with at_kiosk(office, somebody("nb"), folder / "tried", signs_in, printer.uri) as applicant:
            apply(applicant)
            rather_paper(applicant)
        (document,) = printer.received()
    outside.fiks.plan([])
    paper, counter = Paper(document), office.desk(folder / "desk")
    case = lay_on(counter, paper.scan(folder / "scan.pdf"))
    route, panel = counter.route(case), panel_of(counter.words, case, counter.route(case))
    counter.means.registering.stop()
    pages = {"tried": phone.open(paper.link, "tried-4-tried")}
    pages["found"] = phone.tap(BUTTON, "main h2:not(.hidden)", "tried-5-found")
    return Tried(paper, outside.cases_of(paper.link), route, panel.text if panel else "", pages)


def sent_to_fiks(sent: Sent) -> dict[str, bytes]:
    return {"Fiks": json.dumps(sent.case.submission.soknad, ensure_ascii=False).encode()}


def written_by(office: Office, folder: Path) -> dict[str, bytes]:
    """What the gateway and every kiosk said."""
    gateway = {"gateway's log": office.gateway.log, "gateway's output": office.gateway.said}
    kiosks = {f"journal of {path.parent.name}": path for path in folder.glob(f"*/{LOG}")}
    return {name: path.read_bytes() for name, path in {**gateway, **kiosks}.items()}


def says(house: House, id: str, language: str = "nb", **values: Any) -> str:
    return plain(house.library.words(language)(id, **values))


def test_whoever_signs_in_is_not_asked_who_they_are(story: Story) -> None:
    assert [id for id in ANSWERED if id in story.sent.asked] == []


def test_before_they_agree_they_read_that_it_goes_digitally(house: House, story: Story) -> None:
    assert is_told(says(house, "goes_to.digitally"), story.sent.declaration)


def is_told(text: str, lines: list[str]) -> bool:
    """Whether these words stand on a screen, on however many lines, one beneath the other."""
    return set(text.split()) <= set(" ".join(lines).split())


def test_it_went_to_the_municipality_of_the_office(story: Story) -> None:
    assert (story.sent.case.kommunenummer, story.sent.case.submission.enhetsnummer) == (MUNICIPALITY, "9901")


def test_it_holds_what_was_typed_and_who_signed_in(house: House, person: Person, story: Story) -> None:
    soknad = story.sent.case.submission.soknad
    assert soknad == tree(soknad_of(house.form, story.sent.delivered))
    who = soknad["data"]["personalia"]
    given, family = person.name.split()
    assert who["personIdentifikator"] == {"kilde": "system", "verdi": person.pid}
    assert (who["navn"]["kilde"], who["navn"]["fornavn"], who["navn"]["etternavn"]) == ("system", given, family)


def test_it_says_how_each_paper_stands(house: House, story: Story) -> None:
    assert story.sent.case.submission.vedlegg == tree(vedlegg_of(house.form, story.sent.delivered))


def test_its_documents_open_and_carry_its_number_and_who_it_is_of(person: Person, story: Story) -> None:
    texts = {pdf.name: "\n".join(pages_of(pdf.content)) for pdf in story.sent.case.submission.pdfs}
    assert [name for name, text in texts.items() if story.sent.slip.reference not in text] == []
    assert all(word in texts["Soknad.pdf"] for word in person.name.split())


def test_fiks_was_asked_with_one_grant_after_the_other_and_none_refused(story: Story) -> None:
    assert story.refused == 0


def test_the_receipt_says_to_whom_and_which_papers_are_still_wanted(house: House, story: Story) -> None:
    lines = [line for page in story.sent.slip.pages for line in page]
    wanted = [id for id, state in story.sent.delivered.documents if state != "earlier"]
    assert is_told(says(house, "receipt.digital.to", office="Nav Nordby, Oslo"), lines)
    assert [id for id in wanted if not is_told(says(house, f"documentation.{id}.text"), lines)] == []


@pytest.mark.parametrize(
    ("moment", "title"),
    [
        ("at once", "status.sent.title"),
        ("received", "status.handed_in.title"),
        ("processing", "status.registered.title"),
        ("afterwards", "status.registered.title"),
    ],
)
def test_the_phone_says_in_her_language_how_far_it_has_come(
    house: House, story: Story, moment: str, title: str
) -> None:
    page = story.sent.pages[moment]
    assert (page.status, page.language, page.direction) == (200, "ar", "rtl")
    assert page.headline.startswith(says(house, title, "ar"))
    assert story.sent.slip.reference in page.words


def test_what_nobody_has_signed_in_to_see_the_plain_page_does_not_know(house: House, story: Story) -> None:
    assert says(house, "status.registered.title", "ar") not in story.sent.pages["not told yet"].headline


def test_the_kiosk_says_the_same_by_number_and_code(house: House, story: Story) -> None:
    by_code, _ = story.sent.at_kiosk
    assert is_told(says(house, "status.processing.text"), by_code)


def test_the_kiosk_says_what_happened_to_whoever_signs_in(house: House, story: Story) -> None:
    _, heard = story.sent.at_kiosk
    ids = ("digital.status.standing.processing", "digital.status.standing.received")
    assert [id for id in ids if not is_told(says(house, id), heard)] == []


def test_what_may_have_arrived_says_so_on_its_paper(house: House, story: Story) -> None:
    text = plain(" ".join(pages_of(story.tried.paper.document)))
    assert says(house, "paper.tried_digitally") in text


def test_it_had_arrived_once_under_the_number_on_the_paper(story: Story) -> None:
    assert len(story.tried.cases) == 1


def test_the_desk_knows_that_it_may_be_there_already(story: Story) -> None:
    assert story.tried.route == "tried"
    assert story.tried.panel.startswith("Også forsøkt sendt digitalt")


def test_its_owner_hears_from_nav_that_it_came(house: House, story: Story) -> None:
    assert story.tried.pages["tried"].headline.startswith(says(house, "status.tried.title"))
    assert story.tried.pages["found"].headline.startswith(says(house, "status.handed_in.title"))


def test_what_the_gateway_keeps_is_nobodys_until_its_owner_sends_it(house: House, story: Story) -> None:
    assert story.late.before == 0
    page = story.late.pages["kept"]
    assert page.headline.startswith(says(house, "status.created.title"))
    assert says(house, "look.send.button") in page.words


def test_its_owner_sends_it_from_the_phone_and_it_arrives_once(story: Story) -> None:
    assert len(story.late.cases) == 1
    assert story.late.slip.reference == story.late.cases[0].submission.soknad["kiosk"]["reference"]


def test_afterwards_there_is_nothing_more_to_send(house: House, story: Story) -> None:
    assert says(house, "look.send.button") not in story.late.pages["sent"].words


def test_another_phone_that_scans_the_same_code_gets_nowhere(house: House, story: Story) -> None:
    page = story.wrong.pages["second phone"]
    assert page.status == 409
    assert page.headline == says(house, "signin.other.title")


@pytest.mark.parametrize(("what", "why"), [("wrong number", "number"), ("cancelled", "cancelled")])
def test_phone_and_kiosk_agree_on_what_went_wrong(house: House, story: Story, what: str, why: str) -> None:
    assert story.wrong.pages[what].headline == says(house, f"signin.over.{why}")
    assert is_told(says(house, f"signin.kiosk.over.{why}"), story.wrong.at_kiosk[what])


def test_the_register_holds_nothing_of_anybody_at_any_time(story: Story) -> None:
    assert {"table handoffs", "table kept", "table events"} <= story.places
    assert story.kept == ()


def test_gateway_and_kiosks_wrote_nothing_of_anybody(story: Story) -> None:
    assert {"gateway's log", "journal of sent", "journal of kept", "journal of tried"} <= story.places
    assert story.said == ()


def test_what_went_to_fiks_would_have_been_found(story: Story) -> None:
    assert {"the name", "the number"} <= story.would_be_found


def test_no_address_that_a_phone_opened_says_who_holds_it(person: Person, story: Story) -> None:
    secrets = (person.pid, *person.name.split(), APPLICANT, MACHINE)
    assert len(story.addresses) > len(secrets)
    assert [secret for secret in secrets if any(secret.lower() in each.lower() for each in story.addresses)] == []


def test_the_gateway_ends_in_order_when_it_is_told_to(story: Story) -> None:
    assert story.ended == 0
