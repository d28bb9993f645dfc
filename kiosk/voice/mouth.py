"""The voice of one visit, in its own process: says what it is told in a process it can kill, and tells how that went.

The one rule: silence does not wait: whatever speaks is killed where it stands, programs and all.
"""

import mmap
import os
import select
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NoReturn

from kiosk.visit.framing import Frame, Torn, Wire
from kiosk.visit.hardening import harden
from kiosk.visit.memory import lock_all
from kiosk.voice.speaking import SAID, UNHEARD, UNSAYABLE, Tools, speak
from kiosk.voice.spoken import Spoken, read_pieces
from kiosk.voice.voice import LOUDEST

HEARD: Mapping[int, str] = {SAID: "quiet", UNSAYABLE: "no_voice", UNHEARD: "no_sound"}


class Mouth:
    """`wire`: to the visit. It ends with it. `is_locked`: whether memory that holds what is said stays in memory."""

    def __init__(self, wire: Wire, tools: Tools, *, is_locked: bool = False) -> None:
        self._wire, self._tools, self._is_locked = wire, tools, is_locked
        # Shared with whatever speaks, so that a change is heard in the middle of a word.
        self._volume = mmap.mmap(-1, 1)
        self._number = 0
        self._speaker = 0
        self._watch = -1

    def serve(self) -> None:
        """Until the visit ends: then silence."""
        try:
            while True:
                # One of the two at a time: following may end what was watched, and watch another by the same number.
                if self._wire.descriptor in self._ready():
                    self._follow(self._newest())
                else:
                    self._finish()
        except Torn:
            pass
        finally:
            self.hush()

    def _ready(self, wait: int | None = None) -> list[int]:
        """`wait`: milliseconds; for ever where it is None."""
        poll = select.poll()
        poll.register(self._wire.descriptor, select.POLLIN)
        if self._watch >= 0:
            poll.register(self._watch, select.POLLIN)
        return [descriptor for descriptor, _ in poll.poll(wait)]

    def _newest(self) -> dict[str, Any]:
        """All that it has been told by now as one: who hammers a key waits for none of what came before."""
        told = dict(self._wire.receive().about)
        while self._wire.descriptor in self._ready(0):
            newer = self._wire.receive().about
            if newer.get("stop"):
                told.pop("say", None)
            told.update(newer)
        return told

    def _follow(self, told: Mapping[str, Any]) -> None:
        volume = told.get("volume")
        if isinstance(volume, int):
            self._volume[0] = max(0, min(LOUDEST, volume))
        if told.get("stop") or "say" in told:
            self.hush()
        if "say" in told:
            self._number = int(told.get("number", 0))
            self._say(read_pieces(told["say"]))

    def _say(self, pieces: Sequence[Spoken]) -> None:
        child = os.fork()
        if child == 0:
            self._speak(pieces)
        # In a group of its own, from both sides: whoever is first.
        with suppress(OSError):
            os.setpgid(child, child)
        self._speaker, self._watch = child, os.pidfd_open(child)

    def _speak(self, pieces: Sequence[Spoken]) -> NoReturn:
        code = UNHEARD
        try:
            with suppress(OSError):
                os.setpgid(0, 0)
            harden()
            if self._is_locked:
                lock_all()
            os.close(self._wire.descriptor)
            code = speak(pieces, self._tools, lambda: self._volume[0])
        finally:
            os._exit(code)

    def hush(self) -> None:
        """Whatever speaks ends now, and what it started with it."""
        if self._speaker:
            with suppress(OSError):
                os.killpg(self._speaker, signal.SIGKILL)
            self._collect()

    def _finish(self) -> None:
        """It has said everything, or could not."""
        heard = HEARD.get(self._collect(), "no_sound")
        self._wire.send(Frame({"number": self._number, "heard": heard}))

    def _collect(self) -> int:
        child, self._speaker = self._speaker, 0
        os.close(self._watch)
        self._watch = -1
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
