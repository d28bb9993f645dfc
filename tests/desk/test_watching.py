"""The scans' folder: each new file once, when it is whole, and nothing in it ever touched."""

import os
from pathlib import Path
from queue import Empty, Queue

import pytest

from kiosk.desk.watching import Looking, Watcher


def test_a_new_file_is_given_once_it_has_stopped_growing(tmp_path: Path) -> None:
    looking = Looking(tmp_path)
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF")
    assert looking.whole() == []
    path.write_bytes(b"%PDF and more")
    assert looking.whole() == []
    assert looking.whole() == [path]
    assert looking.whole() == []


def test_what_lay_there_before_is_never_given(tmp_path: Path) -> None:
    (tmp_path / "old.pdf").write_bytes(b"%PDF")
    looking = Looking(tmp_path)
    assert [looking.whole() for _ in range(3)] == [[], [], []]


def test_a_scanner_may_use_a_name_again(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF")
    looking = Looking(tmp_path)
    path.write_bytes(b"%PDF another")
    looking.whole()
    assert looking.whole() == [path]


def test_two_files_come_oldest_first(tmp_path: Path) -> None:
    looking = Looking(tmp_path)
    for name, second in (("a.pdf", 2_000_000_020), ("b.pdf", 2_000_000_010)):
        (tmp_path / name).write_bytes(b"%PDF")
        os.utime(tmp_path / name, (second, second))
    looking.whole()
    assert looking.whole() == [tmp_path / "b.pdf", tmp_path / "a.pdf"]


@pytest.mark.parametrize("name", [".hidden.pdf", "scan.pdf.part", "scan.tmp", "scan.pdf~"])
def test_what_is_still_being_written_has_such_a_name(tmp_path: Path, name: str) -> None:
    looking = Looking(tmp_path)
    (tmp_path / name).write_bytes(b"%PDF")
    assert [looking.whole() for _ in range(3)] == [[], [], []]


def test_an_empty_file_is_not_whole(tmp_path: Path) -> None:
    looking = Looking(tmp_path)
    (tmp_path / "scan.pdf").touch()
    assert [looking.whole() for _ in range(3)] == [[], [], []]


def test_links_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"%PDF")
    folder = tmp_path / "scans"
    folder.mkdir()
    looking = Looking(folder)
    (folder / "link.pdf").symlink_to(tmp_path / "elsewhere")
    (folder / "folder.pdf").mkdir()
    assert [looking.whole() for _ in range(3)] == [[], [], []]


def test_a_share_that_comes_later_gives_only_what_is_new_then(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    looking = Looking(folder)
    assert looking.whole() == []
    folder.mkdir()
    (folder / "old.pdf").write_bytes(b"%PDF")
    assert [looking.whole() for _ in range(3)] == [[], [], []]
    (folder / "new.pdf").write_bytes(b"%PDF")
    looking.whole()
    assert looking.whole() == [folder / "new.pdf"]


def test_a_share_that_is_gone_for_a_while_gives_nothing_twice(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    looking = Looking(folder)
    (folder / "scan.pdf").write_bytes(b"%PDF")
    looking.whole()
    assert looking.whole() == [folder / "scan.pdf"]
    folder.rename(tmp_path / "unmounted")
    assert looking.whole() == []
    (tmp_path / "unmounted").rename(folder)
    assert [looking.whole() for _ in range(3)] == [[], [], []]


def test_the_watcher_gives_a_file_while_it_runs_and_leaves_it_there(tmp_path: Path) -> None:
    given: Queue[Path] = Queue()
    watcher = Watcher(tmp_path, given.put, pause=0.02)
    watcher.start()
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF")
    assert given.get(timeout=5) == path
    watcher.stop()
    watcher.stop()
    assert path.read_bytes() == b"%PDF"
    (tmp_path / "next.pdf").write_bytes(b"%PDF")
    with pytest.raises(Empty):
        given.get(timeout=0.2)
