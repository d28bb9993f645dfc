"""The economy: confirmations, descriptions, and every row of money.

The one rule: the descriptions are written whole, with empty texts where nothing was said, as the format demands.
"""

from dataclasses import dataclass
from datetime import datetime

from kiosk.digisos.bekreftelse import Bekreftelse, bekreftelse_of
from kiosk.digisos.formue import formue_of
from kiosk.digisos.inntekt import inntekt_of, utbetaling_of
from kiosk.digisos.inntekt import others as other_income
from kiosk.digisos.poster import Inntekt, Post
from kiosk.digisos.room import Part, packed
from kiosk.digisos.told import Told, grouped
from kiosk.digisos.utgift import added, added_for_children, oversikt_utgift_of, utgift_of
from kiosk.digisos.values import Kilde

DESCRIPTION_LIMIT = 500


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BeskrivelseAvAnnet:
    """What the applicant says of everything without a type of its own."""

    kilde: Kilde = "bruker"
    verdi: str
    sparing: str
    utbetaling: str
    boutgifter: str
    barneutgifter: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Opplysninger:
    """Confirmations, descriptions, payments and bills. `utgift` is left out where it was not asked."""

    bekreftelse: tuple[Bekreftelse, ...]
    beskrivelseAvAnnet: BeskrivelseAvAnnet
    utbetaling: tuple[Post, ...]
    utgift: tuple[Post, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Oversikt:
    """The overview: income, expenses and what is owned."""

    inntekt: tuple[Inntekt, ...]
    utgift: tuple[Post, ...]
    formue: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Okonomi:
    """The economy."""

    opplysninger: Opplysninger
    oversikt: Oversikt


def okonomi_of(told: Told, created: datetime, *, is_short: bool) -> Okonomi:
    """The economy as told. The short form has no bills, unless the applicant says that they changed."""
    bills = utgift_of(told)
    opplysninger = Opplysninger(
        bekreftelse=bekreftelse_of(told, created),
        beskrivelseAvAnnet=beskrivelse_of(told),
        utbetaling=utbetaling_of(told),
        utgift=None if is_short and not bills else bills,
    )
    oversikt = Oversikt(inntekt=inntekt_of(told), utgift=oversikt_utgift_of(told), formue=formue_of(told))
    return Okonomi(opplysninger=opplysninger, oversikt=oversikt)


def beskrivelse_of(told: Told) -> BeskrivelseAvAnnet:
    """The descriptions, empty ones too."""
    return BeskrivelseAvAnnet(
        verdi=told.shown("valuables_other"),
        sparing=told.shown("savings_other"),
        utbetaling=listed(*other_income(told)),
        boutgifter=listed(*added(told, is_home=True)),
        barneutgifter=listed(*added_for_children(told)),
    )


def listed(*rows: Post) -> str:
    """Rows as lines of text: what it is, and how much."""
    lines = (f"{row.tittel.partition(': ')[2] or row.tittel}: {price(row.belop)}" for row in rows)
    return packed((Part(line, ("text",)) for line in lines), {"text": DESCRIPTION_LIMIT})["text"]


def price(kroner: int | None) -> str:
    """An amount, or that it is not known."""
    return "beløp ikke oppgitt" if kroner is None else f"{grouped(kroner)} kr"
