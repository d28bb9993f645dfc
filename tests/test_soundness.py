"""Whether a machine can keep the promise: what is seen in tables like the kernel's, and what is said to do about it."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import soundness
from kiosk.bounds import confinement_of, gateway_port, ports_of, printer_ports
from kiosk.errors import SettingsError
from kiosk.house import House, open_house
from kiosk.settings import Settings
from kiosk.visit.landlocked import landlock_version
from kiosk.visit.promises import PROMISES


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


def kernel_file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n")
    return folder


def test_this_kernel_confines_visits(house: House) -> None:
    finding = soundness.kernel(house)
    assert finding.seen == (f"Landlock {version}" if (version := landlock_version()) else "no Landlock")


def test_a_kernel_without_landlock_is_a_fault_that_stops_visits(house: House) -> None:
    assert "or no visit starts" in soundness.kernel(house, 0).cure
    assert soundness.kernel(house, 0).weight == "fault"


def test_an_older_landlock_is_told_by_what_it_cannot_deny(house: House) -> None:
    finding = soundness.kernel(house, 3)
    assert finding.cure == "a newer kernel also denies: TCP ports, devices, signals"
    assert finding.weight == "advice"


def test_every_promise_is_told_and_was_tried_in_a_process_like_a_visits(house: House) -> None:
    told = {finding.name for finding in soundness.promises(house)}
    assert told == {f"visit.{id}" for id in ("memory", *(each.id for each in PROMISES))}


def test_every_promise_has_words_and_a_cure() -> None:
    assert set(soundness.PROMISES) == {"memory", *(each.id for each in PROMISES)}


def test_a_promise_that_is_broken_is_a_fault_and_one_never_made_is_advice() -> None:
    assert soundness.promise("write", "broken").weight == "fault"
    assert soundness.promise("signal", "absent").weight == "advice"
    assert soundness.promise("core", "kept").weight == "right"


def test_a_swap_in_the_clear_is_named(tmp_path: Path) -> None:
    kernel_file(tmp_path, "swaps", "Filename Type Size Used Priority\n/dev/gone partition 1 0 -2")
    assert soundness.swap(tmp_path, tmp_path).seen == "in the clear: /dev/gone"
    assert "swapoff" in soundness.swap(tmp_path, tmp_path).cure


def test_hibernating_writes_memory_to_a_swap_in_the_clear(tmp_path: Path) -> None:
    kernel_file(tmp_path, "power/state", "freeze mem disk")
    kernel_file(tmp_path, "swaps", "Filename Type Size Used Priority")
    assert soundness.hibernation(tmp_path, tmp_path).cure == ""
    kernel_file(tmp_path, "swaps", "Filename Type Size Used Priority\n/dev/gone partition 1 0 -2")
    assert "hibernate.target" in soundness.hibernation(tmp_path, tmp_path).cure


def test_a_folder_is_on_what_is_mounted_nearest_above_it() -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n/dev/sda2 /var ext4 rw 0 0\n"
    assert soundness.file_system("/tmp", mounts) == "tmpfs"
    assert soundness.file_system("/var/tmp", mounts) == "ext4"
    assert soundness.file_system("/tmpfoo", mounts) == "ext4"


def test_a_folder_on_a_disk_is_advice(tmp_path: Path) -> None:
    kernel_file(tmp_path, "mounts", "/dev/sda1 / ext4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0")
    told = {finding.name: finding.weight for finding in soundness.places(tmp_path)}
    assert told == {"files.tmp": "right", "files.var": "advice", "files.shm": "advice"}


@pytest.mark.parametrize(("scope", "cure"), [("0", True), ("1", True), ("2", False), ("3", False)])
def test_looking_into_other_processes_is_root_only_or_advised_against(scope: str, cure: bool, tmp_path: Path) -> None:
    kernel_file(tmp_path, "sys/kernel/yama/ptrace_scope", scope)
    assert bool(soundness.tracing(tmp_path).cure) is cure


@pytest.mark.parametrize(
    ("pattern", "cure"), [("core", True), ("|/usr/lib/systemd/systemd-coredump %P", True), ("|/bin/false", False)]
)
def test_a_collector_of_cores_is_advised_against(pattern: str, cure: bool, tmp_path: Path) -> None:
    kernel_file(tmp_path, "sys/kernel/core_pattern", pattern)
    assert bool(soundness.cores(tmp_path).cure) is cure


def test_magic_keys_are_advised_against(tmp_path: Path) -> None:
    kernel_file(tmp_path, "sys/kernel/sysrq", "438")
    assert "kernel.sysrq=0" in soundness.magic_keys(tmp_path).cure
    kernel_file(tmp_path, "sys/kernel/sysrq", "0")
    assert soundness.magic_keys(tmp_path).cure == ""


# ── the bounds ───────────────────────────────────────────────────────────────


def office(house: House, **settings: object) -> House:
    return replace(house, settings=replace(house.settings, **settings))  # type: ignore[arg-type]


def test_a_visit_reaches_each_printer_at_its_port_and_no_other(house: House) -> None:
    settings = Settings(printer="ipp://a/ipp/print", other_printers=("ipps://b:8631/ipp", "ipp://c:631/ipp/print"))
    assert printer_ports(settings) == (631, 8631)
    assert not confinement_of(office(house, printer=settings.printer)).listens


def test_only_the_rehearsal_lends_pages_to_a_browser(house: House) -> None:
    bounds = confinement_of(house)
    assert (bounds.ports, bounds.listens) == ((), True)


@pytest.mark.parametrize(
    ("gateway", "port"),
    [("https://status.example.no", 443), ("https://status.example.no:8443", 8443), ("http://127.0.0.1:8700", 8700)],
)
def test_a_visit_reaches_the_gateway_at_its_port(house: House, gateway: str, port: int) -> None:
    assert confinement_of(office(house, gateway=gateway)).ports == (port,)


def test_printers_and_gateway_are_reached_and_nobody_else() -> None:
    settings = Settings(printer="ipp://a/ipp/print", gateway="https://status.example.no")
    assert ports_of(settings) == (631, 443)


def test_a_gateways_port_that_is_none_is_refused() -> None:
    with pytest.raises(SettingsError, match="port"):
        gateway_port("https://status.example.no:70000")


def test_a_visit_may_use_the_scanner_that_is_named(house: House) -> None:
    assert confinement_of(house).scanner is None
    assert confinement_of(office(house, scanner="/dev/ttyACM0")).scanner == Path("/dev/ttyACM0")


def test_practice_starts_on_every_machine_and_an_office_demands_its_memory(house: House) -> None:
    assert confinement_of(house).memory == "any"
    assert confinement_of(office(house, practice=False)).memory == "unswapped"
    assert confinement_of(office(house, practice=False, memory="locked")).memory == "locked"
