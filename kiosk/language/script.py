"""Writing systems on a grid of cells: measure, wrap, shape, reorder. Nothing else knows of right-to-left.

The one rule: text is kept and wrapped in the order it is read; only a finished line is put in the order it is shown.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bidi.mirror import MIRRORED
from rich.cells import cell_len, split_graphemes

from kiosk.language.joining import joined
from kiosk.language.ordering import Placed, order
from kiosk.language.spacing import unspaced
from kiosk.language.words import Direction

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRO, PDF = "\u202d", "\u202c"
OPENING = {"ltr": LRI, "rtl": RLI}
# They break or make joins of Arabic letters and emoji, and have no width.
JOINERS = "\u200c\u200d"
# They steer the order and are never shown.
MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e" + LRI + RLI + FSI + PDI
KEPT_FORMATS = JOINERS + "\u061c\u200e\u200f"
# Dates, phone numbers, amounts in groups: what UAX #9 alone would put last group first after Arabic letters.
# Account numbers of other countries begin with letters, which stay before their digits.
# A reference or code is one word, wherever its digits fall; without a letter it is a number like others.
REFERENCE = r"(?<![0-9A-Za-z-])(?=[0-9-]*[A-Z])[0-9A-Z]{3}(?:-[0-9A-Z]{3}){1,2}(?![0-9A-Za-z-])"
NUMBER = re.compile(
    REFERENCE + r"|(?:(?<![^\s(])[+\-\u2212]|(?<!\w)[A-Za-z]{1,3}(?=\d))?\d+(?:[ \u00a0\u202f.,:/\u2013-]\d+)*%?"
)
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
UNMARK = dict.fromkeys(map(ord, MARKS))
UNJOIN = dict.fromkeys(map(ord, JOINERS))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that is read in one direction; its text is in the order it is read."""

    text: str
    rightward: bool


def width(text: str) -> int:
    """Terminal cells."""
    return cell_len(text)


def graphemes(text: str) -> list[str]:
    """What a reader calls letters: a base with its marks."""
    spans, _ = split_graphemes(text)
    letters = [text[start:end] for start, end, _ in spans]
    return paired(letters) if FLAG.search(text) else letters


def paired(letters: list[str]) -> list[str]:
    """With the two letters of each flag as one, which Rich does not see."""
    found: list[str] = []
    for letter in letters:
        if found and len(found[-1]) == 1 and FLAG.match(found[-1]) and FLAG.match(letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def western_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def plain(text: str) -> str:
    """What somebody typed, without characters that steer a terminal or turn the order of what stands around them.

    Letters, marks, joiners and line ends stay.
    """
    kept = (clean(letter) for letter in text.replace("\r\n", "\n"))
    return unicodedata.normalize("NFC", "".join(kept))


def clean(letter: str) -> str:
    if letter in KEPT_FORMATS or letter == "\n":
        return letter
    if letter in "\u2028\u2029\r\v\f\x85":
        return "\n"
    if letter == "\t":
        return " "
    return "" if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co") else letter


def isolate(text: str, direction: Direction = "ltr") -> str:
    """A value that keeps its own order inside a line of either direction: numbers, dates, references, names."""
    return OPENING[direction] + text + PDI


def wrap(text: str, cells: int) -> list[str]:
    """Lines in reading order, none wider than `cells` (2 or more). Only spaces at line ends are lost."""
    lines = [line for paragraph in text.split("\n") for line in wrap_paragraph(paragraph, cells)]
    return list(carry_isolates(lines))


def wrap_paragraph(text: str, cells: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer) <= cells:
            line = longer
            continue
        if line:
            yield line.rstrip(" ")
        *full, line = pieces(word, cells)
        yield from full
    yield line.rstrip(" ")


def pieces(word: str, cells: int) -> list[str]:
    """A word cut between letters into parts that fit."""
    parts = [""]
    for letter in graphemes(word):
        if width(parts[-1] + letter) > cells and parts[-1]:
            parts.append("")
        parts[-1] += letter
    return parts


def carry_isolates(lines: list[str]) -> Iterator[str]:
    """An isolate that a line end cuts is closed there and opened again on the next line."""
    opened = ""
    for line in lines:
        carried = opened
        for letter in line:
            if letter in (LRI, RLI, FSI):
                opened += letter
            elif letter == PDI:
                opened = opened[:-1]
        yield carried + line + PDI * len(opened)


def lines(text: str, cells: int, direction: Direction) -> list[str]:
    """Wrapped and finished: ready for the cells of a screen."""
    return [finish(line, direction) for line in wrap(text, cells)]


def finish(line: str, direction: Direction, *, large: bool = False) -> str:
    """One line in the order of the cells: Arabic letters joined, runs placed, brackets mirrored, marks removed.

    `large`: for our own letters, which take their marks everywhere.
    """
    line = unspaced(line) if large else line
    if direction == "ltr" and not reads_leftward(line):
        return line.translate(UNMARK)
    return "".join(
        run.text if run.rightward else turned(run.text) for run in runs(joined(line, large=large), direction)
    )


def reads_leftward(line: str) -> bool:
    """Whether any character could put the line out of its reading order."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL", "AN", "RLI", "RLE", "RLO") for letter in line)


def turned(text: str) -> str:
    """A leftward stretch in the order of the cells; a letter's marks stay behind it."""
    letters: list[str] = []
    for letter in text.translate(UNJOIN):
        if letters and unicodedata.combining(letter):
            letters[-1] += letter
        else:
            letters.append(MIRRORED.get(letter, letter))
    return "".join(reversed(letters))


def runs(line: str, direction: Direction) -> list[Run]:
    """The stretches of one line from left to right, each in reading order, for a shaper that is told the direction.

    Numbers keep their groups and signs in order, isolated or not. Joiners stay, since shaping reads them; marks go.
    """
    line = NUMBER.sub(lambda number: in_order(number[0]), line)
    placed = order(line, direction)
    starts = [0]
    for place, (left, right) in enumerate(pairwise(placed), 1):
        step = 1 if left.rightward else -1
        if left.rightward != right.rightward or joined_to(line, left.index, step) != right.index:
            starts.append(place)
    stretches = [placed[start:end] for start, end in pairwise([*starts, len(placed)])]
    return [run for stretch in stretches if stretch and (run := make_run(line, stretch)).text]


def in_order(number: str) -> str:
    """A number whose groups stay in order. Bare digits do so by themselves and stay with the letters before: F2."""
    if number.isdecimal():
        return number
    # Groups of Arabic-Indic digits are turned round even inside an isolate.
    turns = any(unicodedata.bidirectional(letter) == "AN" for letter in number)
    return isolate(LRO + number + PDF if turns else number)


def joined_to(line: str, index: int, step: int) -> int:
    """The next character in reading order, past those that are not shown."""
    index += step
    while 0 <= index < len(line) and unicodedata.bidirectional(line[index]) == "BN":
        index += step
    return index


def make_run(line: str, stretch: list[Placed]) -> Run:
    first, last = sorted((stretch[0].index, stretch[-1].index))
    # Joiners after the last letter shape it too.
    while last + 1 < len(line) and line[last + 1] in JOINERS:
        last += 1
    return Run(line[first : last + 1].translate(UNMARK), stretch[0].rightward)
