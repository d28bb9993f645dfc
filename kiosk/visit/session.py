"""One applicant's visit while it lasts: the only thing in the kiosk that changes.

The one rule: answers enter through `put`, leave through `close`, and after `erase` nothing of the visit is left here.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.form.answers import Answer, Place
from kiosk.form.circumstances import AGAIN, ERRANDS, LATE, NEW, Circumstances
from kiosk.form.definition import Documentation, Form, Kind
from kiosk.form.documentation import HERE, LATER, asked_for
from kiosk.form.forms import Forms
from kiosk.form.journey import Journey
from kiosk.form.routing import Routing
from kiosk.settings import Settings
from kiosk.visit.addressing import named_in, office_of
from kiosk.visit.answering import Answering
from kiosk.visit.application import WHERE, Application
from kiosk.visit.carrying_over import Fits, carried_over, documents_over
from kiosk.visit.late_papers import Wanted, asks_papers, handed_in, papers_of, ticks_for
from kiosk.visit.papers import Papers
from kiosk.visit.receipt_key import ReceiptKey, mint_key
from kiosk.visit.reference import Reference, mint
from kiosk.visit.signed_in import SignedIn, given_by, is_anothers, settled_by

NOBODY = "nobody"


def local_clock() -> datetime:
    """Now, as the clock on the wall shows it."""
    return datetime.now().astimezone()


class Session(Answering, Papers):
    """Language, helper (role id), errand, answers and documents of one visit. Minted with its reference and key.

    `wanted`: what is known of the application that late papers go to; `told`: the questions that answers already.
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
        self._begin_papers()
        self.wanted, self.told = Wanted(), frozenset[str]()
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
            self._forget_answers()
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

    def add_papers_to(self, reference: Reference, wanted: Wanted | None = None) -> None:
        """Late documents to an application whose number is known. `wanted`: what else is known of it."""
        self.choose_errand(LATE)
        asked = {question.kind: question.id for question in self.form.questions()}
        if self.answers.get(asked[Kind.REFERENCE]) != str(reference):
            self.forget_papers()
        self.put(Place(asked[Kind.REFERENCE]), str(reference))
        self.wanted, told = wanted or Wanted(), {asked[Kind.REFERENCE]}
        if self.wanted.office in {office.number for office in self.settings.offices} and Kind.OFFICE in asked:
            self.put(Place(asked[Kind.OFFICE]), self.wanted.office)
            told.add(asked[Kind.OFFICE])
        self.tick_wanted()
        self.told = frozenset(told) | (self.asks_papers if self.wanted.documents else frozenset())

    def tick_wanted(self) -> None:
        """What Nav waits for is named by the answers too; only what is here in the end is handed in."""
        form, application = self.form, self.forms.application
        self.answers.update(ticks_for(form, application, self.answers, self.wanted.documents))

    @property
    def asks_papers(self) -> frozenset[str]:
        """The questions of which late papers there are; none for another errand."""
        return asks_papers(self.form, self.forms.application) if self.errand == LATE else frozenset()

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

    @property
    def documentation(self) -> tuple[Documentation, ...]:
        """Every paper that can be asked for; late ones are those of the application."""
        return self.forms.application.documentation if self.errand == LATE else self.form.documentation

    @property
    def untold(self) -> str:
        """Whoever ticks late papers has them with them; anybody else brings them later."""
        return HERE if self.errand == LATE else LATER

    def standing(self, id: str) -> str:
        """What Nav waits for is not here only because Nav waits for it."""
        return self.documents.get(id, LATER if id in self.wanted.documents else self.untold)

    def asked_documentation(self) -> tuple[Documentation, ...]:
        """The documents asked for as the answers stand now, in form order; of late ones those Nav waits for first."""
        return self._asked_for(self.journey)

    def close(self, now: datetime) -> Application:
        """The Application as it stands: asked answers only, in form order, frozen."""
        form, journey, settled = self.form, self._journey(now), self.settled
        asked, useless = journey.asked(), settled - self.given
        discreet = bool(form.discreet and journey.holds(form.discreet))
        documents = {each.id: self.standing(each.id) for each in self._asked_for(journey)}
        given = handed_in(form, self.forms.application, asked, documents) if self.errand == LATE else asked
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
                question.id: given[question.id]
                for question in form.questions()
                if question.id in given and question.id not in useless and not (discreet and question.kind in WHERE)
            },
            unanswered=tuple(str(stop.place) for stop in journey.missing() if str(stop.place) not in settled),
            errand=self.errand,
            documents=tuple(documents.items()),
            discreet=discreet,
            minor=bool(form.minor and journey.holds(form.minor)),
            signed_in=self.signed_in is not None,
            # Late papers go under the number of an application whose receipt has a key of its own.
            key=None if named_in(form, asked) else self.key,
            replaces=self.replaces,
            continues=self.continues,
            promised=tuple((id, self.promised[id]) for id in documents if id in self.promised),
        )

    def erase(self) -> None:
        """Forgets everything: afterwards this is the session of the next person, under another reference."""
        self._forget_answers()
        self._begin()

    def _take_over(self, earlier: Application, errand: str, fits: Fits, *, anew: bool = False) -> int:
        """Answers of an earlier application to what is still asked. How many do not fit any more and stay open."""
        self.choose_errand(errand)
        self._forget_answers()
        answers, lost = carried_over(self.form, earlier.answers, fits, anew=anew)
        if self.signed_in and is_anothers(self.signed_in, self.form, answers):
            self.signed_in = None
        self.answers.update(answers)
        self._give()
        return lost

    def _forget_answers(self) -> None:
        self.answers.clear()
        self.forget_papers()
        self.wanted, self.told = Wanted(), frozenset()

    def _give(self) -> None:
        """What the sign-in answers, in the form that is asked now."""
        if self.signed_in:
            self.answers.update(given_by(self.signed_in, self.form))

    def _asked_for(self, journey: Journey) -> tuple[Documentation, ...]:
        if self.errand == LATE:
            return papers_of(self.forms.application, journey, self.wanted.documents)
        return asked_for(self.form, journey)

    def _journey(self, now: datetime) -> Journey:
        return Journey(self.form, self.answers, Circumstances(now.date(), self.errand, self._routing))
