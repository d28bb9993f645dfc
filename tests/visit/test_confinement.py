"""What the kernel denies a visit. Landlock binds the thread it is called in, so each test has a thread of its own."""

import os
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.errors import ConfinementError
from kiosk.visit import confinement
from kiosk.visit.confinement import confine, landlock_version, program, prove_confined

Result = TypeVar("Result")

pytestmark = pytest.mark.skipif(landlock_version() == 0, reason="this kernel has no Landlock")


def confined(act: Callable[[], Result], *readable: Path) -> Result | Exception:
    """What came of it, after confinement, in a thread that then ends."""
    outcome: list[Result | Exception] = []

    def run() -> None:
        try:
            confine(readable)
            outcome.append(act())
        except Exception as refused:
            outcome.append(refused)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return outcome[0]


def test_no_file_can_be_created(tmp_path: Path) -> None:
    assert isinstance(confined(lambda: (tmp_path / "answers").write_text("x")), PermissionError)
    assert not (tmp_path / "answers").exists()


def test_what_may_be_read_may_not_be_written(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("old")
    assert isinstance(confined(lambda: file.write_text("new"), tmp_path), PermissionError)


def test_no_file_can_be_renamed_or_removed(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("old")
    assert isinstance(confined(lambda: file.rename(tmp_path / "other"), tmp_path), OSError)
    assert isinstance(confined(file.unlink, tmp_path), OSError)


def test_settings_and_content_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("old")
    assert confined((tmp_path / "kiosk.toml").read_text, tmp_path / "kiosk.toml") == "old"


def test_other_peoples_files_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("mine")
    assert isinstance(confined((tmp_path / "diary").read_text), PermissionError)


def test_the_null_device_can_be_written() -> None:
    assert confined(lambda: Path(os.devnull).write_text("x")) == 1


def test_no_program_can_be_started() -> None:
    assert isinstance(confined(lambda: subprocess.run(["/bin/true"], check=True)), PermissionError)


def test_the_program_itself_can_be_read() -> None:
    assert isinstance(confined(lambda: Path(__file__).read_text(), Path(__file__)), str)
    assert Path(confinement.__file__).resolve().parents[1] in set(program())


def test_a_process_that_can_write_is_not_taken_for_confined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfinementError):
        prove_confined()
    assert list(tmp_path.iterdir()) == []


def test_more_rules_than_the_kernel_takes_is_a_refusal_not_a_silence() -> None:
    def again() -> None:
        for _ in range(20):
            confine(())

    assert isinstance(confined(again), ConfinementError)
