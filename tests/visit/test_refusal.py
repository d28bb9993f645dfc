"""A kiosk that may not promise what its settings demand: it says why and asks nobody anything."""

import ctypes
import os
import resource
import subprocess
import sys
from pathlib import Path

import pexpect

PR_CAPBSET_DROP, CAP_IPC_LOCK = 24, 14
OFFICE = 'practice = false\nprinter = "ipp://127.0.0.1:9/ipp/print"\n'


def lock_nothing() -> None:
    """As a user who may lock next to no memory, whoever runs the tests."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_IPC_LOCK, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (65536, 65536))


def kiosk(folder: Path, settings: str) -> "subprocess.CompletedProcess[str]":
    (folder / "kiosk.toml").write_text(settings)
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "--plain"],
        input="nb\n",
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(folder), "KIOSK_SETTINGS": str(folder / "kiosk.toml")},
        preexec_fn=lock_nothing,
        check=False,
    )


def test_memory_that_must_be_locked_and_cannot_be_is_refused_before_the_first_question(tmp_path: Path) -> None:
    ended = kiosk(tmp_path, OFFICE + 'memory = "locked"\n')
    assert (ended.returncode, ended.stdout) == (78, "")
    told, complaint = ended.stderr.splitlines()
    assert told.startswith('<3>{"event": "visit.refused"')
    assert complaint.startswith("kiosk: the visit's memory cannot be locked")
    assert "LimitMEMLOCK=infinity" in complaint


def test_practice_starts_all_the_same(tmp_path: Path) -> None:
    ended = kiosk(tmp_path, 'memory = "locked"\n')
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout


def test_staff_are_told_on_the_kiosks_own_terminal(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text(OFFICE + 'memory = "locked"\n')
    environment = {**os.environ, "HOME": str(tmp_path), "KIOSK_SETTINGS": str(tmp_path / "kiosk.toml")}
    child = pexpect.spawn(
        sys.executable, ["-m", "kiosk"], env=environment, preexec_fn=lock_nothing, encoding="utf-8", timeout=30
    )
    child.expect_exact("Minnet kan bli skrevet til disken.")
    child.send("x")
    child.expect("kiosk: the visit's memory cannot be locked")
    child.wait()
    child.close()
    assert child.exitstatus == 78
