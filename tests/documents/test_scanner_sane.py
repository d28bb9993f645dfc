"""SANE's test backend, scanned from by hands that are really forked and really bound."""

import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer

import pytest

from kiosk.documents.hands import Hands, begin_hands
from kiosk.documents.scanner.sane import SaneScanner
from kiosk.documents.scanner.scanner import Abilities
from kiosk.errors import ScannerBusy, ScannerEmpty, ScannerError, ScannerFailed, ScannerJammed, ScannerOpen
from kiosk.settings.tables import Intake
from kiosk.visit.companion import Companion
from kiosk.visit.landlocked import landlock_version
from tests.documents.sane import DEVICE, configure, needed


@pytest.fixture(autouse=True)
def scanimage() -> None:
    needed()


@pytest.fixture
def hands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Companion]]:
    """Really forked and really bound, where the kernel can."""
    begun: list[Companion] = []

    def begin(status: str = "Default", *more: str) -> Companion:
        monkeypatch.setenv("SANE_CONFIG_DIR", configure(tmp_path, status, *more)["SANE_CONFIG_DIR"])
        companion = begin_hands(Intake(scanner=f"sane:{DEVICE}"), "any", required=bool(landlock_version()))
        assert companion
        begun.append(companion)
        return companion

    yield begin
    for each in begun:
        each.close()


def scanner(hands: Companion) -> SaneScanner:
    return SaneScanner(hands, DEVICE)


def test_it_tells_its_beds(hands: Callable[..., Companion]) -> None:
    assert scanner(hands()).abilities() == Abilities(("glass", "feeder"), loaded=None)


def test_a_page_comes_from_the_glass_as_a_picture(hands: Callable[..., Companion]) -> None:
    pages = list(scanner(hands()).scan("glass"))
    assert [page[:3] for page in pages] == [b"\xff\xd8\xff"]


def test_the_feeder_is_read_until_it_is_empty(hands: Callable[..., Companion], tmp_path: Path) -> None:
    scan = scanner(hands()).scan("feeder")
    assert next(scan)
    assert next(scan)
    configure(tmp_path, "SANE_STATUS_NO_DOCS")
    assert list(scan) == []


@pytest.mark.parametrize(
    ("status", "leaf"),
    [
        ("SANE_STATUS_JAMMED", ScannerJammed),
        ("SANE_STATUS_COVER_OPEN", ScannerOpen),
        ("SANE_STATUS_NO_DOCS", ScannerEmpty),
        ("SANE_STATUS_DEVICE_BUSY", ScannerBusy),
        ("SANE_STATUS_ACCESS_DENIED", ScannerFailed),
        ("SANE_STATUS_EOF", ScannerFailed),
    ],
)
def test_what_is_in_the_way_is_told(hands: Callable[..., Companion], status: str, leaf: type[ScannerError]) -> None:
    with pytest.raises(leaf) as raised:
        next(scanner(hands(status)).scan("glass"))
    assert type(raised.value) is leaf


def test_the_scanner_works_again_after_a_jam(hands: Callable[..., Companion], tmp_path: Path) -> None:
    tried = scanner(hands("SANE_STATUS_JAMMED"))
    with pytest.raises(ScannerJammed):
        next(tried.scan("glass"))
    configure(tmp_path)
    assert next(tried.scan("glass"))


def test_closing_ends_a_slow_scan(hands: Callable[..., Companion]) -> None:
    scan = scanner(hands("Default", "read-delay true", "read-delay-duration 200000")).scan("glass")
    Timer(0.6, scan.close).start()
    began = time.monotonic()
    assert list(scan) == []
    assert time.monotonic() - began < 5


def test_what_the_hands_run_ends_with_them(hands: Callable[..., Companion], tmp_path: Path) -> None:
    companion = hands("Default", "read-delay true", "read-delay-duration 200000")
    companion.ask("scanner.begin", {"bed": "glass"}, seconds=20)
    assert running(tmp_path)
    companion.close()
    until = time.monotonic() + 5
    while running(tmp_path) and time.monotonic() < until:
        time.sleep(0.02)
    assert not running(tmp_path)


def running(folder: Path) -> list[str]:
    """Which processes have this folder for SANE's configuration, but ours."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if str(folder).encode() in (process / "environ").read_bytes():
                found.append((process / "comm").read_text().strip())
    return [name for name in found if name == "scanimage"]


def test_there_are_no_hands_where_they_have_nothing_to_do() -> None:
    assert begin_hands(Intake(scanner="escl:http://10.0.0.5/eSCL"), "any") is None


@pytest.mark.skipif(not landlock_version(), reason="this kernel has no Landlock")
def test_the_hands_can_neither_write_nor_execute_anything_else(tmp_path: Path) -> None:
    ours, theirs = socket.socketpair()
    child = os.fork()
    if child == 0:
        tell_what_is_denied(theirs, tmp_path)
    theirs.close()
    denied = ours.makefile().read()
    os.waitpid(child, 0)
    ours.close()
    assert denied.split() == ["write", "read", "execute", "connect"]


def tell_what_is_denied(told: socket.socket, folder: Path) -> None:
    (folder / "secret").write_text("x")
    hands = Hands(Intake(scanner=f"sane:{DEVICE}"), os.environ)
    tries: dict[str, Callable[[], object]] = {
        "write": lambda: os.open(folder / "new", os.O_CREAT | os.O_WRONLY),
        "read": lambda: os.open(folder / "secret", os.O_RDONLY),
        "execute": lambda: os.execv("/bin/sh", ["sh", "-c", "exit 9"]),
        "connect": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    }
    hands.bind(hands.bounds("any", required=True), told.fileno())
    for name, attempt in tries.items():
        try:
            attempt()
        except PermissionError:
            told.sendall(f"{name} ".encode())
        except OSError:
            continue
    os._exit(0)
