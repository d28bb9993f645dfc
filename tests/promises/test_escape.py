"""Everything a keyboard, a finger or a window can do: nobody gets out, nothing crashes, nothing is written."""

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.paper.ippeve import unavailable
from tests.promises.desk import KIOSK, Desk
from tests.promises.fuzzing import (
    ALTS,
    CONTROLS,
    FUNCTIONS,
    HOSTILE,
    PASTE,
    PASTED,
    REPLIES,
    SIZES,
    TEXTS,
    Event,
    Fuzzer,
)
from tests.pty.script import environment_of
from tests.test_leaves_no_trace import (
    CHANGING,
    DEVICES,
    STRACE,
    WRITES,
    lenders_of_a_voice,
    may_trace,
    process_of,
    since_first_visit,
    succeeded,
    whole,
)

# A change waits for CI on two slow cores: there fewer events, everywhere else all of them.
SEEDS, EVENTS = (20261122, 20261123), 4_000 if os.environ.get("CI") == "true" else 20_000
# Seconds for a visit to work through whatever was sent: two hundred thousand characters take ten on a slow core.
WORKED_THROUGH = 120
# An office's kiosk, whose printer never answers.
SETTINGS = 'practice = false\nprinter = "ipp://127.0.0.1:9/ipp/print"\n'
# To a field: bokmål, late papers, NAV helps, the reference is not known.
TO_A_FIELD = (b"\r", b"1", b"4", b"1", b"\t", b"\r")
# Clipboard with content, titles with content, links, printing, files, device control: no visit has a use for these.
SMUGGLED = re.compile(
    rb"\x1b\]52;[a-z]*;[A-Za-z0-9+/]|\x1b\][012];[^\x07\x1b]|\x1b\]8;[^;]*;[^\x07\x1b]|\x1b\]1337|\x1b\[[45]i|\x1bP|\x1b_|\x1b\^|\x1b\[8;\d+;\d+t|hemmelig"
)
ATTACKS: dict[str, list[Event]] = {
    "control keys": [Event(key) for key in CONTROLS] * 2,
    "alt with every key": [Event(key) for key in ALTS],
    "function keys": [Event(key) for key in FUNCTIONS],
    "mouse gestures": [
        Event(b"\x1b[<%d;%d;%dM" % (button, x, 12)) for button in (0, 1, 2, 32, 64, 65) for x in range(1, 80)
    ],
    "pasted sequences": [Event(PASTE + sequence.replace(PASTED, b"") + PASTED) for sequence in HOSTILE],
    "markup and control characters": [Event(text.encode()) for text in TEXTS],
    "what terminals reply": [Event(reply) for reply in REPLIES] * 3,
    "bytes that are no text": [Event(bytes([code])) for code in range(0x80, 0x100)],
    "a screen that cannot be": [Event(b"\x1b[48;60000;60000;0;0t"), Event(size=(65535, 65535)), Event(b"\t")],
    "absurdly long": [Event(PASTE + b"A" * 200_000 + PASTED), Event(b"x" * 20_000)],
    "of no width": [
        Event(PASTE + "\u200b\u200d\u0301".encode() * 20_000 + PASTED),
        Event("\u200d\u0301".encode() * 500),
    ],
    "a storm of sizes": [Event(size=size) for size in SIZES * 8] + [Event(size=(65535, 65535)), Event(size=(80, 24))],
    "a flood of keys": [Event(b"1\t\x1b[B\x7f" * 500)],
}


@dataclass(frozen=True, slots=True)
class Siege:
    """What a desk went through: whether its kiosk lives and answers, what it logged and wrote, what strace saw."""

    lives: bool
    answers: bool
    events: tuple[str, ...]
    calls: tuple[str, ...]
    smuggled: tuple[bytes, ...]


@pytest.fixture(scope="module")
def sieges(tmp_path_factory: pytest.TempPathFactory) -> list[Siege]:
    """Twenty thousand random events, at two desks, watched by strace."""
    if not may_trace():
        unavailable("without strace, or not allowed to trace (apt-get install strace)")
    homes = [tmp_path_factory.mktemp("home") for _ in SEEDS]
    with ThreadPoolExecutor(len(SEEDS)) as hands:
        return list(hands.map(besiege, SEEDS, homes))


def besiege(seed: int, home: Path) -> Siege:
    """One desk, one seed."""
    environment = environment_of(home)
    (home / "kiosk.toml").write_text(SETTINGS)
    command = (*STRACE, str(home / "calls"), *KIOSK)
    smuggled: list[bytes] = []
    with (home / "log").open("wb") as log, Desk(environment, command, log=log.fileno()) as desk:
        desk.until_drawn()
        for number, event in enumerate(Fuzzer(seed).events(EVENTS // len(SEEDS))):
            send(desk, event)
            if number % 500 == 0:
                smuggled += SMUGGLED.findall(desk.said)
                desk.said.clear()
        answers = does_answer(desk)
        smuggled += SMUGGLED.findall(desk.said)
        lives = desk.is_alive
    events = [json.loads(line.partition(">")[2])["event"] for line in (home / "log").read_text().splitlines()]
    calls = whole((home / "calls").read_text(errors="replace").splitlines())
    return Siege(lives, answers, tuple(events), calls, tuple(smuggled))


def test_twenty_thousand_random_events_end_no_kiosk(sieges: list[Siege]) -> None:
    assert all(siege.lives and siege.answers for siege in sieges)


def test_twenty_thousand_random_events_crash_no_visit(sieges: list[Siege]) -> None:
    assert {event for siege in sieges for event in siege.events} <= {"visit.ended"}


def test_twenty_thousand_random_events_write_nothing(sieges: list[Siege]) -> None:
    names = re.compile(rf"\b({'|'.join(CHANGING)})\(")
    for siege in sieges:
        visits = since_first_visit(siege.calls)
        done = [call for call in visits if succeeded(call) and (WRITES.search(call) or names.search(call))]
        speech = lenders_of_a_voice(siege.calls)
        of_speech = [call for call in done if "memfd_create(" in call and process_of(call) in speech]
        assert [call for call in done if not DEVICES.search(call) and call not in of_speech] == []


def test_nothing_pasted_reaches_the_terminal_as_a_sequence(sieges: list[Siege]) -> None:
    assert [piece for siege in sieges for piece in siege.smuggled] == []


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office's kiosk."""
    home = tmp_path_factory.mktemp("home")
    environment = environment_of(home)
    (home / "kiosk.toml").write_text(SETTINGS)
    with (home / "log").open("wb") as log, Desk(environment, log=log.fileno()) as desk:
        desk.until_resting()
        yield desk


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_visit_outlives(desk: Desk, attack: str) -> None:
    visit = desk.visit
    for key in TO_A_FIELD:
        desk.press(key)
        desk.until_quiet(0.1)
    for event in ATTACKS[attack]:
        send(desk, event)
    assert does_answer(desk)
    assert desk.visit == visit
    said = len(desk.said)
    os.kill(visit, signal.SIGINT)
    desk.until_resting(said)


@pytest.mark.parametrize("key", [b"\x03", b"\x1c", b"\x1a", b"\x13", b"\x04", b"\x11"])
def test_no_key_between_two_visits_ends_or_stops_the_kiosk(desk: Desk, key: bytes) -> None:
    said = len(desk.said)
    os.kill(desk.visit, signal.SIGINT)
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        desk.press(key)
        desk.read(0.001)
    desk.until_resting(said)
    assert desk.is_alive
    assert does_answer(desk)


def send(desk: Desk, event: Event) -> None:
    """As a terminal sends it."""
    if event.size is not None:
        desk.resize(*event.size)
    else:
        desk.press(event.typed)


def resize(desk: Desk, columns: int, rows: int) -> None:
    """As a terminal does that also tells its size, since some of what was sent said that it would."""
    desk.resize(columns, rows)
    desk.press(b"\x1b[48;%d;%d;0;0t" % (rows, columns))


def does_answer(desk: Desk) -> bool:
    """Whether it draws again in another size once it has worked through everything."""
    desk.press(PASTED)
    desk.until_quiet(0.5)
    said = len(desk.said)
    resize(desk, 100, 30)
    desk.until_frame(said, WORKED_THROUGH)
    resize(desk, 80, 24)
    desk.until_quiet(0.1)
    return True
