"""How long an answer takes does not tell whether a reference exists."""

import math
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import NotKnown
from kiosk.register.store import Store
from tests.register.telling import PEPPER, Told, event, wrong_codes

# Leaving out the slow hash, or the look at the events, would show as many times this.
ALIKE = (0.6, 1.6)
CHANCES = 3


@pytest.fixture
def opened(tmp_path: Path) -> Store:
    store = Store(f"sqlite:///{tmp_path / 'register.db'}", PEPPER)
    store.migrate()
    return store


def are_alike(one: Callable[[], object], other: Callable[[], object], times: int) -> bool:
    """Whether both take about as long; a machine that was busy gets another chance, an oracle shows every time."""
    return any(ALIKE[0] < compare(one, other, times) < ALIKE[1] for _ in range(CHANCES))


def compare(one: Callable[[], object], other: Callable[[], object], times: int) -> float:
    """How many times as long the quickest of the one takes; turn by turn, so that a busy machine is busy for both."""
    least = [math.inf, math.inf]
    for _ in range(times):
        for place, ask in enumerate((one, other)):
            begun = time.perf_counter()
            ask()
            least[place] = min(least[place], time.perf_counter() - begun)
    return least[0] / least[1]


def test_a_wrong_key_takes_as_long_as_no_reference(opened: Store) -> None:
    known, unknown = Told(), Told()
    opened.register(known.registration, known.proofs, [event("created") for _ in range(40)], "k1")
    wrong = "0" * 16
    assert are_alike(
        lambda: opened.status_with_key(known.reference, wrong),
        lambda: opened.status_with_key(unknown.reference, wrong),
        300,
    )
    opened.close()


def test_a_wrong_code_takes_as_long_as_no_reference(opened: Store) -> None:
    known, unknown = [Told() for _ in range(5)], [Told() for _ in range(5)]
    for told in known:
        opened.register(told.registration, told.proofs, [event("created") for _ in range(40)], "k1")
    # Five times each, and no more are looked at.
    trying = [[(told.reference, next(wrong_codes(told.key))) for told in each] * 5 for each in (known, unknown)]

    def ask(asked: list[tuple[str, str]]) -> None:
        with pytest.raises(NotKnown):
            opened.check_code(*asked.pop())

    assert are_alike(lambda: ask(trying[0]), lambda: ask(trying[1]), 8)
    opened.close()


def test_a_key_that_is_none_takes_as_long_as_one_that_was_mistyped(opened: Store) -> None:
    issued = opened.issue_key("kiosk", "K")
    parts = issued.split("_")
    wrong = "_".join([*parts[:3], parts[3][::-1]])
    nobody = "_".join(["sk", "kiosk", "aaaaaaaa", parts[3]])
    assert are_alike(lambda: opened.key_of(wrong), lambda: opened.key_of(nobody), 300)
    opened.close()
