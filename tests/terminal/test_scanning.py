"""What scanners type, and how it is told from what a person presses."""

import asyncio
import os
import pty
import tty
from collections.abc import Iterable

import pytest
from textual.events import Key

from kiosk.form.definition import Form
from kiosk.terminal.scanning import Burst, Scanned, is_american, plain, read_receipt
from kiosk.terminal.serial_scanner import SerialScanner
from tests.terminal.following import KEY, LINK, WAITING
from tests.terminal.visiting import Desk, Hand
from tests.waiting import wait

PART = "SK1:W76PNSMCE:1/3:1234ABC"


def swallowed(keys: Iterable[str], pause: float) -> str:
    """The keys that reach no screen, each pressed so many seconds after the one before."""
    burst = Burst()
    return "".join(key for number, key in enumerate(keys) if burst.swallows(key, 100 + number * pause))


@pytest.mark.parametrize("written", [LINK, LINK.lower(), f"]Q1{LINK}", f"  {LINK}\r\n", LINK.replace("HTTPS", "HTTP")])
def test_a_receipt_is_read_however_the_scanner_writes_it(written: str) -> None:
    scanned = read_receipt(written)
    assert scanned is not None
    assert (scanned.reference.characters, scanned.code) == (WAITING, "4F7A1C")


def test_a_receipt_is_read_from_an_american_set_scanner() -> None:
    typed = LINK.replace("://STATUS.EXAMPLE.NO/S/", "Ø--STATUS.EX+AMPLE.NO-S-").replace("E/", "E-").replace("/4", "-4")
    assert isinstance(read_receipt(typed), Scanned)
    assert is_american(typed)


@pytest.mark.parametrize("text", ["", "W76PNSMCE", "HTTPS://EXAMPLE.NO/S/W76PNSMCE", LINK[:-1], LINK + "X", PART])
def test_nothing_else_is_a_receipt(text: str) -> None:
    assert read_receipt(text) is None


def test_what_was_scanned_stands_in_no_repr() -> None:
    assert KEY.characters[:6] not in repr(read_receipt(LINK))


def test_a_space_at_the_end_of_a_part_is_its_last_character() -> None:
    assert plain(f"{PART} \r\n") == f"{PART} "


@pytest.mark.parametrize("code", [PART, LINK])
def test_a_scanners_digits_are_swallowed_to_its_end(code: str) -> None:
    kept = code[: len(code) - len(swallowed([*code, "\r"], 0.002)) + 1]
    assert not set(kept) & set("0123456789ABC")


def test_what_a_person_types_is_never_swallowed() -> None:
    assert swallowed([*"SK1:HTTPS123", "\r"], 0.12) == ""
    assert swallowed("123450987", 0.001) == ""


def test_the_key_after_a_code_is_a_persons_again() -> None:
    burst = Burst()
    assert [burst.swallows(key, 0.001 * number) for number, key in enumerate("SK12")] == [False, False, True, True]
    assert not burst.swallows("1", 1.0)


def test_a_code_is_known_right_behind_the_key_of_a_person() -> None:
    burst = Burst()
    assert [burst.swallows(key, 0.001 * number) for number, key in enumerate("1SK12")] == [False] * 3 + [True] * 2


async def test_a_code_scanned_on_a_question_chooses_nothing(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk().run_test(size=(80, 24)) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        for letter in PART:
            hand.app.post_message(Key(letter, letter))
        hand.app.post_message(Key("enter", None))
        await pilot.pause()
        assert hand.screen == "QuestionScreen"
        assert desk.session.answers == {}
        await pilot.pause(0.3)
        await hand.press("1")
        assert desk.session.answers == {"home": "rent"}


async def test_a_scanner_on_a_serial_port_is_heard_line_by_line() -> None:
    master, slave = pty.openpty()
    tty.setraw(slave)
    heard: list[str] = []
    SerialScanner(os.ttyname(slave), heard.append).begin()
    while not heard:
        os.write(master, b"SK1:W76PNSMCE:R\r\n")
        await asyncio.sleep(0.05)
    for piece in (b"\xff\xfe\r", LINK.encode()[:9], LINK.encode()[9:] + b"\n"):
        os.write(master, piece)
    await wait(lambda: LINK in heard)
    assert set(heard) == {"SK1:W76PNSMCE:R", LINK}
    os.close(slave)


def test_a_line_with_anything_but_printable_letters_is_noise() -> None:
    heard: list[str] = []
    SerialScanner("/dev/null", heard.append).heard(b"\x1b[2J\r\xe6\r\nSK1:W76PNSMCE:R\r\n")
    assert heard == ["SK1:W76PNSMCE:R"]


async def test_whoever_scans_is_there(form: Form) -> None:
    async with Desk(form).kiosk().run_test(size=(80, 24)) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        hand.app._quiet = 50
        hand.app.take_scan(PART)
        assert hand.app._quiet == 0


def test_noise_without_an_end_is_not_kept_for_ever() -> None:
    scanner = SerialScanner("/dev/null", lambda _text: None)
    assert len(scanner.heard(b"x" * 100_000)) <= 5000
