"""A gateway whose relay listens on this machine, with the rehearsal of Fiks behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.digisos.rehearsal import RehearsalDigisos
from tests.gateway.fiks.relayed import Gateway, a_fiks


@pytest.fixture
def fiks() -> Iterator[RehearsalDigisos]:
    with a_fiks() as started:
        yield started


@pytest.fixture
def relay(tmp_path: Path, fiks: RehearsalDigisos) -> Iterator[Gateway]:
    with Gateway(tmp_path, fiks.url) as gateway:
        yield gateway
