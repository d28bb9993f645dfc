from collections.abc import Iterator
from threading import Timer
from xml.etree.ElementTree import fromstring

import pytest

from kiosk.documents.scanner.escl_link import EsclLink
from kiosk.documents.scanner.scanner import Abilities
from kiosk.errors import ScannerEmpty, ScannerFailed
from tests.documents.escl import FEEDER, GLASS, PAGE, Escl, answered, capabilities, scanner, serving, status, trickled

BUSY = status("Processing")
EMPTY = status(feeder="ScannerAdfEmpty")


@pytest.fixture
def escl() -> Iterator[Escl]:
    with serving(Escl()) as served:
        yield served


def test_every_page_in_the_feeder_comes_in_order(escl: Escl) -> None:
    escl.pages = [PAGE + b"1", PAGE + b"2", PAGE + b"3"]
    assert list(scanner(escl).scan()) == [PAGE + b"1", PAGE + b"2", PAGE + b"3"]


def test_one_page_comes_from_the_glass_and_the_job_is_ended(escl: Escl) -> None:
    assert list(scanner(escl).scan("glass")) == [PAGE]
    assert escl.asked[-1] == "DELETE /eSCL/ScanJobs/7"


def test_the_feeder_is_chosen_when_a_page_lies_in_it(escl: Escl) -> None:
    next(scanner(escl).scan())
    assert b"<pwg:InputSource>Feeder<" in escl.orders[0]


def test_the_glass_is_chosen_when_the_feeder_is_empty(escl: Escl) -> None:
    escl.statuses = [EMPTY]
    next(scanner(escl).scan())
    assert b"<pwg:InputSource>Platen<" in escl.orders[0]


def test_the_order_is_what_the_scanner_said_it_can(escl: Escl) -> None:
    next(scanner(escl).scan())
    order = {each.tag.rpartition("}")[2]: each.text for each in fromstring(escl.orders[0]).iter()}
    wanted = {"Version": "2.63", "Width": "2480", "Height": "3300", "XResolution": "300", "ColorMode": "RGB24"}
    assert {**wanted, "DocumentFormat": "image/jpeg"}.items() <= order.items()


def test_it_tells_its_beds_and_its_name(escl: Escl) -> None:
    asked = scanner(escl)
    assert asked.abilities() == Abilities(("feeder", "glass"), loaded=True)
    assert asked.name == "Tester X1"


def test_the_glass_comes_first_while_the_feeder_is_empty(escl: Escl) -> None:
    escl.statuses = [EMPTY]
    assert scanner(escl).abilities() == Abilities(("glass", "feeder"), loaded=False)


def test_a_busy_scanner_is_waited_for(escl: Escl) -> None:
    escl.statuses = [BUSY, BUSY, status()]
    assert next(scanner(escl).scan()) == PAGE


def test_a_page_that_takes_its_time_is_waited_for(escl: Escl) -> None:
    later = [answered(503, Retry_After="1"), answered(503), answered(200, PAGE)]
    escl.answers["GET", "NextDocument"] = lambda handler: later.pop(0)(handler)
    assert next(scanner(escl).scan()) == PAGE


def test_a_feeder_that_refuses_another_page_because_it_is_empty_was_read_to_its_end(escl: Escl) -> None:
    answers = [answered(200, PAGE), answered(409)]
    escl.answers["GET", "NextDocument"] = lambda handler: answers.pop(0)(handler)
    escl.statuses = [status(), EMPTY]
    assert list(scanner(escl).scan()) == [PAGE]


def test_the_newer_way_to_name_formats_is_used_where_the_scanner_does(escl: Escl) -> None:
    next(scanner(escl).scan())
    escl.capabilities = escl.capabilities.replace(b"pwg:DocumentFormat>", b"scan:DocumentFormatExt>")
    next(scanner(escl).scan())
    assert [b"FormatExt>image/jpeg<" in order for order in escl.orders] == [False, True]


def test_a_job_on_another_host_is_asked_for_here(escl: Escl) -> None:
    escl.location = "https://attacker.example:1/eSCL/ScanJobs/7"
    assert next(scanner(escl).scan()) == PAGE
    assert "GET /eSCL/ScanJobs/7/NextDocument" in escl.asked


def test_a_redirect_is_not_followed(escl: Escl) -> None:
    escl.answers["GET", "ScannerCapabilities"] = answered(302, Location=f"{escl.origin}/elsewhere")
    with pytest.raises(ScannerFailed):
        scanner(escl).abilities()
    assert len(escl.asked) == 1


def test_closing_cancels_the_job_and_ends_the_wait(escl: Escl) -> None:
    escl.answers["GET", "NextDocument"] = trickled
    scan = scanner(escl).scan()
    closing = Timer(0.2, scan.close)
    closing.start()
    assert list(scan) == []
    closing.join()
    assert "DELETE /eSCL/ScanJobs/7" in escl.asked


def test_a_scan_that_is_closed_gives_nothing_more(escl: Escl) -> None:
    scan = scanner(escl).scan()
    next(scan)
    scan.close()
    scan.close()
    assert list(scan) == []
    assert escl.asked.count("DELETE /eSCL/ScanJobs/7") == 1


def test_a_scanner_with_glass_only_has_no_feeder(escl: Escl) -> None:
    escl.capabilities = capabilities(GLASS)
    assert scanner(escl).abilities() == Abilities(("glass",), loaded=False)


def test_a_scanner_with_a_feeder_only_is_asked_for_it(escl: Escl) -> None:
    escl.capabilities, escl.statuses = capabilities(FEEDER), [EMPTY]
    with pytest.raises(ScannerEmpty):
        next(scanner(escl).scan())


def test_nothing_of_a_page_stands_in_a_repr(escl: Escl) -> None:
    link = EsclLink(escl.url)
    reply = link.ask("GET", "/ScannerStatus", within=5, most=10_000)
    assert "Adf" not in repr(reply)
    assert escl.origin not in repr(link)
