"""The papers asked for as lines: a number and what becomes of that paper, Enter to go on.

The one rule: Enter alone always goes on; no paper is in the way.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Protocol

from kiosk.form.answers import Problem
from kiosk.form.circumstances import LATE
from kiosk.form.documentation import EARLIER, HERE, LATER, MISSING, Documentation
from kiosk.terminal.conversation import BACK, Conversation, Option, described
from kiosk.terminal.papers import DAY, DAY_TEXT, DAYS, help_of, state_of, usual_days, weekday, words_of
from kiosk.terminal.taking import Taking
from kiosk.terminal.whereabouts import said
from kiosk.visit.document import Source
from kiosk.visit.session import Session

LOOK, MORE, OTHER_DAY = "look", "*more", "later_day"
SOURCES: dict[str, tuple[Source, str]] = {
    "scan": ("scanner", "document.scan"),
    "phone": ("phone", "document.phone"),
    "stick": ("stick", "document.stick"),
}
STATES = {
    HERE: "document.on_paper", LATER: "document.bring", EARLIER: "document.earlier", MISSING: "document.missing",
}  # fmt: skip


class PlainCapture(Protocol):
    """Takes in pages and shows them, as lines."""

    @property
    def offered(self) -> tuple[Source, ...]: ...
    def warm(self) -> None: ...
    def take(self, paper: Documentation, source: Source) -> None: ...
    def look_at(self, paper: Documentation) -> None: ...


class PlainDocuments:
    """`capture`: where pages can be taken in, None where they cannot. `name_more`: asks for other papers than those
    Nav waits for.
    """

    def __init__(
        self,
        conversation: Conversation,
        session: Session,
        taking: Taking,
        today: Callable[[], date],
        name_more: Callable[[], None] = lambda: None,
        capture: PlainCapture | None = None,
    ) -> None:
        self.conversation, self.session, self.taking, self.today = conversation, session, taking, today
        self.name_more, self.capture = name_more, capture

    def gather(self, forward: bool) -> bool:
        """True for on, False for back; passed by where no paper is asked for."""
        self.conversation.count.reach("papers")
        while asked := self.session.asked_documentation():
            chosen = self.conversation.choose(self._show, partial(self._papers, asked), ("documents.help",))
            if chosen in ("", BACK):
                return chosen == ""
            if chosen == MORE:
                self.name_more()
            else:
                self.place(next(each for each in asked if each.id == chosen))
        return forward

    def place(self, paper: Documentation) -> None:
        """What becomes of one document."""
        if self.capture:
            self.capture.warm()
        chosen = self.conversation.choose(
            partial(self._show_paper, paper), partial(self._choices, paper), help_of(paper, self.conversation.voices)
        )
        if chosen in STATES:
            self.session.put_document(paper.id, chosen)
        elif chosen == OTHER_DAY:
            if day := self._day():
                self.session.promise(paper.id, day)
        elif chosen.startswith(LATER):
            self.session.promise(paper.id, usual_days(self.today())[int(chosen.removeprefix(LATER))])
        elif chosen == LOOK and self.capture:
            self.capture.look_at(paper)
        elif chosen in SOURCES and self.capture:
            self.capture.take(paper, SOURCES[chosen][0])

    def _show(self) -> None:
        conversation, is_late, by = self.conversation, self.session.errand == LATE, self.session.wanted.by
        conversation.say("")
        conversation.tell("documents.late.title" if is_late else "documents.title")
        if by:
            conversation.say(*filter(None, said("documents.by", conversation.voices, day=by)))
        elif not is_late:
            conversation.tell("documents.help")
        asked = self.session.asked_documentation()
        ready = sum(state_of(self.session, each.id).is_ready for each in asked)
        conversation.tell("documents.ready", ready=str(ready), all=str(len(asked)))
        conversation.tell("plain.go_on")

    def _papers(self, asked: Sequence[Documentation]) -> list[Option]:
        voices, lines = self.conversation.voices, []
        for paper in asked:
            name, state = (
                voices.pair(f"documentation.{paper.id}.text"),
                words_of(state_of(self.session, paper.id), voices),
            )
            lines.append(Option(paper.id, *map(described, name, state)))
        more = [Option(MORE, *voices.pair("documents.more"))] if self.session.wanted.documents else []
        return [*lines, *more]

    def _show_paper(self, paper: Documentation) -> None:
        self.conversation.tell(f"documentation.{paper.id}.text")
        for text in help_of(paper, self.conversation.voices):
            self.conversation.tell(text)

    def _choices(self, paper: Documentation) -> list[Option]:
        voices, offered = self.conversation.voices, self.capture.offered if self.capture else ()
        sources = [Option(id, *voices.pair(text)) for id, (source, text) in SOURCES.items() if source in offered]
        if self.session.pages.get(paper.id):
            return [Option(LOOK, *voices.pair("document.see")), *sources]
        states = [Option(state, *voices.pair(text)) for state, text in STATES.items()]
        return [*sources, *states, *self._days()]

    def _days(self) -> list[Option]:
        """Later, on a day: after the states, whose numbers stay."""
        voices, days = self.conversation.voices, usual_days(self.today())
        later = voices.pair("document.bring")
        usual = [Option(f"{LATER}{number}", *map(described, later, self._weekdays(days[number]))) for number in DAYS]
        return [*usual, Option(OTHER_DAY, *map(described, later, voices.pair("day.other")))]

    def _weekdays(self, day: date) -> tuple[str, str]:
        voices = self.conversation.voices
        is_one = voices.applicant.language == voices.helper.language
        return weekday(day, voices.applicant), "" if is_one else weekday(day, voices.helper)

    def _day(self) -> date | None:
        """Any day; None for back or Enter."""
        while typed := self.conversation.ask(partial(self.conversation.tell, DAY_TEXT), ("day.help",)):
            if typed == BACK:
                return None
            day = self.taking.parse(DAY, typed)
            if isinstance(day, date):
                return day
            if isinstance(day, Problem):
                self.conversation.tell(day.text, **dict(day.values))
        return None
