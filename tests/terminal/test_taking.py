"""What a question offers, and what is said of an unusual answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.content import find_content
from kiosk.form.answers import Address, Answer, Answers, Name, Place
from kiosk.form.circumstances import Circumstances
from kiosk.form.definition import Choice, Form, Kind, Question, Step, Usual, WayOut
from kiosk.form.journey import Journey
from kiosk.form.municipality import PostalRegister
from kiosk.form.routing import Routing
from kiosk.settings import Office, Settings
from kiosk.terminal.taking import Taking

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
EAST = Office("1", "Nav Øst", "0301", "Vei 1", "0182", "Oslo", postal_codes=("0150-0199",))
WEST = Office("2", "Nav Vest", "0301", "Vei 2", "0250", "Oslo", postal_codes=("0199",))
BERGEN = Office("3", "Nav Bergen", "4601", "Vei 3", "5003", "Bergen")
OFFICES = (EAST, WEST, BERGEN)
PAY = Question("pay", Kind.AMOUNT, "Lønn?", "x", usual=Usual(high=60_000), ways_out=(WayOut.DONT_KNOW,))
ADDRESS = Question("address", Kind.ADDRESS, "Hvor?", "x")
OFFICE = Question("office", Kind.OFFICE, "Kontor?", "x", ways_out=(WayOut.DONT_KNOW,))
CHOICES = (Choice("a", "A", "x"), Choice("b", "B", "x"))
REGISTER = PostalRegister.from_file(find_content().forms / "postal-codes.tsv")
STEP = Step("s", "S", "x", (PAY, ADDRESS, OFFICE))
INDEX = {question.id: question for question in STEP.questions}
FORM = Form("f", "1", "F", "x", (STEP,), "nb", INDEX, routed_by=("address",))


@pytest.fixture
def taking() -> Taking:
    return Taking.of(Settings(offices=OFFICES, office="3"), PostalRegister(), lambda: NOW)


def offered(taking: Taking, answers: Answers) -> list[str]:
    journey = Journey(FORM, answers, Circumstances(NOW.date(), routing=Routing(OFFICES)))
    (stop,) = (stop for stop in journey.stops() if stop.place == Place("office"))
    return [offer.name or offer.text for offer in taking.offers(stop, journey)]


def test_where_an_address_leaves_several_offices_only_those_are_offered(taking: Taking) -> None:
    shared = Address("Vei 1", "0199", "Oslo", "0301")
    assert offered(taking, {"address": shared}) == ["Nav Øst", "Nav Vest", "way.dont_know"]


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"address": Address("Vei 1", "0182", "Oslo", "0301")},
        {"address": Address("Vei 1", "9990", "Båtsfjord", "5632")},
    ],
)
def test_otherwise_every_office_is_offered_so_that_nobody_is_nudged(taking: Taking, answers: Answers) -> None:
    assert offered(taking, answers) == ["Nav Øst", "Nav Vest", "Nav Bergen", "way.dont_know"]


def test_an_unusual_answer_is_doubted_by_the_day_of_the_visit(taking: Taking) -> None:
    assert taking.doubt(PAY, 60_001) == "doubt.high"
    assert taking.doubt(PAY, 60_000) is None
    until = replace(PAY, kind=Kind.DATE, usual=Usual(earliest="today"))
    assert taking.doubt(until, NOW.date().replace(day=23)) == "doubt.past"
    assert taking.doubt(until, NOW.date()) is None


GIVEN = (
    (PAY, 7500), (PAY, WayOut.DONT_KNOW), (ADDRESS, Address("Vei 1", "0182", "Oslo", "0301")), (OFFICE, "2"),
    (Question("born", Kind.DATE, "Født?", "x"), NOW.date()), (Question("name", Kind.NAME, "?", "x"), Name("Sara", "")),
    (Question("words", Kind.TEXT, "?", "x"), "To linjer\nog (NAV) 12"), (Question("n", Kind.INTEGER, "?", "x"), 3),
    (Question("phone", Kind.PHONE, "?", "x"), "+4741234567"), (Question("p", Kind.PERCENT, "?", "x"), 40),
    (Question("many", Kind.MANY, "?", "x", choices=CHOICES), ("a", "b")),
    (Question("one", Kind.ONE, "?", "x", choices=CHOICES), "b"),
    (Question("account", Kind.ACCOUNT, "?", "x"), "15036825542"),
    (Question("id", Kind.IDENTITY, "?", "x"), "01029000073"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "answer"), GIVEN, ids=[question.id for question, _ in GIVEN])
def test_an_answer_of_another_day_fits_the_question_it_was_given_to(question: Question, answer: Answer) -> None:
    taking = Taking.of(Settings(offices=OFFICES, office="3"), REGISTER, lambda: NOW)
    assert taking.fits(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (replace(PAY, maximum=100), 7500),
        (replace(PAY, ways_out=()), WayOut.DONT_KNOW),
        (PAY, "7500"),
        (OFFICE, "9"),
        (ADDRESS, Address("Vei 1", "0182", "Bergen", "4601")),
        (Question("many", Kind.MANY, "?", "x", choices=CHOICES), ("a", "gone")),
        (Question("one", Kind.ONE, "?", "x", choices=CHOICES), "gone"),
        (Question("born", Kind.DATE, "?", "x", latest="today"), NOW.date().replace(year=2027)),
        (Question("words", Kind.TEXT, "?", "x", maximum=3), "fire"),
    ],
)
def test_what_the_question_takes_no_more_does_not_fit(question: Question, answer: Answer) -> None:
    taking = Taking.of(Settings(offices=OFFICES, office="3"), REGISTER, lambda: NOW)
    assert not taking.fits(question, answer)
