"""A terminal that is closed in the middle of a visit, on a kiosk that no signal tells of it."""

import os
import pty
import subprocess
import sys
import termios
import time
from pathlib import Path

from tests.pty.script import environment_of
from tests.pty.terminal import ROOT

PATIENCE = 20.0


def test_a_closed_terminal_ends_visit_and_kiosk(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (40, 120))
    command = (sys.executable, "-m", "kiosk")
    kiosk = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment_of(tmp_path), cwd=ROOT)
    os.close(slave)
    try:
        read_until(master, "\x1b[?1049h")
        os.close(master)
        # Its session has no such terminal, so the kernel sends no SIGHUP: it must see for itself.
        assert kiosk.wait(PATIENCE) == 0
    finally:
        kiosk.kill()


def read_until(master: int, sign: str) -> None:
    """Until a screen stands."""
    seen, until = b"", time.monotonic() + PATIENCE
    while sign.encode() not in seen and time.monotonic() < until:
        seen += os.read(master, 65536)
    assert sign.encode() in seen
