"""One question as lines, of any kind, and one repetition of a group as a short walk.

The one rule: what was typed goes through the same `Taking` as on the screens; after a fault the question stands.
"""

from functools import partial

from kiosk.form.answers import Answer, Problem
from kiosk.form.definition import Kind
from kiosk.form.journey import Stop
from kiosk.language.calendars import Calendar
from kiosk.terminal.conversation import BACK, MARK, Conversation, Option, pick
from kiosk.terminal.guiding import guidance_lines, lane_line
from kiosk.terminal.overview import item_titles, worded
from kiosk.terminal.plain_calendar import calendar_options, chosen_in, lines_in_both, reckoned
from kiosk.terminal.taking import Offer, Taking
from kiosk.visit.session import Session

ADD = "add"


class PlainQuestions:
    """Asks stops of the journey; every method answers True for on, False for back."""

    def __init__(self, conversation: Conversation, session: Session, taking: Taking) -> None:
        self.conversation = conversation
        self.session = session
        self.taking = taking
        self.calendar = Calendar.GREGORIAN

    def ask(self, stop: Stop) -> bool:
        """One stop at the top: a question, or a group with its repetitions."""
        return self.ask_group(stop) if stop.question.kind is Kind.GROUP else self.ask_one(stop)

    def _begin(self, stop: Stop) -> None:
        self.conversation.count.reach(stop.step.id)
        self.conversation.count.ask(stop.question.id)

    def ask_one(self, stop: Stop) -> bool:
        """Until it is answered, skipped (Enter), or left by back."""
        question = stop.question
        self.calendar = Calendar.GREGORIAN
        self._begin(stop)
        while True:
            typed = self.conversation.ask(partial(self._show, stop), self._help(stop), partial(self._guidance, stop))
            answered = self.session.journey.answer_at(stop.place) is not None
            if typed == BACK:
                return False
            if not typed and (answered or not question.required):
                return True
            raw = self._raw(stop, typed) if typed else ""
            if calendar := chosen_in(question, raw):
                self.calendar = calendar
                self.conversation.tell(f"calendar.{calendar}.type")
                continue
            missing = Problem("plain.not_there" if typed else "problem.answer.required")
            answer = self.taking.parse(question, reckoned(question, raw, self.calendar)) if raw else missing
            if isinstance(answer, Problem):
                self.conversation.tell(answer.text, **dict(answer.values))
            elif self._is_meant(stop, answer):
                self.session.put(stop.place, answer)
                self.conversation.say(*lines_in_both(question, answer, self.calendar, self.conversation.voices))
                if stop.question.is_to_talk(answer):
                    self.conversation.tell("talk.title")
                return True

    def ask_papers(self) -> None:
        """Which late papers there are beside those Nav waits for."""
        asks, journey = self.session.asks_papers, self.session.journey
        stop: Stop | None = next((each for each in journey.stops() if each.question.id in asks), None)
        while stop is not None and stop.question.id in asks and self.ask_one(stop):
            stop = self.session.journey.next(stop.place)
        self.session.tick_wanted()

    def _is_meant(self, stop: Stop, answer: Answer) -> bool:
        """Whether an unusual answer is meant so; what was confirmed before is not asked again."""
        doubt = self.taking.doubt(stop.question, answer)
        if doubt is None or self.session.journey.answer_at(stop.place) == answer:
            return True

        def show() -> None:
            self.conversation.tell("doubt.title")
            self.conversation.say(worded(stop.question, answer, self.conversation.voices.applicant, self.taking))
            self.conversation.tell(doubt)

        def options() -> list[Option]:
            pair = self.conversation.voices.pair
            return [Option("yes", *pair("doubt.yes")), Option("change", *pair("doubt.change"))]

        return self.conversation.choose(show, options) == "yes"

    def ask_group(self, stop: Stop) -> bool:
        """Its repetitions as a list: add one, open one, or go on."""
        group = stop.question.id
        while True:
            self._begin(stop)
            chosen = self.conversation.choose(
                partial(self._show_group, stop),
                partial(self._group_options, stop),
                self._help(stop),
                partial(self._guidance, stop),
            )
            if chosen == BACK:
                return False
            if chosen == "":
                if self.session.journey.answer_at(stop.place) is not None or not stop.question.required:
                    return True
                self.conversation.tell("problem.answer.required")
            elif chosen == ADD:
                self._walk(group, self.session.add_item(group))
            elif chosen.isdecimal():
                self._open(group, int(chosen) - 1)
            else:
                answer = self.taking.parse(stop.question, chosen)
                if not isinstance(answer, Problem):
                    self.session.put(stop.place, answer)
                    return True

    def _walk(self, group: str, index: int) -> None:
        stops = self.session.journey.inside(group, index)
        stop: Stop | None = stops[0] if stops else None
        while stop is not None:
            went_on = self.ask_one(stop)
            journey = self.session.journey
            stop = journey.next(stop.place) if went_on else journey.previous(stop.place)
        if not self.session.items(group)[index]:
            self.session.drop_item(group, index)

    def _open(self, group: str, index: int) -> None:
        pair = self.conversation.voices.pair
        options = [Option("edit", *pair("group.edit")), Option("remove", *pair("group.remove"))]
        chosen = self.conversation.choose(lambda: None, lambda: options)
        if chosen == "edit":
            self._walk(group, index)
        elif chosen == "remove":
            self.session.drop_item(group, index)

    def _show(self, stop: Stop) -> None:
        self._show_step(stop)
        self.conversation.tell(f"{stop.question.id}.text")
        self._show_lane(stop)
        cards, many = self._has_cards(stop), stop.question.kind is Kind.MANY
        self.conversation.list(self._options(stop), "" if cards else MARK)
        self._show_answer(stop)
        self.conversation.tell("plain.choose_many" if many else "plain.choose" if cards else "plain.type")
        if not stop.question.required:
            self.conversation.tell("plain.skip")

    def _show_group(self, stop: Stop) -> None:
        self._show_step(stop)
        self.conversation.tell(f"{stop.question.id}.text")
        self._show_lane(stop)
        self.conversation.tell("plain.done")

    def _show_step(self, stop: Stop) -> None:
        progress = self.session.journey.progress(stop.place)
        voices = self.conversation.voices
        both = dict.fromkeys(
            words(
                "plain.step", step=words(f"step.{stop.step.id}"), number=str(progress.step), total=str(progress.steps)
            )
            for words in (voices.applicant, voices.helper)
        )
        self.conversation.say("", *both)

    def _show_answer(self, stop: Stop) -> None:
        answer = self.session.journey.answer_at(stop.place)
        if answer is not None:
            self.conversation.say(
                self.conversation.voices.applicant(
                    "plain.now", answer=worded(stop.question, answer, self.conversation.voices.applicant, self.taking)
                )
            )

    def _show_lane(self, stop: Stop) -> None:
        self.conversation.say(*lane_line(stop.question, self.conversation.voices.helper))

    def _guidance(self, stop: Stop) -> list[str]:
        return guidance_lines(stop.question, self.conversation.voices.helper)

    def _help(self, stop: Stop) -> tuple[str, ...]:
        id = f"{stop.question.id}.help"
        own = (id,) if id in self.conversation.voices.applicant else ()
        return (*own, *(f"term.{term}.explained" for term in stop.question.terms))

    def _raw(self, stop: Stop, typed: str) -> str:
        """Numbers and ids as the ids they mean; "" for a card that is not there; anything else as it was typed."""
        options = self._options(stop)
        if self._has_cards(stop):
            return ",".join(pick(typed, options))
        if typed.startswith(MARK):
            return ",".join(pick(typed.removeprefix(MARK), options)) or typed
        return typed

    def _has_cards(self, stop: Stop) -> bool:
        """Whether it is answered by choosing only; otherwise a bare number is an answer."""
        return len(self.taking.offers(stop, self.session.journey)) > len(stop.question.ways_out)

    def _options(self, stop: Stop) -> list[Option]:
        offered = [self._option(offer) for offer in self.taking.offers(stop, self.session.journey)]
        return offered + calendar_options(stop.question, self.calendar, self.conversation.voices)

    def _option(self, offer: Offer) -> Option:
        return (
            Option(offer.id, offer.name) if offer.name else Option(offer.id, *self.conversation.voices.pair(offer.text))
        )

    def _group_options(self, stop: Stop) -> list[Option]:
        answer = self.session.journey.answer_at(stop.place)
        items = item_titles(stop.question, answer, self.conversation.voices, self.taking)
        return [
            *(Option(str(number), *titles) for number, titles in enumerate(items, start=1)),
            Option(ADD, *self.conversation.voices.pair("group.add")),
            *self._options(stop),
        ]
