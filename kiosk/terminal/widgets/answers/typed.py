"""Answering by typing: one field or two, what is expected, the pad to tap, the fault, and the ways out.

The one rule: when the room is short, air goes first, then the hint; the field, the fault and the ways out stay.
"""

from collections.abc import Iterator, Sequence

from textual import events
from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.canvas import Block
from kiosk.terminal.widgets.answers.answering import Answering
from kiosk.terminal.widgets.answers.offer import Offer
from kiosk.terminal.widgets.calendars import Calendars
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.field import TextField
from kiosk.terminal.widgets.pad import Pad
from kiosk.terminal.widgets.signs import Alert, Caption, Hint
from kiosk.terminal.widgets.typed import Typed

PAD = 38
GAP = 3
# (air, hint, rows of a field, rows of a way out): from roomy to tight.
STAGES = ((1, 1, 5, 5), (1, 1, 5, 4), (1, 1, 5, 3), (0, 1, 5, 4), (0, 1, 5, 3), (0, 0, 5, 3), (0, 0, 3, 3))
BESIDE = 30
"""A way out this wide can stand beside another."""


class TypedAnswer(Answering):
    """`captions`: one for each field, or none. `close`: what stands right beneath the fields, however tight it is."""

    def __init__(
        self,
        fields: Sequence[Typed],
        ways: Sequence[Offer],
        *,
        hint: Hint | None = None,
        captions: Sequence[Caption] = (),
        below: Hint | None = None,
        pad: bool = False,
        close: Sequence[Block | Calendars] = (),
    ) -> None:
        self.fields, self.captions, self.hint, self.below = list(fields), list(captions), hint, below
        self.close = list(close)
        self.alert = Alert("")
        self.pad = Pad() if pad else None
        self.ways = [Card(way.id, "", way.icon, way.label, way.second) for way in ways]
        told = [each for each in (hint, below, self.pad) if each]
        pairs = [each for pair in zip(captions, fields, strict=False) for each in pair] if captions else [*fields]
        super().__init__(*pairs, *close, self.alert, *told, *self.ways)

    @property
    def raw(self) -> str:
        values = [field.value.replace("|", " ").strip() for field in self.fields]
        return "|".join(values) if any(values) else ""

    def guard(self, *, touched: bool) -> None:
        """Keeps sensitive answers covered until touched; `touched`: somebody has just asked to see them."""
        for field in self.fields:
            field.guard(touched=touched)

    def begin(self) -> None:
        self.screen.set_focus(next((field for field in self.fields if field.bad or not field.value), self.fields[0]))

    def refuse(self, text: str, second: str) -> None:
        self.alert.say(text, second)
        for field in self.fields:
            field.mark_bad()
        self.rearrange()

    def next_field(self) -> bool:
        if self.screen.focused not in self.fields:
            return False
        following = self.fields[self.fields.index(self._active) + 1 :]
        if not following or following[0].value:
            return False
        self.screen.set_focus(following[0])
        return True

    def take_key(self, event: events.Key) -> bool:
        if not (event.character and event.is_printable) or self.screen.focused in self.fields:
            return False
        self.screen.set_focus(self._active)
        self._active.type(event.character)
        return True

    @property
    def _active(self) -> Typed:
        """The field that is being typed in."""
        focused = self.screen.focused
        if isinstance(focused, Typed) and focused in self.fields:
            return focused
        return next((field for field in self.fields if not field.value), self.fields[-1])

    # ── messages ─────────────────────────────────────────────────────────────

    def on_typed_changed(self, message: Typed.Changed) -> None:
        message.stop()
        self.forgive()
        self.post_message(self.Changed())

    def forgive(self) -> None:
        """Takes the fault away: something was changed."""
        if self.alert.text:
            self.alert.say("", "")
            for field in self.fields:
                field.mark_bad(False)
            self.rearrange()

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        message.card.choose(True)
        self.post_message(self.Given(message.card.choice))

    def on_pad_pressed(self, message: Pad.Pressed) -> None:
        message.stop()
        match message.key:
            case "delete":
                self._active.rub_out()
            case "enter":
                self.post_message(self.Given(self.raw))
            case digit:
                self._active.type(digit)

    # ── places ───────────────────────────────────────────────────────────────

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        width = size.width
        if self.pad and not self.measure.narrow and width >= PAD + GAP + BESIDE:
            width -= PAD + GAP
            yield self.pad, Region(width + GAP, 0, PAD, size.height)
        for stage in STAGES:
            placed = list(self._stack(stage, width, size.height))
            if not placed or max(region.bottom for _, region in placed) <= size.height:
                break
        yield from placed

    def _stack(self, stage: tuple[int, int, int, int], width: int, height: int) -> Iterator[tuple[Widget, Region]]:
        """Everything from the top; free text takes what is left."""
        air, hinted, field_rows, way_rows = stage
        top = 0
        if self.hint and hinted:
            rows = self.hint.rows(width)
            yield self.hint, Region(0, 0, width, rows)
            top = rows + air
        across = max(1, min(len(self.ways), width // BESIDE))
        foot = -(-len(self.ways) // across) * (way_rows + air)
        foot += self.alert.rows(width) + air if self.alert.text else 0
        for number, field in enumerate(self.fields):
            if self.captions:
                yield self.captions[number], Region(0, top, width, 1)
                top += 1
            rows = max(3, height - top - foot) if isinstance(field, TextField) else field_rows
            yield field, Region(0, top, width, rows)
            top += rows + air
        for each in self.close:
            rows = each.rows(width)
            yield each, Region(0, top, width, rows)
            top += rows + air
        if self.below:
            rows = self.below.rows(width) if field_rows > 3 and air else self.below.fewest_rows
            yield self.below, Region(0, top, width, rows)
            top += rows + air
        if self.alert.text:
            rows = self.alert.rows(width)
            yield self.alert, Region(0, top, width, rows)
            top += rows + air
        yield from self._ways(top, width, across, way_rows, air)

    def _ways(self, top: int, width: int, across: int, rows: int, air: int) -> Iterator[tuple[Widget, Region]]:
        gutter = self.measure.gutter
        for number, card in enumerate(self.ways):
            line, column = divmod(number, across)
            left = round(column * (width + gutter) / across)
            right = round((column + 1) * (width + gutter) / across) - gutter
            yield card, Region(left, top + line * (rows + air), right - left, rows)
