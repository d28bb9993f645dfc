"""The words and signs of a condition, one after the other, each with where it stands.

The one rule: a character that has no meaning in a condition is refused with its place, never skipped.
"""

import re
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal["text", "number", "name", "sign", "end"]
KINDS: tuple[TokenKind, ...] = ("text", "number", "name", "sign")
TOKEN = re.compile(r"""\s*(?:("[^"]*"|'[^']*')|(-?\d+(?:\.\d+)?)|([a-z_][a-z0-9_]*)|(==|!=|<=|>=|[<>()\[\],]))""")


class ConditionFault(ValueError):
    """What is wrong with a condition's text, and at which character (0-based)."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"{message} (at character {position + 1})")
        self.position = position


@dataclass(frozen=True, slots=True)
class Token:
    """One word, sign or literal; `position` is its first character, 0-based."""

    kind: TokenKind
    text: str
    position: int


def tokenise(source: str) -> list[Token]:
    """The tokens of a condition, ending with one of kind `end`."""
    tokens, position = [], 0
    while position < len(source.rstrip()):
        found = TOKEN.match(source, position)
        if not found:
            wrong = source[position:].lstrip()
            raise ConditionFault(f"{wrong.split()[0]} is not understood here", source.index(wrong, position))
        group = found.lastindex or 1
        tokens.append(Token(KINDS[group - 1], found[group], found.start(group)))
        position = found.end()
    return [*tokens, Token("end", "the end", len(source))]
