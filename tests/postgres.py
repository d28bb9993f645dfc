"""A PostgreSQL of the tests' own: a private cluster on loopback, in a temporary folder, gone when they end.

Where CI runs it must be there; elsewhere the tests that need it are skipped, and say why.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

# Debian keeps the servers out of the path. PostgreSQL refuses to run as root; whoever runs it needs no other right.
DEBIAN = Path("/usr/lib/postgresql")
SERVANTS = ("postgres", "nobody")
# Nothing of it outlives the tests: it never waits for a disk.
OPTIONS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "unix_socket_directories=",
    "max_connections=60",
)
READY, TRIES = 30.0, 3


@contextmanager
def run_cluster() -> Iterator[str]:
    """The address of a running cluster, `postgresql://…` without a database's name. Raises LookupError without one."""
    programs = find_programs()
    servant = find_servant()
    folder = Path(tempfile.mkdtemp(prefix="kiosk-postgres-"))
    try:
        password = secrets.token_hex(16)
        make_cluster(programs, folder, password, servant)
        server, port = start(programs, folder, servant)
        try:
            yield f"postgresql://kiosk:{password}@127.0.0.1:{port}"
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """The folder of `initdb` and `postgres`: that of the path, else the newest of Debian's."""
    found = shutil.which("postgres")
    if found and shutil.which("initdb"):
        return Path(found).parent
    versions = sorted(DEBIAN.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not versions:
        raise LookupError("no PostgreSQL here: apt-get install postgresql")
    return versions[-1].parent


def find_servant() -> str | None:
    """Whom root hands it to; None for everybody else, who runs it himself."""
    if os.geteuid() != 0:
        return None
    names = {each.pw_name for each in pwd.getpwall()}
    return next(name for name in SERVANTS if name in names)


def make_cluster(programs: Path, folder: Path, password: str, servant: str | None) -> None:
    hidden = folder / "password"
    hidden.write_text(password)
    if servant:
        shutil.chown(folder, servant)
        shutil.chown(hidden, servant)
    options = ["--username=kiosk", f"--pwfile={hidden}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
    command = [f"{programs}/initdb", "--no-sync", f"--pgdata={folder}/data", *options]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, **becoming(servant))


def start(programs: Path, folder: Path, servant: str | None) -> tuple[subprocess.Popen[bytes], int]:
    """On a free port, which somebody else may take before it does."""
    for _ in range(TRIES):
        port = free_port()
        options = [word for option in OPTIONS for word in ("-c", option)]
        command = [f"{programs}/postgres", "-D", f"{folder}/data", "-h", "127.0.0.1", "-p", str(port), *options]
        log = (folder / "log").open("wb")
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **becoming(servant))
        log.close()
        if is_ready(server, port, folder / "log"):
            return server, port
        stop(server)
    raise RuntimeError((folder / "log").read_text())


def is_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> bool:
    """While it still starts, it takes connections only to send them away."""
    end = time.monotonic() + READY
    while time.monotonic() < end and server.poll() is None:
        if answers(port) and b"ready to accept connections" in log.read_bytes():
            return True
        time.sleep(0.05)
    return False


def answers(port: int) -> bool:
    """Whether it takes a connection; what it says to a request for TLS is N or S."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as asked:
            asked.sendall(bytes.fromhex("0000000804d2162f"))
            return asked.recv(1) in (b"N", b"S")
    except OSError:
        return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """SIGINT: PostgreSQL sends everybody away and ends."""
    if server.poll() is None:
        server.send_signal(2)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def becoming(servant: str | None) -> dict[str, Any]:
    """What makes a process that servant's."""
    if servant is None:
        return {}
    return {"user": servant, "group": pwd.getpwnam(servant).pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Cluster:
    """Lends empty databases. `address`: without a database's name. Making one is slow, so that it is used again."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._empty: list[str] = []

    def make_database(self) -> str:
        """The address of an empty database."""
        if self._empty:
            return self._empty.pop()
        name = f"kiosk_{secrets.token_hex(6)}"
        self._run("postgres", f"CREATE DATABASE {name}")
        return f"{self.address}/{name}"

    def drop_database(self, url: str) -> None:
        """Sends everybody away, and empties it."""
        name = url.rpartition("/")[2]
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        self._run(
            name,
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}",
            "DROP SCHEMA public CASCADE",
            "CREATE SCHEMA public",
        )
        self._empty.append(url)

    def _run(self, database: str, *statements: str) -> None:
        import psycopg

        with psycopg.connect(f"{self.address}/{database}", autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A running cluster. A conftest or a test file imports it: `from tests.postgres import postgres`."""
    try:
        find_programs()
    except LookupError as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))
    with run_cluster() as address:
        yield Cluster(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, of the one kind and then of the other."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'register.db'}"
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    url = cluster.make_database()
    yield url
    cluster.drop_database(url)
