"""Serialisation: nothing is null, every number is whole, every moment has its fraction."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kiosk.digisos.soknad import soknad_of
from kiosk.digisos.writing import moment, to_json, tree
from tests.digisos.applying import applied, forms


@dataclass(frozen=True)
class Model:
    first: str
    second: int | None
    third: tuple[bool, ...] = ()


def test_what_is_not_known_is_left_out() -> None:
    assert tree(Model("a", None)) == {"first": "a", "third": []}


def test_fields_stand_in_the_order_of_the_model() -> None:
    assert list(json.loads(to_json(Model("a", 0, (False,))))) == ["first", "second", "third"]


def test_a_number_with_a_fraction_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        tree(Model("a", 1.0))  # type: ignore[arg-type]


def test_a_date_is_written_as_a_day() -> None:
    assert tree((date(2026, 1, 2),)) == ["2026-01-02"]


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (datetime(2026, 11, 24, 9, 30, 12, tzinfo=UTC), "2026-11-24T09:30:12.000Z"),
        (datetime(2026, 11, 24, 9, 30, 12, 999, tzinfo=UTC), "2026-11-24T09:30:12.000Z"),
        (datetime(2026, 11, 24, 9, 30, 12, 45_678, tzinfo=UTC), "2026-11-24T09:30:12.045Z"),
        (datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=1))), "2025-12-31T23:30:00.000Z"),
    ],
)
def test_a_moment_is_in_utc_and_always_has_three_decimals(when: datetime, written: str) -> None:
    assert moment(when) == written


def test_letters_of_every_script_stand_as_they_are() -> None:
    document = to_json(soknad_of(forms().application, applied(message="Мені потрібна їжа أحتاج ሰላም")))
    assert "Мені потрібна їжа أحتاج ሰላም".encode() in document
    assert document.endswith(b"}\n")


def test_the_same_application_gives_the_same_bytes() -> None:
    one, other = (to_json(soknad_of(forms().application, applied(balance=7))) for _ in range(2))
    assert one == other
