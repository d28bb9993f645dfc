"""The darkroom: what comes out of it, what becomes of a job that fails, and that a job knows nothing of another."""

import io
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import numpy as np
import pytest
from PIL import Image

from kiosk.documents.darkroom import MOST_RAW, Darkroom
from kiosk.documents.developing.jobs import Jobs
from kiosk.documents.developing.limits import Limits
from kiosk.documents.developing.wire import THINNEST, page_told
from kiosk.documents.example import example_page
from kiosk.errors import DocumentBroken, DocumentError, DocumentForeign, DocumentTooLarge, ScannerJammed
from kiosk.visit.companion import Answer, Ask, begin
from kiosk.visit.confinement import Confinement
from kiosk.visit.document import SMALL_WIDTH, Area, Page

ANYWHERE = Confinement(required=False)
MB = 1 << 20


@pytest.fixture(scope="module")
def darkroom() -> Iterator[Darkroom]:
    room = Darkroom.opened(ANYWHERE)
    room.warm()
    yield room
    room.close()


@pytest.fixture(scope="module")
def page(darkroom: Darkroom) -> Page:
    return darkroom.develop(example_page("payslip"), "phone")[0]


@contextmanager
def working(work: Callable[[Ask], Answer], limits: Limits | None = None) -> Iterator[Darkroom]:
    """A darkroom in which this is done, whatever is asked."""
    jobs = Jobs(lambda: work, limits)
    room = Darkroom(begin("darkroom", jobs.serve, partial(jobs.bind, ANYWHERE)))
    yield room
    room.close()


def test_a_photo_becomes_a_page_that_fits_on_a4(page: Page) -> None:
    assert page.source == "phone"
    assert page.width / page.dpi <= 8.3
    assert page.height / page.dpi <= 11.7
    with Image.open(io.BytesIO(page.jpeg)) as picture:
        assert picture.size == (page.width, page.height)
        assert not picture.info.keys() & {"exif", "comment", "icc_profile"}


def test_a_page_has_a_small_picture(page: Page) -> None:
    assert len(page.small) == SMALL_WIDTH * round(page.height * SMALL_WIDTH / page.width)
    assert max(page.small) > 200 > min(page.small)


def test_a_page_of_which_there_is_a_picture_already_comes_twice(darkroom: Darkroom, page: Page) -> None:
    assert "twice" not in page.findings
    assert "twice" in darkroom.develop(example_page("payslip"), "stick", [page.likeness])[0].findings


def test_a_page_twice_in_one_file_comes_twice(darkroom: Darkroom) -> None:
    with Image.open(io.BytesIO(example_page("payslip"))) as drawn:
        out = io.BytesIO()
        drawn.reduce(2).save(out, "PDF", save_all=True, append_images=[drawn.reduce(2)])
    first, second = darkroom.develop(out.getvalue(), "stick")
    assert "twice" not in first.findings
    assert "twice" in second.findings


def test_a_page_is_turned_clockwise(darkroom: Darkroom, page: Page) -> None:
    turned = darkroom.turn(page, 1)
    assert (turned.width, turned.height) == (page.height, page.width)
    assert darkroom.turn(page, 4).width == page.width
    upper_left, turned_to_upper_right = page.small[0], turned.small[SMALL_WIDTH - 1]
    assert abs(upper_left - turned_to_upper_right) < 8


def test_what_is_covered_is_black_on_the_page_and_on_its_small_picture(darkroom: Darkroom, page: Page) -> None:
    covered = darkroom.cover(page, [Area(0, 0, 1, 0.25), Area(0.4, 0.5, 0.6, 0.6)])
    with Image.open(io.BytesIO(covered.jpeg)) as picture:
        seen = np.asarray(picture.convert("L"))
    assert seen[: page.height // 4 - 16].max() < 12
    assert seen[int(page.height * 0.55), page.width // 2] < 12
    assert seen.max() > 200
    assert max(covered.small[: SMALL_WIDTH * 40]) < 12


def test_a_large_picture_is_as_wide_as_asked(darkroom: Darkroom, page: Page) -> None:
    assert len(darkroom.picture(page, 400)) == 400 * round(page.height * 400 / page.width)


def test_pages_become_one_pdf(darkroom: Darkroom, page: Page) -> None:
    assert darkroom.bundle("Lønnsslipp", (page, page)).startswith(b"%PDF-")


def test_what_is_no_document_is_told_and_the_darkroom_goes_on(darkroom: Darkroom) -> None:
    with pytest.raises(DocumentForeign):
        darkroom.develop(b"PK\x03\x04 and so on", "stick")
    assert darkroom.develop(example_page("lease"), "stick")


def test_a_file_that_is_too_large_is_not_even_handed_over(darkroom: Darkroom) -> None:
    with pytest.raises(DocumentTooLarge):
        darkroom.develop(bytes(MOST_RAW + 1), "stick")


def test_a_job_that_crashes_is_a_broken_file_and_the_next_begins() -> None:
    def crash_at_first(ask: Ask) -> Answer:
        if ask.blobs[0] == b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        return Answer({}, (b"done",))

    with working(crash_at_first) as room:
        with pytest.raises(DocumentBroken):
            room.develop(b"crash", "phone")
        with pytest.raises(DocumentBroken):  # an answer without pages
            room.develop(b"well", "phone")


def test_whatever_a_library_raises_is_a_broken_file() -> None:
    def fail(_ask: Ask) -> Answer:
        raise KeyError("Nordmann")

    with working(fail) as room, pytest.raises(DocumentBroken, match=r"^error\.document\.broken$"):
        room.develop(b"x", "phone")


def test_a_job_that_takes_too_long_is_ended() -> None:
    def sleep(_ask: Ask) -> Answer:
        time.sleep(30)
        return Answer({})

    begun = time.monotonic()
    with working(sleep, Limits(seconds=0.2)) as room, pytest.raises(DocumentTooLarge):
        room.develop(b"x", "phone")
    assert time.monotonic() - begun < 10


def test_a_job_that_works_too_much_is_ended() -> None:
    def spin(_ask: Ask) -> Answer:
        while True:
            pass

    with working(spin, Limits(cpu=1)) as room, pytest.raises(DocumentTooLarge):
        room.develop(b"x", "phone")


def test_a_job_that_takes_too_much_memory_is_ended() -> None:
    def grow(_ask: Ask) -> Answer:
        return Answer({"octets": len(bytearray(600 * MB))})

    with working(grow, Limits(memory=512 * MB)) as room, pytest.raises(DocumentTooLarge):
        room.develop(b"x", "phone")


def test_a_job_knows_nothing_of_the_one_before() -> None:
    kept: list[bytes] = []

    def keep(ask: Ask) -> Answer:
        kept.extend(ask.blobs)
        return Answer({}, (str(len(kept)).encode(),))

    with working(keep) as room:
        assert [room.bundle("x", ()) for _ in range(1)] == [b"0"]
        with pytest.raises(DocumentBroken):
            room.develop(b"first", "phone")
        assert room.bundle("x", ()) == b"0"


def test_a_job_makes_no_socket_and_leaves_no_core() -> None:
    def try_out(_ask: Ask) -> Answer:
        try:
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        except OSError as refused:
            return Answer({}, (type(refused).__name__.encode(),))
        return Answer({}, (b"made",))

    with working(try_out) as room:
        assert room.bundle("x", ()) == b"PermissionError"


def test_what_a_job_was_taken_over_to_say_is_not_believed(page: Page) -> None:
    told = {**page_told(page), "findings": []}
    lies = [
        ({**told, "width": str(page.width)}, page.jpeg, page.small), ({**told, "width": 10**9}, page.jpeg, page.small),
        ({**told, "likeness": -1}, page.jpeg, page.small), ({**told, "findings": None}, page.jpeg, page.small),
        (told, b"<html>", page.small), ({}, page.jpeg, page.small), ([], page.jpeg, page.small),
        (told, page.jpeg, page.small * 2), (told, page.jpeg, b""), ({**told, "height": 10}, page.jpeg, page.small),
        (told, page.jpeg + b"%PDF-1.7", page.small),
    ]  # fmt: skip

    def lie(ask: Ask) -> Answer:
        about, jpeg, small = lies[len(ask.blobs[0])]
        return Answer({"pages": [about]}, (jpeg, small))

    with working(lie) as room:
        for number in range(len(lies)):
            with pytest.raises(DocumentBroken):
                room.develop(bytes(number), "phone")


def test_a_job_has_no_children_and_ends_with_the_darkroom() -> None:
    def linger(_ask: Ask) -> Answer:
        os.fork()
        return Answer({}, (b"two",))

    with working(linger) as room, pytest.raises(DocumentBroken):
        room.bundle("x", ())


def test_a_job_that_was_taken_over_hands_on_no_more_pages_than_a_file_may_have(page: Page) -> None:
    def flood(_ask: Ask) -> Answer:
        return Answer({"pages": [page_told(page)] * 41}, (page.jpeg, page.small) * 41)

    with working(flood) as room, pytest.raises(DocumentBroken):
        room.develop(b"x", "phone")


@pytest.mark.parametrize("size", [(1, 30_000), (30_000, 2)])
def test_a_picture_that_is_no_more_than_a_line_becomes_a_page_with_white_beside_it(
    darkroom: Darkroom, size: tuple[int, int]
) -> None:
    out = io.BytesIO()
    Image.new("L", size, 60).save(out, "PNG")
    (page,) = darkroom.develop(out.getvalue(), "stick")
    assert max(page.width, page.height) <= THINNEST * min(page.width, page.height)
    assert len(page.small) < 600_000


def test_a_job_that_was_taken_over_speaks_of_documents_only() -> None:
    def lie(_ask: Ask) -> Answer:
        raise ScannerJammed

    with working(lie) as room, pytest.raises(DocumentBroken):
        room.develop(b"x", "phone")


def test_without_a_darkroom_nothing_is_taken_in() -> None:
    room = Darkroom.opened(ANYWHERE)
    room.close()
    with pytest.raises(DocumentError) as told:
        room.develop(b"x", "phone")
    assert type(told.value) is DocumentError
