"""The two languages of a page as safe HTML: the applicant's, and bokmål beneath it for whoever helps.

The one rule: all text is escaped here; what is put into it (days, numbers, names) keeps its own order on its own line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from markupsafe import Markup, escape

from kiosk.language.days import long_day, short_month
from kiosk.language.words import PLACEHOLDER, Words

Lane = Literal["own", "second"]
NOTHING = Markup()
REMEMBERED = 2000
# Who reads either of them reads bokmål.
NORWEGIAN = ("nb", "nn")


@dataclass(frozen=True, slots=True)
class Said:
    """One text in both languages, escaped. `second` is empty where the first is Norwegian."""

    own: Markup
    second: Markup = NOTHING
    both: Markup = field(init=False, compare=False)
    """One after the other, as they stand nearly everywhere."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "both", self.own + beneath(self.second))


class Lanes:
    """Says a text in both languages. What was said lately is remembered: there are few texts, offices and days."""

    def __init__(self, own: Words, norwegian: Words) -> None:
        self.language = own.language
        self._words: dict[Lane, Words] = {"own": own}
        if own.language.code not in NORWEGIAN:
            self._words["second"] = norwegian
        self._fill = lru_cache(REMEMBERED)(self._in_both)
        self._date = lru_cache(REMEMBERED)(self._in_days)

    def say(self, text: str) -> Said:
        """A text without values."""
        return self._fill(text, ())

    def fill(self, text: str, values: Mapping[str, "Value"]) -> Said:
        """A text whose placeholders are these values, each as its lane writes it."""
        return self._fill(text, tuple(values.items()))

    def _in_both(self, text: str, values: tuple[tuple[str, "Value"], ...]) -> Said:
        return Said(*(self._filled(lane, text, dict(values)) for lane in self._words))

    def _filled(self, lane: Lane, text: str, values: Mapping[str, "Value"]) -> Markup:
        words = self._words[lane]
        escaped = str(escape(words(text)))
        return Markup(  # noqa: S704
            PLACEHOLDER.sub(lambda found: value_in(values[found[1]], words), escaped) if values else escaped
        )

    def day(self, day: date) -> Said:
        """A date as each language writes it."""
        return self._date(day)

    def _in_days(self, day: date) -> Said:
        return Said(*(Markup(value_in(day, words)) for words in self._words.values()))  # noqa: S704

    def month(self, day: date) -> str:
        """The short name of its month in the applicant's language, for the leaf of a calendar."""
        return short_month(day, self.language)


Value = str | date
"""What stands in a placeholder: the name of an office, its hours, or a day."""


def value_in(value: Value, words: Words) -> str:
    """The value as HTML in an order of its own: a day as the language writes it, in Western digits."""
    if isinstance(value, date):
        return f"<bdi>{unbroken(long_day(value, words.language))}</bdi>"
    return str(isolated(value))


def beneath(text: Markup) -> Markup:
    """Bokmål beneath another language, in small letters."""
    return Markup(" <small><bdi lang=nb>{}</bdi></small>").format(text) if text else NOTHING


def isolated(text: str) -> Markup:
    """A number or a Norwegian name, left to right wherever it stands."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)


def unbroken(text: str) -> str:
    """Kept on one line where a line can hold it, escaped."""
    return str(escape(text)).replace(" ", "&nbsp;")
