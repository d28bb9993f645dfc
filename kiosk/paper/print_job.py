"""One job at one printer: opened, given its document once, looked at until it is final, or withdrawn.

The one rule: never a second copy unasked. Whatever gets lost, the printer is asked how the job stands; nothing is
sent again.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from pyipp.enums import IppOperation, IppStatus, IppTag

from kiosk.errors import JobRejected, JobUncertain, PrinterStopped, PrinterUnreachable
from kiosk.paper.capabilities import (
    STOPPED,
    Capabilities,
    JobStatus,
    ask_capabilities,
    ask_job,
    ask_job_numbers,
)
from kiosk.paper.ipp import AnswerLost, Attribute, Document, Exchange, ExchangeFault, Groups, NotReached, Refused
from kiosk.paper.printer import PrintState
from kiosk.paper.raster import MEDIA

PENDING, HELD, PROCESSING, JOB_STOPPED, CANCELED, ABORTED, COMPLETED = range(3, 10)
BUSY = frozenset({IppStatus.ERROR_BUSY, IppStatus.ERROR_TOO_MANY_JOBS, IppStatus.ERROR_TEMPORARY})
INCOMPLETE = frozenset({"job-incoming", "job-data-insufficient"})
FORGOTTEN = frozenset({IppStatus.ERROR_NOT_FOUND, IppStatus.ERROR_GONE})
TICKET: tuple[Attribute, ...] = (
    ("copies", IppTag.INTEGER, 1),
    ("sides", IppTag.KEYWORD, "one-sided"),
    ("media", IppTag.KEYWORD, MEDIA),
    ("print-scaling", IppTag.KEYWORD, "none"),
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, before somebody must choose."""

    connect: float = 5
    """For the printer to pick up."""
    answer: float = 15
    """For its answer to a question."""
    busy: float = 60
    """While it says that it is busy."""
    lost: float = 45
    """While it does not answer about a job that it has."""
    stall: float = 8
    """While nothing moves and the printer has only a warning, before the warning is shown."""
    stuck: float = 600
    """While nothing about the job changes, mended or not."""
    poll: float = 1
    """Between two looks."""


class PrintJob:
    """`number` is the printer's own, None until it has given one. Made for one document and one printer."""

    def __init__(self, exchange: Exchange, capabilities: Capabilities, title: str, patience: Patience) -> None:
        self.number: int | None = None
        self._exchange = exchange
        self._capabilities = capabilities
        self._title = title
        self._patience = patience
        self._opened = monotonic()
        self._changed = self._heard = monotonic()
        self._mark: object = None
        self._sent = 0
        self._others: frozenset[int] = frozenset()
        self._sending: asyncio.Task[Groups] | None = None
        self._answer_is_lost = False

    async def opens(self) -> bool:
        """Whether the printer will take the document now; False while it is busy. Raises a PrintError."""
        try:
            if self._capabilities.can_create_jobs:
                self._take_number(await self._exchange.ask(IppOperation.CREATE_JOB, self._name(), TICKET))
            elif IppOperation.GET_JOBS in self._capabilities.operations:
                self._others = await ask_job_numbers(self._exchange, self._title)
        except Refused as fault:
            if fault.status not in BUSY:
                raise JobRejected from fault
            if monotonic() - self._opened > self._patience.busy:
                raise PrinterStopped(text="printer.busy") from fault
            return False
        except ExchangeFault as fault:
            # A job that was made without our knowing has no document: the printer drops it by itself.
            raise PrinterUnreachable from fault
        return True

    def send(self, document: Document) -> None:
        """Starts handing over the document, once."""
        assert self._sending is None, "a document is sent once"
        counted = Document(document.format, self._count(document), document.size)
        form: Attribute = ("document-format", IppTag.MIME_TYPE, document.format)
        if self.number is None:
            request = self._exchange.ask(IppOperation.PRINT_JOB, [*self._name(), form], TICKET, counted)
        else:
            head: list[Attribute] = [self._numbered(), form, ("last-document", IppTag.BOOLEAN, True)]
            request = self._exchange.ask(IppOperation.SEND_DOCUMENT, head, (), counted)
        self._sending = asyncio.create_task(request)
        self._changed = self._heard = monotonic()

    async def look(self) -> PrintState:
        """How the job stands now. Raises JobRejected, JobUncertain, PrinterStopped or PrinterUnreachable."""
        await self._settle()
        try:
            printer = await ask_capabilities(self._exchange)
            job = None if self.number is None else await ask_job(self._exchange, self.number)
        except Refused as fault:
            if fault.status in FORGOTTEN and self._sending is None:
                raise JobUncertain from fault
            return self._silence(fault)
        except ExchangeFault as fault:
            return self._silence(fault)
        self._heard = monotonic()
        self._notice((printer, job, self._sent))
        if job is not None and job.state in (CANCELED, ABORTED, COMPLETED):
            return final_state(job)
        state = self._state(printer, job)
        await self._lose_patience(state, job)
        return state

    async def withdraw(self) -> bool:
        """Asks the printer to drop the job. True when it says that it has: then nothing more comes out."""
        self.close()
        if self.number is None:
            return False
        with suppress(ExchangeFault):
            await self._exchange.ask(IppOperation.CANCEL_JOB, [self._numbered()])
        with suppress(ExchangeFault):
            return (await ask_job(self._exchange, self.number)).state in (CANCELED, ABORTED)
        return False

    def close(self) -> None:
        """Stops sending."""
        if self._sending is not None:
            self._sending.cancel()
            self._sending = None

    async def _settle(self) -> None:
        """Takes the printer's answer to the document, when there is one."""
        if self._sending is None or not self._sending.done():
            return
        sending, self._sending = self._sending, None
        match sending.exception():
            case None:
                self._take_number(sending.result())
            case NotReached() as fault:
                raise PrinterUnreachable from fault
            case Refused() as fault:
                if self.number is None and fault.status in BUSY:
                    raise PrinterStopped(text="printer.busy") from fault
                await self.withdraw()
                raise JobRejected from fault
            case AnswerLost():
                self._answer_is_lost = True
            case fault:
                raise fault
        if self.number is None:
            await self._find()

    async def _find(self) -> None:
        """The number of a job whose answer got lost. Raises JobUncertain when the printer shows no such job in time."""
        until = monotonic() + self._patience.lost
        while monotonic() < until:
            with suppress(ExchangeFault):
                found = await ask_job_numbers(self._exchange, self._title) - self._others
                if found:
                    self.number = max(found)
                    return
            await asyncio.sleep(self._patience.poll)
        raise JobUncertain

    @property
    def _still(self) -> float:
        """Seconds since anything about the printer or the job changed."""
        return monotonic() - self._changed

    def _notice(self, mark: object) -> None:
        if mark != self._mark:
            self._mark, self._changed = mark, monotonic()

    def _silence(self, fault: ExchangeFault) -> PrintState:
        """What to show while the printer says nothing about the job."""
        if monotonic() - self._heard > self._patience.lost:
            raise JobUncertain from fault
        return PrintState("attention", "printer.offline")

    def _state(self, printer: Capabilities, job: JobStatus | None) -> PrintState:
        page = job.sheets if job else None
        held = self._sending is None and job is not None and job.state == HELD and not INCOMPLETE & {*job.reasons}
        reason = printer.reason or (printer.warning if self._still > self._patience.stall else "")
        if reason or held or printer.state == STOPPED or (job is not None and job.state == JOB_STOPPED):
            return PrintState("attention", reason or "printer.stopped", page)
        if self._sending is not None:
            return PrintState("sending")
        if job is None or job.state == PENDING:
            return PrintState("waiting")
        return PrintState("printing", page=page)

    async def _lose_patience(self, state: PrintState, job: JobStatus | None) -> None:
        """Withdraws a job that goes nowhere. Raises PrinterStopped when it is gone for sure, else JobUncertain."""
        # Half a document will never be printed, so there is less to wait for.
        half = self._answer_is_lost and job is not None and bool(INCOMPLETE & {*job.reasons})
        if self._still > (self._patience.lost if half else self._patience.stuck):
            if await self.withdraw():
                raise PrinterStopped(text=state.reason or None)
            raise JobUncertain

    async def _count(self, document: Document) -> AsyncIterator[bytes]:
        async for chunk in document.chunks:
            yield chunk
            self._sent += len(chunk)
            self._heard = monotonic()

    def _take_number(self, groups: Groups) -> None:
        for job in groups["jobs"]:
            self.number = job.get("job-id", self.number)

    def _name(self) -> list[Attribute]:
        return [("job-name", IppTag.NAME, self._title)]

    def _numbered(self) -> Attribute:
        return ("job-id", IppTag.INTEGER, self.number)


def final_state(job: JobStatus) -> PrintState:
    """ "done" for a completed job. Raises JobRejected for one that was cancelled or aborted at the printer."""
    if job.state == COMPLETED:
        return PrintState("done", page=job.sheets)
    raise JobRejected(text="error.print.canceled" if job.state == CANCELED else None)
