"""A desk with the small form, for every test of a visit."""

from pathlib import Path

import pytest

from kiosk.form.definition import Form
from tests.terminal.visiting import Desk, small_form


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return small_form(Path(tmp_path_factory.mktemp("form")))


@pytest.fixture
def desk(form: Form) -> Desk:
    return Desk(form)
