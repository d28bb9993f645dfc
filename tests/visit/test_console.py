"""The terminal between two visits, on a real pseudo-terminal."""

import os
import pty
import select
import termios
from pathlib import Path

import pytest

from kiosk.content import find_content
from kiosk.language.words import Library
from kiosk.visit.console import NO_CLIPBOARD, RESET, Console


def seen(master: int) -> str:
    os.set_blocking(master, False)
    parts = []
    while True:
        try:
            parts.append(os.read(master, 65536))
        except BlockingIOError:
            return b"".join(parts).decode()


def test_keys_typed_ahead_do_not_reach_the_next_visit() -> None:
    master, slave = pty.openpty()
    console = Console(slave, slave)
    os.write(master, b"secret\n")
    assert select.select([slave], [], [], 5)[0]
    console.reset()
    os.set_blocking(slave, False)
    try:
        left = os.read(slave, 100)
    except BlockingIOError:
        left = b""
    assert left == b""


def test_the_screen_and_its_scrollback_are_cleared() -> None:
    master, slave = pty.openpty()
    Console(slave, slave).reset()
    shown = seen(master)
    assert shown == RESET
    assert "\x1b[2J\x1b[3J" in shown


@pytest.mark.parametrize(
    "sequence",
    [
        *("\x1b[?1049h", "\x1b[?1049l", "\x1b[?2004l", "\x1b[?1000l", "\x1b[?1004l", "\x1b[<u", "\x1b[=0u"),
        *("\x1b]8;;\x1b\\", "\x1b]0;\x07", "\x1b]104\x07", "\x1b[0 q", "\x1b[!p", "\x1b[?25h", "\x1b[8h"),
    ],
)
def test_what_a_visit_may_have_turned_on_is_turned_off(sequence: str) -> None:
    assert sequence in RESET


def test_titles_kept_for_later_are_dropped_before_the_title_is_emptied() -> None:
    assert RESET.index("\x1b[23;0t" * 10) < RESET.index("\x1b]0;\x07")


def test_letters_of_sequences_an_old_terminal_does_not_know_are_cleared() -> None:
    assert RESET.endswith("\x1b[2J\x1b[3J\x1b[?25h")


def test_the_alternate_screen_is_entered_cleared_and_left() -> None:
    entered, left = RESET.index("\x1b[?1049h"), RESET.index("\x1b[?1049l")
    assert "\x1b[2J\x1b[3J" in RESET[entered:left]


def test_the_clipboard_is_emptied_where_it_is_the_kiosks_own() -> None:
    master, slave = pty.openpty()
    Console(slave, slave, empties_clipboard=True).reset()
    assert seen(master) == NO_CLIPBOARD + RESET


def test_whoever_practises_keeps_their_clipboard() -> None:
    assert "\x1b]52" not in RESET


def test_echo_and_line_editing_come_back() -> None:
    _, slave = pty.openpty()
    console = Console(slave, slave)
    before = termios.tcgetattr(slave)
    raw = termios.tcgetattr(slave)
    raw[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(slave, termios.TCSANOW, raw)
    console.reset()
    assert termios.tcgetattr(slave) == before


def test_the_apology_is_shown_and_then_cleared() -> None:
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    words = Library(find_content(), {}).words("nb")
    Console(slave, slave).show_for(0.01, words, "crash.title", "crash.text")
    shown = seen(master)
    assert words("crash.title") in shown
    assert shown.endswith(RESET)


def test_without_a_terminal_nothing_is_written(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w+") as file:
        Console(file.fileno(), file.fileno()).reset()
        assert file.tell() == 0


def test_a_terminal_that_was_closed_needs_no_reset() -> None:
    master, slave = pty.openpty()
    console = Console(slave, slave)
    os.close(master)
    console.reset()
    with pytest.raises(OSError, match="Input/output"):
        os.write(slave, b"x")


def test_it_knows_when_its_terminal_was_closed() -> None:
    master, slave = pty.openpty()
    console = Console(slave, slave)
    assert not console.is_gone
    os.close(master)
    assert console.is_gone


def test_its_size_is_that_of_the_terminal() -> None:
    _, slave = pty.openpty()
    termios.tcsetwinsize(slave, (40, 120))
    assert Console(slave, slave).size == (120, 40)
