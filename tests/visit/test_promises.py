"""Each promise is tried: where nothing is denied, every attempt succeeds and is told as broken."""

from pathlib import Path

import pytest

from kiosk.errors import ConfinementError
from kiosk.visit.confinement import Confinement
from kiosk.visit.landlocked import landlock_version
from kiosk.visit.promises import PROMISES, READ_USUALLY, Outcome, Reach, cannot_read, is_given, prove
from kiosk.visit.reach import SCOPE_SINCE
from kiosk.visit.trial import try_out
from tests.visit.apart import in_process

OPEN = Reach()
NEWEST = 99
needs_all = pytest.mark.skipif(landlock_version() < SCOPE_SINCE, reason="this kernel cannot promise everything")


def test_a_process_that_is_not_bound_breaks_every_promise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcomes = in_process(lambda: prove(OPEN, "exposed", NEWEST))
    assert isinstance(outcomes, dict)
    assert set(outcomes.values()) == {"broken"}
    assert list(tmp_path.iterdir()) == []


def test_what_was_tried_in_vain_is_undone_here_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert prove(OPEN, "locked", NEWEST)["write"] == "broken"
    assert list(tmp_path.iterdir()) == []


def test_a_kernel_without_landlock_is_not_blamed_for_what_it_never_promised() -> None:
    outcomes = prove(OPEN, "unswapped", 0)
    assert {id for id, outcome in outcomes.items() if outcome == "absent"} == {
        each.id for each in PROMISES if each.since
    }
    assert outcomes["memory"] == "kept"


@needs_all
def test_a_visit_keeps_every_promise() -> None:
    assert set(try_out(Confinement()).values()) == {"kept"}


@needs_all
def test_a_visit_that_prints_and_lends_pages_keeps_them_too() -> None:
    assert set(try_out(Confinement(ports=(1, 631), listens=True)).values()) == {"kept"}


def test_what_a_visit_was_given_is_no_broken_promise() -> None:
    assert is_given(Path("/etc/passwd"), Reach(readable=(Path("/etc"),)))
    assert cannot_read(Reach(readable=READ_USUALLY))


def test_a_trial_binds_nobody_but_its_own_process() -> None:
    try_out(Confinement(required=False))
    assert Path("/etc/passwd").read_bytes()


def test_a_trial_tells_why_no_visit_would_start() -> None:
    impossible = Confinement(ports=(70_000,)) if landlock_version() >= 4 else None
    if impossible is None:
        pytest.skip("this kernel's Landlock knows no network")
    with pytest.raises(ConfinementError, match="Landlock refused"):
        try_out(impossible)


def test_a_promise_that_is_broken_binds_no_visit() -> None:
    class Careless(Confinement):
        def try_out(self) -> dict[str, Outcome]:
            return {"write": "kept", "core": "broken"}

    with pytest.raises(ConfinementError, match=r"denied what it must be: core$"):
        Careless().bind()
