"""What a form is: Form ▸ Step ▸ Question ▸ Choice, frozen, read from TOML by `kiosk.form.reading`.

The one rule: a definition holds ids and bokmål source texts; answers never hold texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from kiosk.form.condition import ALWAYS, Condition


class Kind(StrEnum):
    """What sort of answer a question takes. `kiosk.form.kinds` has one class for each."""

    ONE = "one"
    MANY = "many"
    YESNO = "yesno"
    TEXT = "text"
    NAME = "name"
    AMOUNT = "amount"
    INTEGER = "integer"
    PERCENT = "percent"
    DATE = "date"
    IDENTITY = "identity"
    ACCOUNT = "account"
    PHONE = "phone"
    ADDRESS = "address"
    OFFICE = "office"
    REFERENCE = "reference"
    CONSENT = "consent"
    GROUP = "group"


# What is printed where a form does not say.
PRINTOUTS = ("cover", "application", "declaration", "receipt")


class WayOut(StrEnum):
    """An honest answer that is not a value. Offered as a card of its own beside the question's choices."""

    NONE = "none"
    DONT_KNOW = "dont_know"
    NO_SAY = "no_say"


@dataclass(frozen=True, slots=True)
class Choice:
    """One card. `exclusive` (kind many): choosing it clears the others, as "none of these" must.

    `talks` (kind one): whoever chooses it wants to talk before going on; the visit waits for that.
    """

    id: str
    text: str
    icon: str
    exclusive: bool = False
    talks: bool = False
    show: Condition = ALWAYS
    next: str | None = None


@dataclass(frozen=True, slots=True)
class HelperLane:
    """What the helper sees beside the question, in bokmål. `urgent`: shown first, in red.

    `law`: the sections of the social services act it touches, such as "§ 18" or "§§ 3, 27"; never translated.
    """

    ask: str = ""
    look: str = ""
    paper: str = ""
    why: str = ""
    urgent: str = ""
    means: str = ""
    avoid: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class Usual:
    """Where answers usually lie; one beyond is asked about, never refused. Numbers as limits, dates as written."""

    low: int | None = None
    high: int | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One screen. Limits: kroner, whole numbers, characters of a text, days as `kiosk.form.days` reads them.

    `birth`: a day somebody was born, which may be given in another calendar. `terms`: the hard words that stand on it,
    by their ids in `kiosk.language.terms`; the applicant can have each explained.
    """

    id: str
    kind: Kind
    text: str
    icon: str
    help: str = ""
    helper: HelperLane = HelperLane()
    choices: tuple[Choice, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    show: Condition = ALWAYS
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    earliest: str | None = None
    latest: str | None = None
    unit: str = ""
    next: str | None = None
    sensitive: bool = False
    questions: tuple["Question", ...] = ()
    item_title: str = ""
    item_icon: str = ""
    usual: Usual = Usual()
    birth: bool = False
    terms: tuple[str, ...] = ()

    def is_to_talk(self, answer: object) -> bool:
        """Whether this answer says that applicant and caseworker talk before the next question."""
        return any(choice.talks and choice.id == answer for choice in self.choices)

    def choice(self, id: str) -> Choice:
        """The choice with this id. Raises KeyError."""
        for choice in self.choices:
            if choice.id == id:
                return choice
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of the rail: one pictogram, one name, several questions."""

    id: str
    title: str
    icon: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Documentation:
    """A document asked for. `type`: "lonnslipp|arbeid", as the case systems know it.

    `title` is Nav's own and never translated, `text` the plain name for applicants, `help` what it must show, `terms`
    the hard words in both.
    """

    id: str
    type: str
    title: str
    text: str
    icon: str
    help: str = ""
    show: Condition = ALWAYS
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Budgeting:
    """The amounts that come in and go out in a month: question ids, those in a group as "group.question"."""

    ins: tuple[str, ...] = ()
    outs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked. `version` is printed on every page and stands in every Application.

    `routed_by`: the addresses that decide the office, the first one asked and answered. `discreet`: when no office and
    no address may stand anywhere; `minor`: when the applicant is under age; None: never. `printouts` go to the
    applicant and the office, `case_printouts` to the case system, `desk_printouts` to whoever hands papers in,
    `digital_printouts` to whoever sent an application digitally.
    """

    id: str
    version: str
    title: str
    icon: str
    steps: tuple[Step, ...]
    source: Literal["nb"] = "nb"
    _index: Mapping[str, Question] = field(default_factory=dict, repr=False, compare=False)
    routed_by: tuple[str, ...] = ()
    discreet: Condition | None = None
    minor: Condition | None = None
    printouts: tuple[str, ...] = PRINTOUTS
    case_printouts: tuple[str, ...] = ()
    desk_printouts: tuple[str, ...] = ()
    digital_printouts: tuple[str, ...] = ()
    budget: Budgeting | None = None
    documentation: tuple[Documentation, ...] = ()

    def question(self, id: str) -> Question:
        """The question with this id, at the top or inside a group. Raises KeyError."""
        return self._index[id]

    def questions(self) -> Iterator[Question]:
        """The top questions in order; those inside groups are reached through their group."""
        for step in self.steps:
            yield from step.questions
