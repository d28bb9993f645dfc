"""What a printer says about itself and about a job: formats, resolutions, state, and what somebody must mend.

The one rule: only what stops the printer is shown; a warning (a second tray empty) counts when nothing moves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyipp.enums import IppOperation, IppTag

from kiosk.errors import JobRejected, PrinterStopped
from kiosk.paper.ipp import Attribute, Exchange, values
from kiosk.paper.raster import RASTER_KINDS, RasterKind

PDF = "application/pdf"
PWG_RASTER = "image/pwg-raster"
STOPPED = 5
WANTED = (
    "printer-info", "printer-name", "printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
    "document-format-supported", "operations-supported", "pwg-raster-document-resolution-supported",
    "pwg-raster-document-type-supported",
)  # fmt: skip
# RFC 8011 section 5.4.12 and PWG 5100.13; what is not named here is still a stop when the printer says it is stopped.
REASONS: Mapping[str, str] = {
    "media-empty": "printer.paper_out", "media-needed": "printer.paper_out", "input-tray-missing": "printer.tray",
    "media-jam": "printer.jam", "cover-open": "printer.cover_open", "door-open": "printer.cover_open",
    "interlock-open": "printer.cover_open", "toner-empty": "printer.toner", "marker-supply-empty": "printer.toner",
    "output-area-full": "printer.output_full", "output-tray-missing": "printer.tray",
    "connecting-to-device": "printer.offline", "shutdown": "printer.offline", "timed-out": "printer.offline",
}  # fmt: skip


def asking(*names: str) -> Attribute:
    """The request for these attributes and no others."""
    return ("requested-attributes", IppTag.KEYWORD, names)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """A printer as it described itself just now. `reason`, `warning`: text ids of what stops it, what may; or empty."""

    name: str
    state: int
    reason: str
    warning: str
    accepting: bool
    formats: frozenset[str]
    operations: frozenset[int]
    resolution: int
    raster: RasterKind

    @property
    def can_create_jobs(self) -> bool:
        """Whether a job gets its number before the document is sent, so that a lost answer can be asked about."""
        return {IppOperation.CREATE_JOB, IppOperation.SEND_DOCUMENT} <= self.operations

    def format(self) -> str:
        """The format to send: PDF, else PWG raster. Raises JobRejected when it takes neither."""
        for wanted in (PDF, PWG_RASTER):
            if wanted in self.formats:
                return wanted
        raise JobRejected(text="error.print.format")

    def refuse_if_stopped(self) -> None:
        """Raises PrinterStopped when a job sent now would only wait for somebody."""
        if self.state == STOPPED:
            raise PrinterStopped(text=self.reason or None)
        if not self.accepting:
            raise PrinterStopped(text="error.print.closed")


async def ask_capabilities(exchange: Exchange) -> Capabilities:
    """What the printer can do and how it is. Raises an ExchangeFault."""
    groups = await exchange.ask(IppOperation.GET_PRINTER_ATTRIBUTES, [asking(*WANTED)])
    return capabilities_of(next(iter(groups["printers"]), {}))


def capabilities_of(group: Mapping[str, Any]) -> Capabilities:
    """A printer's attributes, read with a safe value for each that is absent."""
    state = int(group.get("printer-state") or 3)
    reasons = values(group, "printer-state-reasons")
    warning = reason_of(reasons, ("-warning",))
    return Capabilities(
        name=str(group.get("printer-info") or group.get("printer-name") or ""),
        state=state,
        reason=reason_of(reasons, ("", "-error")) or (warning if state == STOPPED else ""),
        warning=warning,
        accepting=group.get("printer-is-accepting-jobs") is not False,
        formats=frozenset(values(group, "document-format-supported")),
        operations=frozenset(int(each) for each in values(group, "operations-supported")),
        resolution=resolution_of(values(group, "pwg-raster-document-resolution-supported")),
        raster=raster_of(values(group, "pwg-raster-document-type-supported")),
    )


def reason_of(reasons: tuple[str, ...], endings: tuple[str, ...]) -> str:
    """The text id of the first reason of this severity, or "". One without an ending is an error (RFC 8011 5.4.12)."""
    named = {keyword + ending: text for keyword, text in REASONS.items() for ending in endings}
    return next((named[reason] for reason in reasons if reason in named), "")


def resolution_of(offered: tuple[tuple[int, int, int], ...]) -> int:
    """Dots per inch: 600 for the small codes on the pages, else 300, else the finest that is equal both ways."""
    square = {across for across, down, unit in offered if across == down and unit == 3}
    return next((dots for dots in (600, 300) if dots in square), max(square, default=300))


def raster_of(offered: tuple[str, ...]) -> RasterKind:
    """Grey, else black, else colour; grey when the printer does not say."""
    return next((kind for kind in RASTER_KINDS if kind in offered), "sgray_8")


@dataclass(frozen=True, slots=True)
class JobStatus:
    """A job as the printer sees it. `state` as in RFC 8011 section 5.3.7; `sheets` already out, when it counts them."""

    state: int
    reasons: tuple[str, ...]
    sheets: int | None


async def ask_job(exchange: Exchange, number: int) -> JobStatus:
    """How this job stands. Raises an ExchangeFault."""
    wanted = asking("job-state", "job-state-reasons", "job-media-sheets-completed", "job-impressions-completed")
    groups = await exchange.ask(IppOperation.GET_JOB_ATTRIBUTES, [("job-id", IppTag.INTEGER, number), wanted])
    group: Mapping[str, Any] = next(iter(groups["jobs"]), {})
    sheets = group.get("job-media-sheets-completed") or group.get("job-impressions-completed") or None
    return JobStatus(
        state=int(group.get("job-state") or 5),
        reasons=values(group, "job-state-reasons"),
        sheets=sheets if isinstance(sheets, int) else None,
    )


async def ask_job_numbers(exchange: Exchange, title: str) -> frozenset[int]:
    """The numbers of all jobs with this title, waiting and finished. Raises an ExchangeFault."""
    found: set[int] = set()
    for which in ("not-completed", "completed"):
        groups = await exchange.ask(
            IppOperation.GET_JOBS,
            [asking("job-id", "job-name"), ("which-jobs", IppTag.KEYWORD, which)],
        )
        found |= {each["job-id"] for each in groups["jobs"] if each.get("job-name") == title}
    return frozenset(found)
