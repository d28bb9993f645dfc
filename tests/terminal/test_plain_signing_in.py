"""Signing in as lines: the same offer, the same answers, the same ways on."""

from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pytest

from kiosk.errors import GatewayRefused
from kiosk.form.answers import Name
from kiosk.signin.model import Ending, Progress
from kiosk.signin.rehearsal import PID
from kiosk.terminal.plain import run_plain
from kiosk.visit.application import Application
from kiosk.visit.session import Session
from tests.terminal.signing import Broken, Phone, desk_of
from tests.terminal.visiting import REFERENCE, Desk, Hand, clock

BEGIN = ("nb", "new", "nobody", "rent")
END = ("", "", "agree")
SIGN_IN = ("1", "+1", "+2")
KARI = Name("Kari Prøve", "Nordmann")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path)


class Typing(StringIO):
    """Lines as somebody types them. "+2" is Enter, when the phone has gone two steps on."""

    def __init__(self, phone: Phone, lines: Iterable[str]) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self.phone = phone

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        line = super().readline(size if size is not None else -1)
        if line.startswith("+"):
            self.phone.go(int(line))
            return "\n"
        return line


def told(desk: Desk, phone: Phone, *lines: str) -> tuple[Application | None, str]:
    """What came of these lines, and what was said."""
    said = StringIO()
    application = run_plain(
        desk.session.forms,
        desk.library,
        desk.settings,
        Typing(phone, lines),
        said,
        taking=desk.taking,
        clock=clock,
        session=Session(desk.session.forms, desk.settings, REFERENCE, clock=clock),
        sign_ins=lambda: phone,
    )
    return application, said.getvalue()


def test_whoever_signs_in_is_asked_neither_name_nor_number(desk: Desk) -> None:
    application, said = told(desk, Phone(), *BEGIN, *SIGN_IN, "yes", *END)
    assert application is not None
    assert application.signed_in
    assert dict(application.answers) == {"home": "rent", "name": KARI, "identity": PID, "agree": "agree"}
    assert "HTTPS://KIOSK.EXAMPLE/I/" in said
    assert "▀" in said
    assert "198887 21455" in said
    assert "Fra innlogging" in said


def test_whoever_types_goes_on_as_ever(desk: Desk) -> None:
    application, _ = told(desk, Phone(), *BEGIN, "typed", "Ola Test", "none", "nothing", *END)
    assert application is not None
    assert not application.signed_in
    assert application.answers["name"] == Name("Ola", "Test")


def test_each_choice_says_what_it_leads_to(desk: Desk) -> None:
    _, said = told(desk, Phone(), *BEGIN, "typed", "Ola Test", "none", "nothing", *END)
    assert "1. Ja, på min telefon: Med BankID" in said
    assert "2. Nei, jeg skriver her: Du skriver navn" in said


async def test_lines_and_screens_give_the_same_bytes(desk: Desk) -> None:
    phone = Phone()
    phone.go(9)
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1", "1")
        await hand.until(lambda: hand.screen == "PersonScreen")
        await hand.press("1", "enter", "enter")
        await hand.past_review()
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
    application, _ = told(desk, Phone(), "nb", "new", "nav", "rent", *SIGN_IN, "1", *END)
    assert application is not None
    assert application.to_json(desk.form) == desk.delivered[-1].to_json(desk.form)


def test_the_number_is_said_once_a_phone_has_begun(desk: Desk) -> None:
    _, said = told(desk, Phone(), *BEGIN, "1", "+1", "+2", "yes", *END)
    before, after = said.split("Velg dette tallet på telefonen: 42")
    assert "Ingen telefon har begynt ennå." in before
    assert "Er dette deg?" in after


def test_back_cancels_and_closes_it(desk: Desk) -> None:
    phone = Phone()
    application, _ = told(desk, phone, *BEGIN, "1", "<", "2", "Ola Test", "none", "nothing", *END)
    assert application is not None
    assert not application.signed_in
    assert phone.is_closed.wait(5)


@pytest.mark.parametrize(
    ("ending", "told_so"),
    [
        ("cancelled", "Innloggingen ble avbrutt på telefonen."),
        ("number", "På telefonen ble det valgt et annet tall."),
        ("expired", "Vi hører ikke fra telefonen lenger."),
    ],
)
def test_every_ending_is_said_and_leads_on(desk: Desk, ending: Ending, told_so: str) -> None:
    phone = Phone((Progress("started"), Progress("ended", ending)))
    lines = (*BEGIN, "1", "+1", "+1", "again", "+1", "+1", "without", "Ola Test", "none", "nothing", *END)
    application, said = told(desk, phone, *lines)
    assert application is not None
    assert said.count(told_so) == 2
    assert len(set(phone.opened)) == 2


def test_a_gateway_that_refuses_this_machine_is_asked_once(desk: Desk) -> None:
    phone = Broken(GatewayRefused)
    application, said = told(
        desk, phone, *BEGIN, "1", "without", "Ola Test", "<", "<", "rent", "", "none", "nothing", *END
    )
    assert application is not None
    assert "Det går ikke an å logge inn her." in said
    assert len(phone.opened) == 1


def test_back_asks_again_and_no_signs_out(desk: Desk) -> None:
    lines = (*BEGIN, *SIGN_IN, "yes", "<", "no", "typed", "Ola Test", "none", "nothing", *END)
    application, _ = told(desk, Phone(), *lines)
    assert application is not None
    assert (application.signed_in, application.answers["name"]) == (False, Name("Ola", "Test"))


def test_a_locked_answer_says_why_and_can_be_signed_out_of(desk: Desk) -> None:
    review = ("2", "keep", "2", "out", "typed", "2", "Ola Test", "")
    application, said = told(desk, Phone(), *BEGIN, *SIGN_IN, "yes", "", *review, "agree")
    assert application is not None
    assert "Det kan ikke endres her." in said
    assert (application.signed_in, application.answers["name"]) == (False, Name("Ola", "Test"))
