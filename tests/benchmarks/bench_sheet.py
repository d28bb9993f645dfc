"""How well the data sheet's codes are read: resolution × module size × what happens to paper. Simulated, not measured.

The one rule: a cell is the share of whole codes that came back equal; nothing is corrected by hand.
Run it with `python -m tests.benchmarks.bench_sheet` (more trials with `--trials 10`).
"""

import argparse
import time
from collections.abc import Callable, Iterator, Mapping
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from kiosk.paper.codes import codes_in
from kiosk.paper.data_code import matrix_of

RESOLUTIONS = (100, 150, 200, 300)
MODULES = (0.33, 0.40, 0.50)
VERSION, CHARACTERS = 25, 1451
PRINTER, MM, MARGIN = 600, 25.4, 8.0
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
Harm = Callable[[Image.Image, Random], Image.Image]


def printed(text: str, module: float) -> Image.Image:
    """A code on white paper as a laser printer of 600 dpi leaves it: dots a little larger than they should be."""
    rows = matrix_of(text, VERSION)
    side = round(len(rows) * module * PRINTER / MM)
    code = Image.frombytes("L", (len(rows),) * 2, bytes(0 if dark else 255 for row in rows for dark in row))
    margin = round(MARGIN * PRINTER / MM)
    paper = Image.new("L", (side + 2 * margin,) * 2, 255)
    paper.paste(code.resize((side, side), Image.Resampling.NEAREST), (margin, margin))
    return paper.filter(ImageFilter.MinFilter(3))


def scanned(paper: Image.Image, dpi: int) -> Image.Image:
    """What a scanner makes of it."""
    side = round(paper.width * dpi / PRINTER)
    return paper.resize((side, side), Image.Resampling.BOX)


def blurred(paper: Image.Image, _random: Random) -> Image.Image:
    """Out of focus by an eighth of a millimetre."""
    return paper.filter(ImageFilter.GaussianBlur(0.125 * PRINTER / MM))


def skewed(paper: Image.Image, random: Random) -> Image.Image:
    """Two degrees askew."""
    return paper.rotate(random.choice((-2, 2)), Image.Resampling.BICUBIC, fillcolor=255)


def noisy(paper: Image.Image, random: Random) -> Image.Image:
    """Grey paper, pale print, and noise."""
    grey = paper.point([80 + level * 130 // 255 for level in range(256)])
    grain = Image.frombytes("L", (paper.width // 4,) * 2, random.randbytes((paper.width // 4) ** 2))
    return Image.blend(grey, grain.resize(paper.size, Image.Resampling.NEAREST), 0.2)


def folded(paper: Image.Image, random: Random) -> Image.Image:
    """A fold across it: half a millimetre of toner gone, a shadow beside it, the halves shifted a little."""
    y = round(paper.height * random.uniform(0.35, 0.65))
    worn = paper.copy()
    worn.paste(ImageChops.offset(paper, 4, 0).crop((0, y, paper.width, paper.height)), (0, y))
    draw = ImageDraw.Draw(worn)
    draw.line((0, y, paper.width, y), fill=255, width=12)
    draw.line((0, y + 10, paper.width, y + 10), fill=120, width=8)
    return worn


def photocopied(paper: Image.Image, random: Random) -> Image.Image:
    """A copy of a copy: scanned at 300 dpi, black or white, dots grown, dust."""
    copy = scanned(paper, 300).filter(ImageFilter.GaussianBlur(0.7))
    copy = copy.point([0 if level < 140 + random.randint(-15, 15) else 255 for level in range(256)])
    draw = ImageDraw.Draw(copy)
    for _ in range(copy.width // 3):
        x, y = random.randrange(copy.width), random.randrange(copy.height)
        draw.ellipse((x, y, x + 1, y + 1), fill=random.choice((0, 255)))
    return copy.resize(paper.size, Image.Resampling.BILINEAR)


HARMS: Mapping[str, Harm] = {
    "clean": lambda paper, _random: paper,
    "blur": blurred,
    "2° skew": skewed,
    "noise, grey": noisy,
    "fold": folded,
    "photocopy": photocopied,
}


def rate(module: float, dpi: int, harm: Harm, trials: int) -> tuple[float, float]:
    """The share read, and the mean seconds it took."""
    read, start = 0, 0.0
    for trial in range(trials):
        random = Random(trial)
        text = "".join(random.choice(ALPHABET) for _ in range(CHARACTERS))
        picture = scanned(harm(printed(text, module), random), dpi)
        begun = time.perf_counter()
        read += codes_in(picture) == (text,)
        start += time.perf_counter() - begun
    return read / trials, start / trials


def lines(trials: int) -> Iterator[str]:
    """The table: a line for each resolution and module size."""
    yield f"Share of codes read ({VERSION}-M, {CHARACTERS} characters, {trials} of each), and seconds for the slowest"
    yield "| dpi | module mm | " + " | ".join(HARMS) + " | s |"
    yield "|---|---|" + "---|" * (len(HARMS) + 1)
    for dpi in RESOLUTIONS:
        for module in MODULES:
            cells = [rate(module, dpi, harm, trials) for harm in HARMS.values()]
            shown = " | ".join(f"{share:.0%}" for share, _ in cells)
            yield f"| {dpi} | {module:.2f} | {shown} | {max(taken for _, taken in cells):.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=3)
    for line in lines(parser.parse_args().trials):
        print(line, flush=True)


if __name__ == "__main__":
    main()
