"""Practice pages: one for every documentation, that passes its own quality gate and cannot be taken for a real one."""

from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from kiosk.documents.example import example_page
from kiosk.documents.looking import prepare
from kiosk.documents.looking.dots import dots


@pytest.mark.parametrize("documentation", ["payslip", "lease", "power_bill", "statement_account", "other_info"])
def test_nothing_is_wrong_with_a_practice_page(documentation: str) -> None:
    page = dots(cv2.imdecode(np.frombuffer(example_page(documentation), np.uint8), cv2.IMREAD_COLOR))
    assert prepare(page, "scanner").findings == ()


def test_a_practice_page_is_a4_at_200_dots_an_inch() -> None:
    with Image.open(BytesIO(example_page("lease"))) as page:
        assert (page.size, page.info["dpi"]) == ((1654, 2339), (200, 200))


def test_pages_of_one_document_differ() -> None:
    assert len({example_page("payslip", number) for number in (1, 2, 3)}) == 3


def test_no_practice_page_is_taken_for_another() -> None:
    taken: list[int] = []
    for number in (1, 2):
        for documentation in ("rent_bill", "heating_bill", "lease"):
            page = cv2.imdecode(np.frombuffer(example_page(documentation, number), np.uint8), cv2.IMREAD_GRAYSCALE)
            made = prepare(dots(page), "scanner", taken)
            assert "twice" not in made.findings
            taken.append(made.likeness)
