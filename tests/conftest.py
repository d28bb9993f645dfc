"""How the tests run here: on two workers, a file at a time; hypothesis without a deadline.

A busy machine says nothing about the code. What sits at a terminal or a printer waits for both, so all of that is one
worker's, begun first; everything else is the other's meanwhile.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

DESK = ("tests/promises/", "tests/pty/", "tests/paper/test_printer_ippeve.py", "tests/test_leaves_no_trace.py")


def pytest_configure() -> None:
    """A terminal's size is its own; what the workers say in the environment would lead before it."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        file = item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group("desk" if file.startswith(DESK) else file))
    items.sort(key=lambda item: not item.nodeid.startswith(DESK))
