"""What the case screen shows of a case: where it stands, what is here and missing, and what the data sheet is worth.

The one rule: a view is made anew from the case each time; nothing here is kept.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from kiosk.desk.case import Case
from kiosk.desk.lines import Line
from kiosk.desk.note import Note, fault_note, state_of
from kiosk.language.words import Words
from kiosk.settings import Office

if TYPE_CHECKING:
    from kiosk.paper.carrier import Sheet


@dataclass(frozen=True, slots=True)
class Box:
    """One page or data code: "2", and whether it is here."""

    name: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """`head`: what sort of application; `sheet`: the verdict on the data sheet; `lines`: the application.

    `digital`: what to know of its digital route, None where there was none.
    """

    reference: str
    state: str
    head: str
    pages: tuple[Box, ...]
    parts: tuple[Box, ...]
    sheet: Note
    lines: tuple[Line, ...] = field(repr=False)
    is_void: bool = False
    digital: Note | None = None


def view_of(
    case: Case, words: Words, offices: tuple[Office, ...], lines: tuple[Line, ...], digital: Note | None = None
) -> CaseView:
    """The case as it stands now."""
    return CaseView(
        str(case.reference),
        state_of(words, case.status, offices),
        head_of(case, words),
        boxes(case.pages_total, case.missing_pages),
        boxes(case.parts_total, case.missing_parts),
        verdict_of(case, words),
        lines,
        case.status is not None and case.status.state == "void",
        digital,
    )


def boxes(total: int, missing: tuple[int, ...]) -> tuple[Box, ...]:
    """One for each; none before the first was seen."""
    return tuple(Box(str(number), number not in missing) for number in range(1, total + 1))


def head_of(case: Case, words: Words) -> str:
    """Which sort of application, from the sheet or the register; empty when neither knows."""
    if case.sheet is not None:
        return words(f"desk.sort.{case.sheet.application.errand}")
    if case.status is None:
        return ""
    return words("desk.sort.language", language=words(f"language.name.{case.status.registration.language}"))


def verdict_of(case: Case, words: Words) -> Note:
    """What the data sheet is worth."""
    match case.verdict:
        case "none":
            return Note("told", words("desk.sheet.none"))
        case "gathering":
            missing = ", ".join(str(number) for number in case.missing_parts)
            return Note("wait", words("desk.sheet.gathering", missing=missing))
        case "ready":
            return Note("wait", words("desk.sheet.ready"))
        case "open":
            assert case.sheet is not None
            return Note("done", worth(case.sheet, words))
        case "refused":
            assert case.fault is not None
            return fault_note(words, case.fault)
        case never:
            assert_never(never)


def worth(sheet: "Sheet", words: Words) -> str:
    """Who signed it, the code to compare with the paper's, and whether it was encrypted."""
    id = "desk.sheet.open" if sheet.is_current else "desk.sheet.old"
    said = words(id, signer=sheet.signer, version=sheet.version)
    opened = words("desk.sheet.encrypted") if sheet.is_encrypted else ""
    return " ".join(filter(None, (said, words("desk.sheet.check", code=sheet.check_code), opened)))
