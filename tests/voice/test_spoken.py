"""What is read aloud, piece by piece: its language, the clip it may be, and what may cross to another process."""

import json

import pytest

from kiosk.visit.framing import MOST_JSON
from kiosk.voice.spoken import MOST_PIECES, MOST_TOGETHER, Spoken, named, read_pieces, sentence, written

IDS = {"Mat": ("needs.choice.food",), "[nb] Klær": ("needs.choice.clothes",)}


def test_a_text_of_the_catalogue_keeps_its_id_for_a_clip() -> None:
    assert list(named([Spoken("Mat")], "nn", IDS)) == [Spoken("Mat", "nn", ("needs.choice.food",))]


def test_what_nobody_has_translated_is_read_as_bokmal_without_its_mark() -> None:
    assert list(named([Spoken("[nb] Klær")], "uk", IDS)) == [Spoken("Klær", "nb", ("needs.choice.clothes",))]


def test_a_piece_in_another_language_stays_in_it() -> None:
    assert list(named([Spoken("العربية", "ar")], "nb", IDS)) == [Spoken("العربية", "ar")]


def test_a_piece_without_words_is_no_piece() -> None:
    assert list(named([Spoken(" "), Spoken("")], "nb", IDS)) == []


def test_the_other_process_gets_what_was_said_and_no_more_than_a_screen_says() -> None:
    pieces = [Spoken("Mat", "nn", ("needs.choice.food",))]
    assert read_pieces(written(pieces)) == pieces
    assert len(written(pieces * 1000)) == MOST_PIECES


def test_what_is_no_piece_is_left_out() -> None:
    assert read_pieces("x") == []
    assert read_pieces([1, {"text": "Mat"}]) == [Spoken("Mat")]


def test_a_line_without_a_stop_is_read_with_a_pause_behind_it() -> None:
    assert sentence("Hvordan  bor du?") == "Hvordan bor du?"
    assert sentence("Mat\nog klær") == "Mat og klær."


def test_however_much_is_told_it_fits_what_crosses_at_once() -> None:
    told = written([Spoken("ة" * 1_000_000, "ar")] * 500)
    assert sum(len(each["text"]) for each in told) == MOST_TOGETHER
    assert len(json.dumps(told)) < MOST_JSON // 2


@pytest.mark.parametrize("order", ["[[a]]", "[[[", "\x01999S", "\0", "\x1b[2J", "\ud800", "]]"])
def test_an_answer_orders_nothing_of_the_program_that_reads_it(order: str) -> None:
    said = sentence(f"Jeg {order} bor")
    assert not set(said) & set("[]\x00\x01\x1b\ud800")
    assert said.startswith("Jeg ")
    assert said.endswith(" bor.")
    assert said.encode()


def test_an_answer_is_not_in_what_a_traceback_shows() -> None:
    assert "Sara" not in repr(Spoken("Sara", is_answer=True))
