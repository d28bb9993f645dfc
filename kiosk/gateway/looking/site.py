"""From a button on the status page to the provider and back: to see what Nav says, or to send what was kept.

The one rule: every way out begins with a form of ours, ends in the browser it began in, and leaves nothing behind: who
signed in and their token are known while one request is answered, and what Nav says while one page is drawn.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import get_args

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kiosk.digisos.client import Digisos
from kiosk.digisos.statuses import Statuses
from kiosk.errors import FiksError, NotKnown, ProviderAway, SignInError
from kiosk.form.reference import Reference, parse_reference
from kiosk.gateway.answers import Refusal
from kiosk.gateway.browser import FORM, accept_of, client_of, is_trouble, only, read_fields
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.looking.offering import Offering
from kiosk.gateway.looking.pages import LookingPages, Sorry
from kiosk.gateway.looking.reading import BY, Deadline, events_of, read_statuses
from kiosk.gateway.looking.sending import Sender
from kiosk.gateway.looking.threads import Threads
from kiosk.gateway.looking.voyage import CALLBACK, Act, Harbour, Voyage
from kiosk.gateway.routing import Resources, body_of, refusal_of
from kiosk.gateway.signin.binding import is_own_form
from kiosk.gateway.signin.provider import Provider, ending_for
from kiosk.gateway.site import KEY
from kiosk.gateway.working import Work
from kiosk.register.ledger import RegistrationConflict
from kiosk.register.model import Status
from kiosk.register.store import Store
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.signed_in import SignedIn

BEGIN = "/L"
ACTS: tuple[Act, ...] = get_args(Act)
STATUS: dict[Sorry, int] = {
    "lost": 404, "used": 409, "provider": 502, "away": 503, "trouble": 503, "nobody": 404, "tries": 429,
}  # fmt: skip
# For provider and Fiks together, so that the page still leaves in time.
ANSWER_SECONDS = 13.0
LONGEST_ANSWER = 1024
Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class LookingSite:
    """`look`: the status of a reference, for whoever has its key; `sender`: None where nothing is kept."""

    look: Callable[[str, str], Awaitable[Status | None]]
    store: Store
    work: Work
    threads: Threads
    pages: LookingPages
    provider: Provider
    harbour: Harbour
    offering: Offering
    digisos_for: Callable[[str], Digisos]
    sender: Sender | None
    tries: Tries
    proxies: Proxies
    public: str

    def resources(self) -> Resources:
        """Its paths."""
        return {BEGIN: {"POST": self.safely(self.begin)}, CALLBACK: {"GET": self.safely(self.back)}}

    def safely(self, handler: Handler) -> Handler:
        """What goes wrong as expected is a page."""

        async def handling(request: Request) -> Response:
            if self._wait_of(request):
                return self._sorry("tries", request)
            try:
                return await handler(request)
            except NotKnown:
                return self._sorry("lost", request)
            except ProviderAway:
                return self._sorry("away", request)
            except Exception as fault:
                if not is_trouble(fault):
                    raise
                return self._sorry("trouble", request)

        return handling

    async def begin(self, request: Request) -> Response:
        """Off to the provider, with the cookie. Raises NotKnown for any form but our own."""
        fields = read_fields(await body_of(request, FORM))
        if not is_own_form(request, self.public):
            raise NotKnown
        act, reference, key = read_form(fields)
        status = await self._status(reference, key)
        _, offer = await self.offering.offered(status, key)
        if offer is None or offer.kind != act:
            # It is being sent already, or there is nothing to send any more: the status page says so.
            return RedirectResponse(f"/S/{reference.characters}/{key}", 303)
        language = self.pages.language(fields.get("l", "") or status.registration.language)
        voyage = self.harbour.set_out(act, reference, key, language)
        address = await self.provider.address(self.harbour.attempt(voyage), language)
        return self.harbour.hand(self._page(self.pages.away(voyage, address)), voyage)

    async def back(self, request: Request) -> Response:
        """The provider sends the browser back. Its code is redeemed once, whatever comes of it."""
        voyage = self.harbour.voyage(request)
        if voyage is None:
            raise NotKnown
        answer = {name: only(request.query_params.getlist(name), LONGEST_ANSWER) for name in request.query_params}
        if not self.harbour.is_own(voyage, answer.get("state", "")):
            return self._sorry("used", request, voyage)
        response = await self._arrived(request, voyage, answer)
        return self.harbour.come_back(response, voyage)

    async def _arrived(self, request: Request, voyage: Voyage, answer: dict[str, str]) -> Response:
        deadline = Deadline(ANSWER_SECONDS)
        try:
            code = await self.provider.check_answer(answer)
            who = await self.provider.redeem(code, self.harbour.attempt(voyage))
        except SignInError as fault:
            return self._sorry(ending_for(fault), request, voyage)
        status = await self._status(voyage.reference, voyage.key)
        if voyage.act == "send":
            return await self._sent(voyage, who, status)
        try:
            return await self._seen(request, voyage, who, status, deadline)
        except FiksError:
            return self._sorry("trouble", request, voyage)

    async def _seen(
        self, request: Request, voyage: Voyage, who: SignedIn, status: Status, deadline: Deadline
    ) -> Response:
        """What Nav says. Raises FiksError."""
        nav_reference = nav_reference_of(voyage.reference, voyage.key)
        digisos = self.digisos_for(who.token)
        statuses = await self.threads.do(read_statuses, digisos, nav_reference, deadline)
        if statuses is None:
            return self._sorry("nobody", request, voyage)
        await self._tell(voyage, statuses, nav_reference)
        return self._page(self.pages.seen(voyage, status, statuses))

    async def _tell(self, voyage: Voyage, statuses: Statuses, nav_reference: str) -> None:
        """What of it is not personal, to the register: without it the page is as good."""
        told = events_of(statuses, nav_reference)
        try:
            await self.work.do(self.store.append, voyage.reference.characters, told, BY)
        except (NotKnown, RegistrationConflict):
            """Forgotten meanwhile, or told otherwise before: what stands there stands."""
        except Exception as fault:
            if refusal_of(fault) is None:
                raise

    async def _sent(self, voyage: Voyage, who: SignedIn, status: Status) -> Response:
        """Begins to send it. The status page says how it ends: closing this one does not break it off."""
        leaving = RedirectResponse(f"{voyage.status}?l={voyage.language}", 303)
        # Handed in on paper, or void, since the page was opened: there is nothing to send any more.
        if self.sender is None or status.kept_until is None or status.state == "void":
            return leaving
        kept = await self.work.do(self.store.kept.begin, voyage.reference.characters)
        if kept is not None:
            sender, digisos = self.sender, self.digisos_for(who.token)

            # No partial: its representation would show whose application it is.
            def send() -> None:
                sender.send(kept, voyage, who.pid, digisos)

            leaving.background = BackgroundTask(self._send, kept.reference, send)
        return leaving

    async def _send(self, reference: str, send: Callable[[], None]) -> None:
        try:
            await self.threads.do(send)
        except Refusal:
            await self.work.do(self.store.kept.leave, reference, "away")

    async def _status(self, reference: Reference, key: str) -> Status:
        """Raises NotKnown."""
        status = await self.look(reference.characters, key)
        if status is None:
            raise NotKnown
        return status

    def _wait_of(self, request: Request) -> int:
        return self.tries.take(client_of(request, self.proxies))

    def _sorry(self, kind: Sorry, request: Request, voyage: Voyage | None = None) -> Response:
        language = voyage.language if voyage else self.pages.accepted(accept_of(request))
        return self._page(self.pages.sorry(kind, language, voyage), STATUS.get(kind, 200))

    def _page(self, html: bytes, status: int = 200) -> Response:
        return Response(html, status, self.pages.headers)


def read_form(fields: dict[str, str]) -> tuple[Act, Reference, str]:
    """What for, and which application. Raises NotKnown."""
    act, key = fields.get("act", ""), fields.get("key", "").upper()
    reference = parse_reference(fields.get("reference", ""))
    if act not in ACTS or not isinstance(reference, Reference) or not KEY.fullmatch(key):
        raise NotKnown
    return act, reference, key
