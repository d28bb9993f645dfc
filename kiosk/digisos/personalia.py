"""Who applies: identity, name, citizenship, phone, account and addresses.

The one rule: identity and name carry `system` because the format takes nothing else; whether they came from a sign-in
stands at the root of the document (`kiosk.identitet`), and only there.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.digisos.adresse import Adresse, adresser_of
from kiosk.digisos.told import Told
from kiosk.digisos.values import Kilde, Navn, Sannhet, Tekst, navn_of, sannhet, tekst
from kiosk.form.circumstances import born_on

NORDIC = {"norwegian", "nordic"}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Sokernavn(Navn):
    """The applicant's name."""

    kilde: Kilde = "system"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Kontonummer:
    """A Norwegian account, or that there is none; neither where it was not told."""

    kilde: Kilde = "bruker"
    verdi: str | None = None
    harIkkeKonto: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Personalia:
    """The applicant."""

    personIdentifikator: Tekst
    navn: Sokernavn
    fodselsdato: date | None
    statsborgerskap: Tekst | None
    nordiskBorger: Sannhet | None
    telefonnummer: Tekst | None
    kontonummer: Kontonummer
    folkeregistrertAdresse: Adresse | None
    oppholdsadresse: Adresse | None
    postadresse: Adresse | None


def personalia_of(told: Told, *, discreet: bool) -> Personalia:
    """The applicant as told; `discreet` leaves out every address."""
    addresses = adresser_of(told, discreet=discreet)
    name, stay = navn_of(told.name("name")), told.word("stay")
    return Personalia(
        personIdentifikator=Tekst(kilde="system", verdi=told.word("identity") or ""),
        navn=Sokernavn(fornavn=name.fornavn, etternavn=name.etternavn),
        fodselsdato=born_on(told.word("identity")) or told.day("birth_date"),
        statsborgerskap=tekst("NOR" if stay == "norwegian" else None),
        nordiskBorger=sannhet(stay in NORDIC if stay else None),
        telefonnummer=tekst(told.word("phone")),
        kontonummer=kontonummer_of(told),
        folkeregistrertAdresse=addresses.folkeregistrert,
        oppholdsadresse=addresses.opphold,
        postadresse=addresses.post,
    )


def kontonummer_of(told: Told) -> Kontonummer:
    """The account: its number, that there is none, or nothing."""
    number = told.word("account")
    if number:
        return Kontonummer(verdi=number, harIkkeKonto=False)
    return Kontonummer(harIkkeKonto=True) if told.is_none("account") else Kontonummer()
