"""The family: marital status, spouse, children, and support for them.

The one rule: a spouse stands there when the applicant is married and never otherwise, as the format demands.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.digisos.told import Told
from kiosk.digisos.values import Kilde, Navn, Sannhet, Tall, Tekst, navn_of, sannhet, tekst
from kiosk.form.circumstances import born_on

Status = Literal["gift", "ugift", "samboer", "enke", "skilt", "separert"]
STATUSES: dict[str, Status] = {
    "married": "gift",
    "unmarried": "ugift",
    "cohabitant": "samboer",
    "widowed": "enke",
    "divorced": "skilt",
    "separated": "separert",
}
SUPPORT = {"pays": "betaler", "gets": "mottar", "both": "begge", "neither": "ingen"}
HAS_CHILDREN = {"yes": True, "both": True, "no": False, "expecting": False}
# How much of the time a child lives with the applicant, where the answer itself says it.
SHARES = {"half": 50, "never": 0}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ektefelle:
    """A spouse."""

    navn: Navn
    fodselsdato: date | None
    personIdentifikator: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Sivilstatus:
    """Marital status."""

    kilde: Kilde = "bruker"
    status: Status
    ektefelle: Ektefelle | None
    borSammenMed: bool | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Barn:
    """A child."""

    kilde: Kilde = "bruker"
    navn: Navn
    fodselsdato: date | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ansvar:
    """The responsibility for one child."""

    barn: Barn
    borSammenMed: Sannhet | None
    harDeltBosted: Sannhet | None
    samvarsgrad: Tall | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Forsorgerplikt:
    """The duty to support children."""

    harForsorgerplikt: Sannhet | None
    barnebidrag: Tekst | None
    ansvar: tuple[Ansvar, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Familie:
    """The family."""

    sivilstatus: Sivilstatus | None
    forsorgerplikt: Forsorgerplikt


def familie_of(told: Told) -> Familie | None:
    """The family as told; None where nothing was."""
    status, has_children = sivilstatus_of(told), HAS_CHILDREN.get(told.word("has_children") or "")
    if status is None and has_children is None:
        return None
    children = tuple(ansvar_of(child) for child in told.items("children"))
    support = SUPPORT.get(told.word("child_support") or "")
    duty = Forsorgerplikt(harForsorgerplikt=sannhet(has_children), barnebidrag=tekst(support), ansvar=children or None)
    return Familie(sivilstatus=status, forsorgerplikt=duty)


def sivilstatus_of(told: Told) -> Sivilstatus | None:
    """The marital status, with the spouse of a married applicant."""
    status = STATUSES.get(told.word("marital") or "")
    if status is None:
        return None
    together = True if status == "samboer" else told.claim("partner_together") if status == "gift" else None
    return Sivilstatus(status=status, ektefelle=spouse(told) if status == "gift" else None, borSammenMed=together)


def spouse(told: Told) -> Ektefelle:
    """The spouse, as far as told."""
    identity = told.word("partner_identity")
    born = born_on(identity) or told.day("partner_birth")
    return Ektefelle(navn=navn_of(told.name("partner_name")), fodselsdato=born, personIdentifikator=identity)


def ansvar_of(child: Told) -> Ansvar:
    """One child: where it lives, and how much of the time with the applicant."""
    home = child.word("child_home")
    share = child.number("child_percent") if home == "some" else SHARES.get(home or "")
    return Ansvar(
        barn=Barn(navn=navn_of(child.name("child_name")), fodselsdato=child.day("child_birth")),
        borSammenMed=sannhet(home in {"all", "half"} if home else None),
        harDeltBosted=sannhet(home == "half" if home in {"all", "half"} else None),
        samvarsgrad=None if share is None else Tall(verdi=share),
    )
