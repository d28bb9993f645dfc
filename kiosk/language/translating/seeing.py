"""Where each text is seen: the files of the program that say it, the question of a form, the glossary.

The one rule: it is found in the program text itself and never written down, so that it cannot go stale.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kiosk.language.translating.catalogue import Seen, Source

# What may name a text: Python, the gateway's templates, the printouts.
WRITTEN_IN = ("*.py", "*.html", "*.toml")
QUOTED = re.compile(r"""["']([a-z][\w-]*(?:\.(?:[\w-]+|{[^{}"']+})+)*)["']""")
FILLED = re.compile(r"{[^{}]+}")
# More places than these help nobody.
MOST = 4
Places = dict[str, list[str]]


def seen_in(folders: Iterable[Path], texts: Iterable[Source]) -> Seen:
    """The files under these folders that say each of these texts, screens first: "kiosk/terminal/screens/rest.py".

    An id that is put together (f"delivery.{stage}") is seen where it is, unless somebody names it outright.
    """
    ids = [text_id for text_id, _, _ in texts]
    named: Places = defaultdict(list)
    built: Places = defaultdict(list)
    for place, file in files_under(folders):
        for token in dict.fromkeys(QUOTED.findall(file.read_text(encoding="utf-8"))):
            (built if "{" in token else named)[token].append(place)
    patterns = [(pattern_of(token), places) for token, places in built.items()]
    return {text_id: places_of(text_id, named, patterns) for text_id in ids}


def files_under(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Each file that may name a text, by what it is called from beside its folder."""
    for folder in folders:
        for file in sorted(each for kind in WRITTEN_IN for each in folder.rglob(kind)):
            yield f"{folder.name}/{file.relative_to(folder).as_posix()}", file


def pattern_of(token: str) -> re.Pattern[str]:
    """What an id put together may be: each part that is filled in stands for letters without a full stop."""
    return re.compile("[^.]+".join(map(re.escape, FILLED.split(token))))


def places_of(text_id: str, named: Places, patterns: list[tuple[re.Pattern[str], list[str]]]) -> tuple[str, ...]:
    """Where this one is said: screens first, and not more than a few."""
    found = named.get(text_id) or [place for pattern, each in patterns if pattern.fullmatch(text_id) for place in each]
    return tuple(sorted(dict.fromkeys(found), key=lambda place: ("/screens/" not in place, place))[:MOST])


def seen_in_forms(forms: Mapping[str, Iterable[tuple[str, str]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """`forms`: by the form's id, each text id with its place in it ("housing.rent"); one may stand in two forms."""
    places: Places = defaultdict(list)
    for form, texts in forms.items():
        for text_id, place in texts:
            places[text_id].append(f"forms/{form}.toml#{place}")
    yield from ((text_id, tuple(each)) for text_id, each in places.items())
