"""Practice on a kiosk of a real office: nothing of that office's is reached, and leaving is no failure."""

from dataclasses import replace

from kiosk.house import House
from kiosk.settings import Settings
from kiosk.training.practising import Practising
from kiosk.training.trainee import Trainee
from kiosk.visit.standing import Wish

OFFICE = Settings(
    practice=False, printer="ipp://192.0.2.1/ipp", gateway="https://gateway.example", gateway_key="sk_kiosk_x"
)


def in_office(house: House) -> Practising:
    return Practising(replace(house, settings=OFFICE))


def test_a_visit_in_practice_has_a_played_printer_and_no_register(house: House) -> None:
    practising = in_office(house)
    kiosk = practising.screens(practising.session())
    assert isinstance(kiosk, Trainee)
    assert kiosk.settings.practice
    assert kiosk.equipment.register is None
    assert kiosk.equipment.rehearsal is not None
    assert kiosk.equipment.staff is None


def test_nothing_of_a_visit_in_practice_is_counted(house: House) -> None:
    practising = in_office(house)
    assert practising.screens(practising.session()).equipment.tally is None


def test_nothing_of_the_offices_may_be_reached_from_a_visit_in_practice(house: House) -> None:
    practising = in_office(house)
    settings = practising.house.settings
    assert (settings.printer, settings.other_printers, settings.gateway, settings.gateway_key) == ("", (), "", "")


def test_leaving_practice_stops_this_kiosk_only(house: House) -> None:
    practising = in_office(house)
    practising.course.leave()
    assert practising.standing.take_wish() is Wish.STOP
