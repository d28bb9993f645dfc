"""What goes wrong with an eSCL scanner, and how it is told."""

import time
from collections.abc import Iterator

import pytest

from kiosk.documents.scanner.escl_link import EsclLink
from kiosk.errors import ScannerAway, ScannerBusy, ScannerEmpty, ScannerError, ScannerFailed, ScannerJammed, ScannerOpen
from tests.documents.escl import (
    PAGE,
    Escl,
    answered,
    flooded,
    scanner,
    serving,
    status,
    trickled,
)

BUSY = status("Processing")
EMPTY = status(feeder="ScannerAdfEmpty")


@pytest.fixture
def escl() -> Iterator[Escl]:
    with serving(Escl()) as served:
        yield served


@pytest.mark.parametrize(
    ("told", "leaf"),
    [
        (status("Stopped", "ScannerAdfJam"), ScannerJammed),
        (status("Idle", "ScannerAdfMultipickDetected"), ScannerJammed),
        (status("Idle", "ScannerAdfHatchOpen"), ScannerOpen),
        (status("Idle", "ScannerAdfDoorOpen"), ScannerOpen),
        (status("Stopped", "", "<pwg:StateReason>CoverOpen</pwg:StateReason>"), ScannerOpen),
        (status("Stopped", "", "<pwg:StateReason>media-jam-error</pwg:StateReason>"), ScannerJammed),
        (EMPTY, ScannerEmpty),
        (BUSY, ScannerBusy),
        (status("Down"), ScannerFailed),
        (b"<html>sign in</html>", ScannerFailed),
        (b"\x00\x01", ScannerFailed),
    ],
)
def test_what_is_in_the_way_is_told(escl: Escl, told: bytes, leaf: type[ScannerError]) -> None:
    escl.statuses = [told]
    with pytest.raises(leaf) as raised:
        next(scanner(escl).scan("feeder"))
    assert type(raised.value) is leaf
    assert not escl.orders


def test_a_jam_after_the_first_page_is_told_and_the_page_is_good(escl: Escl) -> None:
    escl.pages = [PAGE]
    escl.statuses = [status(), status("Stopped", "ScannerAdfJam")]
    scan = scanner(escl).scan()
    assert next(scan) == PAGE
    with pytest.raises(ScannerJammed):
        next(scan)


def test_a_jam_while_a_page_is_fetched_cancels_the_job(escl: Escl) -> None:
    escl.answers["GET", "NextDocument"] = answered(500)
    escl.statuses = [status(), status("Stopped", "ScannerAdfJam")]
    with pytest.raises(ScannerJammed):
        next(scanner(escl).scan())
    assert escl.asked[-1] == "DELETE /eSCL/ScanJobs/7"


def test_a_feeder_that_gives_nothing_is_empty(escl: Escl) -> None:
    escl.pages = []
    with pytest.raises(ScannerEmpty):
        next(scanner(escl).scan("feeder"))


def test_a_job_that_is_refused_as_busy_is_told_as_busy(escl: Escl) -> None:
    escl.answers["POST", "ScanJobs"] = answered(503)
    with pytest.raises(ScannerBusy):
        next(scanner(escl).scan())


@pytest.mark.parametrize("location", ["", "http://[", "/a b", "/" + "x" * 2000, "/a//b?c=d#e", "/%2e%2e/b"])
def test_a_job_whose_address_is_none_is_a_failure(escl: Escl, location: str) -> None:
    escl.location = location
    with pytest.raises(ScannerFailed):
        next(scanner(escl).scan())


def test_a_web_page_in_place_of_a_page_is_nonsense(escl: Escl) -> None:
    escl.pages = [b"<html>"]
    with pytest.raises(ScannerFailed):
        next(scanner(escl).scan())


def test_a_page_without_an_end_is_cut_off(escl: Escl) -> None:
    escl.answers["GET", "NextDocument"] = flooded
    with pytest.raises(ScannerFailed):
        next(scanner(escl).scan())


def test_page_after_page_has_an_end(escl: Escl) -> None:
    escl.answers["GET", "NextDocument"] = answered(200, PAGE)
    scan = scanner(escl).scan()
    scan._pages = 99  # type: ignore[attr-defined]
    assert next(scan) == PAGE
    with pytest.raises(ScannerFailed):
        next(scan)


def test_a_trickle_ends_in_time(escl: Escl) -> None:
    escl.answers["GET", "ScannerStatus"] = trickled
    began = time.monotonic()
    with pytest.raises(ScannerAway):
        EsclLink(escl.url).ask("GET", "/ScannerStatus", within=0.3, most=1000)
    assert time.monotonic() - began < 2


def test_a_scanner_that_is_switched_off_is_away() -> None:
    with serving(Escl()) as escl:
        pass
    with pytest.raises(ScannerAway):
        scanner(escl).abilities()


def test_closing_keeps_nobody_waiting_for_a_scanner_that_does_not_listen(escl: Escl) -> None:
    escl.answers["DELETE", "7"] = trickled
    scan = scanner(escl).scan()
    next(scan)
    began = time.monotonic()
    scan.close()
    assert time.monotonic() - began < 1.5
