"""The data sheet's codes as lines of half blocks, one by one, to photograph where no printer works.

The one rule: as on the screens, nobody goes on before they say that they have every picture.
"""

from collections.abc import Sequence

from kiosk.terminal.conversation import BACK, Conversation, Option

ALL, AGAIN = "all", "again"
# Light modules are drawn, since letters are light on most terminals; cameras read the other way round too.
HALVES = "█▀▄ "


def tell_codes(conversation: Conversation, parts: Sequence[str]) -> bool:
    """Code after code, Enter for the next; whether somebody has a picture of each."""
    for line in ("codes.title", "codes.each", "codes.desk"):
        conversation.tell(line)
    at = 0
    while at < len(parts):
        typed = conversation.ask(lambda: show_code(conversation, parts, at))  # noqa: B023 - shown before it changes
        at = at - 1 if typed == BACK else at + 1
        if at < 0:
            return False
    chosen = ""
    while chosen not in (ALL, AGAIN):
        chosen = conversation.choose(lambda: conversation.tell("codes.all"), lambda: answers(conversation))
    return chosen == ALL or tell_codes(conversation, parts)


def answers(conversation: Conversation) -> list[Option]:
    """All there, or again from the first."""
    pair = conversation.voices.pair
    return [Option(ALL, *pair("codes.yes")), Option(AGAIN, *pair("codes.again"))]


def show_code(conversation: Conversation, parts: Sequence[str], at: int) -> None:
    """Its number, and the code itself."""
    conversation.tell("codes.number", number=str(at + 1), total=str(len(parts)))
    conversation.say(*code_lines(parts[at]))


def code_lines(text: str) -> list[str]:
    """A QR code, two rows of modules in a line."""
    from kiosk.terminal.squares import modules

    rows = modules(text)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(HALVES[2 * top + bottom] for top, bottom in zip(*pair, strict=True)) for pair in pairs]
