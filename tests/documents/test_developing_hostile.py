"""Files that nobody should open: each becomes pages or an answer, in bounded time, and nothing gets through."""

import time
from collections.abc import Iterator

import pytest

from kiosk.documents.darkroom import Darkroom
from kiosk.errors import DocumentError
from kiosk.visit.confinement import Confinement
from kiosk.visit.document import Pages
from tests.documents.hostile import CANARY, NUMBER, Hostile, corpus

SECONDS_EACH = 20.0
KNOWN = {
    "nothing": "error.document.broken",
    "HTML": "error.document.foreign",
    "Word": "error.document.foreign",
    "film": "error.document.foreign",
    "PNG of 40000x40000": "error.document.large",
    "TIFF of 40000x40000": "error.document.large",
    "JPEG of 65535x65535": "error.document.large",
    "TIFF of 41 pages": "error.document.large",
    "PDF of 41 pages": "error.document.large",
    "PDF locked for reading": "error.document.locked",
    "PDF without pages": "error.document.broken",
    "PDF with script": "pages",
    "PDF locked for changing": "pages",
    "HTML and PDF": "pages",
    "jpeg and ZIP": "pages",
    "JPEG with a place": "pages",
}


@pytest.fixture(scope="module")
def files() -> tuple[Hostile, ...]:
    """All of them; made when they are needed, since it takes a while."""
    return corpus()


@pytest.fixture(scope="module")
def darkroom() -> Iterator[Darkroom]:
    room = Darkroom.opened(Confinement(required=False))
    yield room
    room.close()


@pytest.fixture(scope="module")
def outcomes(darkroom: Darkroom, files: tuple[Hostile, ...]) -> dict[str, str | Pages]:
    return {each.name: outcome_of(darkroom, each) for each in files}


def outcome_of(darkroom: Darkroom, file: Hostile) -> str | Pages:
    begun = time.monotonic()
    try:
        return darkroom.develop(file.raw, "phone")
    except DocumentError as refusal:
        return refusal.text
    finally:
        assert time.monotonic() - begun < SECONDS_EACH, file.name


def test_there_are_two_hundred_of_them_and_no_two_alike(files: tuple[Hostile, ...]) -> None:
    assert len({each.raw for each in files}) == NUMBER == len({each.name for each in files})


def test_each_becomes_pages_or_an_answer(outcomes: dict[str, str | Pages]) -> None:
    assert len(outcomes) == NUMBER
    assert DocumentError.text not in outcomes.values(), "the darkroom itself ended"
    told = {name: outcome if isinstance(outcome, str) else "pages" for name, outcome in outcomes.items()}
    assert {name: told[name] for name in KNOWN} == KNOWN
    # Whether its dots or their loss are seen first depends on how much memory is free.
    assert told["JPEG of 7600x7600 that is not there"] in ("error.document.broken", "error.document.large")


def test_nothing_of_what_they_carried_gets_through(
    files: tuple[Hostile, ...], outcomes: dict[str, str | Pages]
) -> None:
    assert any(CANARY in each.raw for each in files)
    for name, outcome in outcomes.items():
        for page in outcome if not isinstance(outcome, str) else ():
            assert CANARY not in page.jpeg + page.small, name
            assert b"Exif" not in page.jpeg, name
            assert b"GPS" not in page.jpeg, name
