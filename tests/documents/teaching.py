"""Teaches the net that says which way up letters stand, from texts of the catalogues in many fonts.

The one rule: it is taught with other words than it is tested with, and with whatever fonts the machine has.
Run it with `python -m tests.documents.teaching FONTS…`; it writes looking/upright.npz. The one that stands
there was taught with DejaVu, the URW base 35, Noto Serif and the print fonts, within five minutes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from babel.messages.pofile import read_po
from numpy.random import Generator, default_rng
from PIL import Image, ImageDraw, ImageFont

from kiosk.content import find_content
from kiosk.documents.looking.dots import dots
from kiosk.documents.looking.letters import letters_of
from kiosk.documents.looking.upright import WINDOW, Floats, Net, votes_of, windows_of

HIDDEN, ROUNDS, BATCH, STEP = 64, 40, 512, 2e-3
PLACE = Path(__file__).resolve().parents[2] / "kiosk" / "documents" / "looking" / "upright.npz"


def words_of(language: str) -> list[str]:
    """Every word that the catalogues of a language have."""
    words: list[str] = []
    for path in sorted((find_content().locales / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                words += str(message.string if language != "nb" else message.id).split()
    return words


def page(random: Generator, words: list[str], face: ImageFont.FreeTypeFont, leftward: bool) -> Image.Image:
    """Lines of words, numbers among them, some in capitals."""
    image = Image.new("L", (900, 700), int(random.integers(200, 256)))
    pen = ImageDraw.Draw(image)
    size = face.size
    for down in range(20, 700 - 2 * round(size), round(size * random.uniform(1.3, 1.9))):
        line = " ".join(str(each) for each in random.choice(words, 14))
        if random.random() < 0.2:
            line = line.upper()
        if random.random() < 0.3:
            line = "   ".join(f"{random.integers(1, 99)} {random.integers(100, 999)},{random.integers(10, 99)}"
                              for _ in range(8))  # fmt: skip
        at, anchor = ((880, down), "ra") if leftward else ((20, down), "la")
        pen.text(at, line, int(random.integers(0, 90)), face, anchor=anchor, direction="rtl" if leftward else "ltr")
    return image


def worn(random: Generator, image: Image.Image) -> np.ndarray:
    """A little aslant, slanted, soft and noisy."""
    seen = np.array(image)
    height, width = seen.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), random.normal(0, 2.5), 1.0)
    turn[0, 1] += random.normal(0, 0.12)
    seen = dots(cv2.warpAffine(seen, turn, (width, height), borderValue=float(seen[0, 0])))
    seen = dots(cv2.GaussianBlur(seen, (0, 0), random.uniform(0.3, 3.0)))
    return np.clip(seen + random.normal(0, random.uniform(1, 10), seen.shape), 0, 255).astype(np.uint8)


def lessons(random: Generator, fonts: list[Path], pages: int) -> Iterator[Floats]:
    """Windows of pages: two in Latin letters for each one in Cyrillic and in Arabic, which only some fonts have."""
    latin = words_of("nb") + words_of("en")
    scripts = [(latin, False), (latin, False), (words_of("uk"), False), (words_of("ar"), True)]
    ours = find_content().printouts / "fonts"
    for _ in range(pages):
        words, leftward = scripts[int(random.integers(4))]
        path = fonts[int(random.integers(len(fonts)))]
        if leftward:
            path = ours / f"NotoSansArabic-{random.choice([400, 700])}.ttf"
        elif words is not latin and "DejaVu" not in path.name:
            path = ours / f"NotoSans-{random.choice([400, 600, 700])}.ttf"
        face = ImageFont.truetype(path, int(random.integers(14, 60)))
        letters = letters_of(worn(random, page(random, words, face, leftward)))
        if not letters.few:
            yield windows_of(letters, 60)


def teach(windows: Floats, random: Generator) -> Net:
    """Adam on the cross-entropy of which of its four turns a window stands in."""
    net = Net(
        random.normal(0, 0.05, (WINDOW**2, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        random.normal(0, 0.1, HIDDEN).astype(np.float32),
    )
    weights = [net.first, net.first_bias, net.second]
    mean: list[Any] = [np.zeros_like(each) for each in weights]
    spread: list[Any] = [np.zeros_like(each) for each in weights]
    count = 0
    for turn in range(ROUNDS):
        step = STEP * (1 - turn / ROUNDS)
        for batch in np.array_split(random.permutation(len(windows)), len(windows) // BATCH):
            count += 1
            for index, raw in enumerate(slopes(net, windows[batch])):
                slope = raw + np.float32(1e-5) * weights[index]
                mean[index] = np.float32(0.9) * mean[index] + np.float32(0.1) * slope
                spread[index] = np.float32(0.999) * spread[index] + np.float32(0.001) * slope**2
                way = mean[index] / (1 - 0.9**count)
                weights[index] -= (step * way / (np.sqrt(spread[index] / (1 - 0.999**count)) + 1e-8)).astype(np.float32)
    return net


def slopes(net: Net, windows: Floats) -> list[Floats]:
    turns = [np.rot90(windows, -k, (1, 2)).reshape(len(windows), -1).copy() for k in range(4)]
    hidden = [np.maximum(turn @ net.first + net.first_bias, 0) for turn in turns]
    scores = np.stack([each @ net.second for each in hidden], 1)
    odds = np.exp(scores - scores.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    odds[:, 0] -= 1
    odds /= len(windows)
    first, bias, second = np.zeros_like(net.first), np.zeros_like(net.first_bias), np.zeros_like(net.second)
    for k in range(4):
        second += hidden[k].T @ odds[:, k]
        back = odds[:, k, None] * net.second * (hidden[k] > 0)
        first += turns[k].T @ back
        bias += back.sum(0)
    return [first, bias, second]


def main(paths: list[str]) -> None:
    random = default_rng(7)
    fonts = [Path(path) for path in paths] or sorted((find_content().printouts / "fonts").glob("NotoSans-*.ttf"))
    windows = np.concatenate(list(lessons(random, fonts, 3000)))
    exam = np.concatenate(list(lessons(default_rng(8), fonts, 100)))
    net = teach(windows, random)
    right = np.mean(votes_of(exam, net).argmax(1) == 0)
    print(f"{len(windows)} windows, {len(fonts)} fonts; of single letters {right:.1%} stand right")
    table: dict[str, Any] = {}
    for name, layer in (("first", net.first), ("bias", net.first_bias), ("second", net.second)):
        scale = np.float32(np.abs(layer).max() / 127)
        table |= {name: np.round(layer / scale).astype(np.int8), f"{name}_scale": scale}
    np.savez_compressed(PLACE, **table)


if __name__ == "__main__":
    main(sys.argv[1:])
