"""What staff chose becomes of the running kiosk, between two visits."""

from kiosk.settings import Settings
from kiosk.staff import SHUT_DOWN, door_of, fulfil, settings_as_chosen
from kiosk.visit.board import Board
from kiosk.visit.console import Console
from kiosk.visit.process import serve_visits
from kiosk.visit.standing import Standing, Theme, Wish
from tests.test_pin import KEPT_PIN
from tests.visit.serving import unbound

OFFICE = Settings(
    practice=False, printer="ipp://192.0.2.1/ipp", other_printers=("ipp://192.0.2.2/ipp", "ipp://192.0.2.3/ipp")
)


def test_until_somebody_chooses_the_settings_are_the_offices() -> None:
    assert settings_as_chosen(OFFICE, Standing()) == OFFICE
    assert settings_as_chosen(Settings(), Standing()) == Settings()


def test_the_chosen_printer_comes_first_and_none_is_lost() -> None:
    standing = Standing()
    standing.choose_printer(1)
    chosen = settings_as_chosen(OFFICE, standing)
    assert chosen.printer == "ipp://192.0.2.2/ipp"
    assert chosen.other_printers == ("ipp://192.0.2.1/ipp", "ipp://192.0.2.3/ipp")


def test_the_chosen_theme_is_that_of_the_next_visit() -> None:
    standing = Standing()
    standing.choose_theme(Theme.NIGHT)
    assert settings_as_chosen(OFFICE, standing).theme == "night"


def test_without_a_pin_there_is_no_menu() -> None:
    assert door_of(OFFICE, Standing()) is None


def test_printers_are_called_by_their_addresses_without_what_every_printer_has() -> None:
    door = door_of(Settings(printer=OFFICE.printer, staff_pin=KEPT_PIN), Standing())
    assert door is not None
    assert door.printers == ("192.0.2.1/ipp",)


def test_the_doctor_is_called_once_and_the_kiosk_goes_on() -> None:
    standing, calls = Standing(), list[int]()
    standing.wish(Wish.DOCTOR)
    console = Console(-1, -1)
    for _ in range(2):
        assert fulfil(standing, console, lambda: calls.append(1)) is None
    assert calls == [1]


def test_practice_begins_once_and_the_kiosk_goes_on_after_it() -> None:
    calls: list[int] = []
    standing, console = Standing(), Console(-1, -1)
    standing.wish(Wish.TRAINING)
    for _ in range(2):
        assert fulfil(standing, console, train=lambda: calls.append(1)) is None
    assert calls == [1]


def test_a_kiosk_shut_down_by_staff_ends_with_a_code_of_its_own() -> None:
    standing, visits = Standing(), Standing()

    def visit() -> None:
        visits.choose_printer(visits.printer + 1)
        standing.wish(Wish.STOP)

    code = serve_visits(
        visit, unbound, Board(), lambda _code: None, visits=3, between=lambda: fulfil(standing, Console(-1, -1))
    )
    assert code == SHUT_DOWN
    assert visits.printer == 1
