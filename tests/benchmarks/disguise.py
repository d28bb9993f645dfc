"""A kiosk that tells the applicant everything in bokmål written with Cyrillic letters, one for one.

The one rule: it changes letters and nothing else, so that on a screen the applicant's words can be told from the
helper's, and counted; run it with `python -m tests.benchmarks.disguise`.
"""

import sys
from dataclasses import replace

from kiosk.house import House, open_house
from kiosk.language.words import PLACEHOLDER, Library, Words
from kiosk.reception import Reception

DISGUISED = "uk"
LATIN, CYRILLIC = "abcdefghijklmnopqrstuvwxyzæøåé", "абвгґдеєжзиіїйклмнопрстуфхцчшщ"
LETTERS = str.maketrans(LATIN + LATIN.upper(), CYRILLIC + CYRILLIC.upper())


def disguise(text: str) -> str:
    """Bokmål in Cyrillic letters; placeholders stay as they are."""
    kept = iter(PLACEHOLDER.findall(text))
    parts = [part.translate(LETTERS) for part in PLACEHOLDER.sub("\0", text).split("\0")]
    return parts[0] + "".join(f"{{{next(kept)}}}{part}" for part in parts[1:])


class DisguisedLibrary(Library):
    """Gives bokmål in disguise for one language."""

    def words(self, code: str) -> Words:
        words = super().words(code)
        if code != DISGUISED:
            return words
        source = super().words("nb")
        return Words(words.language, {id: disguise(source(id)) for id in source._source}, source._source)


def disguised_house() -> House:
    """The house as it is, but for the words."""
    house = open_house()
    sources = {form: [(id, text) for id, text, _ in given] for form, given in house.catalogues.items()}
    return replace(house, library=DisguisedLibrary(house.content, sources))


if __name__ == "__main__":
    sys.exit(Reception(disguised_house()).serve_screens(1))
