"""Whether each text of the longer language that nobody speaks stands on its page from its one mark to the other.

The one rule: a page is judged by what another program reads in it. Of leftward pages readers give letters and marks in
orders of their own, so that only their marks can be counted.
"""

import re
from collections.abc import Iterable, Iterator

from kiosk.language.pseudo import CLOSED, OPENED
from kiosk.language.words import PLACEHOLDER
from tests.paper.printing import squeezed

MARK = re.compile(f"[{OPENED}{CLOSED}]")
# A word of the glossary may have a second one behind a comma, each between its own marks.
BETWEEN = f"{CLOSED},{OPENED}"
# What fills a text: a name or a number, which is short, or another text.
VALUE = f"(?:[^{OPENED}{CLOSED}]{{1,16}}|{OPENED}[^{OPENED}{CLOSED}]*{CLOSED})"


class Marked:
    """Knows a whole text when it sees one. `said`: every text there is."""

    def __init__(self, said: Iterable[str]) -> None:
        parts = (part.strip(OPENED + CLOSED) for text in said for part in squeezed(text).split(BETWEEN))
        texts = {f"{OPENED}{part}{CLOSED}" for part in parts}
        self._plain = {text for text in texts if not PLACEHOLDER.search(text)}
        filled = (map(re.escape, PLACEHOLDER.split(text)[::2]) for text in texts - self._plain)
        self._filled = re.compile("|".join(VALUE.join(pieces) for pieces in filled) or "(?!)")

    def torn(self, page: str) -> Iterator[str]:
        """What stands between two marks of a page, without its spaces, and is no whole text; what has one mark only."""
        text, depth, start = squeezed(page), 0, 0
        for mark in MARK.finditer(text):
            depth += 1 if mark[0] == OPENED else -1
            if depth == 1 and mark[0] == OPENED:
                start = mark.start()
            elif depth == 0 and not self._is_whole(found := text[start : mark.end()]):
                yield found
            elif depth < 0:
                yield text[: mark.end()][-40:]
                depth = 0
        if depth:
            yield text[start:]

    def _is_whole(self, text: str) -> bool:
        return text in self._plain or self._filled.fullmatch(text) is not None
