"""Every trouble a printer can be in, and where it ends: retry, another printer, wait, or look before printing again."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

import pytest
from pyipp.enums import IppOperation

from kiosk.errors import JobRejected, JobUncertain, PrintError, PrinterStopped, PrinterUnreachable, SettingsError
from kiosk.paper.ipp_printer import IppPrinter
from kiosk.paper.print_job import Patience
from kiosk.paper.printer import NetworkPrinter, PrintState
from kiosk.paper.rehearsal_ipp import RehearsalIpp, Trouble
from tests.paper.pdfs import small_pdf
from tests.paper.pwg import read_pwg

PDF = small_pdf()
# Soon gives up what nobody mends, and is in no hurry elsewhere: a slow machine is no trouble of the printer.
QUICK = Patience(connect=20, answer=20, busy=0.2, lost=0.3, stall=30, stuck=60, poll=0.01)
# Waits for what is mended at once.
CALM = replace(QUICK, busy=60, lost=60)


async def printed(printer: RehearsalIpp, patience: Patience = QUICK) -> list[PrintState]:
    return [state async for state in IppPrinter(printer.uri, patience=patience).print(PDF, "kiosk 1")]


async def mended(printer: RehearsalIpp, patience: Patience = CALM) -> list[PrintState]:
    """Prints, and mends the printer the first time it asks for somebody."""
    states = []
    async for state in IppPrinter(printer.uri, patience=patience).print(PDF, "kiosk 1"):
        states.append(state)
        if state.stage == "attention" or state.reason == "printer.busy":
            printer.mend()
    return states


def attention(states: list[PrintState]) -> list[str]:
    return [state.reason for state in states if state.stage == "attention"]


async def test_a_job_is_followed_to_its_end() -> None:
    async with RehearsalIpp() as printer:
        states = await printed(printer)
    assert [state.stage for state in states[:2]] == ["checking", "sending"]
    assert states[-1].stage == "done"
    assert [(job.format, job.document) for job in printer.jobs] == [("application/pdf", PDF)]


async def test_the_printer_is_asked_for_one_unscaled_a4_copy_and_told_nothing_about_anybody() -> None:
    async with RehearsalIpp() as printer:
        await printed(printer)
    ticket = printer.jobs[0].ticket
    assert (ticket["copies"], ticket["sides"], ticket["print-scaling"]) == (1, "one-sided", "none")
    assert ticket["media"] == "iso_a4_210x297mm"
    assert (ticket["job-name"], ticket["requesting-user-name"]) == ("kiosk 1", "kiosk")


async def test_the_helper_sees_what_the_printer_calls_itself() -> None:
    async with RehearsalIpp() as server:
        printer = IppPrinter(server.uri, patience=QUICK)
        assert printer.name == "127.0.0.1"
        assert [state async for state in printer.print(PDF, "kiosk")][-1].stage == "done"
    assert printer.name == "Rehearsal"


async def test_a_printer_without_pdf_receives_raster() -> None:
    async with RehearsalIpp(formats=("image/pwg-raster",), rasters=("black_1",)) as printer:
        await printed(printer)
    assert printer.jobs[0].format == "image/pwg-raster"
    assert [(page.dots, page.bits) for page in read_pwg(printer.jobs[0].document)] == [((300, 300), 1)] * 2


async def test_a_printer_with_neither_format_is_not_sent_anything() -> None:
    async with RehearsalIpp(formats=("image/jpeg",)) as printer:
        with pytest.raises(JobRejected) as fault:
            await printed(printer)
    assert (fault.value.text, printer.jobs) == ("error.print.format", [])


async def test_a_printer_that_cannot_create_jobs_is_given_all_at_once() -> None:
    async with RehearsalIpp(creates_jobs=False) as printer:
        assert (await printed(printer))[-1].stage == "done"
    assert [job.document for job in printer.jobs] == [PDF]


async def test_an_address_where_nobody_listens_is_unreachable() -> None:
    async with RehearsalIpp() as printer:
        uri = printer.uri
    with pytest.raises(PrinterUnreachable):
        [state async for state in IppPrinter(uri, patience=QUICK).print(PDF, "kiosk")]


@pytest.mark.parametrize(
    ("trouble", "error", "text"),
    [
        ("silent", PrinterUnreachable, "error.print.unreachable"),
        ("garbles", PrinterUnreachable, "error.print.unreachable"),
        ("paper_out", PrinterStopped, "printer.paper_out"),
        ("closed", PrinterStopped, "error.print.closed"),
        ("busy", PrinterStopped, "printer.busy"),
        ("rejects_job", JobRejected, "error.print.rejected"),
    ],
)
async def test_trouble_before_the_job_leaves_nothing_at_the_printer(
    trouble: Trouble, error: type[PrintError], text: str
) -> None:
    patience = replace(QUICK, answer=0.5) if trouble == "silent" else QUICK
    async with RehearsalIpp(trouble) as printer:
        with pytest.raises(error) as fault:
            await printed(printer, patience)
    assert fault.value.text == text
    assert printer.jobs == []


@pytest.mark.parametrize(
    ("trouble", "error", "text"),
    [
        ("rejects_document", JobRejected, "error.print.rejected"),
        ("aborts", JobRejected, "error.print.rejected"),
        ("canceled", JobRejected, "error.print.canceled"),
        ("forgets", JobUncertain, "error.print.uncertain"),
        ("vanishes", JobUncertain, "error.print.uncertain"),
    ],
)
async def test_trouble_with_the_job_leaves_one_job_only(trouble: Trouble, error: type[PrintError], text: str) -> None:
    async with RehearsalIpp(trouble) as printer:
        with pytest.raises(error) as fault:
            await printed(printer)
    assert fault.value.text == text
    assert len(printer.jobs) == 1


async def test_an_empty_second_tray_stops_nobody() -> None:
    async with RehearsalIpp("warning") as printer:
        states = await printed(printer)
    assert (attention(states), states[-1].stage) == ([], "done")


async def test_a_warning_is_shown_when_nothing_comes() -> None:
    async with RehearsalIpp("crawls") as printer:
        states = await mended(printer, replace(CALM, stall=0.1))
    assert (attention(states), states[-1].stage) == (["printer.paper_out"], "done")


async def test_a_busy_printer_is_waited_for() -> None:
    async with RehearsalIpp("busy") as printer:
        states = await mended(printer)
    assert PrintState("waiting", "printer.busy") in states
    assert states[-1].stage == "done"


async def test_a_busy_printer_that_cannot_create_jobs_has_got_nothing() -> None:
    async with RehearsalIpp("busy", creates_jobs=False) as printer:
        with pytest.raises(PrinterStopped) as fault:
            await printed(printer)
    assert (fault.value.text, printer.jobs) == ("printer.busy", [])


async def test_a_printer_that_comes_back_in_time_has_printed_once() -> None:
    async with RehearsalIpp("vanishes") as printer:
        states = await mended(printer)
    assert (attention(states), states[-1].stage) == (["printer.offline"], "done")
    assert [job.document for job in printer.jobs] == [PDF]


async def test_a_jam_in_the_middle_is_shown_and_the_job_goes_on_when_it_is_mended() -> None:
    async with RehearsalIpp("jams") as printer:
        states = await mended(printer)
    assert set(attention(states)) == {"printer.jam"}
    assert (states[-1].stage, len(printer.jobs)) == ("done", 1)


async def test_a_printer_that_stops_reading_for_want_of_paper_says_so_while_the_document_is_on_its_way() -> None:
    async with RehearsalIpp("stops_reading") as printer:
        states = await mended(printer)
    assert attention(states) == ["printer.paper_out"]
    assert [job.document for job in printer.jobs] == [PDF]


async def test_a_jam_nobody_mends_is_withdrawn_so_that_another_printer_can_be_chosen() -> None:
    async with RehearsalIpp("jams") as printer:
        with pytest.raises(PrinterStopped) as fault:
            await printed(printer, replace(QUICK, stuck=0))
    assert fault.value.text == "printer.jam"
    assert IppOperation.CANCEL_JOB in printer.asked


@pytest.mark.parametrize("creates_jobs", [True, False])
async def test_a_lost_answer_is_asked_about_and_never_sent_again(creates_jobs: bool) -> None:
    async with RehearsalIpp("loses_answer", creates_jobs=creates_jobs) as printer:
        states = await printed(printer, CALM)
    assert states[-1].stage == "done"
    assert [job.document for job in printer.jobs] == [PDF]


async def test_a_line_cut_in_the_middle_of_the_document_is_withdrawn_and_safe_to_retry() -> None:
    async with RehearsalIpp("half") as printer:
        with pytest.raises(PrinterStopped):
            await printed(printer)
    assert (printer.jobs[0].states, printer.jobs[0].document) == ([7], b"")


async def test_a_whole_job_that_vanished_without_a_number_is_uncertain() -> None:
    async with RehearsalIpp("vanishes", creates_jobs=False) as printer:
        with pytest.raises(JobUncertain):
            await printed(printer)
    assert len(printer.jobs) == 1


async def test_cancelling_the_task_withdraws_the_job() -> None:
    jammed = asyncio.Event()

    async def follow(printer: RehearsalIpp) -> None:
        async for state in states_of(printer):
            if state.stage == "attention":
                jammed.set()

    async with RehearsalIpp("jams") as printer:
        task = asyncio.create_task(follow(printer))
        await asyncio.wait_for(jammed.wait(), 60)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert printer.jobs[0].states == [7]


async def test_turning_away_from_the_states_withdraws_the_job() -> None:
    async with RehearsalIpp("jams") as printer, aclosing(states_of(printer)) as states:
        async for state in states:
            if state.stage == "attention":
                break
    assert printer.jobs[0].states == [7]


def states_of(printer: RehearsalIpp) -> AsyncGenerator[PrintState, None]:
    return IppPrinter(printer.uri, patience=QUICK).print(PDF, "kiosk")


@pytest.mark.parametrize("uri", ["", "http://printer/", "ipp://", "printer", "/dev/usb/lp0"])
def test_what_is_no_printer_address_is_refused_with_what_to_write(uri: str) -> None:
    with pytest.raises(SettingsError, match="write ipp://"):
        NetworkPrinter(uri)
