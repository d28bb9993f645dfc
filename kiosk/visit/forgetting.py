"""Secrets of the kiosk, taken out of the memory of a process that opens strangers' files.

The one rule: a fork begins with all its parent knew, so what it must not know is overwritten before it opens anything.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

MAPS, MEMORY = Path("/proc/self/maps"), Path("/proc/self/mem")
# What is shorter could stand anywhere for another reason.
SHORTEST = 16
CHUNK = 1 << 20


def forget(secrets: Iterable[str]) -> int:
    """Overwrites each of these texts wherever it stands in this process, objects of Python's included; how often.

    To be called before `harden`, after which a process does not get to see its own memory this way. -1: it cannot here.
    """
    needles = [secret.encode() for secret in secrets if len(secret) >= SHORTEST]
    if not needles:
        return 0
    try:
        memory = os.open(MEMORY, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return -1
    try:
        # First all are found: one of them is the needle itself.
        found = [place for span in spans() for place in places(memory, *span, needles)]
        for at, length in found:
            os.pwrite(memory, bytes(length), at)
    finally:
        os.close(memory)
    return len(found)


def spans() -> Iterator[tuple[int, int]]:
    """Where this process can write: first address and the one behind the last."""
    for line in MAPS.read_text().splitlines():
        span, rights, *_ = line.split()
        if rights.startswith("rw"):
            first, _, last = span.partition("-")
            yield int(first, 16), int(last, 16)


def places(memory: int, first: int, last: int, needles: list[bytes]) -> list[tuple[int, int]]:
    """Where they stand there: address and length."""
    overlap = max(map(len, needles)) - 1
    seen = bytearray(CHUNK + overlap)
    found: set[tuple[int, int]] = set()
    # Some of what is mapped cannot be read.
    with suppress(OSError):
        for at in range(first, last, CHUNK):
            length = os.preadv(memory, [memoryview(seen)[: last - at]], at)
            found.update((at + place, len(each)) for each in needles for place in find_all(seen, each, length))
    # No copy is left in what looked for it.
    seen[:] = bytes(len(seen))
    return list(found)


def find_all(text: bytearray, needle: bytes, end: int) -> Iterator[int]:
    """Every place in the first `end` octets."""
    place = text.find(needle, 0, end)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1, end)
