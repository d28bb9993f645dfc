"""What one visit saw of the cell font holds for all visits after it."""

import pytest

from kiosk.visit.verdict import Verdict
from tests.visit.apart import in_process


def test_nobody_has_seen_it_at_first() -> None:
    assert Verdict().now == Verdict.UNKNOWN


@pytest.mark.parametrize(("right", "known"), [(True, Verdict.RIGHT), (False, Verdict.WRONG)])
def test_what_a_visit_gave_reaches_the_parent_of_it(right: bool, known: int) -> None:
    verdict = Verdict()
    in_process(lambda: verdict.give(right))
    assert verdict.now == known
