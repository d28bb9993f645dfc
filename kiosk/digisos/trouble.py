"""What a rehearsal does wrong when it is told to: which request meets which trouble, once or ever after.

The one rule: a trouble is met by the number of the request, so that a test says beforehand what happens when.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Fault = Literal[
    "refused", "reset_before", "reset_after", "slow", "400", "401", "403", "404", "410", "429", "500", "503",
    "invalid", "lost",
]  # fmt: skip
"""The door is shut; the connection is reset before or after the body was read, and nothing was done; the answer comes
late; that status, and nothing was done; it was done and the answer is nonsense; it was done and no answer comes."""
FAULTS: tuple[Fault, ...] = get_args(Fault)
EVER = 1_000_000
WRITTEN = re.compile(r"(?P<fault>[a-z0-9_]+)@(?P<at>[0-9]{1,5})(?:x(?P<times>[1-9][0-9]{0,4})|(?P<ever>x))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Trouble:
    """`at`: number of the request, from 0; `times`: how many requests from there on; for the shut door once or EVER."""

    fault: Fault
    at: int
    times: int = 1


def parse_trouble(text: str) -> Trouble:
    """A trouble as settings write it: "503@4" is request 4 once, "503@4x2" twice, "503@4x" from there on.

    Raises ValueError for anything else.
    """
    found = WRITTEN.fullmatch(text)
    if not found or found["fault"] not in FAULTS:
        raise ValueError('write a fault, "@" and the number of a request: "503@4", "lost@6x2", "refused@0x"')
    times = EVER if found["ever"] else int(found["times"] or 1)
    return Trouble(found["fault"], int(found["at"]), times)


class Troubles:
    """Counts requests, and says what each meets."""

    def __init__(self, troubles: Sequence[Trouble] = ()) -> None:
        self._troubles = list(troubles)
        self._count = 0

    def met(self) -> Fault | None:
        """The trouble of the request that has come now."""
        number, self._count = self._count, self._count + 1
        return next((each.fault for each in self._troubles if each.at <= number < each.at + each.times), None)

    def door(self) -> Trouble | None:
        """The trouble of a shut door that the next request meets; told once."""
        found = next((each for each in self._troubles if each.fault == "refused" and each.at == self._count), None)
        if found:
            self._troubles.remove(found)
        return found
