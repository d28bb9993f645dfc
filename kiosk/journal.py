"""What the kiosk tells about itself: one line for each visit that ended, to standard error or to systemd's journal.

The one rule: error codes, a language, seconds; never to the terminal a visit is seen on, and never anything typed.
"""

import json
import os
import socket
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal, TextIO

from kiosk.language.words import Library
from kiosk.visit.ending import Ending

Where = Literal["stderr", "journal", "none"]
JOURNAL = Path("/run/systemd/journal/socket")
# From syslog(3); systemd reads the number in angle brackets before a line.
ERROR, NOTICE = 3, 5


class Journal:
    """Writes structured lines. `stream` is only written to where it is no terminal."""

    def __init__(self, where: Where, stream: TextIO | None = None, journal: Path = JOURNAL) -> None:
        self._stream = stream or sys.stderr
        self._journal = journal
        ways: Mapping[Where, Callable[[int, Mapping[str, str]], None]] = {
            "stderr": self._print,
            "journal": self._send,
            "none": lambda _priority, _fields: None,
        }
        self._write = ways[where]

    def tell(self, ending: Ending) -> None:
        """One visit ended. A line that cannot be written is lost: the next applicant does not wait for it."""
        fields = {
            "event": ending.event,
            "code": str(ending.code),
            # What a visit was erased in is the kiosk's first language; only a crash leaves the applicant's.
            "language": ending.language if ending.event == "visit.crashed" else "",
            "place": ending.place,
            "seconds": f"{ending.seconds:.0f}",
            **({"register": ending.register} if ending.register else {}),
        }
        with suppress(OSError):
            self._write(NOTICE if ending.event == "visit.ended" else ERROR, fields)

    def tell_left_out(self, library: Library, languages: Iterable[str]) -> None:
        """Which languages of the settings are not offered, and why."""
        for code in languages:
            if lack := library.lack(code):
                with suppress(OSError):
                    self._write(NOTICE, {"event": "language.left_out", "language": code, "lack": lack})

    def _print(self, priority: int, fields: Mapping[str, str]) -> None:
        """As JSON behind its priority."""
        if not self._stream.isatty():
            self._stream.write(f"<{priority}>{json.dumps(fields)}\n")
            self._stream.flush()

    def _send(self, priority: int, fields: Mapping[str, str]) -> None:
        """As fields of systemd's own protocol, in one datagram; nothing here holds a line break."""
        message = " ".join(f"{name}={value}" for name, value in fields.items() if value)
        own = {f"KIOSK_{name.upper()}": value for name, value in fields.items()}
        entry = {"MESSAGE": message, "PRIORITY": str(priority), "SYSLOG_IDENTIFIER": "kiosk", **own}
        lines = "".join(f"{name}={value.replace(os.linesep, ' ')}\n" for name, value in entry.items())
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as datagram:
            datagram.sendto(lines.encode(), str(self._journal))
