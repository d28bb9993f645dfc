"""An answer as it would be typed again, to stand in the field or on the cards when somebody comes back to it.

The one rule: parsing what this gives yields the same answer.
"""

from datetime import date

from kiosk.form.answers import Address, Answer, Name
from kiosk.form.definition import WayOut


def raw_of(answer: Answer | None) -> str:
    """What was typed, or the chosen ids joined by commas; empty for no answer."""
    match answer:
        case None:
            return ""
        case WayOut():
            return answer.value
        case date():
            return f"{answer:%d%m%Y}"
        case Name(given, family):
            return f"{given}|{family}"
        case Address():
            return f"{answer.street}|{answer.postal_code}"
        case tuple():
            return ",".join(each for each in answer if isinstance(each, str))
    return str(answer)
