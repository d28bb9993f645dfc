"""A phone that takes pictures of papers: photos as a camera makes them, and what its page seals of them.

The one rule: what is looked for elsewhere afterwards is taken from where it was last plain: the photo, and the moment
before it is sealed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import numpy as np
from PIL import Image, ImageChops
from PIL.ExifTags import GPS, IFD, Base
from playwright.sync_api import FilePayload, Page, Request, Route

from tests.documents.drawn import Dots
from tests.documents.photographed import Shot, photograph

FAKE_CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
MOBILE = {"java_script_enabled": True, "has_touch": True, "is_mobile": True}
CAMERA, NAME = "#camera", "IMG_20261122_Samira.jpg"
SIZE, GRAIN = (1500, 2000), 6.0
RUN = 40
"""Bytes of a picture that stand nowhere else."""
LONG = 4000
"""Bytes among which there are such."""
# A line feed would end what grep looks for.
UNFIT = frozenset(b"\n\r\0")
# Where pieces of photos go, by number.
PIECES = re.compile(r"/U/\w+/\w+/(\d+)\?")
HEARING = """
    const seal = SubtleCrypto.prototype.encrypt;
    window.heard = [];
    SubtleCrypto.prototype.encrypt = function (how, key, plain) {
        window.heard.push(new Uint8Array(plain.slice(0)));
        return seal.call(this, how, key, plain);
    };
"""
TELL = """
    (length) => heard.filter((piece) => piece.length > 2 * length).flatMap((piece) => [0.2, 0.5].map((part) => {
        const from = Math.floor(piece.length * part);
        return Array.from(piece.slice(from, from + length));
    }))
"""


@dataclass(frozen=True, slots=True)
class Photo:
    """As the camera wrote it. `place`: where it was taken, and what the camera was called."""

    jpeg: bytes = field(repr=False)
    place: tuple[bytes, ...] = field(repr=False)

    @property
    def needles(self) -> Mapping[bytes, str]:
        """What gives it away: runs of its picture, place and camera."""
        runs = (fit(self.jpeg, len(self.jpeg) * part // 10) for part in (3, 5, 8))
        return {**dict.fromkeys(runs, "photo"), **dict.fromkeys(self.place, "place")}

    @property
    def file(self) -> FilePayload:
        """As a browser is given it."""
        return {"name": NAME, "mimeType": "image/jpeg", "buffer": self.jpeg}


def take(paper: Dots, random: np.random.Generator, camera: str, shot: Shot, grain: float = 0.0) -> Photo:
    """Of a paper on a table, with where and by what it was taken. `camera`: a name nobody else has; `grain`: of a small
    lens, which makes a photo large.
    """
    seen = Image.fromarray(np.ascontiguousarray(photograph(paper, random, shot)[:, :, ::-1]))
    if grain:
        noise = Image.effect_noise(seen.size, grain)
        seen = ImageChops.add(seen, Image.merge("RGB", [noise] * 3), scale=1.0, offset=-128)
    exif = Image.Exif()
    exif[Base.Model] = camera
    latitude = (float(random.integers(58, 71)), float(random.integers(60)), round(float(random.uniform(0, 60)), 5))
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: latitude})
    written = BytesIO()
    seen.save(written, "JPEG", quality=90, exif=exif)
    return Photo(written.getvalue(), (camera.encode(), NAME.encode()))


def fit(content: bytes, at: int = 0) -> bytes:
    """The next run from there that grep can look for, and that does not repeat itself."""
    runs = (content[start : start + RUN] for start in range(at, len(content) - RUN + 1))
    return next(run for run in runs if not UNFIT & set(run) and len(set(run)) > RUN // 2)


def is_piece(request: Request, number: int) -> bool:
    """Whether it brings the piece of this number, from 0."""
    found = PIECES.search(request.url)
    return found is not None and int(found[1]) == number


class Uploading:
    """The page on which photos are sent, as it is on this phone now."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._on_the_way: list[Route] = []
        page.add_init_script(HEARING)

    @property
    def heard(self) -> Mapping[bytes, str]:
        """Runs of what was sealed, as it was before."""
        return dict.fromkeys((fit(bytes(part)) for part in self.page.evaluate(TELL, LONG)), "sealed")

    def open(self, link: str) -> None:
        """What the kiosk's code says, until it can be used."""
        self.page.goto(link)
        self.becomes("ready")

    def becomes(self, state: str) -> None:
        """Waits until the page as a whole stands so."""
        self.page.wait_for_selector(f"#upload[data-state={state}]", state="attached")

    def asks_for(self, topic: str) -> bool:
        """Whether it has heard that the kiosk turned to this paper."""
        return self.page.locator(f"#paper[data-topic={topic}]").count() > 0

    def send(self, photo: Photo) -> None:
        """Just taken."""
        self.page.set_input_files(CAMERA, photo.file)

    def begin_to_send(self, photo: Photo) -> int:
        """Until its first piece has been taken, and the next has left and is nowhere yet; the number of pieces."""
        # What was heard before this is told of by now.
        self.page.evaluate("null")
        self.page.route(PIECES, self._pass_one)
        with (
            self.page.expect_request(lambda request: is_piece(request, 1)),
            self.page.expect_response(lambda answer: is_piece(answer.request, 0)) as taken,
        ):
            self.send(photo)
        assert taken.value.status == 204
        return int(parse_qs(urlsplit(taken.value.url).query)["n"][0])

    def go_on(self) -> None:
        """What has left reaches whoever is there, until the page has noticed that nobody is."""
        for route in self._on_the_way:
            route.continue_()
        self._on_the_way.clear()
        self.page.unroute(PIECES, self._pass_one)
        self.page.wait_for_selector("#pages li[data-state=held]")

    def _pass_one(self, route: Route) -> None:
        if is_piece(route.request, 0):
            route.continue_()
        else:
            self._on_the_way.append(route)

    @property
    def states(self) -> list[str]:
        """How the photos of this paper stand."""
        rows = self.page.locator("#pages li:visible").all()
        return [row.get_attribute("data-state") or "" for row in rows]
