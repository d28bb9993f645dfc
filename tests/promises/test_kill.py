"""Visits killed at two hundred random moments: nothing is left of them, and the next one is ready."""

import os
import random
import signal
import termios
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.house import open_house
from tests.paper.ippeve import bus_and_mdns, eve_printer, unavailable
from tests.processes import children, is_alive
from tests.promises.canaries import Canary
from tests.promises.desk import LOCAL_FLAGS, Desk, apologies
from tests.promises.guest import Attached, Guest
from tests.promises.searching import Found, Grounds, search
from tests.pty.script import environment_of, visit_of_today

SEED = 20261122
# While somebody chooses and types, at two desks; and while the printer is sent the pages, at a third.
# A change waits for CI on two slow cores: there a quarter of the moments, everywhere else all two hundred.
TYPING, PRINTING, DESKS = 48 if os.environ.get("CI") == "true" else 192, 8, 2
PRINT_SECONDS = 0.8
# Seconds that a companion may outlive its visit on a busy machine.
LAGGING = 3.0
# Three crashes within ten seconds end the kiosk, and should: every third visit is ended as Ctrl+C would end it.
CRASHES_IN_A_ROW = 2
# From the rest screen: bokmål, late papers, NAV helps; the reference is not known; a given and a family name.
OPENING = (b"\r", b"1", b"4", b"1", b"\t", b"\r")
LETTERS = "bcdfghjklmnprstvwxz"
MOVES = (b"\x1b[A", b"\x1b[B", b"\t", b"1", b"0", b"\x1b[15~", b"\x1b")
LATE = "late-with-reference"


@dataclass(frozen=True, slots=True)
class Aftermath:
    """`killed`: how often, and what was wrong right afterwards; `found`: what was left in the end."""

    killed: int
    wrong: tuple[str, ...]
    codes: tuple[int, ...]
    tidy: tuple[bool, ...]
    found: tuple[Found, ...]
    left: tuple[str, ...]


class Killer:
    """Kills visits at one desk and looks at what the kiosk does then."""

    def __init__(self, desk: Desk, seed: int, name: Sequence[str], sorry: Sequence[bytes]) -> None:
        self.desk, self.name, self.sorry = desk, name, sorry
        self.random = random.Random(seed)
        self.wrong: list[str] = []
        self.killed = 0

    def kill_while_typing(self, times: int) -> None:
        """After a random number of keys and a few random milliseconds."""
        visit = self.desk.until_resting()
        for _ in range(times):
            for key in self.some_keys():
                before = len(self.desk.said)
                self.desk.press(key)
                if self.random.random() < 0.7:
                    self.wait_a_little(before)
            self.pause(self.random.uniform(0, 0.03))
            visit = self.kill(visit)
            if self.killed % CRASHES_IN_A_ROW == 0:
                visit = self.end(visit)

    def some_keys(self) -> list[bytes]:
        """A stretch of a visit, from its beginning."""
        given, family = (name.encode() for name in self.name)
        letters = [bytes([letter]) for letter in b"\r".join((given, family))]
        script = [*OPENING, *letters, b"\r", *self.random.choices(MOVES, k=8)]
        return script[: self.random.choice((self.random.randrange(8), self.random.randrange(len(script))))]

    def wait_a_little(self, since: int) -> None:
        """Until a frame has come, or nothing does."""
        end = time.monotonic() + 0.05
        while b"\x1b[?2026l" not in self.desk.said[since:] and time.monotonic() < end:
            self.desk.read(0.01)

    def pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.desk.read(left)

    def kill(self, visit: int) -> int:
        """Kills it, looks, and wakes the kiosk from its apology; the next visit."""
        said = len(self.desk.said)
        companions = children(visit)
        os.kill(visit, signal.SIGKILL)
        self.killed += 1
        self.desk.until(lambda: any(self.desk.said.find(words, said) >= 0 for words in self.sorry), "apologised")
        self.desk.until(lambda: not self.desk.attributes[LOCAL_FLAGS] & termios.ICANON, "waited for a key")
        self.look(visit, companions)
        said = len(self.desk.said)
        self.desk.press(b" ")
        return self.desk.until_resting(said)

    def look(self, visit: int, companions: Sequence[int]) -> None:
        """Only the apology is on the terminal, which is as it was found but for the waiting for one key."""
        desk, found, now = self.desk, self.desk.found, self.desk.attributes
        faults = {
            "the visit lives": is_alive(visit),
            "it had no darkroom": not companions,
            "its companions live": not self.have_ended(companions),
            "it has left processes": desk.family() != [desk.id],
            "the terminal is changed": now[1:LOCAL_FLAGS] != found[1:LOCAL_FLAGS],
            "alternate screen": desk.is_in_alternate_screen,
            "mouse or paste": desk.listens_to_more_than_keys,
        }
        self.wrong += [f"{fault} after kill {self.killed}" for fault, happened in faults.items() if happened]

    def have_ended(self, companions: Sequence[int]) -> bool:
        """They have sessions of their own, and end when they notice, which they do at once."""
        end = time.monotonic() + LAGGING
        while (living := any(map(is_alive, companions))) and time.monotonic() < end:
            time.sleep(0.01)
        return not living

    def end(self, visit: int) -> int:
        """Ends it without a crash; the next visit."""
        said = len(self.desk.said)
        os.kill(visit, signal.SIGINT)
        return self.desk.until_resting(said)


def kill_while_printing(killer: Killer, times: int) -> None:
    """Late papers, delivered: killed between the last key and the receipt."""
    house, desk = open_house(), killer.desk
    visit = desk.until_resting()
    seen = 0
    for _ in range(times):
        now = datetime.now().astimezone().replace(microsecond=0)
        terminal = Attached(desk.keys)
        terminal.show(bytes(desk.said[seen:]))
        guest = Guest(terminal, house, visit_of_today(LATE, now, name="|".join(killer.name)))
        guest.begin()
        guest.answer_all()
        guest.confirm()
        killer.pause(killer.random.uniform(0, PRINT_SECONDS))
        seen = len(desk.said)
        visit = killer.kill(visit)
        if killer.killed % CRASHES_IN_A_ROW == 0:
            seen = len(desk.said)
            visit = killer.end(visit)


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory: pytest.TempPathFactory) -> Aftermath:
    """Three desks at once; then everything is searched, and the kiosks are stopped."""
    if os.geteuid() != 0:
        unavailable("only root may read every memory")
    apart, homes = tmp_path_factory.mktemp("apart"), [tmp_path_factory.mktemp("home") for _ in range(DESKS + 1)]
    sorry, name = apologies(open_house()), ["".join(random.choices(LETTERS, k=11)).capitalize() for _ in range(2)]
    since = time.time() - 1
    with (
        bus_and_mdns(apart) as mdns,
        eve_printer(apart / "printer", mdns) as printer,
        ExitStack() as desks,
        ThreadPoolExecutor(DESKS + 1) as hands,
    ):
        *typing, printing = [
            Killer(
                desks.enter_context(Desk(environment_of(home, printer=printer.uri), size=size)), SEED + n, name, sorry
            )
            for n, (home, size) in enumerate(zip(homes, [*[(80, 24)] * DESKS, (120, 40)], strict=True))
        ]
        before = files_of(homes)
        killing = [hands.submit(killer.kill_while_typing, TYPING // DESKS) for killer in typing]
        killing.append(hands.submit(kill_while_printing, printing, PRINTING))
        for each in killing:
            each.result()
        kiosks = [killer.desk for killer in (*typing, printing)]
        told = [Canary(word, "name", (word,)).disguised() for word in name]
        found = search(told, Grounds(since, apart, [os.getpid()]))
        codes = [kiosk.stop() for kiosk in kiosks]
        tidy = [is_tidy(kiosk) for kiosk in kiosks]
    wrong = [fault for killer in (*typing, printing) for fault in killer.wrong]
    killed = sum(killer.killed for killer in (*typing, printing))
    left = sorted(files_of(homes) - before)
    return Aftermath(killed, tuple(wrong), tuple(codes), tuple(tidy), tuple(found), tuple(left))


def test_two_hundred_visits_were_killed_and_each_time_the_next_one_came(aftermath: Aftermath) -> None:
    assert aftermath.killed == TYPING + PRINTING


def test_right_after_a_kill_no_process_is_left_and_the_terminal_can_be_used(aftermath: Aftermath) -> None:
    assert aftermath.wrong == ()


def test_after_all_kills_what_was_typed_is_in_no_file_and_no_memory(aftermath: Aftermath) -> None:
    assert aftermath.found == ()


def test_kills_leave_no_new_file(aftermath: Aftermath) -> None:
    assert aftermath.left == ()


def test_a_kiosk_that_is_stopped_then_leaves_the_terminal_as_it_found_it(aftermath: Aftermath) -> None:
    assert set(aftermath.codes) == {0}
    assert all(aftermath.tidy)


def is_tidy(desk: Desk) -> bool:
    """Attributes as found, the ordinary screen, a cursor, nobody left behind."""
    busy = desk.is_in_alternate_screen or desk.is_without_cursor or desk.listens_to_more_than_keys
    return desk.attributes == desk.found and not busy and desk.family() == []


def files_of(homes: Sequence[Path]) -> set[str]:
    """Where a visit could leave something of its own: its homes and where temporary things stand."""
    return {str(path) for home in homes for path in home.rglob("*")}
