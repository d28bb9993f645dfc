"""A kiosk of visits that are plain functions, for the tests of processes."""

import os
from collections.abc import Callable, Iterator
from typing import NoReturn

from kiosk.errors import ConfinementError
from kiosk.visit.board import Board
from kiosk.visit.confinement import Confinement
from kiosk.visit.ending import Ending
from kiosk.visit.process import serve_visits


class Kiosk:
    """Serves visits whose `say` reaches the test through a pipe; visits also keep the descriptors in `kept`."""

    def __init__(self, *kept: int, required: bool = False) -> None:
        self._read, self._write = os.pipe()
        self.board = Board()
        self.apologies: list[str] = []
        self.endings: list[Ending] = []
        self.bind: Callable[[], object] = Confinement(required=required, kept=(self._write, *kept)).bind

    def say(self, word: str) -> None:
        os.write(self._write, f"{word}\n".encode())

    def serve(
        self,
        visit: Callable[[], None],
        visits: int | None = 1,
        warm: Callable[[], Iterator[None]] = lambda: iter(()),
    ) -> int:
        return serve_visits(
            visit, self.bind, self.board, self.apologies.append, warm=warm, visits=visits, tell=self.endings.append
        )

    def said(self) -> list[str]:
        os.close(self._write)
        with open(self._read, encoding="utf-8") as words:  # noqa: PTH123
            return words.read().split()


def refused() -> NoReturn:
    raise ConfinementError("nothing can be promised here")


def unbound() -> None:
    """For a life in the test's own process, which must not be bound."""


def interrupt(by: BaseException) -> None:
    raise by
