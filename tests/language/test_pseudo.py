from kiosk.content import find_content
from kiosk.language.pseudo import leftward, long, pretend
from kiosk.language.words import LANGUAGES, Library, Words

SOURCE = {"right": "Trykk på kortet.", "left": "Du kan taste {limit} kr, ikke 18 000.", "term.pay": "lønn, lønnsslipp"}
BOKMAAL = Words(LANGUAGES[0], SOURCE, SOURCE)


def test_the_longer_one_is_two_fifths_longer() -> None:
    assert len(long(BOKMAAL)("right")) == round(len(SOURCE["right"]) * 1.4)


def test_placeholders_and_digits_stay_as_they_are() -> None:
    for words in (long(BOKMAAL), leftward(BOKMAAL)):
        assert "{limit}" in words("left")
        assert "18 000" in words("left")


def test_no_latin_letter_stands_in_the_one_that_runs_to_the_left() -> None:
    assert not [
        letter for letter in leftward(BOKMAAL)("left").replace("{limit}", "") if letter.isalpha() and letter < "\u0600"
    ]


def test_every_text_stands_between_marks_and_so_does_each_word_for_a_thing() -> None:
    assert long(BOKMAAL)("left")[0] + long(BOKMAAL)("left")[-1] == "«»"
    assert long(BOKMAAL)("term.pay").count("«") == 2


def test_a_house_that_pretends_offers_both() -> None:
    library = pretend(Library(find_content(), {}))
    assert library.offered(("en", "ar")) == ("en", "ar")
    assert library.words("ar")("bar.next").startswith("«")
