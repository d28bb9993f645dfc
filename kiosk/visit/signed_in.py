"""Who signed in on their own phone, as the provider says.

The one rule: it lives in the visit's memory only, and no repr shows it.
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, as the provider says.

    `pid`: fødselsnummer or D-number; `name`: "" where the provider gives none; `acr`: the level of assurance;
    `at`: when; `token`: the access token with which this applicant's application is submitted, until `until`.
    """

    pid: str = field(repr=False)
    name: str = field(repr=False)
    acr: str
    at: datetime
    token: str = field(repr=False)
    until: datetime
