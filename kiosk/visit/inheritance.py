"""What every visit is born with, looked at before each: descriptors, environment, arguments.

The one rule: the warm parent is before each visit what it was before the first; if it is not, it serves no other.
"""

import os
import sys

from kiosk.errors import ConfinementError
from kiosk.visit.descriptors import open_descriptors


class Inheritance:
    """What the parent had when this was made, and what it has opened itself since (`remember`).

    Between a look (`refuse_changes`) and `remember` the parent does nothing but fork and load: what an applicant could
    have changed was looked at before.
    """

    def __init__(self) -> None:
        self.remember()

    def remember(self) -> None:
        """From now on this is what a visit is given."""
        self._found = found()

    def refuse_changes(self) -> None:
        """Raises ConfinementError naming what has changed; never what it is now."""
        now = found()
        changed = [name for name, before in self._found.items() if before != now[name]]
        if changed:
            raise ConfinementError(f"the kiosk's own {', '.join(changed)} changed between two visits")


def found() -> dict[str, object]:
    """All three as they are now."""
    return {
        "descriptors": open_descriptors(),
        "environment": dict(os.environ),
        "arguments": (tuple(sys.argv), tuple(sys.orig_argv)),
    }
