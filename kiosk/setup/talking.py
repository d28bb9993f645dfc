"""Asking whoever sets a kiosk up, line by line: a question with a default, asked again with what is wrong.

The one rule: an answer that does not fit is never taken, and what would fit is always said.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NoReturn, Protocol, TypeVar

from kiosk.errors import SettingsError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """`key`: the setting it is for, as the answers file names it. `read`: raises SettingsError with what to write.

    `default`: what Enter takes, as it would be typed; None: something has to be typed.
    """

    key: str
    asks: str
    read: Callable[[str], T]
    default: str | None = None
    is_secret: bool = False

    @property
    def enters(self) -> str:
        """What Enter takes, as it is shown."""
        return self.default or ("none" if self.default is not None and self.asks.endswith("none") else "")


class Talk(Protocol):
    """Whom the questions are put to. `is_answered`: somebody is there, who may be asked once more."""

    is_answered: bool

    def head(self, title: str, *lines: str) -> None:
        """What comes next, and why, for whoever is asked; without a title, more of it."""
        ...

    def say(self, *lines: str) -> None:
        """What was done or found, for everybody."""
        ...

    def ask(self, question: Question[T]) -> T:
        """The answer. Raises SettingsError where nobody can be asked and nothing fits."""
        ...


class Dialogue:
    """Lines on a terminal, over ssh or from a pipe. `read`, `read_unseen`: give the line typed after a prompt."""

    is_answered = True

    def __init__(
        self, read: Callable[[str], str], read_unseen: Callable[[str], str], write: Callable[[str], None]
    ) -> None:
        self._read, self._read_unseen, self._write = read, read_unseen, write

    def head(self, title: str, *lines: str) -> None:
        if title:
            self._write(f"\n{title}\n{'─' * len(title)}")
        self.say(*lines)

    def say(self, *lines: str) -> None:
        for line in lines:
            self._write(line)

    def ask(self, question: Question[T]) -> T:
        read = self._read_unseen if question.is_secret else self._read
        default = f" [{question.enters}]" if question.enters else ""
        while True:
            try:
                typed = read(f"{question.asks}{default}: ").strip()
            except EOFError as ended:
                advice = "answer on a terminal, or with --answers FILE --yes"
                raise SettingsError(f"nothing more was typed, and nothing was written: {advice}") from ended
            try:
                return question.read(typed or question.default or "")
            except SettingsError as wrong:
                self._write(f"  ! {wrong}")


class Unasked:
    """Nobody is there: what stands is taken. `write`: tells what was found all the same."""

    is_answered = False

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def head(self, title: str, *lines: str) -> None:
        pass

    def say(self, *lines: str) -> None:
        for line in lines:
            self._write(line)

    def ask(self, question: Question[T]) -> T:
        if question.default is None:
            self._refuse(question.key, "it is missing")
        try:
            return question.read(question.default)
        except SettingsError as wrong:
            self._refuse(question.key, str(wrong))

    def _refuse(self, key: str, why: str) -> NoReturn:
        raise SettingsError(f"the answers: {key}: {why}")


def one_of(choices: Mapping[str, str], *, more: Callable[[str], str] | None = None) -> Callable[[str], str]:
    """Reads a number from 1, or the word itself. `choices`: what is shown by what is kept. `more`: reads the rest."""
    words = list(choices)

    def read(typed: str) -> str:
        if typed in choices:
            return typed
        if typed.isdecimal() and 1 <= int(typed) <= len(words):
            return words[int(typed) - 1]
        if more is not None:
            return more(typed)
        raise SettingsError(f"write {listed(words)}, or its number")

    return read


def yes_or_no(typed: str) -> bool:
    """Yes, no, ja, nei, or their first letter."""
    if typed.lower() in ("y", "yes", "j", "ja"):
        return True
    if typed.lower() in ("n", "no", "nei"):
        return False
    raise SettingsError("write yes or no")


def said(is_so: bool) -> str:
    """What Enter takes."""
    return "yes" if is_so else "no"


def listed(words: Sequence[str]) -> str:
    """The words as a sentence has them."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def numbered(choices: Mapping[str, str]) -> list[str]:
    """A line for each choice."""
    return [f"  {number:>2}  {label}" for number, label in enumerate(choices.values(), start=1)]
