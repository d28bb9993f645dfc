"""The upload page on a phone, in Chromium: what it sends, what it shows, and what never leaves it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import a_browser, barriers
from tests.gateway.uploading.phone_pages import HERE, ID, NAME, NARROW, Phone, file, pages, phone, photo

both = pytest.mark.parametrize("language", ["nb", "ar"])
PDF = b"%PDF-1.7 " + b"canary" * 9


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as running:
        yield running


@pytest.fixture
def held(browser: Browser) -> Iterator[Phone]:
    """A phone in somebody's hand."""
    with phone(browser) as one:
        yield one


def test_a_photo_arrives_and_the_page_says_so(held: Phone) -> None:
    page = held.open()
    page.set_input_files("#camera", file(photo()))
    held.becomes("done")
    (sent,) = held.relay.whole
    assert sent.content[:2] == b"\xff\xd8"
    assert sent.topic == "payslip"
    assert page.locator("#pages [data-if=arrived]:visible").all_inner_texts()[1] == "Har kommet fram"
    assert "kan du lukke denne siden" in page.locator("[data-when=done]").inner_text()
    assert page.locator("#pages img").evaluate("each => each.naturalWidth") == 150
    assert held.complaints == []


def test_several_pages_arrive_in_order_and_a_pdf_as_it_is(held: Phone) -> None:
    held.open()
    held.give(photo(300, 200), photo(200, 300))
    held.give(PDF, kind="application/pdf")
    held.becomes("done")
    assert [each.content[:4] for each in held.relay.whole][2] == b"%PDF"
    assert held.relay.whole[2].content == PDF
    assert held.page.locator("#pages .number b").all_inner_texts() == ["1", "2", "3"]


def test_a_large_file_goes_in_several_pieces(held: Phone) -> None:
    held.open()
    held.give(b"%PDF" + bytes(200_000), kind="application/pdf")
    held.becomes("done")
    assert held.relay.whole[0].count == 4
    assert held.relay.whole[0].content == b"%PDF" + bytes(200_000)


def test_no_file_name_no_key_and_no_dot_of_the_picture_leaves_unsealed(held: Phone) -> None:
    held.open()
    held.give(PDF, kind="application/pdf")
    held.becomes("done")
    told = b"".join(held.relay.said) + "".join(held.relay.asked).encode()
    for secret in (NAME.encode(), b"Nordmann", b"canary", held.relay.address.partition("#")[2].encode()):
        assert secret not in told
    assert all(address.startswith(HERE) for address in held.relay.asked)


def test_the_key_leaves_the_address_and_outlives_a_reload(held: Phone) -> None:
    page = held.open()
    held.becomes("ready")
    assert page.url == f"{HERE}/U/{ID}?l=nb"
    page.reload()
    held.becomes("ready")
    held.give(photo())
    held.becomes("done")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0


def test_a_link_without_its_key_sends_back_to_the_code(held: Phone) -> None:
    held.page.goto(f"{HERE}/U/{ID}")
    held.becomes("keyless")
    assert held.page.locator("#camera").is_hidden()
    assert held.page.get_by_role("heading", name="Skann koden på kiosken en gang til").is_visible()


def test_the_page_follows_when_the_kiosk_turns_to_another_paper(held: Phone) -> None:
    page = held.open("uk")
    held.give(photo())
    held.becomes("done")
    held.turn_to("lease")
    assert "Leieavtale" in page.locator("#paper").inner_text()
    assert page.locator("#shows li").count() == 5
    assert page.locator("#pages li:visible").count() == 0
    held.give(photo())
    held.becomes("done")
    assert [each.topic for each in held.relay.whole] == ["payslip", "lease"]


def test_a_page_is_for_the_paper_it_was_begun_for(held: Phone) -> None:
    page = held.open()
    with page.expect_file_chooser() as chooser:
        page.locator("label:has(#camera)").click()
    held.turn_to("lease")
    chooser.value.set_files(file(photo()))
    held.becomes("done")
    assert held.relay.whole[0].topic == "payslip"


def test_another_language_changes_the_words_and_keeps_the_pictures(held: Phone) -> None:
    page = held.open("nb")
    held.give(photo())
    held.becomes("done")
    page.click("summary")
    page.click("text=العربية")
    page.wait_for_selector("html[lang=ar][dir=rtl]")
    held.becomes("done")
    assert "وصلت" in page.locator("#pages li").inner_text()
    held.give(photo())
    page.locator("#pages li[data-state=arrived]").nth(1).wait_for()
    assert page.url == f"{HERE}/U/{ID}?l=ar"
    assert held.complaints == []


def test_what_the_kiosk_cannot_use_can_be_taken_again(held: Phone) -> None:
    page = held.open()
    held.relay.fate = "refused"
    held.give(photo())
    held.row("refused")
    held.becomes("ready")
    held.relay.fate = "arrived"
    with page.expect_file_chooser() as chooser:
        page.click("button.retake")
    chooser.value.set_files(file(photo()))
    held.becomes("done")
    assert page.locator("#pages li").count() == 1
    assert len(held.relay.whole) == 2


def test_what_the_kiosk_asks_for_again_is_sent_again_under_another_name(held: Phone) -> None:
    held.open()
    held.relay.fates = ["again"]
    held.give(PDF, kind="application/pdf")
    held.becomes("done")
    assert [each.content for each in held.relay.whole] == [PDF, PDF]


def test_a_page_that_waits_can_be_taken_away(held: Phone) -> None:
    page = held.open()
    held.becomes("ready")
    held.relay.refuses = 503
    held.give(photo(), photo())
    held.row("held")
    page.locator("button.remove:visible").click()
    held.relay.refuses = 0
    held.becomes("done")
    assert len(held.relay.files) == 1
    assert page.locator("#pages li").count() == 1


def test_what_no_slot_takes_is_not_begun(held: Phone) -> None:
    held.open().evaluate("""() => {
        const given = new DataTransfer();
        given.items.add(new File([new Uint8Array(17 << 20)], "x", { type: "application/pdf" }));
        document.querySelector("#choose").files = given.files;
        document.querySelector("#choose").onchange();
    }""")
    held.row("large")
    assert held.relay.files == {}


def test_it_goes_on_by_itself_when_there_is_a_network_again(held: Phone) -> None:
    held.open()
    held.becomes("ready")
    held.context.set_offline(True)
    held.relay.refuses = 503
    held.give(photo())
    held.row("held")
    held.relay.refuses = 0
    held.context.set_offline(False)
    held.becomes("done")
    assert len(held.relay.whole) == 1


def test_the_end_of_the_visit_is_said_plainly_and_nothing_is_kept(held: Phone) -> None:
    page = held.open()
    held.give(photo())
    held.becomes("done")
    held.relay.is_open = False
    held.becomes("over")
    assert page.get_by_role("heading", name="Kiosken tar ikke imot flere bilder").is_visible()
    assert page.locator("#camera").is_hidden()
    assert page.evaluate("sessionStorage.length") == 0


def test_whoever_still_waits_at_the_end_reads_that_something_is_missing(held: Phone) -> None:
    page = held.open()
    held.relay.fate = ""
    held.give(photo())
    held.row("sent")
    held.relay.is_open = False
    held.becomes("lost")
    assert page.get_by_role("heading", name="Noen bilder kom ikke fram").is_visible()
    assert page.locator("#upload button:visible").count() == 0


@both
def test_axe_finds_no_barrier_however_the_page_stands(held: Phone, language: str) -> None:
    page = held.open(language)
    held.becomes("ready")
    assert barriers(page) == []
    held.relay.fate = "refused"
    held.give(photo())
    held.row("refused")
    held.relay.fate = ""
    held.give(photo())
    held.row("sent")
    assert barriers(page) == []
    held.relay.is_open = False
    held.becomes("lost")
    assert barriers(page) == []


def test_axe_finds_no_barrier_in_the_dark(browser: Browser) -> None:
    with phone(browser, color_scheme="dark") as night:
        page = night.open("uk")
        night.give(photo())
        night.becomes("done")
        assert barriers(page) == []


@pytest.mark.parametrize("language", ["nb", "uk", "ar"])
def test_nothing_has_to_be_scrolled_sideways_and_all_to_tap_is_large(browser: Browser, language: str) -> None:
    with phone(browser, NARROW) as narrow:
        page = narrow.open(language)
        narrow.relay.fate = "refused"
        narrow.give(photo())
        narrow.row("refused")
        page.click("summary")
        assert page.locator("html").evaluate("each => each.scrollWidth") <= NARROW["width"]
        for each in page.locator("a:visible, button:visible, summary, label").all():
            box = each.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 48


def test_without_script_it_says_what_to_do_and_offers_no_button(browser: Browser) -> None:
    with phone(browser, java_script_enabled=False) as bare:
        page = bare.open("nb")
        assert page.get_by_role("heading", name="Denne nettleseren kan ikke sende bilder").is_visible()
        assert page.locator("label:visible").count() == 0
        page.click("summary")
        page.click("text=English")
        assert page.get_by_role("heading", name="This browser cannot send pictures").is_visible()


def test_a_browser_without_large_numbers_says_so_too(held: Phone) -> None:
    held.context.add_init_script("delete window.BigInt")
    assert held.open().get_by_role("heading", name="Denne nettleseren kan ikke sende bilder").is_visible()


def test_the_phone_stays_awake_while_something_is_sent_and_no_longer(held: Phone) -> None:
    held.context.add_init_script(
        """window.told = [];
        const lock = { release: async () => told.push("released") };
        const offered = { request: async (kind) => (told.push(kind), lock) };
        Object.defineProperty(navigator, "wakeLock", { value: offered });"""
    )
    held.open()
    held.give(photo())
    held.becomes("done")
    assert held.page.evaluate("told") == ["screen", "released"]


def test_the_buttons_are_reached_and_seen_by_keyboard(held: Phone) -> None:
    page = held.open()
    held.becomes("ready")
    page.focus("#camera")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "choose"
    ring = page.locator("label:has(#choose)").evaluate("each => getComputedStyle(each).outlineStyle")
    assert ring == "solid"


def test_a_screen_reader_hears_what_has_arrived(held: Phone) -> None:
    page = held.open("en")
    held.give(photo())
    held.becomes("done")
    assert page.get_by_role("status").inner_text().startswith("Page 1: Has arrived")


def test_all_pages_have_a_button_for_the_camera_behind_the_phone() -> None:
    html = pages().page("nb", ID, "payslip").decode()
    assert 'id="camera" type="file" accept="image/*" capture="environment"' in html
    assert 'id="choose" type="file" accept="image/*,application/pdf" multiple' in html
