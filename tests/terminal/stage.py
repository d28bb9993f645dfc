"""A stage for one screen: the kiosk's own themes and style sheet, and words that do not change with the catalogues."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.pilot import Pilot

import kiosk.terminal
from kiosk.form.answers import Answer, Problem
from kiosk.form.definition import Choice, HelperLane, Kind, Question, WayOut
from kiosk.form.kinds import kind_of
from kiosk.language.words import LANGUAGES, Voices, Words
from kiosk.terminal.lockdown import text_on_screen
from kiosk.terminal.outcome import Outcome
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.surroundings import RailStep, Surroundings
from kiosk.terminal.themes import textual_themes
from tests.known import cells, frame

TODAY = date(2026, 11, 22)
LANGUAGE = {language.code: language for language in LANGUAGES}
HOME_ICONS = ("own_home", "private_rent", "municipal", "friends_sofa", "homeless", "other")
HOME = Question(
    "home", Kind.ONE, "", "home",
    choices=tuple(Choice(f"h{number}", "", icon) for number, icon in enumerate(HOME_ICONS, 1)),
)  # fmt: skip
NEED_ICONS = ("food", "clothes", "rent", "electricity", "medicine", "dentist", "glasses", "transport", "children",
              "furniture", "id_papers")  # fmt: skip
NEEDS = Question(
    "needs", Kind.MANY, "", "benefit", helper=HelperLane(ask="x"), ways_out=(WayOut.NONE,),
    choices=tuple(Choice(f"n{number}", "", icon) for number, icon in enumerate(NEED_ICONS, 1)),
)  # fmt: skip
ALONE = Question(
    "alone",
    Kind.YESNO,
    "",
    "single",
    ways_out=(WayOut.DONT_KNOW, WayOut.NO_SAY),
    choices=(Choice("yes", "", "yes"), Choice("no", "", "no")),
)
AGREE = Question(
    "consent",
    Kind.CONSENT,
    "",
    "tax",
    required=True,
    choices=(Choice("agree", "", "yes"), Choice("decline", "", "no")),
)
NUMBER = Question("number", Kind.IDENTITY, "", "id_papers", ways_out=(WayOut.NONE,), helper=HelperLane(look="x"))
RENT = Question("rent", Kind.AMOUNT, "", "rent", maximum=50000, ways_out=(WayOut.DONT_KNOW,))
BORN = Question("born", Kind.DATE, "", "calendar", required=True)
NAME = Question("name", Kind.NAME, "", "who", required=True)
WORDS = Question("message", Kind.TEXT, "", "letter", maximum=200)
ADDRESS = Question("address", Kind.ADDRESS, "", "home", ways_out=(WayOut.NONE,))
CHILDREN = Question("children", Kind.GROUP, "", "children", item_icon="child", minimum=1, maximum=12)
ALL = (HOME, NEEDS, ALONE, AGREE, NUMBER, RENT, BORN, NAME, WORDS, ADDRESS)

SOURCE = {
    "home.text": "Hvordan bor du?", "needs.text": "Hva trenger du hjelp til?", "alone.text": "Bor du alene?",
    "consent.text": "Kan Nav hente tall?", "number.text": "Hva er nummeret ditt?", "rent.text": "Hvor mye er husleien?",
    "born.text": "Når er du født?", "name.text": "Hva heter du?", "message.text": "Vil du si mer?",
    "address.text": "Hvor bor du?", "children.text": "Barna dine", "consent.help": "Da slipper du papirer.",
    "rent.unit": "kr per måned", "needs.ask": "Når spiste du sist?", "number.look": "Tallene står på kortet.",
    "step.home": "Bolig", "step.review": "Se over",
    **{f"home.choice.h{n}": text for n, text in enumerate((
        "Jeg eier boligen", "Leier privat", "Leier av kommunen", "Hos venner eller slekt", "Har ikke sted å bo",
        "Noe annet"), 1)},
    **{f"needs.choice.n{n}": text for n, text in enumerate((
        "Mat", "Klær og sko", "Husleie", "Strøm", "Medisiner", "Tannlege", "Briller", "Buss og tog", "Til barna",
        "Møbler", "ID-papirer"), 1)},
}  # fmt: skip
ARABIC = {
    "home.text": "كيف تسكن؟", "number.text": "ما هو رقمك؟", "bar.back": "رجوع", "bar.help": "اشرح",
    "bar.language": "اللغة", "bar.privacy": "إخفاء", "bar.next": "التالي", "bar.more": "المزيد", "step.home": "السكن",
    "problem.identity.length": "الرقم غير صحيح. انظر إلى البطاقة.",
    **{f"home.choice.h{n}": text for n, text in enumerate((
        "أملك بيتي", "أستأجر سكنا", "سكن من البلدية", "عند أصدقاء أو أقارب", "ليس لدي مكان", "شيء آخر"), 1)},
}  # fmt: skip
UKRAINIAN = {
    "home.text": "Як ви живете?", "bar.back": "Назад", "bar.help": "Поясніть", "bar.language": "Мова",
    "bar.privacy": "Сховати", "bar.next": "Далі", "bar.more": "Ще", "step.home": "Житло",
    "needs.text": "З чим вам допомогти?",
    **{f"home.choice.h{n}": text for n, text in enumerate((
        "Власне житло", "Орендую приватно", "Житло від комуни", "У друзів або рідних", "Не маю де жити", "Інше"), 1)},
}  # fmt: skip
TEXTS: Mapping[str, Mapping[str, str]] = {"nb": {}, "uk": UKRAINIAN, "ar": ARABIC}


class SilentWords(Words):
    """Falls back to bokmål without the mark, so that goldens hold only what they are about."""

    def _fallback(self, text_id: str) -> str:
        return self._source[text_id]


class LongWords(Words):
    """Every text is one word that fits nowhere."""

    def __call__(self, text_id: str, **_values: str) -> str:
        word = (
            "Wohngeldantragsformularausfüllhilfe" if self.language.direction == "ltr" else "أفاستسقيناكموهاوسيكتبونها"
        )
        return f"{word}{word} {text_id}"


class Stage(App[None], inherit_bindings=False):
    """Shows one screen and keeps what it ended with."""

    CSS_PATH: ClassVar[Path] = Path(kiosk.terminal.__file__).parent / "kiosk.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, build: Callable[[Surroundings], FrameScreen], surroundings: Surroundings) -> None:
        super().__init__()
        for theme in textual_themes():
            self.register_theme(theme)
        self.theme = "day"
        self.animation_level = "none"
        self.surroundings = surroundings
        self.shown = build(surroundings)
        self.outcomes: list[Outcome] = []

    def on_mount(self) -> None:
        self.push_screen(self.shown, self.keep)

    def keep(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            self.outcomes.append(outcome)

    @property
    def text(self) -> str:
        return text_on_screen(self.screen)


def surrounded(code: str = "nb", words: type[Words] = SilentWords, *, practice: bool = True) -> Surroundings:
    """The surroundings of a visit in this language, drawn in sextants."""
    source = {**frame(), **SOURCE}
    helper = SilentWords(LANGUAGE["nb"], source, source)
    applicant = words(LANGUAGE[code], TEXTS.get(code, {}), source)
    rail = (RailStep("home", "step.home"), RailStep("review", "step.review"))
    return Surroundings(Voices(applicant, helper), cells(), practice, rail)


def ask(question: Question, typed: str = "", answer: Answer | None = None) -> Callable[[Surroundings], FrameScreen]:
    """A question screen with the form's own parsing."""

    def parse(raw: str) -> Answer | Problem:
        return kind_of(question).parse(question, raw, TODAY)

    return lambda now: QuestionScreen(now, question, 0, answer, typed=typed, parse=parse)


def stage(build: Callable[[Surroundings], FrameScreen], code: str = "nb", words: type[Words] = SilentWords) -> Stage:
    """A stage with this screen on it, in this language."""
    return Stage(build, surrounded(code, words))


async def tap(pilot: Pilot[None], widget_type: str, number: int = 0) -> None:
    """A tap in the middle of one of these widgets."""
    widget = list(pilot.app.screen.query(widget_type))[number]
    await pilot.click(widget)
