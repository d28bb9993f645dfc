"""The voice of a visit with the real programs: it is heard, it stops, and nothing of it is left."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.visit.descriptors import open_descriptors
from kiosk.voice.clips import clip_path
from kiosk.voice.prompter import Prompter
from kiosk.voice.spoken import Spoken
from kiosk.voice.voice import LentVoice
from tests.voice.listening import heard, loudness, prompter
from tests.voice.test_clips import record

LONG = Spoken("Hvordan bor du? " * 40, "nb")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("voice")


@pytest.fixture(scope="module")
def caught(folder: Path) -> Path:
    file = folder / "caught.raw"
    file.touch()
    return file


@pytest.fixture(scope="module")
def lender(folder: Path, caught: Path) -> Iterator[Prompter]:
    record(folder / "locales", "ti", "home.text")
    with prompter(folder, folder / "locales", caught) as begun:
        yield begun


def lent(lender: Prompter) -> Iterator[LentVoice]:
    """The voice of one visit."""
    voice, _ = lender.lend(70)
    yield voice
    voice.close()


@pytest.fixture
def voice(lender: Prompter) -> Iterator[LentVoice]:
    yield from lent(lender)


@pytest.mark.parametrize(
    ("code", "text"), [("nb", "Hvordan bor du?"), ("uk", "Як ви живете?"), ("ar", "كيف تسكن؟"), ("nn", "Kvar bur du?")]
)
def test_a_question_is_heard_in_its_language(voice: LentVoice, caught: Path, code: str, text: str) -> None:
    caught.write_bytes(b"")
    voice.say([Spoken("1", code, ("key.1",)), Spoken(text, code)])
    assert heard(voice) == "quiet"
    assert loudness(caught) > 500


def test_a_recorded_clip_is_played_where_there_is_no_other_voice(voice: LentVoice, caught: Path) -> None:
    caught.write_bytes(b"")
    voice.say([Spoken("ኣበይ ትነብሩ?", "ti", ("home.text",)), Spoken("ሓደ", "ti")])
    assert heard(voice) == "quiet"
    # One even tone of half a second, at half the height and seven tenths of the volume.
    assert loudness(caught) == pytest.approx(32_767 * 0.5 * 0.7 / 2**0.5, rel=0.05)


def test_a_language_without_voice_and_clip_says_so(voice: LentVoice) -> None:
    voice.say([Spoken("Sidee u nooshahay?", "so")])
    assert heard(voice) == "no_voice"


def test_at_no_volume_it_is_silent(voice: LentVoice, caught: Path) -> None:
    caught.write_bytes(b"")
    voice.turn(-100)
    voice.say([Spoken("Mat", "nb")])
    assert heard(voice) == "quiet"
    assert caught.read_bytes()
    assert loudness(caught) == 0.0


def test_it_is_never_louder_than_all(voice: LentVoice) -> None:
    voice.turn(500)
    assert voice.volume == 100


def test_what_it_is_not_allowed_to_play_to_is_no_sound(folder: Path, caught: Path) -> None:
    with prompter(folder, folder / "locales", caught, allowed=False) as begun:
        for voice in lent(begun):
            voice.say([Spoken("Mat", "nb")])
            assert heard(voice) == "no_sound"


def test_without_a_prompter_it_says_so_and_nothing_breaks(folder: Path, caught: Path) -> None:
    with prompter(folder, folder / "locales", caught) as begun:
        begun.close()
        for voice in lent(begun):
            voice.say([Spoken("Mat", "nb")])
            voice.stop()
            assert heard(voice) == "no_sound"


def test_a_broken_clip_is_read_by_the_program_instead(voice: LentVoice, folder: Path, caught: Path) -> None:
    clip = clip_path(folder / "locales", "nb", "home.text")
    clip.parent.mkdir(parents=True)
    clip.write_bytes(b"OggS" + bytes(2_000))
    caught.write_bytes(b"")
    voice.say([Spoken("Mat", "nb", ("home.text",))])
    assert heard(voice) == "quiet"
    assert loudness(caught) > 500


def test_an_answer_that_would_crash_the_speech_program_is_read(voice: LentVoice) -> None:
    voice.say([Spoken("[[" + "a" * 1_900, "nb")])
    assert heard(voice) == "quiet"


def test_a_voice_that_is_told_nonsense_ends_and_the_visit_goes_on(lender: Prompter) -> None:
    for voice in lent(lender):
        voice.say([Spoken("Mat", "nb")])
        voice._tell({"say": [{"text": 1, "ids": 7}], "number": "x"})
        assert heard(voice) == "no_sound"


def test_a_prompter_that_ended_is_begun_again_with_the_same_descriptor(folder: Path, caught: Path) -> None:
    with prompter(folder, folder / "locales", caught) as begun:
        control, first = begun._control.fileno(), begun._process
        os.kill(first, signal.SIGKILL)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
        for voice in lent(begun):
            assert voice.hear() == "no_sound"
        before = open_descriptors()
        begun.tend()
        begun.tend()
        assert (begun._control.fileno(), open_descriptors()) == (control, before)
        assert begun._process not in (0, first)
        for voice in lent(begun):
            voice.say([Spoken("Mat", "nb")])
            assert heard(voice) == "quiet"


def test_a_prompter_that_stands_still_holds_up_no_visit(folder: Path, caught: Path) -> None:
    with prompter(folder, folder / "locales", caught) as begun:
        os.kill(begun._process, signal.SIGSTOP)
        started = time.monotonic()
        for _ in range(100):
            for voice in lent(begun):
                voice.say([LONG])
                voice.stop()
        assert time.monotonic() - started < 1
        os.kill(begun._process, signal.SIGKILL)


@pytest.fixture(scope="module")
def slow(folder: Path) -> Iterator[tuple[Prompter, int]]:
    """A device that plays no more than a test takes from it: a pipe, and the end that it reads."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    taken = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with prompter(folder, folder / "locales", pipe) as begun:
        yield begun, taken
    os.close(taken)


def drain(taken: int) -> int:
    """What is in it now, thrown away; how many octets. -1: nobody plays any more."""
    total = 0
    while True:
        try:
            got = os.read(taken, 1 << 16)
        except BlockingIOError:
            return total
        if not got:
            return total or -1
        total += len(got)


def until_it_plays(taken: int) -> None:
    """Something of it is there."""
    until = time.monotonic() + 20
    while drain(taken) <= 0:
        assert time.monotonic() < until
        time.sleep(0.002)


def until_silence(taken: int, seconds: float) -> float:
    """Seconds until nobody plays any more. Raises AssertionError."""
    begun = time.monotonic()
    while drain(taken) >= 0:
        assert time.monotonic() < begun + seconds
        time.sleep(0.001)
    return time.monotonic() - begun


def test_a_stop_is_silence_within_a_tenth_of_a_second(slow: tuple[Prompter, int]) -> None:
    lender, taken = slow
    for voice in lent(lender):
        voice.say([LONG])
        until_it_plays(taken)
        voice.stop()
        assert until_silence(taken, 5) < 0.1
        assert voice.hear() == "quiet"


def families(process: int) -> list[list[str]]:
    """Of each process it has begun, and those have: its fields in /proc/…/stat behind its name, zombies too."""
    told = []
    # Any of them may end meanwhile.
    with suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            told.append(Path(f"/proc/{child}/stat").read_text(errors="replace").rpartition(")")[2].split())
            told += families(int(child))
    return told


def test_however_often_it_is_told_to_speak_one_speaks_and_none_is_left_dead(slow: tuple[Prompter, int]) -> None:
    lender, taken = slow
    for voice in lent(lender):
        # No more than the wire holds, should the voice get no processor meanwhile: whoever waits for that gives it up.
        for _ in range(12):
            voice.say([LONG])
            voice.stop()
        voice.say([LONG])
        until_it_plays(taken)
        states = [fields[0] for fields in families(lender._process)]
        # The voice, what speaks, and its two programs.
        assert (len(states), "Z" in states) == (4, False)


def test_a_voice_that_ends_while_it_is_told_more_can_still_be_stopped(slow: tuple[Prompter, int]) -> None:
    lender, taken = slow
    for voice in lent(lender):
        for _ in range(20):
            voice.say([Spoken("", "nb")])
            time.sleep(0.01)
        voice.say([LONG])
        until_it_plays(taken)
        voice.stop()
        assert until_silence(taken, 5) < 0.5


def test_when_the_visit_ends_nothing_goes_on_speaking(slow: tuple[Prompter, int]) -> None:
    lender, taken = slow
    voice, _ = lender.lend(70)
    voice.say([LONG])
    until_it_plays(taken)
    voice.close()
    until_silence(taken, 5)
    until = time.monotonic() + 5
    while families(lender._process):
        assert time.monotonic() < until
