"""What a phone opens: the QR code's page, the way to the provider and back, and the kiosk's number.

The one rule: opening a page changes nothing; every step is a form of ours, from the browser that began.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kiosk.errors import NotKnown, ProviderAway, SignInError, TooManyTries
from kiosk.gateway.browser import FORM, LONGEST_TAG, accept_of, client_of, is_trouble, only, read_fields, wanted_of
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.routing import Resources, body_of
from kiosk.gateway.signin.api import id_of
from kiosk.gateway.signin.binding import CALLBACK, Binding, is_own_form, new_secret, owner_of
from kiosk.gateway.signin.pages import SORRIES, SignInPages, Sorry
from kiosk.gateway.signin.provider import Provider, ending_for
from kiosk.gateway.working import Work
from kiosk.register.handoffs import HandOffs, Kept
from kiosk.signin.sealing import seal
from kiosk.visit.signed_in import SignedIn

STATUS: dict[str, int] = {"expired": 404, "other": 409, "tries": 429, "trouble": 503, "provider": 502}
NUMBER = re.compile("[0-9]{2}")
Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class SignInSite:
    """The pages for phones. `public`: the gateway's own address; `tries`: forms and returns of one client."""

    handoffs: HandOffs
    work: Work
    pages: SignInPages
    provider: Provider
    binding: Binding
    tries: Tries
    proxies: Proxies
    public: str

    def resources(self) -> Resources:
        """Its paths: in capitals as the QR has them, and as a person may write them."""
        return {
            CALLBACK: {"GET": self.safely(self.back)},
            **{f"/{letter}/{{id}}": {"GET": self.safely(self.show)} for letter in "Ii"},
            "/I/{id}/begin": {"POST": self.safely(self.begin)},
            "/I/{id}/cancel": {"POST": self.safely(self.cancel)},
            "/I/{id}/choose": {"POST": self.safely(self.choose)},
        }

    def safely(self, handler: Handler) -> Handler:
        """What goes wrong as expected is a page."""

        async def handling(request: Request) -> Response:
            try:
                return await handler(request)
            except NotKnown:
                return self._sorry("expired", request)
            except TooManyTries:
                return self._sorry("tries", request)
            except ProviderAway:
                return self._sorry("trouble", request)
            except Exception as fault:
                if not is_trouble(fault):
                    raise
                return self._sorry("trouble", request)

        return handling

    async def show(self, request: Request) -> Response:
        """Where the sign-in stands, for this browser."""
        id = id_of(request)
        kept = await self.work.do(self.handoffs.look, id)
        if kept is None:
            raise NotKnown
        language = self._language(request, kept)
        if kept.state == "ended" or not kept.is_attended:
            return self._sorry(ending_of(kept), request, kept)
        if kept.state != "waiting" and kept.owner != owner_of(self.binding.cookie(request)):
            return self._sorry("other", request, kept)
        if kept.state == "choosing":
            return self._page(self.pages.choose(language, id, kept.choices))
        return self._page(self.pages.done(language) if kept.state == "confirmed" else self.pages.begin(language, id))

    async def begin(self, request: Request) -> Response:
        """Off to the provider. A phone that begins again gets a new cookie, and what it began before counts no more."""
        id, kept, _ = await self._form(request)
        secret, before = new_secret(), owner_of(self.binding.cookie(request))
        owner = owner_of(secret)
        assert owner is not None
        address = await self.provider.address(self.binding.attempt(id, secret), kept.language)
        try:
            await self.work.do(self.handoffs.begin, id, owner, before)
        except NotKnown:
            # Too late for a first step: the page says why, or goes on where this phone is already.
            return RedirectResponse(f"/I/{id}", 303)
        page = self._page(self.pages.away(self._language(request, kept), id, address))
        return self.binding.hand(page, secret)

    async def back(self, request: Request) -> Response:
        """The provider sends the phone back. Its code is redeemed once, and what it gives is sealed at once."""
        secret = self.binding.cookie(request)
        answer = {name: only(request.query_params.getlist(name), 1024) for name in request.query_params}
        id, owner = self.binding.returning(answer, secret), owner_of(secret)
        if self._wait_of(request):
            raise TooManyTries
        if not id or owner is None:
            raise NotKnown
        kept = await self.work.do(self.handoffs.redeem, id, owner)
        try:
            code = await self.provider.check_answer(answer)
            who = await self.provider.redeem(code, self.binding.attempt(id, secret))
            await self.work.do(self.handoffs.keep, id, owner, sealed_for(who, kept))
        except SignInError as fault:
            ending = ending_for(fault)
            await self.work.do(self.handoffs.end, id, owner, ending)
            return self.binding.take_back(self._sorry(ending, request, kept))
        # The code leaves the address line, and the page may be loaded again.
        return RedirectResponse(f"/I/{id}", 303)

    async def choose(self, request: Request) -> Response:
        """The kiosk's number, or another one."""
        id, kept, fields = await self._form(request)
        owner, number = owner_of(self.binding.cookie(request)), fields.get("number", "")
        if owner is None or kept.owner != owner:
            return self._sorry("other", request, kept)
        is_right = await self.work.do(self.handoffs.choose, id, owner, int(number) if NUMBER.fullmatch(number) else 0)
        if not is_right:
            return self.binding.take_back(self._sorry("number", request, kept))
        return self.binding.take_back(self._page(self.pages.done(self._language(request, kept))))

    async def cancel(self, request: Request) -> Response:
        """The applicant does not want to."""
        id, kept, _ = await self._form(request)
        await self.work.do(self.handoffs.end, id, owner_of(self.binding.cookie(request)), "cancelled")
        return self.binding.take_back(self._sorry("cancelled", request, kept))

    async def _form(self, request: Request) -> tuple[str, Kept, dict[str, str]]:
        """The hand-off a form of ours is about. Raises NotKnown for any other form."""
        fields = read_fields(await body_of(request, FORM))
        request.state.language = fields.get("l", "")[:LONGEST_TAG]
        if self._wait_of(request):
            raise TooManyTries
        if not is_own_form(request, self.public):
            raise NotKnown
        id = id_of(request)
        kept = await self.work.do(self.handoffs.look, id)
        if kept is None:
            raise NotKnown
        return id, kept, fields

    def _wait_of(self, request: Request) -> int:
        return self.tries.take(client_of(request, self.proxies))

    def _sorry(self, kind: Sorry, request: Request, kept: Kept | None = None) -> Response:
        page = self.pages.sorry(kind, self._language(request, kept), kept.id if kept else "")
        return self._page(page, STATUS.get(kind, 200))

    def _page(self, html: bytes, status: int = 200) -> Response:
        return Response(html, status, self.pages.headers)

    def _language(self, request: Request, kept: Kept | None = None) -> str:
        posted, kept_language = getattr(request.state, "language", ""), kept.language if kept else ""
        return self.pages.language(posted, wanted_of(request) or "", kept_language, accept=accept_of(request))


def sealed_for(who: SignedIn, kept: Kept) -> bytes:
    """The box for the visit. Raises ProviderAway where its key is none that anything can be sealed to."""
    try:
        return seal(who, kept.public_key, kept.id)
    except ValueError:
        raise ProviderAway("no key to seal to") from None


def ending_of(kept: Kept) -> Sorry:
    """Why it does not go on."""
    return next((kind for kind in SORRIES if kind == kept.ending), "elsewhere")
