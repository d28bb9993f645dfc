"""Files to the case system's folder: whole, private, never over what lies there, and clear when it cannot be done."""

import os
import resource
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.desk.folder import FolderWay, RehearsalFolder
from kiosk.desk.handover import CaseFiles, HandedOver
from kiosk.errors import FolderClosed, OtherThere

REFERENCE = "7KQ-4M2-XJG"


def files(said: bytes = b'{"a": 1}', drawn: bytes = b"%PDF", reference: str = REFERENCE) -> CaseFiles:
    return CaseFiles(reference, (("soknad.json", said), ("vedlegg.json", b"{}"), ("Soknad.pdf", drawn)), "")


@contextmanager
def small_disk(largest: int) -> Iterator[None]:
    """A file may not grow beyond this many bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_an_application_becomes_one_folder_with_every_file(tmp_path: Path) -> None:
    assert FolderWay(tmp_path).give(files()) == HandedOver(REFERENCE)
    lies = {each.name: each.read_bytes() for each in (tmp_path / REFERENCE).iterdir()}
    assert lies == dict(files().files)


def test_nobody_but_the_owner_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        FolderWay(tmp_path).give(files())
    finally:
        os.umask(before)
    place = tmp_path / REFERENCE
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in place.iterdir()} == {0o600}


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    FolderWay(tmp_path).give(files())
    assert [each.name for each in tmp_path.iterdir()] == [REFERENCE]


def test_the_same_application_again_is_fine_and_said_so(tmp_path: Path) -> None:
    FolderWay(tmp_path).give(files())
    assert FolderWay(tmp_path).give(files()) == HandedOver(REFERENCE, was_there=True)


def test_the_same_application_drawn_by_another_version_is_the_same(tmp_path: Path) -> None:
    FolderWay(tmp_path).give(files())
    assert FolderWay(tmp_path).give(files(drawn=b"%PDF otherwise")).was_there
    assert (tmp_path / REFERENCE / "Soknad.pdf").read_bytes() == b"%PDF"


def test_another_application_under_the_same_number_is_never_written_over(tmp_path: Path) -> None:
    FolderWay(tmp_path).give(files())
    with pytest.raises(OtherThere):
        FolderWay(tmp_path).give(files(b'{"a": 2}'))
    assert (tmp_path / REFERENCE / "soknad.json").read_bytes() == b'{"a": 1}'


def test_a_link_in_the_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    cases = tmp_path / "cases"
    cases.mkdir()
    (cases / REFERENCE).symlink_to(elsewhere)
    with pytest.raises(OtherThere):
        FolderWay(cases).give(files())
    assert list(elsewhere.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / REFERENCE).write_text("a note")
    with pytest.raises(OtherThere):
        FolderWay(tmp_path).give(files())


@pytest.mark.parametrize("reference", ["../../etc", "", "7KQ-4M2-XJH", "a/b"])
def test_no_path_is_ever_made_of_what_is_no_reference(tmp_path: Path, reference: str) -> None:
    with pytest.raises(ValueError, match="named by a reference"):
        FolderWay(tmp_path).give(files(reference=reference))


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderClosed) as told:
        FolderWay(tmp_path / "gone").give(files())
    assert told.value.text == "error.case.folder"


def test_a_folder_in_which_nobody_may_write_is_told() -> None:
    with pytest.raises(FolderClosed) as told:
        FolderWay(Path("/proc/self")).give(files())
    assert told.value.text == "error.case.folder"


def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with small_disk(4), pytest.raises(FolderClosed) as told:
        FolderWay(tmp_path).give(files())
    assert told.value.text == "error.case.full"
    assert list(tmp_path.iterdir()) == []


def test_after_a_full_disk_the_same_application_is_taken(tmp_path: Path) -> None:
    with small_disk(4), pytest.raises(FolderClosed):
        FolderWay(tmp_path).give(files())
    assert not FolderWay(tmp_path).give(files()).was_there


def test_what_a_power_cut_left_half_written_is_swept_away(tmp_path: Path) -> None:
    left = tmp_path / f".{REFERENCE}.abc.part"
    left.mkdir()
    os.utime(left, (0, 0))
    FolderWay(tmp_path).give(files())
    assert not left.exists()


def test_an_error_says_neither_answer_nor_path(tmp_path: Path) -> None:
    with pytest.raises(FolderClosed) as told:
        FolderWay(tmp_path / "gone").give(files())
    assert str(tmp_path) not in repr(told.value)
    assert told.value.__cause__ is None


def test_the_rehearsal_folder_keeps_the_same_rules() -> None:
    way = RehearsalFolder()
    assert way.give(files()) == HandedOver(REFERENCE)
    assert way.give(files()).was_there
    with pytest.raises(OtherThere):
        way.give(files(b"{}"))
