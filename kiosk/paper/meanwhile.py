"""What has happened beside an application, which it cannot know itself and its pages must say.

The one rule: it is said by whoever asks for the pages, and nothing of it is guessed.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.paper.sent import Sent


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """`by`: the day by which missing documents are wanted. `tried_digitally`: it may have arrived that way too.

    `sent`: what the receipt of a digital application says.
    """

    by: date | None = None
    tried_digitally: bool = False
    sent: Sent | None = None


NOTHING = Meanwhile()
