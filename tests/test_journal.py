"""What the kiosk tells about itself, and that nothing typed is ever in it."""

import io
import json
import socket
from pathlib import Path

import pytest

from kiosk.content import find_content
from kiosk.journal import Journal
from kiosk.language.words import Library
from kiosk.visit.ending import Ending

CRASH = Ending(70, "uk", "ValueError, session.py:12", 61.4)


class Terminal(io.StringIO):
    """A stream somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_visit_that_ended_is_one_line_with_its_priority() -> None:
    stream = io.StringIO()
    Journal("stderr", stream).tell(Ending(0, "ar", "", 301.0))
    priority, line = stream.getvalue()[:3], stream.getvalue()[3:]
    assert priority == "<5>"
    assert json.loads(line) == {"event": "visit.ended", "code": "0", "language": "", "place": "", "seconds": "301"}
    assert line.count("\n") == 1


def test_what_came_of_telling_the_register_is_told_as_a_code() -> None:
    stream = io.StringIO()
    Journal("stderr", stream).tell(Ending(0, "ar", "", 301.0, "error.register.unreachable"))
    assert json.loads(stream.getvalue()[3:])["register"] == "error.register.unreachable"


def test_a_crash_is_an_error_that_says_where() -> None:
    stream = io.StringIO()
    Journal("stderr", stream).tell(CRASH)
    assert stream.getvalue().startswith('<3>{"event": "visit.crashed"')
    assert "session.py:12" in stream.getvalue()


def test_nothing_is_told_to_a_terminal_on_which_visits_are_seen() -> None:
    terminal = Terminal()
    Journal("stderr", terminal).tell(CRASH)
    assert terminal.getvalue() == ""


def test_nothing_is_told_where_the_settings_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    Journal("none").tell(CRASH)
    assert capsys.readouterr() == ("", "")


def test_systemds_journal_gets_fields(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as daemon:
        daemon.bind(str(tmp_path / "socket"))
        daemon.settimeout(5)
        Journal("journal", Terminal(), tmp_path / "socket").tell(CRASH)
        fields = dict(line.split("=", 1) for line in daemon.recv(4096).decode().splitlines())
    assert fields["PRIORITY"] == "3"
    assert fields["SYSLOG_IDENTIFIER"] == "kiosk"
    assert (fields["KIOSK_EVENT"], fields["KIOSK_PLACE"]) == ("visit.crashed", "ValueError, session.py:12")


def test_a_journal_that_is_not_there_keeps_nobody_waiting(tmp_path: Path) -> None:
    Journal("journal", journal=tmp_path / "nothing").tell(CRASH)


def test_a_language_that_is_left_out_is_told_with_the_reason() -> None:
    stream = io.StringIO()
    strict = Library(find_content(), {}, reviewed_only=True)
    Journal("stderr", stream).tell_left_out(strict, ("nb", "en"))
    assert json.loads(stream.getvalue()[3:]) == {"event": "language.left_out", "language": "en", "lack": "unreviewed"}
