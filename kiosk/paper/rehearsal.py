"""The rehearsal printer: keeps the pages in memory, fails when told to, lends the PDF to a browser here.

The one rule: what it keeps ends with `close`, and its link answers only on this machine, to who holds the token.
"""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING, Literal

from kiosk.errors import JobRejected, JobUncertain, PrinterStopped, PrinterUnreachable
from kiosk.paper.printer import PrintState

if TYPE_CHECKING:
    from aiohttp import web

Fault = Literal["offline", "stopped", "paper_out", "jam", "busy", "rejected", "uncertain"]
HOST = "127.0.0.1"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Disposition": 'inline; filename="kiosk.pdf"',
    "Content-Security-Policy": "sandbox",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class RehearsalPrinter:
    """`faults` are met one per print, in order; after them every print succeeds. `pause` is seconds between states.

    `prints` holds every PDF that "came out", the last one last; `titles` what a real printer's panel would have shown.
    """

    def __init__(self, name: str = "PDF", *, faults: Sequence[Fault] = (), pause: float = 0.2) -> None:
        self.name = name
        self.prints: list[bytes] = []
        self.titles: list[str] = []
        self._faults = list(faults)
        self._pause = pause
        self._link: PdfLink | None = None

    async def print(self, pdf: bytes, title: str) -> AsyncGenerator[PrintState, None]:
        """See Printer.print."""
        from kiosk.paper.raster import page_count

        fault = self._faults.pop(0) if self._faults else None
        self.titles.append(title)
        yield PrintState("checking")
        await asyncio.sleep(self._pause)
        refuse(fault)
        if fault == "busy":
            yield PrintState("waiting", "printer.busy")
            await asyncio.sleep(self._pause)
        yield PrintState("sending")
        await asyncio.sleep(self._pause)
        if fault == "uncertain":
            raise JobUncertain
        if fault in ("paper_out", "jam"):
            yield PrintState("attention", f"printer.{fault}")
            await asyncio.sleep(self._pause * 5)
        pages = page_count(pdf)
        for page in range(1, pages + 1):
            yield PrintState("printing", page=page)
            await asyncio.sleep(self._pause)
        self.prints.append(pdf)
        yield PrintState("done", page=pages)

    async def link(self) -> str:
        """The address of the last print, for a browser on this machine; opened at the first call, until `close`."""
        if self._link is None:
            self._link = PdfLink(self.prints)
            await self._link.open()
        return self._link.address

    async def close(self) -> None:
        """Ends the link and drops the pages."""
        if self._link is not None:
            await self._link.close()
            self._link = None
        self.prints.clear()


def refuse(fault: Fault | None) -> None:
    """Raises what a printer that cannot be sent to raises."""
    match fault:
        case "offline":
            raise PrinterUnreachable
        case "stopped":
            raise PrinterStopped(text="printer.paper_out")
        case "rejected":
            raise JobRejected
        case _:
            return


class PdfLink:
    """The last of `prints` at a random port and path of the loopback address."""

    def __init__(self, prints: Sequence[bytes]) -> None:
        self.address = ""
        self._prints = prints
        self._path = f"/{secrets.token_urlsafe(16)}.pdf"
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Binds. The server is loaded here because only a rehearsal ever needs it."""
        from aiohttp import web

        application = web.Application()
        application.router.add_get("/{path}", self._serve)
        # No access log: it would hold the token.
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, 0).start()
        self._host = f"{HOST}:{self._runner.addresses[0][1]}"
        self.address = f"http://{self._host}{self._path}"

    async def close(self) -> None:
        """Unbinds."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _serve(self, request: "web.Request") -> "web.Response":
        from aiohttp import web

        # Another Host is a web page elsewhere that has its own name point here.
        asked_here = request.host == self._host and secrets.compare_digest(request.path.encode(), self._path.encode())
        if not asked_here or not self._prints:
            raise web.HTTPNotFound
        return web.Response(body=self._prints[-1], content_type="application/pdf", headers=HEADERS)
