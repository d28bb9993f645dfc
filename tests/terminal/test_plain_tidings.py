"""What the municipality told, as lines."""

from io import StringIO
from typing import Any

import pytest

from kiosk.digisos.trouble import EVER, Trouble
from kiosk.form.forms import Forms
from kiosk.terminal.plain import run_plain
from kiosk.visit.session import Session
from tests.terminal.following import CODE, KEY
from tests.terminal.hearing import NAV_REFERENCE, OTHER, SENT, TOLD, equipped, holding
from tests.terminal.visiting import REFERENCE, Desk, both_forms, clock

LINK = f"HTTPS://STATUS.EXAMPLE.NO/S/{SENT}/{KEY.characters}"
PERSON = "2. Nei, det er ikke meg\n> "


class Hand(StringIO):
    """Types these lines, and looks at the phone as often as that takes until it must say who somebody is."""

    def __init__(self, lines: tuple[str, ...], said: StringIO) -> None:
        super().__init__()
        self.left, self.said, self.is_signing = [*lines], said, False

    def readline(self, _size: int | None = -1) -> str:  # type: ignore[override]
        if self.is_signing:
            self.is_signing = not self.said.getvalue().endswith(PERSON)
            return "\n" if self.is_signing else "yes\n"
        line = self.left.pop(0) if self.left else None
        self.is_signing = line == "more"
        return "" if line is None else f"{line}\n"


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


def told(forms: Forms, *lines: str, **equipment: Any) -> str:
    """What was said in answer to these lines."""
    desk, said = Desk(forms), StringIO()
    session = Session(forms, desk.settings, REFERENCE, clock=clock)
    run_plain(
        forms, desk.library, desk.settings, Hand(lines, said), said,
        taking=desk.taking, clock=clock, session=session, **equipment,
    )  # fmt: skip
    assert session.signed_in is None
    return said.getvalue()


def test_what_happened_is_said_in_lines_without_yes_or_no(forms: Forms) -> None:
    with holding((NAV_REFERENCE, TOLD)) as fiks:
        said = told(forms, "nb", "where", LINK, "more", "end", **equipped(fiks))
    for text in ("20. november 2026: Nav har fått søknaden", "Strømfaktura. Innen 8. desember 2026", "Svaret står i"):
        assert text in said
    assert "avslag" not in said


def test_the_applicant_chooses_among_their_own(forms: Forms) -> None:
    with holding((OTHER, TOLD[:1]), (NAV_REFERENCE, TOLD[:1])) as fiks:
        said = told(forms, "nb", "where", SENT, CODE, "more", "1", "end", **equipped(fiks))
    assert "Når sendte du søknaden?" in said
    assert "Nav har fått søknaden" in said


def test_whoever_did_not_apply_is_told_so(forms: Forms) -> None:
    with holding((OTHER, TOLD)) as fiks:
        said = told(forms, "nb", "where", LINK, "more", "end", **equipped(fiks))
    assert "Den som søkte, må logge inn selv" in said


def test_a_municipality_that_does_not_answer_is_said(forms: Forms) -> None:
    with holding((NAV_REFERENCE, TOLD), troubles=(Trouble("503", 0, EVER),)) as fiks:
        said = told(forms, "nb", "where", LINK, "more", "end", **equipped(fiks))
    assert "Kommunen svarer ikke akkurat nå" in said
