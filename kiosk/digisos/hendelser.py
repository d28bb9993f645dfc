"""digisos-soker.json 1.3.0, as a municipality's case system writes it, read into plain data: every sort of hendelse.

The one rule: no free text about a person is taken out of it. Of what a caseworker wrote only the names of documents
that are wanted are read, since they must be shown; amounts, accounts, payees, reasons and titles of cases never are.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, get_args

from kiosk.digisos.statuses import Happening, Kind, Statuses, Wanted
from kiosk.errors import FiksUncertain
from kiosk.visit.telling import day_of

SOKNADSSTATUS: Mapping[str, Kind] = MappingProxyType(
    {"MOTTATT": "received", "UNDER_BEHANDLING": "processing", "FERDIGBEHANDLET": "finished",
     "BEHANDLES_IKKE": "not_shown"}
)  # fmt: skip
SaksStatus = Literal["UNDER_BEHANDLING", "IKKE_INNSYN", "BEHANDLES_IKKE", "FEILREGISTRERT"]
Utfall = Literal["INNVILGET", "DELVIS_INNVILGET", "AVSLATT", "AVVIST"]
Utbetaling = Literal["PLANLAGT_UTBETALING", "UTBETALT", "STOPPET", "ANNULLERT"]
Vilkar = Literal["RELEVANT", "ANNULLERT", "OPPFYLT", "IKKE_OPPFYLT"]
Krav = Literal["RELEVANT", "LEVERT_TIDLIGERE", "ANNULLERT", "OPPFYLT", "IKKE_OPPFYLT"]
# Deprecated in the format; NAV's own status page shows them as still to be met.
OUTDATED = {"OPPFYLT": "RELEVANT", "IKKE_OPPFYLT": "RELEVANT"}
LONGEST = 120
Said: TypeAlias = Mapping[str, Any]


def statuses_in(document: Any) -> Statuses:
    """Raises FiksUncertain for what is no digisos-soker.json. A hendelse that cannot be read is counted, not shown."""
    hendelser = document.get("hendelser") if isinstance(document, dict) else None
    if not isinstance(hendelser, list) or not hendelser:
        raise FiksUncertain("the answer is no digisos-soker.json")
    read = [each for each in map(happening_in, hendelser) if each]
    # At the same moment a payment is told before its conditions, as NAV's own status page sorts them.
    read.sort(key=lambda each: (each.at, each.kind != "payment"))
    return Statuses(tuple(read), len(hendelser) - len(read))


def happening_in(said: Any) -> Happening | None:
    """One hendelse; None for one of an unknown sort, or that lacks what it must have."""
    try:
        return READERS[said["type"]](said, moment_in(said["hendelsestidspunkt"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def application_in(said: Said, at: datetime) -> Happening:
    """soknadsStatus."""
    return Happening(SOKNADSSTATUS[said["status"]], at)


def office_in(said: Said, at: datetime) -> Happening:
    """tildeltNavKontor."""
    office = said["navKontor"]
    if len(office) != len("0000") or not (office.isascii() and office.isdecimal()):
        raise ValueError
    return Happening("office", at, office=office)


def case_in(said: Said, at: datetime) -> Happening:
    """saksStatus, without its title."""
    return Happening("case", at, state_in(said, SaksStatus), id=mark_in(said["referanse"]))


def decision_in(said: Said, at: datetime) -> Happening:
    """vedtakFattet, without its file."""
    return Happening("decision", at, state_in(said, Utfall, "utfall"), case=mark_in(said["saksreferanse"]))


def wanted_in(said: Said, at: datetime) -> Happening:
    """dokumentasjonEtterspurt."""
    return Happening("documents_wanted", at, wanted=tuple(document_in(each) for each in said["dokumenter"]))


def document_in(said: Said) -> Wanted:
    """One document of it, without what is said about it."""
    by = day_of(moment_in(said["innsendelsesfrist"]))
    return Wanted(words_in(said["dokumenttype"]), by, mark_in(said, "dokumentreferanse"))


def interim_in(_said: Said, at: datetime) -> Happening:
    """forelopigSvar, without its letter."""
    return Happening("interim_answer", at)


def payment_in(said: Said, at: datetime) -> Happening:
    """utbetaling: state and day only."""
    day = day_in(said.get("utbetalingsdato") or said.get("forfallsdato"))
    id, case = mark_in(said["utbetalingsreferanse"]), mark_in(said, "saksreferanse")
    return Happening("payment", at, state_in(said, Utbetaling), day=day, case=case, id=id)


def condition_in(said: Said, at: datetime) -> Happening:
    """vilkar, without its words."""
    id, case = mark_in(said["vilkarreferanse"]), mark_in(said, "saksreferanse")
    return Happening("condition", at, state_in(said, Vilkar), case=case, id=id)


def required_in(said: Said, at: datetime) -> Happening:
    """dokumentasjonkrav: what, and by when."""
    id, case = mark_in(said["dokumentasjonkravreferanse"]), mark_in(said, "saksreferanse")
    by = day_of(moment_in(said["frist"])) if "frist" in said else None
    wanted = Wanted(words_in(said.get("tittel") or ""), by, id)
    return Happening("documentation_required", at, state_in(said, Krav), wanted=(wanted,), case=case, id=id)


def framework_in(said: Said, at: datetime) -> Happening:
    """rammevedtak, without its amount."""
    return Happening("framework", at, case=mark_in(said, "saksreferanse"), id=mark_in(said["rammevedtaksreferanse"]))


READERS: Mapping[str, Callable[[Said, datetime], Happening]] = MappingProxyType(
    {
        "soknadsStatus": application_in,
        "tildeltNavKontor": office_in,
        "saksStatus": case_in,
        "vedtakFattet": decision_in,
        "dokumentasjonEtterspurt": wanted_in,
        "forelopigSvar": interim_in,
        "utbetaling": payment_in,
        "vilkar": condition_in,
        "dokumentasjonkrav": required_in,
        "rammevedtak": framework_in,
    }
)


def state_in(said: Said, states: Any, name: str = "status") -> str:
    """One of the format's words, "" where it is left out. Raises ValueError for another."""
    if name not in said:
        return ""
    state: str = said[name]
    if state not in get_args(states):
        raise ValueError
    return OUTDATED.get(state, state)


def mark_in(value: Any, name: str = "") -> str:
    """A reference; with a name, the one that may stand under it. Raises ValueError for what cannot be one."""
    mark = value.get(name, "") if name else value
    if not isinstance(mark, str) or len(mark) > LONGEST:
        raise ValueError
    return mark


def words_in(value: Any) -> str:
    """The name of a document on one line, cut where it is longer than a name is. Raises ValueError for no text."""
    if not isinstance(value, str):
        raise ValueError
    return " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())[:LONGEST]


def moment_in(value: Any) -> datetime:
    """A tidspunkt, in UTC. Raises ValueError."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)


def day_in(value: Any) -> date | None:
    """A dato; None without one. Raises ValueError."""
    return date.fromisoformat(value) if value else None
