"""The templates (.pot) that translators begin with: every bokmål text with its id, its note and where it is seen.

The one rule: a template says nothing that the program, the form or locales/nb/ does not.
"""

from pathlib import Path

from kiosk.language.translating.catalogue import Forms, Seen, merge, render, sources

NOWHERE = Path("-")


def extract(locales: Path, forms: Forms, seen: Seen) -> dict[str, bytes]:
    """A template for each catalogue, by the catalogue's name."""
    texts = sources(locales, forms).items()
    return {name: render(merge(NOWHERE, each, seen), "", is_signed=False) for name, each in texts}
