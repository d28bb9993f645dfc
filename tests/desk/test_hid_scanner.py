"""A scanner in HID-POS mode: reports as makers' manuals show them, through a pipe that can be pulled out."""

import os
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from kiosk.desk.hid_scanner import MOST, REPORT, HidScanner, Reports, scanner_at
from kiosk.desk.scanner import LONGEST, Scanner

SOON = 5.0
LONG = (
    "SK1:7KQ4M2XJG:1/2:"
    + "6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97TK0F90KECTHGWJC0FDC:5AIA"
)


def reports_of(data: bytes) -> Iterator[bytes]:
    """As the scanner cuts them."""
    pieces = [data[at : at + MOST] for at in range(0, len(data), MOST)]
    for number, piece in enumerate(pieces):
        more = number < len(pieces) - 1
        yield bytes([2, len(piece)]) + b"]Q0" + piece.ljust(MOST, b"\0") + b"s\0" + bytes([more])


def heard(*reports: bytes) -> list[str]:
    reading = Reports()
    return [text for report in reports for text in reading.feed(report)]


def test_a_report_is_as_long_as_the_manuals_say() -> None:
    assert {len(report) for report in reports_of(LONG.encode())} == {REPORT}


def test_a_short_code_stands_in_one_report() -> None:
    assert heard(*reports_of(b"SK1:7KQ4M2XJG:P1/7")) == ["SK1:7KQ4M2XJG:P1/7"]


def test_a_long_code_is_put_together() -> None:
    assert heard(*reports_of(LONG.encode())) == [LONG]


def test_what_ends_a_line_is_no_part_of_the_code() -> None:
    assert heard(*reports_of(b"SK1:7KQ4M2XJG:P1/7\r\n")) == ["SK1:7KQ4M2XJG:P1/7"]


def test_a_report_of_another_kind_ends_the_code_it_stands_in() -> None:
    first, *rest = reports_of(LONG.encode())
    assert LONG not in heard(first, bytes([4]) + bytes(63), *rest)
    assert heard(first, b"\x02", *reports_of(b"SK1:7KQ4M2XJG:C")) == ["SK1:7KQ4M2XJG:C"]


@pytest.mark.parametrize("noise", [b"", b"\x1b[2J", "Ærlig".encode(), b"A" * (LONGEST + 1)])
def test_what_no_code_of_ours_can_hold_is_dropped(noise: bytes) -> None:
    assert heard(*reports_of(noise or b"\0"), *reports_of(b"SK1:7KQ4M2XJG:C"))[-1] == "SK1:7KQ4M2XJG:C"
    assert len(heard(*reports_of(noise or b"\0"))) == 0


def test_the_name_of_the_device_tells_its_mode() -> None:
    assert scanner_at("/dev/hidraw0") is HidScanner
    assert scanner_at("/dev/ttyACM0") is Scanner


def test_it_may_be_pulled_out_and_plugged_in_again(tmp_path: Path) -> None:
    device = tmp_path / "hidraw7"
    texts: Queue[str] = Queue()
    told: Queue[bool] = Queue()
    scanner = HidScanner(str(device), texts.put, told.put, pause=0.05)
    scanner.start()
    try:
        for number in ("1", "2"):
            os.mkfifo(device)
            # Read and write: a pipe with both its ends here waits for the scanner, however late it comes.
            end = os.open(device, os.O_RDWR)
            for report in reports_of(b"SK1:7KQ4M2XJG:P%s/7" % number.encode()):
                os.write(end, report)
            assert texts.get(timeout=SOON) == f"SK1:7KQ4M2XJG:P{number}/7"
            device.unlink()
            os.close(end)
            while told.get(timeout=SOON):
                pass
    finally:
        scanner.stop()
