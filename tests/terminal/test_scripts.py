"""What a terminal can draw, which languages are offered there, and the picker with all of them."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from kiosk.language.concepts import Drawing
from kiosk.language.pictogram import Cells
from kiosk.language.script import width
from kiosk.language.spacing import SpacedWords
from kiosk.language.words import LANGUAGES, Library, Words
from kiosk.terminal.drawable import CONSOLE, SCRIPTS, USUAL, Drawable, ask_drawable, drawable_with
from kiosk.terminal.lockdown import text_on_screen
from kiosk.terminal.offering import Offering
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.language import LanguageScreen
from kiosk.terminal.widgets.card import Card
from tests.terminal.stage import Stage, surrounded
from tests.terminal.visiting import both_forms, library_of

ALL = tuple(language.code for language in LANGUAGES)
EVERY_FONT = dict.fromkeys(SCRIPTS, "Noto Sans\n")
OWN = {**EVERY_FONT, "ethiopic": "Noto Sans Ethiopic\nKiosk Cells\n"}
NOTHING = Drawable(frozenset(), source="fonts")


@pytest.fixture(scope="module")
def library() -> Library:
    """All eleven, however much of them is translated."""
    library = library_of(both_forms().all())
    known = library.words("nb")
    return library.saying(*(Words(language, {}, known._source) for language in LANGUAGES if language.code != "nb"))


def fake_fonts(folder: Path, says: str) -> str:
    """A PATH on which fontconfig knows these fonts, whatever it is asked for."""
    command = folder / "fc-list"
    command.write_text(f"#!/bin/sh\necho '{says}'\n")
    command.chmod(0o755)
    return str(folder)


def test_with_our_own_font_ethiopic_letters_stand_close() -> None:
    assert drawable_with(OWN, NOTHING, cuts=False) == Drawable(frozenset(SCRIPTS), source="fonts")


def test_with_another_font_ethiopic_letters_stand_a_blank_apart() -> None:
    assert drawable_with(EVERY_FONT, NOTHING, cuts=False).spaced


def test_a_script_without_a_font_is_not_drawn() -> None:
    assert "ethiopic" not in drawable_with({**EVERY_FONT, "ethiopic": ""}, NOTHING, cuts=False)


def test_where_wide_letters_are_cut_only_our_own_font_draws_ethiopic() -> None:
    assert "ethiopic" not in drawable_with(EVERY_FONT, NOTHING, cuts=True)
    assert "ethiopic" in drawable_with(OWN, NOTHING, cuts=True)


@pytest.mark.parametrize(
    ("environment", "scripts"),
    [({"TERM": "linux"}, CONSOLE), ({"TERM": "foot", "SSH_CONNECTION": "10.0.0.1"}, USUAL)],
    ids=["console", "far"],
)
def test_where_no_font_can_be_asked_only_what_is_sure_is_drawn(
    environment: dict[str, str], scripts: frozenset[str]
) -> None:
    assert ask_drawable((), environment, shown=True).answer().scripts == scripts


def test_what_the_settings_say_is_drawn_wherever_it_is_shown() -> None:
    far = ask_drawable(["latin", "ethiopic"], {"SSH_CONNECTION": "10.0.0.1"}, shown=True).answer()
    assert sorted(far.scripts) == ["ethiopic", "latin"]
    assert far.spaced


def test_what_goes_into_a_file_leaves_nothing_out() -> None:
    assert ask_drawable((), {"TERM": "linux"}, shown=False).answer().scripts == set(SCRIPTS)


@pytest.mark.parametrize(("says", "spaced"), [("Kiosk Cells", False), ("Noto Sans Ethiopic", True)])
def test_fontconfig_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, spaced: bool) -> None:
    monkeypatch.setenv("PATH", fake_fonts(tmp_path, says))
    answer = ask_drawable((), {"TERM": "foot"}, shown=True).answer()
    assert answer == Drawable(frozenset(SCRIPTS), spaced, "fonts")


def test_the_doctor_says_what_would_make_letters_stand_close() -> None:
    told = drawable_with(EVERY_FONT, NOTHING, cuts=False).told_of("ethiopic", "ti")
    assert (told.name, told.weight) == ("script.ethiopic", "advice")
    assert "kiosk font install" in told.cure


def test_the_doctor_names_the_languages_left_out() -> None:
    told = Drawable(USUAL, source="far").told_of("ethiopic", "ti")
    assert "ti left out" in str(told)
    assert "scripts = " in told.cure


def test_a_language_whose_script_is_not_drawn_is_left_out_and_named(library: Library) -> None:
    offering = Offering.of(library, ALL, Drawable(USUAL))
    assert [words.language.code for words in offering.offered] == [code for code in ALL if code != "ti"]
    assert any("tigrinja" in remark for remark in offering.remarks(library.words("nb")))


def test_a_language_that_is_not_translated_enough_is_left_out_and_named() -> None:
    real = library_of(both_forms().all())
    unfinished = real.saying()
    unfinished._coverage["uk"] = 0.97
    offering = Offering.of(unfinished, ("nb", "uk"), Drawable())
    assert [language.code for language in offering.unfinished] == ["uk"]
    assert any("ukrainsk" in remark for remark in offering.remarks(real.words("nb")))


def test_a_language_that_an_office_leaves_out_until_it_is_signed_is_not_called_unfinished() -> None:
    signed_only = library_of(both_forms().all()).saying()
    signed_only._reviewed_only = True
    offering = Offering.of(signed_only, ("nb", "uk"), Drawable())
    assert [language.code for language in offering.unsigned] == ["uk"]
    (remark,) = offering.remarks(signed_only.words("nb"))
    assert remark.startswith("Ikke med her: ukrainsk")


def test_what_no_native_reader_has_signed_is_marked_for_the_helper(library: Library) -> None:
    offering, house = Offering.of(library, ALL, Drawable()), library.words("nb")
    assert offering.name_of(LANGUAGES[0], house) == "bokmål"
    assert offering.name_of(LANGUAGES[3], house) == "ukrainsk *"
    assert offering.remarks(house)[0].startswith("* ")


def test_only_tigrinya_is_spaced(library: Library) -> None:
    offering = Offering.of(library, ALL, Drawable(spaced=True))
    assert [words.language.code for words in offering.offered if isinstance(words, SpacedWords)] == ["ti"]


def picker(library: Library, drawing: Drawing, drawable: Drawable = Drawable()) -> Stage:  # noqa: B008 - frozen
    """The picker of all eleven, drawn so."""
    offering = Offering.of(library, ALL, drawable)
    now = surrounded()
    return Stage(
        lambda now: LanguageScreen(now, offering, first=True),
        type(now)(now.voices, Cells.load(drawing), spaced=drawable.spaced),
    )


SIZES = [(80, 24), (110, 28), (120, 40), (160, 40), (200, 60)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("drawing", ["font", "sextant", "block"])
async def test_all_eleven_stand_on_one_page_with_a_key_each(
    library: Library, drawing: Drawing, size: tuple[int, int]
) -> None:
    async with picker(library, drawing).run_test(size=size) as pilot:
        cards = [card for card in pilot.app.screen.query(Card).results() if card.region]
        assert "".join(card.key for card in cards) == "123456789AB"
        assert not overlaps(cards)
        assert all(width(line) == size[0] for line in text_on_screen(pilot.app.screen).splitlines())
        shown = text_on_screen(pilot.app.screen)
        assert all(f"{name} *" in shown for name in ("nynorsk", "somali", "tigrinja", "dari", "nordsamisk"))


def overlaps(cards: Iterable[Card]) -> bool:
    regions = [card.region for card in cards]
    return any(a.overlaps(b) for number, a in enumerate(regions) for b in regions[number + 1 :])


@pytest.mark.parametrize(("key", "code"), [("9", "pl"), ("a", "fa_AF"), ("b", "se")])
async def test_keys_reach_the_last_languages(library: Library, key: str, code: str) -> None:
    app = picker(library, "sextant")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert app.outcomes == [Chose(code)]


async def test_a_spaced_name_stands_a_blank_apart_in_the_picker(library: Library) -> None:
    async with picker(library, "block", Drawable(spaced=True)).run_test(size=(80, 24)) as pilot:
        assert "ት\u00a0ግ\u00a0ር\u00a0ኛ" in text_on_screen(pilot.app.screen)
