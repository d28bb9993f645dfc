"""Printing to Debian's ippeveprinter, an IPP Everywhere printer that somebody else has written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import JobRejected, PrinterUnreachable
from kiosk.paper.ipp_printer import IppPrinter
from kiosk.paper.print_job import Patience
from kiosk.paper.printer import PrintState
from tests.paper.ippeve import EvePrinter, bus_and_mdns, eve_printer
from tests.paper.pdfs import small_pdf
from tests.paper.pwg import read_pwg

PATIENCE = Patience(stall=0.3, poll=0.05)


@pytest.fixture(scope="module")
def mdns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with bus_and_mdns(tmp_path_factory.mktemp("mdns")) as environment:
        yield environment


async def printed(printer: EvePrinter, pdf: bytes) -> list[PrintState]:
    return [state async for state in IppPrinter(printer.uri, patience=PATIENCE).print(pdf, "kiosk")]


async def test_a_real_printer_receives_the_very_bytes_once(mdns: dict[str, str], tmp_path: Path) -> None:
    pdf = small_pdf(3)
    with eve_printer(tmp_path, mdns) as printer:
        states = await printed(printer, pdf)
        assert printer.received() == [pdf]
    assert states[0].stage == "checking"
    assert states[-1].stage == "done"


async def test_a_real_printer_of_raster_only_receives_every_page(mdns: dict[str, str], tmp_path: Path) -> None:
    with eve_printer(tmp_path, mdns, formats="image/pwg-raster") as printer:
        await printed(printer, small_pdf(3))
        (document,) = printer.received()
    pages = read_pwg(document)
    assert [page.total for page in pages] == [3, 3, 3]
    assert {page.media for page in pages} == {b"iso_a4_210x297mm"}


async def test_paper_out_at_a_real_printer_is_shown_until_it_is_mended(mdns: dict[str, str], tmp_path: Path) -> None:
    mended = tmp_path / "mended"
    command = f"""echo "STATE: +media-empty" >&2
    while [ ! -e {mended} ]; do sleep 0.05; done
    echo "STATE: -media-empty" >&2"""
    states = []
    with eve_printer(tmp_path, mdns, command=command) as printer:
        async for state in IppPrinter(printer.uri, patience=PATIENCE).print(small_pdf(), "kiosk"):
            states.append(state)
            if state.stage == "attention":
                mended.touch()
    assert "printer.paper_out" in [state.reason for state in states]
    assert states[-1].stage == "done"


async def test_a_job_a_real_printer_gives_up_is_rejected(mdns: dict[str, str], tmp_path: Path) -> None:
    with eve_printer(tmp_path, mdns, command="exit 1") as printer, pytest.raises(JobRejected):
        await printed(printer, small_pdf())


async def test_a_real_printer_with_a_certificate_nobody_vouches_for_gets_nothing(
    mdns: dict[str, str], tmp_path: Path
) -> None:
    with eve_printer(tmp_path, mdns) as printer:
        secure = IppPrinter(printer.uri.replace("ipp:", "ipps:"), patience=PATIENCE)
        with pytest.raises(PrinterUnreachable) as fault:
            [state async for state in secure.print(small_pdf(), "kiosk")]
        assert printer.received() == []
    assert fault.value.text == "error.print.certificate"
