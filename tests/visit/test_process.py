"""One visit, one process: what a visit leaves behind, how a crash ends, and when the kiosk gives up."""

import ctypes
import os
import resource
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.errors import ConfinementError
from kiosk.visit import process
from kiosk.visit.board import Board
from kiosk.visit.ending import UNCONFINED
from kiosk.visit.landlocked import landlock_version
from kiosk.visit.process import CRASHED, ENDED, live
from tests.processes import children, is_alive
from tests.visit.serving import Kiosk, interrupt, refused, unbound

needs_landlock = pytest.mark.skipif(landlock_version() == 0, reason="this kernel has no Landlock")
PR_GET_DUMPABLE = 3


def test_a_visit_knows_nothing_of_the_one_before() -> None:
    kiosk = Kiosk()
    answers: list[str] = []

    def visit() -> None:
        answers.append("x")
        kiosk.say(str(len(answers)))

    assert kiosk.serve(visit, visits=3) == 0
    assert kiosk.said() == ["1", "1", "1"]
    assert answers == []


@needs_landlock
def test_a_visit_cannot_write_a_file(tmp_path: Path) -> None:
    kiosk = Kiosk(required=True)

    def visit() -> None:
        try:
            (tmp_path / "answers").write_text("x")
        except PermissionError:
            kiosk.say("denied")

    kiosk.serve(visit)
    assert kiosk.said() == ["denied"]


def test_a_visit_leaves_no_core_and_takes_no_debugger() -> None:
    kiosk = Kiosk()

    def visit() -> None:
        kiosk.say(str(resource.getrlimit(resource.RLIMIT_CORE)[1]))
        kiosk.say(str(ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0)))

    kiosk.serve(visit)
    assert kiosk.said() == ["0", "0"]


def test_a_crash_apologises_in_the_language_of_the_visit_and_the_next_one_begins() -> None:
    kiosk = Kiosk()

    def visit() -> None:
        kiosk.board.language = "ar"
        kiosk.say("came")
        raise ValueError("0123")

    assert kiosk.serve(visit, visits=2) == 0
    assert kiosk.apologies == ["ar", "ar"]
    assert kiosk.said() == ["came", "came"]


def test_a_killed_visit_is_a_crash() -> None:
    kiosk = Kiosk()
    kiosk.serve(lambda: os.kill(os.getpid(), signal.SIGKILL))
    assert kiosk.apologies == [""]


def test_three_crashes_at_once_stop_the_kiosk_with_one_line_that_holds_no_answer(
    capfd: pytest.CaptureFixture[str],
) -> None:
    kiosk = Kiosk()

    def visit() -> None:
        raise ValueError("Kari Nordmann")

    assert kiosk.serve(visit, visits=None) == 1
    complaint = capfd.readouterr().err
    assert complaint.startswith("kiosk: 3 visits crashed at once (ValueError, test_process.py:")
    assert complaint.count("\n") == 1
    assert "Nordmann" not in complaint
    assert len(kiosk.apologies) == 2


def test_a_good_visit_between_crashes_keeps_the_kiosk_going() -> None:
    turn_read, turn_write = os.pipe()
    kiosk = Kiosk(turn_read)
    os.write(turn_write, bytes([1, 1, 0, 1, 1]))

    def visit() -> None:
        if os.read(turn_read, 1) == b"\x01":
            raise RuntimeError

    assert kiosk.serve(visit, visits=5) == 0
    assert len(kiosk.apologies) == 4
    for end in (turn_read, turn_write):
        os.close(end)


def test_told_to_stop_it_ends_the_visit_too() -> None:
    begun, begin = os.pipe()
    kiosk = Kiosk(begin)

    def visit() -> None:
        kiosk.say(str(os.getpid()))
        os.write(begin, b".")
        time.sleep(60)

    with signalled(begun, signal.SIGTERM):
        assert kiosk.serve(visit, visits=None) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(int(kiosk.said()[0]), 0)


def test_ctrl_c_ends_a_visit_and_not_the_kiosk() -> None:
    begun, begin = os.pipe()
    kiosk = Kiosk(begin)

    def visit() -> None:
        kiosk.say("came")
        os.write(begin, b".")
        time.sleep(0.1)
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(60)

    with signalled(begun, signal.SIGINT):
        assert kiosk.serve(visit, visits=2) == 0
    assert kiosk.said() == ["came", "came"]
    assert kiosk.apologies == []


def test_signals_do_again_what_they_did_before() -> None:
    before = list(map(signal.getsignal, (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)))
    Kiosk().serve(lambda: None)
    assert list(map(signal.getsignal, (signal.SIGTERM, signal.SIGHUP, signal.SIGINT))) == before


def test_a_visit_dies_with_its_kiosk() -> None:
    program = (
        "import os, time\n"
        "from kiosk.visit.process import *\n"
        "from kiosk.visit.confinement import Confinement\n"
        "def visit():\n"
        "    print(os.getpid(), flush=True)\n"
        "    time.sleep(60)\n"
        "serve_visits(visit, Confinement(required=False).bind, Board(), print)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as kiosk:
        assert kiosk.stdout
        child = int(kiosk.stdout.readline())
        kiosk.kill()
    for _ in range(500):
        time.sleep(0.01 * is_alive(child))
    assert not is_alive(child)


def test_the_rest_is_loaded_while_somebody_reads() -> None:
    warmed: list[str] = []
    told, tell = os.pipe()
    kiosk = Kiosk(told)

    def warm() -> Iterator[None]:
        warmed.append("first")
        yield
        warmed.append("second")
        os.write(tell, b"..")

    kiosk.serve(lambda: wait_for_word(told), visits=2, warm=warm)
    assert warmed == ["first", "second"]
    for end in (told, tell):
        os.close(end)


def test_nothing_is_loaded_while_visits_come_and_go() -> None:
    warmed: list[str] = []
    Kiosk().serve(lambda: None, visits=2, warm=lambda: map(warmed.append, "x"))
    assert warmed == []


def test_what_a_visit_left_no_time_to_load_is_loaded_during_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "WARM_AFTER", 0.01)
    warmed: list[int] = []
    told, tell = os.pipe()
    kiosk, others = Kiosk(told), set(children(os.getpid()))

    def warm() -> Iterator[None]:
        for _ in range(2):
            warmed.append(len(kiosk.endings))
            os.write(tell, b".")
            end = time.monotonic() + 60
            while set(children(os.getpid())) - others and time.monotonic() < end:
                time.sleep(0.01)
            yield

    kiosk.serve(lambda: wait_for_word(told), visits=2, warm=warm)
    assert warmed == [0, 1]
    for end in (told, tell):
        os.close(end)


def test_what_was_opened_while_loading_belongs_to_what_visits_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "WARM_AFTER", 0.01)
    told, tell = os.pipe()
    opened: list[int] = []

    def warm() -> Iterator[None]:
        opened.append(os.open(os.devnull, os.O_RDONLY))
        os.write(tell, b"..")
        yield

    kiosk = Kiosk(told)
    assert kiosk.serve(lambda: wait_for_word(told), visits=2, warm=warm) == 0
    for end in (told, tell, *opened):
        os.close(end)


def test_nothing_is_loaded_for_nobody_after_the_only_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    warmed: list[str] = []
    monkeypatch.setattr(process, "WARM_AFTER", 0.01)
    Kiosk().serve(lambda: time.sleep(0.2), visits=1, warm=lambda: map(warmed.append, ["in vain"]))
    assert warmed == []


def test_without_confinement_no_visit_starts() -> None:
    kiosk = Kiosk()
    kiosk.bind = refused
    with pytest.raises(ConfinementError, match=r"^nothing can be promised here$") as refusal:
        kiosk.serve(lambda: kiosk.say("asked"))
    assert refusal.value.text == "error.confinement"
    assert kiosk.said() == []
    assert [each.event for each in kiosk.endings] == ["visit.refused"]


def test_a_parent_that_changed_serves_no_other_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk = Kiosk()
    kiosk.apologies = Careless(monkeypatch)

    def visit() -> None:
        kiosk.say("asked")
        raise RuntimeError

    with pytest.raises(ConfinementError, match="environment"):
        kiosk.serve(visit, visits=2)
    assert kiosk.said() == ["asked"]


def test_how_each_visit_ended_is_told() -> None:
    kiosk = Kiosk()

    def visit() -> None:
        kiosk.board.language = "uk"
        raise RuntimeError("Kari Nordmann")

    kiosk.serve(visit)
    kiosk.serve(lambda: None)
    crashed, ended = kiosk.endings
    assert (crashed.code, crashed.language, ended.code, ended.place) == (CRASHED, "uk", ENDED, "")
    assert crashed.place.startswith("RuntimeError, test_process.py:")
    assert 0 < crashed.seconds < 60


def test_a_visit_inherits_no_descriptor_it_was_not_given() -> None:
    kiosk = Kiosk()
    stray = os.open(os.devnull, os.O_RDONLY)

    def visit() -> None:
        try:
            os.fstat(stray)
        except OSError:
            kiosk.say("closed")

    kiosk.serve(visit)
    assert kiosk.said() == ["closed"]
    os.close(stray)


def test_leaving_with_a_number_is_a_crash_unless_it_is_nought() -> None:
    assert live(lambda: sys.exit(0), unbound, Board()) == ENDED
    assert live(lambda: sys.exit(2), unbound, Board()) == CRASHED


def test_a_crash_is_told_by_type_and_line_only() -> None:
    board = Board()
    assert live(lambda: interrupt(ValueError("Kari Nordmann")), unbound, board) == CRASHED
    assert board.place.startswith("ValueError, serving.py:")


def test_an_interrupted_visit_has_ended() -> None:
    assert live(lambda: interrupt(KeyboardInterrupt()), unbound, Board()) == ENDED


def test_a_refused_confinement_is_told_apart_from_a_crash() -> None:
    board = Board()
    assert live(lambda: None, refused, board) == UNCONFINED
    assert board.place == "error.confinement: nothing can be promised here"


def test_the_board_is_wiped_before_the_next_visit() -> None:
    board = Board()
    board.language = "uk"
    board.note_crash(ValueError("x"))
    board.wipe()
    assert (board.language, board.place) == ("", "")


def wait_for_word(told: int) -> None:
    """Until one letter has come."""
    if select.select([told], [], [], 60)[0]:
        os.read(told, 1)


class Careless(list[str]):
    """Apologies that leave something of theirs in the environment."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self._monkeypatch = monkeypatch

    def append(self, language: str) -> None:
        self._monkeypatch.setenv("KIOSK_LANGUAGE", language or "none")


@contextmanager
def signalled(begun: int, number: signal.Signals) -> Iterator[None]:
    """Sends this process a signal whenever a visit says that it has begun: a visit may signal nobody itself."""

    def send() -> None:
        while os.read(begun, 1):
            os.kill(os.getpid(), number)

    threading.Thread(target=send, daemon=True).start()
    yield
