"""Debian's ippeveprinter as a printer in the tests, with a private message bus and mDNS daemon on the loopback only.

The one rule: every process started here is stopped here, by its own id, and all its files are in the test's folder.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAMS = {
    "ippeveprinter": "cups-ipp-utils",
    "dbus-daemon": "dbus-daemon",
    "avahi-daemon": "avahi-daemon",
    "unshare": "util-linux",
}
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
</policy></busconfig>
"""
AVAHI = """[server]
host-name=kiosk-tests
use-ipv6=no
allow-interfaces=lo
[publish]
publish-addresses=no
publish-hinfo=no
publish-workstation=no
"""
# /run/avahi-daemon is avahi's own fixed place; a mount namespace makes it ours, so that runs can stand side by side.
OWN_RUN = 'mkdir -p /run/avahi-daemon && mount -t tmpfs tmpfs /run/avahi-daemon && exec "$0" "$@"'


@dataclass(frozen=True, slots=True)
class EvePrinter:
    """A running printer. Its spool keeps each job as it came in."""

    uri: str
    spool: Path
    log: Path

    def received(self) -> list[bytes]:
        """The documents, in the order they came; a .prn beside each is what the print command wrote."""
        files = sorted(self.spool.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        return [path.read_bytes() for path in files if path.suffix != ".prn"]


def unavailable(reason: str) -> None:
    """Skips the test on a developer's machine; fails it in CI, which must have everything."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def bus_and_mdns(folder: Path) -> Iterator[dict[str, str]]:
    """The environment in which ippeveprinter starts."""
    missing = [f"{program} (apt-get install {package})" for program, package in PROGRAMS.items() if not found(program)]
    if missing:
        unavailable("without " + ", ".join(missing))
    if os.geteuid() != 0:
        unavailable("avahi-daemon starts only as root")
    bus = folder / "bus"
    (folder / "bus.conf").write_text(BUS.format(socket=bus))
    (folder / "avahi.conf").write_text(AVAHI)
    environment = {**os.environ, "PATH": path(), "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={bus}"}
    dbus = ["dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", "--nopidfile"]
    avahi = ["avahi-daemon", "-f", str(folder / "avahi.conf"), "--no-drop-root", "--no-chroot", "--no-rlimits"]
    with running(dbus, folder / "bus.log", environment, lambda _: bus.exists()):
        apart = ["unshare", "--mount", "sh", "-c", OWN_RUN] if may_unshare() else []
        with running([*apart, *avahi], folder / "avahi.log", environment, lambda log: "startup complete" in log):
            yield environment


@contextmanager
def eve_printer(
    folder: Path, environment: dict[str, str], *, formats: str = "application/pdf", command: str = "exit 0"
) -> Iterator[EvePrinter]:
    """A printer that takes `formats`. `command` is the shell that "prints": STATE: lines on stderr set its state."""
    spool, script, log = folder / "spool", folder / "print.sh", folder / "printer.log"
    spool.mkdir(parents=True)
    script.write_text(f"#!/bin/sh\n{command}\n")
    script.chmod(0o755)
    port = free_port()
    arguments = ["-p", str(port), "-n", "localhost", "-d", str(spool), "-K", str(folder), "-k", "-v"]
    printer = ["ippeveprinter", *arguments, "-c", str(script), "-f", formats, "Kiosk test printer"]
    with running(printer, log, {**environment, "HOME": str(folder)}, lambda _: answers(port)):
        yield EvePrinter(f"ipp://localhost:{port}/ipp/print", spool, log)


@contextmanager
def running(
    command: Sequence[str], log: Path, environment: dict[str, str], ready: Callable[[str], bool]
) -> Iterator[None]:
    """A process, from when it is ready until it has ended."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        until = time.monotonic() + 60
        while not ready(log.read_text(errors="replace")):
            if process.poll() is not None or time.monotonic() > until:
                unavailable(f"{command[0]} did not start: {log.read_text(errors='replace')[-500:]}")
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def path() -> str:
    """Where daemons are, which a shell's PATH need not name."""
    return os.environ.get("PATH", "") + ":/usr/sbin:/sbin"


def found(program: str) -> bool:
    return shutil.which(program, path=path()) is not None


def may_unshare() -> bool:
    """Whether this machine lets us have our own mounts; a container may not."""
    check = ["unshare", "--mount", "sh", "-c", OWN_RUN, "true"]
    return subprocess.run(check, capture_output=True, check=False).returncode == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
