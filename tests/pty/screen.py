"""What a terminal shows, kept by pyte and read quickly: pyte takes output apart letter by letter, which was a third of
what a visit on a terminal took.

The one rule: whatever is not a plain stretch of text or a whole control sequence is left to pyte.
"""

import re
from collections.abc import Callable
from typing import Any

import pyte
from pyte.screens import Char, wcwidth

# ECMA-48 section 5.4 without private parameters; and what stands between control characters.
SEQUENCE = re.compile(r"\x1b\[([0-9;]*)([@-~])")
PLAIN = re.compile(r"[^\x00-\x1f\x7f-\x9f]+")
GREATEST = 9999


class Screen(pyte.Screen):
    """Rows that have not changed are not put together again; a letter in a colour is made once."""

    def __init__(self, columns: int, lines: int) -> None:
        self._rows = [""] * lines
        self._inks: dict[Char, dict[str, Char]] = {}
        self._turned: dict[tuple[str, Char], Char] = {}
        super().__init__(columns, lines)

    @property
    def display(self) -> list[str]:
        """Row by row. A wide letter's second cell is empty."""
        for row in self.dirty & set(range(self.lines)):
            line = self.buffer[row]
            self._rows[row] = "".join(line[column].data for column in range(self.columns))
        self.dirty.clear()
        return list(self._rows)

    def draw(self, data: str) -> None:
        """Letters a cell wide at once; all others, and the last column, as pyte does it."""
        ink = self._inks.setdefault(self.cursor.attrs, {})
        line, cursor = self.buffer[self.cursor.y], self.cursor
        self.dirty.add(cursor.y)
        for letter in data:
            cell = ink.get(letter)
            if cell is None and wcwidth(letter) == 1 and not self.charset:
                cell = ink[letter] = cursor.attrs._replace(data=letter.translate(self.g0_charset))
            if cell is None or cursor.x >= self.columns or pyte.modes.IRM in self.mode:
                # A mark may belong to the last letter of another row.
                self.dirty.update(range(self.lines))
                super().draw(letter)
                line = self.buffer[cursor.y]
            else:
                line[cursor.x] = cell
                cursor.x += 1

    def turn(self, parameters: str, turning: Callable[[], None]) -> None:
        """The colours of what follows; worked out once for what stood before."""
        before = self.cursor.attrs
        known = self._turned.get((parameters, before))
        if known is None:
            turning()
            self._turned[parameters, before] = self.cursor.attrs
        else:
            self.cursor.attrs = known


class Stream(pyte.ByteStream):
    """Text and whole sequences at once, the rest letter by letter."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._ways: dict[str, Callable[..., Any]] = {final: getattr(screen, name) for final, name in self.csi.items()}

    def feed(self, data: bytes) -> None:  # type: ignore[override]
        """Output as it came."""
        text, at = self.utf8_decoder.decode(data), 0
        screen: Any = self.listener
        while at < len(text):
            if self._taking_plain_text and (found := PLAIN.match(text, at)):
                screen.draw(found[0])
            elif self._taking_plain_text and (found := SEQUENCE.match(text, at)) and found[2] in self._ways:
                self.obey(screen, *found.groups())
            else:
                pyte.Stream.feed(self, text[at])
                at += 1
                continue
            at = found.end()

    def obey(self, screen: Screen, parameters: str, final: str) -> None:
        """One control sequence."""
        numbers = [min(int(number or 0), GREATEST) for number in parameters.split(";")]
        if final == "m":
            screen.turn(parameters, lambda: screen.select_graphic_rendition(*numbers))
        else:
            self._ways[final](*numbers)
