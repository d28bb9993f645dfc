"""One visit, one process: a warm parent that knows no applicant forks a child for each, and waits.

The one rule: the parent never sees an answer; all it learns of a visit is its language, how it ended and when,
and which of the words that were there before it are marked (kiosk.insight).
"""

import contextlib
import os
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from types import FrameType
from typing import NoReturn

from kiosk.errors import ConfinementError
from kiosk.visit.board import Board
from kiosk.visit.console import Console
from kiosk.visit.descriptors import cut_connections
from kiosk.visit.ending import UNCONFINED, Ending
from kiosk.visit.inheritance import Inheritance
from kiosk.visit.signals import signals_held
from kiosk.visit.warming import Warming, share_memory

STOP_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
ENDED, CRASHED = 0, 70
# So many visits in a row that crashed, in so many seconds of their lives together: starting again will not help.
HOPELESS_CRASHES, HOPELESS_SECONDS = 3, 10.0
# After a child has drawn its first screen the parent loads what only later screens need, as far as it is not loaded.
WARM_AFTER = 1.0


class Stopped(Exception):
    """The parent was told to stop."""


def serve_visits(
    run_visit: Callable[[], None],
    bind: Callable[[], object],
    board: Board,
    apologise: Callable[[str], None],
    *,
    warm: Callable[[], Iterator[None]] = lambda: iter(()),
    visits: int | None = None,
    console: Console | None = None,
    tell: Callable[[Ending], None] = lambda _ending: None,
    between: Callable[[], int | None] = lambda: None,
    stop_signals: tuple[signal.Signals, ...] = STOP_SIGNALS,
) -> int:
    """Visit after visit until told to stop, or `visits` of them. Gives the exit code of the kiosk.

    `run_visit` runs in the child, after `bind`; `apologise` shows the neutral message in a language (code, or "") after
    a crash; `warm` loads, piece by piece, what only later screens need; `tell` is told how each visit ended; `between`
    says, after one that went well, with which code the kiosk is to end, if it is. Raises ConfinementError when `bind`
    did, or when this process changed.
    """
    console = console or Console()
    life = partial(live, run_visit, bind, board)
    inheritance = Inheritance()
    # Nobody comes after the only visit.
    warming = None if visits == 1 else Warming(warm(), inheritance)
    crashes: deque[float] = deque(maxlen=HOPELESS_CRASHES)
    # While visits run nothing is written: not even what Python would keep of the modules the parent loads meanwhile.
    sys.dont_write_bytecode = True
    share_memory()
    with contextlib.suppress(Stopped), stopping_on(stop_signals):
        for _ in count() if visits is None else range(visits):
            inheritance.refuse_changes()
            started = time.monotonic()
            code = run_one(life, board, console, warming)
            seconds = time.monotonic() - started
            tell(Ending(code, board.language, board.place, seconds, board.register))
            if code == UNCONFINED:
                raise refusal_told(board.place)
            if console.is_gone:
                return 0
            if code == ENDED:
                crashes.clear()
                if (last := between()) is not None:
                    return last
                continue
            crashes.append(seconds)
            if len(crashes) == HOPELESS_CRASHES and sum(crashes) < HOPELESS_SECONDS:
                print(f"kiosk: {HOPELESS_CRASHES} visits crashed at once ({board.place or code})", file=sys.stderr)
                return 1
            apologise(board.language)
    return 0


def run_one(life: Callable[[], int], board: Board, console: Console, warming: Warming | None) -> int:
    """One visit in a child of its own, and how it ended (a signal as a negative number). Raises Stopped."""
    board.wipe()
    child = None
    try:
        child = fork(life)
        if warming and not warming.is_done and not wait_for(child, WARM_AFTER):
            warming.go_on(partial(wait_for, child, 0.0))
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except BaseException:
        if child:
            end(child)
        raise
    finally:
        console.reset()


def live(run_visit: Callable[[], None], bind: Callable[[], object], board: Board) -> int:
    """The whole life of a child: bound, then the visit. Whatever happens, only a number and a line leave it."""
    try:
        if refusal := refusal_of(bind):
            board.place = refusal
            return UNCONFINED
        run_visit()
        sys.stdout.flush()
    except (Stopped, KeyboardInterrupt):
        return ENDED
    except SystemExit as leaving:
        return ENDED if leaving.code in (None, 0) else CRASHED
    except BaseException as crash:  # its traceback could show answers: the parent is told type and line
        board.note_crash(crash)
        return CRASHED
    return ENDED


def refusal_of(bind: Callable[[], object]) -> str:
    """Why this process could not be bound, before anybody was asked anything: text id and detail; empty when it is."""
    try:
        bind()
    except ConfinementError as refused:
        return f"{refused.text}: {refused}"
    return ""


def refusal_told(place: str) -> ConfinementError:
    """The refusal that a child told its parent."""
    text, _, detail = place.partition(": ")
    return ConfinementError(detail, text=text)


def leave() -> NoReturn:
    """Ends a visit at once: the parent tidies the terminal, and the kernel takes back the memory."""
    cut_connections()
    os._exit(ENDED)


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
    code = life()
    cut_connections()
    os._exit(code)


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
    # The other keys that signal (Ctrl+\, Ctrl+Z) would end or stop the parent between two visits: nobody gets out so.
    ignored = dict.fromkeys((signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP), signal.SIG_IGN)
    wanted = ignored | dict.fromkeys(signals, stop)
    before = {number: signal.signal(number, handler) for number, handler in wanted.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
