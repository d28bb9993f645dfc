"""What scanners say, read: right, wrong and hostile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.documents.scanner.dots import best_of, range_of
from kiosk.documents.scanner.escl_abilities import read_capabilities
from kiosk.documents.scanner.escl_status import read_status
from kiosk.documents.scanner.sane_options import read_options
from kiosk.documents.scanner.tree import read_tree
from kiosk.errors import ScannerFailed
from tests.documents.escl import FEEDER, GLASS, capabilities

LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    "hostile",
    [
        LAUGHS,
        LAUGHS.decode().encode("utf-16"),
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>" * 100 + b"</a>" * 100,
        b"<a>" + bytes(600_000) + b"</a>",
        b'<?xml version="1.0" encoding="rot13"?><a/>',
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b"<a>&b;</a>",
        b"<a><b></a></b>",
        b"",
    ],
)
def test_hostile_xml_is_refused(hostile: bytes) -> None:
    with pytest.raises(ScannerFailed):
        read_tree(hostile)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_comes_is_read_or_refused(octets: bytes) -> None:
    for read in (read_capabilities, read_status):
        try:
            read(octets)
        except ScannerFailed:
            continue


@given(st.integers(0, 5000), st.integers(0, 4), st.text(max_size=8))
def test_capabilities_with_a_hole_in_them_are_read_or_refused(at: int, length: int, put: str) -> None:
    whole = capabilities(FEEDER, GLASS).decode()
    broken = whole[:at] + put + whole[at + length :]
    try:
        known = read_capabilities(broken.encode())
    except ScannerFailed:
        return
    assert known.means


def test_a_scanner_that_makes_nothing_that_is_used_is_refused() -> None:
    with pytest.raises(ScannerFailed):
        read_capabilities(capabilities(GLASS.replace("image/jpeg", "x/y").replace("application/pdf", "x/z")))


def test_an_order_never_asks_for_more_than_a4() -> None:
    known = read_capabilities(capabilities(GLASS.replace("2550", "5100").replace("3300", "9999")))
    assert (known.means["glass"].width, known.means["glass"].height) == (2480, 3508)


def test_a_scanner_in_grey_gives_grey() -> None:
    known = read_capabilities(capabilities(GLASS.replace("RGB24", "Grayscale8")))
    assert known.means["glass"].mode == "Grayscale8"


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [([75, 300, 600], 300), ([100, 200], 200), ([75, 150], 150), ([100, 240, 400], 240), ([1200], 1200), ([], 0)],
)
def test_the_resolution_is_the_one_that_reads_well(offered: list[int], chosen: int) -> None:
    assert best_of(offered) == chosen


def test_of_a_range_the_step_below_the_wish_is_found() -> None:
    assert best_of(sorted(range_of(1, 1200, 1))) == 300
    assert best_of(sorted(range_of(100, 1200, 150))) == 250


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["    --source ", "A|", "ADF", " [x]", "\n", "9..1dpi", "-x "])).map("".join)
)
def test_whatever_scanimage_prints_becomes_an_order(told: str) -> None:
    options = read_options(told)
    assert options.sources
    for bed in options.sources:
        assert all("\n" not in each for each in options.of(bed))
