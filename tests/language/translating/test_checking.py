"""What a check finds, and what it leaves to the translator."""

from pathlib import Path

import pytest

from kiosk.language.translating.checking import check
from kiosk.language.translating.measuring import measure
from kiosk.language.translating.rules import faults_of, warnings_of
from kiosk.language.words import language_of
from tests.language.translating.shelf import CARDS, FORMS, FRAME, SEEN, begin, translate


def found(locales: Path, *, faults: bool = True) -> list[str]:
    """What is wrong with Ukrainian and bokmål; no other language is here."""
    gaps = [
        gap
        for gap in check(locales, FORMS, SEEN, CARDS)
        if gap.file.startswith(("uk", "nb")) and gap.is_fault == faults
    ]
    return list(map(str, gaps))


def test_a_catalogue_in_order_has_no_gap(tmp_path: Path) -> None:
    translate(begin(tmp_path))
    assert found(tmp_path) == []


def test_two_cards_never_read_the_same(tmp_path: Path) -> None:
    translate(begin(tmp_path), need__choice__rent="Їжа")
    assert found(tmp_path) == [
        "uk/: need.choice.rent: reads the same as need.choice.food on the same screen: choose other words"
    ]


def test_a_text_that_is_too_long_is_only_a_warning(tmp_path: Path) -> None:
    translate(begin(tmp_path), bar__next="Наступний крок")
    assert found(tmp_path) == []
    assert found(tmp_path, faults=False) == ["uk/frame.po: bar.next: is 14 cells long, at most 8 if possible"]


def test_a_text_without_a_note_or_a_place_is_a_fault(tmp_path: Path) -> None:
    translate(begin(tmp_path, FRAME + '\nmsgctxt "bar.back"\nmsgid "Tilbake"\nmsgstr ""\n'), bar__back="Назад")
    assert "nb/frame.po: bar.back: has no note: say where it stands and what it is for (#.)" in found(tmp_path)
    assert "nb/frame.po: bar.back: is said nowhere in the program: remove it" in found(tmp_path)


def test_a_header_of_another_language_is_a_fault(tmp_path: Path) -> None:
    translate(begin(tmp_path))
    path = tmp_path / "uk" / "frame.po"
    path.write_text(path.read_text(encoding="utf-8").replace("Language: uk", "Language: ru"), encoding="utf-8")
    assert [gap for gap in found(tmp_path) if "its header does not say" in gap and "Language: uk" in gap]


@pytest.mark.parametrize("written", ['"Далі" ', '"Далі'], ids=["blank", "open"])
def test_what_only_babel_can_read_is_a_fault(tmp_path: Path, written: str) -> None:
    translate(begin(tmp_path))
    path = tmp_path / "uk" / "frame.po"
    path.write_text(path.read_text("utf-8").replace('"Далі"', written), encoding="utf-8")
    assert [gap for gap in found(tmp_path) if "bar.next: stands so that the kiosk cannot read it" in gap]


def test_plural_forms_are_refused_since_nothing_reads_them(tmp_path: Path) -> None:
    translate(begin(tmp_path))
    path = tmp_path / "uk" / "frame.po"
    many = 'msgid "Neste"\nmsgid_plural "Neste"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n'
    path.write_text(path.read_text("utf-8").replace('msgid "Neste"\nmsgstr "Далі"\n', many), encoding="utf-8")
    assert [gap for gap in found(tmp_path) if "bar.next: has plural forms" in gap]


@pytest.mark.parametrize(
    ("code", "bokmaal", "said", "fault"),
    [
        ("uk", "{count} igjen", "кілька", "other placeholders"),
        ("ar", "11 tall", "١١ رقمًا", "write 0 to 9"),
        ("uk", "Ring 116 117.", "Дзвоніть 116.", "the number 116117"),
        ("uk", "Trykk F2.", "Натисніть F3.", "other keys"),
        ("ru", "Trykk Enter.", "Нажмите Ввод.", "other keys"),
        ("ru", "J for ja", "Д для да", "the key J"),
        ("ar", "Er du der?", "هل أنت هنا?", "end it with ؟"),
        ("ti", "Er du der?", "ኣለኻ።", "end it with ?"),
        ("ar", "Nummer", "رقم \u2067abc", "not balanced"),
        ("ar", "Nummer", "\u202eرقم", "overrides the direction"),
        ("pl", "Neste", " Dalej", "blank"),
        ("pl", "Også", "Ro\u0301wniez\u0307", "NFC"),
    ],
)
def test_a_translation_keeps_what_it_must_share(code: str, bokmaal: str, said: str, fault: str) -> None:
    assert [each for each in faults_of(bokmaal, said, language_of(code)) if fault in each]


@pytest.mark.parametrize(
    ("code", "bokmaal", "said"),
    [
        ("so", "siste tre måneder", "3-dii bilood"),
        ("uk", "18 000 kr", "18\u00a0000 крон"),
        ("uk", "I bil", "У машині"),
        ("ar", "Er du der?", "هل أنت هنا؟"),
        ("fa_AF", "Nummer {number}", "شماره \u2068{number}\u2069"),
    ],
)
def test_what_a_language_writes_its_own_way_is_no_fault(code: str, bokmaal: str, said: str) -> None:
    assert list(faults_of(bokmaal, said, language_of(code))) == []


@pytest.mark.parametrize(
    ("said", "warning"),
    [("Du er her", "full stop"), ("Du er her.", "still says the bokmål"), ("Jest tu 24 razy.", "the number 24")],
)
def test_what_may_well_be_right_is_a_warning(said: str, warning: str) -> None:
    assert [each for each in warnings_of("Du er her.", said, language_of("pl"), "") if warning in each]


def test_the_report_counts_what_is_said_and_what_is_stale(tmp_path: Path) -> None:
    translate(begin(tmp_path), bar__next="Наступний крок")
    begin(tmp_path, FRAME.replace("{count} igjen", "{count} er igjen"))
    uk = next(each for each in measure(tmp_path, FORMS) if each.language.code == "uk")
    assert (uk.wanted, uk.translated, uk.stale, uk.is_offered) == (6, 5, 1, False)
    assert [str(each) for each in uk.longest] == ["bar.next 14/8"]
    assert uk.to_json()["missing"] == 0
