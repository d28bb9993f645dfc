import os
import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def norwegian_time() -> Iterator[None]:
    """The clock on the wall of a Norwegian office."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Oslo"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()
