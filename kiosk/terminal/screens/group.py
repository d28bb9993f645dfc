"""A group's own screen: what has been added so far as cards, one card to add another, Next when all are there.

The one rule: no repetition is removed without being asked once, and none is ever guessed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.form.answers import Answer, Problem
from kiosk.form.definition import Question
from kiosk.terminal.outcome import AddItem, Answered, Back, Chose, EditItem, Outcome, Proceed, RemoveItem
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.question import Parse
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.answers.lanes import lane_of
from kiosk.terminal.widgets.answers.offer import offers_of
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.heading import heading
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.shelf import KEYS, Shelf
from kiosk.terminal.widgets.signs import Hint

ADD = "+"


@dataclass(frozen=True, slots=True)
class GroupItem:
    """One repetition as a card: what it is called in both languages, and small facts about it."""

    label: str = field(repr=False)
    second: str = field(default="", repr=False)
    facts: tuple[str, ...] = field(default=(), repr=False)


class Overview(Placed):
    """The cards, and close beneath them how one goes on; only the cards where the room is short."""

    def __init__(self, shelf: Shelf, hint: Hint) -> None:
        super().__init__(shelf, hint)
        self.shelf, self.hint = shelf, hint

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        rows = 0 if self.measure.small else self.hint.rows(size.width)
        used = self.shelf.rows_used(Size(size.width, size.height - rows - 2)) if rows else size.height
        yield self.shelf, Region(0, 0, size.width, used)
        if rows:
            yield self.hint, Region(0, used + 2, size.width, rows)


class GroupScreen(FrameScreen):
    """Ends with AddItem, EditItem(index), RemoveItem(index), Answered (a way out), Proceed or Back."""

    def __init__(
        self,
        surroundings: Surroundings,
        question: Question,
        at: int | None,
        items: Sequence[GroupItem],
        answer: Answer | None = None,
        *,
        parse: Parse | None = None,
    ) -> None:
        self.question, self.items, self.answer, self.parse = question, items, answer, parse
        few = len(items) < (question.minimum or 0)
        super().__init__(
            surroundings,
            at=at,
            lane=lane_of(question, surroundings.voices),
            next_ready=not few or not question.required,
        )

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield heading(Headline(*pair(f"{self.question.id}.text")), self.question.terms, self.surroundings.voices)
        shelf = Shelf(*self._cards(), ways=self._ways(), tallest=12)
        yield Overview(shelf, Hint("next", *pair("group.no_more"))) if self.items else shelf

    def explain(self) -> Sequence[Hint]:
        return [Hint("add", *self.surroundings.voices.pair("group.help"))]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        choice = message.card.choice
        if choice == ADD:
            self.leave(AddItem())
        elif choice.isdigit():
            self.app.push_screen(
                ItemScreen(self.surroundings, self.items[int(choice)], self._icon), self._decided(choice)
            )
        elif self.parse:
            answer = self.parse(choice)
            if not isinstance(answer, Problem):
                self.leave(Answered(choice, answer))

    def go_next(self) -> None:
        self.leave(Proceed())

    @property
    def _icon(self) -> str:
        return self.question.item_icon or self.question.icon

    def _cards(self) -> Iterator[Card]:
        for index, item in enumerate(self.items):
            yield Card(str(index), KEYS[index % 12], self._icon, item.label, item.second, notes=item.facts)
        if len(self.items) < (self.question.maximum or 20):
            key = KEYS[len(self.items) % 12]
            yield Card(ADD, key, "add", *self.surroundings.voices.pair("group.add"), raised=False)

    def _ways(self) -> Sequence[Card]:
        """Ways out stand only where nothing has been added: with something there they would contradict it."""
        if self.items:
            return ()
        ways = [offer for offer in offers_of(self.question, (), self.surroundings.voices) if offer.way_out]
        return [Card(way.id, KEYS[1], way.icon, way.label, way.second, chosen=way.id == self.answer) for way in ways]

    def _decided(self, choice: str) -> "ItemDecided":
        return ItemDecided(self, int(choice))


@dataclass(frozen=True, slots=True)
class ItemDecided:
    """Hears what was decided about one repetition."""

    screen: GroupScreen
    index: int

    def __call__(self, outcome: Outcome | None) -> None:
        match outcome:
            case Chose("edit"):
                self.screen.leave(EditItem(self.index))
            case Chose("remove"):
                self.screen.leave(RemoveItem(self.index))
            case _:
                self.screen.hear(outcome)


class ItemScreen(FrameScreen):
    """Change one repetition, or remove it, which is asked once. Ends with Chose("edit"), Chose("remove") or Back."""

    def __init__(self, surroundings: Surroundings, item: GroupItem, icon: str, *, sure: bool = False) -> None:
        super().__init__(surroundings, absent=("next",))
        self.item, self.icon, self.sure = item, icon, sure

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        if self.sure:
            yield Headline(*pair("group.sure"))
            yield Hint(self.icon, self.item.label, self.item.second)
            yield Shelf(Card("no", "1", "no", *pair("no")), Card("remove", "2", "erase", *pair("group.remove")))
        else:
            yield Headline(self.item.label, self.item.second)
            yield Shelf(
                Card("edit", "1", "edit", *pair("group.edit")), Card("ask", "2", "erase", *pair("group.remove"))
            )

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        match message.card.choice:
            case "ask":
                asking = ItemScreen(self.surroundings, self.item, self.icon, sure=True)
                self.app.push_screen(asking, self._answered)
            case "no":
                self.leave(Back())
            case choice:
                self.leave(Chose(choice))

    def _answered(self, outcome: Outcome | None) -> None:
        if isinstance(outcome, Chose):
            self.leave(outcome)
        else:
            self.hear(outcome)
