"""The scanner on a serial port, on a real pseudo-terminal: what it sends, and what happens when it is unplugged."""

import os
import tty
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from kiosk.desk.scanner import LONGEST, Lines, Scanner

SOON = 5.0


class Plugged:
    """A scanner's end of a pseudo-terminal, whose other end has a name of its own that lasts over plugging in."""

    def __init__(self, port: Path) -> None:
        self._port = port
        self.lines: Queue[str] = Queue()
        self.told: Queue[bool] = Queue()
        self.scanner = Scanner(str(port), self.lines.put, self.told.put, pause=0.05)
        self._ends: list[int] = []

    def plug_in(self) -> None:
        ours, theirs = os.openpty()
        tty.setraw(theirs)
        self._ends = [ours, theirs]
        self._port.unlink(missing_ok=True)
        self._port.symlink_to(os.ttyname(theirs))

    def pull_out(self) -> None:
        self._port.unlink(missing_ok=True)
        while self._ends:
            os.close(self._ends.pop())

    def send(self, given: bytes) -> None:
        os.write(self._ends[0], given)


@pytest.fixture
def plugged(tmp_path: Path) -> Iterator[Plugged]:
    made = Plugged(tmp_path / "scanner")
    yield made
    made.scanner.stop()
    made.pull_out()


def test_a_scanned_line_arrives_however_it_ends(plugged: Plugged) -> None:
    plugged.plug_in()
    plugged.scanner.start()
    assert plugged.told.get(timeout=SOON)
    plugged.send(b"SK1:7KQ4M2XJG:P1/7\r\nSK1:7KQ4M2XJG:P2/7\r")
    assert plugged.lines.get(timeout=SOON) == "SK1:7KQ4M2XJG:P1/7"
    assert plugged.lines.get(timeout=SOON) == "SK1:7KQ4M2XJG:P2/7"


def test_a_line_may_come_in_pieces(plugged: Plugged) -> None:
    plugged.plug_in()
    plugged.scanner.start()
    assert plugged.told.get(timeout=SOON)
    for piece in (b"SK1:7KQ", b"4M2XJG:", b"R\n"):
        plugged.send(piece)
    assert plugged.lines.get(timeout=SOON) == "SK1:7KQ4M2XJG:R"


def test_a_scanner_that_is_not_there_is_told_once(plugged: Plugged) -> None:
    plugged.scanner.start()
    assert plugged.told.get(timeout=SOON) is False
    with pytest.raises(Empty):
        plugged.told.get(timeout=0.3)


def test_a_scanner_is_heard_again_after_it_was_unplugged(plugged: Plugged) -> None:
    plugged.plug_in()
    plugged.scanner.start()
    assert plugged.told.get(timeout=SOON)
    plugged.pull_out()
    assert plugged.told.get(timeout=SOON) is False
    plugged.plug_in()
    assert plugged.told.get(timeout=SOON)
    plugged.send(b"BACK\n")
    assert plugged.lines.get(timeout=SOON) == "BACK"


def test_stopping_lets_go_of_the_port_and_may_be_done_twice(plugged: Plugged) -> None:
    plugged.plug_in()
    plugged.scanner.start()
    assert plugged.told.get(timeout=SOON)
    plugged.scanner.stop()
    plugged.scanner.stop()
    second = Scanner(str(plugged._port), plugged.lines.put, plugged.told.put, pause=0.05)
    second.start()
    assert plugged.told.get(timeout=SOON)
    second.stop()


def test_stopping_before_the_start_is_harmless(plugged: Plugged) -> None:
    plugged.scanner.stop()


def test_the_longest_code_there_is_is_read() -> None:
    assert list(Lines().feed(b"A" * 4296 + b"\r")) == ["A" * 4296]


def test_a_line_longer_than_any_code_is_dropped_and_the_next_one_read() -> None:
    lines = Lines()
    assert list(lines.feed(b"A" * (LONGEST + 1))) == []
    assert list(lines.feed(b"A" * 10_000 + b"\rNEXT\r")) == ["NEXT"]


def test_noise_is_dropped_and_the_next_line_read() -> None:
    assert list(Lines().feed(b"\x00\xff\xfe\n\r\nNEXT\n")) == ["NEXT"]


def test_a_space_at_the_end_of_a_line_is_kept() -> None:
    assert list(Lines().feed(b"AB \r\n")) == ["AB "]
