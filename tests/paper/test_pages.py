"""The printed set, read back as others read it: text, codes, structure, and what is not there."""

import re
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from kiosk.form.answers import Address, Answer, Name
from kiosk.form.definition import Question, WayOut
from kiosk.form.kinds.counting import spaced
from kiosk.form.texts import label_id
from kiosk.language.words import language_of
from kiosk.visit.application import Application
from tests.paper.printing import (
    EXAMPLE,
    VISITS,
    application,
    codes,
    crowded,
    house,
    is_part,
    outside,
    page_texts,
    printed,
    printery,
    squeezed,
)

# One for each script, and Dari, whose letters and joiners Arabic does not have.
LANGUAGES = ("nb", "uk", "ar", "ti", "fa_AF")
# Every visit in one language or another, and one of them in all.
SEEN = [
    *((path, LANGUAGES[place % len(LANGUAGES)]) for place, path in enumerate(VISITS[1:])),
    *((EXAMPLE, language) for language in LANGUAGES),
]
seen = pytest.mark.parametrize(("path", "language"), SEEN, ids=[f"{path.stem}-{language}" for path, language in SEEN])


def caseworker(made: Application) -> str:
    """What the caseworker reads it in: the applicant's Norwegian, or else the helper's."""
    return made.language if made.language in ("nb", "nn") else made.helper_language


def said(question: Question, answer: Answer, language: str) -> list[str]:
    """What a caseworker must find on paper for an answer."""
    words = house().library.words("nn" if language == "nn" else "nb")
    match answer:
        case WayOut():
            return []
        case bool() | int():
            return [spaced(answer)]
        case date():
            return [f"{answer:%d.%m.%Y}"]
        case Name():
            return [answer.given, answer.family]
        case Address():
            return [answer.street, answer.postal_code]
        case tuple():
            parts: list[str] = []
            for each in answer:
                if isinstance(each, str):
                    parts.append(words(label_id(question, each)))
                else:
                    for id, inner in each.items():
                        parts += said(house().form.question(id), inner, language)
            return parts
        case str() if question.choices:
            return [words(label_id(question, answer))]
        case _:
            return [answer] if question.kind == "text" else []


@seen
def test_every_answer_is_in_the_text_layer(path: Path, language: str) -> None:
    made = application(path, language)
    text = squeezed("".join(page_texts(printed(path, language, ("application",)).pdf)))
    missing = [
        (id, word)
        for id, answer in made.answers.items()
        for part in said(house().form.question(id), answer, caseworker(made))
        for word in (re.findall(r"[^\W\d]+|\d+", part) if any(map(str.isalpha, part)) else [squeezed(part)])
        # A reader gives leftward words of a rightward line letter by letter as they stand.
        if word not in text and word[::-1] not in text
    ]
    assert missing == []


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_every_page_carries_the_reference_and_its_number_in_both_languages(path: Path) -> None:
    made = application(path, "uk")
    texts = page_texts(printed(path, "uk", ("cover", "application", "declaration", "data-sheet")).pdf)
    for number, text in enumerate(texts, start=1):
        assert made.reference in text
        assert f"Side {number} av {len(texts)}" in text
        assert f"Сторінка {number} з {len(texts)}" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_is_pdf_a_2b(language: str) -> None:
    report = pdfa.validate_written(BytesIO(printed(EXAMPLE, language).pdf), "2b")
    assert report.findings == []


@pytest.mark.parametrize("path", VISITS[:3], ids=lambda path: path.stem)
def test_every_code_is_read_from_the_page(path: Path) -> None:
    made = application(path)
    kept = printery().make(made, ("receipt",)).pages
    found = codes(printed(path).pdf)
    number, pages = made.reference.replace("-", ""), len(found) - kept
    covers = next(page for page, texts in enumerate(found) if texts != [texts[0]] * len(texts) or ":P" in texts[0])
    expected = [[f"SK1:{number}:C1/{pages}"] * 2]
    expected += [[f"SK1:{number}:C{page}/{pages}"] for page in range(2, covers + 1)]
    expected += [[f"SK1:{number}:P{page}/{pages}"] for page in range(covers + 1, pages)]
    *parts, sheet = found.pop(pages - 1)
    assert (sheet, all(map(is_part, parts))) == (f"SK1:{number}:D{pages}/{pages}", True)
    assert found == [*expected, [f"SK1:{number}:R"], *[[]] * (kept - 1)]


def test_a_kept_receipt_holds_no_answers() -> None:
    made = application()
    text = squeezed("".join(page_texts(printed(EXAMPLE, "nb", ("receipt",)).pdf)))
    assert "Layla" not in text
    assert str(made.answers["identity"]) not in text
    assert str(made.answers["account"]) not in text


def test_a_question_without_an_answer_is_shown_and_listed() -> None:
    made = application(EXAMPLE, "nb")
    answers = {**made.answers, "savings": WayOut.DONT_KNOW}
    text = page_texts(printery().make(replace(made, answers=answers), ("application",)).pdf)
    assert "".join(text).count("Vet ikke") == 2


def test_a_practice_page_says_so_and_a_real_one_does_not() -> None:
    made = application(EXAMPLE, "nb")
    practice = page_texts(printery().make(replace(made, practice=True)).pdf)
    assert all("ØVING / PRACTICE" in text for text in practice)
    real = printed(EXAMPLE, "nb", ("cover", "application", "declaration", "receipt"))
    assert not any("PRACTICE" in text for text in page_texts(real.pdf))


def test_own_words_are_printed_as_written_and_marked_with_their_language() -> None:
    text = "".join(page_texts(printed(EXAMPLE, "ar", ("application",)).pdf))
    assert "Skrevet på arabisk" in text
    assert "Elvia" in text


def test_one_printout_keeps_its_place_in_the_set() -> None:
    made = application(EXAMPLE, "nb")
    whole = page_texts(printed(EXAMPLE, "nb").pdf)
    alone = page_texts(printery().make_one("declaration", made))
    assert alone[0] in whole


def test_the_set_counts_its_pages() -> None:
    whole = printed(EXAMPLE, "nb")
    assert whole.pages == len(page_texts(whole.pdf))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_structure_has_headings_languages_and_described_pictures(language: str) -> None:
    with pikepdf.open(BytesIO(printed(EXAMPLE, language).pdf)) as pdf:
        elements = list(pdf.Root.StructTreeRoot.K[0].K)
        roles = {str(element.S) for element in elements}
        assert {"/H1", "/H2", "/P", "/Figure"} <= roles
        assert {str(element.Lang) for element in elements} == {"nb", language_of(language).tag}
        assert all("/Alt" in element for element in elements if str(element.S) == "/Figure")
        assert str(pdf.Root.Lang) == "nb"
        assert bool(pdf.Root.MarkInfo.Marked)


@seen
def test_nothing_is_drawn_outside_the_grid(path: Path, language: str) -> None:
    assert outside(printed(path, language).pdf) == []


@seen
def test_no_letter_is_missing(path: Path, language: str) -> None:
    assert "\ufffd" not in "".join(page_texts(printed(path, language).pdf))


def test_making_pages_opens_no_file_for_writing() -> None:
    opened: list[object] = []
    is_watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if is_watching and event == "open" and set(str(arguments[1])) & set("wax+"):
            opened.append(arguments[0])

    sys.addaudithook(watch)
    printery().make(application(EXAMPLE, "ar"))
    is_watching = False
    assert opened == []


@seen
def test_no_words_stand_on_other_words(path: Path, language: str) -> None:
    assert crowded(printed(path, language).pdf) == []
