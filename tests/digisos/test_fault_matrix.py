"""Every request of the exchange met by every fault: delivered once, or a clear end that leads to paper."""

from collections.abc import Iterator

import pytest

from kiosk.digisos.outcomes import Delivered, Refused, Unknown
from tests.digisos.faults import ALL, APPLICATION, LATE, Cell, application, cells, late, table, way
from tests.gateway.fiks.relayed import MISHAPS

pytestmark = pytest.mark.no_cover  # the single tests cover all of it

PASSING = {"refused", "reset_before", "reset_after", "429", "500", "503", "invalid", "lost", *MISHAPS}


@pytest.fixture(scope="module", params=["application", "late"])
def matrix(request: pytest.FixtureRequest) -> Iterator[list[Cell]]:
    begin, requests = {"application": (application, APPLICATION), "late": (late, LATE)}[request.param]
    with way() as there:
        yield list(cells(there, begin, requests))


def test_what_is_called_delivered_is_there_once(matrix: list[Cell]) -> None:
    assert [each for each in matrix if isinstance(each.outcome, Delivered) and each.arrived != 1] == []


def test_what_is_called_refused_is_not_there(matrix: list[Cell]) -> None:
    assert [each for each in matrix if isinstance(each.outcome, Refused) and each.arrived] == []


def test_nothing_is_there_twice(matrix: list[Cell]) -> None:
    assert [each for each in matrix if max(each.arrived, each.after) > 1] == []


def test_whatever_is_not_delivered_may_go_on_paper(matrix: list[Cell]) -> None:
    ends = [each.outcome for each in matrix if not isinstance(each.outcome, Delivered)]
    assert all("paper" in end.ways for end in ends)


def test_the_reference_stays_the_same(matrix: list[Cell]) -> None:
    assert all(each.same_reference for each in matrix)


def test_once_all_is_calm_another_attempt_delivers_it_once(matrix: list[Cell]) -> None:
    assert [each for each in matrix if each.fault != "slow" and each.after != 1] == []


def test_what_passes_by_is_overcome_within_the_first_attempt(matrix: list[Cell]) -> None:
    once = [each for each in matrix if not each.for_good and each.fault in PASSING]
    assert [each for each in once if not isinstance(each.outcome, Delivered)] == []


def test_only_the_request_that_delivers_leaves_a_doubt(matrix: list[Cell]) -> None:
    last = max(each.at for each in matrix)
    assert {each.at for each in matrix if isinstance(each.outcome, Unknown)} == {last}


def test_the_table_has_every_request_and_every_fault(matrix: list[Cell]) -> None:
    requests = APPLICATION if len(matrix) == len(APPLICATION) * len(ALL) * 2 else LATE
    lines = table(matrix, requests).splitlines()
    assert len(lines) == len(requests) + 2
    assert all(line.count("|") == len(ALL) + 2 for line in lines)
