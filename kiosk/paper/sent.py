"""What the receipt of a digital application is made of, beside the application itself.

The one rule: it says no more than is known: what the gateway only keeps was not sent.
"""

from dataclasses import dataclass
from datetime import datetime

DIGITAL_RECEIPT = "digital-receipt"


@dataclass(frozen=True, slots=True)
class Sent:
    """`at`: when the municipality took it, or the gateway to keep it, local time. `documents`: ids of what went along.

    `kept_until`: not sent yet: until then the applicant may still send it from their phone. None: it was sent.
    `tried_digitally`: kept, and nobody knows whether an attempt arrived before.
    """

    at: datetime
    kept_until: datetime | None = None
    documents: tuple[str, ...] = ()
    tried_digitally: bool = False
