"""What scanimage is told, and what is made of what it says and of how it ends."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk.documents.hands import Hands
from kiosk.documents.scanner.sane import SaneScanner
from kiosk.documents.scanner.sane_faults import fault_of
from kiosk.documents.scanner.sane_options import read_options
from kiosk.documents.scanner.scanimage import Scanimage
from kiosk.errors import ScannerAway, ScannerBusy, ScannerError, ScannerFailed, ScannerJammed
from kiosk.settings.tables import Intake
from kiosk.visit.companion import Answer, Ask, Companion
from tests.documents.sane import DEVICE, configure, needed

FLATBED = """
All options specific to device `brand:1':
    --mode Lineart|Gray|24bit Color [Gray]
    --resolution 75|100|200|600dpi [75]
    --source Flatbed|ADF Duplex|ADF Front [Flatbed]
    --depth 8|16 [inactive]
    -l 0..215.9mm (in steps of 1) [0]
    -x 0..215.9mm (in steps of 1) [215.9]
    -y 0..290.2mm [297.2]
"""


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., Path]:
    """A program in place of scanimage, which does this."""

    def write(lines: str) -> Path:
        made = tmp_path / "program"
        made.write_text(f"#!/bin/sh\n{lines}\n")
        made.chmod(0o700)
        return made

    return write


class Unbound(Companion):
    """Hands in this process."""

    def __init__(self, scanimage: Scanimage) -> None:
        self._hands = Hands(Intake(), {})
        self._hands._scanimage = scanimage

    def ask(self, name: str, about: Mapping[str, Any], *blobs: bytes, seconds: float) -> Answer:
        return self._hands.serve(Ask(name, about, blobs))


def test_an_empty_feeder_leaves_the_glass_where_nobody_said_which(tmp_path: Path, program: Callable[..., Path]) -> None:
    fed = program("""case "$*" in
        *all-options*) printf '    --source Flatbed|ADF [ADF]\\n';;
        *ADF*) exit 7;;
        *) printf '\\377\\330\\377 a page';;
    esac""")
    assert list(SaneScanner(Unbound(Scanimage(str(fed), DEVICE, {})), DEVICE).scan()) == [b"\xff\xd8\xff a page"]


def test_a_device_that_is_not_there_is_away(tmp_path: Path) -> None:
    needed()
    there = shutil.which("scanimage") or ""
    with pytest.raises(ScannerAway):
        Scanimage(there, "nobody:0", configure(tmp_path)).beds()


def test_a_scanner_that_never_answers_is_given_up(program: Callable[..., Path]) -> None:
    with pytest.raises(ScannerAway):
        Scanimage(str(program("exec sleep 60")), DEVICE, {}, patience=0.2).beds()


def test_a_device_that_tells_of_a_jam_and_never_ends_is_jammed(program: Callable[..., Path]) -> None:
    stuck = program("""case "$*" in
        *all-options*) printf '    --mode Gray [Gray]\\n';;
        *) echo 'scanimage: sane_read: Document feeder jammed' >&2; exec sleep 60;;
    esac""")
    with pytest.raises(ScannerJammed):
        next(SaneScanner(Unbound(Scanimage(str(stuck), DEVICE, {})), DEVICE).scan("glass"))


def test_a_device_s_name_is_never_taken_for_an_option_or_a_command(
    tmp_path: Path, program: Callable[..., Path]
) -> None:
    said = tmp_path / "said"
    told = program(f'printf "%s\\n" "$@" > {said}; exit 1')
    with pytest.raises(ScannerFailed):
        Scanimage(str(told), "--batch; touch x $(id)", {}).beds()
    assert said.read_text().splitlines() == ["--device-name=--batch; touch x $(id)", "--all-options"]


def test_what_a_device_can_do_becomes_an_order() -> None:
    options = read_options(FLATBED)
    assert options.of("feeder") == (
        "--source=ADF Front", "--mode=24bit Color", "--resolution=200", "-x", "210", "-y", "290",
    )  # fmt: skip


def test_a_device_without_names_for_its_bed_has_a_glass() -> None:
    assert read_options("    --mode Gray [Gray]\n").of("glass") == ("--mode=Gray",)


@pytest.mark.parametrize(
    ("words", "leaf"),
    [
        ("scanimage: open of device x failed: Device busy", ScannerBusy),
        ("scanimage: open of device x failed: Invalid argument", ScannerAway),
        ("scanimage: something else", ScannerFailed),
    ],
)
def test_a_device_that_does_not_open_says_why(words: str, leaf: type[ScannerError]) -> None:
    assert type(fault_of(1, words)) is leaf
