"""The rehearsal printer and its link."""

import aiohttp
import pytest

from kiosk.errors import JobRejected, JobUncertain, PrinterStopped, PrinterUnreachable
from kiosk.paper.printer import PrintState
from kiosk.paper.rehearsal import Fault, RehearsalPrinter
from tests.paper.pdfs import small_pdf

PDF = small_pdf()


async def printed(printer: RehearsalPrinter) -> list[PrintState]:
    return [state async for state in printer.print(PDF, "kiosk")]


async def get(address: str, **headers: str) -> tuple[int, bytes]:
    async with aiohttp.ClientSession() as session, session.get(address, headers=headers) as answer:
        return answer.status, await answer.read()


async def test_what_is_printed_is_kept_in_memory() -> None:
    printer = RehearsalPrinter(pause=0)
    states = await printed(printer)
    assert states[-1] == PrintState("done", page=2)
    assert printer.prints == [PDF]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("offline", PrinterUnreachable),
        ("stopped", PrinterStopped),
        ("rejected", JobRejected),
        ("uncertain", JobUncertain),
    ],
)
async def test_a_fault_happens_once_and_then_the_retry_prints(fault: Fault, error: type[Exception]) -> None:
    printer = RehearsalPrinter(faults=[fault], pause=0)
    with pytest.raises(error):
        await printed(printer)
    assert printer.prints == []
    await printed(printer)
    assert printer.prints == [PDF]


@pytest.mark.parametrize("fault", ["paper_out", "jam"])
async def test_paper_out_in_the_middle_asks_for_somebody_and_goes_on(fault: Fault) -> None:
    states = await printed(RehearsalPrinter(faults=[fault], pause=0))
    assert PrintState("attention", f"printer.{fault}") in states
    assert states[-1].stage == "done"


async def test_the_link_gives_the_pdf_from_memory_to_this_machine() -> None:
    printer = RehearsalPrinter(pause=0)
    await printed(printer)
    link = await printer.link()
    assert link.startswith("http://127.0.0.1:")
    assert await get(link) == (200, PDF)
    await printer.close()


async def test_the_link_is_the_same_while_the_visit_lives_and_gone_after_it() -> None:
    printer = RehearsalPrinter(pause=0)
    await printed(printer)
    link = await printer.link()
    assert await printer.link() == link
    await printer.close()
    assert printer.prints == []
    with pytest.raises(aiohttp.ClientConnectorError):
        await get(link)


async def test_without_the_token_or_under_another_name_there_is_nothing() -> None:
    printer = RehearsalPrinter(pause=0)
    await printed(printer)
    link = await printer.link()
    assert (await get(link.rsplit("/", 1)[0] + "/kiosk.pdf"))[0] == 404
    assert (await get(link, Host="example.org"))[0] == 404
    await printer.close()
