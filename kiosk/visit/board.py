"""A few bytes the child writes and the parent reads: the language shown, and where a crash happened.

The one rule: there is room for nothing else, and both are wiped before the next visit.
"""

import mmap
from pathlib import Path


class Board:
    """Memory shared between the parent and the visits."""

    LANGUAGE, PLACE = 16, 160

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, self.LANGUAGE + self.PLACE)

    @property
    def language(self) -> str:
        """The code of the language the visit was last shown in; empty when it never said."""
        return self._shared[: self.LANGUAGE].rstrip(b"\0").decode()

    @language.setter
    def language(self, code: str) -> None:
        self._shared[: self.LANGUAGE] = code.encode()[: self.LANGUAGE].ljust(self.LANGUAGE, b"\0")

    @property
    def place(self) -> str:
        """Type and line of the error that ended the visit, or why it was refused before it began.

        Never an error's message, which could hold an answer.
        """
        return self._shared[self.LANGUAGE :].rstrip(b"\0").decode("ascii", "replace")

    @place.setter
    def place(self, line: str) -> None:
        self._shared[self.LANGUAGE :] = line.encode("ascii", "replace")[: self.PLACE].ljust(self.PLACE, b"\0")

    def note_crash(self, error: BaseException) -> None:
        """Keeps the error's type and line for the parent."""
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        line = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        self.place = f"{type(error).__name__}, {line}"

    def wipe(self) -> None:
        """Forgets the last visit."""
        self._shared[:] = bytes(self.LANGUAGE + self.PLACE)
