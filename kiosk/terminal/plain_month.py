"""A month's money as lines: in, out, left, and the amounts nobody has named, each with a number to mend it.

The one rule: Enter alone always goes on; an amount nobody knows holds nobody back.
"""

from collections.abc import Callable
from functools import partial

from kiosk.form.answers import Place
from kiosk.form.budget import Budget, Line
from kiosk.language.words import Voices
from kiosk.terminal.conversation import BACK, Conversation, Option
from kiosk.terminal.monthly import PARTS, in_kroner, is_open, name_of, total, why_unknown


def tell_month(conversation: Conversation, budget: Callable[[], Budget], mend: Callable[[Place], None]) -> bool:
    """True for on, False for back. `budget`: as the answers stand each time; `mend` asks that place again."""
    while True:
        month = budget()
        unknown = {str(line.place): line.place for line in month.unknown}
        chosen = conversation.choose(partial(_show, conversation, month), partial(_options, conversation, month))
        if chosen in ("", BACK):
            return chosen == ""
        mend(unknown[chosen])


def _show(conversation: Conversation, month: Budget) -> None:
    conversation.say("")
    conversation.tell("month.title")
    voices = conversation.voices
    for part in PARTS:
        spoken = dict.fromkeys((voices.applicant, voices.helper))
        lines = (f"{words(f'month.{part}')}: {in_kroner(total(month, part), words)}" for words in spoken)
        conversation.say(*(f"{line} + ?" if is_open(month, part) else line for line in dict.fromkeys(lines)))
    if month.unknown:
        conversation.tell("month.unknown")
    conversation.tell("plain.go_on")


def _options(conversation: Conversation, month: Budget) -> list[Option]:
    return [Option(str(line.place), *_option(line, conversation.voices)) for line in month.unknown]


def _option(line: Line, voices: Voices) -> tuple[str, str]:
    """What was asked and why there is no amount, in both languages."""
    first, second = name_of(line, voices)
    _, why, why_second = why_unknown(line, voices)
    return f"{first}: {why}", f"{second}: {why_second}" if second else ""
