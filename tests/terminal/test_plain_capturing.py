"""Taking in pages as lines: the same pages in the same session as on the screens."""

from io import StringIO
from pathlib import Path
from typing import Any, cast

from kiosk.documents.sources import Sources
from kiosk.errors import ScannerJammed, StickAway
from kiosk.settings import Settings
from kiosk.terminal.conversation import Conversation
from kiosk.terminal.plain_capturing import PlainCapturing
from kiosk.visit.session import Session
from tests.terminal.taking_in import FORM, Handset, Pile, Pocket, Tray, spoken
from tests.terminal.visiting import REFERENCE, clock, read_small


class Lines:
    """A plain conversation in which these lines are typed."""

    def __init__(self, form: Path, *typed: str, columns: int = 80, **sources: Any) -> None:
        self.output = StringIO()
        conversation = Conversation(
            StringIO("".join(f"{line}\n" for line in typed)), self.output, spoken("nb").voices, lambda: None
        )
        self.session = Session(read_small(form, FORM), Settings(), REFERENCE, clock=clock)
        self.capturing = PlainCapturing(
            conversation, self.session, Sources(cast("Any", Tray()), **sources), lambda: columns
        )
        self.paper = self.session.form.documentation[0]

    @property
    def said(self) -> str:
        return self.output.getvalue()

    @property
    def findings(self) -> list[tuple[str, ...]]:
        """Of the first paper's pages."""
        return [page.findings for page in self.session.pages.get("payslip", ())]


def test_enter_scans_and_done_goes_on(tmp_path: Path) -> None:
    lines = Lines(tmp_path, "", "", "", scanner=Pile([b"", b"blurred"]))
    lines.capturing.take(lines.paper, "scanner")
    assert lines.findings == [(), ("blurred",)]
    assert "Uskarp: Tørk av glasset" in lines.said


def test_a_jam_keeps_the_page_before_it(tmp_path: Path) -> None:
    lines = Lines(tmp_path, "", "done", "", scanner=Pile([b"", ScannerJammed()]))
    lines.capturing.take(lines.paper, "scanner")
    assert "Papiret sitter fast" in lines.said
    assert lines.findings == [()]


def test_a_page_is_left_out_by_its_number(tmp_path: Path) -> None:
    lines = Lines(tmp_path, "", "done", "1", "", scanner=Pile([b"empty", b"cut"]))
    lines.capturing.take(lines.paper, "scanner")
    assert lines.findings == [("cut",)]


def test_files_of_a_stick_are_taken_by_number(tmp_path: Path) -> None:
    lines = Lines(tmp_path, "1,3,2", "", stick=Pocket())
    lines.capturing.take(lines.paper, "stick")
    assert len(lines.findings) == 3
    assert "låst med passord" in lines.said
    assert "ta ut minnepinnen" in lines.said


def test_without_a_stick_it_says_so(tmp_path: Path) -> None:
    lines = Lines(tmp_path, stick=Pocket(StickAway()))
    lines.capturing.take(lines.paper, "stick")
    assert "ingen minnepinne" in lines.said


def test_photos_come_while_somebody_presses_enter(tmp_path: Path) -> None:
    phone = Handset()
    lines = Lines(tmp_path, "", "done", "", phone=lambda _language: phone)
    phone.topics.append("payslip")
    phone.send(b"cut")
    phone.send(topic="lease")
    lines.capturing.take(lines.paper, "phone")
    assert lines.findings == [("cut",)]
    assert "lease" in lines.session.pages
    assert phone.said == [("payslip", True), ("lease", True)]


def test_a_window_too_narrow_for_the_code_sends_to_the_scanner(tmp_path: Path) -> None:
    lines = Lines(tmp_path, columns=40, phone=lambda _language: Handset())
    lines.capturing.take(lines.paper, "phone")
    assert "for liten for koden" in lines.said


def test_the_visits_end_closes_the_phone(tmp_path: Path) -> None:
    phone = Handset()
    lines = Lines(tmp_path, "done", phone=lambda _language: phone)
    lines.capturing.take(lines.paper, "phone")
    lines.capturing.close()
    assert phone.is_closed
