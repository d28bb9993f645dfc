"""In which parts a screen is said: who has no voice for the question hears nothing of the rest."""

from pathlib import Path

import pytest

from kiosk.voice.speaking import Part, Tools, parts
from kiosk.voice.spoken import Spoken
from tests.voice.test_clips import record

STREET = Spoken("Storgata 1, 0182 Oslo", "nb")


@pytest.fixture
def tools(tmp_path: Path) -> Tools:
    """Bokmål has a voice; Somali has none."""
    return Tools("espeak-ng", "aplay", frozenset({"nb"}), "default", {}, tmp_path)


def test_a_street_is_not_read_to_whoever_has_heard_nothing_of_the_question(tools: Tools) -> None:
    assert list(parts([Spoken("Halkee ku nooshahay?", "so"), STREET], tools)) == []


def test_what_was_recorded_is_said_and_what_was_not_is_left_out(tools: Tools) -> None:
    clip = record(tools.locales, "so", "home.text")
    question, choice = Spoken("Halkee ku nooshahay?", "so", ("home.text",)), Spoken("Kiro", "so", ("home.rent",))
    said = [(part.clip, part.language) for part in parts([question, choice, STREET], tools)]
    assert said == [(clip, "so"), (None, "nb")]


def test_what_follows_each_other_in_one_voice_is_one_part(tools: Tools) -> None:
    assert list(parts([Spoken("Hvor bor du?", "nb"), Spoken("Leier", "nb")], tools)) == [
        Part(None, "nb", "Hvor bor du? Leier.")
    ]
