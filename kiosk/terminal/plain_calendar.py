"""The calendars of a birth date as lines: which can be chosen, and the day as it reads in both.

The one rule: a calendar is chosen from the list like anything else; what is typed is Norwegian until then.
"""

from datetime import date

from kiosk.form.answers import Answer
from kiosk.form.definition import Question
from kiosk.form.kinds.dating import birth_day
from kiosk.language.calendars import OWN, Calendar, mark
from kiosk.language.words import Voices
from kiosk.terminal.conversation import Option


def calendar_options(question: Question, chosen: Calendar, voices: Voices) -> list[Option]:
    """The calendars a birth date can be typed in beside the one chosen, the speakers' own first."""
    if not question.birth:
        return []
    own = OWN.get(voices.applicant.language.code)
    others = sorted((each for each in Calendar if each is not chosen), key=lambda each: each is not own)
    return [Option(calendar.value, *voices.pair(f"calendar.{calendar}.type")) for calendar in others]


def chosen_in(question: Question, raw: str) -> Calendar | None:
    """The calendar that was chosen from the list; None where something else was typed."""
    return Calendar(raw) if question.birth and raw in list(Calendar) else None


def reckoned(question: Question, raw: str, calendar: Calendar) -> str:
    """What was typed with its calendar; a way out stays as it is."""
    return raw if raw in question.ways_out or not question.birth else mark(calendar, raw)


def lines_in_both(question: Question, answer: Answer, calendar: Calendar, voices: Voices) -> list[str]:
    """The day in both calendars and both languages, where it was given in another one."""
    if not question.birth or calendar is Calendar.GREGORIAN or not isinstance(answer, date):
        return []
    return list(dict.fromkeys(birth_day(answer, calendar, words) for words in (voices.applicant, voices.helper)))
