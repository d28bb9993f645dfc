"""What the format has no field for, as short bokmål sentences for the free text that receivers read.

The one rule: the most urgent comes first, since there may not be room for all; values are the form's own words.
"""

from collections.abc import Iterator
from typing import TypeAlias

from kiosk.digisos.told import Told, label
from kiosk.form.definition import WayOut

# One sentence: labels in bokmål, each with the question whose answer it names.
Labels: TypeAlias = tuple[tuple[str, str], ...]

SAFETY: tuple[Labels, ...] = (
    (("Under 18 år, kan få hjelp av", "minor_with"),),
    (("Hemmelig adresse, vil", "secret_way"),),
    (("Skrives ut eller løslates", "release_date"),),
    (("Ved kontakt", "meeting"), ("tolk på", "interpreter_language")),
    (("Nås slik", "contact"),),
)
STAY: Labels = (
    ("Opphold", "stay"),
    ("gjelder til", "stay_until"),
    ("har søkt om å fornye", "permit_renewal"),
    ("registrert hos politiet", "eea_registered"),
)
SITUATION: tuple[Labels, ...] = (
    (("Uten konto, vil ha pengene slik", "no_account"), ("konto", "foreign_account")),
    (("Venter barn, termin", "due_date"),),
    (("Bor sammen med", "household"), ("deler utgifter", "shared_costs"), ("de andre betaler", "others_pay")),
    (("Ektefelle eller samboer tjener", "partner_income"),),
)
WORK: tuple[Labels, ...] = (
    (("Gjør mest nå", "work_now"), ("meldt som arbeidssøker", "job_seeker"), ("sist på jobb", "last_work_day")),
    (("Sykmeldt", "sick_note"),),
    (("Søknad til Nav", "nav_applied"), ("om", "nav_applied_what")),
)
JOB = (("Jobb hos", "job_employer"), ("stilling", "job_percent"), ("lønnen kommer", "job_paid_by"))
DEBT = (("Gjeld", "debt_kind"), ("beløp", "debt_amount"), ("varsel", "debt_notice"), ("frist", "debt_due"))
DETAILS = {"health": "needs_health", "children": "needs_children", "home": "needs_home", "other": "needs_more"}
SHOWN = (("Viste som ID", "identity_shown"),)
DEBT_HELP = (("Vil ha hjelp med gjeld", "debt_help"),)


def safety_of(told: Told, *, minor: bool) -> Iterator[str]:
    """What the caseworker must know before getting in touch."""
    if minor and not told.word("minor_with"):
        yield "Under 18 år."
    if told.word("home_kind") == "secret" and not told.word("secret_way"):
        yield "Hemmelig adresse."
    for labels in SAFETY:
        yield sentence(told, labels)


def facts_of(told: Told) -> Iterator[str]:
    """What the caseworker should know about the situation, the most urgent first."""
    yield from debts(told)
    if told.word("stay") != "norwegian":
        yield sentence(told, STAY)
    for labels in SITUATION:
        yield sentence(told, labels)
    yield from people(told)
    if told.claim("lives_alone") is False and told.number("people") is None:
        yield "Bor ikke alene."
    if told.claim("registered_here") is False and not told.address("registered_address"):
        yield "Folkeregistrert et annet sted."
    yield sentence(told, SHOWN)
    if told.claim("has_debt") is False:
        yield "Har ikke gjeld."


def people(told: Told) -> Iterator[str]:
    """Who has no place in the format: the applicant without a number, a cohabitant, a child not born yet."""
    if told.is_none("identity"):
        yield "Har ikke fødselsnummer eller D-nummer."
    if told.word("has_children") in {"expecting", "both"} and not told.day("due_date"):
        yield "Venter barn."
    if told.word("marital") == "cohabitant":
        yield sentence(told, (("Samboer", "partner_name"), ("født", "partner_birth")))


def work_of(told: Told) -> Iterator[str]:
    """What the caseworker should know about work, where there is no register of employers."""
    for job in told.items("jobs"):
        yield sentence(job, JOB)
    for labels in WORK:
        yield sentence(told, labels)


def debts(told: Told) -> Iterator[str]:
    """Each debt, and whether help with them is wanted; the wish first, since debts may be many."""
    yield sentence(told, DEBT_HELP) if told.claim("has_debt") else ""
    for debt in told.items("debts"):
        yield sentence(debt, DEBT)
    if told.claim("has_debt") and not told.items("debts"):
        yield "Har gjeld."


def acute_of(told: Told) -> str:
    """What cannot wait."""
    if not told.picked("acute_need"):
        return ""
    children = {"yes": "Gjelder også barn.", "no": "Gjelder ikke barn."}.get(told.word("acute_children") or "", "")
    dates = (
        sentence(told, (("Strømmen stenges", "acute_power_date"),)),
        sentence(told, (("Utkastelse", "acute_eviction_date"),)),
        sentence(told, (("Sover i natt", "night"),)),
    )
    return " ".join(each for each in (f"Nødhjelp: {told.shown('acute_need')}.", children, *dates) if each)


def needs_of(told: Told) -> str:
    """What is applied for, in one line."""
    if told.answers.get("needs") is WayOut.DONT_KNOW:
        return "Vet ikke hva det kan søkes om."
    return f"Jeg søker om penger til: {told.shown('needs')}." if told.picked("needs") else ""


def needs_in_detail(told: Told) -> Iterator[str]:
    """What is applied for, closer."""
    for choice, id in DETAILS.items():
        if told.shown(id) and told.picked(id) != (choice,):
            yield f"{label(told.form.question('needs'), choice)}: {told.shown(id)}."


def sentence(told: Told, labels: Labels) -> str:
    """The labels with what was answered, in one sentence; empty where nothing was."""
    pairs = ((name, told.shown(id)) for name, id in labels)
    text = ", ".join(f"{name}: {value}" for name, value in pairs if value)
    return f"{text[0].upper()}{text[1:]}." if text else ""
