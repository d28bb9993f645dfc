"""A case at Fiks (DigisosSak): what its owner reads of it, and the number the next late papers get.

The one rule: the national identity number that stands in it is never read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from kiosk.errors import FiksUncertain, PaperOnly

COUNTER = re.compile(r"[0-9]{4}")
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
ID = re.compile(r"[0-9A-Za-z-]{0,60}")
HIGHEST = 9999


@dataclass(frozen=True, slots=True)
class Ettersendelse:
    """Late papers a case has. `names`: of the files."""

    nav_reference: str
    names: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sak:
    """`nav_reference`: of the application, "" for one that came on paper; `soker`: id of its digisos-soker.json, or "".

    `changed`: when, in UTC; `sent`: when the application was, None for one that came on paper.
    """

    digisos_id: str
    kommunenummer: str
    nav_reference: str
    changed: datetime
    soker: str
    late: tuple[Ettersendelse, ...]
    sent: datetime | None = None

    def next_reference(self, after: str = "") -> str:
        """navEksternRefId of the next late papers: the application's, and a counter from 0001.

        `after`: one that was found taken. Raises PaperOnly when the counter is used up.
        """
        base = self.nav_reference or self.digisos_id
        used = [each.nav_reference for each in self.late] + [after]
        counters = [int(each[-4:]) for each in used if COUNTER.fullmatch(each[-4:]) and len(each) > len("0000")]
        number = max(counters, default=0) + 1
        if number > HIGHEST:
            raise PaperOnly("no number left for late papers")
        return f"{base}{number:04}"

    def has_late(self, nav_reference: str, names: frozenset[str]) -> bool:
        """Whether late papers under this number are the files of these names, not somebody else's."""
        return any(each.nav_reference == nav_reference and names <= set(each.names) for each in self.late)


def sak_in(said: Any) -> Sak:
    """Raises FiksUncertain for what is no DigisosSak."""
    try:
        parts = (said.get(name) or {} for name in ("originalSoknadNAV", "ettersendtInfoNAV", "digisosSoker"))
        original, late, soker = parts
        return Sak(
            digisos_id=uuid_in(said["fiksDigisosId"]),
            kommunenummer=id_in(said["kommunenummer"]),
            nav_reference=id_in(original.get("navEksternRefId") or ""),
            changed=moment_in(said["sistEndret"]),
            soker=id_in(soker.get("metadata") or ""),
            late=tuple(late_in(late.get("ettersendelser") or [])),
            sent=moment_in(original["timestampSendt"]) if original.get("timestampSendt") else None,
        )
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
        raise FiksUncertain("the answer is no DigisosSak") from None


def late_in(said: list[Any]) -> Iterator[Ettersendelse]:
    """Raises what `sak_in` catches."""
    for each in said:
        names = tuple(text_in(file["filnavn"]) for file in each.get("vedlegg") or [])
        yield Ettersendelse(id_in(each["navEksternRefId"]), names)


def moment_in(value: Any) -> datetime:
    """Milliseconds since 1970, in UTC. Raises what `sak_in` catches."""
    return datetime.fromtimestamp(value / 1000, UTC)


def text_in(value: Any) -> str:
    """A short text. Raises ValueError."""
    if not isinstance(value, str) or len(value) > 200:
        raise ValueError
    return value


def id_in(value: Any) -> str:
    """What may stand in an address, or nothing. Raises ValueError."""
    found = text_in(value)
    if not ID.fullmatch(found):
        raise ValueError
    return found


def uuid_in(value: Any) -> str:
    """A UUID in small letters. Raises ValueError."""
    found = text_in(value).lower()
    if not UUID.fullmatch(found):
        raise ValueError
    return found
