"""Which texts a language must have: everything an applicant sees, and for those who help only Norwegian and English.

The one rule: what is printed is everybody's.
"""

HELPER_LANGUAGES = frozenset({"nb", "nn", "en"})
STAFF, STAFF_LANGUAGES = "desk.", frozenset({"nb", "nn"})
HELPER_PARTS = (".means", ".ask", ".look", ".paper", ".avoid", ".why", ".urgent")
PRINTED = "paper."
MANUAL = "manual."
"""The guide for helpers."""


def is_wanted(text_id: str, language: str) -> bool:
    """Whether this language must have this text."""
    if text_id.startswith(STAFF):
        return language in STAFF_LANGUAGES
    if text_id.startswith(MANUAL):
        return language in HELPER_LANGUAGES
    return language in HELPER_LANGUAGES or text_id.startswith(PRINTED) or not text_id.endswith(HELPER_PARTS)


def is_spoken(text_id: str) -> bool:
    """Whether an applicant meets it on a screen, so that it may be read aloud."""
    return not text_id.startswith((STAFF, PRINTED, MANUAL)) and not text_id.endswith(HELPER_PARTS)
