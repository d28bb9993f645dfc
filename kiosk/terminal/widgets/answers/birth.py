"""Answering when somebody was born: a date in the Norwegian calendar, or in the one of the country they come from.

The one rule: which calendar a date was typed in goes with what was typed, so that neither is lost on the way.
"""

from collections.abc import Callable, Sequence

from kiosk.language.calendars import OWN, Calendar, mark
from kiosk.language.words import Voices
from kiosk.terminal.widgets.answers.offer import Offer
from kiosk.terminal.widgets.answers.typed import TypedAnswer
from kiosk.terminal.widgets.calendars import Calendars, InBoth, Tab
from kiosk.terminal.widgets.field import Field
from kiosk.terminal.widgets.signs import Hint
from kiosk.terminal.widgets.typed import Typed

InBothWords = Callable[[str, Calendar], tuple[str, str]]
"""What was typed and the other calendar → the day in both, for applicant and helper; empty until it is whole."""


class BirthAnswer(TypedAnswer):
    """`raw`: what stands in it, behind its calendar where that is not the Norwegian one."""

    def __init__(
        self,
        field: Field,
        ways: Sequence[Offer],
        hint: Hint | None,
        calendar: Calendar,
        said: InBothWords,
        voices: Voices,
    ) -> None:
        self.calendars, self.in_both, self.said = Calendars(calendar, voices), InBoth(), said
        self.own = OWN.get(voices.applicant.language.code)
        super().__init__([field], ways, hint=hint, pad=True, close=(self.in_both, self.calendars))

    @property
    def raw(self) -> str:
        return mark(self.calendars.chosen, super().raw)

    def begin(self) -> None:
        super().begin()
        self.tell()

    def tell(self) -> None:
        """Shows the day in both calendars, once it is whole and there is another."""
        chosen = self.calendars.chosen
        other = self.own if chosen is Calendar.GREGORIAN else chosen
        self.in_both.say(*self.said(self.raw, other) if other else ("", ""))

    def on_tab_chosen(self, message: Tab.Chosen) -> None:
        message.stop()
        self.calendars.choose(message.calendar)
        self.calendars.rearrange()
        self.forgive()
        self.tell()
        self.post_message(self.Changed())

    def on_typed_changed(self, message: Typed.Changed) -> None:
        super().on_typed_changed(message)
        self.tell()
