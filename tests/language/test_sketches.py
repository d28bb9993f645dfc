"""Every paper that is asked for has a sketch, and every sketch is one that can be drawn."""

import pytest

from kiosk.content import find_content
from kiosk.language.sketchbook import DRAWINGS, Name
from kiosk.language.sketches import COLUMNS, ROWS, SKETCH_OF, sketch_for
from tests.known import forms

CONTENT = find_content()
FORMS = forms().all()
every = pytest.mark.parametrize("name", list(DRAWINGS))


def test_every_kind_of_documentation_has_a_sketch_of_its_own_choice() -> None:
    asked = {each.id for form in FORMS for each in form.documentation}
    assert len(asked) >= 34
    assert asked == set(SKETCH_OF)


def test_a_kind_that_nobody_has_drawn_looks_like_any_other_letter() -> None:
    assert sketch_for("brand_new").name == "other"


@every
def test_a_drawing_fills_its_sheet(name: Name) -> None:
    rows = DRAWINGS[name][2].strip("\n").split("\n")
    assert [len(row) for row in rows] == [COLUMNS] * ROWS


@every
def test_places_are_whole_rectangles_with_a_text_each(name: Name) -> None:
    _, shows, drawing = DRAWINGS[name]
    documentation = next(id for id, found in SKETCH_OF.items() if found == name)
    places = sketch_for(documentation).places
    said = (CONTENT.locales / "nb" / "frame.po").read_text(encoding="utf-8")
    assert len(places) == len(shows) == len({each.text for each in places})
    for number, place in enumerate(places, start=1):
        assert drawing.count(str(number)) == (place.right - place.left) * (place.bottom - place.top)
        assert f'msgctxt "{place.text}"' in said


def test_lines_are_print_or_headings() -> None:
    lines = sketch_for("payslip").lines
    assert {each.is_strong for each in lines} == {True, False}
    assert all(each.left < each.right <= COLUMNS for each in lines)


def test_what_has_many_pages_lies_on_other_sheets() -> None:
    assert sketch_for("lease").sheets > sketch_for("payslip").sheets == 1
