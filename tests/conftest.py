"""How the tests run here: on two workers, a file at a time; hypothesis without a deadline.

A busy machine says nothing about the code. What sits at a terminal or a printer waits for both, so all of that is one
worker's, begun first; everything else is the other's meanwhile.
"""

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

DESK = (
    "tests/promises/",
    "tests/pty/",
    "tests/tracked/",
    "tests/paper/test_printer_ippeve.py",
    "tests/test_leaves_no_trace.py",
)


def pytest_configure() -> None:
    """A terminal's size is its own; what the workers say in the environment would lead before it."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


class OneDesk(LoadScopeScheduling):  # type: ignore[misc]
    """A file at a time, and the desk's files as if they were one. Marks would do, but pytest 9.2 loses them
    (pytest-xdist issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "desk" if file.startswith(DESK) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneDesk:
    """What comes first is begun first, however many tests it has."""
    config.option.loadscopereorder = False
    return OneDesk(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(DESK))
