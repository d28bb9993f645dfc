"""The prompter: a process forked before anybody has come, and never during a visit, that lends each a voice of its own.

The one rule: it never hears a word of a visit: it is handed the far end of a pair of sockets, forks, and lets go of it.
"""

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from kiosk.errors import ConfinementError
from kiosk.visit.companion import ENDED, UNBOUND, leave_kiosk
from kiosk.visit.framing import Wire
from kiosk.visit.hardening import harden
from kiosk.visit.memory import lock_all
from kiosk.visit.signals import signals_held
from kiosk.voice.voice import LentVoice

if TYPE_CHECKING:
    from kiosk.voice.speaking import Tools
    from kiosk.voice.voice_bounds import VoiceBounds


Life = Callable[[socket.socket, set[int]], NoReturn]
"""What a prompter does with its end of the control, and the signals that waited when it was forked."""


class Prompter:
    """The kiosk's side of it: one for all visits. `life`: of the other side."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self._control, theirs = pair()
        self._process = self._begin(theirs)

    def tend(self) -> None:
        """Begins it again where it has ended, unless it cannot be bound. To be called where `begin_prompter` is.

        The control's descriptor keeps its number: each visit is to be born with the same ones as the visit before.
        """
        if not self._process or (code := ending_of(self._process)) is None:
            return
        self._process = 0
        if code != UNBOUND:
            ours, theirs = pair()
            os.dup2(ours.fileno(), self._control.fileno(), inheritable=False)
            ours.close()
            self._process = self._begin(theirs)

    def _begin(self, theirs: socket.socket) -> int:
        with theirs, signals_held() as signals:
            process = os.fork()
            if process == 0:
                self._control.close()
                self._life(theirs, signals)
        return process

    def lend(self, volume: int) -> tuple[LentVoice, int]:
        """A voice for the visit of this process, and the descriptor it is to keep. Takes a few system calls.

        Where the prompter is gone the voice is one that says so.
        """
        ours, theirs = socket.socketpair()
        with theirs, suppress(OSError):
            socket.send_fds(self._control, [b"v"], [theirs.fileno()])
        return LentVoice(Wire(ours), volume), ours.fileno()

    def close(self) -> None:
        """It ends, and with it every voice it lent."""
        self._control.close()


def begin_prompter(tools: "Callable[[], Tools]", bounds: "VoiceBounds", secrets: Collection[str] = ()) -> Prompter:
    """To be called while this process has one thread and knows nothing of anybody. `secrets`: as for companions.

    `tools` is asked in the new process.
    """
    return Prompter(partial(live, tools, bounds, secrets))


def pair() -> tuple[socket.socket, socket.socket]:
    """Both ends of a control. Who speaks at the first never waits, whatever the other does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setblocking(False)
    return ours, theirs


def ending_of(process: int) -> int | None:
    """With which code this child has ended; None while it lives."""
    try:
        ended, status = os.waitpid(process, os.WNOHANG)
    except ChildProcessError:
        return ENDED
    return os.waitstatus_to_exitcode(status) if ended else None


def live(
    tools: "Callable[[], Tools]",
    bounds: "VoiceBounds",
    secrets: Collection[str],
    control: socket.socket,
    signals: set[int],
) -> NoReturn:
    """The whole life of the prompter. However it ends, nothing of the process it was forked from runs on."""
    code = ENDED
    try:
        leave_kiosk(signals, secrets)
        # Nothing is written, not even what Python would keep of the modules it loads here.
        sys.dont_write_bytecode = True
        # Who has threads cannot fork so that nothing is lost.
        os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
        found = tools()
        # Loaded now, so that no voice is late, and here, so that no visit waits for it.
        import numpy  # noqa: F401

        from kiosk.voice import mouth  # noqa: F401

        state = bounds.bind((control.fileno(),))
        gc.freeze()
        lend_all(control, found, is_locked=state == "locked")
    except ConfinementError:
        code = UNBOUND
    finally:
        os._exit(code)


def lend_all(control: socket.socket, tools: "Tools", *, is_locked: bool) -> None:
    """Voice after voice, until the kiosk ends. `is_locked`: this process's memory, and so each voice's."""
    # Nobody waits for a voice: the kernel clears it away.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        told, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not told:
            return
        for descriptor in descriptors:
            if os.fork() == 0:
                control.close()
                speak_for(socket.socket(fileno=descriptor), tools, is_locked=is_locked)
            os.close(descriptor)


def speak_for(visit: socket.socket, tools: "Tools", *, is_locked: bool) -> NoReturn:
    """The whole life of one visit's voice: bound as the prompter is, but for what no fork inherits."""
    from kiosk.voice.mouth import Mouth

    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        harden()
        if is_locked:
            lock_all()
        Mouth(Wire(visit), tools, is_locked=is_locked).serve()
    finally:  # whatever it was, its traceback could show what it was to say
        os._exit(ENDED)
