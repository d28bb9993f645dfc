"""A relay, and what a test needs of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.gateway.uploading.phoning import Relay, relaying


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[Relay]:
    async with relaying(tmp_path) as running:
        yield running
