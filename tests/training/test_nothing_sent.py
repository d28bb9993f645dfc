"""A practice from end to end on a terminal, at the kiosk of a real office, watched from outside by strace."""

import socket
import sys
from contextlib import closing
from dataclasses import asdict

import pytest

from kiosk.house import House
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.terminal.widgets.shelf import KEYS
from kiosk.training.life import LIVES, Life
from tests.paper.ippeve import unavailable
from tests.pty.driver import Applicant
from tests.pty.script import cells, environment_of
from tests.pty.terminal import Terminal
from tests.test_leaves_no_trace import (
    DEVICES,
    PORT,
    STRACE,
    TELLS,
    WRITES,
    may_trace,
    since_first_visit,
    succeeded,
    whole,
)

TRAINING = (sys.executable, "-m", "kiosk", "training")
LEAVE = "\x1b"
# Who is asked so little that all of it fits on one page, also where tips stand beneath it.
WHO = "late"


@pytest.fixture(scope="module")
def calls(house: House, lives: tuple[Life, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """What the kiosk asked of the kernel while somebody practised one life from the card to what was noticed."""
    if not may_trace():
        unavailable("without strace, or not allowed to trace (apt-get install strace)")
    home = tmp_path_factory.mktemp("home")
    with closing(socket.create_server(("127.0.0.1", 0))) as office:
        port = office.getsockname()[1]
        settings = {
            "practice": False,
            "office": REHEARSAL_OFFICES[0].number,
            "offices": [asdict(each) for each in REHEARSAL_OFFICES],
            "printer": f"ipp://127.0.0.1:{port}/ipp/print",
            "gateway": f"http://127.0.0.1:{port}",
            "gateway_key": "sk_kiosk_" + 43 * "A",
        }
        command = (*STRACE, str(home / "calls"), *TRAINING)
        with Terminal(command, environment_of(home, **settings), cells()) as terminal:
            practise(Applicant(terminal, house, lives[LIVES.index(WHO)].visit))
        office.setblocking(False)
        with pytest.raises(BlockingIOError):
            office.accept()
    return whole((home / "calls").read_text(errors="replace").splitlines())


def practise(helper: Applicant) -> None:
    """One life, and out."""
    helper.arrive("training.title.look", seconds=30)
    helper.press(KEYS[LIVES.index(WHO)])
    helper.arrive("training.card.title.look")
    helper.press("1")
    helper.begin_with_language()
    helper.answer_all()
    helper.confirm()
    helper.look_at_pages()
    helper.press("0")
    helper.arrive("feedback.title")
    helper.press("1")
    helper.arrive("training.noticed.look")
    helper.press("1")
    helper.arrive("goodbye.title")
    helper.press("enter")
    helper.arrive("training.title.look")
    helper.press(LEAVE)
    assert helper.terminal.until_ended() == 0


def test_nobody_is_called_while_somebody_practises(calls: tuple[str, ...]) -> None:
    called = [call for call in calls if TELLS.search(call) and PORT.search(call)]
    # The attempt that is denied is the visit's own proof that it can reach nobody.
    assert [call for call in called if "EACCES" not in call] == []
    assert called


def test_practice_opens_nothing_for_writing_but_the_terminal(calls: tuple[str, ...]) -> None:
    opened = [call for call in since_first_visit(calls) if WRITES.search(call) and succeeded(call)]
    assert [call for call in opened if not DEVICES.search(call)] == []
