"""The applicant's phone: a narrow Chromium, most often without scripts, which opens what the receipt's code says.

The one rule: it knows what the receipt shows, and nothing else.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Response

from tests.browser import a_browser

SIZE = {"width": 390, "height": 844}
LOOKING = "KIOSK_LOOK"
# Shown for the eye, and read by no one who looks.
INVISIBLE = "\u2066\u2067\u2068\u2069\u00a0"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it stood there. `papers`: what to bring, one after the other; `words`: all of it, spaces as one."""

    status: int
    language: str
    direction: str
    headline: str
    papers: tuple[str, ...]
    words: str = field(repr=False)


class Phone:
    """`photographs`: where a picture of each page is put, if KIOSK_LOOK is set; `addresses`: all it asked for, as its
    history may have it.
    """

    def __init__(self, page: Page, photographs: Path) -> None:
        self.page = page
        self.photographs = photographs
        self.addresses: list[str] = []
        self.latest: Response | None = None
        page.on("request", lambda request: self.addresses.append(request.url))
        page.on("response", self._arrived)

    def open(self, address: str, name: str) -> Shown:
        """Whatever is there."""
        return self.seen(self.page.goto(address), name)

    def reload(self, name: str) -> Shown:
        """The same page, later."""
        return self.seen(self.page.reload(), name)

    def ask(self, address: str, reference: str, code: str, name: str) -> Shown:
        """Number and code typed into the form there."""
        self.page.goto(f"{address}/?l=ar")
        self.page.fill("#reference", reference)
        self.page.fill("#code", code)
        with self.page.expect_response(f"{address}/S") as answered:
            self.page.click("form.ask button")
        return self.seen(answered.value, name)

    def tap(self, button: str, until: str, name: str) -> Shown:
        """A button, and all the pages it leads over, to the one that has what is waited for. Both as CSS has it."""
        self.page.click(button)
        self.page.locator(until).wait_for()
        return self.seen(self.latest, name)

    def photograph(self, name: str) -> None:
        """For whoever wants to look; a browser on a busy machine cannot always draw what it has."""
        if LOOKING in os.environ:
            self.page.screenshot(path=self.photographs / f"{name}.png", full_page=True)

    def seen(self, response: Response | None, name: str) -> Shown:
        """What stands there now."""
        assert response
        root = self.page.locator("html")
        self.photograph(name)
        return Shown(
            response.status,
            root.get_attribute("lang") or "",
            root.get_attribute("dir") or "",
            plain(self.page.inner_text("h1")),
            tuple(map(plain, self.page.locator(".papers li").all_inner_texts())),
            plain(self.page.inner_text("body")),
        )

    def _arrived(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.latest = response


@contextmanager
def a_phone(photographs: Path) -> Iterator[Phone]:
    """One whose owner has set it to English, whatever they read."""
    with phones(photographs) as another:
        yield another()


@contextmanager
def phones(photographs: Path, *flags: str, **wishes: Any) -> Iterator[Callable[[], Phone]]:
    """One after the other, each with cookies of its own. `flags`: of Chromium; `wishes`: of each phone."""
    with a_browser(*flags) as browser:

        def another() -> Phone:
            context = browser.new_context(
                **{"viewport": SIZE, "java_script_enabled": False, "locale": "en-GB", **wishes}
            )
            return Phone(context.new_page(), photographs)

        try:
            yield another
        finally:
            for context in browser.contexts:
                context.close()


def plain(text: str) -> str:
    """Single spaces, and nothing that only steers the order."""
    return " ".join(text.translate(dict.fromkeys(map(ord, INVISIBLE), " ")).split())
