"""Where a visit's memory may go, told from tables like the kernel's."""

import os
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import MemoryExposed
from kiosk.settings import Memory
from kiosk.visit.memory import (
    CAP_IPC_LOCK,
    guard_memory,
    is_secret_block,
    lock_memory,
    may_lock,
    own_status,
    plain_swap,
)
from tests.visit.apart import NOBODY, in_process

HEADER = "Filename\tType\tSize\tUsed\tPriority\n"


def table(proc: Path, *lines: str) -> Path:
    (proc / "swaps").write_text(HEADER + "".join(f"{line}\n" for line in lines))
    return proc


def block(folder: Path, name: str, *below: Path, **texts: str) -> Path:
    """A device as the kernel shows it."""
    device = folder / name
    (device / "slaves").mkdir(parents=True)
    for each in below:
        (device / "slaves" / each.name).symlink_to(each)
    for file, text in texts.items():
        path = device / file.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text}\n")
    return device


def unprivileged(demand: Memory, swaps: tuple[str, ...]) -> Callable[[], str]:
    """What a user who may lock next to nothing comes to."""

    def guard() -> str:
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (65536, 65536))
        os.setresuid(NOBODY, NOBODY, NOBODY)
        return guard_memory(demand, lambda: swaps)

    return guard


needs_root = pytest.mark.skipif(os.getuid() != 0, reason="takes root to become a user without rights")


def test_without_swap_there_is_none_in_the_clear(tmp_path: Path) -> None:
    assert plain_swap(table(tmp_path), tmp_path) == ()


def test_a_kernel_built_without_swap_has_none(tmp_path: Path) -> None:
    (tmp_path / "meminfo").touch()
    assert plain_swap(tmp_path, tmp_path) == ()


def test_where_the_table_is_hidden_nothing_is_known_to_be_safe(tmp_path: Path) -> None:
    assert plain_swap(tmp_path, tmp_path) == (str(tmp_path / "swaps"),)


def test_a_swap_nobody_knows_anything_about_is_in_the_clear(tmp_path: Path) -> None:
    file = tmp_path / "swapfile"
    file.touch()
    swaps = plain_swap(table(tmp_path, f"{file} file 1 0 -2", "/dev/gone partition 1 0 -3"), tmp_path)
    assert swaps == (str(file), "/dev/gone")


def test_a_file_on_an_encrypted_disk_is_not_in_the_clear(tmp_path: Path) -> None:
    file = tmp_path / "swapfile"
    file.touch()
    device = block(tmp_path, "dm-0", dm__uuid="CRYPT-LUKS2-0-root")
    number = file.stat().st_dev
    (tmp_path / "dev" / "block").mkdir(parents=True)
    (tmp_path / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}").symlink_to(device)
    assert plain_swap(table(tmp_path, f"{file} file 1 0 -2"), tmp_path) == ()


def test_compressed_memory_is_memory_unless_it_is_written_back(tmp_path: Path) -> None:
    assert is_secret_block(block(tmp_path, "zram0", backing_dev="none"))
    assert not is_secret_block(block(tmp_path, "zram1", backing_dev="/dev/sda5"))


def test_a_volume_is_as_secret_as_everything_below_it(tmp_path: Path) -> None:
    locked = block(tmp_path, "dm-0", dm__uuid="CRYPT-LUKS2-0-disk")
    plain = block(tmp_path, "sda")
    assert is_secret_block(block(tmp_path, "dm-1", locked, dm__uuid="LVM-x"))
    assert not is_secret_block(block(tmp_path, "dm-2", locked, plain, dm__uuid="LVM-y"))


def test_locked_memory_is_shown_by_the_kernel() -> None:
    def locked() -> tuple[bool, bool]:
        return lock_memory(), own_status("VmLck") != "0 kB"

    outcome = in_process(locked)
    assert isinstance(outcome, tuple)
    assert outcome[0] == outcome[1]


def test_a_value_the_kernel_does_not_tell_is_nought() -> None:
    assert own_status("NoSuchThing") == "0"


@needs_root
def test_a_demand_that_is_not_met_is_a_refusal() -> None:
    assert isinstance(in_process(unprivileged("locked", ())), MemoryExposed)
    assert isinstance(in_process(unprivileged("unswapped", ("/dev/sda2",))), MemoryExposed)


@needs_root
def test_what_is_not_demanded_is_told_all_the_same() -> None:
    assert in_process(unprivileged("unswapped", ())) == "unswapped"
    assert in_process(unprivileged("any", ("/dev/sda2",))) == "exposed"


@needs_root
def test_root_locks_its_memory() -> None:
    assert in_process(lambda: guard_memory("locked")) == "locked"


@pytest.mark.parametrize(
    ("demand", "locks", "swaps", "outcome"),
    [
        ("locked", True, ("/dev/sda2",), "locked"),
        ("locked", False, (), None),
        ("unswapped", True, ("/dev/sda2",), "locked"),
        ("unswapped", False, (), "unswapped"),
        ("unswapped", False, ("/dev/sda2",), None),
        ("any", False, ("/dev/sda2",), "exposed"),
    ],
)
def test_what_is_had_is_held_against_what_is_demanded(
    demand: Memory, locks: bool, swaps: tuple[str, ...], outcome: str | None
) -> None:
    if outcome is None:
        with pytest.raises(MemoryExposed):
            guard_memory(demand, lambda: swaps, lambda: locks)
    else:
        assert guard_memory(demand, lambda: swaps, lambda: locks) == outcome


def test_memory_is_only_locked_where_no_limit_could_be_met_later() -> None:
    limit = resource.getrlimit(resource.RLIMIT_MEMLOCK)[1]
    privileged = bool(int(own_status("CapEff"), 16) >> CAP_IPC_LOCK & 1)
    assert may_lock() == (privileged or limit == resource.RLIM_INFINITY)
