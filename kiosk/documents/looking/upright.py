"""Which way up a page stands: every letter has a vote, and a small net says how upright each looks.

The one rule: a page whose letters do not agree is left as it stands, and nothing is claimed about it.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.documents.looking.dots import dots
from kiosk.documents.looking.letters import Letters

Floats = NDArray[np.float32]
WINDOW = 21  # dots each way around a letter's middle; odd, or the middle would give the turns away
LETTER = 8  # dots a letter of middling height is high in it
VOTERS = 300
# By how many standard errors the best way up must lead, and how large a share of the letters must be for it.
LEAD, MAJORITY = 3.0, 0.5


@dataclass(frozen=True, slots=True)
class Net:
    """Two layers: WINDOW² inputs, some hidden, one answer. Taught by tests/documents/teaching.py."""

    first: Floats = field(repr=False)
    first_bias: Floats = field(repr=False)
    second: Floats = field(repr=False)

    def upright(self, windows: Floats) -> Floats:
        """How upright each window (one a row) looks; only differences between its four turns mean anything."""
        hidden: Floats = np.maximum(windows @ self.first + self.first_bias, 0)
        return hidden @ self.second


def quarters_to_upright(letters: Letters) -> int | None:
    """How many quarters clockwise the page has to be turned to stand upright; None where it cannot be told."""
    if letters.few:
        return None
    votes = votes_of(windows_of(letters), taught())
    if votes.mean(axis=0).argmax() % 2 == 0:
        return winner(votes)
    # They lie: what was taken for their height was their width, or a whole word's.
    standing = winner(votes_of(windows_of(letters.turned(1)), taught()))
    return None if standing is None else (standing + 1) % 4


def winner(votes: Floats) -> int | None:
    """The turn that most of the votes are for, if they lead clearly."""
    best, second = np.argsort(votes.mean(axis=0))[[-1, -2]]
    leads = votes[:, best] - votes[:, second]
    certain = leads.mean() > LEAD * leads.std() / np.sqrt(len(leads)) and np.mean(leads > 0) > MAJORITY
    return int(best) if certain else None


def votes_of(windows: Floats, net: Net) -> Floats:
    """For each window (a row) the logarithm of how likely each of its four turns clockwise is the upright one."""
    turns = [np.rot90(windows, -quarters, (1, 2)).reshape(len(windows), -1) for quarters in range(4)]
    scores = np.stack([net.upright(np.ascontiguousarray(turn)) for turn in turns], axis=1)
    scores -= scores.max(axis=1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)), np.float32)


def windows_of(letters: Letters, most: int = VOTERS) -> Floats:
    """A square of the page around each of at most `most` letters, ink 1 and paper 0, all letters as high."""
    scale = LETTER / letters.height
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = dots(cv2.resize(letters.flat, None, fx=scale, fy=scale, interpolation=method))
    half = WINDOW // 2
    padded = np.pad(small, half, constant_values=255)
    boxes = letters.boxes[:: -(-len(letters.boxes) // most)]
    middles = (boxes[:, :2] + boxes[:, 2:] / 2) * scale - 0.5
    across, down = np.clip(np.rint(middles).astype(int), 0, np.array(small.shape[::-1]) - 1).T
    reach = np.arange(WINDOW)
    seen = padded[down[:, None, None] + reach[:, None], across[:, None, None] + reach]
    ink: Floats = 1 - seen.astype(np.float32) / 255
    return np.asarray(ink / np.maximum(ink.max(axis=(1, 2), keepdims=True), 0.1), np.float32)


@lru_cache(maxsize=1)
def taught() -> Net:
    """The net as it stands in the package: 8 bit weights with a scale for each layer."""
    with np.load(BytesIO((files("kiosk.documents.looking") / "upright.npz").read_bytes())) as table:
        layers = [table[name].astype(np.float32) * table[f"{name}_scale"] for name in ("first", "bias", "second")]
    return Net(*layers)
