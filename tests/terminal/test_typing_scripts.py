"""Typing in every script: letters and joiners are kept, one rub-out takes one letter, digits of any script count."""

from datetime import date
from io import StringIO

import pytest
from textual import events

from kiosk.form.answers import Problem
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.kinds import kind_of
from kiosk.form.reference import Reference
from kiosk.language.words import Voices
from kiosk.terminal.caps import understood
from kiosk.terminal.conversation import Conversation
from kiosk.terminal.widgets.editing import Typing, pasted
from kiosk.terminal.widgets.field import Field
from tests.terminal.stage import ADDRESS, BORN, NAME, NUMBER, RENT, TODAY, WORDS, ask, stage
from tests.terminal.visiting import Desk, Hand, both_forms, library_of

ZWNJ = "\u200c"
WRITTEN = f"می{ZWNJ}روم"
# A letter with vowel marks; Ethiopic; a family and a flag of emoji; Polish by combining mark; Sámi.
LETTERS = ["بّ", "ኛ", "👨\u200d👩\u200d👧", "🇳🇴", "o\u0301", "ŋ"]
PHONE = Question("phone", Kind.PHONE, "", "phone")
ACCOUNT = Question("account", Kind.ACCOUNT, "", "bank")
REFERENCE = Question("reference", Kind.REFERENCE, "", "reference")


@pytest.mark.parametrize("letter", LETTERS)
def test_one_rub_out_and_one_step_take_one_letter_of_any_script(letter: str) -> None:
    typing = Typing.at_end(f"a{letter}")
    assert typing.rub_out().text == "a"
    assert typing.move(-1).before == "a"
    assert typing.to(1).delete().text == "a"


@pytest.mark.parametrize("question", [NAME, WORDS, ADDRESS], ids=lambda question: question.id)
async def test_a_joiner_is_typed_and_kept_in_every_field_for_words(question: Question) -> None:
    app = stage(ask(question), "ar")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for letter in WRITTEN:
            # As a terminal sends it: a key Textual has no name for.
            pilot.app.screen.focused.post_message(events.Key(letter, letter))  # type: ignore[union-attr]
        await pilot.pause()
        assert WRITTEN in pilot.app.screen.typed()  # type: ignore[attr-defined]


def test_a_joiner_is_kept_when_it_is_pasted() -> None:
    assert pasted(WRITTEN, 40) == WRITTEN


def test_a_joiner_is_kept_in_plain_mode() -> None:
    words = library_of(both_forms().all()).words("nb")
    heard = Conversation(StringIO(f"{WRITTEN}\n"), StringIO(), Voices(words, words), lambda: None).hear()
    assert heard == WRITTEN


@pytest.mark.parametrize(
    "name",
    ["Áŋŋel Ŧuoma", "Łucja Żółć", "D'Angelo-O’Brien", "ገብረመድህን ተስፋይ", f"علی{ZWNJ}رضا", "عبد الرّحمن", "Ёлкина Ъй",
     "Ca\u0308milla"],
)  # fmt: skip
def test_a_name_has_any_letter(name: str) -> None:
    assert not isinstance(kind_of(NAME).parse(NAME, name, TODAY), Problem)


def eastern(text: str, zero: str) -> str:
    return text.translate({ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)})


@pytest.mark.parametrize("zero", ["\u0660", "\u06f0"], ids=["arabic", "persian"])
@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (RENT, "12 500", 12500),
        (BORN, "24.11.1988", date(1988, 11, 24)),
        (NUMBER, "010170 00027", None),
        (PHONE, "+47 412 34 567", None),
        (ACCOUNT, "1234.56.78903", "12345678903"),
        (REFERENCE, "7KQ-4M2-XJG", None),
    ],
    ids=["amount", "date", "identity", "phone", "account", "reference"],
)
def test_eastern_digits_mean_what_western_ones_mean(question: Question, typed: str, answer: object, zero: str) -> None:
    kind = kind_of(question)
    western = kind.parse(question, typed, TODAY)
    assert kind.parse(question, eastern(typed, zero), TODAY) == western
    assert answer is None or western == answer or isinstance(western, Reference)


def test_an_amount_may_have_the_separators_of_arabic() -> None:
    assert kind_of(RENT).parse(RENT, "١٢٬٥٠٠", TODAY) == 12500


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("١", "1"), ("۹", "9"), ("ф", "a"), ("И", "b"), ("с", "c"), ("ش", "a"), ("ኣ", "a"), ("1", "1"), ("q", "q"),
     ("ж", "ж")],
)  # fmt: skip
def test_a_key_of_any_keyboard_means_the_cap_in_its_place(typed: str, meant: str) -> None:
    assert understood(events.Key(typed, typed)).character == meant


@pytest.mark.parametrize("key", ["٥", "۵"])
async def test_eastern_keys_choose_cards(form: Form, key: str) -> None:
    async with Desk(form).kiosk().run_test(size=(80, 24)) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", key)
        assert hand.app.session.language == "ar"


async def test_eastern_digits_stay_as_they_were_typed_in_a_field() -> None:
    app = stage(ask(RENT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for digit in "۱۲":
            await pilot.press(digit)
        assert pilot.app.screen.query_one(Field).value == "۱۲"
