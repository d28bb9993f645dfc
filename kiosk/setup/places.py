"""The office the kiosk stands in, and the offices an application can go to.

The one rule: what is printed on an application is typed by whoever knows it, or comes from a list that they name.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.errors import SettingsError
from kiosk.settings import POSTAL_CODES, REHEARSAL_OFFICES, Office, build, check_office
from kiosk.setup.draft import Draft, Table, read_table
from kiosk.setup.means import Means
from kiosk.setup.talking import Question, Talk, yes_or_no

FOUR = re.compile(r"\d{4}")
# As they are asked for: the key, the question, what holds without an answer, and what is wanted.
ASKED: tuple[tuple[str, str, str | None], ...] = (
    ("name", "Its name, such as Nav Grünerløkka", None),
    ("municipality", "Its municipality's number (kommunenummer, four digits)", None),
    ("street", "Street and number", None),
    ("postal_code", "Postal code", None),
    ("city", "City", None),
    ("phone", "Phone", "55 55 33 33"),
    ("hours", "Opening hours", "10–14"),
    ("postal_codes", 'Postal codes it serves, such as "0501-0585, 0187"; Enter: all of the municipality', ""),
)
NUMBERS = frozenset({"municipality", "postal_code"})


def ask_own_office(talk: Talk, draft: Draft, _means: Means) -> Draft:
    """Its number: the gateway is told where the kiosk stands before it says which offices there are."""
    draft = from_list(draft)
    if draft.is_settled("office"):
        return draft
    offices = offices_of(draft)
    talk.head("The office", "Where this kiosk stands, by its enhetsnummer: four digits.")
    if offices:
        talk.head("", *(f"  {number}  {name}" for number, name in offices.items()))
    today = draft.get("office")
    default = today if today in offices or draft.has("office") else next(iter(offices), None)
    number = talk.ask(Question("office", "Number of the office", four_digits, default))
    return draft.with_("office", number)


def ask_offices(talk: Talk, draft: Draft, _means: Means) -> Draft:
    """Every office an application can go to, unless the gateway or a list says them: this one at least."""
    own = draft.get("office")
    if own in offices_of(draft):
        return draft
    if draft.is_settled("offices"):
        known = ", ".join(offices_of(draft))
        raise SettingsError(f"office {own} is not among the offices: write one of {known} as office, or add it")
    talk.head(
        "Its address",
        f"Office {own} is not known yet. Type what stands on its door, or name a TOML file with [[offices]] in it:",
        "oslo.toml, beside the install script, is one.",
    )
    given = talk.ask(
        Question("offices", "A file, or Enter to type the office", lambda typed: read_list(typed, own), "")
    )
    if given:
        return draft.with_("offices", given)
    typed = [ask_office(talk, own)]
    while talk.ask(Question("offices", "Another office that applications can go to", yes_or_no, "no")):
        number = talk.ask(Question("offices", "Its number (enhetsnummer, four digits)", four_digits))
        typed.append(ask_office(talk, number))
    kept = () if not draft.has("offices") else draft.get("offices")
    return draft.with_("offices", [*kept, *typed])


def offices_of(draft: Draft) -> dict[str, str]:
    """Number and name of each that is known; in practice those of the rehearsal."""
    if draft.has("offices") or "offices" in draft.fleet:
        return {each["number"]: each["name"] for each in draft.get("offices")}
    return {each.number: each.name for each in REHEARSAL_OFFICES} if draft.get("practice") else {}


def from_list(draft: Draft) -> Draft:
    """With the offices of the list that the answers name. Raises SettingsError."""
    if not draft.wishes.offices or draft.has("offices"):
        return draft
    return draft.with_("offices", offices_in(Path(draft.wishes.offices)))


def offices_in(path: Path) -> list[Table]:
    """The [[offices]] of a TOML file, whatever else stands in it. Raises SettingsError."""
    if not path.is_file():
        raise SettingsError(f"there is no file {path}: write its whole path")
    found = read_table(path).get("offices")
    if not isinstance(found, list) or not found:
        raise SettingsError(f"{path} has no [[offices]]: name another file")
    for table in found:
        check_office(build(Office, table, f"{path}: [[offices]]"), str(path))
    return found


def read_list(typed: str, own: str) -> list[Table]:
    """Offices of a list that has this one; none for Enter. Raises SettingsError."""
    if not typed:
        return []
    found = offices_in(Path(typed).expanduser())
    if own not in {each["number"] for each in found}:
        raise SettingsError(f"{typed} has no office {own}: name another file, or Enter to type it")
    return found


def ask_office(talk: Talk, number: str) -> dict[str, Any]:
    """One office, line by line."""
    talk.head("", f"Office {number}")
    office: dict[str, Any] = {"number": number}
    for key, asks, default in ASKED:
        office[key] = talk.ask(Question(f"[[offices]] {key}", asks, reader_of(key), default))
    return {key: value for key, value in office.items() if value != []}


def reader_of(key: str) -> Callable[[str], Any]:
    """What fits this line of an office."""
    if key in NUMBERS:
        return four_digits
    return postal_codes if key == "postal_codes" else some


def four_digits(typed: str) -> str:
    """Raises SettingsError."""
    if not FOUR.fullmatch(typed):
        raise SettingsError("write four digits")
    return typed


def some(typed: str) -> str:
    """Raises SettingsError."""
    if not typed:
        raise SettingsError("write it as it is to stand on the application")
    return typed


def postal_codes(typed: str) -> list[str]:
    """Codes and ranges, with commas between. Raises SettingsError."""
    codes = [each.strip().replace("–", "-") for each in typed.split(",") if each.strip()]
    for code in codes:
        if not POSTAL_CODES.fullmatch(code):
            raise SettingsError(f'{code} is none: write four digits, or two codes as "0150-0199", commas between')
    return codes
