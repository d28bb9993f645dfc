"""A printer that is only a loopback address: it speaks IPP, takes jobs, and has the trouble it is told to have.

The one rule: it is beside the real thing, so that offline, paper-out and the rest are met without a screwdriver.
"""

import asyncio
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType
from typing import Any, Literal, Self

from aiohttp import web
from pyipp.enums import IppOperation, IppStatus, IppTag
from pyipp.parser import parse
from pyipp.serializer import construct_attribute

Trouble = Literal[
    "none",
    "paper_out",       # stopped before any job
    "warning",         # idle, but one of its trays is empty
    "closed",          # takes no jobs
    "busy",            # says so, until `mend`
    "rejects_job",     # refuses to make a job
    "rejects_document",
    "aborts",          # takes the job and gives it up
    "canceled",        # somebody cancels it at the panel
    "crawls",          # a warning, and nothing comes, until `mend`
    "jams",            # during the job, until `mend`
    "stops_reading",   # no paper while the document arrives: reads no further until `mend`
    "loses_answer",    # takes the document and hangs up without an answer
    "half",            # hangs up in the middle of the document and knows the job as incomplete
    "forgets",         # takes the document and afterwards knows no such job
    "vanishes",        # takes the document and is not heard of again, until `mend`
    "silent",          # hangs up on every question
    "garbles",         # answers with something that is no IPP
]  # fmt: skip
Attributes = Iterable[tuple[str, IppTag, Any]]
CREATING = (IppOperation.CREATE_JOB, IppOperation.SEND_DOCUMENT)
OPERATIONS = (
    IppOperation.PRINT_JOB, IppOperation.CANCEL_JOB, IppOperation.GET_JOB_ATTRIBUTES, IppOperation.GET_JOBS,
    IppOperation.GET_PRINTER_ATTRIBUTES,
)  # fmt: skip
REASONS: Mapping[str, tuple[int, str]] = {
    "paper_out": (5, "media-empty-error"),
    "warning": (3, "media-empty-warning"),
    "stops_reading": (5, "media-empty-error"),
    "crawls": (4, "media-empty-warning"),
    "jams": (5, "media-jam"),
}


@dataclass(slots=True)
class RehearsalJob:
    """What came in. `looks` counts how often the kiosk has asked about it; `states` is the rest of its life."""

    number: int
    ticket: Mapping[str, Any]
    format: str = ""
    document: bytes = b""
    looks: int = 0
    states: list[int] = field(default_factory=lambda: [3, 5, 5, 9])
    reasons: str = "none"


class RehearsalIpp:
    """Use it inside `async with`; `uri` is then its address. `jobs` is all it ever took, `asked` every operation."""

    def __init__(
        self,
        trouble: Trouble = "none",
        *,
        formats: tuple[str, ...] = ("application/pdf", "image/pwg-raster"),
        creates_jobs: bool = True,
        rasters: tuple[str, ...] = ("sgray_8",),
        dots: int = 300,
    ) -> None:
        self.uri = ""
        self.jobs: list[RehearsalJob] = []
        self.asked: list[int] = []
        self._trouble = trouble
        self._formats = formats
        self._operations = (*OPERATIONS, *(CREATING if creates_jobs else ()))
        self._rasters = rasters
        self._dots = dots
        self._numbers = count(41)
        self._gone = False
        self._mended = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=2**30)
        application.router.add_post("/ipp/print", self._serve)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.uri = f"ipp://127.0.0.1:{self._runner.addresses[0][1]}/ipp/print"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, fault: BaseException | None,
                        trace: TracebackType | None) -> None:  # fmt: skip
        if self._runner is not None:
            await self._runner.cleanup()

    def mend(self) -> None:
        """Somebody has filled in paper, taken out the sheet, plugged it in, waited."""
        self._trouble, self._gone = "none", False
        self._mended.set()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if self._gone or self._trouble == "silent":
            return hang_up(request)
        if self._trouble == "garbles":
            return web.Response(body=b"<html>", content_type="text/html")
        head = await request.content.read(8)
        operation = IppOperation(struct.unpack_from(">h", head, 2)[0])
        self.asked.append(operation)
        if self._trouble == "stops_reading" and operation is IppOperation.SEND_DOCUMENT:
            await self._mended.wait()
        if self._trouble == "half" and operation is IppOperation.SEND_DOCUMENT:
            self.jobs[-1].states, self.jobs[-1].reasons = [3], "job-incoming"
            return hang_up(request)
        asked = parse(head + await request.content.read(), contains_data=True)
        status, groups = self._answer(operation, asked)
        takes_document = operation in (IppOperation.PRINT_JOB, IppOperation.SEND_DOCUMENT)
        if takes_document and self._trouble in ("loses_answer", "vanishes"):
            self._gone = self._trouble == "vanishes"
            return hang_up(request)
        return web.Response(body=encoded(status, groups), content_type="application/ipp")

    def _answer(self, operation: IppOperation, asked: Mapping[str, Any]) -> tuple[int, list[tuple[IppTag, Attributes]]]:
        head = asked["operation-attributes"]
        match operation:
            case IppOperation.GET_PRINTER_ATTRIBUTES:
                return IppStatus.OK, [(IppTag.PRINTER, self._description())]
            case IppOperation.CREATE_JOB | IppOperation.PRINT_JOB:
                if self._trouble in ("busy", "rejects_job"):
                    busy = self._trouble == "busy"
                    return (IppStatus.ERROR_BUSY if busy else IppStatus.ERROR_NOT_AUTHORIZED), []
                ticket = {**head, **next(iter(asked["jobs"]), {})}
                self.jobs.append(RehearsalJob(next(self._numbers), ticket))
                if operation is IppOperation.PRINT_JOB:
                    self._take(self.jobs[-1], asked)
                return IppStatus.OK, [(IppTag.JOB, self._described(self.jobs[-1]))]
            case IppOperation.SEND_DOCUMENT:
                if self._trouble == "rejects_document":
                    return IppStatus.ERROR_DOCUMENT_FORMAT_ERROR, []
                self._take(self._job(head), asked)
                return IppStatus.OK, [(IppTag.JOB, self._described(self._job(head)))]
            case IppOperation.GET_JOB_ATTRIBUTES:
                if self._trouble == "forgets" and self.jobs[-1].document:
                    return IppStatus.ERROR_NOT_FOUND, []
                job = self._job(head)
                job.looks += 1
                if len(job.states) > 1 and job.document and not self._stands_still:
                    job.states.pop(0)
                return IppStatus.OK, [(IppTag.JOB, self._described(job))]
            case IppOperation.GET_JOBS:
                finished = head["which-jobs"] == "completed"
                listed = [job for job in self.jobs if (job.states[0] >= 7) == finished]
                return IppStatus.OK, [(IppTag.JOB, self._described(job)) for job in listed]
            case IppOperation.CANCEL_JOB:
                self._job(head).states = [7]
                return IppStatus.OK, []
            case _:
                return IppStatus.ERROR_OPERATION_NOT_SUPPORTED, []

    def _take(self, job: RehearsalJob, asked: Mapping[str, Any]) -> None:
        job.document = asked["data"]
        job.format = asked["operation-attributes"]["document-format"]
        if self._trouble in ("aborts", "canceled"):
            job.states = [5, 8 if self._trouble == "aborts" else 7]

    def _job(self, head: Mapping[str, Any]) -> RehearsalJob:
        return next(job for job in self.jobs if job.number == head["job-id"])

    @property
    def _stands_still(self) -> bool:
        return self._trouble in ("jams", "crawls")

    def _described(self, job: RehearsalJob) -> Attributes:
        prints = job.document and not self._stands_still
        state = 6 if self._trouble == "jams" and job.document and job.states[0] < 7 else job.states[0]
        return [
            ("job-id", IppTag.INTEGER, job.number),
            ("job-name", IppTag.NAME, job.ticket["job-name"]),
            ("job-state", IppTag.ENUM, state),
            ("job-state-reasons", IppTag.KEYWORD, job.reasons),
            ("job-impressions-completed", IppTag.INTEGER, job.looks if prints else 0),
        ]

    def _description(self) -> Attributes:
        state, reason = REASONS.get(self._trouble, (3, "none"))
        if self._trouble in ("jams", "stops_reading") and not self.jobs:
            state, reason = 3, "none"
        return [
            ("printer-info", IppTag.TEXT, "Rehearsal"),
            ("printer-state", IppTag.ENUM, state),
            ("printer-state-reasons", IppTag.KEYWORD, reason),
            ("printer-is-accepting-jobs", IppTag.BOOLEAN, self._trouble != "closed"),
            ("document-format-supported", IppTag.MIME_TYPE, self._formats),
            ("operations-supported", IppTag.ENUM, self._operations),
            ("pwg-raster-document-type-supported", IppTag.KEYWORD, self._rasters),
            ("pwg-raster-document-resolution-supported", IppTag.RESOLUTION, self._dots),
        ]


def hang_up(request: web.Request) -> web.Response:
    """Cuts the line in the middle of whatever was said."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def encoded(status: int, groups: Iterable[tuple[IppTag, Attributes]]) -> bytes:
    """An answer (RFC 8010 section 3.1)."""
    parts = [struct.pack(">bbhi", 2, 0, status, 1), bytes([IppTag.OPERATION.value])]
    parts.append(construct_attribute("attributes-charset", "utf-8"))
    parts.append(construct_attribute("attributes-natural-language", "en"))
    for tag, attributes in groups:
        parts.append(bytes([tag.value]))
        parts += [
            resolution(name, value) if kind is IppTag.RESOLUTION else construct_attribute(name, value, kind)
            for name, kind, value in attributes
        ]
    return b"".join([*parts, bytes([IppTag.END.value])])


def resolution(name: str, dots: int) -> bytes:
    """Dots per inch both ways, which pyipp cannot write."""
    named = struct.pack(">bh", IppTag.RESOLUTION.value, len(name)) + name.encode()
    return named + struct.pack(">hiib", 9, dots, dots, 3)
