"""The upload page in Chromium, and a relay in this process that keeps what it is sent.

The one rule: the relay says what a gateway says, so that a page that works here works there; tests break it on purpose.
"""

import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Request, Route

from kiosk.content import find_content
from kiosk.documents.phone.sealing import Place, VisitKey, write_public
from kiosk.form.forms import Forms
from kiosk.gateway.uploading.pages import UploadPages
from kiosk.house import library_of, read_forms
from kiosk.language import words

LANGUAGES = tuple(language.code for language in words.LANGUAGES)
# A name Chromium trusts without a certificate; nothing is served there but what the relay answers.
HERE = "http://localhost"
ID = "7KQ4M2XJG07KQ4M2XJG07KQ4M2"
PHONE, NARROW = {"width": 390, "height": 844}, {"width": 320, "height": 568}
PUT = re.compile(r"/U/\w+/([0-9A-Z]{12})/(\d+)\?n=(\d+)&t=(\w+)")
LONG = 20.0
NAME = "Faktura-Kari-Nordmann.jpg"


@cache
def forms() -> Forms:
    return read_forms(find_content().forms)


@cache
def pages() -> UploadPages:
    return UploadPages(library_of(find_content(), forms()), forms().all(), LANGUAGES)


@cache
def photo(width: int = 300, height: int = 400, noise: int = 0) -> bytes:
    """A JPEG, large in bytes where there is noise in it."""
    picture = Image.effect_noise((width, height), noise) if noise else Image.new("L", (width, height), 200)
    written = BytesIO()
    picture.save(written, "JPEG", quality=90)
    return written.getvalue()


def file(content: bytes, kind: str = "image/jpeg") -> FilePayload:
    return {"name": NAME, "mimeType": kind, "buffer": content}


@dataclass
class Sent:
    """One file as it came. `state`: what the phone is told of it."""

    topic: str
    count: int
    pieces: dict[int, bytes] = field(default_factory=dict)
    state: str = ""

    @property
    def is_whole(self) -> bool:
        return len(self.pieces) == self.count

    @property
    def content(self) -> bytes:
        return b"".join(self.pieces[piece] for piece in range(self.count))


class Relay:
    """One slot. `refuses`: the status of every answer from now on; `fate`: what the kiosk says of a
    whole file, `fates` of the first ones."""

    def __init__(self) -> None:
        self.key = VisitKey()
        self.topic, self.is_open, self.fate = "payslip", True, "arrived"
        self.refuses, self.fates = 0, list[str]()
        self.files: dict[str, Sent] = {}
        self.asked: list[str] = []
        self.said: list[bytes] = []

    @property
    def address(self) -> str:
        return f"{HERE}/U/{ID}#{write_public(self.key.public)}"

    @property
    def whole(self) -> list[Sent]:
        return [each for each in self.files.values() if each.is_whole]

    def answer(self, route: Route) -> None:
        """As the gateway would."""
        request = route.request
        self.asked.append(request.url)
        self.said.append(json.dumps(dict(request.headers)).encode() + (request.post_data_buffer or b""))
        path = request.url.removeprefix(HERE)
        if not request.url.startswith(HERE):
            route.abort()
        elif self.refuses:
            route.fulfill(status=self.refuses)
        elif request.method == "PUT":
            route.fulfill(status=self.keep(path, request) if self.is_open else 404)
        elif path.startswith(f"/U/{ID}/state"):
            route.fulfill(json=self.state())
        else:
            language = pages().language(path.partition("?l=")[2])
            page = pages().page(language, ID, self.topic) if self.is_open else pages().sorry("over", language)
            route.fulfill(body=page, headers=dict(pages().headers), status=200 if self.is_open else 404)

    def keep(self, path: str, request: Request) -> int:
        found = PUT.fullmatch(path)
        assert found, path
        name, piece, count, topic = found[1], int(found[2]), int(found[3]), found[4]
        sent = self.files.setdefault(name, Sent(topic, count))
        plain = self.key.open(request.post_data_buffer or b"", Place(ID, name, topic, piece, count))
        assert plain is not None
        sent.pieces[piece], sent.state = plain, ""
        if sent.is_whole:
            sent.state = self.fates.pop(0) if self.fates else self.fate
        return 204

    def state(self) -> Mapping[str, object]:
        files = {name: {"here": sorted(sent.pieces), "state": sent.state} for name, sent in self.files.items()}
        return {"open": self.is_open, "topic": self.topic if self.is_open else "", "name": [], "files": files}


class Phone:
    """A page of a browser, and everything it complained of."""

    def __init__(self, context: BrowserContext, relay: Relay) -> None:
        self.relay, self.context = relay, context
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))

    def open(self, language: str = "nb") -> Page:
        address, _, key = self.relay.address.partition("#")
        self.page.goto(f"{address}?l={language}#{key}")
        return self.page

    def give(self, *contents: bytes, kind: str = "image/jpeg") -> None:
        self.page.set_input_files("#choose", [file(each, kind) for each in contents])

    def becomes(self, state: str) -> None:
        """Waits until the page as a whole stands so."""
        self.has(f"#upload[data-state={state}]")

    def row(self, state: str) -> None:
        """Waits until some picture stands so."""
        self.has(f"#pages li[data-state={state}]")

    def turn_to(self, topic: str) -> None:
        """The kiosk asks for another paper, and the page has heard of it."""
        self.relay.topic = topic
        self.has(f"#upload:has(#paper[data-topic={topic}])")

    def has(self, selector: str) -> None:
        """Waits until there is one. The page does not rest meanwhile, as if somebody had just looked at it again."""
        end = time.monotonic() + LONG
        while not self.page.locator(selector).count():
            assert time.monotonic() < end, selector
            self.page.evaluate("window.rouse && rouse()")
            self.page.wait_for_timeout(40)


@contextmanager
def phone(browser: Browser, size: Mapping[str, int] = PHONE, **wishes: object) -> Iterator[Phone]:
    """A phone of its own, with a relay of its own."""
    context = browser.new_context(viewport=size, has_touch=True, is_mobile=True, **wishes)  # type: ignore[arg-type]
    relay = Relay()
    context.route("**/*", relay.answer)
    try:
        yield Phone(context, relay)
    finally:
        context.close()
