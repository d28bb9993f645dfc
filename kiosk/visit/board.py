"""A few bytes the child writes and the parent reads: the language, where a crash happened, what the register said.

The one rule: there is room for nothing else, and all of it is wiped before the next visit.
"""

import mmap
from pathlib import Path


class Board:
    """Memory shared between the parent and the visits."""

    LANGUAGE, PLACE, REGISTER = 16, 160, 48

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, self.LANGUAGE + self.PLACE + self.REGISTER)

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
        return self._shared[self.LANGUAGE : -self.REGISTER].rstrip(b"\0").decode("ascii", "replace")

    @place.setter
    def place(self, line: str) -> None:
        told = line.encode("ascii", "replace")[: self.PLACE].ljust(self.PLACE, b"\0")
        self._shared[self.LANGUAGE : -self.REGISTER] = told

    @property
    def register(self) -> str:
        """What came of telling the register last: "told", an error's text id, or empty when nothing was to be told."""
        return self._shared[-self.REGISTER :].rstrip(b"\0").decode("ascii", "replace")

    @register.setter
    def register(self, code: str) -> None:
        self._shared[-self.REGISTER :] = code.encode("ascii", "replace")[: self.REGISTER].ljust(self.REGISTER, b"\0")

    def note_crash(self, error: BaseException) -> None:
        """Keeps the error's type and line for the parent."""
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        line = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        self.place = f"{type(error).__name__}, {line}"

    def wipe(self) -> None:
        """Forgets the last visit."""
        self._shared[:] = bytes(len(self._shared))
