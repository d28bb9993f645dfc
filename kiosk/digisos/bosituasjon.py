"""The home: what kind it is, and how many others live there.

The one rule: an address that must stay secret has no kind of home either.
"""

from dataclasses import dataclass

from kiosk.digisos.told import Told
from kiosk.digisos.values import Kilde

HOMES = {
    "own": "eier",
    "rent": "leier",
    "municipal": "kommunal",
    "nowhere": "ingen",
    "institution": "institusjon",
    "shelter": "krisesenter",
    "prison": "fengsel",
    "family": "annet",
}
HOSTS = {"parents": "foreldre", "relatives": "familie", "friends": "venner"}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bosituasjon:
    """The home. `antallPersoner` does not count the applicant."""

    kilde: Kilde = "bruker"
    botype: str | None
    antallPersoner: int | None


def bosituasjon_of(told: Told) -> Bosituasjon:
    """The home as told."""
    kind = HOSTS.get(told.word("family_kind") or "") or HOMES.get(told.word("home_kind") or "")
    people = 0 if told.claim("lives_alone") else told.number("people")
    return Bosituasjon(botype=kind, antallPersoner=people)
