"""The printer at an address: what speaks to it is loaded when it prints, and heard as if it had been there before."""

import subprocess
import sys
from contextlib import aclosing

from hypothesis import assume, given
from hypothesis.strategies import from_regex

from kiosk.paper.ipp import address
from kiosk.paper.printer import NetworkPrinter
from kiosk.paper.rehearsal_ipp import RehearsalIpp
from kiosk.settings.printers import PRINTER, is_printer
from tests.paper.pdfs import small_pdf

LOADS = """
import sys
from dataclasses import replace
from kiosk.house import open_house
from kiosk.reception import Reception

house = open_house()
reception = Reception(replace(house, settings=replace(house.settings, printer="ipp://192.0.2.1/ipp/print")))
reception.screens(reception.session())
print("aiohttp" in sys.modules)
next(reception.warm())
print("aiohttp" in sys.modules)
"""


def test_no_visit_loads_what_speaks_to_printers_before_its_first_screen_and_the_parent_does() -> None:
    assert subprocess.check_output([sys.executable, "-c", LOADS], text=True) == "False\nTrue\n"


@given(from_regex(PRINTER, fullmatch=True))
def test_what_settings_take_for_an_address_can_be_asked(uri: str) -> None:
    assume(is_printer(uri))
    assert address(uri).host


async def test_it_has_the_name_the_printer_gives_itself_from_then_on() -> None:
    async with RehearsalIpp() as server:
        printer = NetworkPrinter(server.uri)
        assert printer.name == "127.0.0.1"
        told = [(state.stage, printer.name) async for state in printer.print(small_pdf(1), "kiosk")]
        again = [printer.name async for _ in printer.print(small_pdf(1), "kiosk")]
        assert len(server.jobs) == 2
    assert (told[0], told[-1]) == (("checking", "127.0.0.1"), ("done", "Rehearsal"))
    assert set(again) == {"Rehearsal"}


async def test_turning_away_from_it_withdraws_the_job() -> None:
    async with RehearsalIpp("jams") as server:
        async with aclosing(NetworkPrinter(server.uri).print(small_pdf(1), "kiosk")) as states:
            async for state in states:
                if state.stage == "attention":
                    break
        assert server.jobs[0].states == [7]
