"""The receipt for what was handed in: when, where, and what is still missing, for papers with and without a sheet."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk.desk.case import Case
from kiosk.desk.counter import Counter
from kiosk.desk.keyboard import TrackingCode
from kiosk.register.model import Event, Registration
from kiosk.register.rehearsal import RehearsalRegister
from tests.desk.scans import NOW, REFERENCE, desk, parts
from tests.paper.printing import page_texts, squeezed

CHARACTERS = REFERENCE.characters
# When the desk of the tests works, on this machine's clock.
SAID = f"22.11.2026kl.{NOW.astimezone():%H.%M}"


class Visit:
    """A desk with a rehearsal register, and the example's paper on it."""

    def __init__(self, form: str = "okonomisk-sosialhjelp", language: str = "nb") -> None:
        self.register = RehearsalRegister()
        self.counter = Counter(desk(register=self.register).means)
        self.case = self.counter.lay(REFERENCE)
        printed = Event("11111111-1111-4111-8111-111111111111", "printed", datetime(2026, 11, 21, tzinfo=UTC), "kiosk")
        self.register.register(Registration(CHARACTERS, form, "2026.1", "9901", "paper", language), None, (printed,))
        self.counter.ask(self.case)

    @property
    def text(self) -> str:
        """What the receipt says."""
        self.counter.ask(self.case)
        pdf = self.counter.receipt(self.case)
        assert pdf
        return squeezed("".join(page_texts(pdf)))


@pytest.fixture
def visit() -> Visit:
    return Visit()


def test_nothing_is_receipted_before_it_was_handed_in(visit: Visit) -> None:
    assert visit.counter.receipt(visit.case) is None


def test_a_receipt_says_the_number_the_day_and_the_office(visit: Visit) -> None:
    visit.counter.receive(visit.case)
    for said in ("7KQ-4M2-XJG", SAID, "NavNordby"):
        assert said in visit.text


def test_a_receipt_says_what_is_missing_and_by_when(visit: Visit) -> None:
    visit.counter.wait_for(visit.case, ("lease",), date(2026, 12, 6))
    text = visit.text
    for said in ("Leieavtale", "Senest06.12.2026"):
        assert said in text


def test_a_receipt_is_in_the_language_the_applicant_chose() -> None:
    visit = Visit(language="uk")
    visit.counter.receive(visit.case)
    assert squeezed(visit.counter.means.library.words("uk")("paper.handed_in")) in visit.text


def test_a_form_nobody_here_has_is_receipted_all_the_same() -> None:
    visit = Visit(form="bostotte")
    visit.counter.wait_for(visit.case, ("unheard_of",), date(2026, 12, 6))
    assert "7KQ-4M2-XJG" in visit.text


def test_without_the_gateway_the_data_sheet_is_enough(visit: Visit) -> None:
    case = opened(visit.counter)
    visit.register.is_away = True
    case.status = None
    visit.counter.receive(case)
    assert visit.counter.receipt(case)


def test_a_secret_address_leaves_no_office_on_the_receipt(visit: Visit) -> None:
    case = opened(visit.counter)
    assert case.sheet
    case.sheet = replace(case.sheet, application=replace(case.sheet.application, office=None, discreet=True))
    visit.counter.receive(case)
    assert "NavNordby" not in visit.text


def test_late_papers_are_receipted_with_the_day_they_came(visit: Visit) -> None:
    earlier = Event("22222222-2222-4222-8222-222222222222", "handed_in", datetime(2026, 11, 1, tzinfo=UTC), "desk")
    visit.register.append(CHARACTERS, (earlier,))
    visit.case.take(TrackingCode(REFERENCE, "E", 1, 1))
    visit.counter.ask(visit.case)
    visit.counter.receive(visit.case)
    assert SAID in visit.text


def opened(counter: Counter) -> Case:
    """The data sheet on the counter, read."""
    for part in parts():
        counter.take(part)
    counter.ask(counter.lay(REFERENCE))
    return counter.lay(REFERENCE)
