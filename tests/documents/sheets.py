"""The labelled set by which the looking at pages is measured: drawn pages, photographed well and in every bad way.

The one rule: a label is what was done to the page. Between well and badly done lies a gap, in which nothing is asked.
Run it with `python -m tests.documents.sheets [ROUNDS]`; it prints precision and recall of every finding.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.random import Generator, default_rng

from kiosk.documents.looking import prepare
from kiosk.documents.looking.dots import Image, dots
from kiosk.visit.document import FINDINGS, Finding, Source
from tests.documents.drawn import KINDS, Dots, font, paper, write
from tests.documents.photographed import Shot, photograph

HARD: frozenset[Finding] = frozenset({"skewed", "small", "glare"})  # nobody can say on a bad picture
LARGE, SMALL = (2250, 3000), (1050, 1400)
FEW = ("well 1", "out of focus", "dark", "cut", "upside down")


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture and what is to be found on it; `open_to`: what is neither right nor wrong to find."""

    name: str
    image: Image = field(repr=False)
    labels: frozenset[Finding]
    source: Source = "phone"
    earlier: tuple[int, ...] = ()
    open_to: frozenset[Finding] = frozenset()


def few(seed: int, shape: tuple[int, int] = SMALL) -> Iterator[Sample]:
    """What is measured at every change: every kind well, blurred, dark, cut and upside down, in small photos."""
    random = default_rng(seed)
    for kind, draw in KINDS.items():
        for name, shot, labels in ways(random, shape):
            if name in FEW:
                picture = photograph(draw(random), random, shot)
                yield Sample(f"{kind} {name}", picture, labels, open_to=HARD)


def samples(seed: int, shape: tuple[int, int] = LARGE) -> Iterator[Sample]:
    """One round: every kind of page in every way, photographed; screens, scans, empty pages and second pictures."""
    random = default_rng(seed)
    for kind, draw in KINDS.items():
        for name, shot, labels in ways(random, shape):
            page = draw(random)
            open_to: frozenset[Finding] = HARD if labels & {"blurred", "dark"} else frozenset({"skewed"})
            yield Sample(f"{kind} {name}", photograph(page, random, shot), labels, open_to=open_to)
        yield from scans(kind, draw(random), random)
    yield from others(random, shape)


def ways(random: Generator, shape: tuple[int, int]) -> Iterator[tuple[str, Shot, frozenset[Finding]]]:
    """Sizes of blur are for 3000 dots, and shrink with the picture."""
    share = max(shape) / 3000
    for way in range(4):
        soft = random.uniform(0, 1.6) * share
        shot = Shot(light=random.uniform(0.6, 0.95), soft=soft, lean=(2, 5, 8, 4)[way], shape=shape,
                    quality=int(random.integers(70, 95)))  # fmt: skip
        yield f"well {way}", shot, frozenset()
    yield "out of focus", Shot(soft=random.uniform(4.5, 12) * share, shape=shape), frozenset({"blurred"})
    yield "moved", Shot(moved=random.uniform(14, 34) * share, shape=shape), frozenset({"blurred"})
    yield "dark", Shot(light=random.uniform(0.12, 0.32), shape=shape), frozenset({"dark"})
    yield "very dark", Shot(light=random.uniform(0.08, 0.16), shape=shape), frozenset({"dark"})
    yield "cut a little", Shot(cut=random.uniform(0.04, 0.1), shape=shape), frozenset({"cut"})
    yield "cut", Shot(cut=random.uniform(0.1, 0.4), shape=shape), frozenset({"cut"})
    yield "upside down", Shot(quarters=2, light=random.uniform(0.6, 0.95), shape=shape), frozenset({"turned"})
    yield "upside down, soft", Shot(quarters=2, soft=1.5 * share, lean=6, shape=shape), frozenset({"turned"})
    yield "lying", Shot(quarters=int(random.choice([1, 3])), shape=shape), frozenset({"turned"})
    yield "glare", Shot(glare=random.uniform(0.12, 0.25), light=0.85, shape=shape), frozenset({"glare"})


def scans(kind: str, page: Dots, random: Generator) -> Iterator[Sample]:
    """As a scanner gives them: the page fills the picture, or lies askew upon white."""
    grain = np.clip(page + random.normal(0, 2.0, page.shape), 0, 255).astype(np.uint8)
    yield Sample(f"{kind} scanned", grain, frozenset(), "scanner")
    degrees = float(random.choice([-1, 1]) * random.uniform(1.5, 9))
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 0.86)
    askew = dots(cv2.warpAffine(grain, turn, (width, height), borderValue=250.0))
    yield Sample(f"{kind} scanned askew", askew, frozenset({"skewed"}), "scanner")
    upside = np.ascontiguousarray(np.rot90(grain, 2))
    yield Sample(f"{kind} scanned upside down", upside, frozenset({"turned"}), "scanner")


def others(random: Generator, shape: tuple[int, int]) -> Iterator[Sample]:
    for size in ((1170, 2532), (1080, 2400), (1080, 1920), (1536, 2048)):
        yield Sample(f"screenshot {size}", screen(size, random), frozenset({"screenshot"}), "stick",
                     open_to=frozenset({"cut", "small"}))  # fmt: skip
    blank = paper()[0]
    for _ in range(4):
        yield Sample("empty photo", photograph(np.array(blank), random, Shot(shape=shape)), frozenset({"empty"}))
        grain = np.clip(np.array(blank) + random.normal(0, 2, (2339, 1654)), 0, 255).astype(np.uint8)
        yield Sample("empty scan", grain, frozenset({"empty"}), "scanner")
        tiny = paper()
        write(tiny[1], "Alt med liten skrift skal kunne leses av den som får det. " * 90, (170, 200), 1300,
              int(random.integers(8, 11)), "NotoSans-400")  # fmt: skip
        yield Sample("tiny letters", np.array(tiny[0]), frozenset({"small"}), "scanner")
        far = photograph(KINDS["letter"](random), random, Shot(fill=0.24, shape=shape))
        yield Sample("from far away", far, frozenset({"small"}))
    before: list[int] = []
    for kind, draw in KINDS.items():
        page, other = draw(random), draw(random)
        first = prepare(photograph(page, random, Shot(shape=shape)), "phone").likeness
        again = photograph(page, random, Shot(shape=shape, light=0.7))
        yield Sample(f"{kind} twice", again, frozenset({"twice"}), earlier=(*before, first))
        fresh = photograph(other, random, Shot(shape=shape))
        yield Sample(f"{kind} another", fresh, frozenset(), earlier=(*before, first))
        before.append(first)


def screen(size: tuple[int, int], random: Generator) -> Image:
    """A bank's page on a phone: a bar with the time, rows and amounts."""
    image, pen = paper(*size, 255)
    pen.rectangle((0, 0, size[0], 90), 235)
    pen.text((60, 25), "09:41", 20, font("NotoSans-600", 40))
    pen.rectangle((0, 90, size[0], 260), 60)
    for down in range(330, size[1] - 150, 150):
        pen.text((60, down), "Dagligvarer", 30, font("NotoSans-400", 44))
        pen.text((size[0] - 60, down), f"-{random.integers(10, 999)},00", 30, font("NotoSans-600", 44), anchor="ra")
        pen.line((60, down + 100, size[0] - 60, down + 100), 220, 2)
    return dots(cv2.cvtColor(np.array(image), cv2.COLOR_GRAY2BGR))


@dataclass(slots=True)
class Tally:
    """How often each finding was right, false, and missed."""

    right: Counter[Finding] = field(default_factory=Counter)
    false: Counter[Finding] = field(default_factory=Counter)
    missed: Counter[Finding] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def count(self, sample: Sample, found: Sequence[Finding]) -> None:
        for each in FINDINGS:
            labelled, seen = each in sample.labels, each in found
            if labelled and seen:
                self.right[each] += 1
            elif labelled:
                self.missed[each] += 1
                self.wrong.append(f"missed {each}: {sample.name} -> {found}")
            elif seen and each not in sample.open_to:
                self.false[each] += 1
                self.wrong.append(f"false {each}: {sample.name}")

    def precision(self, finding: Finding) -> float:
        return self.right[finding] / max(1, self.right[finding] + self.false[finding])

    def recall(self, finding: Finding) -> float:
        return self.right[finding] / max(1, self.right[finding] + self.missed[finding])

    def table(self) -> str:
        head = f"{'finding':<12} {'precision':>9} {'recall':>9} {'right':>6} {'false':>6} {'missed':>6}"
        return "\n".join([head, *(
            f"{each:<12} {self.precision(each):9.3f} {self.recall(each):9.3f} "
            f"{self.right[each]:6} {self.false[each]:6} {self.missed[each]:6}" for each in FINDINGS
        )])  # fmt: skip


def measured(asked: Iterable[Sample]) -> Tally:
    tally = Tally()
    for sample in asked:
        tally.count(sample, prepare(sample.image, sample.source, sample.earlier).findings)
    return tally


def main(rounds: int = 4) -> None:
    tally = measured(sample for seed in range(rounds) for sample in samples(seed))
    print("\n".join(sorted(tally.wrong)))
    print(tally.table())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
