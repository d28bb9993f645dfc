"""A hand on the keys and an eye on the screen: waits for a screen, presses, and counts what it took to leave it.

The one rule: a screen has come when its bokmål words are there; they always are, beneath or instead of the applicant's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.language.words import Words
from tests.pty.terminal import Terminal

PAGE = re.compile(r"\b\d+/\d+\b")


@dataclass(slots=True)
class Seen:
    """One screen: its name, what it took to leave it, and what it showed when it had come."""

    name: str
    lines: list[str] = field(repr=False)
    activations: int = 0
    ring_moves: int = 0
    typed: int = 0


class Pressing:
    """`seen`: every screen so far; `arrived` hears of each; `pressed`: when the last key was."""

    def __init__(self, terminal: Terminal, says: Words) -> None:
        self.terminal = terminal
        self.says = says
        self.seen: list[Seen] = []
        self.arrived: Callable[[Seen], None] = lambda seen: None
        self.pressed = 0.0

    def leaf_through(self, *titles: str) -> None:
        """Page after page, as the numbers beside the headline count them, to the screen with one of these titles."""

        def has_come() -> bool:
            return any(self.terminal.shows(title) for title in titles)

        while True:
            before = self.page
            self.press("0")
            self.terminal.until(lambda before=before: self.page != before or has_come(), titles[0])  # type: ignore[misc]
            self.settle()
            if has_come():
                return
            self.arrived(self.seen[-1])

    @property
    def page(self) -> str:
        """Such as 2/7; empty where there is only one."""
        return next(iter(PAGE.findall("\n".join(self.terminal.lines))), "")

    def arrive(self, text_id: str, seconds: float = 20.0) -> None:
        """Waits for a screen by its bokmål words, which are always there, beneath or instead of the applicant's."""
        self.terminal.until_shown(self.says(text_id), seconds)
        self.seen.append(Seen(text_id.removesuffix(".text"), self.terminal.lines))
        self.arrived(self.seen[-1])

    def press(self, key: str) -> None:
        """A key that chooses, moves on, confirms, or moves the ring."""
        if key == "tab":
            self.seen[-1].ring_moves += 1
        else:
            self.seen[-1].activations += 1
        self.pressed = self.terminal.press(key)

    def press_and_see(self, key: str) -> None:
        """A key that changes something on this screen: a tick, a page."""
        before = self.terminal.lines
        self.press(key)
        self.terminal.until(lambda: self.terminal.lines != before, f"what {key} changes")
        self.settle()

    def type(self, text: str) -> None:
        """Characters into a field."""
        self.seen[-1].typed += len(text)
        for letter in text:
            self.terminal.press(letter)

    def settle(self, quiet: float = 0.03) -> None:
        """Shows all there is to show, until so many seconds nothing came."""
        self.terminal.show(b"".join(piece for _, piece in self.terminal.until_quiet(quiet)))
