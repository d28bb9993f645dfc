"""Scripted visits: a TOML file of question ids and answers, walked through the form exactly as a person would.

The one rule: a script that does not fit what is asked is refused by the id of the question, never with the answer.
"""

import asyncio
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.delivery import Delivery, Receipt
from kiosk.errors import VisitError
from kiosk.form.answers import Place, Problem
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.municipality import PostalRegister
from kiosk.language.words import SOURCE, Library
from kiosk.paper.rehearsal import RehearsalPrinter
from kiosk.settings import Settings
from kiosk.terminal.plain import run_plain
from kiosk.terminal.roles import ROLES
from kiosk.terminal.taking import Taking
from kiosk.visit.application import Application
from kiosk.visit.reference import Reference, mint, parse_reference
from kiosk.visit.session import NEW_APPLICATION, NOBODY, Session

if TYPE_CHECKING:
    from kiosk.paper.pages import Printery

PRINTOUTS = ("cover", "application", "declaration", "receipt")
KEYS = {"language", "helper_language", "helper", "errand", "reference", "at", "answers"}


@dataclass(frozen=True, slots=True)
class Visit:
    """A script. `answers`: question id → what is typed or chosen; for a group a list of such tables.

    `reference` is a new one each time unless the script has one.
    """

    name: str
    reference: Reference
    at: datetime
    language: str = SOURCE
    helper_language: str | None = None
    helper: str = NOBODY
    errand: str = NEW_APPLICATION
    answers: Mapping[str, Any] = field(default_factory=dict, repr=False)


def read_visit(path: Path) -> Visit:
    """The script in this file. Raises VisitError naming file and key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise VisitError(f"{path}: cannot be read: {type(fault).__name__}") from fault
    unknown = sorted(set(data) - KEYS)
    if unknown:
        raise VisitError(f"{path}: unknown key {unknown[0]}: use {', '.join(sorted(KEYS))}")
    reference = parse_reference(str(data.pop("reference", mint())))
    if isinstance(reference, Problem):
        raise VisitError(f"{path}: reference: write one as the kiosk mints them, such as {Reference('7KQ4M2XJG')}")
    at = data.pop("at", None)
    if not isinstance(at, datetime):
        raise VisitError(f"{path}: at: write when the visit is, such as 2026-11-22T10:00:00+01:00")
    if data.get("helper", NOBODY) not in {role.id for role in ROLES}:
        raise VisitError(f"{path}: helper: write one of {', '.join(role.id for role in ROLES)}")
    if not isinstance(data.get("answers", {}), dict):
        raise VisitError(f"{path}: answers: write a table, [answers]")
    return Visit(path.name, reference, at, **data)


class Rehearsal:
    """The rehearsal office, in which a script is walked. Raises VisitError outside practice."""

    def __init__(
        self, form: Form, library: Library, settings: Settings, visit: Visit, register: PostalRegister
    ) -> None:
        if not settings.practice:
            raise VisitError("scripted visits run in the rehearsal office only: these settings are not for practice")
        languages = dict.fromkeys((*settings.languages, visit.language))
        helper_language = visit.helper_language or settings.helper_language
        self.form = form
        self.library = library
        self.visit = visit
        self.settings = replace(settings, languages=tuple(languages), helper_language=helper_language)  # type: ignore[arg-type]
        self.taking = Taking.of(self.settings, register, self.clock)

    def clock(self) -> datetime:
        """A scripted visit happens when its script says."""
        return self.visit.at

    def session(self) -> Session:
        """A visit that has not been asked anything yet."""
        return Session(self.form, self.settings, self.visit.reference)

    def application(self) -> Application:
        """What this visit would deliver. Raises VisitError naming the question that does not fit."""
        session = self.session()
        session.language = self.visit.language
        session.helper = self.visit.helper
        session.errand = self.visit.errand
        Walk(self, session).all()
        return session.close(self.clock())

    def typed_lines(self) -> list[str]:
        """What a person would type in plain mode, from the language to the declaration. Raises VisitError."""
        return [self.visit.language, self.visit.helper, *Walk(self, self.session()).all(), "", "agree"]

    def plain_application(self) -> Application:
        """The same visit, typed line by line into plain mode. Raises VisitError when plain mode would not end it."""
        application = run_plain(
            self.form,
            self.library,
            self.settings,
            StringIO("".join(f"{line}\n" for line in self.typed_lines())),
            StringIO(),
            taking=self.taking,
            clock=self.clock,
            session=self.session(),
        )
        if application is None:
            raise VisitError(f"{self.visit.name}: plain mode wanted more lines than the script has answers")
        return application


class Walk:
    """One walk through the form, answering from the script, and the lines a person would type in plain mode."""

    def __init__(self, rehearsal: Rehearsal, session: Session) -> None:
        self._rehearsal = rehearsal
        self._session = session
        self._words = rehearsal.library.words(SOURCE)

    def all(self) -> list[str]:
        """From the first question to the last. Raises VisitError for one unasked, unanswered or wrongly answered."""
        answers = self._rehearsal.visit.answers
        self._refuse_unknown(answers, tuple(self._rehearsal.form.questions()), "")
        lines: list[str] = []
        stop = self._session.journey.next(None)
        while stop is not None:
            lines += self._give(stop.place, stop.question, answers)
            stop = self._session.journey.next(stop.place)
        self._refuse_unasked(answers, {stop.question.id for stop in self._session.journey.stops()}, "")
        for missing in self._session.journey.required_missing():
            raise self._fault(missing.place, "must be answered")
        return lines

    def _give(self, place: Place, question: Question, answers: Mapping[str, Any]) -> list[str]:
        if question.id not in answers:
            if question.required:
                raise self._fault(place, "must be answered")
            return [""]
        given = answers[question.id]
        if question.kind is Kind.GROUP and is_tables(given):
            return [line for item in given for line in ("add", *self._give_item(place, question, item))] + [""]
        return [self._take(place, question, raw(given))]

    def _give_item(self, place: Place, group: Question, item: Mapping[str, Any]) -> Iterator[str]:
        index = self._session.add_item(group.id)
        self._refuse_unknown(item, group.questions, f"{place}[{index}].")
        first = self._session.journey.inside(group.id, index)
        stop = first[0] if first else None
        while stop is not None:
            yield from self._give(stop.place, stop.question, item)
            stop = self._session.journey.next(stop.place)
        asked = {stop.question.id for stop in self._session.journey.inside(group.id, index)}
        self._refuse_unasked(item, asked, f"{place}[{index}].")

    def _take(self, place: Place, question: Question, typed: str) -> str:
        answer = self._rehearsal.taking.parse(question, typed)
        if isinstance(answer, Problem):
            raise self._fault(place, f"was not taken: {self._words(answer.text, **dict(answer.values))}")
        self._session.put(place, answer)
        return typed

    def _refuse_unknown(self, answers: Mapping[str, Any], questions: Sequence[Question], where: str) -> None:
        for id in sorted(set(answers) - {question.id for question in questions}):
            raise VisitError(f"{self._rehearsal.visit.name}: {where}{id}: the form has no such question here")

    def _refuse_unasked(self, answers: Mapping[str, Any], asked: set[str], where: str) -> None:
        for id in answers:
            if id not in asked:
                raise VisitError(f"{self._rehearsal.visit.name}: {where}{id}: is answered but not asked")

    def _fault(self, place: Place, message: str) -> VisitError:
        return VisitError(f"{self._rehearsal.visit.name}: {place}: {message}")


def is_tables(given: object) -> bool:
    """Whether this is a list of tables, as the repetitions of a group are written."""
    return isinstance(given, list) and all(isinstance(item, Mapping) for item in given)


def raw(given: object) -> str:
    """An answer in TOML as it would be typed."""
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, list):
        return ",".join(map(str, given))
    return given.isoformat() if isinstance(given, date) else str(given)


def deliver(application: Application, printery: "Printery", rehearsal: Rehearsal) -> tuple[bytes, Receipt]:
    """The printed set as the rehearsal printer got it, and the receipt."""
    printer = RehearsalPrinter(pause=0)
    delivery = Delivery(application, printery, (printer,), rehearsal.clock)

    async def follow() -> None:
        async for _ in delivery.attempt():
            pass

    asyncio.run(follow())
    assert delivery.receipt
    return printer.prints[-1], delivery.receipt


def write_out(rehearsal: Rehearsal, application: Application, printery: "Printery", out: Path) -> tuple[Path, ...]:
    """Everything a visit would deliver, as files in `out`, which is made."""
    printed, receipt = deliver(application, printery, rehearsal)
    files = {
        "application.json": application.to_json(rehearsal.form),
        "printed-set.pdf": printed,
        **{f"{name}.pdf": printery.make_one(name, application) for name in PRINTOUTS},
        "receipt.json": (json.dumps(receipt.to_dict(), ensure_ascii=False, indent=2) + "\n").encode(),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    return tuple(out / name for name in files)
