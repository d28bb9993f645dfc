"""What holds of every cell of the fault matrix, whichever way is sent.

The one rule: each way has a file of its own, so that two workers share them; what they must hold stands here once.
"""

from kiosk.digisos.outcomes import Delivered, Refused, Unknown
from tests.digisos.faults import ALL, Cell, table
from tests.gateway.fiks.relayed import MISHAPS

PASSING = {"refused", "reset_before", "reset_after", "429", "500", "503", "invalid", "lost", *MISHAPS}


class Matrix:
    """Delivered once, or a clear end that leads to paper. `requests`: their names."""

    requests: tuple[str, ...] = ()

    def test_what_is_called_delivered_is_there_once(self, matrix: list[Cell]) -> None:
        assert [each for each in matrix if isinstance(each.outcome, Delivered) and each.arrived != 1] == []

    def test_what_is_called_refused_is_not_there(self, matrix: list[Cell]) -> None:
        assert [each for each in matrix if isinstance(each.outcome, Refused) and each.arrived] == []

    def test_nothing_is_there_twice(self, matrix: list[Cell]) -> None:
        assert [each for each in matrix if max(each.arrived, each.after) > 1] == []

    def test_whatever_is_not_delivered_may_go_on_paper(self, matrix: list[Cell]) -> None:
        ends = [each.outcome for each in matrix if not isinstance(each.outcome, Delivered)]
        assert [end for end in ends if "paper" not in end.ways] == []

    def test_the_reference_stays_the_same(self, matrix: list[Cell]) -> None:
        assert [each for each in matrix if not each.same_reference] == []

    def test_once_all_is_calm_another_attempt_delivers_it_once(self, matrix: list[Cell]) -> None:
        assert [each for each in matrix if each.fault != "slow" and each.after != 1] == []

    def test_what_passes_by_is_overcome_within_the_first_attempt(self, matrix: list[Cell]) -> None:
        once = [each for each in matrix if not each.for_good and each.fault in PASSING]
        assert [each for each in once if not isinstance(each.outcome, Delivered)] == []

    def test_only_the_request_that_delivers_leaves_a_doubt(self, matrix: list[Cell]) -> None:
        last = max(each.at for each in matrix)
        assert {each.at for each in matrix if isinstance(each.outcome, Unknown)} == {last}

    def test_the_table_has_every_request_and_every_fault(self, matrix: list[Cell]) -> None:
        lines = table(matrix, self.requests).splitlines()
        assert len(lines) == len(self.requests) + 2
        assert [line for line in lines if line.count("|") != len(ALL) + 2] == []
