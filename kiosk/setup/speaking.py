"""Which languages are offered, which one the helper reads, and whether screens are read aloud.

The one rule: the order that is typed is the order of the picker.
"""

from kiosk.errors import SettingsError
from kiosk.language.words import language_of
from kiosk.settings import LANGUAGE_CODES
from kiosk.setup.draft import Draft
from kiosk.setup.means import Means
from kiosk.setup.talking import Question, Talk, listed, one_of, said, yes_or_no

HELPERS = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}
DRAWINGS = {
    "sextant": "sextant: fine characters; foot and kitty draw them themselves",
    "font": "font: crisp, from a font of its own, which is put in place here; then start the terminal again",
    "block": "block: for any terminal",
}


def ask_languages(talk: Talk, draft: Draft, _means: Means) -> Draft:
    """Those of the picker, in its order."""
    if draft.is_settled("languages"):
        return draft
    names = ", ".join(f"{code} {language_of(code).name}" for code in LANGUAGE_CODES)
    talk.head("Languages", f"In the order of the picker: {names}.")
    today = " ".join(draft.get("languages"))
    default = "all" if today == " ".join(LANGUAGE_CODES) else today
    return draft.with_("languages", talk.ask(Question("languages", "Which", read_languages, default)))


def read_languages(typed: str) -> list[str]:
    """`all`, or codes with blanks or commas between. Raises SettingsError."""
    if typed.lower() in ("all", "alle"):
        return list(LANGUAGE_CODES)
    codes = list(dict.fromkeys(typed.replace(",", " ").split()))
    strange = [code for code in codes if code not in LANGUAGE_CODES]
    if strange or not codes:
        unknown = f"{strange[0]} is none: " if strange else ""
        raise SettingsError(f"{unknown}write all, or some of {' '.join(LANGUAGE_CODES)}")
    return codes


def ask_helper_language(talk: Talk, draft: Draft, _means: Means) -> Draft:
    """The second language on every screen and page."""
    if draft.is_settled("helper_language"):
        return draft
    asks = f"The helper's language, on every screen and page beside the applicant's: {listed(list(HELPERS))}"
    return draft.with_(
        "helper_language",
        talk.ask(Question("helper_language", asks, one_of(HELPERS), draft.get("helper_language"))),
    )


def ask_voice(talk: Talk, draft: Draft, _means: Means) -> Draft:
    """Whether there is a key for it."""
    if draft.is_settled("voice.offered"):
        return draft
    talk.head("Read aloud", "F5 reads the screen, in headphones or a loudspeaker at this machine.")
    default = said(draft.get("voice.offered"))
    return draft.with_("voice.offered", talk.ask(Question("voice.offered", "Read aloud", yes_or_no, default)))


def ask_drawing(talk: Talk, draft: Draft, means: Means) -> Draft:
    """How pictures are drawn."""
    if draft.is_settled("drawing"):
        return draft
    talk.head("Pictures", *DRAWINGS.values())
    default = "font" if means.is_own_machine and not draft.has("drawing") else draft.get("drawing")
    return draft.with_("drawing", talk.ask(Question("drawing", listed(list(DRAWINGS)), one_of(DRAWINGS), default)))
