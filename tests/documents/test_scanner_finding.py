import socket
from pathlib import Path

import pytest
from zeroconf import ServiceInfo, Zeroconf

from kiosk.documents.scanner.certificate import fingerprint
from kiosk.documents.scanner.choosing import located, scanner_of, scanner_port
from kiosk.documents.scanner.escl import EsclScanner
from kiosk.documents.scanner.finding import FoundScanner, distinct, find_scanners, found_of
from kiosk.documents.scanner.rehearsal import RehearsalScanner
from kiosk.errors import ScannerFailed, ScannerJammed
from kiosk.settings.tables import Intake
from tests.documents.escl import PAGE, Escl, self_signed, serving

PLAIN, SECURED = "_uscan._tcp.local.", "_uscans._tcp.local."


def told(kind: str = PLAIN, port: int = 8080, **properties: str) -> ServiceInfo:
    here = [socket.inet_aton("127.0.0.1")]
    return ServiceInfo(kind, f"Tester X1.{kind}", addresses=here, port=port, properties=properties, server="x1.local.")


def test_a_scanner_that_tells_of_itself_is_found() -> None:
    with Zeroconf(interfaces=["127.0.0.1"]) as network:
        network.register_service(told(rs="eSCL", ty="Tester X1"))
        assert FoundScanner("Tester X1", "http://127.0.0.1:8080/eSCL") in find_scanners(0.8)


def test_its_name_is_made_fit_for_a_screen() -> None:
    found = found_of(PLAIN, told(ty="Tester\x1b[31m\u202e X1"))
    assert found == FoundScanner("Tester [31m X1", "http://127.0.0.1:8080/eSCL")


@pytest.mark.parametrize("root", ["../x", "a//b", "a b", "x" * 99, "a?b#c"])
def test_a_root_that_is_none_is_passed_over(root: str) -> None:
    assert found_of(PLAIN, told(rs=root)) is None


def test_a_scanner_that_offers_both_ways_is_told_once() -> None:
    both = tuple(filter(None, (found_of(SECURED, told(SECURED, 443)), found_of(PLAIN, told()))))
    assert distinct(both) == (FoundScanner("Tester X1", "http://127.0.0.1:8080/eSCL"),)


def test_what_is_not_to_be_looked_for_stays_as_it_is() -> None:
    assert located(Intake(scanner="escl:http://10.0.0.5/eSCL")) == Intake(scanner="escl:http://10.0.0.5/eSCL")


@pytest.mark.parametrize(
    ("scanner", "port"),
    [
        ("escl:http://10.0.0.5/eSCL", 80),
        ("escl:https://10.0.0.5/eSCL#sha256=" + "a" * 64, 443),
        ("escl:http://10.0.0.5:8080/eSCL", 8080),
        ("escl:mdns", None),
        ("sane:test:0", None),
        ("", None),
    ],
)
def test_a_visit_reaches_the_scanner_s_port_only(scanner: str, port: int | None) -> None:
    assert scanner_port(Intake(scanner=scanner)) == port


def test_no_scanner_is_offered_where_none_is_named() -> None:
    assert scanner_of(Intake(), None) is None
    assert scanner_of(Intake(scanner="sane:test:0"), None) is None


def test_a_certificate_of_its_own_counts_only_when_the_settings_name_it(tmp_path: Path) -> None:
    context, pin = self_signed(tmp_path)
    with serving(Escl(), context) as escl:
        with pytest.raises(ScannerFailed) as raised:
            EsclScanner(escl.url).abilities()
        assert raised.value.text == "error.scanner.certificate"
        with pytest.raises(ScannerFailed):
            EsclScanner(f"{escl.url}#sha256={'0' * 64}").abilities()
        assert not escl.asked
        assert fingerprint(f"escl:{escl.url}") == pin
        assert next(EsclScanner(f"{escl.url}#sha256={pin}").scan()) == PAGE


def test_the_rehearsal_gives_practice_pages_and_then_ends() -> None:
    assert [page[:2] for page in RehearsalScanner(pause=0).scan()] == [b"\xff\xd8"] * 2


def test_no_page_comes_twice_out_of_the_rehearsal_scanner() -> None:
    scanner = RehearsalScanner(pause=0)
    pages = [*scanner.scan(), *scanner.scan("glass"), *scanner.scan()]
    assert len(pages) == len(set(pages)) == 5


def test_the_rehearsal_jams_after_the_first_page_when_told_to() -> None:
    scanner = RehearsalScanner(faults=("jammed",), pause=0)
    scan = scanner.scan()
    assert next(scan)
    with pytest.raises(ScannerJammed):
        next(scan)
    assert len(list(scanner.scan("glass"))) == 1


def test_a_rehearsal_that_is_closed_waits_no_more() -> None:
    scan = RehearsalScanner(pause=60).scan()
    scan.close()
    assert list(scan) == []
