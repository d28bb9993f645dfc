"""The PIN of the staff menu, as it is chosen while a kiosk is set up.

The one rule: it is never shown, and only its hash is kept.
"""

from kiosk.errors import SettingsError
from kiosk.pin import DIGITS, hashed
from kiosk.setup.draft import Draft
from kiosk.setup.means import Means
from kiosk.setup.talking import Question, Talk


def ask_pin(talk: Talk, draft: Draft, _means: Means) -> Draft:
    """Twice; Enter keeps what is there, or leaves the menu shut."""
    if draft.wishes.pin:
        return draft.with_("staff_pin", hashed(read_pin(draft.wishes.pin)))
    if draft.is_settled("staff_pin"):
        return draft
    today = bool(draft.get("staff_pin"))
    talk.head("The PIN of the staff menu (F9 on the first screen)", "6 to 12 digits; they are not shown as you type.")
    asks = "PIN; Enter: the one there is" if today else "PIN; Enter: no staff menu"
    while pin := talk.ask(Question("[setup] pin", asks, read_pin, "", is_secret=True)):
        if talk.ask(Question("[setup] pin", "The same PIN again", str, "", is_secret=True)) == pin:
            return draft.with_("staff_pin", hashed(pin))
        talk.say("  ! the two were not the same: type it again")
    return draft


def read_pin(typed: str) -> str:
    """Raises SettingsError."""
    if typed and not DIGITS.fullmatch(typed):
        raise SettingsError("write 6 to 12 digits, and nothing else")
    return typed
