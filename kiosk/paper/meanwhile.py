"""What has happened beside an application, which it cannot know itself and its pages must say.

The one rule: it is said by whoever asks for the pages, and nothing of it is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.paper.sent import Sent
from kiosk.visit.document import Pages


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """`by`: the day by which missing documents are wanted. `tried_digitally`: it may have arrived that way too.

    `sent`: what the receipt of a digital application says. `documents`: by documentation id, the pages that go along.
    """

    by: date | None = None
    tried_digitally: bool = False
    sent: Sent | None = None
    documents: Mapping[str, Pages] = field(default_factory=dict, repr=False)


NOTHING = Meanwhile()
