"""TOML tables as frozen settings: each key where it belongs, each value of its kind, and nothing beside.

The one rule: what does not fit is refused with what to write instead, and where: here, in another table, another file.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin

from kiosk.errors import SettingsError

TOP = "at the top, above every [table]"
# So alike that a letter was forgotten: office and offices.
ALIKE = 0.85
KINDS = {bool: "true or false", int: "a whole number", str: "a text in quotes"}


@dataclass(frozen=True, slots=True)
class Places:
    """Where each key of a file may stand. `foreign`: keys of another file, `other`: what that one is called."""

    known: Mapping[str, tuple[str, ...]]
    foreign: Collection[str] = ()
    other: str = ""

    def of(self, key: str) -> tuple[str, ...]:
        """Where a key belongs, as somebody is told."""
        return (*self.known.get(key, ()), *((f"in {self.other}",) if key in self.foreign else ()))


@dataclass(frozen=True, slots=True)
class Other:
    """A settings file that this one is mistaken for, and the keys that only it has."""

    name: str = ""
    keys: Collection[str] = field(default=())


def build(shape: type[Any], data: Mapping[str, Any], where: str, other: Other | None = None) -> Any:
    """One dataclass from a whole TOML file. Raises SettingsError for keys it does not have, and values of no use."""
    other = other or Other()
    return filled(shape, data, where, Places(places_of(shape), other.keys, other.name))


def places_of(shape: type[Any]) -> dict[str, tuple[str, ...]]:
    """Each key with the tables it stands in."""
    found: dict[str, tuple[str, ...]] = {}
    for key, place in walk(shape, TOP):
        found[key] = (*found.get(key, ()), place)
    return found


def walk(shape: type[Any], place: str, above: str = "") -> Iterator[tuple[str, str]]:
    """Every key and its place, those of tables within tables too."""
    for each in fields(shape):
        yield each.name, place
        is_many = get_origin(each.type) is tuple
        inner: Any = get_args(each.type)[0] if is_many else each.type
        if isinstance(inner, type) and is_dataclass(inner):
            name = f"{above}{each.name}"
            yield from walk(inner, f"under [[{name}]]" if is_many else f"under [{name}]", f"{name}.")


def filled(shape: type[Any], data: Mapping[str, Any], where: str, places: Places) -> Any:
    """One table."""
    known = {each.name: each for each in fields(shape)}
    for key in data:
        if key not in known:
            raise SettingsError(f"{where}: unknown key {key}: {advice(key, known, places)}")
    missing = [
        name
        for name, each in known.items()
        if name not in data and each.default is MISSING and each.default_factory is MISSING
    ]
    if missing:
        raise SettingsError(f"{where}: missing: {', '.join(missing)}: write {'it' if len(missing) == 1 else 'them'}")
    return shape(**{key: fit(value, known[key].type, f"{where}: {key}", places) for key, value in data.items()})


def advice(key: str, here: Collection[str], places: Places) -> str:
    """What was meant, most likely: the same key elsewhere, one like it here, one like it elsewhere."""
    # Loaded only for a mistake.
    from difflib import get_close_matches

    if there := places.of(key):
        slip = get_close_matches(key, here, 1, ALIKE)
        return f"{f'did you mean {slip[0]}? ' if slip else ''}{key} belongs {' or '.join(there)}"
    if near := get_close_matches(key, here, 1):
        return f"did you mean {near[0]}?"
    far = get_close_matches(key, {*places.known, *places.foreign}, 1)
    return f"did you mean {far[0]}, {' or '.join(places.of(far[0]))}?" if far else "remove it"


def fit(value: Any, wanted: Any, where: str, places: Places) -> Any:
    """A TOML value as the type a settings field wants."""
    origin = get_origin(wanted)
    if origin is tuple:
        return tuple(fit(each, get_args(wanted)[0], where, places) for each in listed(value, wanted, where))
    if is_dataclass(wanted):
        if not isinstance(value, dict):
            raise SettingsError(f"{where}: write a table, with a key and a value on each line")
        return filled(wanted, value, where, places)  # type: ignore[arg-type]
    if origin is Literal:
        return chosen(value, get_args(wanted), where)
    if type(value) is not wanted:
        raise SettingsError(f"{where}: write {KINDS[wanted]}")
    return value


def listed(value: Any, wanted: Any, where: str) -> list[Any]:
    """A list, as TOML writes it."""
    if isinstance(value, list):
        return value
    if is_dataclass(get_args(wanted)[0]):
        raise SettingsError(f"{where}: write [[{where.rpartition(' ')[2]}]] above each, in two brackets")
    raise SettingsError(f"{where}: write a list, in square brackets")


def chosen(value: Any, choices: tuple[str, ...], where: str) -> Any:
    """One of so many words."""
    if value in choices:
        return value
    from difflib import get_close_matches

    near = get_close_matches(str(value), choices, 1)
    meant = f"did you mean {near[0]}? " if near else ""
    raise SettingsError(f"{where}: {meant}write one of {', '.join(choices)}")
