"""Addresses: a street taken apart where that is sure, and lines of text where it is not.

The one rule: a line that is no plain street, number and letter stands as it was written.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from kiosk.digisos.told import Told
from kiosk.digisos.values import Kilde
from kiosk.form.answers import Address

AdresseValg = Literal["folkeregistrert", "soknad"]
STREET = re.compile(
    r"(?P<gatenavn>\D*[^\W\d][.]?) +(?P<husnummer>[0-9]{1,4}) ?(?P<husbokstav>[A-Za-zÆØÅæøå])?"
    r"(?:,? +(?P<bolignummer>[HKLU][0-9]{4}))?"
)
# Where somebody without an address of their own stays; the form's own words for it follow.
NO_HOME = "Uten fast bolig"
STAYS = {
    "institution": "Oppholder seg på institusjon",
    "prison": "Oppholder seg i fengsel",
    "shelter": "På krisesenter",
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Gateadresse:
    """A street address."""

    kilde: Kilde = "bruker"
    type: Literal["gateadresse"] = "gateadresse"
    adresseValg: AdresseValg | None = None
    landkode: str = "NOR"
    kommunenummer: str | None
    bolignummer: str | None
    postnummer: str
    poststed: str
    gatenavn: str
    husnummer: str
    husbokstav: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ustrukturert:
    """An address in lines."""

    kilde: Kilde = "bruker"
    type: Literal["ustrukturert"] = "ustrukturert"
    adresseValg: AdresseValg | None = None
    adresse: tuple[str, ...]


Adresse: TypeAlias = Gateadresse | Ustrukturert


@dataclass(frozen=True, slots=True, repr=False)
class Adresser:
    """The three addresses of the format."""

    folkeregistrert: Adresse | None = None
    opphold: Adresse | None = None
    post: Adresse | None = None


def adresser_of(told: Told, *, discreet: bool) -> Adresser:
    """Where the applicant is registered, stays and gets letters; none at all where that must not be known."""
    if discreet:
        return Adresser()
    home, registered = told.address("address"), told.address("registered_address")
    if home is None:
        return Adresser(adresse_of(registered) if registered else None, stay_without_address(told))
    is_registered = told.claim("registered_here") is True
    folkeregistrert = home if is_registered else registered
    post = adresse_of(home)
    opphold = replace(post, adresseValg="folkeregistrert" if is_registered else "soknad")
    return Adresser(adresse_of(folkeregistrert) if folkeregistrert else None, opphold, post)


def adresse_of(address: Address) -> Adresse:
    """An address as a street, number and letter, or in lines."""
    found = STREET.fullmatch(address.street.strip())
    if found is None:
        return Ustrukturert(adresse=(address.street, f"{address.postal_code} {address.city}"))
    letter = found["husbokstav"]
    return Gateadresse(
        kommunenummer=address.municipality or None,
        bolignummer=found["bolignummer"],
        postnummer=address.postal_code,
        poststed=address.city,
        gatenavn=found["gatenavn"],
        husnummer=found["husnummer"],
        husbokstav=letter.upper() if letter else None,
    )


def stay_without_address(told: Told) -> Ustrukturert | None:
    """Where somebody without an address of their own stays, in lines; None where that was not told."""
    home = told.word("home_kind")
    first = NO_HOME if home == "nowhere" else STAYS.get(home or "")
    if first is None:
        return None
    night, last = told.shown("night"), told.shown("last_address")
    lines = (first, f"Sover i natt: {night}" if night else "", f"Bodde sist: {last}" if last else "")
    return Ustrukturert(adresseValg="soknad", adresse=tuple(line for line in lines if line))
