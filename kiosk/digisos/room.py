"""Free text within limits: parts by priority into the fields that receivers read.

The one rule: a fact stands whole or not at all; only the applicant's own words are ever cut, and never inside a word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from kiosk.language.script import graphemes

MORE = "… (se PDF)"
RESERVE = len(MORE) + 1
# No end of a word beyond this share of a text: it is of a script that writes without spaces, and ends where it must.
NEAR = 0.7


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """One piece of text, and the fields it may stand in, best first. `is_own`: the applicant's words, after `lead`."""

    text: str
    fields: tuple[str, ...]
    is_own: bool = False
    lead: str = ""

    @property
    def whole(self) -> str:
        """The text as it stands when there is room."""
        return f"{self.lead}{self.text}"


def packed(parts: Iterable[Part], limits: Mapping[str, int]) -> dict[str, str]:
    """The text of each field. Where something found no room, the last field with room for it says so."""
    texts = dict.fromkeys(limits, "")
    left_out = [part for part in parts if part.text and not placed(part, texts, limits)]
    for part in left_out:
        if any(texts[field].endswith(MORE) for field in part.fields):
            continue
        roomy = [field for field in part.fields if size(texts[field]) + RESERVE <= limits[field]]
        field = (roomy or part.fields)[-1]
        texts[field] = ended(texts[field], limits[field])
    return texts


def placed(part: Part, texts: dict[str, str], limits: Mapping[str, int]) -> bool:
    """Puts a part where it fits; the applicant's words are cut where they fit nowhere."""
    reserve = 0 if part.is_own else RESERVE
    for field in part.fields:
        text = joined(texts[field], part.whole)
        if not texts[field].endswith(MORE) and size(text) <= limits[field] - reserve:
            texts[field] = text
            return True
    if part.is_own:
        field = max(part.fields, key=lambda each: limits[each] - size(texts[each]))
        texts[field] = ended(joined(texts[field], part.whole), limits[field])
    return part.is_own


def joined(text: str, part: str) -> str:
    """One part under another."""
    return f"{text}\n{part}" if text else part


def ended(text: str, limit: int) -> str:
    """As many whole words as fit, and that there is more."""
    return f"{whole_words(text.removesuffix(MORE).rstrip(), limit - RESERVE)} {MORE}".lstrip()


def whole_words(text: str, room: int) -> str:
    """As many whole words as fit."""
    clusters = graphemes(text[: room + 1])
    ends = accumulate(size(cluster) for cluster in clusters)
    fitting = "".join(cluster for cluster, end in zip(clusters, ends, strict=True) if end <= room)
    space = max(fitting.rfind(" "), fitting.rfind("\n"))
    ends_within_a_word = fitting != text and not text[len(fitting)].isspace()
    return fitting[:space].rstrip() if ends_within_a_word and space >= NEAR * len(fitting) else fitting.rstrip()


def size(text: str) -> int:
    """Characters as the receivers' forms count them: in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
