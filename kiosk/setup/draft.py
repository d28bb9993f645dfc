"""The settings as they stand while a kiosk is set up: today's, under what the answers file says, under what was typed.

The one rule: a draft never holds what the settings would refuse for its name or its kind; it is checked as it comes in.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from kiosk.errors import SettingsError
from kiosk.settings import GATEWAYS, Settings, build
from kiosk.settings.fleet import FILE, read_fleet

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wishes:
    """The table [setup] of an answers file: what is no setting, and is asked only while a kiosk is set up."""

    enrolment: str = ""
    """The gateway's enrolment code, `https://…/E#…`, from `kiosk gateway enrolment`; empty: none."""
    name: str = ""
    """What desks and gateway call this kiosk; empty: the machine's name."""
    pin: str = field(default="", repr=False)
    """The PIN of the staff menu, 6 to 12 digits; its hash is written."""
    offices: str = ""
    """A TOML file whose [[offices]] are taken, such as .office/oslo.toml."""
    test_page: bool = True
    """Print a test page when there is a printer."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`table`: kiosk.toml to be. `answered`: its keys that need not be asked. `fleet`: what the gateway decides.

    `fleet_file`: the same as it is written to fleet.toml; empty: there is no such file.
    """

    table: Table
    answered: frozenset[str] = frozenset()
    wishes: Wishes = field(default_factory=Wishes)
    fleet: Table = field(default_factory=dict)
    fleet_file: bytes = b""

    def get(self, key: str) -> Any:
        """What stands under this key (`documents.scanner` for one in a table), else what holds without a line."""
        table, _, inner = key.rpartition(".")
        for source in (self.table, self.fleet):
            place = source.get(table, {}) if table else source
            if inner in place:
                return place[inner]
        shape = getattr(Settings(), table) if table else Settings()
        return getattr(shape, inner)

    def has(self, key: str) -> bool:
        """Whether a line of its own stands there."""
        table, _, inner = key.rpartition(".")
        return inner in (self.table.get(table, {}) if table else self.table)

    def is_settled(self, key: str) -> bool:
        """Whether it need not be asked: the answers say it, or the gateway decides it."""
        table, _, inner = key.rpartition(".")
        return key in self.answered or inner in (self.fleet.get(table, {}) if table else self.fleet)

    def with_(self, key: str, value: object) -> "Draft":
        """With this line in it."""
        table, _, inner = key.rpartition(".")
        if not table:
            return replace(self, table={**self.table, inner: value})
        return replace(self, table={**self.table, table: {**self.table.get(table, {}), inner: value}})

    def wishing(self, **wishes: Any) -> "Draft":
        """With these wishes, as somebody typed them."""
        return replace(self, wishes=replace(self.wishes, **wishes))

    def without(self, key: str) -> "Draft":
        """Without a line of its own."""
        table, _, inner = key.rpartition(".")
        place = self.table.get(table, {}) if table else self.table
        left = {name: value for name, value in place.items() if name != inner}
        return replace(self, table={**self.table, table: left} if table else left)


def read_table(path: Path) -> dict[str, Any]:
    """The lines of a TOML file. Raises SettingsError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(f"{path}: {fault}: mend the line") from fault
    except UnicodeDecodeError as fault:
        raise SettingsError(f"{path}: save it as UTF-8") from fault


def draft_of(today: Path | None, answers: Path | None) -> Draft:
    """Today's settings under the answers. Raises SettingsError for a key that is none or a value of another kind."""
    table = read_table(today) if today else {}
    build(Settings, table, str(today), GATEWAYS)
    fleet, fleet_file = fleet_beside(today, table) if today else ({}, b"")
    if answers is None:
        return Draft(table, fleet=fleet, fleet_file=fleet_file)
    given = read_table(answers)
    wishes: Wishes = build(Wishes, given.pop("setup", {}), f"{answers}: [setup]")
    build(Settings, given, str(answers), GATEWAYS)
    tables = {key: {**table.get(key, {}), **value} for key, value in given.items() if isinstance(value, dict)}
    return Draft({**table, **given, **tables}, frozenset(names_of(given)), wishes, fleet, fleet_file)


def fleet_beside(today: Path, table: Table) -> tuple[Table, bytes]:
    """What the gateway decided when it was asked last, and the file; nothing where that will not do any more."""
    path = today.with_name(FILE)
    try:
        fleet = read_fleet(path, str(table.get("fleet_key", "")), str(table.get("gateway_key", "")))
    except SettingsError:
        return {}, b""
    return fleet.data, path.read_bytes()


def names_of(table: Table) -> list[str]:
    """Its keys, those of its tables with the table's name before them."""
    named: list[str] = []
    for key, value in table.items():
        named += [f"{key}.{inner}" for inner in value] if isinstance(value, dict) else [key]
    return named


def secret_keys() -> frozenset[str]:
    """The keys whose values are shown to nobody."""
    return frozenset(each.name for each in fields(Settings) if not each.repr) | {"staff_pin"}
