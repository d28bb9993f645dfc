"""One applicant's visit while it lasts: the only thing in the kiosk that changes.

The one rule: answers enter through `put`, leave through `close`, and after `erase` nothing of the visit is left here.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from kiosk.form.answers import Answer, Answers, Place
from kiosk.form.circumstances import AGAIN, ERRANDS, LATE, NEW, Circumstances
from kiosk.form.definition import Documentation, Form, Kind
from kiosk.form.documentation import LATER, STATES, asked_for
from kiosk.form.forms import Forms
from kiosk.form.journey import Journey
from kiosk.form.routing import Routing
from kiosk.settings import Settings
from kiosk.visit.addressing import named_in, office_of
from kiosk.visit.application import WHERE, Application
from kiosk.visit.carrying_over import Fits, carried_over, documents_over
from kiosk.visit.receipt_key import ReceiptKey, mint_key
from kiosk.visit.reference import Reference, mint
from kiosk.visit.signed_in import SignedIn, given_by, is_anothers, settled_by

NOBODY = "nobody"


def local_clock() -> datetime:
    """Now, as the clock on the wall shows it."""
    return datetime.now().astimezone()


class Session:
    """Language, helper (role id), errand, answers and documents of one visit. Minted with its reference and key.

    `forms`: those of the kiosk, or the one form that every errand asks.
    """

    def __init__(
        self,
        forms: Form | Forms,
        settings: Settings,
        reference: Reference | None = None,
        on_language: Callable[[str], None] = lambda _code: None,
        clock: Callable[[], datetime] = local_clock,
    ) -> None:
        self.forms = Forms(forms, forms) if isinstance(forms, Form) else forms
        self.settings = settings
        self._on_language = on_language
        self._clock = clock
        self._routing = Routing(settings.offices)
        self._begin(reference)

    def _begin(self, reference: Reference | None = None) -> None:
        self.language = self.settings.languages[0]
        self.helper: str | None = None
        self.errand: str = NEW
        self.form = self.forms.of(NEW)
        self.answers: dict[str, Answer] = {}
        self.documents: dict[str, str] = {}
        self.reference: Reference = reference or mint()
        self.key: ReceiptKey = mint_key()
        self.replaces = self.continues = ""
        self.signed_in: SignedIn | None = None

    def __repr__(self) -> str:
        return f"<Session of {len(self.answers)} answers>"

    @property
    def language(self) -> str:
        """The applicant's language; `on_language` is told when it changes, so that a crash can be explained in it."""
        return self._language

    @language.setter
    def language(self, code: str) -> None:
        self._language = code
        self._on_language(code)

    @property
    def journey(self) -> Journey:
        """The way through the form as the answers stand now."""
        return self._journey(self._clock())

    def choose_errand(self, errand: str) -> None:
        """Why the person is here. Answers and documents are forgotten where another form is asked for it.

        So are those of an earlier application: what begins with them is no other errand.
        """
        if errand not in ERRANDS:
            raise ValueError(f"there is no errand {errand}")
        self.errand = errand
        form = self.forms.of(errand)
        if form is not self.form or self.replaces or self.continues:
            self.form = form
            self.replaces = self.continues = ""
            self.answers.clear()
            self.documents.clear()
            self._give()

    def sign_in(self, who: SignedIn) -> None:
        """From now on who applies is known by their own sign-in, which answers `given`."""
        self.signed_in = who
        self._give()

    def sign_out(self) -> None:
        """Forgets who signed in, and what that answered."""
        for id in self.given:
            self.answers.pop(id, None)
        self.signed_in = None

    @property
    def given(self) -> frozenset[str]:
        """The questions that the sign-in answered: nobody is asked them, and nobody may answer them otherwise."""
        return frozenset(given_by(self.signed_in, self.form)) if self.signed_in else frozenset()

    @property
    def settled(self) -> frozenset[str]:
        """The questions that a sign-in leaves nothing to ask: those it answered, and which card was shown."""
        return settled_by(self.signed_in, self.form) if self.signed_in else frozenset()

    def add_papers_to(self, reference: Reference) -> None:
        """Late documents to an application whose number is known."""
        self.choose_errand(LATE)
        asked = next(question for question in self.form.questions() if question.kind is Kind.REFERENCE)
        self.put(Place(asked.id), str(reference))

    def mend(self, earlier: Application, fits: Fits) -> int:
        """Brings answers and documents back, to be corrected and handed in instead. How many answers fit no more."""
        lost = self._take_over(earlier, earlier.errand, fits)
        self.documents.update(documents_over(self.form, earlier.documents))
        self.replaces = earlier.reference
        return lost

    def apply_again(self, earlier: Application, fits: Fits) -> int:
        """Brings answers back for another month: no consent, nothing acute, no document. How many fit no more."""
        lost = self._take_over(earlier, AGAIN, fits, anew=True)
        self.continues = earlier.reference
        return lost

    def asked_documentation(self) -> tuple[Documentation, ...]:
        """The documents asked for as the answers stand now, in form order."""
        return asked_for(self.form, self.journey)

    def put_document(self, id: str, state: str) -> None:
        """Keeps whether a document is here, comes later, was given earlier or is missing."""
        if state not in STATES or id not in {each.id for each in self.form.documentation}:
            raise ValueError("no such document or state")
        self.documents[id] = state

    def put(self, place: Place, answer: Answer) -> None:
        """Keeps the answer given at this place, instead of an earlier one.

        Raises IndexError for no such repetition, and ValueError where the sign-in has answered.
        """
        if place.group is None and place.question in self.given:
            raise ValueError("answered by the sign-in")
        if place.group is None:
            self.answers[place.question] = answer
        else:
            self._replace(place.group, place.index or 0, {**self._item(place), place.question: answer})

    def drop(self, place: Place) -> None:
        """Forgets the answer at this place, if there is one."""
        if place.group is None:
            self.answers.pop(place.question, None)
        else:
            rest = {id: answer for id, answer in self._item(place).items() if id != place.question}
            self._replace(place.group, place.index or 0, rest)

    def items(self, group: str) -> tuple[Answers, ...]:
        """The repetitions of a group so far; none when it is unanswered or answered by a way out."""
        answer = self.answers.get(group, ())
        return tuple(item for item in answer if isinstance(item, Mapping)) if isinstance(answer, tuple) else ()

    def add_item(self, group: str) -> int:
        """Begins one more repetition, still empty, and gives its index."""
        items = self.items(group)
        self.answers[group] = (*items, {})
        return len(items)

    def drop_item(self, group: str, index: int) -> None:
        """Forgets one repetition; those after it move up. Raises IndexError for no such repetition."""
        items = list(self.items(group))
        del items[index]
        self.answers[group] = tuple(items)

    def close(self, now: datetime) -> Application:
        """The Application as it stands: asked answers only, in form order, frozen."""
        form, journey, settled = self.form, self._journey(now), self.settled
        asked, useless = journey.asked(), settled - self.given
        discreet = bool(form.discreet and journey.holds(form.discreet))
        return Application(
            reference=named_in(form, asked) or str(self.reference),
            form=form.id,
            version=form.version,
            language=self.language,
            helper_language=self.settings.helper_language,
            helper=self.helper or NOBODY,
            created=now,
            office=None if discreet else office_of(form, journey, self.settings.offices),
            practice=self.settings.practice,
            answers={
                question.id: asked[question.id]
                for question in form.questions()
                if question.id in asked and question.id not in useless and not (discreet and question.kind in WHERE)
            },
            unanswered=tuple(str(stop.place) for stop in journey.missing() if str(stop.place) not in settled),
            errand=self.errand,
            documents=tuple((each.id, self.documents.get(each.id, LATER)) for each in asked_for(form, journey)),
            discreet=discreet,
            minor=bool(form.minor and journey.holds(form.minor)),
            signed_in=self.signed_in is not None,
            # Late papers go under the number of an application whose receipt has a key of its own.
            key=None if named_in(form, asked) else self.key,
            replaces=self.replaces,
            continues=self.continues,
        )

    def erase(self) -> None:
        """Forgets everything: afterwards this is the session of the next person, under another reference."""
        self.answers.clear()
        self.documents.clear()
        self._begin()

    def _take_over(self, earlier: Application, errand: str, fits: Fits, *, anew: bool = False) -> int:
        """Answers of an earlier application to what is still asked. How many do not fit any more and stay open."""
        self.choose_errand(errand)
        self.answers.clear()
        self.documents.clear()
        answers, lost = carried_over(self.form, earlier.answers, fits, anew=anew)
        if self.signed_in and is_anothers(self.signed_in, self.form, answers):
            self.signed_in = None
        self.answers.update(answers)
        self._give()
        return lost

    def _give(self) -> None:
        """What the sign-in answers, in the form that is asked now."""
        if self.signed_in:
            self.answers.update(given_by(self.signed_in, self.form))

    def _item(self, place: Place) -> Answers:
        return self.items(place.group or "")[place.index or 0]

    def _replace(self, group: str, index: int, item: Answers) -> None:
        items = list(self.items(group))
        items[index] = item
        self.answers[group] = tuple(items)

    def _journey(self, now: datetime) -> Journey:
        return Journey(self.form, self.answers, Circumstances(now.date(), self.errand, self._routing))
