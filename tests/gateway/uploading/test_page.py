"""The upload page as the gateway sends it: small, in two languages, with one script by its hash and nothing else."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from kiosk.gateway.uploading.pages import HERE, SCRIPTS
from kiosk.gateway.uploading.wording import WORDING
from tests.gateway.pages.reading import elements_of, words_of
from tests.gateway.uploading.phone_pages import ID, LANGUAGES, forms, pages

MOST_BYTES = 40_000
TOPICS = [each.id for form in forms().all() for each in form.documentation]
every = pytest.mark.parametrize("language", LANGUAGES)


def test_the_script_and_the_stylesheet_are_let_in_by_their_hashes_and_no_other() -> None:
    html, policy = pages().page("nb", ID, "payslip").decode(), pages().headers["Content-Security-Policy"]
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert f"{directive} 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert "connect-src 'self'; img-src blob:" in policy
    assert "unsafe" not in policy


@every
def test_no_page_is_larger_than_forty_kilobytes(language: str) -> None:
    assert max(len(pages().page(language, ID, topic)) for topic in TOPICS) <= MOST_BYTES


def test_nothing_in_the_page_runs_but_its_script() -> None:
    html = pages().page("ar", ID, "lease")
    for element in elements_of(html):
        assert not [name for name in element.attributes if name.startswith("on") or name in ("style", "src", "srcset")]
    assert not re.search(rb"\b(eval|Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b", html)


def test_the_script_is_written_for_browsers_of_the_year_2019() -> None:
    script = "".join(path.read_text() for path in SCRIPTS)
    assert not re.search(
        r"\?\.[a-z(\[]|\?\?|\*\*|\|\|=|&&=|\d_\d|\d+n\b|\bimport\b|\bstatic\b|^  #", script, re.MULTILINE
    )


@pytest.mark.parametrize(
    ("language", "shows"), [("nb", "Hva du fikk utbetalt"), ("uk", "Скільки вам виплатили"), ("ar", "ما دُفع لك")]
)
def test_it_says_what_is_asked_for_and_what_it_must_show_in_both_languages(language: str, shows: str) -> None:
    words = words_of(pages().page(language, ID, "payslip"))
    for each in ("Lønnsslipp", "Hva du fikk utbetalt", shows, "Alle fire hjørnene er med"):
        assert each in words


def test_a_name_stands_once_where_the_page_is_norwegian_and_twice_otherwise() -> None:
    assert pages().names("payslip", "nb") == ["Lønnsslipp"]
    assert pages().names("payslip", "ar") == ["قسيمة الراتب", "Lønnsslipp"]


def test_a_paper_that_only_a_newer_form_knows_has_a_name_too() -> None:
    assert "Papiret som kiosken ber om" in words_of(pages().page("nb", ID, "brand_new"))


def test_arabic_runs_leftward_and_its_sketch_does_not() -> None:
    html = pages().page("ar", ID, "payslip").decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert re.search('<svg class="sketch" aria-hidden="true"', html)


def test_the_language_is_a_link_for_this_slot() -> None:
    links = [each.attributes["href"] for each in elements_of(pages().page("nb", ID, "payslip"), "a")]
    assert links == [f"?l={code}" for code in LANGUAGES if code != "nb"]


def test_without_script_it_says_what_to_do_instead() -> None:
    html = pages().page("nb", ID, "payslip")
    (upload,) = [each for each in elements_of(html, "div") if each.attributes.get("id") == "upload"]
    assert upload.attributes["data-state"] == "unable"
    assert "skann papiret ved kiosken" in words_of(html)


@every
@pytest.mark.parametrize("kind", ["over", "tries", "trouble"])
def test_whoever_comes_in_vain_reads_why(kind: str, language: str) -> None:
    html = pages().sorry(kind, language)  # type: ignore[arg-type]
    assert len(words_of(html)) > 60
    assert b"<script" not in html


def test_every_text_by_its_name_stands_in_a_template() -> None:
    folders = (HERE / "templates", HERE.parent / "pages" / "templates")
    text = "".join(path.read_text() for folder in folders for path in folder.glob("*.html"))
    states = {"waiting", "sending", "held", "sent", "arrived", "refused", "large", "unread"}
    assert not [name for name in set(WORDING) - states if f"said.{name}" not in text]
    assert states <= set(WORDING)
