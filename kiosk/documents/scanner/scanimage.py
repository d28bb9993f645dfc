"""`scanimage`, as the hands run it: one page a run, from its standard output into memory.

The one rule: the only word from outside on its command line is the device that the settings name; there is no shell,
and no file.
"""

import os
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from time import monotonic

from kiosk.documents.scanner.sane_faults import fault_of, has_told
from kiosk.documents.scanner.sane_options import MOST_TEXT, SaneOptions, read_options
from kiosk.documents.scanner.scanner import MOST_BYTES, Bed
from kiosk.errors import ScannerAway, ScannerError, ScannerFailed
from kiosk.visit.hardening import PR_SET_PDEATHSIG, prctl

# Seconds: for what the device can do, waking up included; for one page; for an end that leaves the device in order.
ASKING, PAGE, PARTING = 30.0, 120.0, 3.0
# After it told of a fault: some devices never let it end then.
GRACE = 1.0
CHUNK = 1 << 20
# Its words are matched: they come in English.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


class Scanimage:
    """`program`: where it is. `device`: what `scanimage -L` calls it. `environment`: beside what it always gets.

    `patience`: seconds for what the device can do.
    """

    def __init__(self, program: str, device: str, environment: Mapping[str, str], patience: float = ASKING) -> None:
        self._begin = (program, f"--device-name={device}")
        self._environment = {**ENVIRONMENT, **environment}
        self._patience = patience
        self._options: SaneOptions | None = None
        self._run: Run | None = None

    def beds(self) -> tuple[Bed, ...]:
        """Where pages may lie. Blocks; raises leaves of ScannerError."""
        return tuple(self._asked().sources)

    def begin(self, bed: Bed) -> None:
        """Begins a page. Raises leaves of ScannerError."""
        self.stop()
        options = self._asked()
        if bed not in options.sources:
            raise ScannerFailed("it has no such bed")
        self._run = Run((*self._begin, "--format=jpeg", *options.of(bed)), self._environment, PAGE, MOST_BYTES)

    def page(self, seconds: float) -> bytes | None:
        """The page; None: not after so many seconds. Raises leaves of ScannerError."""
        if self._run is None:
            raise ScannerFailed("nothing was begun")
        try:
            page = self._run.wait(seconds)
        except ScannerError:
            self.stop()
            raise
        if page is not None:
            self.stop()
        return page

    def stop(self) -> None:
        """Whatever it is doing, it ends. May block for three seconds."""
        run, self._run = self._run, None
        if run:
            run.stop()

    def _asked(self) -> SaneOptions:
        if self._options is None:
            run = Run((*self._begin, "--all-options"), self._environment, self._patience, MOST_TEXT)
            try:
                told = run.wait(self._patience + 1)
            finally:
                run.stop()
            self._options = read_options((told or b"").decode("utf-8", "replace"))
        return self._options


class Run:
    """One run. `seconds`: it may take; `most`: bytes it may give."""

    def __init__(self, command: tuple[str, ...], environment: Mapping[str, str], seconds: float, most: int) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - see the rule; this process has one thread
                command,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env=dict(environment), cwd="/", close_fds=True, preexec_fn=die_with_hands,  # noqa: PLW1509 - this process has one thread
            )  # fmt: skip
        except OSError:
            raise ScannerFailed("scanimage cannot be started") from None
        self._until = monotonic() + seconds
        self._most = most
        self._given, self._told = bytearray(), bytearray()
        self._selector = DefaultSelector()
        for stream, into in ((self._process.stdout, self._given), (self._process.stderr, self._told)):
            assert stream
            os.set_blocking(stream.fileno(), False)
            self._selector.register(stream, EVENT_READ, into)

    def wait(self, seconds: float) -> bytes | None:
        """All it gave, once it ended well; None: it has not ended yet. Raises leaves of ScannerError."""
        until = min(monotonic() + seconds, self._until)
        while self._selector.get_map() and (left := until - monotonic()) > 0:
            self._read(left)
        if self._selector.get_map():
            if monotonic() >= self._until:
                raise fault_of(1, self._words) if has_told(self._words) else ScannerAway("no page in time")
            return None
        code = self._process.wait(PARTING)
        if code or not self._given:
            raise fault_of(code, self._words)
        return bytes(self._given)

    def stop(self) -> None:
        """Asks it to end, so that it leaves the device in order; then it is ended."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self._process.poll() is None:
                self._process.send_signal(number)
                with suppress(subprocess.TimeoutExpired):
                    self._process.wait(PARTING)
        self._selector.close()
        for stream in (self._process.stdout, self._process.stderr):
            if stream:
                stream.close()

    def _read(self, seconds: float) -> None:
        for key, _ in self._selector.select(seconds):
            chunk = os.read(key.fd, CHUNK)
            if not chunk:
                self._selector.unregister(key.fileobj)
            elif len(key.data) + len(chunk) > self._most:
                raise ScannerFailed("page after page without an end")
            else:
                key.data.extend(chunk)
        if has_told(self._words):
            self._until = min(self._until, monotonic() + GRACE)

    @property
    def _words(self) -> str:
        return self._told.decode("utf-8", "replace")


def die_with_hands() -> None:
    """In the run's process: what it has of a page ends with the visit."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
