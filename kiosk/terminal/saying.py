"""What a screen says when it is read aloud: its blocks one after the other, as they stand on it now.

The one rule: it says what can be seen, and nothing that is covered; the helper's words and codes are for the eyes.
"""

import re
from collections.abc import Iterator
from functools import singledispatch
from typing import Any, TypeAlias

from textual.screen import Screen
from textual.widget import Widget

from kiosk.form.kinds.counting import spaced
from kiosk.language.words import Voices, Words
from kiosk.terminal.advice import advice
from kiosk.terminal.canvas import Block
from kiosk.terminal.masking import DOT
from kiosk.terminal.screens.documents import Progress
from kiosk.terminal.screens.fontcheck import ANSWERS, FontScreen
from kiosk.terminal.screens.goodbye import GoodbyeScreen
from kiosk.terminal.screens.group import GroupScreen, ItemScreen
from kiosk.terminal.screens.idle import IdleScreen
from kiosk.terminal.screens.language import LanguageScreen
from kiosk.terminal.screens.review import FIRST_STRONG, POP
from kiosk.terminal.screens.sign_in_sheet import NumberPanel, StepLine
from kiosk.terminal.screens.status import StepMark
from kiosk.terminal.screens.terms import Meaning
from kiosk.terminal.widgets.address import AddressBlock
from kiosk.terminal.widgets.bar import BarPlace
from kiosk.terminal.widgets.calendars import InBoth
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.finding_line import FindingLine
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.money import MoneyBar
from kiosk.terminal.widgets.reference import ReferencePanel
from kiosk.terminal.widgets.row import Row
from kiosk.terminal.widgets.said import Said
from kiosk.terminal.widgets.signs import Alert, Caption, Hint
from kiosk.terminal.widgets.sketched import Legend
from kiosk.terminal.widgets.tool import Tool
from kiosk.terminal.widgets.typed import Typed
from kiosk.voice.clips import cap_id
from kiosk.voice.spoken import Spoken

Told: TypeAlias = "dict[Widget, tuple[Spoken, ...]]"
"""What each block says, in the order in which it is read."""
Pieces: TypeAlias = "Iterator[Spoken]"


def told_by(screen: Screen[Any], voices: Voices) -> Told:
    """Everything a screen says: what went wrong first, and what is at its foot last."""
    match screen:
        case GoodbyeScreen():
            return {screen: tuple(spoken(voices, "goodbye.title", "goodbye.erased"))}
        case IdleScreen():
            return {screen: tuple(spoken(voices, "idle.title", "idle.stay", "idle.erase"))}
        case FontScreen():
            return {screen: tuple(font_question(voices.helper))}
    blocks = [block for block in screen.query(Block).results() if block.region and block.display]
    blocks.sort(key=lambda block: not isinstance(block, Alert))
    told = {block: tuple(says(block, voices)) for block in blocks}
    return {block: pieces for block, pieces in told.items() if pieces}


def told_of(widget: Widget, voices: Voices) -> tuple[Spoken, ...]:
    """What one place says that the ring has come to; a place of the bar too, that is not read with its screen."""
    if isinstance(widget, BarPlace):
        return (Spoken(voices.applicant(widget.text_id)),)
    return tuple(says(widget, voices))


def spoken(voices: Voices, *text_ids: str) -> Pieces:
    """Texts of the applicant's."""
    return (Spoken(voices.applicant(text_id)) for text_id in text_ids)


def font_question(house: Words) -> Pieces:
    """The one question to the helper, in the helper's language."""
    code = house.language.code
    yield Spoken(house("font.title"), code, ("font.title",))
    for key, text_id in ANSWERS.items():
        yield Spoken(key, code, (cap_id(key),))
        yield Spoken(house(text_id), code, (text_id,))


def is_given(block: Widget, text: str) -> bool:
    """Whether this is what somebody has called a child, or whatever else there may be several of."""
    match block.screen:
        case GroupScreen(items=items):
            return text in {item.label for item in items}
        case ItemScreen(item=item):
            return text == item.label
    return False


def uncovered(text: str, voices: Voices, *, is_answer: bool = False) -> Spoken:
    """A piece; what is covered with dots on the screen is only said to be covered."""
    return Spoken(voices.applicant("voice.covered") if DOT in text else text, is_answer=is_answer)


def cap(key: str, *, is_answer: bool = False) -> Pieces:
    """The key a card or row is chosen with."""
    if key:
        yield Spoken(key, ids=(cap_id(key),), is_answer=is_answer)


@singledispatch
def says(_widget: Widget, _voices: Voices) -> Pieces:
    """What this kind of block says: nothing, where it is a picture or speaks to the helper."""
    return iter(())


@says.register(Headline)
def _(block: Headline, voices: Voices) -> Pieces:
    screen = block.screen
    if isinstance(screen, LanguageScreen):
        for words in dict.fromkeys((voices.helper, screen.other)):
            yield Spoken(words("language.title"), words.language.code)
    else:
        yield Spoken(block.text, is_answer=is_given(block, block.text))


@says.register(Hint)
@says.register(Caption)
@says.register(Alert)
@says.register(Progress)
@says.register(Meaning)
def _(block: Hint | Caption | Alert | Progress | Meaning, _voices: Voices) -> Pieces:
    yield Spoken(block.text, is_answer=is_given(block, block.text))


@says.register(InBoth)
def _(block: InBoth, _voices: Voices) -> Pieces:
    if block.text:
        yield Spoken(block.text, is_answer=True)


@says.register(Card)
def _(card: Card, voices: Voices) -> Pieces:
    is_answer = is_given(card, card.label)
    yield from cap(card.key, is_answer=is_answer)
    # In the picker each language is named by its own voice.
    language = card.choice if isinstance(card.screen, LanguageScreen) else ""
    yield Spoken(card.label, language, is_answer=is_answer)
    if card.fact and not card.brief:
        yield uncovered(card.fact, voices)
    if card.chosen:
        yield Spoken(voices.applicant("voice.chosen"), is_answer=True)


@says.register(Row)
def _(row: Row, voices: Voices) -> Pieces:
    yield from cap(row.key)
    asked, _, answer = row.label.partition(FIRST_STRONG)
    yield uncovered(asked, voices)
    if answer:
        yield uncovered(re.sub(POP, "", answer), voices, is_answer=True)
    if row.state and not row.compact:
        yield Spoken(row.state.text)


@says.register(Tool)
def _(tool: Tool, _voices: Voices) -> Pieces:
    yield from cap(tool.key)
    yield Spoken(tool.label)


@says.register(BarPlace)
def _(place: BarPlace, voices: Voices) -> Pieces:
    if place.place == "next" and place.ready:
        if len(place.hint) == 1:
            yield from cap(place.hint)
        yield Spoken(voices.applicant(place.text_id))


@says.register(Typed)
def _(field: Typed, voices: Voices) -> Pieces:
    """What is never left to be seen is never left to be heard, however it stands there now."""
    if field.is_secret and field.value:
        yield Spoken(voices.applicant("voice.covered"), is_answer=True)
    elif field.value:
        yield Spoken(field.value, is_answer=True)


@says.register(Said)
def _(block: Said, voices: Voices) -> Pieces:
    yield Spoken(block.question[0])
    yield uncovered(block.answer, voices, is_answer=True)


@says.register(MoneyBar)
def _(bar: MoneyBar, voices: Voices) -> Pieces:
    yield Spoken(bar.words[0])
    yield Spoken(f"{spaced(bar.total)} {voices.applicant('unit.kr')}", is_answer=True)
    for amount in bar.amounts:
        if amount.label:
            yield Spoken(amount.label, is_answer=True)
            yield Spoken(f"{spaced(amount.kroner)} {voices.applicant('unit.kr')}", is_answer=True)


@says.register(StepLine)
@says.register(StepMark)
def _(block: StepLine | StepMark, _voices: Voices) -> Pieces:
    if block.step.reached == "now":
        yield Spoken(block.step.text[0])


@says.register(NumberPanel)
def _(panel: NumberPanel, voices: Voices) -> Pieces:
    yield from spoken(voices, "signin.kiosk.number")
    yield Spoken(panel.number)


@says.register(ReferencePanel)
def _(panel: ReferencePanel, voices: Voices) -> Pieces:
    """The number sign by sign, and never the code that opens a status."""
    yield from spoken(voices, "receipt.reference")
    yield Spoken(", ".join(panel.reference.replace("-", "")), is_answer=True)


@says.register(AddressBlock)
def _(block: AddressBlock, voices: Voices) -> Pieces:
    office = block.destination.office
    yield Spoken(voices.applicant(block.destination.caption))
    if office is None:
        yield Spoken(voices.applicant(block.destination.text))
    else:
        # Names and addresses are Norwegian.
        yield Spoken(f"{office.name}, {office.street}, {office.postal_code} {office.city}", "nb")


@says.register(FindingLine)
def _(line: FindingLine, voices: Voices) -> Pieces:
    if line.kind is None:
        yield from spoken(voices, "intake.page.well")
    else:
        yield from spoken(voices, f"finding.{line.kind}.title", advice(line.kind, line.source))


@says.register(Legend)
def _(legend: Legend, voices: Voices) -> Pieces:
    for number, place in enumerate(legend.sketch.places, 1):
        yield from cap(str(number))
        yield Spoken(voices.applicant(place.text))
