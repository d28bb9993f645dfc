"""Signals that have to wait: while a process is forked, and while what must not be half done is done.

The one rule: none is lost: what came meanwhile comes afterwards.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def signals_held() -> Iterator[set[int]]:
    """Signals wait meanwhile. Gives those that waited already."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
    try:
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
