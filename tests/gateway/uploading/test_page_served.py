"""The page of a real gateway on a phone with a bad network, and a visit that gets what was photographed.

The gateway is stopped in the middle of a file, and started again over the same database.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from kiosk.documents.phone.client import GatewaySlots
from kiosk.documents.phone.receiving import Receiving
from tests.browser import a_browser
from tests.gateway.served import Served, served
from tests.gateway.uploading.phone_pages import PHONE, file, photo

# Bytes a second, as on the edge of a cell.
SLOW = 100_000
LONG = 30.0
# Some pieces, at the length of the first ones.
LARGE = b"%PDF-1.7 " + bytes(range(256)) * 1200


class Office:
    """A gateway that may be stopped and started, and a visit that waits for a phone."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.running = folder, ExitStack()
        self.gateway = self.start()
        key = self.gateway.issue_key("kiosk")
        self.visit = Receiving(GatewaySlots(f"http://localhost:{self.gateway.port}", key, (2, 12)), "uk", pause=0.05)
        self.visit.begin("payslip")

    def start(self) -> Served:
        known: dict[str, Any] = {"port": self.gateway.port} if hasattr(self, "gateway") else {}
        return self.running.enter_context(served(self.folder, **known))

    def stop(self) -> None:
        self.running.close()

    def take(self, count: int) -> list[bytes]:
        """What arrives, each told to be usable."""
        taken = []
        for _ in range(count):
            arrived = self.visit.next(LONG)
            assert arrived
            self.visit.told(arrived, usable=True)
            taken.append(arrived.raw)
        return taken


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = Office(tmp_path_factory.mktemp("relay"))
    until(lambda: opened.visit.address)
    yield opened
    ending = opened.visit.close()
    if ending:
        ending.join(5)
    opened.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as running:
        yield running


@pytest.fixture
def page(browser: Browser, office: Office) -> Iterator[Page]:
    """The visit's page, open on a phone."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    opened = context.new_page()
    address, _, key = office.visit.address.partition("#")
    opened.goto(f"{address.replace('HTTP://LOCALHOST', 'http://localhost')}#{key}")
    opened.wait_for_selector("#upload[data-state=ready]", state="attached")
    yield opened
    context.close()


def until(claim: Callable[[], object]) -> None:
    end = time.monotonic() + LONG
    while not claim():
        assert time.monotonic() < end
        time.sleep(0.05)


def becomes(page: Page, state: str) -> None:
    page.wait_for_selector(f"#upload[data-state={state}]", state="attached", timeout=LONG * 1000)


def give(page: Page, *contents: bytes, kind: str = "application/pdf") -> None:
    page.set_input_files("#choose", [file(each, kind) for each in contents])


def test_a_visit_gets_a_photo_and_a_pdf_and_the_phone_is_told(page: Page, office: Office) -> None:
    assert page.locator("html").get_attribute("lang") == "uk"
    until(lambda: office.visit.state == "opened")
    page.set_input_files("#camera", file(photo()))
    give(page, LARGE)
    picture, document = office.take(2)
    assert (picture[:2], document) == (b"\xff\xd8", LARGE)
    becomes(page, "done")
    assert "Отримано" in page.locator("#pages li").first.inner_text()


def test_a_slow_and_broken_network_only_takes_longer(page: Page, office: Office) -> None:
    wire = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 200, "downloadThroughput": SLOW, "uploadThroughput": SLOW}
    wire.send("Network.emulateNetworkConditions", slow)
    give(page, LARGE)
    page.wait_for_selector("#pages li[data-state=sending]")
    page.wait_for_timeout(500)
    wire.send("Network.emulateNetworkConditions", {**slow, "offline": True})
    page.wait_for_selector("#pages li[data-state=held]")
    wire.send("Network.emulateNetworkConditions", slow)
    assert office.take(1) == [LARGE]
    becomes(page, "done")


def test_the_relay_may_be_stopped_and_started_in_the_middle_of_a_file(page: Page, office: Office) -> None:
    wire = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 0, "downloadThroughput": SLOW, "uploadThroughput": SLOW}
    wire.send("Network.emulateNetworkConditions", slow)
    sent: list[str] = []
    page.on("requestfinished", lambda request: sent.append(request.url) if request.method == "PUT" else None)
    give(page, LARGE)
    page.wait_for_event("requestfinished", lambda request: request.method == "PUT")
    office.stop()
    page.wait_for_selector("#pages li[data-state=held]")
    office.gateway = office.start()
    # As when somebody looks at the phone again; otherwise within half a minute.
    page.evaluate("rouse()")
    assert office.take(1) == [LARGE]
    becomes(page, "done")
    assert len(sent) == len(set(sent)) == 5


def test_the_page_follows_the_visit_and_ends_with_it(page: Page, office: Office) -> None:
    office.visit.turn_to("lease")
    page.wait_for_selector("#paper :text('Leieavtale')")
    office.visit.close()
    becomes(page, "over")
