"""`kiosk locale report --audio`: what there is to record of each language, and how far that is.

The one rule: it lists what an applicant may hear, in the words that stand on the screen.
"""

import json
from typing import TYPE_CHECKING

from kiosk.commands.showing import show

if TYPE_CHECKING:
    from kiosk.house import House
    from kiosk.voice.clips import Wanted

ALL = "all"


def report_recordings(house: "House", code: str, *, as_json: bool) -> int:
    """Of one language, or of `ALL` how far each is."""
    return count_recordings(house, as_json=as_json) if code == ALL else list_recordings(house, code, as_json=as_json)


def list_recordings(house: "House", code: str, *, as_json: bool) -> int:
    """Each text of a language, where its clip belongs, and whether it is there."""
    from rich.table import Table

    wanted = wanted_of(house, code)
    if as_json:
        told = [{"id": each.id, "text": each.text, "recorded": each.is_recorded} for each in wanted]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    table = Table("", "id", "text", title=f"locales/{code}/audio/<id>.opus")
    for each in wanted:
        table.add_row("✓" if each.is_recorded else "", each.id, each.text)
    show(table)
    print(f"{recorded(wanted)} of {len(wanted)} recorded")
    return 0


def count_recordings(house: "House", *, as_json: bool) -> int:
    """How many texts of each language are recorded, of how many."""
    wanted = {language.code: wanted_of(house, language.code) for language in house.library.languages}
    if as_json:
        told = {code: {"recorded": recorded(each), "wanted": len(each)} for code, each in wanted.items()}
        print(json.dumps(told, indent=2))
    else:
        print(*(f"{code}: {recorded(each)} of {len(each)} recorded" for code, each in wanted.items()), sep="\n")
    return 0


def wanted_of(house: "House", code: str) -> "list[Wanted]":
    """The checklist of a language."""
    from kiosk.voice.clips import checklist

    return list(checklist(house.content.locales, code, house.library.words(code).spoken()))


def recorded(wanted: "list[Wanted]") -> int:
    """How many of them are."""
    return sum(each.is_recorded for each in wanted)
