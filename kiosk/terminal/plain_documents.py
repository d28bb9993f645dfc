"""The papers asked for as lines: a number and how that paper stands, Enter to go on.

The one rule: Enter alone always goes on; no paper is in the way.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from kiosk.form.documentation import Documentation
from kiosk.terminal.conversation import BACK, Conversation, Option
from kiosk.terminal.papers import PICTURES, help_of, state_of


def tell_documents(
    conversation: Conversation,
    asked: Sequence[Documentation],
    states: Mapping[str, str],
    put: Callable[[str, str], None],
) -> bool:
    """True for on, False for back. `states` must show what `put` has put. Says nothing where no paper is asked for."""
    while asked:
        chosen = conversation.choose(
            partial(_show, conversation), partial(_options, conversation, asked, states), ("documents.help",)
        )
        if chosen in ("", BACK):
            return chosen == ""
        paper = next(each for each in asked if each.id == chosen)
        state = _ask_state(conversation, paper)
        if state not in ("", BACK):
            put(paper.id, state)
    return True


def _show(conversation: Conversation) -> None:
    conversation.say("")
    conversation.tell("documents.title")
    conversation.tell("documents.help")
    conversation.tell("plain.go_on")


def _options(conversation: Conversation, asked: Sequence[Documentation], states: Mapping[str, str]) -> list[Option]:
    voices = conversation.voices
    lines = []
    for paper in asked:
        name, second = voices.pair(f"documentation.{paper.id}.text")
        state, state_second = voices.pair(f"document.{state_of(paper, states)}")
        lines.append(Option(paper.id, f"{name}: {state}", f"{second}: {state_second}" if second else ""))
    return lines


def _ask_state(conversation: Conversation, paper: Documentation) -> str:
    def show() -> None:
        conversation.tell(f"documentation.{paper.id}.text")
        for text in help_of(paper, conversation.voices):
            conversation.tell(text)

    def options() -> list[Option]:
        return [Option(state, *conversation.voices.pair(f"document.{state}")) for state in PICTURES]

    return conversation.choose(show, options, help_of(paper, conversation.voices))
