"""How the tests run here: on five workers, a file at a time; hypothesis without a deadline.

A busy machine says nothing about the code. What sits at a terminal or a printer waits for it more than it works, so all
of that is two workers', begun first; everything else is the other three's meanwhile, and then of all. Two cores
are enough.
"""

import gc
import os
from collections.abc import Generator, Iterator, Sequence
from typing import Any

import pytest
import textual._wait
import textual.screen
from coverage import Coverage
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# What waits longest; neither could be one worker's beside the other.
DESK = ("tests/promises/", "tests/pty/", "tests/paper/test_printer_ippeve.py", "tests/test_leaves_no_trace.py")
TRACKED = ("tests/tracked/",)

# What coverage never counts: it makes a test twice as slow, and neither random forms nor Unicode's 90,000 lines shall
# stand in for a test of what they walk through.
UNCOUNTED = (
    "tests/form/test_journey_properties.py",
    "tests/language/test_ordering.py::test_every_case_of_unicode_is_in_its_order_and_reads_its_way",
)


def pytest_configure() -> None:
    """A terminal's size is its own; what the workers say in the environment would lead before it."""
    # Companions of visits are forked from here: libraries used before have begun no threads of their own.
    os.environ.update(OPENCV_FOR_THREADS_NUM="1", OPENBLAS_NUM_THREADS="1")
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    # After each key Textual's pilot waits until the process is idle, and looks twice for 20 ms, since a screen is drawn
    # sixty times a second: most of what a screen's test took. What comes from another thread is waited for by name.
    setattr(textual.screen, "UPDATE_PERIOD", 1 / 500)  # noqa: B010 - it is Final to whoever runs it
    textual._wait.SLEEP_GRANULARITY, textual._wait.SLEEP_IDLE = 0.004, 0.0008


class OneDesk(LoadScopeScheduling):  # type: ignore[misc]
    """A file at a time, and the files of each desk as if they were one. Marks would do, but pytest 9.2 loses them
    (pytest-xdist issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "desk" if file.startswith(DESK) else "tracked" if file.startswith(TRACKED) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneDesk:
    """What comes first is begun first, however many tests it has."""
    config.option.loadscopereorder = False
    return OneDesk(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(DESK + TRACKED))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Ten thousand tests and what they import stay to the end: looking for rubbish there was a third of the work."""
    gc.collect()
    gc.freeze()
    # What a test makes is gone with it: looking for rubbish thirty times as often was a tenth of the work.
    gc.set_threshold(20_000, 20, 100)
    if counter := counter_of(session.config):
        stop_counting(counter)


def counter_of(config: pytest.Config) -> Any:
    """What counts coverage here, None where nobody asked for it."""
    return getattr(config.pluginmanager.getplugin("_cov"), "cov_controller", None)


def stop_counting(counter: Any) -> None:
    """What was read while collecting is counted; from here on each test says whether it is."""
    counter.pause()
    # In a worker pytest-cov 7 began once before, as if there were none: that one would go on underneath for nobody.
    while (forgotten := Coverage.current()) is not None:
        forgotten.stop()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage is counted from setup to teardown; pytest-cov's own marker would leave the setup counted."""
    counter = counter_of(item.config)
    if counter is not None and (wanted := is_counted(item.nodeid, counter.cov_source)) is not counter.started:
        (counter.resume if wanted else counter.pause)()
    return (yield)


def is_counted(test: str, sources: Sequence[str] | None) -> bool:
    """Whether a test is the rooms' own: kiosk.form is covered by tests/form…, not because some screen walked by."""
    rooms = tuple(source.replace("kiosk", "tests").replace(".", "/") for source in sources or ["kiosk"])
    return test.startswith(rooms) and not test.startswith(UNCOUNTED)


@pytest.fixture(scope="module")
def whole_memory() -> Iterator[None]:
    """For who looks through every object there is: what stands frozen would not be among them."""
    gc.unfreeze()
    yield
    gc.collect()
    gc.freeze()
