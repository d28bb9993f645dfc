"""A job for each ask: a fork of the darkroom with bounds of its own, that ends with its answer.

The one rule: the darkroom itself opens no file of a stranger's; whatever one does to a job, the next job knows nothing.
"""

import os
import resource
import select
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from kiosk.documents.developing.limits import Limits
from kiosk.errors import DocumentBroken, DocumentTooLarge, MemoryExposed
from kiosk.visit.companion import TOLD, Answer, Ask, answer_of, fields, leaf
from kiosk.visit.confinement import Confinement
from kiosk.visit.framing import Frame, Torn, Wire, deadline, remaining
from kiosk.visit.hardening import harden
from kiosk.visit.memory import lock_all, may_lock
from kiosk.visit.process import end
from kiosk.visit.solitary import be_alone
from kiosk.visit.speechless import fall_silent

Works = Callable[[Ask], Answer]
# So ends a job that met its bounds: of work, of all (the darkroom does that), or of the machine's memory.
MET_BOUNDS = (-signal.SIGXCPU, -signal.SIGKILL)

# Descriptors a job may have: libraries read what comes with them when they first need it.
OPENED = 64


class Jobs:
    """Serves a darkroom. `load` gives what does the work, and is called at the first ask."""

    def __init__(self, load: Callable[[], Works], limits: Limits | None = None) -> None:
        self._load = load
        self._limits = limits or Limits()
        self._works: Works | None = None
        self._is_locked = False

    def bind(self, confinement: Confinement, descriptor: int) -> None:
        """Binds the darkroom for good, with this descriptor kept. Raises ConfinementError."""
        self._is_locked = may_lock()
        confinement.keeping(descriptor).bind()
        fall_silent()

    def serve(self, ask: Ask) -> Answer:
        """What a job answers. Raises the leaf of DocumentError it named; Torn when the visit ended meanwhile.

        DocumentBroken: it crashed. DocumentTooLarge: it met its bounds of memory or time.
        """
        if self._works is None:
            self._works = self._load()
        if ask.name == "warm":
            return Answer({})
        ours, theirs = socket.socketpair()
        job = os.fork()
        if job == 0:
            ours.close()
            os.close(ask.visit)
            self._live(ask, self._works, theirs)
        theirs.close()
        try:
            return self._answer(job, ask.visit, Wire(ours))
        finally:
            ours.close()
            end(job)

    def _answer(self, job: int, visit: int, wire: Wire) -> Answer:
        """From the job, unless the visit ends first. Raises DocumentError or Torn."""
        until = deadline(self._limits.seconds)
        readable, _, _ = select.select([wire.descriptor, visit], [], [], self._limits.seconds)
        if not readable:
            raise DocumentTooLarge
        if visit in readable:
            raise Torn("the visit")
        try:
            told = wire.receive(remaining(until))
        except (Torn, TimeoutError):
            raise (DocumentTooLarge if met_bounds(job) else DocumentBroken) from None
        if refusal := told.about.get("refused"):
            raise leaf(str(refusal))
        return Answer(fields(told.about.get("about")), told.blobs)

    def _live(self, ask: Ask, works: Works, theirs: socket.socket) -> NoReturn:
        """The whole life of a job."""
        try:
            self._bind_job()
            wire = Wire(theirs)
            wire.send(answer_of(Frame({"ask": ask.name, "about": dict(ask.about)}, ask.blobs), guarded(works), -1))
        finally:  # whatever else it was, its traceback could show what was in the file
            os._exit(0)

    def _bind_job(self) -> None:
        """What a child does not inherit, and bounds that the darkroom has not, for it goes on."""
        harden()
        if self._is_locked and not lock_all():
            raise MemoryExposed
        for kind, most, last in (
            (resource.RLIMIT_AS, self._limits.memory, self._limits.memory),
            # The signal first, a second before the end: a program may handle it, but does not.
            (resource.RLIMIT_CPU, self._limits.cpu, self._limits.cpu + 1),
            (resource.RLIMIT_NOFILE, OPENED, OPENED),
            # A file without a name is memory that nobody counts.
            (resource.RLIMIT_FSIZE, 0, 0),
        ):
            resource.setrlimit(kind, (most, last))
        be_alone()


def guarded(works: Works) -> Works:
    """The same, where whatever a library raises at a file says that the file is broken."""

    def work(ask: Ask) -> Answer:
        try:
            return works(ask)
        except TOLD:
            raise
        except MemoryError:
            raise DocumentTooLarge from None
        except Exception:  # libraries raise anything at files that were made to hurt them
            raise DocumentBroken from None

    return work


def met_bounds(job: int) -> bool:
    """Whether a job that said nothing was ended by its bounds. Waits for it to be over."""
    with suppress(ChildProcessError):
        return os.waitstatus_to_exitcode(os.waitpid(job, 0)[1]) in MET_BOUNDS
    return False
