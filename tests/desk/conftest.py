from collections.abc import Iterator

import pytest

from kiosk.desk.registering import Registering
from tests.desk.telephone import Counter, Telephone


@pytest.fixture
def register() -> Telephone:
    return Telephone()


@pytest.fixture
def registering(register: Telephone) -> Iterator[Registering]:
    counter = Counter(register)
    yield counter.registering
    counter.registering.stop()
