"""espeak-ng, the speech program: which voice reads which language, and how it is run.

The one rule: what it says goes in by its standard input; its command line names a voice of this table and nothing else.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

PROGRAM = "espeak-ng"
# Nynorsk is near enough to be read by bokmål's voice. Dari is not read: the only Persian voice is an Iranian one, which
# guesses unwritten vowels from Iranian words, and nobody who speaks Dari has listened to it yet. Somali, Tigrinya and
# Northern Sámi have none (`smj` is Lule Sámi, another language). All four are for recorded clips.
VOICES: Mapping[str, str] = MappingProxyType(
    {"nb": "nb", "nn": "nb", "en": "en", "uk": "uk", "ar": "ar", "ru": "ru", "pl": "pl"}
)
# Words a minute; its own 175 is for those who listen every day.
SPEED = 140
# Where systems keep its data.
DATA = ("usr/lib/*/espeak-ng-data", "usr/lib/espeak-ng-data", "usr/lib64/espeak-ng-data", "usr/share/espeak-ng-data",
        "usr/local/share/espeak-ng-data", "usr/local/lib/espeak-ng-data")  # fmt: skip


def command(program: str, voice: str) -> tuple[str, ...]:
    """Reads UTF-8 from its standard input and writes a WAV to its standard output."""
    return (program, "--stdin", "--stdout", "-b", "1", "-s", str(SPEED), "-v", voice)


def voices(root: Path = Path("/")) -> frozenset[str]:
    """The languages of ours that it has a voice for.

    By its files: the program itself looks for a sound server first, whatever it is asked, and leaves a folder in /tmp.
    """
    folders = [folder for pattern in DATA for folder in root.glob(pattern)]
    return frozenset(
        code for code, voice in VOICES.items() if any(any(folder.glob(f"lang/*/{voice}")) for folder in folders)
    )
