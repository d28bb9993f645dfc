"""What is asked, in which order, and what the lines are that come of it.

The one rule: one thing at a time, each with what stands as its default; what is settled already is not asked.
"""

from collections.abc import Callable, Mapping

from kiosk.settings import Settings, build, check
from kiosk.settings.fleet import merged
from kiosk.setup.beginning import ask_gateway, ask_name, ask_practice, join, make_signing_key
from kiosk.setup.devices import ask_codes, ask_pages, ask_printer
from kiosk.setup.draft import Draft
from kiosk.setup.means import Means
from kiosk.setup.pin import ask_pin
from kiosk.setup.places import ask_offices, ask_own_office
from kiosk.setup.speaking import ask_drawing, ask_helper_language, ask_languages, ask_voice
from kiosk.setup.talking import Talk

Ask = Callable[[Talk, Draft, Means], Draft]
# The gateway early: what it decides for all kiosks is not asked here.
ORDER: tuple[Ask, ...] = (
    ask_practice,
    ask_gateway,
    ask_name,
    ask_own_office,
    join,
    make_signing_key,
    ask_offices,
    ask_languages,
    ask_helper_language,
    ask_printer,
    ask_pages,
    ask_codes,
    ask_voice,
    ask_drawing,
    ask_pin,
)
# What a machine of its own promises beside, for work (README: The machine).
OWN_MACHINE: Mapping[str, str] = {"memory": "locked", "log": "journal"}


def ask_all(talk: Talk, draft: Draft, means: Means) -> Draft:
    """Every question. Raises KioskError when it cannot go on; nothing has been written then."""
    for ask in ORDER:
        draft = ask(talk, draft, means)
    if means.is_own_machine and not draft.get("practice"):
        for key, value in OWN_MACHINE.items():
            draft = draft if draft.has(key) or key in draft.fleet else draft.with_(key, value)
    return draft


def settings_of(draft: Draft, where: str) -> Settings:
    """As the kiosk would read it. Raises SettingsError with what to write instead."""
    settings: Settings = build(Settings, merged(draft.fleet, draft.table), where)
    check(settings, where)
    return settings
