"""What somebody with ten minutes, or a keyboard that is a computer, could send: keys, taps, pastes, resizes, rubbish.

The one rule: everything comes from one seed, and only F10, the way to end a visit, is left out.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ESCAPE = b"\x1b"
PASTE, PASTED = b"\x1b[200~", b"\x1b[201~"
F10 = b"\x1b[21~"
CONTROLS = [bytes([code]) for code in (*range(0x20), 0x7F)]
ALTS = [ESCAPE + bytes([code]) for code in range(0x20, 0x7F) if bytes([code]) not in b"[OPX^_]"]
FUNCTIONS = [
    *(b"\x1bO" + letter for letter in (b"P", b"Q", b"R", b"S")),
    *(
        b"\x1b[%d~" % code
        for code in (1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 17, 18, 19, 20, 23, 24, 25, 26, 28, 29)
    ),
    *(b"\x1b[1;%d%c" % (shift, letter) for shift in range(2, 9) for letter in b"ABCDFHPQRS"),
    *(b"\x1b[%d;%d~" % (code, shift) for code in (2, 3, 5, 6, 15, 17, 18, 19, 20, 23, 24) for shift in range(2, 9)),
    *(
        b"\x1b[%d;%du" % (code, shift)
        for code in (9, 13, 27, 32, 99, 100, 112, 113, 115, 122)
        for shift in (3, 5, 7, 9)
    ),
    *(b"\x1b[27;%d;%d~" % (shift, code) for code in (13, 99, 113) for shift in (3, 5, 7)),
]
WALKING = [
    b"\r",
    b"0",
    b"1",
    b"2",
    b"3",
    b"4",
    b"5",
    b"\t",
    b"\x1b[Z",
    b"\x1b[A",
    b"\x1b[B",
    b"\x1b[C",
    b"\x1b[D",
    ESCAPE,
]
PLACES = [b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1bOS", b"\x1bOQ", b"\x1bOP"]
TEXTS = [
    "[bold red]x[/]",
    "[@click=app.quit]ut[/]",
    "[link=https://example.org]x[/link]",
    "[/]",
    "\\[",
    "{0!r}",
    "%s%n",
    "${HOME}",
    "ÆØÅ",
    "ї",
    "ع",
    "አ",
    "漢",
    "👩‍👩‍👧‍👦",
    "🏴‍☠️",
    "e\u0301\u0302\u0303",
    "\u200b\u200c\u200d\ufeff",
    "\u202e\u202d\u2066\u2069",
    "\u0600\u06dd",
    "\ufdfd",
    "\U000e0041",
    "\u0e33",
    "\x85\u2028",
    "ﷺ" * 9,
    "a" + "\u0334" * 200,
    "\u200d" * 300,
    "9" * 400,
]
HOSTILE = [
    b"\x1b]52;c;aGVtbWVsaWc=\x07",
    b"\x1b]0;title\x07",
    b"\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\",
    b"\x1bc",
    b"\x1bP+q544e\x1b\\",
    b"\x1b[8;3;3t",
    b"\x1b[21t",
    b"\x1b[5i",
    b"\x1b[6n",
    b"\x1b[?1049l",
    b"\x1b[!p",
    b"\x1b_Gi=1;AAAA\x1b\\",
    b"\x1b^x\x1b\\",
    b"\x1b]1337;File=name=eA==:AAAA\x07",
    b"\x9b201~",
    b"\x1b[200~",
    b"\r\n\r\n",
    b"\x03\x04\x1a\x1c",
    b"\x00" * 50,
]
REPLIES = [
    b"\x1b[?2026;2$y",
    b"\x1b[?2048;1$y",
    b"\x1b[?62;4;22c",
    b"\x1b[>1;10;0c",
    b"\x1b[24;80R",
    b"\x1b]11;rgb:0000/0000/0000\x07",
    b"\x1bP1+r544e=78\x1b\\",
    b"\x1b[?0u",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[4;600;800t",
    b"\x1b[?997;1n",
]
SIZES = [
    (80, 24),
    (120, 40),
    (200, 60),
    (1, 1),
    (2, 1),
    (1, 40),
    (7, 3),
    (20, 5),
    (40, 12),
    (0, 0),
    (300, 4),
    (4, 200),
    (81, 23),
]
BUTTONS = (0, 1, 2, 3, 32, 33, 34, 35, 64, 65, 66, 67, 4, 8, 16, 28, 128, 129, 255, 4000)


@dataclass(frozen=True, slots=True)
class Event:
    """Bytes that are sent, or a size (columns, rows) the terminal is given."""

    typed: bytes = b""
    size: tuple[int, int] | None = None


class Fuzzer:
    """Endless events from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._ways: list[tuple[int, Callable[[], Event]]] = [
            (36, lambda: self._one_of(WALKING)),
            (12, lambda: Event(bytes([self._random.randint(0x20, 0x7E)]))),
            (8, lambda: self._one_of(CONTROLS)),
            (6, lambda: self._one_of(ALTS)),
            (8, lambda: self._one_of(FUNCTIONS)),
            (3, lambda: self._one_of(PLACES)),
            (4, lambda: Event(self._random.choice(TEXTS).encode())),
            (14, self._mouse),
            (4, self._gesture),
            (4, self._paste),
            (2, lambda: self._one_of(REPLIES)),
            (2, self._rubbish),
            (2, lambda: Event(size=self._random.choice(SIZES))),
        ]

    def events(self, number: int) -> Iterator[Event]:
        """So many, as the weights mix them."""
        weights = [weight for weight, _ in self._ways]
        for _, make in self._random.choices(self._ways, weights, k=number):
            yield make()

    def _one_of(self, typed: list[bytes]) -> Event:
        return Event(self._random.choice(typed))

    def _mouse(self) -> Event:
        """A press, a move or a release; mostly on the screen."""
        x, y = self._random.randint(1, 80), self._random.randint(1, 24)
        if self._random.random() < 0.05:
            x, y = self._random.choice([(0, 0), (99999, 99999), (-3, -3), (1, 65535)])
        button = self._random.choice(BUTTONS) if self._random.random() < 0.4 else 0
        press = b"\x1b[<%d;%d;%dM" % (button, x, y)
        return Event(press + (b"\x1b[<%d;%d;%dm" % (button, x, y) if self._random.random() < 0.8 else b""))

    def _gesture(self) -> Event:
        """Dragging, three taps in a row, the wheel, or an old terminal's mouse."""
        x, y = self._random.randint(1, 80), self._random.randint(1, 24)
        drag = b"".join(b"\x1b[<32;%d;%dM" % (x + step, y) for step in range(self._random.randint(1, 9)))
        tap = b"\x1b[<0;%d;%dM\x1b[<0;%d;%dm" % (x, y, x, y)
        return Event(
            self._random.choice(
                [b"\x1b[<0;%d;%dM" % (x, y) + drag, tap * 3, b"\x1b[<64;%d;%dM" % (x, y) * 9, b"\x1b[M !!"]
            )
        )

    def _paste(self) -> Event:
        """Short and hostile, or long; always ended, since a terminal always does."""
        pieces = self._random.choices([*HOSTILE, *(text.encode() for text in TEXTS)], k=self._random.randint(1, 6))
        pasted = b"".join(pieces) * (self._random.choice([1, 1, 1, 40]))
        return Event(PASTE + pasted.replace(PASTED, b"") + PASTED)

    def _rubbish(self) -> Event:
        """Bytes of no meaning, or a sequence broken off."""
        if self._random.random() < 0.5:
            return Event(self._random.randbytes(self._random.randint(1, 12)).replace(b"\x1b", b""))
        whole = self._random.choice([*FUNCTIONS, *REPLIES])
        return Event(whole[: self._random.randint(1, len(whole))])
