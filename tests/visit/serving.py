"""A kiosk of visits that are plain functions, for the tests of processes."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.errors import ConfinementError
from kiosk.visit.process import Board, Confinement, serve_visits


class Kiosk:
    """Serves visits whose `say` reaches the test through a pipe."""

    def __init__(self, required: bool = False) -> None:
        self._read, self._write = os.pipe()
        self.board = Board()
        self.apologies: list[str] = []
        self.confinement = Confinement(required=required)

    def say(self, word: str) -> None:
        os.write(self._write, f"{word}\n".encode())

    def serve(self, visit: Callable[[], None], visits: int | None = 1, warm: Callable[[], None] = lambda: None) -> int:
        return serve_visits(visit, self.confinement, self.board, self.apologies.append, warm=warm, visits=visits)

    def said(self) -> list[str]:
        os.close(self._write)
        with open(self._read, encoding="utf-8") as words:  # noqa: PTH123
            return words.read().split()


def refused(_readable: Iterable[Path]) -> None:
    raise ConfinementError


def interrupt(by: BaseException) -> None:
    raise by
