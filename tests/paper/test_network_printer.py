"""The printer at an address: what speaks to it is loaded when it prints, and heard as if it had been there before."""

import subprocess
import sys
from contextlib import aclosing

from kiosk.paper.printer import NetworkPrinter
from kiosk.paper.rehearsal_ipp import RehearsalIpp
from tests.paper.pdfs import small_pdf

LOADS = """
import sys
from kiosk.paper.printer import NetworkPrinter
assert NetworkPrinter("ipp://192.0.2.1/ipp/print").name == "192.0.2.1"
print(sorted({"aiohttp", "pyipp"} & set(sys.modules)))
"""


def test_no_screen_waits_until_what_speaks_to_printers_is_loaded() -> None:
    assert subprocess.check_output([sys.executable, "-c", LOADS], text=True) == "[]\n"


async def test_it_prints_and_gets_the_name_the_printer_gives_itself() -> None:
    async with RehearsalIpp() as server:
        printer = NetworkPrinter(server.uri)
        assert printer.name == "127.0.0.1"
        told = [(state.stage, printer.name) async for state in printer.print(small_pdf(1), "kiosk")]
        assert len(server.jobs) == 1
    assert (told[0], told[-1]) == (("checking", "127.0.0.1"), ("done", "Rehearsal"))


async def test_turning_away_from_it_withdraws_the_job() -> None:
    async with RehearsalIpp("jams") as server:
        async with aclosing(NetworkPrinter(server.uri).print(small_pdf(1), "kiosk")) as states:
            async for state in states:
                if state.stage == "attention":
                    break
        assert server.jobs[0].states == [7]
