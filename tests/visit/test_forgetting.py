"""What a process is made to forget is nowhere in its memory. Each test has a process of its own."""

import gc
import os
from pathlib import Path

from kiosk.visit.forgetting import CHUNK, forget
from tests.visit.apart import in_process

PIECES = ("KK-planted", "-0123456789-", "of-this-test")


def planted() -> str:
    """Another copy every time."""
    return "".join(PIECES)


def how_often(reversed_text: bytes) -> int:
    """It stands in this process's memory, looked for without having it."""
    needle = bytearray(reversed(reversed_text))
    found = 0
    memory = os.open("/proc/self/mem", os.O_RDONLY)
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, rights, *_ = line.split()
        first, _, last = span.partition("-")
        if rights.startswith("rw") and "[v" not in line:
            found += os.pread(memory, int(last, 16) - int(first, 16), int(first, 16)).count(needle)
    os.close(memory)
    return found


def test_a_secret_is_gone_from_texts_bytes_and_across_the_pieces_that_are_looked_through() -> None:
    def work() -> tuple[int, str, bytes, bytes]:
        text, file, wide = planted(), f'key = "{planted()}"'.encode(), bytearray(3 * CHUNK)
        for at in range(CHUNK - 16, 2 * CHUNK, 4099):
            wide[at : at + len(text)] = text.encode()
        found = forget([planted()])
        return found, text, file, bytes(wide)

    found, text, file, wide = in_process(work)  # type: ignore[misc]
    assert found > 250
    assert set(text) == {"\0"}
    assert file.strip(b"\0") == b'key = "' + bytes(len(planted())) + b'"'
    assert not wide.strip(b"\0")


def test_nothing_short_is_looked_for() -> None:
    assert forget(["", "short"]) == 0


def test_no_copy_stays_with_what_looked_for_it() -> None:
    backwards = planted()[::-1].encode()

    def work() -> int:
        forget([planted()])
        gc.collect()
        # The needle that is looked for with is one itself.
        return how_often(backwards) - 1

    assert in_process(work) == 0
