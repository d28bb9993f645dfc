"""The text of the settings: every line that an office wrote stays, with its comments, and each new one says what it is.

The one rule: what says the same stays letter for letter; a secret is never shown.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kiosk.setup.draft import Table, secret_keys

if TYPE_CHECKING:
    from tomlkit.toml_document import TOMLDocument

HEADER = "This kiosk's own settings, written by `kiosk setup`, which can be run again. Lines may be mended by hand."


def text_of(table: Table, today: str, notes: Mapping[str, str]) -> str:
    """The file. `today`: its text until now, or nothing; `notes`: what each key is, for those that are new."""
    import tomlkit

    document = tomlkit.parse(today)
    if not today:
        document.add(tomlkit.comment(HEADER))
        document.add(tomlkit.nl())
    for key in [key for key in document if key not in table]:
        document.remove(key)
    # Above the first table, where a comment and its line stay together.
    for key, value in sorted(table.items(), key=lambda line: isinstance(line[1], dict) or is_tables(line[1])):
        put(document, key, value, notes)
    return tomlkit.dumps(document)


def put(document: "TOMLDocument", key: str, value: Any, notes: Mapping[str, str]) -> None:
    """One line or table; as it stands where it says the same."""
    import tomlkit

    if isinstance(value, dict):
        if key not in document:
            document.add(key, tomlkit.table())
        place: Any = document[key]
        for inner in [inner for inner in place if inner not in value]:
            place.remove(inner)
        for inner, each in value.items():
            if inner not in place or place[inner] != each:
                place[inner] = each
        return
    if key in document:
        if document[key] != value:
            document[key] = shaped(value)
        return
    if notes.get(key) and not is_tables(value) and not has_tables(document):
        document.add(tomlkit.comment(notes[key]))
    document.add(key, shaped(value))


def shaped(value: Any) -> Any:
    """A list of tables as [[tables]], everything else as it is."""
    import tomlkit

    if not is_tables(value):
        return value
    tables = tomlkit.aot()
    for each in value:
        tables.append(tomlkit.item(dict(each)))
    return tables


def is_tables(value: Any) -> bool:
    """Whether it is a list of tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def has_tables(document: "TOMLDocument") -> bool:
    """Whether something stands below which no further line can be said to be new."""
    return any(isinstance(value, dict) or is_tables(value) for value in document.values())


def without_secrets(text: str) -> str:
    """The file as it may be shown."""
    lines = []
    for line in text.splitlines():
        key = line.partition("=")[0].strip()
        lines.append(f'{key} = "…"' if key in secret_keys() else line)
    return "\n".join(lines)
