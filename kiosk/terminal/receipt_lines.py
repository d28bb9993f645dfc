"""What the receipt of a digital application says, line by line: the same on the screen and in plain mode.

The one rule: what was not sent is never called sent, and each paper that did not go along is named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.delivery import Receipt
from kiosk.form.documentation import HERE, Documentation
from kiosk.language.words import Voices
from kiosk.settings import Office
from kiosk.terminal.papers import short_day
from kiosk.terminal.whereabouts import Line, Pair, said

PAPER = "paper"
"""The picture of a paper where nobody sees pictures, or of one that this kiosk does not know."""


@dataclass(frozen=True, slots=True)
class Papers:
    """What the application calls for and did not take along: to hand in `now`, to bring `later`. Icons and ids.

    `days`: by id, on which day it comes, where somebody said so.
    """

    now: tuple[tuple[str, str], ...] = ()
    later: tuple[tuple[str, str], ...] = ()
    days: Mapping[str, date] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        receipt: Receipt,
        states: Mapping[str, str],
        known: Sequence[Documentation] = (),
        promised: Iterable[tuple[str, date]] = (),
    ) -> "Papers":
        """What is missing by this receipt. `states`: how each paper stood in the visit; `known`: those of the form."""
        icons = {each.id: each.icon for each in known}
        missing = [(icons.get(id, PAPER), id) for id in receipt.missing]
        return cls(
            tuple(each for each in missing if states.get(each[1]) == HERE),
            tuple(each for each in missing if states.get(each[1]) != HERE),
            dict(promised),
        )


def title_of(receipt: Receipt) -> str:
    """The text id of the headline. What is kept and may have arrived all the same is not called unsent."""
    if receipt.channel == "paper":
        return "receipt.late.title" if receipt.late else "receipt.title"
    if receipt.channel == "screen":
        return "receipt.late.screen" if receipt.late else "receipt.screen.title"
    if receipt.kept_until:
        return "receipt.kept.unsure" if receipt.tried_digitally else "receipt.kept.title"
    return "receipt.digital.late" if receipt.late else "receipt.digital.title"


def lines_of(receipt: Receipt, papers: Papers, voices: Voices, *, practice: bool) -> Iterator[Line]:
    """What was sent or is kept, to whom and when; what is missing; and what happens then."""
    yield from (kept_lines(receipt, receipt.kept_until, voices) if receipt.kept_until else sent_lines(receipt, voices))
    yield from paper_lines("papers", "receipt.papers.now", papers.now, voices)
    yield from paper_lines("later_paper", "receipt.papers.later", papers.later, voices, papers.days)
    if not receipt.kept_until and not receipt.late:
        yield Line("unsigned", voices.pair("receipt.digital.unsigned"))
        yield Line("calendar", voices.pair("receipt.answer"))
    if practice:
        yield Line("info", voices.pair("practice.explain"))


def sent_lines(receipt: Receipt, voices: Voices) -> Iterator[Line]:
    """To whom, when and what."""
    if receipt.office:
        yield Line("office", said("receipt.digital.to", voices, office=named(receipt.office)))
    yield Line("clock", moment("receipt.digital.at", receipt.created, voices))
    yield Line("send", said(what_went(receipt), voices, count=str(receipt.documents)))


def what_went(receipt: Receipt) -> str:
    """The text id that says what was sent."""
    if receipt.late:
        return "receipt.digital.late.count"
    return "receipt.digital.with" if receipt.documents else "receipt.digital.alone"


def kept_lines(receipt: Receipt, until: datetime, voices: Voices) -> Iterator[Line]:
    """By when it has to be sent and how, what happens otherwise, and to whom it will go."""
    yield Line("clock", moment("receipt.kept.open", until, voices))
    yield Line("send", voices.pair("receipt.kept.sign_in"))
    if receipt.documents:
        yield Line("papers", said("receipt.kept.with", voices, count=str(receipt.documents)))
    erased = "receipt.kept.unsure.erased" if receipt.tried_digitally else "receipt.kept.erased"
    yield Line("erase", voices.pair(erased))
    if receipt.office:
        yield Line("office", said("receipt.kept.to", voices, office=named(receipt.office)))


def paper_lines(
    icon: str, title: str, papers: Sequence[tuple[str, str]], voices: Voices, days: Mapping[str, date] | None = None
) -> Iterator[Line]:
    """What to do with these papers, and each of them with its day."""
    if papers:
        yield Line(icon, voices.pair(title))
    for own_icon, id in papers:
        yield Line(own_icon, paper_on(id, (days or {}).get(id), voices))


def paper_on(id: str, day: date | None, voices: Voices) -> Pair:
    """A paper by its name, and its day where it has one."""
    first, second = voices.pair(f"documentation.{id}.text")
    if day is None:
        return first, second
    first = f"{first}: {short_day(day, voices.applicant)}"
    return first, f"{second}: {short_day(day, voices.helper)}" if second else ""


def later_line(papers: Papers, voices: Voices) -> Line | None:
    """All papers that are still to come on one line; None where there are none."""
    if not papers.later:
        return None
    named = [paper_on(id, papers.days.get(id), voices) for _, id in papers.later]
    title = voices.pair("receipt.later")
    said = [
        f"{head}: {', '.join(names)}" if head else ""
        for head, names in zip(title, zip(*named, strict=True), strict=True)
    ]
    return Line("later_paper", (said[0], said[1]))


def goes_to(receipt: Receipt) -> str:
    """The text id of where what is on paper goes: late papers are no application."""
    return "receipt.late.office" if receipt.late else "receipt.office"


def named(office: Office) -> str:
    """The office and its town, where its name does not say it."""
    return office.name if office.city in office.name else f"{office.name}, {office.city}"


def moment(text_id: str, at: datetime, voices: Voices) -> Pair:
    """A text with a day and a time of the wall's clock."""
    return said(text_id, voices, day=at.date(), time=f"{at:%H:%M}")
