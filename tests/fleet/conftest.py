"""A gateway with a fleet key, on loopback."""

from collections.abc import Iterator

import pytest

from tests.fleet.signing import Signing
from tests.register.answering import answering


@pytest.fixture
def gateway() -> Iterator[Signing]:
    with answering() as day:
        yield Signing(day)
