"""The visit before its first question, as lines: greeting, language, what somebody came for, who helps.

The one rule: as on the screens, whoever applied within a day is told first that another application is not faster.
"""

from collections.abc import Callable, Sequence
from functools import partial

from kiosk.form.circumstances import LATE, TWICE
from kiosk.language.words import Library, Voices
from kiosk.settings import Settings
from kiosk.terminal.about import about
from kiosk.terminal.conversation import BACK, Conversation, Option, described
from kiosk.terminal.drawable import Drawable
from kiosk.terminal.errands import CONTINUING, ERRANDS, FOLLOW, FOLLOWING, GO_ON, OWN, WARNINGS
from kiosk.terminal.offering import Offering
from kiosk.terminal.plain_continuing import PlainContinuing
from kiosk.terminal.plain_following import PlainFollowing
from kiosk.terminal.plain_late import PlainLate
from kiosk.terminal.roles import CHILD, ROLES
from kiosk.visit.session import Session

Options = Callable[[], Sequence[Option]]


class PlainBeginning:
    """Every method that asks answers True for on, False for back. `conversation` is given once there is one.

    `following`, `continuing`, `late`: where they can be.
    """

    conversation: Conversation
    following: PlainFollowing | None = None
    continuing: PlainContinuing | None = None
    late: PlainLate | None = None

    def __init__(self, session: Session, library: Library, settings: Settings, drawable: Drawable) -> None:
        self.offering = Offering.of(library, settings.languages, drawable)
        self.session = session
        self.library = library
        self.settings = settings

    def greet(self, _forward: bool = True) -> bool:
        """Who we are, in the helper's language and then in the applicant's."""
        self.conversation.tell("plain.welcome")
        self.choose_language()
        self.conversation.count.begin()
        if self.settings.practice:
            self.conversation.tell("practice.explain")
        for _, text in about(counted=self.conversation.count.is_on):
            self.conversation.tell(text)
        self.conversation.tell("plain.commands")
        return True

    def choose_language(self) -> None:
        """By number, or by code ("uk"). Enter keeps the present one."""
        house, offering = self.library.words(self.settings.helper_language), self.offering

        def show() -> None:
            self.conversation.tell("language.choose")
            self.conversation.say(*offering.remarks(house))

        languages = [words.language for words in offering.offered]
        options = [Option(each.code, each.name, offering.name_of(each, house)) for each in languages]
        code = self.conversation.choose(show, lambda: options)
        if code not in ("", BACK):
            self.session.language = code
            self.conversation.voices = self.voices(code)

    def choose_errand(self, _forward: bool = True) -> bool:
        """By number, or by the errand's id. It decides which form is asked, whose title is said."""

        def options() -> list[Option]:
            pair = self.conversation.voices.pair
            offered = (*ERRANDS, *([FOLLOWING] if self.following else ()), *([CONTINUING] if self.continuing else ()))
            named = [(each, pair(each.text), pair(each.fact)) for each in offered]
            return [Option(each.id, *map(described, name, fact)) for each, name, fact in named]

        taken_up = False
        while not taken_up:
            chosen = self._chosen("errand.title", options, ("errand.help",))
            if chosen == BACK:
                return False
            taken_up = self._take_up(chosen)
        self.conversation.say(self.conversation.voices.applicant(f"{self.session.form.id}.title"))
        return True

    def _take_up(self, errand: str) -> bool:
        """Whatever it takes until the form of this errand can be asked; False for back."""
        if errand == FOLLOW and self.following:
            if found := self.following.follow():
                self.session.add_papers_to(*found)
            return found is not None
        if errand == OWN and self.continuing:
            return self.continuing.begin()
        decided = errand if errand != TWICE else self._decide_to_apply_again()
        if decided == LATE and self.late:
            return self.late.find()
        if decided:
            self.session.choose_errand(decided)
        return bool(decided)

    def choose_helper(self, _forward: bool = True) -> bool:
        """By number, or by the role's id. A child who interprets is warned about first."""

        def options() -> list[Option]:
            return [Option(role.id, *self.conversation.voices.pair(role.text)) for role in ROLES]

        while True:
            chosen = self._chosen("role.title", options, ("role.help",))
            if chosen == BACK:
                return False
            if chosen != CHILD or self._child_may_interpret():
                self.session.helper = chosen
                return True

    def voices(self, code: str) -> Voices:
        """This language, and the helper's."""
        return Voices(self.library.words(code), self.library.words(self.settings.helper_language))

    def _decide_to_apply_again(self) -> str:
        """The errand after the warning; "" for back."""

        def show() -> None:
            for text in ("twice.title", *(text for _, text in WARNINGS)):
                self.conversation.tell(text)

        def options() -> list[Option]:
            pair = self.conversation.voices.pair
            return [Option(LATE, *pair("errand.late")), Option(GO_ON, *pair("twice.go_on"))]

        chosen = self.conversation.choose(show, options)
        return {LATE: LATE, GO_ON: TWICE}.get(chosen, "")

    def _child_may_interpret(self) -> bool:
        def show() -> None:
            self.conversation.tell("child.title")
            self.conversation.tell("child.text")

        def options() -> list[Option]:
            pair = self.conversation.voices.pair
            return [Option("wait", *pair("child.wait")), Option(GO_ON, *pair("child.go_on"))]

        if self.conversation.choose(show, options) == GO_ON:
            return True
        self.conversation.tell("waiting.text")
        return False

    def _chosen(self, title: str, options: Options, help: tuple[str, ...]) -> str:
        """An id or BACK; Enter alone chooses nothing."""
        chosen = ""
        while not chosen:
            chosen = self.conversation.choose(partial(self.conversation.tell, title), options, help)
        return chosen
