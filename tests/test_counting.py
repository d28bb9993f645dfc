"""Coverage is counted by a room's own tests, in whatever run: what counts must be off while all others run."""

import pytest
from coverage import Coverage

from tests.conftest import counter_of, is_counted


@pytest.mark.parametrize(
    ("test", "counted"),
    [
        ("tests/form/test_journey.py::test_it", True),
        ("tests/form_content/test_rent.py::test_it", True),
        ("tests/terminal/test_form.py::test_it", False),
        ("tests/form/test_journey_properties.py::test_it", False),
    ],
)
def test_a_room_is_covered_by_its_own_tests(test: str, counted: bool) -> None:
    assert is_counted(test, ["kiosk.form"]) is counted


def test_who_names_no_room_has_every_test_counted() -> None:
    assert is_counted("tests/terminal/test_form.py::test_it", None)


def test_nothing_counts_while_the_test_of_another_room_runs(request: pytest.FixtureRequest) -> None:
    counter = counter_of(request.config)
    counted = counter is not None and is_counted(request.node.nodeid, counter.cov_source)
    assert (Coverage.current() is not None) is counted
