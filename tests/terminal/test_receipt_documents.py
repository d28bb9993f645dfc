"""What a receipt of what went digitally says of documents and of late papers, on the screen and in lines alike."""

from dataclasses import replace
from datetime import timedelta

from kiosk.delivery import Receipt, Stopped
from kiosk.digisos.outcomes import Refused, Unknown
from kiosk.errors import FiksAway
from kiosk.terminal.dispatch import BrokenOff
from kiosk.terminal.receipt_lines import Papers, lines_of, title_of
from kiosk.terminal.screens.receipt import ReceiptScreen
from kiosk.terminal.standstill import title_of as stopped_title
from tests.terminal.digital_screens import NUMBER, SENT
from tests.terminal.stage import Stage
from tests.terminal.trilingual import surroundings_in

WITH_TWO = replace(SENT, documents=2)
LATE = replace(WITH_TWO, late=True)


def lines(receipt: Receipt) -> list[str]:
    return [line.text[0] for line in lines_of(receipt, Papers(), surroundings_in("nb").voices, practice=False)]


def test_it_says_how_many_papers_went_along() -> None:
    assert "Søknaden. Papirer som ble sendt med: 2" in lines(WITH_TWO)
    assert "Søknaden, uten papirer" in lines(SENT)


def test_late_papers_are_called_papers_and_promise_no_answer() -> None:
    assert title_of(LATE) == "receipt.digital.late"
    assert "Papirer som ble sendt: 2" in lines(LATE)
    assert not {"Svar innen 1 måned", "Du trenger ikke skrive under"} & set(lines(LATE))


async def test_late_papers_on_paper_are_no_application_and_nobody_signs_them() -> None:
    now = surroundings_in("nb")
    stage = Stage(lambda _now: ReceiptScreen(now, replace(LATE, channel="paper", link="", pages=3), 1), now)
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Papirene går til: Nav" in stage.text
        assert "Lever papirene i skranken" in stage.text
        assert "Søknaden" not in stage.text
        assert "Skriv under" not in stage.text
        assert "Svar innen" not in stage.text


def test_what_is_kept_says_what_will_go_along() -> None:
    kept = replace(WITH_TWO, kept_until=SENT.created + timedelta(days=1))
    assert "Papirer som sendes sammen med søknaden: 2" in lines(kept)


def test_late_papers_that_were_not_sent_are_not_called_an_application() -> None:
    refused, unknown = Refused(NUMBER, FiksAway("away")), Unknown(NUMBER, NUMBER, FiksAway("away"))
    assert stopped_title(Stopped(refused, refused.ways, late=True)) == "digital.refused.late"
    assert stopped_title(BrokenOff(may_have_arrived=False, late=True)) == "digital.refused.late"
    assert stopped_title(Stopped(unknown, unknown.ways, late=True)) == "digital.unknown"
