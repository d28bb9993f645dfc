"""Recorded clips: found by the id of their text, listed for whoever records, read as samples."""

from pathlib import Path

import numpy
import pytest
import soundfile

from kiosk.voice.clips import CAPS, checklist, clip_of, clip_path, read_clip


def record(locales: Path, code: str, id: str, seconds: float = 0.5) -> Path:
    """A clip of one even tone."""
    path = clip_path(locales, code, id)
    path.parent.mkdir(parents=True, exist_ok=True)
    tone = numpy.sin(2 * numpy.pi * 440 * numpy.arange(int(48_000 * seconds)) / 48_000) * 0.5
    soundfile.write(path, tone.astype("f4"), 48_000, format="OGG", subtype="OPUS")
    return path


def test_the_first_text_that_was_recorded_is_the_clip(tmp_path: Path) -> None:
    path = record(tmp_path, "ti", "home.text")
    assert clip_of(tmp_path, "ti", ("home.title", "home.text")) == path
    assert clip_of(tmp_path, "so", ("home.text",)) is None


@pytest.mark.parametrize("id", ["../../ti/audio/home.text", "/etc/passwd", "", ".."])
def test_no_id_leads_out_of_the_folder_of_clips(tmp_path: Path, id: str) -> None:
    record(tmp_path, "ti", "home.text")
    assert clip_of(tmp_path, "ti", (id,)) is None
    assert clip_of(tmp_path / "so", "../ti", ("home.text",)) is None


def test_a_clip_is_read_as_one_channel_of_samples(tmp_path: Path) -> None:
    samples, rate = read_clip(record(tmp_path, "ti", "home.text"))
    assert (samples.ndim, rate) == (1, 48_000)
    assert abs(samples).max() > 10_000


def test_a_file_that_is_no_recording_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.opus"
    path.write_bytes(b"nothing")
    with pytest.raises(ValueError, match="no recording"):
        read_clip(path)


@pytest.mark.parametrize(
    ("channels", "rate", "seconds"), [(8, 48_000, 0.1), (1, 96_000, 0.1), (1, 4_000, 0.1), (1, 48_000, 0)]
)
def test_a_recording_of_anything_but_a_voice_is_told(tmp_path: Path, channels: int, rate: int, seconds: float) -> None:
    path = tmp_path / "x.opus"
    soundfile.write(path, numpy.zeros((int(rate * seconds), channels), "i2"), rate, format="WAV")
    with pytest.raises(ValueError, match=r"no recording|nothing"):
        read_clip(path)


def test_of_a_recording_that_never_ends_no_more_than_a_minute_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.opus"
    soundfile.write(path, numpy.zeros(8_000 * 61, "i2"), 8_000, format="WAV")
    assert len(read_clip(path)[0]) == 8_000 * 60


def test_the_checklist_has_the_keys_and_every_text_that_is_said_as_it_stands(tmp_path: Path) -> None:
    record(tmp_path, "ti", "home.text")
    texts = [("home.text", "ኣበይ"), ("count.text", "{count} ገጻት"), ("bar.next", "ቀጽል")]
    wanted = {each.id: each.is_recorded for each in checklist(tmp_path, "ti", texts)}
    assert wanted == {**{f"key.{cap.lower()}": False for cap in CAPS}, "home.text": True, "bar.next": False}
