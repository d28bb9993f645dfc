"""The languages nobody speaks, as catalogues on disk: to be tried in a kiosk of one's own.

The one rule: they are written where somebody says, and never among the real ones.
"""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

from kiosk.errors import LocaleError
from kiosk.language.translating.catalogue import Forms, merge, render, sources
from kiosk.language.words import SOURCE, Words


def write(out: Path, locales: Path, forms: Forms, words: Words) -> Iterator[Path]:
    """This language's catalogues under `out`, with bokmål beside them. Raises LocaleError where `out` is locales/."""
    if out.resolve() == locales.resolve():
        raise LocaleError(f"{out} holds the real catalogues: name another folder")
    copytree(locales / SOURCE, out / SOURCE, dirs_exist_ok=True)
    code = words.language.code
    (out / code).mkdir(parents=True, exist_ok=True)
    for name, texts in sources(locales, forms).items():
        catalogue = merge(Path("-"), texts, {})
        for entry in catalogue:
            if entry.context:
                entry.string = words(str(entry.context))
        path = out / code / f"{name}.po"
        path.write_bytes(render(catalogue, code, is_signed=False))
        yield path
