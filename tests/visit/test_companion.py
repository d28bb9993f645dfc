"""Companions: what they answer, what becomes of one that fails, what they may not do, and how they end."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.errors import ConfinementError, DocumentBroken, DocumentError, KioskError, ScannerJammed, SettingsError
from kiosk.visit import hardening
from kiosk.visit.companion import Answer, Ask, Companion, CompanionGone, begin
from kiosk.visit.confinement import Confinement
from kiosk.visit.descriptors import is_open
from kiosk.visit.landlocked import landlock_version
from kiosk.visit.reach import NETWORK_SINCE

SOON = 5.0
needs_landlock = pytest.mark.skipif(landlock_version() == 0, reason="this kernel has no Landlock")
needs_network = pytest.mark.skipif(landlock_version() < NETWORK_SINCE, reason="this kernel's Landlock knows no network")


@contextmanager
def companion(serve: Callable[[Ask], Answer], *, required: bool = False) -> Iterator[Companion]:
    def bind(descriptor: int) -> None:
        Confinement(required=required, kept=(descriptor,)).bind()

    begun = begin("test", serve, bind)
    yield begun
    begun.close()


def echo(ask: Ask) -> Answer:
    return Answer({"name": ask.name, **ask.about}, ask.blobs)


def tried(act: Callable[[], object]) -> Callable[[Ask], Answer]:
    """Serves by trying something, and telling what the kernel said."""

    def serve(_ask: Ask) -> Answer:
        try:
            act()
        except OSError as refused:
            return Answer({"refused": type(refused).__name__})
        return Answer({"refused": ""})

    return serve


def refusal(act: Callable[[], object]) -> object:
    with companion(tried(act), required=True) as bound:
        return bound.ask("try", {}, seconds=SOON).about["refused"]


def test_it_answers_with_what_it_was_asked() -> None:
    with companion(echo) as one:
        answer = one.ask("hello", {"number": 1}, b"octets", b"", seconds=SOON)
        assert answer.about == {"name": "hello", "number": 1}
        assert answer.blobs == (b"octets", b"")


def test_it_takes_a_file_of_many_megabytes() -> None:
    with companion(lambda ask: Answer({"octets": len(ask.blobs[0])})) as one:
        assert one.ask("count", {}, bytes(40_000_000), seconds=SOON).about == {"octets": 40_000_000}


def test_what_it_was_asked_is_in_no_repr() -> None:
    assert "Nordmann" not in repr(Ask("develop", {"name": "Nordmann"}, (b"Nordmann",)))
    assert "Nordmann" not in repr(Answer({"name": "Nordmann"}, (b"Nordmann",)))


@pytest.mark.parametrize("leaf", [DocumentBroken, ScannerJammed])
def test_an_expected_failure_is_raised_where_it_was_asked(leaf: type[KioskError]) -> None:
    def serve(_ask: Ask) -> Answer:
        raise leaf("Nordmann.pdf")

    with companion(serve) as one:
        for _ in range(2):
            with pytest.raises(leaf) as told:
                one.ask("x", {}, seconds=SOON)
            assert "Nordmann" not in str(told.value)


@pytest.mark.parametrize("name", ["SettingsError", "KioskError", "Mapping", "os", ""])
def test_it_can_say_of_nothing_but_documents_that_it_went_wrong(name: str) -> None:
    from kiosk.visit.companion import leaf

    assert type(leaf(name)) is DocumentError
    assert not isinstance(leaf("SettingsError"), SettingsError)


def test_one_that_crashes_is_gone_and_stays_so() -> None:
    def serve(_ask: Ask) -> Answer:
        raise ValueError("Nordmann")

    with companion(serve) as one:
        for _ in range(2):
            with pytest.raises(CompanionGone, match="test"):
                one.ask("x", {}, seconds=SOON)


def test_one_that_is_killed_is_gone() -> None:
    def serve(_ask: Ask) -> Answer:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    with companion(serve) as one, pytest.raises(CompanionGone):
        one.ask("x", {}, seconds=SOON)


def test_one_that_is_late_is_gone() -> None:
    def serve(_ask: Ask) -> Answer:
        time.sleep(SOON)
        return Answer({})

    begun = time.monotonic()
    with companion(serve) as one, pytest.raises(CompanionGone):
        one.ask("x", {}, seconds=0.1)
    assert time.monotonic() - begun < SOON


def test_one_that_could_not_be_bound_is_gone_before_it_is_handed_anything() -> None:
    def refuse(_descriptor: int) -> None:
        raise ConfinementError("nothing can be promised here")

    one = begin("test", echo, refuse)
    with pytest.raises(CompanionGone):
        one.ask("x", {}, b"a document", seconds=SOON)


@needs_landlock
def test_it_can_write_no_file(tmp_path: Path) -> None:
    assert refusal(lambda: (tmp_path / "page").write_text("x")) == "PermissionError"
    assert not (tmp_path / "page").exists()


@needs_landlock
def test_it_reads_nothing_but_the_program() -> None:
    assert refusal(Path("/etc/passwd").read_text) == "PermissionError"
    assert refusal(Path(__file__).with_name("conftest.py").read_text) == "PermissionError"
    assert refusal(Path(hardening.__file__).read_text) == ""


@needs_landlock
def test_it_starts_no_program() -> None:
    assert refusal(lambda: os.posix_spawn("/bin/true", ["true"], {})) == "PermissionError"


@needs_network
def test_it_calls_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        assert refusal(lambda: socket.create_connection(address)) == "PermissionError"


def test_it_has_no_terminal_and_nothing_else_that_was_open(tmp_path: Path) -> None:
    (tmp_path / "open").write_text("x")

    def serve(_ask: Ask) -> Answer:
        # The program that runs the tests may have many open; more than this no process may, unless it asks.
        numbers = filter(is_open, range(1024))
        there = {number: str(Path(f"/proc/self/fd/{number}").readlink()) for number in numbers}
        return Answer({"terminal": [there[number] for number in (0, 1, 2)], "others": len(there) - 3})

    with (tmp_path / "open").open() as held, companion(serve) as one:
        assert one.ask("x", {}, seconds=SOON).about == {"terminal": [os.devnull] * 3, "others": 1}
        assert not held.closed


def test_it_is_closed_to_others_and_leaves_no_core() -> None:
    def serve(_ask: Ask) -> Answer:
        return Answer({"is": hardening.is_closed_to_others() and hardening.leaves_no_core()})

    with companion(serve) as one:
        assert one.ask("x", {}, seconds=SOON).about == {"is": True}


def test_it_ends_when_it_is_not_wanted_any_more() -> None:
    with companion(lambda _ask: Answer({"process": os.getpid()})) as one:
        process = one.ask("x", {}, seconds=SOON).about["process"]
    assert has_ended(process)


def test_it_ends_with_a_visit_that_is_killed_even_while_it_is_at_work() -> None:
    told, tell = os.pipe()
    visit = os.fork()
    if visit == 0:
        try:
            one = begin(
                "test", at_work(tell), lambda descriptor: Confinement(required=False, kept=(descriptor, tell)).bind()
            )
            Confinement(required=False, kept=(one.descriptor,)).bind()
            one.ask("x", {}, seconds=60)
        finally:
            os._exit(0)
    process = int(os.read(told, 20))
    os.kill(visit, signal.SIGKILL)
    os.waitpid(visit, 0)
    assert has_ended(process)
    for end in (told, tell):
        os.close(end)


def at_work(tell: int) -> Callable[[Ask], Answer]:
    def serve(_ask: Ask) -> Answer:
        os.write(tell, str(os.getpid()).encode())
        time.sleep(60)
        return Answer({})

    return serve


def has_ended(process: int) -> bool:
    """Within a moment; whoever adopts it may take longer to collect it."""
    until = time.monotonic() + SOON
    while time.monotonic() < until:
        try:
            status = Path(f"/proc/{process}/status").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return True
        if "State:\tZ" in status:
            return True
        time.sleep(0.02)
    return False


def test_it_knows_nothing_of_the_kiosks_secrets() -> None:
    secret = "-".join(("planted", "0123456789", "secret"))
    one = begin("test", lambda _ask: Answer({"known": secret}), lambda _descriptor: None, [secret])
    assert one.ask("tell", {}, seconds=SOON).about == {"known": "\0" * len(secret)}
    assert secret.startswith("planted")
    one.close()


def test_where_memory_runs_out_it_goes_before_the_visit() -> None:
    here = Path("/proc/self/oom_score_adj")
    one = begin("test", lambda _ask: Answer({"score": int(here.read_text())}), lambda _descriptor: None)
    assert one.ask("tell", {}, seconds=SOON).about == {"score": 1000}
    assert int(here.read_text()) < 1000
    one.close()


def test_no_core_shows_what_it_or_a_program_it_runs_was_handed() -> None:
    def told(_ask: Ask) -> Answer:
        return Answer({"shown": subprocess.check_output(("cat", "/proc/self/coredump_filter"), text=True)})

    one = begin("test", told, lambda _descriptor: None)
    assert int(str(one.ask("tell", {}, seconds=SOON).about["shown"]), 16) == 0
    one.close()


def test_nothing_of_an_ask_is_left_for_the_next() -> None:
    kept: list[bytes] = []

    def serve(ask: Ask) -> Answer:
        kept.extend(ask.blobs)
        return Answer({"earlier": kept[0].hex()})

    with companion(serve) as one:
        assert one.ask("first", {}, b"a document", seconds=SOON).about["earlier"] == b"a document".hex()
        assert one.ask("second", {}, b"", b"x", seconds=SOON).about["earlier"] == bytes(10).hex()
