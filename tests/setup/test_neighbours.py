"""Printers that tell of themselves in the network."""

import socket

import pytest
from zeroconf import ServiceInfo, Zeroconf

from kiosk.nearby import once, place_of
from kiosk.setup.means import Found
from kiosk.setup.neighbours import find_printers

PLAIN, SECURED = "_ipp._tcp.local.", "_ipps._tcp.local."


def told(kind: str = PLAIN, port: int = 6310, **properties: str) -> ServiceInfo:
    here = [socket.inet_aton("127.0.0.1")]
    return ServiceInfo(kind, f"Printer P1.{kind}", addresses=here, port=port, properties=properties, server="p1.local.")


def test_a_printer_that_tells_of_itself_is_found_once_without_tls() -> None:
    with Zeroconf(interfaces=["127.0.0.1"]) as network:
        for kind, port in ((SECURED, 6311), (PLAIN, 6310)):
            network.register_service(told(kind, port, rp="ipp/print", ty="Printer P1"))
        found = [printer for printer in find_printers(0.8) if printer.name == "Printer P1"]
        assert found == [Found("Printer P1", "ipp://127.0.0.1:6310/ipp/print")]


@pytest.mark.parametrize("path", ["../x", "a//b", "a b", "x" * 99, "a?b#c"])
def test_a_path_that_is_none_is_passed_over(path: str) -> None:
    assert place_of(told(rp=path), "ipp", "rp", "ipp/print") is None


def test_machines_of_one_name_at_two_addresses_are_two() -> None:
    places = [("P", "ipp://10.0.0.2:631/ipp/print"), ("P", "ipp://10.0.0.1:631/ipp/print")]
    assert once(places) == sorted(places)
