"""A network printer, spoken to by IPP from memory: asked first, given PDF or else PWG raster, followed to the end.

The one rule: the document exists only in memory, and when nobody waits for it any more, the printer is told to drop it.
"""

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress

from kiosk.errors import JobRejected, PrinterUnreachable
from kiosk.paper.capabilities import PDF, Capabilities, ask_capabilities
from kiosk.paper.ipp import AnswerLost, Document, Exchange, NotReached, Refused, address
from kiosk.paper.print_job import Patience, PrintJob
from kiosk.paper.printer import PrintState
from kiosk.paper.raster import pwg_raster

CHUNK = 64 * 1024
FAREWELL_SECONDS = 3


class IppPrinter:
    """`uri` is ipp:// or ipps://; with ipps the certificate is verified, by `trust` when the office pins its own."""

    def __init__(
        self, uri: str, *, patience: Patience | None = None, trust: ssl.SSLContext | bool = True
    ) -> None:  # fmt: skip
        self.name = str(address(uri).host)
        self._uri = uri
        self._patience = patience or Patience()
        self._trust = trust

    async def print(self, pdf: bytes, title: str) -> AsyncGenerator[PrintState, None]:
        """See Printer.print."""
        yield PrintState("checking")
        patience = self._patience
        async with Exchange(self._uri, connect=patience.connect, answer=patience.answer, trust=self._trust) as exchange:
            capabilities = await self._check(exchange)
            document = document_for(capabilities, pdf)
            del pdf
            job = PrintJob(exchange, capabilities, title, patience)
            try:
                while not await job.opens():
                    yield PrintState("waiting", "printer.busy")
                    await asyncio.sleep(patience.poll)
                job.send(document)
                del document
                state = PrintState("sending")
                yield state
                while state.stage != "done":
                    last, state = state, await job.look()
                    if state != last:
                        yield state
                    if state.stage != "done":
                        await asyncio.sleep(patience.poll)
            except (GeneratorExit, asyncio.CancelledError):
                await withdraw_soon(job)
                raise
            finally:
                job.close()

    async def _check(self, exchange: Exchange) -> Capabilities:
        """The printer, ready for a job. Raises a PrintError when it is not."""
        try:
            capabilities = await ask_capabilities(exchange)
        except NotReached as fault:
            raise PrinterUnreachable(text="error.print.certificate" if fault.untrusted else None) from fault
        except AnswerLost as fault:
            raise PrinterUnreachable from fault
        except Refused as fault:
            raise JobRejected from fault
        self.name = capabilities.name or self.name
        capabilities.refuse_if_stopped()
        return capabilities


async def withdraw_soon(job: PrintJob) -> None:
    """Withdraws within a few seconds, since the visit that asked for the pages is ending."""
    with suppress(TimeoutError):
        async with asyncio.timeout(FAREWELL_SECONDS):
            await job.withdraw()


def document_for(capabilities: Capabilities, pdf: bytes) -> Document:
    """The PDF itself, or its raster made page by page while it is sent. Raises JobRejected."""
    chosen = capabilities.format()
    if chosen == PDF:
        return Document(chosen, slices(pdf), len(pdf))
    return Document(chosen, raster_pages(pdf, capabilities))


async def slices(pdf: bytes) -> AsyncIterator[bytes]:
    """The PDF in pieces that a slow printer can take one by one."""
    for start in range(0, len(pdf), CHUNK):
        yield pdf[start : start + CHUNK]


async def raster_pages(pdf: bytes, capabilities: Capabilities) -> AsyncIterator[bytes]:
    """PWG raster, drawn beside the screen so that keys still answer."""
    pieces = pwg_raster(pdf, capabilities.raster, capabilities.resolution)
    while piece := await asyncio.to_thread(next, pieces, b""):
        for start in range(0, len(piece), CHUNK):
            yield piece[start : start + CHUNK]
