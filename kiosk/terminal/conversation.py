"""Lines said and lines heard: what plain mode is made of.

The one rule: what is heard is a number or id on offer, a command, or the person's own words; nothing is guessed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TextIO

from kiosk.insight.counting import Count
from kiosk.language.script import western_digits
from kiosk.language.spacing import spaced
from kiosk.language.words import Voices

BACK = "<"
HELP = "?"
LANGUAGE = "!"
END = "#"
MARK = "*"

Guidance = Callable[[], Sequence[str]]
"""Lines for the helper, in the helper's language only, said after the help."""


class ConversationEnded(Exception):
    """Nobody is there any more, or the person asked for everything to be erased."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen. `second` is empty when both people read the same language."""

    id: str
    label: str
    second: str = ""

    def __str__(self) -> str:
        return f"{self.label} ({self.second})" if self.second else self.label


class Conversation:
    """A dialogue over two text streams. `voices` is replaced when the language is.

    `is_spaced`: Ethiopic letters stand a blank apart; `count`: what the visit counts of itself.
    """

    is_spaced = False

    def __init__(self, input: TextIO, output: TextIO, voices: Voices, change_language: Callable[[], None]) -> None:
        self.voices = voices
        self.count = Count(None)
        self._input = input
        self._output = output
        self._change_language = change_language

    def say(self, *lines: str) -> None:
        """Writes lines as they are: no markup, no colour, in logical order."""
        for line in map(spaced, lines) if self.is_spaced else lines:
            self._output.write(line + "\n")
        self._output.flush()

    def tell(self, text_id: str, **values: str) -> None:
        """Says one text in both languages."""
        self.say(*filter(None, self.voices.pair(text_id, **values)))

    def hear(self) -> str:
        """One line. Raises ConversationEnded when the stream ends, or after END twice."""
        self._output.write("> ")
        self._output.flush()
        typed = self._line()
        if typed == END:
            self.tell("plain.end")
            typed = self._line()
            if typed == END:
                raise ConversationEnded
        return typed

    def ask(self, show: Callable[[], None], help: tuple[str, ...] = (), guidance: Guidance = tuple) -> str:
        """Shows, hears, and handles help and language itself; anything else comes back, BACK included."""
        show()
        while True:
            typed = self.hear()
            if typed == BACK:
                self.count.go_back()
            if typed == HELP:
                self.count.explain()
                lines = [text for id in help for text in self.voices.pair(id) if text]
                self.say(*(*lines, *guidance()) or filter(None, self.voices.pair("plain.no_help")))
            elif typed == LANGUAGE:
                self._change_language()
                show()
            else:
                return typed

    def choose(
        self,
        show: Callable[[], None],
        options: Callable[[], Sequence[Option]],
        help: tuple[str, ...] = (),
        guidance: Guidance = tuple,
    ) -> str:
        """The id of one option, or BACK, or "" for Enter; asks again for what is not in the list."""

        def shown() -> None:
            show()
            self.list(options())

        while True:
            typed = self.ask(shown, help, guidance)
            if typed in ("", BACK):
                return typed
            chosen = pick(typed, options())
            if len(chosen) == 1:
                return chosen[0]
            self.tell("plain.not_there")

    def list(self, options: Sequence[Option], mark: str = "") -> None:
        """The options, numbered from 1. `mark` stands before the numbers where a bare number would be an answer."""
        self.say(*(f"{mark}{number}. {option}" for number, option in enumerate(options, start=1)))

    def _line(self) -> str:
        line = self._input.readline()
        if not line:
            raise ConversationEnded
        return line.strip()


def described(name: str, fact: str) -> str:
    """A card's words and what stands beneath them, on one line."""
    return f"{name}: {fact}" if name else ""


def pick(typed: str, options: Sequence[Option]) -> tuple[str, ...]:
    """The ids meant by numbers or ids with commas or spaces between; empty when one of them is not there."""
    ids = [option.id for option in options]
    chosen = []
    for part in typed.replace(",", " ").replace("،", " ").split():
        number = western_digits(part)
        if part in ids:
            chosen.append(part)
        elif number.isdecimal() and 1 <= int(number) <= len(ids):
            chosen.append(ids[int(number) - 1])
        else:
            return ()
    return tuple(chosen)
