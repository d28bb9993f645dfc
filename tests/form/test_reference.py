"""The reference of an earlier application, typed or scanned."""

import pytest

from kiosk.form.definition import Kind, WayOut
from kiosk.form.kinds import kind_of
from tests.form.building import parse, problem, question, show

ASKED = question("earlier", Kind.REFERENCE, ways_out=(WayOut.DONT_KNOW,))


@pytest.mark.parametrize(
    "typed",
    [
        "7KQ-4M2-XJG",
        "7kq4m2xjg",
        "7kq 4m2 xjg",
        "٧kq-٤m٢-xjg",
        "SK1:7KQ4M2XJG:R",
        "SK1:7KQ4M2XJG:2/5",
        "sk1:7kq4m2xjg:p1/3",
        "https://status.kommune.no/7KQ4M2XJG",
        "https://status.kommune.no/s/7kq-4m2-xjg?lang=ar#key",
        "HTTPS://S.NO/?R=7KQ-4M2-XJG",
    ],
)
def test_it_is_read_however_it_was_typed_or_scanned(typed: str) -> None:
    assert parse(ASKED, typed) == "7KQ-4M2-XJG"


@pytest.mark.parametrize("typed", ["7KQ-4M2", "https://status.kommune.no/", "SK1:", "hello"])
def test_what_is_no_reference_is_refused(typed: str) -> None:
    assert problem(ASKED, typed) == "problem.reference.shape"


@pytest.mark.parametrize("typed", ["7KQ-4M2-XJH", "SK1:7KQ4M3XJG:R", "https://s.no/7KQ4N2XJG"])
def test_a_slip_is_noticed(typed: str) -> None:
    assert problem(ASKED, typed) == "problem.reference.check"


def test_who_does_not_have_it_can_say_so() -> None:
    assert parse(ASKED, "dont_know") is WayOut.DONT_KNOW


def test_it_is_written_alike_in_every_language_and_survives_json() -> None:
    kind = kind_of(ASKED)
    assert show(ASKED, "7KQ-4M2-XJG") == "7KQ-4M2-XJG"
    assert "7KQ-4M2-XJG" in show(ASKED, "7KQ-4M2-XJG", "ar")
    assert kind.from_json(ASKED, kind.to_json("7KQ-4M2-XJG")) == "7KQ-4M2-XJG"
