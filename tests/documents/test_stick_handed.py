"""A stick through the hands: what they tell, and a real one that is mounted while they are bound."""

import platform
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from kiosk.documents.hands import begin_hands
from kiosk.documents.hands_bounds import HandsBounds
from kiosk.documents.scanner.sane import SaneScanner
from kiosk.documents.stick.by_hand import HandedStick, file_of, told
from kiosk.documents.stick.stick import StickFile
from kiosk.errors import ScannerFailed, ScannerJammed, StickAway, StickUnreadable, StickWritable
from kiosk.settings.tables import Intake
from kiosk.visit.companion import Answer, Ask, begin
from kiosk.visit.filtering import ARCHITECTURES
from kiosk.visit.landlocked import landlock_version
from tests.documents.sticks import JPEG, line, put, sticks

FILE = told(StickFile(1, "pdf", 1, date(2026, 1, 1), "x"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "media" / "my stick"
    place.mkdir(parents=True)
    return place


def test_what_a_file_is_called_stands_in_no_repr(stick: Path) -> None:
    put(stick, salary=JPEG)
    read = sticks(stick.parent, line(stick))
    assert "salary" not in repr(read.files())
    assert "salary" not in repr(read._found)


def test_a_file_is_told_to_the_visit_and_read_again() -> None:
    file = StickFile(3, "pdf", 17, date(2026, 1, 2), "lease.pdf")
    assert file_of(told(file)) == file


@pytest.mark.parametrize(
    "nonsense",
    [
        None, {}, {"id": 1}, {**FILE, "kind": "exe"}, {**FILE, "size": float("inf")}, {**FILE, "size": 10**400},
        {**FILE, "id": -1}, {**FILE, "changed": 7},
    ],
)  # fmt: skip
def test_what_is_no_file_is_refused(nonsense: object) -> None:
    with pytest.raises(StickUnreadable):
        file_of(nonsense)


def test_hands_that_were_taken_over_say_nothing_else_than_sticks_and_scanners_do() -> None:
    def lie(ask: Ask) -> Answer:
        raise ScannerJammed if ask.name.startswith("stick") else StickWritable

    hands = begin("hands", lie, lambda _descriptor: None)
    with pytest.raises(StickUnreadable):
        HandedStick(hands).files()
    with pytest.raises(ScannerFailed):
        SaneScanner(hands, "test").abilities()
    hands.close()


def test_hands_send_nothing_to_another_machine() -> None:
    def call(_ask: Ask) -> Answer:
        try:
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        except PermissionError:
            return Answer({"made": False})
        return Answer({"made": platform.machine() in ARCHITECTURES})

    bounds = HandsBounds((), (), scans=False, memory="any", required=False)
    hands = begin("hands", call, lambda descriptor: bounds.bind((descriptor,)))
    assert hands.ask("try", {}, seconds=5).about == {"made": False}
    hands.close()


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """A folder with a real file system mounted below it, locked by the call."""
    place = tmp_path / "media" / "stick"
    place.mkdir(parents=True)
    if mount(["-t", "tmpfs", "-o", "nosuid,nodev,noexec,size=1m", "none", str(place)]):
        pytest.skip("only root may mount")
    put(place, picture=JPEG)

    def lock() -> Path:
        assert not mount(["-o", "remount,ro", str(place)])
        return place

    yield lock
    subprocess.run(["umount", "--lazy", str(place)], check=False)


def mount(options: list[str]) -> int:
    with suppress(FileNotFoundError):
        return subprocess.run(["mount", *options], check=False, capture_output=True).returncode
    return 1


def test_bound_hands_read_a_real_stick_that_was_mounted_after_they_began(
    mounted: Callable[[], Path], tmp_path: Path
) -> None:
    hands = begin_hands(Intake(stick=str(tmp_path / "media")), "any", required=bool(landlock_version()))
    assert hands
    stick = HandedStick(hands)
    with pytest.raises(StickWritable):
        stick.files()
    place = mounted()
    (file,) = stick.files()
    assert stick.read(file.id) == JPEG
    assert stick.eject() == "pull"
    subprocess.run(["umount", str(place)], check=True)
    with pytest.raises(StickAway):
        stick.files()
    hands.close()
