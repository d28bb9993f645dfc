"""Role cards on paper: a page each, marked as practice, sound PDF/A, nothing cut; and only when somebody asks."""

import argparse
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import pdfa

from kiosk.commands.parsing import Parser, UseError
from kiosk.commands.training import furnish, train
from kiosk.house import House, handouts_of
from kiosk.training.cards import card_of
from kiosk.training.life import Life
from tests.paper.printing import outside, page_texts


def wanted(*arguments: str) -> argparse.Namespace:
    parser = Parser()
    furnish(parser)
    return parser.parse_args(arguments)


@pytest.fixture(scope="module")
def pdf(house: House, lives: tuple[Life, ...]) -> bytes:
    return handouts_of(house).make(*(card_of(life, house) for life in lives))


def test_each_life_is_one_page_with_its_name_and_marked_as_practice(pdf: bytes, lives: tuple[Life, ...]) -> None:
    pages = page_texts(pdf)
    assert len(pages) == len(lives)
    assert [life.id for life, page in zip(lives, pages, strict=True) if life.name not in page] == []
    assert all("PRACTICE" in page for page in pages)


def test_a_validator_finds_nothing(pdf: bytes) -> None:
    assert pdfa.validate_written(BytesIO(pdf), "2b").findings == []


def test_nothing_is_cut(pdf: bytes) -> None:
    assert outside(pdf) == []
    assert "\ufffd" not in "".join(page_texts(pdf))


def test_cards_are_printed_only_when_somebody_says_where_to() -> None:
    with pytest.raises(UseError, match="name --out FILE or --print"):
        train(wanted("--cards"))


def test_a_file_is_for_cards_only() -> None:
    with pytest.raises(UseError, match="are for --cards"):
        train(wanted("--out", "x.pdf"))


def test_without_a_terminal_there_is_no_practice() -> None:
    with pytest.raises(UseError, match="no terminal here"):
        train(wanted())


def test_the_cards_are_written_where_it_was_said(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    assert train(wanted("--cards", "--out", str(path))) == 0
    assert path.read_bytes().startswith(b"%PDF")
