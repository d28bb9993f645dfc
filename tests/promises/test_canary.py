"""Visits in three languages with values nobody else has, printed and broken off: afterwards they are nowhere."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import pytest

from kiosk.form.definition import Kind
from tests.paper.ippeve import bus_and_mdns, eve_printer, unavailable
from tests.processes import children
from tests.promises import leaking
from tests.promises.searching import Found, Grounds, search
from tests.pty.script import cells, environment_of
from tests.pty.terminal import ROOT, Terminal

KIOSK = (sys.executable, "-m", "kiosk")
# Printed to the end, but the last: that one is broken off in the middle of a word. One is looked at meanwhile.
VISITS = ("arabic-widow+", "ukrainian-mother+", "alone-on-benefit-")
LOOKED_AT = 2
TYPED = {Kind.NAME, Kind.TEXT, Kind.ADDRESS, Kind.IDENTITY, Kind.ACCOUNT, Kind.PHONE, Kind.AMOUNT, Kind.DATE}
Disguised = Mapping[str, Any]


class Other:
    """A process that knows values in clear and tells of them in disguise, line by line. Ended on leaving."""

    def __init__(self, module: str, *arguments: str, keys: Sequence[int] = ()) -> None:
        command = [sys.executable, "-m", f"tests.promises.{module}", *arguments]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=keys, text=True
        )
        self.id = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()

    def hear(self) -> Any:
        """What it says next."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "it gave up"
        return json.loads(line)

    def go_on(self) -> None:
        """Lets it go on after it has said something."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """Waits until it has ended by itself."""
        assert self._process.wait(10) == 0


@dataclass(frozen=True, slots=True)
class Told:
    """What was planted, in disguise, and where it was found: while somebody was typing, and when everybody had gone."""

    planted: tuple[Disguised, ...]
    visit: int
    meanwhile: tuple[Found, ...]
    afterwards: tuple[Found, ...]

    @property
    def now(self) -> dict[str, str]:
        """Label → kind of what the visit that was looked at had been told, all but its last answer."""
        number = f"{LOOKED_AT} "
        return {each["label"]: each["kind"] for each in self.planted if each["label"].startswith(number)}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Visits after each other in one kiosk, which goes on while everything is searched."""
    only_root()
    home, apart = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("apart")
    since = time.time() - 1
    with (
        bus_and_mdns(apart) as mdns,
        eve_printer(apart / "printer", mdns) as printer,
        Terminal(KIOSK, environment_of(home, printer=printer.uri), cells()) as terminal,
    ):
        kiosk, keys = terminal.process.pid, terminal.process.child_fd
        with Other("guest", str(keys), *VISITS, keys=[keys]) as guest:
            planted = [canary for _ in VISITS for canary in guest.hear()]
            # What somebody happens to have already says nothing.
            taken = {found.label for found in search(planted, Grounds(since, apart, [guest.id], memory_only=True))}
            planted = [canary for canary in planted if canary["label"] not in taken]
            for number, _ in enumerate(VISITS, 1):
                guest.go_on()
                assert guest.hear() == "paused"
                if number == LOOKED_AT:
                    *_, visit = children(kiosk)
                    meanwhile = search(planted, Grounds(since, apart, only=[visit, kiosk]))
                guest.go_on()
                assert guest.hear() == "gone"
            guest.end()
        assert len(printer.received()) == len(VISITS) - 1
        assert terminal.process.isalive()
        afterwards = [found for found in search(planted, Grounds(since, apart)) if tells(found, planted, kiosk)]
    return Told(tuple(planted), visit, tuple(meanwhile), tuple(afterwards))


@pytest.fixture(scope="module")
def leaked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Where values stood that were leaked on purpose, by the way they were."""
    only_root()
    folder, apart = tmp_path_factory.mktemp("leak"), tmp_path_factory.mktemp("apart")
    since = time.time() - 1
    with Other("leaking", str(folder)) as leak:
        found = search(leak.hear(), Grounds(since, apart))
    return {
        way: [each.where for each in found if each.label == way]
        for way in (leaking.IN_A_FILE, leaking.WITHOUT_A_NAME, leaking.IN_MEMORY)
    }


def test_a_value_left_in_a_file_would_be_found(leaked: dict[str, list[str]]) -> None:
    assert any(where.startswith("file /") and where.endswith("/left") for where in leaked[leaking.IN_A_FILE])


def test_a_value_left_in_a_file_without_a_name_would_be_found(leaked: dict[str, list[str]]) -> None:
    assert any(where.startswith("file without a name") for where in leaked[leaking.WITHOUT_A_NAME])


def test_a_value_a_process_still_holds_would_be_found(leaked: dict[str, list[str]]) -> None:
    assert any(where.startswith("memory of") for where in leaked[leaking.IN_MEMORY])


def test_every_kind_of_typed_answer_was_planted(told: Told) -> None:
    assert {canary["kind"] for canary in told.planted} == {str(kind) for kind in TYPED}


def test_while_somebody_types_the_search_finds_every_kind_of_answer_in_the_visit(told: Told) -> None:
    here = f"memory of {told.visit} "
    found = {told.now[each.label] for each in told.meanwhile if each.where.startswith(here)}
    assert found == set(told.now.values())


def test_a_visit_knows_nothing_of_those_before_it_and_the_parent_nothing_at_all(told: Told) -> None:
    here = f"memory of {told.visit} "
    assert [each for each in told.meanwhile if not each.where.startswith(here) or each.label not in told.now] == []


def test_afterwards_no_value_is_in_any_file_memory_or_journal(told: Told) -> None:
    assert told.afterwards == ()


def tells(found: Found, planted: Sequence[Disguised], kiosk: int) -> bool:
    """A day is known to many who are not the kiosk; everything else is known to nobody."""
    kinds = {canary["label"]: canary["kind"] for canary in planted}
    return kinds[found.label] != Kind.DATE or found.where.startswith(f"memory of {kiosk} ")


def only_root() -> None:
    if os.geteuid() != 0:
        unavailable("only root may read every memory")
