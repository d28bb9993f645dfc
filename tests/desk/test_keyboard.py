"""What the desk's scan field understands: everything a scanner sends, and what a clerk types."""

from pathlib import Path

import pytest

from kiosk.desk.keyboard import DataPart, Entered, ReceiptLink, TrackingCode, read_code, read_entry
from kiosk.form.answers import Problem
from kiosk.form.reference import Reference

REFERENCE = Reference("7KQ4M2XJG")
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
# Which sign a Norwegian computer shows for each key that an American-set scanner presses.
ON_NORWEGIAN = str.maketrans({":": "Ø", "/": "-", "-": "+", "*": "(", "$": "¤", "+": "`"})
NO_PLUS = BASE45.replace("+", "")


def as_american(text: str) -> str:
    return text.translate(ON_NORWEGIAN)


def test_the_reference_used_here_is_a_real_one() -> None:
    assert read_entry("7KQ-4M2-XJG") == Entered(REFERENCE)


@pytest.mark.parametrize("typed", ["7kq 4m2 xjg", "7KQ4M2XJG\r\n", "  7KQ–4M2–XJG", "7kq.4m2.xjg"])
def test_a_reference_is_taken_as_people_type_it(typed: str) -> None:
    assert read_entry(typed).what == REFERENCE


def test_a_slip_in_the_reference_is_noticed() -> None:
    assert read_entry("7KQ-4M2-XJH").what == Problem("problem.reference.check")


def test_a_short_text_is_taken_for_a_reference_and_told_its_shape() -> None:
    assert read_entry("7KQ-4M2").what == Problem("problem.reference.shape")


def test_nothing_is_asked_to_be_scanned_or_typed() -> None:
    assert read_entry("  \r").what == Problem("desk.entry.empty")


def test_a_shopping_code_is_no_code_of_ours() -> None:
    assert read_entry("WIFI:T:WPA;S:reception;P:secret;;").what == Problem("desk.entry.unknown")


def test_a_page_code_says_kind_page_and_pages() -> None:
    assert read_entry("SK1:7KQ4M2XJG:P2/7\r").what == TrackingCode(REFERENCE, "P", 2, 7)


def test_a_receipt_without_a_gateway_is_a_page_code_too() -> None:
    assert read_entry("SK1:7KQ4M2XJG:R").what == TrackingCode(REFERENCE, "R")


def test_page_eight_of_seven_is_no_code() -> None:
    assert read_entry("SK1:7KQ4M2XJG:P8/7").what == Problem("desk.entry.unknown")


def test_a_receipt_link_gives_reference_and_key() -> None:
    link = read_entry("https://status.example.no/S/7KQ4M2XJG/4F7A1C9999999999").what
    assert link == ReceiptLink(REFERENCE, "4F7A1C9999999999")


def test_a_receipt_key_never_stands_in_a_repr() -> None:
    assert "4F7A1C" not in repr(read_entry("HTTPS://S.NO/S/7KQ4M2XJG/4F7A1C9999999999"))


def test_a_data_part_keeps_every_character_even_a_space_at_the_end() -> None:
    text = f"SK1:7KQ4M2XJG:1/2:{BASE45} "
    assert read_entry(f"{text}\r\n").what == DataPart(REFERENCE, 1, 2, text)


def test_a_data_part_never_stands_in_a_repr() -> None:
    assert "SECRET" not in repr(read_entry("SK1:7KQ4M2XJG:1/2:SECRET"))


def test_part_three_of_two_is_no_code() -> None:
    assert read_entry("SK1:7KQ4M2XJG:3/2:ABC").what == Problem("desk.entry.unknown")


def test_a_misread_reference_in_a_code_is_noticed() -> None:
    assert read_entry("SK1:7KQ4M2XJH:P2/7").what == Problem("problem.reference.check")


def test_a_code_typed_with_caps_lock_on_is_the_same() -> None:
    assert read_entry("sk1:7kq4m2xjg:p2/7").what == TrackingCode(REFERENCE, "P", 2, 7)


def test_a_scanner_that_says_what_it_saw_is_understood() -> None:
    assert read_entry("]Q1SK1:7KQ4M2XJG:P2/7").what == TrackingCode(REFERENCE, "P", 2, 7)


def test_an_american_scanner_types_the_whole_alphabet_but_plus_and_it_is_put_right() -> None:
    text = f"SK1:7KQ4M2XJG:1/2:{NO_PLUS}"
    assert read_entry(as_american(text)) == Entered(DataPart(REFERENCE, 1, 2, text), is_american=True)


@pytest.mark.parametrize("character", BASE45)
def test_every_character_is_put_right_or_the_scanner_must_be_set(character: str) -> None:
    text = f"SK1:7KQ4M2XJG:1/2:A{character}B"
    wanted = Problem("desk.entry.keyboard") if character == "+" else DataPart(REFERENCE, 1, 2, text)
    assert read_entry(as_american(text)).what == wanted


@pytest.mark.parametrize("dead", ["`A", "À", "`", "È", "``", "`1"])
def test_whatever_a_dead_key_left_the_scanner_must_be_set(dead: str) -> None:
    assert read_entry(f"SK1Ø7KQ4M2XJGØ1-2Ø{dead}B") == Entered(Problem("desk.entry.keyboard"), is_american=True)


def test_an_american_scanner_reads_a_page_code() -> None:
    assert read_entry("SK1Ø7KQ4M2XJGØP2-7").what == TrackingCode(REFERENCE, "P", 2, 7)


def test_a_danish_computer_shows_other_letters() -> None:
    assert read_entry("SK1Æ7KQ4M2XJGÆP2-7").what == TrackingCode(REFERENCE, "P", 2, 7)


def test_an_american_scanner_with_caps_lock_reads_a_page_code() -> None:
    assert read_entry("sk1ø7kq4m2xjgøp2-7").what == TrackingCode(REFERENCE, "P", 2, 7)


def test_an_american_scanner_reads_a_receipt_link_with_a_dash_and_a_port_in_its_host() -> None:
    link = "HTTPS://STATUS-PAGE.EXAMPLE.NO:8443/S/7KQ4M2XJG/4F7A1C9999999999"
    assert read_entry(as_american(link)).what == ReceiptLink(REFERENCE, "4F7A1C9999999999")


def test_a_well_set_scanner_is_not_called_american() -> None:
    assert not read_entry("SK1:7KQ4M2XJG:P2/7").is_american


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/scan/page 1.pdf", "/scan/page 1.pdf"),
        ("'/scan/page 1.pdf' ", "/scan/page 1.pdf"),
        ("/scan/page\\ 1.pdf", "/scan/page 1.pdf"),
        ("file:///scan/page%201.pdf", "/scan/page 1.pdf"),
        ("./page.png", "page.png"),
    ],
)
def test_a_path_is_taken_as_it_is_typed_or_dropped(typed: str, path: str) -> None:
    found = read_entry(typed).what
    assert found == Path(path)


def test_the_home_folder_is_found() -> None:
    assert read_entry("~/page.png").what == Path("~/page.png").expanduser()


def test_a_camera_gives_codes_without_any_cleaning() -> None:
    assert read_code("SK1:7KQ4M2XJG:1/1:AB ") == DataPart(REFERENCE, 1, 1, "SK1:7KQ4M2XJG:1/1:AB ")
