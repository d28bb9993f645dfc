"""Pages in every language and every writing system: the right letters, in a text layer others can read, and room."""

import re
import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from kiosk.language import pseudo
from kiosk.language.wanting import is_wanted
from kiosk.language.words import LANGUAGES, Language, Library, source_texts
from kiosk.paper.carrier import rehearsal_seal
from kiosk.paper.flow import LEFT
from kiosk.paper.handed_in import HANDED_IN, HandedIn, print_handed_in
from kiosk.paper.handout import GUIDE, HANDOUTS, POSTER, ROLE_CARD, Handout
from kiosk.paper.handouts import Handouts
from kiosk.paper.hung import START
from kiosk.paper.pages import DOCUMENTS, LATE_DOCUMENTS, Printery
from kiosk.paper.sent import DIGITAL_RECEIPT, Sent
from kiosk.paper.typeface import Typefaces
from kiosk.paper.typesetting import Style, Typesetter
from kiosk.visit.application import Application
from tests.paper.marks import Marked
from tests.paper.printing import (
    EXAMPLE,
    LATE,
    POINTS,
    VISITS,
    application,
    crowded,
    house,
    outside,
    page_texts,
    printed,
)
from tests.paper.test_pages_documents import DOCUMENTS as PAGES
from tests.paper.test_pages_documents import STATES

everywhere = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
both = pytest.mark.parametrize("language", [pseudo.LONGER, pseudo.LEFTWARD])
SETTER = Typesetter(Typefaces(house().content.printouts / "fonts"))
DECLARED = tuple(f"paper.declare.{name}" for name in ("true", "wrong", "changes", "use", "rights"))
PROMISED = ("payslip", "lease")
WILL = "می\N{ZERO WIDTH NON-JOINER}خواهم"
LIKE = {0x200C: None, 0x654: None, 0x6C0: "\N{ARABIC LETTER HEH}"}
# Digits with a dash and a value: on a leftward line the second would stand before the first.
PICTURED = re.compile("[\ue000-\uf8ff]")
RANGE = re.compile(r"[0-9}]\s?[–-]\s?{|}\s?[–-]\s?[0-9]")


@cache
def ids() -> tuple[str, ...]:
    """Of every text there is."""
    forms = (id for catalogue in house().catalogues.values() for id, _, _ in catalogue)
    return tuple(dict.fromkeys((*source_texts(house().content.locales), *forms)))


@cache
def pretending() -> Library:
    return pseudo.pretend(house().library)


@cache
def pretended() -> Printery:
    """A printery whose English and Arabic are the two languages that nobody speaks."""
    return Printery(house().content, pretending(), house().register, *house().forms.all(), seal=rehearsal_seal())


@cache
def marked() -> Marked:
    """What knows a text of the longer language when it sees one."""
    return Marked(map(pretending().words(pseudo.LONGER), ids()))


def every_sheet(made: Application) -> dict[tuple[str, ...], bytes]:
    """All that is printed of an application with its papers, by the names of the printouts."""
    press, form = pretended(), house().forms.of(made.errand)
    papers = LATE_DOCUMENTS if made.errand == "late" else DOCUMENTS
    handed = HandedIn(made.reference, form.id, made.language, made.created, made.office, PROMISED, made.created.date())
    return {
        (*form.printouts, papers): press.make(made, documents=PAGES).pdf,
        (DIGITAL_RECEIPT,): press.make_receipt(made, Sent(made.created, documents=PROMISED)).pdf,
        (HANDED_IN,): print_handed_in(press, handed),
    }


def heard(text: str) -> str:
    """As readers give it: some leave out what is not seen, and write the heh with a hamza in ways of their own."""
    return unicodedata.normalize("NFC", text).translate(LIKE)


@everywhere
def test_every_letter_of_every_text_is_in_a_font_of_ours(language: Language) -> None:
    words = house().library.words(language.code)
    # Arrows stand on keys, and never on paper.
    letters = {letter for id in ids() for letter in words(id) if unicodedata.category(letter)[0] in "LMNPZ"}
    missing = [
        (letter, weight)
        for weight in (400, 600, 700, 800)
        for letter in letters
        if not SETTER.faces.face(letter, weight, False, language.direction == "rtl").covers(letter)
    ]
    assert missing == []


@everywhere
def test_what_is_declared_is_found_in_the_text_layer_word_for_word(language: Language) -> None:
    words = house().library.words(language.code)
    page = heard("".join(page_texts(printed(EXAMPLE, language.code, ("declaration",)).pdf)))
    missing = [
        word
        for id in DECLARED
        for word in re.findall(r"\w+", heard(words(id)))
        # A reader gives leftward words of a rightward line letter by letter as they stand.
        if word not in page and word[::-1] not in page
    ]
    assert missing == []


@pytest.mark.parametrize(
    "language", [each for each in LANGUAGES if each.direction == "rtl"], ids=lambda each: each.code
)
def test_no_leftward_text_has_a_range_that_would_be_turned_round(language: Language) -> None:
    words = house().library.words(language.code)
    # What is not wanted in this language is never shown in it.
    wanted = (id for id in ids() if is_wanted(id, language.code))
    assert [id for id in wanted if RANGE.search(words(id))] == []


def test_a_joiner_of_dari_keeps_letters_apart_and_stays_in_the_text_layer() -> None:
    assert SETTER.width(WILL, Style(12), "rtl") > SETTER.width(WILL.replace("\u200c", ""), Style(12), "rtl")
    words = house().library.words("fa_AF")
    assert any("\u200c" in words(id) for id in DECLARED)
    with pikepdf.open(BytesIO(printed(EXAMPLE, "fa_AF", ("declaration",)).pdf)) as pdf:
        maps = [
            font.ToUnicode.read_bytes()
            for page in pdf.pages
            for font in page.Resources.Font.values()
            if "/ToUnicode" in font
        ]
    assert any(b"<200C>" in each for each in maps)


def test_words_of_tigrinya_are_one_stretch_with_their_spaces_and_digits_are_latin() -> None:
    stretches = SETTER.line("ገንዘብ ንክራይ 12 500", Style(12, 700), "ltr").stretches
    assert [stretch.face.postscript for stretch in stretches] == ["NotoSansEthiopic-700", "NotoSans-700"]
    assert stretches[0].pieces[0].letters == "ገንዘብ ንክራይ "


def test_ethiopic_letters_have_every_weight_and_width_that_pages_ask_for() -> None:
    names = [
        SETTER.faces.face("ሰ", weight, narrow, False).postscript
        for weight in (400, 600, 700, 800)
        for narrow in (False, True)
    ]
    cuts = ("400", "400Narrow", "600", "600", "700", "700Narrow", "700", "700Narrow")
    assert names == [f"NotoSansEthiopic-{cut}" for cut in cuts]


def test_a_long_word_is_set_smaller_rather_than_cut() -> None:
    word = "Dearvvašvuohta"
    room = SETTER.width(word, Style(11.5, 400, True), "ltr") * 0.85
    (line,) = SETTER.fit(word, Style(11.5), "ltr", room)
    assert line.width <= room


@pytest.mark.parametrize("path", [EXAMPLE, VISITS[-1], LATE[0]], ids=lambda path: path.stem)
@both
def test_nothing_is_cut_or_crowded_in_languages_that_nobody_speaks(path: Path, language: str) -> None:
    made = replace(application(path, language), language=language, documents=tuple(STATES.items()))
    for pdf in every_sheet(made).values():
        assert outside(pdf) == []
        assert crowded(pdf) == []
        texts = page_texts(pdf)
        assert "\ufffd" not in "".join(texts)
        assert "".join(texts).count("«") > 5
        assert [text for text in texts if sum(map(text.count, "«»")) % 2] == []
        assert language == pseudo.LEFTWARD or [torn for text in texts for torn in marked().torn(text)] == []


@pytest.mark.parametrize("name", HANDOUTS)
@both
def test_nothing_handed_out_is_cut_or_crowded_in_languages_that_nobody_speaks(name: str, language: str) -> None:
    pdf = Handouts(house().content, pretending(), house().form).make(Handout(name, language, language))
    assert outside(pdf, START if name == POSTER else LEFT) == []
    assert crowded(pdf) == []
    (text,) = page_texts(pdf)
    assert "\ufffd" not in text
    assert sum(map(text.count, "«»")) % 2 == 0
    # Where languages stand beside each other, readers mix their lines; and a picture between words is no letter.
    is_alone = name == GUIDE and language == pseudo.LONGER
    assert not is_alone or list(marked().torn(PICTURED.sub("", text))) == []


def test_a_text_that_lost_a_line_is_seen() -> None:
    seen = Marked(("«Vi ber deg levere papirene», «papirene»", "«Ta med {count} papirer»"))
    assert list(seen.torn("«Ta med fire\npapirer» Nav «Vi ber deg\nlevere papirene» «papirene»")) == []
    assert list(seen.torn("«Ta med fire\npapirer» Nav «Vi ber deg\npapirene»")) == ["«Viberdegpapirene»"]
    assert list(seen.torn("«papirene» «Vi ber deg")) == ["«Viberdeg"]
    assert list(seen.torn("levere papirene» «papirene»")) == ["leverepapirene»"]


def test_no_printout_is_left_out() -> None:
    """Sheets for the case system are bokmål and never translated."""
    of_these = [replace(application(path, "en"), documents=tuple(STATES.items())) for path in (EXAMPLE, LATE[0])]
    printed_out = {name for made in of_these for names in every_sheet(made) for name in names}
    printouts = {path.stem: path.read_text("utf-8") for path in house().content.printouts.glob("*.toml")}
    everyones = {name for name, text in printouts.items() if "case = true" not in text} - {"theme"}
    assert everyones == printed_out | {*HANDOUTS, ROLE_CARD}
    # It is left out of a set where it cannot be made.
    assert pretended().make_one("data-sheet", of_these[0])


@both
def test_the_pages_of_a_pretended_language_are_a4(language: str) -> None:
    with pikepdf.open(BytesIO(pretended().make_one("declaration", application(EXAMPLE, language)))) as pdf:
        (page,) = pdf.pages
        width, height = (float(side) / POINTS for side in page.MediaBox[2:])
    assert (round(width), round(height)) == (210, 297)
