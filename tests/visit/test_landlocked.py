"""The files a visit is left with. Landlock binds the thread it is called in, so each test has a thread of its own."""

import os
import pty
import subprocess
import sys
import tty
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.errors import ConfinementError
from kiosk.visit import landlocked
from kiosk.visit.landlocked import landlock_version, program, restrict_files
from tests.visit.apart import in_thread

Result = TypeVar("Result")

pytestmark = pytest.mark.skipif(landlock_version() == 0, reason="this kernel has no Landlock")


def confined(act: Callable[[], Result], *readable: Path) -> Result | Exception:
    def run() -> Result:
        restrict_files(readable)
        return act()

    return in_thread(run)


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


@pytest.mark.skipif(landlock_version() < 3, reason="this kernel's Landlock knows no truncating")
def test_no_file_can_be_cut_short(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("old")
    assert isinstance(confined(lambda: os.truncate(file, 0), tmp_path), PermissionError)


def test_settings_and_content_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("old")
    assert confined((tmp_path / "kiosk.toml").read_text, tmp_path / "kiosk.toml") == "old"


@pytest.mark.parametrize("file", ["/etc/passwd", "/etc/hostname", "/proc/self/environ", "/usr/bin/env", "/var/log"])
def test_the_machines_other_files_cannot_be_read(file: str) -> None:
    assert isinstance(confined(lambda: Path(file).read_bytes()), OSError)


def test_other_peoples_files_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("mine")
    assert isinstance(confined((tmp_path / "diary").read_text), PermissionError)
    assert isinstance(confined(lambda: list(tmp_path.iterdir())), PermissionError)


def test_a_folder_is_not_the_program_because_python_looks_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The folder a kiosk is started in is on this list, and may be somebody's home.
    (tmp_path / "diary").write_text("mine")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert isinstance(confined((tmp_path / "diary").read_text), PermissionError)


def test_packages_that_stand_elsewhere_are_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "package.py"
    package.parent.mkdir()
    package.write_text("")
    monkeypatch.setattr(sys, "path", [*sys.path, str(package.parent)])
    assert confined(package.read_text) == ""


def test_the_null_device_can_be_written() -> None:
    assert confined(lambda: Path(os.devnull).write_text("x")) == 1


def test_no_program_can_be_started() -> None:
    assert isinstance(confined(lambda: subprocess.run(["/bin/true"], check=True)), PermissionError)


def test_the_program_itself_can_be_read() -> None:
    assert isinstance(confined(Path(landlocked.__file__).read_text), str)
    assert isinstance(confined(Path(os.__file__).read_text), str)
    assert Path(landlocked.__file__).resolve().parents[1] in set(program())


def test_certificates_and_time_zones_can_be_read() -> None:
    files = [Path("/etc/ssl/certs/ca-certificates.crt"), Path("/usr/share/zoneinfo/Europe/Oslo")]
    there = [file for file in files if file.is_file()]
    assert confined(lambda: [len(file.read_bytes()) > 0 for file in there]) == [True for _ in there]


def test_no_descriptor_of_the_rules_stays_open() -> None:
    def opened() -> int:
        descriptor = os.open(os.devnull, os.O_RDONLY)
        os.close(descriptor)
        return descriptor

    before = opened()
    assert confined(opened) == before


def test_more_rules_than_the_kernel_takes_is_a_refusal_not_a_silence() -> None:
    def again() -> None:
        for _ in range(20):
            restrict_files(())

    assert isinstance(in_thread(again), ConfinementError)


def beside_scanner(act: Callable[[], Result], scanner: Path) -> Result | Exception:
    def run() -> Result:
        restrict_files((), scanner)
        return act()

    return in_thread(run)


def test_a_scanner_can_be_listened_to_and_spoken_to() -> None:
    scanner, port = pty.openpty()
    path = Path(os.ttyname(port))
    tty.setraw(port)

    def talk() -> bytes:
        with path.open("r+b", buffering=0) as open_port:
            open_port.write(b"beep")
            return bytes(open_port.read(9))

    os.write(scanner, b"7KQ4M2XJG")
    assert beside_scanner(talk, path) == b"7KQ4M2XJG"
    assert os.read(scanner, 4) == b"beep"
    for end in (scanner, port):
        os.close(end)


def test_another_serial_port_stays_closed() -> None:
    scanner, port = pty.openpty()
    _, other = ends = pty.openpty()
    path = Path(os.ttyname(other))
    assert isinstance(beside_scanner(lambda: path.open("rb").close(), Path(os.ttyname(port))), PermissionError)
    for end in (scanner, port, *ends):
        os.close(end)


def test_a_file_in_the_scanners_place_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "ttyACM0"
    file.write_text("")
    assert isinstance(beside_scanner(lambda: file.write_text("answers"), file), PermissionError)


def test_a_visit_begins_though_the_scanner_is_unplugged(tmp_path: Path) -> None:
    assert beside_scanner(lambda: "begun", tmp_path / "ttyACM0") == "begun"
