"""What becomes of what is typed, kind by kind: chosen and counted answers, groups, blanks and ways out."""

from datetime import date

import pytest

from kiosk.form.answers import Answers, Problem
from kiosk.form.definition import Choice, Kind, WayOut
from kiosk.form.kinds import kind_of
from kiosk.form.kinds.counting import HARD_SPACE
from tests.form.building import FACTS, form, parse, problem, question, show, words

HOME = question("home", Kind.ONE, "own", "rent")
NEEDS = question("needs", Kind.MANY, "food", "rent", Choice("nothing", "Ingen", "no", exclusive=True), maximum=2)
AMOUNT = question("amount", Kind.AMOUNT)
CHILDREN = question(
    "children", Kind.GROUP, maximum=5, questions=(question("age", Kind.INTEGER, unit="år"), question("school"))
)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.GROUP])
def test_a_blank_is_never_an_answer(kind: Kind) -> None:
    assert problem(question("q", kind), "  ") == "problem.answer.empty"
    assert problem(question("q", kind, required=True), "") == "problem.answer.required"


@pytest.mark.parametrize("kind", list(Kind))
def test_a_way_out_is_taken_where_it_is_offered(kind: Kind) -> None:
    assert parse(question("q", kind, ways_out=(WayOut.DONT_KNOW,)), "dont_know") is WayOut.DONT_KNOW


def test_a_way_out_that_is_not_offered_is_refused() -> None:
    assert problem(HOME, "dont_know") == "problem.one.unknown"


def test_a_way_out_is_shown_in_words_and_kept_by_id() -> None:
    assert show(AMOUNT, WayOut.NO_SAY) == "Vil ikke si det"
    kind = kind_of(AMOUNT)
    assert kind.from_json(AMOUNT, kind.to_json(WayOut.NO_SAY)) is WayOut.NO_SAY


def test_one_is_a_choice_id() -> None:
    assert parse(HOME, " rent ") == "rent"
    assert show(HOME, "rent") == "RENT"


def test_one_refuses_what_is_not_offered() -> None:
    assert problem(HOME, "castle") == "problem.one.unknown"


@pytest.mark.parametrize(
    ("kind", "id", "label"),
    [(Kind.YESNO, "yes", "Ja"), (Kind.YESNO, "no", "Nei"), (Kind.CONSENT, "agree", "Ja, det er greit")],
)
def test_yes_and_no_have_labels_of_their_own(kind: Kind, id: str, label: str) -> None:
    asked = question("q", kind)
    assert parse(asked, id) == id
    assert show(asked, id) == label


def test_many_are_kept_in_form_order_each_once() -> None:
    assert parse(NEEDS, "rent, food,rent") == ("food", "rent")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("food,bed", "problem.many.unknown"),
        ("food,nothing", "problem.many.exclusive"),
    ],
)
def test_many_refuses_what_does_not_go_together(raw: str, text: str) -> None:
    assert problem(NEEDS, raw) == text


def test_many_has_limits() -> None:
    limited = question("q", Kind.MANY, "a", "b", "c", minimum=2, maximum=2)
    assert parse(limited, "a") == Problem("problem.many.few", (("limit", "2"),))
    assert parse(limited, "a,b,c") == Problem("problem.many.many", (("limit", "2"),))


def test_many_are_shown_with_the_comma_of_the_language() -> None:
    assert show(NEEDS, ("food", "rent")) == "FOOD, RENT"
    assert show(NEEDS, ("food", "rent"), "ar") == "FOOD، RENT"


def test_an_office_is_one_of_those_this_kiosk_sends_to() -> None:
    office = question("office", Kind.OFFICE)
    assert parse(office, "٩٩٠٢") == "9902"
    assert show(office, "9902") == "Nav Fjordvik"
    assert problem(office, "0000") == "problem.office.unknown"


@pytest.mark.parametrize(
    ("raw", "kroner"),
    [
        ("7500", 7500),
        ("7 500", 7500),
        ("7.500", 7500),
        ("7\N{NO-BREAK SPACE}500", 7500),
        ("7'500", 7500),
        ("kr 7 500,-", 7500),
        ("7500 kr.", 7500),
        ("7500,- kr", 7500),
        ("7 500 kroner", 7500),
        ("7500,49", 7500),
        ("7500,50", 7501),
        ("0,5", 1),
        ("1.234.567,5", 1234568),
        ("٧٥٠٠", 7500),
        ("٧٬٥٠٠٫٥", 7501),
        ("۷۵۰۰", 7500),
        ("\u20667 500 kr\u2069", 7500),
        ("0", 0),
        ("99 999 999", 99_999_999),
    ],
)
def test_an_amount_is_whole_kroner_however_it_is_written(raw: str, kroner: int) -> None:
    assert parse(AMOUNT, raw) == kroner


@pytest.mark.parametrize("raw", ["mye", "7.5.5", "1.234,567", "7,5555", "1,2,3", "kr", "7500kr5", "²", "½"])
def test_an_amount_that_can_be_read_in_two_ways_or_none_is_refused(raw: str) -> None:
    assert problem(AMOUNT, raw) == "problem.amount.digits"


@pytest.mark.parametrize("raw", ["-5", "\N{MINUS SIGN}5", "kr -5", "– 5"])
def test_an_amount_is_never_negative(raw: str) -> None:
    assert problem(AMOUNT, raw) == "problem.amount.negative"


def test_an_amount_has_limits_and_tells_them() -> None:
    assert parse(AMOUNT, "9" * 40) == Problem("problem.amount.max", (("limit", "99 999 999".replace(" ", HARD_SPACE)),))
    assert parse(question("q", Kind.AMOUNT, minimum=100), "99") == Problem("problem.amount.min", (("limit", "100"),))
    assert problem(question("q", Kind.AMOUNT, maximum=0), "1") == "problem.amount.max"


def test_an_amount_is_shown_with_hard_spaces() -> None:
    assert show(AMOUNT, 7500) == f"7{HARD_SPACE}500{HARD_SPACE}kr"


def test_an_amount_keeps_its_order_inside_arabic() -> None:
    assert show(AMOUNT, 7500, "ar") == f"\u20667{HARD_SPACE}500{HARD_SPACE}kr\u2069"


@pytest.mark.parametrize(("raw", "number"), [("3", 3), ("1 200", 1200), ("٣", 3), ("007", 7)])
def test_an_integer_is_read_in_any_digits(raw: str, number: int) -> None:
    assert parse(question("q", Kind.INTEGER), raw) == number


@pytest.mark.parametrize(
    ("raw", "text"), [("3.5", "digits"), ("three", "digits"), ("-1", "negative"), ("9" * 30, "max"), ("2", "min")]
)
def test_an_integer_refuses_the_rest(raw: str, text: str) -> None:
    assert problem(question("q", Kind.INTEGER, minimum=3), raw) == f"problem.integer.{text}"


def test_an_integer_is_shown_with_its_unit() -> None:
    assert show(question("age", Kind.INTEGER, unit="år"), 9) == "9 år"
    assert show(question("age", Kind.INTEGER), 9) == "9"


@pytest.mark.parametrize(("raw", "number"), [("40 %", 40), ("0", 0), ("100%", 100), ("٤٠٪", 40)])
def test_a_percent_is_from_0_to_100(raw: str, number: int) -> None:
    assert parse(question("q", Kind.PERCENT), raw) == number


def test_a_percent_beyond_100_is_refused() -> None:
    assert problem(question("q", Kind.PERCENT), "101") == "problem.percent.max"


def test_a_percent_is_shown_with_its_sign() -> None:
    assert show(question("q", Kind.PERCENT), 40) == f"40{HARD_SPACE}%"


def test_a_group_is_read_as_how_many() -> None:
    assert parse(CHILDREN, "٣") == ({}, {}, {})


@pytest.mark.parametrize(
    ("raw", "text"), [("0", "min"), ("6", "max"), ("99999", "max"), ("two", "digits"), ("", "empty")]
)
def test_a_group_refuses_what_is_no_count(raw: str, text: str) -> None:
    assert problem(CHILDREN, raw) in {f"problem.group.{text}", f"problem.answer.{text}"}


def test_a_group_is_shown_one_line_for_each_repetition() -> None:
    items: tuple[Answers, ...] = ({"age": 4, "school": "no"}, {"age": 9})
    assert kind_of(CHILDREN).show(CHILDREN, items, words(form((CHILDREN,)))) == "1: 4 år · Nei\n2: 9 år"


def test_a_group_is_kept_as_a_list_of_objects() -> None:
    items: tuple[Answers, ...] = ({"age": 4, "school": "no"}, {"age": WayOut.DONT_KNOW}, {})
    data = kind_of(CHILDREN).to_json(items)
    assert data == [{"age": 4, "school": "no"}, {"age": {"way_out": "dont_know"}}, {}]
    assert kind_of(CHILDREN).from_json(CHILDREN, data) == items


def test_every_kind_has_a_class_of_its_own_way() -> None:
    for kind in Kind:
        assert kind_of(question("q", kind), FACTS).parse(question("q", kind), "", date(2026, 1, 1)) == Problem(
            "problem.answer.empty"
        )
