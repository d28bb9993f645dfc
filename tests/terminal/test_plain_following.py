"""Following, continuing and the codes as lines."""

from io import StringIO

import pytest
import zxingcpp
from PIL import Image

from kiosk.errors import GatewayUnreachable, TooManyTries
from kiosk.form.forms import Forms
from kiosk.register.client import Register
from kiosk.terminal.conversation import Conversation
from kiosk.terminal.plain import run_plain
from kiosk.terminal.plain_codes import tell_codes
from kiosk.visit.application import Application
from kiosk.visit.session import Session
from tests.terminal.following import CODE, LINK, WAITING, BrokenRegister, knowing_register
from tests.terminal.own_paper import OWN, sheet_of, sheets_for
from tests.terminal.visiting import REFERENCE, Desk, both_forms, clock

NUMBER = "W76-PNS-MCE"


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


def told(
    forms: Forms, *lines: str, register: Register | None = None, has_sheets: bool = False
) -> tuple[Application | None, str, Session]:
    """What came of these lines, what was said, and the session."""
    desk, said = Desk(forms), StringIO()
    session = Session(forms, desk.settings, REFERENCE, clock=clock)
    application = run_plain(
        forms, desk.library, desk.settings, StringIO("".join(f"{line}\n" for line in lines)), said,
        taking=desk.taking, clock=clock, session=session, register=register,
        sheets=sheets_for(desk) if has_sheets else None,
    )  # fmt: skip
    return application, said.getvalue(), session


def test_the_two_errands_are_said_only_where_they_work(forms: Forms) -> None:
    _, without, _ = told(forms, "nb")
    _, with_both, _ = told(forms, "nb", register=knowing_register(), has_sheets=True)
    assert "Hvor er søknaden min?" not in without
    assert "5. Hvor er søknaden min?" in with_both
    assert "6. Bruke eget papir" in with_both


@pytest.mark.parametrize("typed", [(WAITING, CODE), (NUMBER, "4f7-a1c"), (LINK,)], ids=["bare", "written", "scanned"])
def test_where_it_is_is_said_in_lines(forms: Forms, typed: tuple[str, ...]) -> None:
    _, said, _ = told(forms, "nb", "where", *typed, register=knowing_register())
    for text in ("Nav trenger flere papirer", "8. desember 2026", "Leieavtale", "Torggata 3", "Legge til papirer"):
        assert text in said


def test_papers_are_added_under_the_number(forms: Forms) -> None:
    _, said, session = told(forms, "nb", "where", WAITING, CODE, "papers", "nobody", register=knowing_register())
    assert session.errand == "late"
    assert (session.answers["reference"], session.told >= {"reference", "topics"}) == (NUMBER, True)
    assert "Hvilket nummer har søknaden?" not in said


def test_the_end_erases(forms: Forms) -> None:
    application, said, _ = told(forms, "nb", "where", WAITING, CODE, "end", register=knowing_register())
    assert application is None
    assert "slettet" in said


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("123",), "problem.reference.shape"),
        ((WAITING, "4F7"), "problem.code.shape"),
        ((WAITING, "000000"), "error.register.unknown"),
    ],
)
def test_what_is_wrong_is_said_and_asked_again(forms: Forms, lines: tuple[str, ...], text: str) -> None:
    _, said, _ = told(forms, "nb", "where", *lines, register=knowing_register())
    assert Desk(forms).library.words("nb")(text) in said


@pytest.mark.parametrize("failure", [GatewayUnreachable, TooManyTries])
def test_a_gateway_that_does_not_answer_is_said_and_back_leads_away(
    forms: Forms, failure: type[GatewayUnreachable | TooManyTries]
) -> None:
    _, said, session = told(forms, "nb", "where", WAITING, CODE, "<", "new", register=BrokenRegister(failure))
    assert Desk(forms).library.words("nb")(failure.text) in said
    assert session.errand == "new"


def test_ones_own_paper_is_mended_from_lines(forms: Forms) -> None:
    parts = sheet_of(forms)
    lines = ("nb", "own", parts[1], parts[1], parts[0], parts[2], CODE, "mend", "nobody")
    _, said, session = told(forms, *lines, has_sheets=True)
    assert session.replaces == OWN
    assert session.answers["rent_amount"] == 7500
    assert "Denne koden er lest før." in said
    assert said.rindex("Stemmer alt?") > said.rindex("Hva vil du gjøre?")
    assert parts[0][:30] not in said


def test_ones_own_paper_is_continued_for_another_month(forms: Forms) -> None:
    _, _, session = told(forms, "nb", "own", *sheet_of(forms), CODE, "next_month", "nobody", has_sheets=True)
    assert (session.errand, session.continues) == ("again", OWN)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("SK1Ø7KQ4M2XJGØ1-3ØABC", "own.keyboard"),
        ("SK1:W76PNSMCE:P2/7", "own.page"),
        ("HELLO", "error.sheet.foreign"),
        ("", "error.sheet.foreign"),
    ],
)
def test_a_line_that_is_no_code_says_why(forms: Forms, line: str, text: str) -> None:
    _, said, _ = told(forms, "nb", "own", line, has_sheets=True)
    assert Desk(forms).library.words("nb")(text) in said


def test_a_wrong_code_says_nothing_of_the_sheet(forms: Forms) -> None:
    _, said, session = told(forms, "nb", "own", *sheet_of(forms), "000000", "<", "<", has_sheets=True)
    assert session.answers == {}
    assert "passer ikke sammen" in said


def photographed(lines: list[str]) -> str:
    """What a camera reads from half blocks that are light on dark."""
    picture = Image.new("L", (len(lines[0]), 2 * len(lines)))
    for y, line in enumerate(lines):
        for x, cell in enumerate(line):
            picture.putpixel((x, 2 * y), 255 * (cell in "█▀"))
            picture.putpixel((x, 2 * y + 1), 255 * (cell in "█▄"))
    large = picture.resize((picture.width * 4, picture.height * 4))
    return zxingcpp.read_barcodes(large)[0].text


def test_the_codes_are_lines_that_a_camera_reads(forms: Forms) -> None:
    desk, said = Desk(forms), StringIO()
    voices = Desk(forms).kiosk().surroundings.voices
    conversation = Conversation(StringIO("\n<\n\n\nall\n"), said, voices, lambda: None)
    assert desk.settings.practice
    assert tell_codes(conversation, ("SK1:W76PNSMCE:1/2:ABC", "SK1:W76PNSMCE:2/2:ABC"))
    drawn = [line for line in said.getvalue().splitlines() if set(line) <= set("█▀▄ ") and "█" in line]
    rows = len(drawn) // 4
    assert [photographed(drawn[at * rows : (at + 1) * rows])[14:17] for at in range(4)] == ["1/2", "2/2", "1/2", "2/2"]
