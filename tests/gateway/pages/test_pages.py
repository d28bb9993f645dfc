"""What pages say and hold, without a browser."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest

from kiosk.gateway.pages import Entered
from tests.gateway.pages.reading import elements_of, words_of
from tests.gateway.pages.samples import (
    KINDS,
    LANGUAGES,
    NEWER,
    PAPERS,
    REFERENCE,
    SAMPLE,
    every_status,
    form,
    pages,
    status,
)

everywhere = pytest.mark.parametrize("language", LANGUAGES)
sampled = pytest.mark.parametrize("language", SAMPLE)
every_kind = pytest.mark.parametrize("kind", KINDS)
# Every paper there is, and eleven languages to choose from, in Cyrillic: a letter is two octets.
SMALL = 31_000


@everywhere
@every_kind
def test_every_status_is_told_in_every_language(kind: str, language: str) -> None:
    html = pages().status(every_status(language)[kind])
    assert len(html) < SMALL
    assert "[nb]" not in words_of(html)
    assert not re.search(r"{\w*}", words_of(html))


@everywhere
def test_even_every_paper_at_once_is_a_small_page(language: str) -> None:
    papers = tuple(each.id for each in form().documentation)
    assert len(pages().status(status("waiting", language, documents=papers))) < SMALL


@sampled
@every_kind
def test_the_title_says_the_status_as_the_heading_does(kind: str, language: str) -> None:
    html = pages().status(every_status(language)[kind])
    (title,), (heading,) = elements_of(html, "title"), elements_of(html, "h1")
    assert heading.words.startswith(title.words)


@everywhere
def test_the_page_reads_in_the_direction_of_its_language(language: str) -> None:
    (html,) = elements_of(pages().status(status("registered", language)), "html")
    assert html.attributes == {
        "lang": language.replace("_", "-"),
        "dir": "rtl" if language in ("ar", "fa_AF") else "ltr",
    }


@every_kind
def test_bokmaal_stands_beneath_other_languages_and_says_that_it_is_bokmaal(kind: str) -> None:
    lines = elements_of(pages().status(every_status("ar")[kind]), "small")
    assert lines
    inside = [each for each in elements_of(pages().status(every_status("ar")[kind]), "bdi") if "small" in each.within]
    assert {each.attributes["lang"] for each in inside if each.within[-1] == "small"} == {"nb"}


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_norwegian_stands_once(language: str) -> None:
    assert not elements_of(pages().status(status("waiting", language, documents=PAPERS)), "small")


@sampled
@every_kind
def test_nothing_can_run_or_be_loaded(kind: str, language: str) -> None:
    html = pages().status(every_status(language)[kind])
    assert not elements_of(html, "script", "link", "img", "iframe", "object", "image")
    assert not [each for each in elements_of(html) for name in each.attributes if name.startswith("on")]
    assert not [each for each in elements_of(html) if "style" in each.attributes]
    addresses = [
        each.attributes[name] for each in elements_of(html) for name in ("href", "src") if name in each.attributes
    ]
    assert all(re.match(r"\?l=|tel:|#sheet|/\?l=", address) for address in addresses)
    assert "url(" not in html.decode()
    assert "//" not in html.decode()


def test_the_policy_lets_in_the_stylesheet_of_the_page_and_no_other() -> None:
    (style,) = re.findall(rb"<style>(.*?)</style>", pages().ask("nb"))
    digest = b64encode(sha256(style).digest()).decode()
    policy = pages().headers["Content-Security-Policy"]
    assert f"style-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_no_page_is_kept_on_the_way_or_found_by_searching() -> None:
    assert pages().headers["Cache-Control"] == "no-store"
    assert pages().headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in pages().headers
    robots = [each for each in elements_of(pages().ask("nb"), "meta") if each.attributes.get("name") == "robots"]
    assert "noindex" in robots[0].attributes["content"]


@every_kind
def test_headings_come_in_order(kind: str) -> None:
    levels = [int(each.tag[1]) for each in elements_of(pages().status(every_status()[kind]), "h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_kind
def test_pictures_are_passed_by_when_the_page_is_read_aloud(kind: str) -> None:
    drawn = elements_of(pages().status(every_status()[kind]), "svg")
    assert drawn
    assert all(each.attributes["aria-hidden"] == "true" for each in drawn)


@every_kind
def test_no_page_says_yes_or_no(kind: str) -> None:
    said = words_of(pages().status(every_status("en")[kind])).lower()
    assert not re.findall(r"granted|approved|rejected|refused|accepted", said)


def test_waiting_is_said_to_be_neither_yes_nor_no() -> None:
    assert "neither yes nor no" in words_of(pages().status(status("waiting", "en")))


def test_papers_are_named_in_both_languages_with_what_they_must_show() -> None:
    said = words_of(pages().status(every_status("en")["waiting"]))
    for words in ("Power bill", "The last bill.", "Strømregning"):
        assert words in said


def test_a_paper_that_this_form_does_not_have_is_another_paper() -> None:
    said = words_of(pages().status(status("waiting", "en", documents=("gone",))))
    assert "Another paper. Ask Nav which one." in said


def test_the_day_stands_on_a_leaf_of_a_calendar_and_in_words() -> None:
    html = pages().status(every_status("uk")["waiting"])
    (leaf,) = [each for each in elements_of(html, "span") if each.attributes.get("class") == "leaf"]
    assert leaf.words.split() == ["груд", "8"]
    assert "Здайте їх не пізніше 8 грудня 2026 р." in words_of(html)


def test_digits_are_western_in_arabic() -> None:
    assert not re.search(r"[\u0660-\u0669\u06f0-\u06f9]", pages().status(every_status("ar")["waiting"]).decode())


def test_numbers_and_norwegian_names_keep_their_order_in_arabic() -> None:
    html = pages().status(every_status("ar")["registered"])
    inside = [each.words for each in elements_of(html, "bdi") if each.attributes.get("dir") == "ltr"]
    for value in ("7KQ-4M2-XJG", "Nav Nordby", "Torggata 3", "0181 Oslo", "10–14", "55\u00a055\u00a033\u00a033"):
        assert value in inside


def test_the_office_has_its_address_its_hours_and_a_number_to_tap() -> None:
    html = pages().status(every_status("en")["forwarded"])
    said = words_of(html)
    assert "Nav Fjordvik" in said
    assert "Strandkaien 2" in said
    assert "5013 Bergen" in said
    assert "10–14" in said
    assert "tel:+4755553333" in [each.attributes["href"] for each in elements_of(html, "a")]


def test_a_paper_forwarded_is_told_where_it_was_handed_in() -> None:
    assert "Handed in at Nav Nordby" in words_of(pages().status(every_status("en")["forwarded"]))


def test_without_an_office_the_number_of_all_of_nav_can_be_tapped() -> None:
    html = pages().status(every_status("en")["registered nowhere"])
    assert not elements_of(html, "address")
    assert "tel:+4755553333" in [each.attributes["href"] for each in elements_of(html, "a")]


def test_a_replaced_application_names_the_one_that_took_its_place() -> None:
    assert "2M8-RT5-W1S" in words_of(pages().status(every_status("en")["replaced"]))
    assert NEWER not in words_of(pages().status(every_status("en")["replaced"]))


def test_the_applicants_language_is_taken_where_none_is_wanted() -> None:
    assert elements_of(pages().status(status("sent", "uk")), "html")[0].attributes["lang"] == "uk"
    assert elements_of(pages().status(status("sent", "uk"), "ar"), "html")[0].attributes["lang"] == "ar"
    assert elements_of(pages().status(status("sent", "uk"), "xx"), "html")[0].attributes["lang"] == "uk"
    assert elements_of(pages().status(status("sent", "xx")), "html")[0].attributes["lang"] == "nb"


def test_every_other_language_is_a_link_in_its_own_name() -> None:
    links = elements_of(pages().status(status("sent", "nb")), "a")
    offered = {each.attributes["href"][3:]: each for each in links if "lang" in each.attributes}
    assert set(offered) == set(LANGUAGES) - {"nb"}
    assert offered["fa_AF"].attributes == {"href": "?l=fa_AF", "lang": "fa-AF", "dir": "rtl"}
    assert offered["ar"].words == "العربية"
    assert offered["ar"].attributes["lang"] == "ar"
    assert offered["ar"].attributes["href"] == "?l=ar"


def test_after_typed_access_a_language_is_a_button_that_posts_the_same_again() -> None:
    html = pages().status(status("sent", "nb"), entered=Entered("7KQ-4M2-XJG", '4F7"A1'))
    assert {each.attributes["value"] for each in elements_of(html, "button")} == set(LANGUAGES) - {"nb"}
    hidden = {each.attributes["name"]: each.attributes["value"] for each in elements_of(html, "input")}
    assert hidden == {"reference": "7KQ-4M2-XJG", "code": '4F7"A1'}
    assert not [each for each in elements_of(html, "a") if "lang" in each.attributes]


def test_what_was_entered_is_not_in_its_repr() -> None:
    assert "4F7A1C" not in repr(Entered(REFERENCE, "4F7A1C"))


def test_the_number_typed_is_put_back_escaped_and_the_code_never() -> None:
    html = pages().ask("en", "unknown", reference='"><script>alert(1)</script>')
    assert not elements_of(html, "script")
    fields = {each.attributes["name"]: each.attributes.get("value") for each in elements_of(html, "input")}
    assert fields == {"l": "en", "reference": '"><script>alert(1)</script>', "code": None}


def test_a_problem_is_told_to_those_who_listen_and_to_those_who_look() -> None:
    html = pages().ask("en", "unknown")
    assert elements_of(html, "title")[0].words.startswith("Problem: ")
    assert [each for each in elements_of(html, "div") if each.attributes.get("role") == "alert"]
    described = [
        each for each in elements_of(html, "input") if "problem" in each.attributes.get("aria-describedby", "")
    ]
    assert len(described) == 2


@sampled
def test_every_field_has_its_label_and_every_label_its_field(language: str) -> None:
    html = pages().ask(language)
    ids = [each.attributes["id"] for each in elements_of(html, "input") if "id" in each.attributes]
    assert [each.attributes["for"] for each in elements_of(html, "label")] == ids


@everywhere
@pytest.mark.parametrize("kind", ["unknown", "tries", "trouble"])
def test_every_sorry_is_told_in_every_language(kind: str, language: str) -> None:
    html = pages().sorry(kind, language)  # type: ignore[arg-type]
    assert len(html) < SMALL
    assert "[nb]" not in words_of(html)


def test_a_link_that_leads_nowhere_leads_to_the_form() -> None:
    links = [each.attributes["href"] for each in elements_of(pages().sorry("unknown", "uk"), "a")]
    assert "/?l=uk" in links


def test_every_page_says_that_no_answers_stand_on_it() -> None:
    for html in (pages().ask("en"), pages().sorry("tries", "en"), pages().status(status("registered", "en"))):
        assert "Your answers are not on this page." in words_of(html)
