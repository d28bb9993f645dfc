"""A phone that takes pictures of papers: photos as a camera makes them, and what its page seals of them.

The one rule: what is looked for elsewhere afterwards is taken from where it was last plain: the photo, and the moment
before it is sealed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

import numpy as np
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from playwright.sync_api import CDPSession, FilePayload, Page

from tests.documents.drawn import Dots
from tests.documents.photographed import Shot, photograph

FAKE_CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
MOBILE = {"java_script_enabled": True, "has_touch": True, "is_mobile": True}
CAMERA, NAME = "#camera", "IMG_20261122_Samira.jpg"
SIZE = (1500, 2000)
RUN = 40
"""Bytes of a picture that stand nowhere else."""
LONG = 4000
"""Bytes among which there are such."""
# A line feed would end what grep looks for.
UNFIT = frozenset(b"\n\r\0")
# Bytes a second, and the milliseconds an answer takes: a phone in a basement.
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 400_000, "uploadThroughput": 200_000}
FAST = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
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


def take(paper: Dots, random: np.random.Generator, camera: str, quarters: int = 0) -> Photo:
    """Of a paper on a table, with where and by what it was taken. `camera`: a name nobody else has."""
    seen = photograph(paper, random, Shot(quarters=quarters, shape=SIZE))
    exif = Image.Exif()
    exif[Base.Model] = camera
    latitude = (float(random.integers(58, 71)), float(random.integers(60)), round(float(random.uniform(0, 60)), 5))
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: latitude})
    written = BytesIO()
    Image.fromarray(np.ascontiguousarray(seen[:, :, ::-1])).save(written, "JPEG", quality=90, exif=exif)
    return Photo(written.getvalue(), (camera.encode(), NAME.encode()))


def fit(content: bytes, at: int = 0) -> bytes:
    """The next run from there that grep can look for, and that does not repeat itself."""
    runs = (content[start : start + RUN] for start in range(at, len(content) - RUN + 1))
    return next(run for run in runs if not UNFIT & set(run) and len(set(run)) > RUN // 2)


class Uploading:
    """The page on which photos are sent, as it is on this phone now."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.network: CDPSession = page.context.new_cdp_session(page)
        self.network.send("Network.enable")
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

    def turns_to(self, topic: str) -> None:
        """Waits until it asks for this paper."""
        self.page.wait_for_selector(f"#paper[data-topic={topic}]", state="attached")

    def send(self, photo: Photo) -> None:
        """Just taken."""
        self.page.set_input_files(CAMERA, photo.file)

    def begin_to_send(self, photo: Photo) -> None:
        """On a slow network, until its first piece has been taken, and not the last."""
        self.network.send("Network.emulateNetworkConditions", SLOW)
        with self.page.expect_response(lambda answer: answer.request.method == "PUT") as taken:
            self.send(photo)
        assert taken.value.status == 204

    def is_fast_again(self) -> None:
        """The network."""
        self.network.send("Network.emulateNetworkConditions", FAST)

    def arrived(self) -> int:
        """How many pages of this paper the kiosk has told to be there."""
        return self.page.locator("#pages li[data-state=arrived]:visible").count()
