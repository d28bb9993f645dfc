"""Somebody at the kiosk who follows a script: sees each screen, presses its keys, and goes on when the next has come.

The one rule: keys are worked out from the form and the answers so far, as a person reads them off the cards.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import Any, get_args

from kiosk.form.answers import Address, Answer, Name, Problem
from kiosk.form.circumstances import LATE, TWICE
from kiosk.form.definition import Kind, WayOut
from kiosk.form.documentation import LATER
from kiosk.form.journey import Stop
from kiosk.house import House
from kiosk.rehearse import Rehearsal, Visit, is_tables, raw
from kiosk.terminal.declaring import AGREE, declared
from kiosk.terminal.errands import ERRANDS
from kiosk.terminal.overview import declaration_of
from kiosk.terminal.papers import DAYS
from kiosk.terminal.roles import CHILD, ROLES
from kiosk.terminal.screens.paper import CARDS as PAPER_CARDS
from kiosk.terminal.screens.paper import STATES
from kiosk.terminal.who import first_of_who, may_sign_in
from kiosk.terminal.widgets.shelf import KEYS
from kiosk.visit.application import Application
from kiosk.visit.document import Source
from kiosk.visit.signed_in import SignedIn
from tests.pty.pressing import Pressing
from tests.pty.terminal import Terminal

CARDS = {Kind.ONE, Kind.MANY, Kind.YESNO, Kind.CONSENT, Kind.OFFICE}


class Applicant(Pressing):
    """Walks one visit. `sign_in`: signs in on a phone, once its code is on the screen; without it they type.

    `offers_sign_in`: whether this kiosk has a digital route.
    """

    def __init__(
        self,
        terminal: Terminal,
        house: House,
        visit: Visit,
        sign_in: "Callable[[Applicant], SignedIn] | None" = None,
        *,
        offers_sign_in: bool = True,
    ) -> None:
        super().__init__(terminal, house.library.words("nb"))
        self.visit = visit
        self.sign_in = sign_in
        self.offers_sign_in = offers_sign_in
        self.rehearsal = Rehearsal(house.forms, house.library, house.settings, visit, house.register)
        self.session = self.rehearsal.session()
        self.session.choose_errand(visit.errand)
        self.declaration = declaration_of(house.forms.of(visit.errand))

    # ── the visit ────────────────────────────────────────────────────────────

    def begin(self) -> None:
        """From the rest screen to the first question."""
        self.arrive("rest.title", seconds=30)
        self.press("enter")
        self.begin_with_language()

    def begin_with_language(self) -> None:
        """From the picker to the first question."""
        self.arrive("language.choose")
        self.press(KEYS[self.rehearsal.settings.languages.index(self.visit.language)])
        self.arrive("errand.title")
        self.press(KEYS[[errand.id for errand in ERRANDS].index(self.visit.errand)])
        if self.visit.errand == TWICE:
            self.arrive("twice.title")
            self.press("2")
        self.name_the_application()
        self.arrive("role.title")
        self.press(KEYS[[role.id for role in ROLES].index(self.visit.helper)])
        if self.visit.helper == CHILD:
            self.arrive("child.title")
            self.press("2")

    def name_the_application(self) -> None:
        """The number that late papers go to, without a code, where what Nav waits for could be asked about."""
        first = self.session.journey.stops()[0]
        if first.question.kind is Kind.REFERENCE:
            title = self.says(f"{first.question.id}.text")
            roles = self.says("role.title")
            self.terminal.until(lambda: any(map(self.terminal.shows, (title, roles))), "the number or the roles")
            if self.terminal.shows(title):
                self.answer(first, self.visit.answers.get(first.question.id))
                self.session.told = frozenset({first.question.id})
                if not isinstance(self.session.answers[first.question.id], WayOut):
                    self.arrive("late.title")
                    self.press("enter")

    def answer_all(self) -> None:
        """Every question that is asked, as the answers make it."""
        self.walk(self.session.journey.next(None), self.visit.answers)

    def confirm(self) -> None:
        """Says how documents stand, looks at the month, leafs through the review and declares: what the form has."""
        titles = [self.says(id) for id in ("review.title", *(["month.title"] if self.session.form.budget else []))]
        if self.session.asked_documentation():
            self.arrive(self.papers_title)
            self.hand_in()
            self.leaf_through(*titles)
        if self.session.form.budget:
            self.arrive("month.title")
            self.leaf_through(self.says("review.title"))
        self.declare()

    def declare(self) -> None:
        """Leafs through the review and agrees to what the form declares; where it declares nothing, goes on."""
        self.arrive("review.title")
        if self.declaration is None:
            printing = "delivery.late.title" if self.session.errand == LATE else "delivery.title"
            self.leaf_through(*(self.says(id) for id in (printing, "preview.title", self.receipt_title)))
            return
        title = declared(self.declaration)[0]
        self.leaf_through(self.says(title))
        self.arrive(title)
        self.press("1")
        self.walk_past_declaration()

    def hand_in(self) -> None:
        """How the documents of the script stand, one page of them after the other."""
        asked = [each.id for each in self.session.asked_documentation()]
        texts = [self.says(f"documentation.{id}.text") for id in asked]
        self.settle()
        each_page = len(list(takewhile(self.terminal.shows, texts)))
        page = 0
        for id in (id for id in asked if id in self.visit.documents):
            number, state = asked.index(id), self.visit.documents[id]
            for _ in range(number // each_page - page):
                self.press_and_see("0")
            page = number // each_page
            self.press(KEYS[number % each_page])
            self.terminal.until(lambda: not self.terminal.shows(self.says(self.papers_title)), id)
            self.arrive(PAPER_CARDS[state][1])
            self.settle()
            # Where pages can be taken in from comes before how a paper can stand.
            sources = sum(self.terminal.shows(self.says(PAPER_CARDS[source][1])) for source in get_args(Source))
            self.press(KEYS[sources + STATES.index(state)])
            if state == LATER:
                self.arrive("day.title")
                self.press(KEYS[len(DAYS) + 1])
            self.session.put_document(id, state)
            self.arrive(self.papers_title)

    @property
    def papers_title(self) -> str:
        """The text id of the question which papers there are."""
        return "documents.late.title" if self.session.errand == LATE else "documents.title"

    @property
    def receipt_title(self) -> str:
        """The text id of the receipt's heading, on paper."""
        return "receipt.late.title" if self.session.errand == LATE else "receipt.title"

    def walk_past_declaration(self) -> None:
        """The form's own declaration is answered by agreeing."""
        for stop in self.session.journey.stops():
            if stop.question == self.declaration:
                self.keep(stop, AGREE)

    def look_at_pages(self) -> None:
        """Leafs through the pages, which the rehearsal office shows instead of printing them."""
        self.arrive("preview.title", seconds=60)
        self.leaf_through(self.says(self.receipt_title))

    def leave(self) -> int:
        """Takes the papers, says how it was, and goes; the exit code of the kiosk."""
        self.arrive(self.receipt_title, seconds=60)
        self.settle()
        self.seen[-1].lines = self.terminal.lines
        self.press("0")
        self.arrive("feedback.title")
        self.press("1")
        self.arrive("goodbye.title")
        self.press("enter")
        return self.terminal.until_ended()

    def application(self) -> Application:
        """What this visit delivers; its reference is the kiosk's to mint and not known here."""
        return self.session.close(self.visit.at)

    # ── questions ────────────────────────────────────────────────────────────

    def walk(self, stop: Stop | None, answers: Mapping[str, Any], until: str = "") -> None:
        """Stop after stop, to a question or the end of this row; the declaration has a screen of its own."""
        while stop is not None and stop.question != self.declaration and stop.question.id != until:
            if self.offers_sign_in and may_sign_in(self.session) and stop == first_of_who(self.session):
                self.identify()
            if stop.question.id not in self.session.settled | self.session.told:
                self.answer(stop, answers.get(stop.question.id))
            stop = self.session.journey.next(stop.place)

    def identify(self) -> None:
        """Signs in, or says that they type who they are."""
        self.arrive("signin.kiosk.offer.title")
        self.press("1" if self.sign_in else "2")
        if self.sign_in:
            self.session.sign_in(self.sign_in(self))

    def answer(self, stop: Stop, given: Any) -> None:
        """One question, with keys as its kind takes them."""
        self.arrive(f"{stop.question.id}.text")
        if stop.question.kind is Kind.GROUP:
            self.answer_group(stop, given)
        elif stop.question.kind in CARDS:
            self.answer_cards(stop, given)
        else:
            self.answer_typed(stop, given)

    def answer_group(self, stop: Stop, given: Any) -> None:
        """Adds a repetition for each table, or takes a way out."""
        group = stop.question.id
        if given is not None and not is_tables(given):
            self.press(KEYS[1 + self.ways(stop).index(raw(given))])
            self.keep(stop, raw(given))
            return
        for item in given or ():
            index = self.session.add_item(group)
            self.press(KEYS[index])
            self.walk(self.session.journey.inside(group, index)[0], item)
            self.arrive(f"{group}.text")
        self.press("0")

    def answer_cards(self, stop: Stop, given: Any) -> None:
        """The keys of the chosen cards; where many may be chosen also Next."""
        offered = [offer.id for offer in self.rehearsal.taking.offers(stop, self.session.journey)]
        chosen = raw(given).split(",") if given is not None else []
        several = stop.question.kind is Kind.MANY and not self.is_exclusive(stop, chosen)
        for id in chosen:
            (self.press_and_see if several else self.press)(KEYS[offered.index(id)])
        if several or not chosen:
            self.press("0")
        if chosen:
            self.keep(stop, ",".join(chosen))
        if any(stop.question.is_to_talk(each) for each in chosen):
            self.arrive("talk.title")
            self.press("1")

    def answer_typed(self, stop: Stop, given: Any) -> None:
        """What is typed into each field, or the ring moved to a way out."""
        typed = raw(given) if given is not None else ""
        fields = 2 if stop.question.kind in (Kind.NAME, Kind.ADDRESS) else 1
        if typed in self.ways(stop):
            for _ in range(fields + self.ways(stop).index(typed)):
                self.press("tab")
            self.press("enter")
        elif not typed:
            self.press("enter")
            self.press("enter")
        else:
            *before, last = self.parts(stop, typed)
            for part in before:
                self.type(part)
                # Or the last letters, still on their way to the screen, would be taken for what the key does.
                self.settle(0.15)
                self.press_and_see("enter")
            self.type(last)
            self.press("enter")
        if typed:
            if self.rehearsal.taking.doubt(stop.question, self.meant(stop, typed)):
                self.arrive("doubt.title")
                self.press("1")
            self.keep(stop, typed)

    def parts(self, stop: Stop, typed: str) -> Sequence[str]:
        """What goes into each field."""
        match self.rehearsal.taking.parse(stop.question, typed):
            case Name(given, family):
                return given, family
            case Address() as address:
                return address.street, address.postal_code
            case _:
                return (typed,)

    def is_exclusive(self, stop: Stop, chosen: Sequence[str]) -> bool:
        """Whether this is a card that stands for itself, and moves on by itself."""
        alone = {choice.id for choice in stop.question.choices if choice.exclusive} | set(self.ways(stop))
        return len(chosen) == 1 and chosen[0] in alone

    def ways(self, stop: Stop) -> list[str]:
        """The ways out of a question, in order."""
        return [way.value for way in stop.question.ways_out]

    def keep(self, stop: Stop, typed: str) -> None:
        """Remembers the answer, since it decides what is asked next."""
        self.session.put(stop.place, self.meant(stop, typed))

    def meant(self, stop: Stop, typed: str) -> Answer:
        """The answer these characters mean."""
        answer = self.rehearsal.taking.parse(stop.question, typed)
        assert not isinstance(answer, Problem), f"{stop.place}: {answer.text}"
        return answer
