import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.documents.stick.letting_go import LettingGo
from kiosk.documents.stick.mounts import mounts_below
from kiosk.documents.stick.stick import MOST_FILES
from kiosk.documents.stick.sticks import MOST_TRIED
from kiosk.documents.stick.walking import Elsewhere, Found, open_file
from kiosk.errors import StickAway, StickUnreadable, StickWritable
from tests.documents.sticks import JPEG, PDF, PNG, line, put, sticks


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "media" / "my stick"
    place.mkdir(parents=True)
    return place


def names(folder: Path, *lines: str) -> list[str]:
    return [file.name for file in sticks(folder, *lines).files()]


def test_the_newest_file_comes_first(stick: Path) -> None:
    put(stick, newer=JPEG, older=PDF)
    newer, older = sticks(stick.parent, line(stick)).files()
    assert (newer.name, newer.kind, newer.size, newer.changed) == ("newer", "picture", len(JPEG), date(2023, 11, 14))
    assert (older.name, older.kind) == ("older", "pdf")


def test_a_file_is_told_by_its_content_and_not_by_its_name(stick: Path) -> None:
    put(stick, **{"a.txt": PNG, "b.jpg": b"MZ program", "c.pdf": b"", "d": b"RIFF\x00\x00\x00\x00WEBP"})
    assert names(stick.parent, line(stick)) == ["a.txt", "d"]


def test_what_systems_put_there_and_what_is_hidden_is_passed_over(stick: Path) -> None:
    for folder in (".Trash", "System Volume Information", "$RECYCLE.BIN", "DCIM"):
        (stick / folder).mkdir()
        put(stick / folder, **{folder: JPEG})
    put(stick, **{"._shadow": JPEG})
    assert names(stick.parent, line(stick)) == ["DCIM"]


def test_folders_too_deep_are_passed_over(stick: Path) -> None:
    place = stick
    for depth in range(9):
        place = place / "deeper"
        place.mkdir()
        put(place, **{f"{depth}": JPEG})
    assert sorted(names(stick.parent, line(stick))) == ["0", "1", "2", "3", "4", "5"]


def test_a_file_is_read_whole(stick: Path) -> None:
    put(stick, large=PDF + bytes(3_000_000))
    read = sticks(stick.parent, line(stick))
    assert read.read(read.files()[0].id) == PDF + bytes(3_000_000)


def test_a_link_is_neither_listed_nor_followed(stick: Path, tmp_path: Path) -> None:
    put(tmp_path, secret=JPEG)
    (tmp_path / "beside").mkdir()
    put(tmp_path / "beside", other=JPEG)
    (stick / "link").symlink_to(tmp_path / "secret")
    (stick / "folder").symlink_to(tmp_path / "beside")
    assert not names(stick.parent, line(stick))


def test_a_file_that_became_a_link_after_it_was_listed_is_not_read(stick: Path, tmp_path: Path) -> None:
    put(stick, picture=JPEG)
    put(tmp_path, secret=JPEG)
    read = sticks(stick.parent, line(stick))
    read.files()
    (stick / "picture").unlink()
    (stick / "picture").symlink_to(tmp_path / "secret")
    with pytest.raises(StickUnreadable):
        read.read(0)


def test_a_folder_that_became_a_link_is_not_entered(stick: Path, tmp_path: Path) -> None:
    (stick / "folder").mkdir()
    put(stick / "folder", picture=JPEG)
    put(tmp_path, picture=JPEG)
    read = sticks(stick.parent, line(stick))
    read.files()
    (stick / "folder").rename(stick / "moved")
    (stick / "folder").symlink_to(tmp_path)
    with pytest.raises(StickUnreadable):
        read.read(0)


def test_a_pipe_in_place_of_a_file_holds_nobody_up(stick: Path) -> None:
    put(stick, picture=JPEG)
    read = sticks(stick.parent, line(stick))
    read.files()
    (stick / "picture").unlink()
    os.mkfifo(stick / "picture")
    with pytest.raises(StickUnreadable):
        read.read(0)


def test_another_device_below_the_stick_is_not_read() -> None:
    (proc,) = mounts_below(Path("/"), line(Path("/proc")).replace(" /proc ", " /sys "))
    with pytest.raises(Elsewhere):
        open_file(Found(proc, ("kernel", "profiling"), 1, 0))


@pytest.mark.parametrize(
    ("here", "there"), [("rw,nosuid", "ro"), ("ro,nosuid", "rw"), ("rw", "rw"), ("errors=ro", "ro")]
)
def test_of_a_stick_that_could_be_written_to_nothing_is_read(stick: Path, here: str, there: str) -> None:
    put(stick, picture=JPEG)
    read = sticks(stick.parent, line(stick, here, there))
    for ask in (read.count, read.files):
        with pytest.raises(StickWritable):
            ask()


def test_one_writable_stick_among_two_is_enough(stick: Path) -> None:
    other = stick.parent / "other"
    other.mkdir()
    with pytest.raises(StickWritable):
        sticks(stick.parent, line(stick), line(other, "rw", "rw")).files()


def test_without_a_stick_there_is_none(stick: Path) -> None:
    read = sticks(stick.parent, line(stick.parent), line(stick.parent.parent))
    assert read.count() == 0
    with pytest.raises(StickAway):
        read.files()


def test_a_stick_that_was_pulled_out_is_away(stick: Path) -> None:
    put(stick, picture=JPEG)
    lines = [line(stick)]
    read = sticks(stick.parent)
    read._table = lambda: "".join(lines)
    read.files()
    lines.clear()
    with pytest.raises(StickAway):
        read.read(0)


def test_a_stick_whose_device_is_gone_counts_no_more(stick: Path) -> None:
    number = stick.stat().st_dev
    gone = line(stick).replace(f"{os.major(number)}:{os.minor(number)}", "253:9999")
    assert sticks(stick.parent, gone).count() == 0


def test_a_place_that_waits_for_a_stick_is_none(stick: Path) -> None:
    assert sticks(stick.parent, line(stick, kind="autofs")).count() == 0


def test_a_number_that_was_never_listed_is_not_read(stick: Path) -> None:
    for number in (-1, 0, 99):
        with pytest.raises(StickUnreadable):
            sticks(stick.parent, line(stick)).read(number)


def test_no_more_files_are_told_than_anybody_looks_through(stick: Path) -> None:
    put(stick, **{f"{number}": JPEG for number in range(MOST_FILES + 5)})
    assert len(names(stick.parent, line(stick))) == MOST_FILES


def test_thousands_of_newer_files_do_not_hide_a_document(stick: Path) -> None:
    put(stick, **{f"{number}.log": b"x" for number in range(MOST_TRIED + 1)}, **{"photo.JPG": JPEG})
    assert names(stick.parent, line(stick)) == ["photo.JPG"]


@pytest.mark.parametrize(("let_go", "said"), [(True, "off"), (False, "pull")])
def test_an_ejected_stick_is_off_or_may_be_pulled_out(stick: Path, let_go: bool, said: str) -> None:
    put(stick, picture=JPEG)
    read = sticks(stick.parent, line(stick), let_go=let_go)
    read.files()
    assert read.eject() == said
    with pytest.raises(StickUnreadable):
        read.read(0)


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["1 ", "8:1 ", "/", " - ", "ro ", "\\040", "\n", "9" * 30, ":"])).map("".join)
)
def test_whatever_the_table_of_mounts_says_is_read(table: str) -> None:
    for mount in mounts_below(Path("/"), table):
        assert mount.place.startswith("/")


def test_only_a_device_is_let_go_of() -> None:
    for device in ("--help", "tmpfs", "/dev/../etc", "/dev/sda1; x", "/dev/"):
        assert not LettingGo("/bin/true")(device)
    assert LettingGo("/bin/true")("/dev/sda1")
    assert not LettingGo("/bin/false")("/dev/sda1")
    assert not LettingGo("")("/dev/sda1")
