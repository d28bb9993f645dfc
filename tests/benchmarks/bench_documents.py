"""Ten photos of pages as one document: the darkroom beside img2pdf and ImageMagick, which only put them in a PDF.

The one rule: readability is what a reader of QR codes still reads at what comes out, shown at 200 dots an inch; the
rivals get the same files, and do neither cut out nor set upright nor look at anything.
Run it with `python -m tests.benchmarks.bench_documents`; on a busy machine CPU time says more than time.
"""

import json
import os
import re
import resource
import shlex
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
import qrcode
import zxingcpp
from numpy.random import Generator, default_rng

from kiosk.documents.darkroom import Darkroom
from kiosk.visit.confinement import Confinement
from kiosk.visit.document import Page
from tests.benchmarks.figure import Figure, Line, Parts, Reach, Row
from tests.benchmarks.rivals import without_program
from tests.benchmarks.running import run_alone
from tests.documents.drawn import Dots, letter
from tests.documents.photographed import Shot, photograph

PHOTOS, SHAPE = 10, (3024, 4032)
MODULES = (2, 3, 4)  # dots of the drawn page, 200 an inch: 0.25, 0.38 and 0.51 mm
LONG = 2339
OFTEN = 0.02
MB = 1 << 20


def page_with_codes(random: Generator, number: int) -> Dots:
    """A letter with a row of codes for each size of module below it."""
    page = letter(random)
    page[1480:] = 250
    down = 1500
    for module in MODULES:
        for column in range(5):
            code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_L, box_size=module, border=4)
            code.add_data(f"P{number}M{module}C{column}")
            dots = np.where(np.array(code.get_matrix()).repeat(module, 0).repeat(module, 1), 20, 250)
            page[down : down + len(dots), 170 + 260 * column :][:, : len(dots)] = dots
        down += 40 + 33 * module
    return page


def photos(folder: Path) -> list[Path]:
    """As people take them: a little aslant, one on its head, one lying."""
    random, paths = default_rng(3), []
    for number in range(PHOTOS):
        quarters = {4: 2, 7: 1}.get(number, 0)
        shot = Shot(quarters=quarters, light=random.uniform(0.75, 0.95), soft=random.uniform(0, 1), shape=SHAPE)
        seen = photograph(page_with_codes(random, number), random, shot)
        path = folder / f"{number}.jpg"
        cv2.imwrite(str(path), seen, [cv2.IMWRITE_JPEG_QUALITY, 92])
        paths.append(path)
    return paths


def ours(paths: list[Path], out: Path) -> None:
    """In a process of its own: what a visit does, from ten files to a document. Tells its own seconds."""
    room = Darkroom.opened(Confinement(required=False))
    room.warm()
    pages: list[Page] = []
    start = time.perf_counter()
    for path in paths:
        pages += room.develop(path.read_bytes(), "phone", [each.likeness for each in pages])
    developed = time.perf_counter()
    out.write_bytes(room.bundle("Lønnslipp (siste måned)", tuple(pages)))
    print(json.dumps({"developed": developed - start, "all": time.perf_counter() - start}))
    room.close()
    with suppress(ChildProcessError):
        os.wait()


def run(command: list[str]) -> tuple[float, float, float, str]:
    """Seconds, seconds of CPU and most MiB (PSS of all its processes) that a command takes, and what it says."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        most = Watch(process.pid)
        said, _ = process.communicate()
        most.over.set()
        most.join()
    taken = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert process.returncode == 0, command
    return taken, cpu, most.peak, said


class Watch(threading.Thread):
    """Looks again and again at how much memory a process and all below it take."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak, self.over = process, 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(OFTEN):
            self.peak = max(self.peak, sum(map(pss, family(self.process))))


def family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            yield from family(int(child))


def pss(process: int) -> float:
    with suppress(OSError):
        if found := re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE):
            return int(found[1]) / 1024
    return 0.0


def readable(pdf: Path) -> float:
    """The share of the codes that are read, each page shown as tall as A4 at 200 dots an inch."""
    read, asked = set(), PHOTOS * len(MODULES) * 5
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            scale = LONG / max(page.get_size())
            shown = np.asarray(page.render(scale=scale, grayscale=True).to_numpy())
            read |= {each.text for each in zxingcpp.read_barcodes(np.ascontiguousarray(shown.squeeze()))}
    return len(read) / asked


def with_img2pdf(paths: list[Path], out: Path) -> list[str]:
    return [sys.executable, "-m", "img2pdf", "--pillow-limit-break", "-o", str(out), *map(str, paths)]


def with_imagemagick(paths: list[Path], out: Path) -> list[str]:
    """Debian's does not write PDF: it makes the photos as small as ours, and img2pdf puts them together."""
    made = ["convert", *map(str, paths), "-resize", "1654x2339>", "-quality", "80", f"{out}.%d.jpg"]
    together = [sys.executable, "-m", "img2pdf", "-o", str(out), *(f"{out}.{each}.jpg" for each in range(len(paths)))]
    return ["sh", "-c", f"{shlex.join(made)} && {shlex.join(together)}"]


@dataclass(frozen=True, slots=True)
class Made:
    """What a program made of the photos. `seconds`: ours without starting, as in a visit."""

    seconds: float
    cpu: float
    most: float
    size: float
    read: float


def made(command: list[str], out: Path) -> Made:
    taken, cpu, most, said = run(command)
    seconds = json.loads(said)["all"] if said.startswith("{") else taken
    return Made(seconds, cpu, most, out.stat().st_size / MB, 100 * readable(out))


def compared(own: Made, rival: Made | None = None, name: str = "") -> Iterator[Figure]:
    """Our figures, each beside the rival's."""
    beside = f", beside {name}" if name else ""
    for what, unit, reach, ours, theirs in (
        (f"time{beside}", "s", Reach(most=3), own.seconds, rival.seconds if rival else None),
        (f"time of a core, start included{beside}", "s", Reach(), own.cpu, rival.cpu if rival else None),
        (f"most memory, all processes{beside}", "MiB", Reach(most=300), own.most, rival.most if rival else None),
        (f"size{beside}", "MiB", Reach(most=9.5), own.size, rival.size if rival else None),
        (f"codes on the pages that can be read{beside}", "%", Reach(), own.read, rival.read if rival else None),
    ):
        yield Figure(Row.PHOTOS, what, ours, unit, Reach() if rival else reach, theirs, name)


def documents() -> Iterator[Line]:
    """The darkroom by itself, then beside each rival: those do less, and only what is told here is compared."""
    with tempfile.TemporaryDirectory() as home:
        folder, out = Path(home), Path(home) / "out.pdf"
        paths = photos(folder)
        own = made([sys.executable, "-m", "tests.benchmarks.bench_documents", str(out), *map(str, paths)], out)
        yield from compared(own)
        yield from compared(own, made(with_img2pdf(paths, out), out), "img2pdf")
        if absent := without_program(Row.PHOTOS, "convert"):
            yield absent
        else:
            yield from compared(own, made(with_imagemagick(paths, out), out), "ImageMagick")


PARTS: Parts = {Row.PHOTOS: documents}

if __name__ == "__main__":
    if sys.argv[1:]:
        ours([Path(path) for path in sys.argv[2:]], Path(sys.argv[1]))
    else:
        run_alone(PARTS)
