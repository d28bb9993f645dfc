"""What was read aloud is held by the voice of that visit while it speaks, by nobody else, and afterwards by nobody."""

import os
import secrets
import string
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.voice.spoken import Spoken
from tests.paper.ippeve import unavailable
from tests.processes import children
from tests.promises.canaries import Canary
from tests.promises.searching import Grounds, search
from tests.voice.listening import prompter


@dataclass(frozen=True, slots=True)
class Told:
    """Where the planted word was: in which memory while it was read, in whose command line, and in what afterwards."""

    speaking: frozenset[str]
    lending: frozenset[str]
    commands: tuple[bytes, ...]
    word: bytes
    afterwards: frozenset[str]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    if os.geteuid() != 0:
        unavailable("only root may read every memory")
    folder = tmp_path_factory.mktemp("spoken")
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    taken = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with prompter(folder, folder / "locales", pipe) as lender:
        # Not before: who lends is forked from here, and would have it from us.
        word = "".join(secrets.choice(string.ascii_lowercase) for _ in range(11))
        planted = [Canary("read aloud", "text", (word,)).disguised()]
        lent, _ = lender.lend(70)
        lent.say([Spoken(f"{word}. " * 40, "nb")])
        speaking = family(lender._process)
        in_voice = search(planted, Grounds(0, folder, only=speaking))
        in_prompter = search(planted, Grounds(0, folder, only=[lender._process]))
        commands = tuple(told_of(process) for process in speaking)
        lent.close()
        until = time.monotonic() + 5
        while children(lender._process):
            assert time.monotonic() < until
        afterwards = search(planted, Grounds(0, folder, only=[lender._process]))
    os.close(taken)
    return Told(
        frozenset(found.where for found in in_voice),
        frozenset(found.where for found in in_prompter),
        commands,
        word.encode(),
        frozenset(found.where for found in afterwards),
    )


def family(process: int) -> list[int]:
    """All that it has begun, once the two programs are among them: the voice, what speaks, espeak-ng, aplay."""
    until = time.monotonic() + 20
    while True:
        found, waiting = [], [process]
        while waiting:
            begun = children(waiting.pop())
            found += begun
            waiting += begun
        if len(found) == 4:
            return found
        assert time.monotonic() < until


def told_of(process: int) -> bytes:
    """What any user of the machine may see of it."""
    folder = Path(f"/proc/{process}")
    return (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()


def test_while_it_is_read_the_search_finds_it_in_the_voice(told: Told) -> None:
    assert told.speaking


def test_who_lends_the_voices_never_holds_it(told: Told) -> None:
    assert not told.lending


def test_it_stands_in_no_command_line_and_no_environment(told: Told) -> None:
    assert all(told.commands)
    assert not any(told.word in command for command in told.commands)


def test_after_the_visit_no_process_of_the_voice_holds_it(told: Told) -> None:
    assert not told.afterwards
