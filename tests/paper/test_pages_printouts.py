"""Printouts are data: a designer changes them without touching code, and every mistake is named."""

import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from kiosk.errors import PrintError
from kiosk.paper.pages import Printery
from tests.paper.printing import EXAMPLE, application, house, page_texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of printouts/ to change."""
    return Path(shutil.copytree(house().content.printouts, tmp_path / "printouts"))


def press(folder: Path) -> Printery:
    return Printery(replace(house().content, printouts=folder), house().library, house().register, *house().forms.all())


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("cover", 'icon = "application"', 'icon = "nosuch"', "printouts/cover.toml: icon: there is no Icon nosuch"),
        ("cover", 'code = "C"', 'kode = "C"', "printouts/cover.toml: kode is unknown"),
        ("cover", 'kind = "handover"', 'kind = "hand"', "printouts/cover.toml: block 2: kind hand is unknown"),
        ("cover", 'style = "solid"', 'style = "grey"', "(banner): style: write one of outline, dashed, solid"),
        (
            "declaration",
            "paper.sign_here",
            "paper.nosuch",
            "(signature): title: there is no TextId paper.nosuch",
        ),
        ("declaration", 'name = "name"', "name = 7", "block 4 (signature): name: write a text in quotes"),
        ("declaration", 'title = "paper.sign_here"', "", "block 4 (signature): title is missing"),
        ("application", 'step = "work"', 'step = "fun"', "step: there is no StepId fun"),
        (
            "application",
            '"sale_amount"',
            '"sail_amount"',
            "once: questions: there is no QuestionId sail_amount",
        ),
        ("application", 'budget = "in"', 'budget = "inn"', "amounts.income: budget: write one of in, out"),
        ("cover", 'when = "twice"', 'when = "thrice"', "(banner): when: there is no Occasion thrice"),
        ("late", "bank = ", "bank = 1 #", "(papers): lists: write a text in quotes"),
        ("receipt", "alone = true", "alone = 1", "printouts/receipt.toml: alone: write true or false"),
        ("theme", "accent", "colour", "printouts/theme.toml: colour is unknown: use accent, logo, watermark"),
        ("theme", "accent = ", "accent ", "printouts/theme.toml: "),
    ],
)
def test_a_mistake_is_named_with_file_and_key(folder: Path, name: str, old: str, new: str, message: str) -> None:
    change(folder, name, old, new)
    with pytest.raises(PrintError) as caught:
        press(folder).open()
    assert message in str(caught.value)


def test_a_missing_printout_is_named(folder: Path) -> None:
    (folder / "cover.toml").unlink()
    with pytest.raises(PrintError, match=r"printouts/cover\.toml is not there"):
        press(folder).open()


def test_what_no_section_names_is_printed_all_the_same(folder: Path) -> None:
    change(folder, "application", 'kind = "section"\nstep = "work"', 'kind = "rest"')
    text = "".join(page_texts(press(folder).make_one("application", application(EXAMPLE, "nb"))))
    assert "Hva gjør du mest nå?" in text


def test_words_are_changed_in_the_printout(folder: Path) -> None:
    change(folder, "cover", 'text = "paper.on_top"', 'text = "receipt.keep"')
    text = page_texts(press(folder).make_one("cover", application(EXAMPLE, "nb")))[0]
    assert "Ta vare på kvitteringen" in text


def test_blocks_stand_in_the_order_of_the_printout(folder: Path) -> None:
    path = folder / "declaration.toml"
    head, notice, spine, helped, *signatures = path.read_text(encoding="utf-8").split("[[blocks]]")
    path.write_text("[[blocks]]".join([head, notice, helped, spine, *signatures]), encoding="utf-8")
    text = page_texts(press(folder).make_one("declaration", application(EXAMPLE, "nb")))[0]
    assert text.index("Hvem hjalp til") < text.index("Erklæring")


def test_warming_needs_no_applicant_and_goes_set_by_set() -> None:
    made = press(house().content.printouts)
    assert sum(1 for _ in made.warm()) > len(house().library.languages)
    assert made.make(application(EXAMPLE, "nb")).pages > 4


def test_a_logo_stands_on_every_page(folder: Path) -> None:
    Image.new("RGB", (60, 20), "#0B4A5E").save(folder / "office.png")
    (folder / "theme.toml").write_text('logo = "office.png"\n', encoding="utf-8")
    with pikepdf.open(BytesIO(press(folder).make(application(EXAMPLE, "nb")).pdf)) as pdf:
        assert all(len(page.Resources.XObject) == 1 for page in pdf.pages)


def test_a_logo_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "theme.toml").write_text('logo = "nosuch.png"\n', encoding="utf-8")
    with pytest.raises(PrintError, match=r"logo: there is no file printouts/nosuch\.png"):
        press(folder).open()
