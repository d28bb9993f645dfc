"""An application as the caseworker reads it, and what of it is noted as missing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk import errors
from kiosk.desk.case import Case
from kiosk.desk.colours import DAY, NIGHT
from kiosk.desk.inbox import Inbox
from kiosk.desk.lines import Line, lines_of, read_plan
from kiosk.desk.note import FAULTS, fault_note, state_of
from kiosk.desk.papers import papers_of
from kiosk.desk.reading import Scan
from kiosk.desk.screens.missing import read_day
from kiosk.form.definition import Form
from kiosk.register.model import EVENT_KINDS, Registration, Status
from kiosk.visit.application import Application
from tests.desk.scans import OTHER, REFERENCE, desk, parts
from tests.paper.printing import LATE, VISITS, application, house

WORDS = house().library.words("nb")
OFFICES = house().settings.offices
TODAY = date(2026, 11, 22)


def read(made: Application, form: Form | None = None) -> tuple[Line, ...]:
    own = house()
    asked = form or own.form
    return lines_of(read_plan(own.content.printouts, asked), asked, made, own.library, own.register)


def test_what_is_urgent_comes_first() -> None:
    assert read(application())[0] == Line("acute", "Strømmen stenges")


def test_sections_are_those_of_the_case_systems_page() -> None:
    titles = [line.label for line in read(application()) if line.kind == "section"]
    assert titles[:3] == ["Personalia", "Begrunnelse", "Familiesituasjon"]
    assert titles[-1] == "Økonomiske opplysninger og vedlegg"


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_everything_asked_has_a_line(path: object) -> None:
    made = application(path)
    lines = read(made)
    answers = [line for line in lines if line.kind in ("answer", "open")]
    assert len(answers) >= len(made.answers) - len([each for each in made.answers.values() if isinstance(each, tuple)])


def test_late_papers_are_read_by_the_steps_of_their_own_form() -> None:
    made = application(LATE[0])
    assert next(line.kind for line in read(made, house().forms.late)) == "section"


def test_a_question_left_open_says_so() -> None:
    made = application()
    given = {id: answer for id, answer in made.answers.items() if id != "phone"}
    lines = read(replace(made, answers=given, unanswered=("phone",)))
    assert [line.kind for line in lines if line.label == "Hva er telefonnummeret ditt?"] == ["open"]


def test_a_secret_address_has_no_line() -> None:
    lines = read(replace(application(), discreet=True))
    assert not [line for line in lines if "Trondheimsveien" in line.value]


def test_own_words_stand_as_they_were_written() -> None:
    assert [line.value for line in read(application()) if line.label == "Hva annet trenger du?"] == ["جهاز سمع لابني"]


def opened() -> Case:
    case = Case(REFERENCE, desk().means.open_sheet)
    for part in parts():
        case.take(part)
    case.open()
    return case


def test_papers_that_come_later_stand_first_and_are_ticked() -> None:
    papers = papers_of(opened(), house().form, WORDS)
    assert papers[0].said == "kommer senere"
    assert {paper.said for paper in papers if paper.is_ticked} == {"kommer senere"}


def test_papers_waited_for_already_are_ticked_instead() -> None:
    papers = papers_of(opened(), house().form, WORDS, ("lease",))
    assert [paper.id for paper in papers if paper.is_ticked] == ["lease"]


def test_papers_waited_for_stand_first_where_there_is_no_sheet() -> None:
    papers = papers_of(Case(REFERENCE, desk().means.open_sheet), house().form, WORDS, ("power_bill", "lease"))
    assert [paper.id for paper in papers if paper.is_ticked] == [paper.id for paper in papers[:2]]
    assert papers[0].id == "power_bill"
    assert len(papers) == len(house().form.documentation)


def test_without_a_sheet_everything_the_form_knows_can_be_missing() -> None:
    papers = papers_of(Case(REFERENCE, desk().means.open_sheet), house().form, WORDS)
    assert [paper.id for paper in papers] == [each.id for each in house().form.documentation]
    assert len({(paper.title, paper.said) for paper in papers}) == len(papers)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("06.12.2026", date(2026, 12, 6)),
        ("6.12", date(2026, 12, 6)),
        ("6.1.", date(2027, 1, 6)),
        ("06122026", date(2026, 12, 6)),
        ("22.11.2026", TODAY),
        ("21.11.2026", None),
        ("31.2", None),
        ("i morgen", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


def leaves(kind: type[errors.KioskError]) -> list[type[errors.KioskError]]:
    return [kind, *(leaf for each in kind.__subclasses__() for leaf in leaves(each))]


@pytest.mark.parametrize("kind", [errors.SheetError, errors.RegisterError])
def test_every_fault_has_its_own_words_and_what_to_do(kind: type[errors.KioskError]) -> None:
    said = [fault_note(WORDS, leaf()).text for leaf in leaves(kind)]
    assert len(set(said)) == len(said)
    assert {leaf.text for leaf in leaves(kind)} <= set(FAULTS)


@pytest.mark.parametrize("leaf", leaves(errors.CaseError), ids=lambda leaf: leaf.__name__)
def test_a_fault_of_handing_over_has_words_too(leaf: type[errors.KioskError]) -> None:
    assert fault_note(WORDS, leaf()).tone == "fault"


def test_every_state_is_said_in_a_sentence_of_its_own() -> None:
    registration = Registration(REFERENCE.characters, "okonomisk-sosialhjelp", "2026.1", "9901", "paper", "ar")
    now = datetime(2026, 11, 22, tzinfo=UTC)
    said = {state_of(WORDS, Status(registration, kind, now, "9901"), OFFICES) for kind in EVENT_KINDS}
    assert len(said | {state_of(WORDS, None, OFFICES)}) == len(EVENT_KINDS) + 1


def test_a_scan_that_waits_is_kept_by_reference_and_file_alone(tmp_path: object) -> None:
    inbox = Inbox()
    scan = Scan((), (REFERENCE, OTHER))
    assert inbox.keep(tmp_path, scan, but=REFERENCE) == (OTHER,)  # type: ignore[arg-type]
    assert inbox.take() == (OTHER, tmp_path)
    assert inbox.take() is None


def luminance(colour: str) -> float:
    levels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in levels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


READ_ON = (
    ("ink", "ground"), ("ink", "card"), ("ink", "bar"), ("muted", "ground"), ("muted", "card"), ("muted", "bar"),
    ("strong", "card"), ("strong", "bar"), ("strong", "ground"), ("onstrong", "strong"), ("onfill", "fill"),
    ("error", "errorfill"), ("error", "card"), ("good", "goodfill"), ("errorfill", "error"),
)  # fmt: skip
"""Every ink on every surface it is written on."""


@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("ink", "surface"), READ_ON)
def test_every_ink_is_read_on_its_surface(theme: dict[str, str], ink: str, surface: str) -> None:
    dark, light = sorted((luminance(theme[ink]), luminance(theme[surface])))
    assert (light + 0.05) / (dark + 0.05) >= 7
