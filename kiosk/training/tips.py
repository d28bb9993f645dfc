"""What a good helper does here: which tip belongs to which screen.

The one rule: a screen is known by what it asks; a tip is one short line, so that it fits into a strip of one row.
"""

from collections.abc import Mapping
from typing import Any

from textual.screen import Screen

from kiosk.terminal.screens.cards import CardScreen
from kiosk.terminal.screens.question import QuestionScreen

QUESTIONS: Mapping[str, str] = {
    "acute_need": "acute", "acute_children": "acute",
    "name": "identity", "identity": "identity", "identity_shown": "identity", "birth_date": "identity",
    "stay": "careful", "home_kind": "home", "night": "careful", "secret_way": "secret", "office": "office",
    "address": "home", "meeting": "meeting", "interpreter_language": "meeting", "tax_consent": "consent",
    "message": "words", "reference": "reference", "topics": "papers", "balance": "money", "income": "money",
}  # fmt: skip
"""Question → tip; every other question has that of `open`."""
HEADINGS: Mapping[str, str] = {
    "errand.title": "errand", "twice.title": "errand", "role.title": "who", "child.title": "child",
    "waiting.title": "child", "signin.kiosk.offer.title": "sign_in", "feedback.title": "feedback",
}  # fmt: skip
SCREENS: Mapping[str, str] = {
    "LanguageScreen": "language", "GroupScreen": "open", "DoubtScreen": "doubt", "PhoneScreen": "sign_in",
    "PersonScreen": "sign_in", "DocumentsScreen": "papers", "PaperScreen": "papers", "DayScreen": "papers",
    "PagesHereScreen": "papers", "PhonePagesScreen": "papers", "ScanScreen": "papers", "StickScreen": "papers",
    "PageScreen": "papers", "MonthScreen": "month", "ReviewScreen": "review", "DeclarationScreen": "declaration",
    "DeliveryScreen": "delivery", "SubmittingScreen": "delivery", "PreviewScreen": "signature",
    "ReceiptScreen": "receipt", "DigitalReceiptScreen": "receipt",
}  # fmt: skip


def tip_of(screen: Screen[Any]) -> str:
    """The text id of the tip; "" where there is nothing to say."""
    kind = kind_of(screen)
    return f"training.tip.{kind}.ask" if kind else ""


def kind_of(screen: Screen[Any]) -> str:
    """What happens on this screen."""
    if isinstance(screen, QuestionScreen):
        return QUESTIONS.get(screen.question.id, "open")
    if isinstance(screen, CardScreen) and screen.heading in HEADINGS:
        return HEADINGS[screen.heading]
    return SCREENS.get(type(screen).__name__, "")
