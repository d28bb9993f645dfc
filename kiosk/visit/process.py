"""One visit, one process: a warm parent that knows no applicant forks a child for each, and waits.

The one rule: the parent never sees an answer; all it learns of a visit is which language it was in and how it ended.
"""

import contextlib
import gc
import mmap
import os
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from types import FrameType
from typing import NoReturn

from kiosk.errors import ConfinementError
from kiosk.visit.confinement import confine, harden
from kiosk.visit.console import Console

STOP_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
ENDED, CRASHED, UNCONFINED = 0, 70, 78
# So many visits in a row that crashed, in so many seconds of their lives together: starting again will not help.
HOPELESS_CRASHES, HOPELESS_SECONDS = 3, 10.0
# After the first child has drawn its first screen the parent loads what only later screens need.
WARM_AFTER = 1.0


class Board:
    """A few bytes the child writes and the parent reads: the language shown, and where a crash happened."""

    LANGUAGE, PLACE = 16, 112

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, self.LANGUAGE + self.PLACE)

    @property
    def language(self) -> str:
        """The code of the language the visit was last shown in; empty when it never said."""
        return self._shared[: self.LANGUAGE].rstrip(b"\0").decode()

    @language.setter
    def language(self, code: str) -> None:
        self._shared[: self.LANGUAGE] = code.encode()[: self.LANGUAGE].ljust(self.LANGUAGE, b"\0")

    @property
    def place(self) -> str:
        """Type and line of the error that ended the visit; never its message, which could hold an answer."""
        return self._shared[self.LANGUAGE :].rstrip(b"\0").decode("ascii", "replace")

    def note_crash(self, error: BaseException) -> None:
        """Keeps the error's type and line for the parent."""
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        line = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        place = f"{type(error).__name__}, {line}".encode("ascii", "replace")[: self.PLACE]
        self._shared[self.LANGUAGE :] = place.ljust(self.PLACE, b"\0")

    def wipe(self) -> None:
        """Forgets the last visit."""
        self._shared[:] = bytes(self.LANGUAGE + self.PLACE)


@dataclass(frozen=True, slots=True)
class Confinement:
    """What a visit may read beside the program. `required`: where `lock` is refused no visit starts."""

    readable: tuple[Path, ...] = ()
    required: bool = True
    protect: Callable[[], None] = harden
    lock: Callable[[Iterable[Path]], None] = confine


class Stopped(Exception):
    """The parent was told to stop."""


def serve_visits(
    run_visit: Callable[[], None],
    confinement: Confinement,
    board: Board,
    apologise: Callable[[str], None],
    *,
    warm: Callable[[], None] = lambda: None,
    visits: int | None = None,
    console: Console | None = None,
    stop_signals: tuple[signal.Signals, ...] = STOP_SIGNALS,
) -> int:
    """Visit after visit until told to stop, or `visits` of them. Gives the exit code of the kiosk.

    `run_visit` runs in the child; `apologise` shows the neutral message in a language (code, or "") after a crash.
    Raises ConfinementError when the kernel will not confine a visit that must be.
    """
    console = console or Console()
    life = partial(live, run_visit, confinement, board)
    crashes: deque[float] = deque(maxlen=HOPELESS_CRASHES)
    # While visits run nothing is written: not even what Python would keep of the modules the parent loads meanwhile.
    sys.dont_write_bytecode = True
    share_memory()
    with contextlib.suppress(Stopped), stopping_on(stop_signals):
        for number in count() if visits is None else range(visits):
            started = time.monotonic()
            code = run_one(life, board, console, None if number else warm)
            if code == UNCONFINED:
                raise ConfinementError("the kernel cannot deny a visit to write (no Landlock)")
            if code == ENDED:
                crashes.clear()
                continue
            crashes.append(time.monotonic() - started)
            if len(crashes) == HOPELESS_CRASHES and sum(crashes) < HOPELESS_SECONDS:
                print(f"kiosk: {HOPELESS_CRASHES} visits crashed at once ({board.place or code})", file=sys.stderr)
                return 1
            apologise(board.language)
    return 0


def share_memory() -> None:
    """What is loaded by now is kept for good: no collection touches it, so that children go on sharing its pages."""
    gc.freeze()
    gc.enable()


def run_one(life: Callable[[], int], board: Board, console: Console, warm: Callable[[], None] | None) -> int:
    """One visit in a child of its own, and how it ended (a signal as a negative number). Raises Stopped."""
    board.wipe()
    child = None
    try:
        child = fork(life)
        if warm and not wait_for(child, WARM_AFTER):
            with signals_held():
                warm()
            share_memory()
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except BaseException:
        if child:
            end(child)
        raise
    finally:
        console.reset()


def live(run_visit: Callable[[], None], confinement: Confinement, board: Board) -> int:
    """The whole life of a child: locked in, then the visit. Whatever happens, only a number and a line leave it."""
    try:
        confinement.protect()
        lock_in(confinement)
        run_visit()
        sys.stdout.flush()
    except ConfinementError:
        return UNCONFINED
    except (Stopped, KeyboardInterrupt):
        return ENDED
    except SystemExit as leaving:
        return ENDED if leaving.code in (None, 0) else CRASHED
    except BaseException as crash:  # its traceback could show answers: the parent is told type and line
        board.note_crash(crash)
        return CRASHED
    return ENDED


def lock_in(confinement: Confinement) -> None:
    """Landlock, or nothing where the settings allow that. Raises ConfinementError."""
    try:
        confinement.lock(confinement.readable)
    except ConfinementError:
        if confinement.required:
            raise


def leave() -> NoReturn:
    """Ends a visit at once: the parent tidies the terminal, and the kernel takes back the memory."""
    os._exit(ENDED)


@contextlib.contextmanager
def signals_held() -> Iterator[set[int]]:
    """Signals wait meanwhile. Gives those that waited already."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
    try:
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def fork(life: Callable[[], int]) -> int:
    """A child that lives this life and exits with its number; its id. Signals wait until the child has its own."""
    with signals_held() as signals:
        child = os.fork()
        if child == 0:
            be_born(life, signals)
    return child


def be_born(life: Callable[[], int], signals: set[int]) -> NoReturn:
    """In the child: the signals as any program has them, then its life, and out without the parent's clean-up."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, signals)
    os._exit(life())


def wait_for(child: int, seconds: float) -> bool:
    """Whether the child ended within these seconds; it stays to be collected."""
    descriptor = os.pidfd_open(child)
    try:
        return bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)


def end(child: int) -> None:
    """Ends a child that was told nothing: there is nothing it would have to save."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


@contextlib.contextmanager
def stopping_on(signals: tuple[signal.Signals, ...]) -> Iterator[None]:
    """Within it, these signals raise Stopped; afterwards they do what they did before."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Stopped

    # Ctrl+C reaches the visit, which it ends, and the parent, which it stops only when asked to.
    wanted = {signal.SIGINT: signal.SIG_IGN} | dict.fromkeys(signals, stop)
    before = {number: signal.signal(number, handler) for number, handler in wanted.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
