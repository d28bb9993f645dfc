"""Arabic letters joined by presentation forms, with the marks that a terminal, or our own large letters, can show.

The one rule: no letter is lost to its mark: a mark that would hide its letter is left out.
"""

import unicodedata
from functools import lru_cache
from itertools import pairwise

from arabic_reshaper import ArabicReshaper

# Short vowels and tanwin: a terminal sets them beside their letter, not on it. Shadda is another matter: `unveiled`.
UNVOWEL = dict.fromkeys([*range(0x64B, 0x651), 0x652])
SHADDA = "\u0651"
# Of Dari: heh with a hamza, as it stands alone and at a word's end, and the forms of Unicode that hold both.
HAMZA = "\u0654"
WITH_HAMZA = {"\ufee9": "\ufba4", "\ufeea": "\ufba5"}
WITHOUT_HAMZA = str.maketrans({form: letter for letter, form in WITH_HAMZA.items()})


def joined(line: str, *, large: bool) -> str:
    """A line in reading order with its Arabic letters joined. `large`: for our own letters, which take more marks."""
    shaped = reshaper().reshape(line.translate(UNVOWEL))
    return hooded(shaped) if large else unveiled(shaped)


def unveiled(shaped: str) -> str:
    """Without each shadda or hamza behind a letter that joins no other after it: a terminal draws only the mark.

    Seen in foot with DejaVu Sans Mono, whose letters take marks at their beginning and in the middle of a word, and
    which lacks the forms of heh with a hamza.
    """
    pairs = pairwise(f" {shaped.translate(WITHOUT_HAMZA)}")
    return "".join(letter for before, letter in pairs if letter not in (SHADDA, HAMZA) or joins_onward(before))


def hooded(shaped: str) -> str:
    """With each heh and its hamza as one letter."""
    for letter, form in WITH_HAMZA.items():
        shaped = shaped.replace(letter + HAMZA, form)
    return shaped


def joins_onward(letter: str) -> bool:
    """Whether a presentation form is one that another letter follows."""
    return unicodedata.decomposition(letter).startswith(("<initial>", "<medial>"))


@lru_cache(maxsize=1)
def reshaper() -> ArabicReshaper:
    """Joins letters by presentation forms. Shadda stays. No ligature but lam-alef."""
    return ArabicReshaper({"delete_harakat": False, "support_ligatures": True, "ARABIC LIGATURE ALLAH": False})
