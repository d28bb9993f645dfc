"""What the municipality told of an application, in the words of this visit's two languages: for the screen, for lines.

The one rule: others may see this screen, so that neither yes nor no nor money is told here; it says where they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kiosk.digisos.statuses import Statuses
from kiosk.digisos.telling import happenings_told, statuses_told
from kiosk.language.words import Voices
from kiosk.settings import Office
from kiosk.terminal.whereabouts import NAV, Line, Pair, Whereabouts, dated, fact_of, own_order, said, steps_of
from kiosk.visit.telling import Asked, Happened

# What is told in full on the applicant's own phone only.
HELD_BACK = {"decision", "payment"}


def tidings_of(
    statuses: Statuses, reference: str, voices: Voices, today: date, offices: Iterable[Office]
) -> Whereabouts:
    """All that was told, the newest first. `reference`: as it is shown; `offices`: those this kiosk knows."""
    told = statuses_told(statuses, today)
    names = {office.number: office.name for office in offices}
    name = names.get(statuses.office, NAV)
    happened = happenings_told(statuses, today, in_private=False)
    return Whereabouts(
        reference,
        Line(told.icon, voices.pair(told.title)),
        tuple(steps_of(told, voices)) if told.step is not None else (),
        (
            Line(told.icon, said(told.text, voices, office=name)),
            *(line for each in happened for line in lines_of(each, voices, names)),
            *([Line("lock", voices.pair("follow.tidings.private"))] if is_held_back(statuses) else []),
            *(Line(fact.icon, fact_of(fact, voices, name)) for fact in told.facts),
        ),
    )


def is_held_back(statuses: Statuses) -> bool:
    """Whether something stands here in fewer words than on the applicant's own phone."""
    return any(each.kind in HELD_BACK for each in statuses.happenings)


def lines_of(happened: Happened, voices: Voices, names: Mapping[str, str]) -> Iterator[Line]:
    """One thing that happened, after its day, and the papers it is about."""
    words = said(happened.text, voices, office=names.get(happened.office, NAV))
    yield Line(happened.icon, dated(happened.at, words, voices) if happened.at else words)
    for paper in happened.papers:
        yield Line("paper", asked_of(paper, voices))


def asked_of(paper: Asked, voices: Voices) -> Pair:
    """A paper by its name, which is Norwegian whatever is spoken, and by when."""
    first, second = ("", "")
    if paper.by:
        first, second = said(paper.deadline, voices, day=paper.by)
    if not paper.name:
        names = voices.pair(paper.text)
        return joined(names[0], first), joined(names[1], second)
    return joined(own_order(paper.name, voices.applicant), first), second


def joined(name: str, deadline: str) -> str:
    """A name, and what is said of its day."""
    return f"{name}. {deadline}" if name and deadline else name or deadline
