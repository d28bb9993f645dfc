"""soknad.json 1.0.11: an application as the municipalities' case systems read it.

The one rule: this is a pure function of form and application; what the kiosk fetched from no register it never claims.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.digisos.arbeid import Arbeid, Utdanning, arbeid_of, utdanning_of
from kiosk.digisos.begrunnelse import Begrunnelse, Situasjonendring, begrunnelse_of, free_text_of, situasjonendring_of
from kiosk.digisos.bosituasjon import Bosituasjon, bosituasjon_of
from kiosk.digisos.familie import Familie, familie_of
from kiosk.digisos.okonomi import Okonomi, okonomi_of
from kiosk.digisos.personalia import Personalia, personalia_of
from kiosk.digisos.told import Told
from kiosk.form.circumstances import AGAIN, LATE
from kiosk.form.definition import Form
from kiosk.visit.application import Application

VERSION = "1.0.11"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Data:
    """The application itself."""

    soknadstype: Literal["kort", "standard"]
    personalia: Personalia
    arbeid: Arbeid | None
    utdanning: Utdanning | None
    familie: Familie | None
    begrunnelse: Begrunnelse
    situasjonendring: Situasjonendring | None
    bosituasjon: Bosituasjon | None
    okonomi: Okonomi


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Mottaker:
    """Who receives it. Empty where that must not be known."""

    kommunenummer: str | None = None
    enhetsnummer: str | None = None
    navEnhetsnavn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Driftsinformasjon:
    """What could not be fetched: the kiosk reaches no register, so all that somebody else would have fetched."""

    utbetalingerFraNavFeilet: bool
    inntektFraSkatteetatenFeilet: bool
    stotteFraHusbankenFeilet: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KioskMark:
    """What the format has no field for and a reader must know: who vouches for the identity. Readers skip it unread."""

    identitet: Literal["innlogget", "oppgitt"]
    digital: bool
    practice: bool
    reference: str
    form: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Soknad:
    """The document."""

    version: str = VERSION
    innsendingstidspunkt: datetime
    kompatibilitet: tuple[()] = ()
    driftsinformasjon: Driftsinformasjon
    mottaker: Mottaker
    data: Data
    kiosk: KioskMark


def soknad_of(form: Form, application: Application) -> Soknad:
    """The document of an application to this form. Late papers are no application: raises ValueError."""
    if application.errand == LATE:
        raise ValueError("late papers have a vedlegg.json and no soknad.json")
    told = Told(form, application.answers)
    return Soknad(
        innsendingstidspunkt=application.created,
        driftsinformasjon=driftsinformasjon_of(told),
        mottaker=mottaker_of(told, application),
        data=data_of(told, application),
        kiosk=mark_of(application),
    )


def data_of(told: Told, application: Application) -> Data:
    """The application itself. The short form has home and education only where the applicant says they changed."""
    text, is_short = free_text_of(told, application), application.errand == AGAIN
    changed = told.picked("changed") if is_short else ("home", "work")
    return Data(
        soknadstype="kort" if is_short else "standard",
        personalia=personalia_of(told, discreet=application.discreet),
        arbeid=arbeid_of(told, text.work),
        utdanning=utdanning_of(told) if "work" in changed else None,
        familie=familie_of(told),
        begrunnelse=begrunnelse_of(text),
        situasjonendring=situasjonendring_of(told, text) if is_short else None,
        bosituasjon=bosituasjon_of(told) if "home" in changed else None,
        okonomi=okonomi_of(told, application.created, is_short=is_short),
    )


def mottaker_of(told: Told, application: Application) -> Mottaker:
    """The office; only the municipality where no office of it is known here."""
    office, home = application.office, told.address("address")
    if application.discreet:
        return Mottaker()
    if office is None:
        return Mottaker(kommunenummer=home.municipality or None if home else None)
    name = f"{office.name}, {office.city}"
    return Mottaker(kommunenummer=office.municipality, enhetsnummer=office.number, navEnhetsnavn=name)


def driftsinformasjon_of(told: Told) -> Driftsinformasjon:
    """Consent is given here and used by the municipality: until then nothing was fetched."""
    return Driftsinformasjon(
        utbetalingerFraNavFeilet=True,
        inntektFraSkatteetatenFeilet=told.claim("tax_consent") is True,
        stotteFraHusbankenFeilet=told.claim("housing_consent") is True,
    )


def mark_of(application: Application) -> KioskMark:
    """How far the document may travel: digitally only when the applicant signed in and an office may be named."""
    may_be_sent = application.signed_in and not application.discreet and not application.minor
    return KioskMark(
        identitet="innlogget" if application.signed_in else "oppgitt",
        digital=may_be_sent and application.office is not None,
        practice=application.practice,
        reference=application.reference,
        form=application.form,
        version=application.version,
    )
