"""Somebody at the kiosk who follows a script: sees each screen, presses its keys, and goes on when the next has come.

The one rule: keys are worked out from the form and the answers so far, as a person reads them off the cards.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.form.answers import Address, Name, Problem
from kiosk.form.definition import Kind
from kiosk.form.journey import Stop
from kiosk.house import House
from kiosk.rehearse import Rehearsal, Visit, is_tables, raw
from kiosk.terminal.declaring import AGREE, declared
from kiosk.terminal.overview import declaration_of
from kiosk.terminal.roles import ROLES
from kiosk.terminal.widgets.shelf import KEYS
from kiosk.visit.application import Application
from tests.pty.terminal import Terminal

PAGE = re.compile(r"\b\d+/\d+\b")
CARDS = {Kind.ONE, Kind.MANY, Kind.YESNO, Kind.CONSENT, Kind.OFFICE}


@dataclass(slots=True)
class Seen:
    """One screen: its name, what it took to leave it, and what it showed when it had come."""

    name: str
    lines: list[str] = field(repr=False)
    activations: int = 0
    ring_moves: int = 0
    typed: int = 0


class Applicant:
    """Walks one visit. `seen`: every screen so far; `arrived` hears of each; `pressed`: when the last key was."""

    def __init__(self, terminal: Terminal, house: House, visit: Visit) -> None:
        self.terminal = terminal
        self.visit = visit
        self.rehearsal = Rehearsal(house.form, house.library, house.settings, visit, house.register)
        self.session = self.rehearsal.session()
        self.says = house.library.words("nb")
        self.seen: list[Seen] = []
        self.arrived: Callable[[Seen], None] = lambda seen: None
        self.pressed = 0.0
        self.declaration = declaration_of(house.form)

    # ── the visit ────────────────────────────────────────────────────────────

    def begin(self) -> None:
        """From the rest screen to the first question."""
        self.arrive("rest.title", seconds=30)
        self.press("enter")
        self.arrive("language.choose")
        self.press(KEYS[self.rehearsal.settings.languages.index(self.visit.language)])
        self.arrive("role.title")
        self.press(KEYS[[role.id for role in ROLES].index(self.visit.helper)])

    def answer_all(self) -> None:
        """Every question that is asked, as the answers make it."""
        self.walk(self.session.journey.next(None), self.visit.answers)

    def confirm(self) -> None:
        """Leafs through the review and declares."""
        title = self.says(declared(self.declaration)[0])
        self.arrive("review.title")
        self.leaf_through(title)
        self.arrive(declared(self.declaration)[0])
        self.press("1")
        self.walk_past_declaration()

    def walk_past_declaration(self) -> None:
        """The form's own declaration is answered by agreeing."""
        for stop in self.session.journey.stops():
            if stop.question == self.declaration:
                self.keep(stop, AGREE)

    def look_at_pages(self) -> None:
        """Leafs through the pages, which the rehearsal office shows instead of printing them."""
        self.arrive("preview.title", seconds=60)
        self.leaf_through(self.says("receipt.title"))

    def leaf_through(self, title: str) -> None:
        """Page after page, as the numbers beside the headline count them, to the screen with this title."""
        while True:
            before = self.page
            self.press("0")
            self.terminal.until(lambda before=before: self.page != before or self.terminal.shows(title), title)  # type: ignore[misc]
            if self.terminal.shows(title):
                return
            self.arrived(self.seen[-1])

    @property
    def page(self) -> str:
        """Such as 2/7; empty where there is only one."""
        return next(iter(PAGE.findall("\n".join(self.terminal.lines))), "")

    def leave(self) -> int:
        """Takes the papers, says how it was, and goes; the exit code of the kiosk."""
        self.arrive("receipt.title", seconds=60)
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
            self.arrive(f"{stop.question.id}.text")
            given = answers.get(stop.question.id)
            if stop.question.kind is Kind.GROUP:
                self.answer_group(stop, given)
            elif stop.question.kind in CARDS:
                self.answer_cards(stop, given)
            else:
                self.answer_typed(stop, given)
            stop = self.session.journey.next(stop.place)

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
                self.press_and_see("enter")
            self.type(last)
            self.press("enter")
        if typed:
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
        answer = self.rehearsal.taking.parse(stop.question, typed)
        assert not isinstance(answer, Problem), f"{stop.place}: {answer.text}"
        self.session.put(stop.place, answer)

    # ── keys ─────────────────────────────────────────────────────────────────

    def arrive(self, text_id: str, seconds: float = 20.0) -> None:
        """Waits for a screen by its bokmål words, which are always there, beneath or instead of the applicant's."""
        self.terminal.until_shown(self.says(text_id), seconds)
        self.seen.append(Seen(text_id.removesuffix(".text"), self.terminal.lines))
        self.arrived(self.seen[-1])

    def press(self, key: str) -> None:
        """A key that chooses, moves on, confirms, or moves the ring."""
        if key == "tab":
            self.seen[-1].ring_moves += 1
        else:
            self.seen[-1].activations += 1
        self.pressed = self.terminal.press(key)

    def press_and_see(self, key: str) -> None:
        """A key that changes something on this screen: a tick, a page."""
        before = self.terminal.lines
        self.press(key)
        self.terminal.until(lambda: self.terminal.lines != before, f"what {key} changes")
        self.terminal.show(b"".join(piece for _, piece in self.terminal.until_quiet(0.03)))

    def type(self, text: str) -> None:
        """Characters into a field."""
        self.seen[-1].typed += len(text)
        for letter in text:
            self.terminal.press(letter)
