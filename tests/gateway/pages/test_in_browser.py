"""Pages as Chromium shows them: without barriers, without script, without a word to anybody else."""

from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from kiosk.gateway.pages import Entered
from tests.browser import a_browser, barriers
from tests.gateway.pages.samples import KINDS, LANGUAGES, every_status, form, pages, status

# A name Chromium trusts without a certificate; nothing is served there but what `Phone` answers.
HERE = "http://localhost"
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 568}
both = pytest.mark.parametrize("language", ["nb", "ar"])
# One with long words, one of other letters, and one that runs leftward.
long = pytest.mark.parametrize("language", ["uk", "ti", "fa_AF"])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as running:
        yield running


@cache
def others() -> Mapping[str, bytes]:
    """Pages that are no status, by their path."""
    return {
        f"/{kind}/{language}": html
        for language in LANGUAGES
        for kind, html in {
            "ask": pages().ask(language),
            "unknown": pages().ask(language, "unknown", reference="7KQ-4M2-XJG"),
            "lost": pages().sorry("unknown", language),
            "tries": pages().sorry("tries", language),
            "trouble": pages().sorry("trouble", language),
        }.items()
    }


class Phone:
    """A page in the browser, and everything it asked for and complained of."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.posted: dict[str, list[str]] = {}
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        context.route("**/*", self.answer)

    def answer(self, route: Route) -> None:
        """Whatever the page asks for, as the gateway would answer."""
        request = route.request
        path, _, query = request.url.removeprefix(HERE).partition("?")
        self.asked.append(request.url)
        if not request.url.startswith(HERE):
            route.abort()
            return
        if request.method == "POST":
            self.posted = parse_qs(request.post_data or "")
            html = pages().status(status("registered"), self.posted.get("l", [""])[0])
        elif path.startswith("/S/"):
            html = self.status(path, parse_qs(query).get("l", [None])[0])
        elif path == "/":
            html = pages().ask(parse_qs(query).get("l", ["nb"])[0])
        else:
            html = others()[path]
        route.fulfill(body=html, headers=dict(pages().headers))

    def status(self, path: str, wanted: str | None) -> bytes:
        """A status by the number of its kind."""
        _, _, kind, language = path.split("/")
        if kind == "all":
            papers = tuple(each.id for each in form().documentation)
            return pages().status(status("waiting", language, documents=papers), wanted)
        entered = Entered("7KQ-4M2-XJG", "4F7-A1C") if kind == "typed" else None
        kind = KINDS[int(kind)] if kind.isdecimal() else "registered"
        return pages().status(every_status(language)[kind], wanted, entered=entered)

    def open(self, path: str) -> Page:
        self.page.goto(HERE + path)
        return self.page


def phone(browser: Browser, size: Mapping[str, int] = PHONE, **wishes: object) -> Iterator[Phone]:
    context = browser.new_context(viewport=size, **wishes)  # type: ignore[arg-type]
    yield Phone(context)
    context.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Phone]:
    """A phone with scripts, for axe is one."""
    yield from phone(browser)


@pytest.fixture
def bare(browser: Browser) -> Iterator[Phone]:
    """A narrow phone without scripts."""
    yield from phone(browser, NARROW, java_script_enabled=False)


@pytest.fixture
def night(browser: Browser) -> Iterator[Phone]:
    yield from phone(browser, color_scheme="dark", reduced_motion="reduce", forced_colors="none")


@both
def test_axe_finds_no_barrier_in_any_status(reader: Phone, language: str) -> None:
    for kind in range(len(KINDS)):
        assert barriers(reader.open(f"/S/{kind}/{language}")) == [], KINDS[kind]
    assert reader.complaints == []


@both
def test_axe_finds_no_barrier_with_the_languages_open(reader: Phone, language: str) -> None:
    for kind in ("1", "typed"):
        reader.open(f"/S/{kind}/{language}").click("summary")
        assert barriers(reader.page) == []


@both
def test_axe_finds_no_barrier_in_the_form_or_where_there_is_nothing_to_show(reader: Phone, language: str) -> None:
    for kind in ("ask", "unknown", "lost", "tries", "trouble"):
        assert barriers(reader.open(f"/{kind}/{language}")) == [], kind


@both
def test_axe_finds_no_barrier_in_the_dark(night: Phone, language: str) -> None:
    for path in ("/S/0/", "/S/6/", "/S/8/", "/unknown/"):
        assert barriers(night.open(path + language)) == [], path


def test_no_request_leaves_for_anybody_and_nothing_is_blocked(reader: Phone) -> None:
    for kind in range(len(KINDS)):
        reader.open(f"/S/{kind}/uk")
    assert len(reader.asked) == len(KINDS)
    assert all(address.startswith(HERE) for address in reader.asked)
    assert reader.complaints == []


def test_nothing_is_kept_on_the_phone(reader: Phone) -> None:
    page = reader.open("/S/6/uk")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_stylesheet_is_let_in(reader: Phone) -> None:
    disc = reader.open("/S/6/nb").locator(".disc").first
    assert disc.evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(11, 74, 94)"


@long
def test_nothing_has_to_be_scrolled_sideways_on_a_narrow_phone(bare: Phone, language: str) -> None:
    paths = [f"/S/{kind}/{language}" for kind in (*range(len(KINDS)), "all")]
    for path in [*paths, *(path for path in others() if path.endswith(language))]:
        page = bare.open(path)
        # As at 400 % of a window 1,280 wide (WCAG 1.4.10), with the languages open.
        page.click("summary")
        wide = page.locator("html").evaluate("each => each.scrollWidth")
        assert wide <= NARROW["width"], path


@long
def test_text_can_be_twice_as_large(reader: Phone, language: str) -> None:
    for kind in range(len(KINDS)):
        page = reader.open(f"/S/{kind}/{language}")
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], KINDS[kind]


@both
def test_everything_to_tap_is_large_enough(reader: Phone, language: str) -> None:
    for path in ("/S/6/", "/S/8/", "/S/typed/", "/unknown/", "/lost/"):
        page = reader.open(path + language)
        page.click("summary")
        for each in page.locator("a, button, summary, input:not([type=hidden])").all():
            box = each.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 48, path


def test_the_ring_shows_where_the_keyboard_is(reader: Phone) -> None:
    page = reader.open("/S/6/nb")
    page.keyboard.press("Tab")
    ring = page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"
    )
    assert ring == "solid3px"


def test_the_language_changes_by_a_link_without_a_script(bare: Phone) -> None:
    page = bare.open("/S/6/uk")
    page.click("summary")
    page.click("text=العربية")
    assert page.url == f"{HERE}/S/6/uk?l=ar"
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_after_typed_access_the_language_changes_by_posting_the_same_again(bare: Phone) -> None:
    page = bare.open("/S/typed/uk")
    page.click("summary")
    page.click("text=English")
    assert bare.posted == {"reference": ["7KQ-4M2-XJG"], "code": ["4F7-A1C"], "l": ["en"]}
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_form_posts_what_was_typed(bare: Phone) -> None:
    page = bare.open("/ask/uk")
    page.fill("#reference", "7kq4m2xjg")
    page.fill("#code", "4f7a1c")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert bare.posted == {"l": ["uk"], "reference": ["7kq4m2xjg"], "code": ["4f7a1c"]}


@both
def test_the_application_moves_in_the_direction_of_reading(reader: Phone, language: str) -> None:
    boxes = [each.bounding_box() for each in reader.open(f"/S/6/{language}").locator(".steps li").all()]
    places = [box["x"] for box in boxes if box]
    assert places == sorted(places, reverse=language == "ar")
    assert len(places) == 3


def test_on_paper_nothing_is_lost_and_nothing_is_left_to_tap(reader: Phone) -> None:
    page = reader.open("/S/8/uk")
    page.emulate_media(media="print")
    assert page.locator("summary").is_hidden()
    assert page.locator(".papers li").first.is_visible()
