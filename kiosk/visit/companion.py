"""A companion of a visit: a process forked before the visit is bound, for what the visit must not or dare not do.

The one rule: it holds no more than it is handed for one ask, is bound as the visit is, and ends with it.
"""

import contextlib
import os
import select
import signal
import socket
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from types import FrameType
from typing import Any, NoReturn

from kiosk import errors
from kiosk.errors import ConfinementError, DocumentError, KioskError, ScannerError, StickError
from kiosk.visit.descriptors import TERMINAL
from kiosk.visit.forgetting import forget
from kiosk.visit.framing import Frame, Torn, Wire
from kiosk.visit.signals import signals_held

# What a companion may say went wrong: a foreign file that had taken it over could say nothing else.
TOLD = (DocumentError, ScannerError, StickError)
READY = Frame({"ready": True})
ENDED, UNBOUND = 0, 78
# proc_pid_oom_score_adj(5)
FIRST_TO_GO, MOST_WILLING = Path("/proc/self/oom_score_adj"), "1000"
# core(5): which of its memory a process shows where it crashes.
SHOWN_IN_CORES, NOTHING = Path("/proc/self/coredump_filter"), "0"
# Seconds between two looks whether the visit is still there.
OFTEN = 0.2


class CompanionGone(Exception):
    """It ended, was too late, or could not be bound: there is none any more."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a companion is asked. `visit`: a descriptor that becomes readable when the visit ends meanwhile."""

    name: str
    about: Mapping[str, Any] = field(repr=False)
    blobs: tuple[bytes, ...] = field(default=(), repr=False)
    visit: int = -1


Answer = Frame
"""`Answer(about, blobs)`: what it answers, a JSON object and some octets."""


class Companion:
    """The visit's side of it. Asked from any thread; one ask at a time."""

    def __init__(self, name: str, wire: Wire, process: int) -> None:
        self.name = name
        self._wire = wire
        self._process = process
        self._lock = Lock()
        self._is_ready = False
        self._is_gone = False

    @property
    def descriptor(self) -> int:
        """To be kept by the visit (`Confinement.keeping`)."""
        return self._wire.descriptor

    def ask(self, name: str, about: Mapping[str, Any], *blobs: bytes, seconds: float) -> Answer:
        """What it answers within so many seconds. Raises CompanionGone, or the leaf of `TOLD` that it named."""
        with self._lock:
            if self._is_gone:
                raise CompanionGone(self.name)
            try:
                if not self._is_ready:
                    self._is_ready = self._wire.receive(seconds) == READY
                self._wire.send(Frame({"ask": name, "about": dict(about)}, blobs), seconds)
                answer = self._wire.receive(seconds)
            except Torn:
                self._end()
                raise CompanionGone(self.name) from None
        if refusal := answer.about.get("refused"):
            raise leaf(str(refusal))
        return Answer(fields(answer.about.get("about")), answer.blobs)

    def close(self) -> None:
        """It ends, whatever it is doing."""
        self._end()

    def _end(self) -> None:
        self._is_gone = True
        self._wire.close()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._process, os.WNOHANG)


def begin(
    name: str, serve: Callable[[Ask], Answer], bind: Callable[[int], object], secrets: Collection[str] = ()
) -> Companion:
    """A companion that answers each ask with what `serve` gives; a leaf of `TOLD` that it raises is told.

    `bind` binds it for good; it is given the one descriptor that is to be kept, and may raise ConfinementError.
    `secrets`: what this process knows, and the companion must not.
    To be called while this process has one thread and knows nothing of anybody.
    """
    ours, theirs = socket.socketpair()
    with signals_held() as signals:
        child = os.fork()
        if child == 0:
            ours.close()
            live(theirs, serve, bind, signals, secrets)
    theirs.close()
    return Companion(name, Wire(ours), child)


def live(
    connection: socket.socket,
    serve: Callable[[Ask], Answer],
    bind: Callable[[int], object],
    signals: set[int],
    secrets: Collection[str],
) -> NoReturn:
    """The whole life of a companion, after which nothing of the process it was forked from runs on."""
    code = ENDED
    try:
        leave_kiosk(signals, secrets)
        bind(connection.fileno())
        answer_all(Wire(connection), serve)
    except Torn:
        pass
    except ConfinementError:
        code = UNBOUND
    finally:  # whatever else it was, its traceback could show what it was handed
        os._exit(code)


def leave_kiosk(signals: set[int], secrets: Collection[str]) -> None:
    """Of the process it was forked from it keeps neither terminal, nor signals held back, nor secrets."""
    leave_terminal()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, signals)
    forget(secrets)
    go_first()
    leave_no_core()


def leave_terminal() -> None:
    """No key of its terminal reaches it, and nothing it says is seen there."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in TERMINAL:
        os.dup2(nowhere, number)
    os.close(nowhere)


def go_first() -> None:
    """Where the machine runs out of memory the kernel ends this process, or one it forks, and not the visit."""
    with contextlib.suppress(OSError):
        FIRST_TO_GO.write_text(MOST_WILLING)


def leave_no_core() -> None:
    """No core shows its memory, nor that of a program it runs: there what `harden` sets has ended, and this holds.

    A limit of nought alone does not hold everywhere: a kernel that hands cores to a program asks no limit.
    """
    with contextlib.suppress(OSError):
        SHOWN_IN_CORES.write_text(NOTHING)


def answer_all(wire: Wire, serve: Callable[[Ask], Answer]) -> None:
    """Ask after ask, until the visit ends. Raises Torn then."""
    wire.send(READY)
    while True:
        asked = wire.receive()
        with ending_with(wire.descriptor):
            answer = answer_of(asked, serve, wire.descriptor)
            wire.send(answer)
        # Whatever takes the next one over finds nothing of this.
        for each in (asked, answer):
            each.wipe()
        del asked, answer


@contextlib.contextmanager
def ending_with(visit: int) -> Iterator[None]:
    """Within it this process ends soon after the visit, whatever it is doing.

    It asked the kernel to be killed with its parent (`harden`), but a visit that is bound signals nobody outside, not
    even by dying (Landlock 6).
    """
    poll = select.poll()
    poll.register(visit, select.POLLHUP)

    def look(_signal: int, _frame: FrameType | None) -> None:
        if any(what & select.POLLHUP for _, what in poll.poll(0)):
            os._exit(ENDED)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, OFTEN, OFTEN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def answer_of(asked: Frame, serve: Callable[[Ask], Answer], visit: int) -> Frame:
    """To one of them."""
    try:
        answer = serve(Ask(str(asked.about.get("ask")), fields(asked.about.get("about")), asked.blobs, visit))
    except TOLD as refusal:
        return Frame({"refused": type(refusal).__name__})
    return Frame({"about": dict(answer.about)}, answer.blobs)


def fields(about: object) -> Mapping[str, Any]:
    """A JSON object; an empty one in place of anything else."""
    return about if isinstance(about, dict) else {}


def leaf(name: str) -> KioskError:
    """The error of this name; where there is none among `TOLD`, what can be said of any document."""
    kind = getattr(errors, name, None)
    return kind() if isinstance(kind, type) and issubclass(kind, TOLD) else DocumentError()
