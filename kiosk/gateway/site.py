"""What an applicant opens: the status behind the receipt's QR, and the form for reference and code.

The one rule: no such reference, a wrong key and a wrong code are answered with the same page, after the same work.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from kiosk.errors import NotKnown, TooManyTries
from kiosk.form.reference import Reference, parse_reference
from kiosk.gateway.browser import FORM, LONGEST, LONGEST_TAG, accept_of, client_of, read_fields, wanted_of
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.looking.offering import Offering
from kiosk.gateway.pages import Entered, Pages, Sorry
from kiosk.gateway.pages import Problem as Trouble
from kiosk.gateway.routing import Resources, body_of, refusal_of, seconds_of
from kiosk.gateway.working import Work
from kiosk.register.fields import CROCKFORD
from kiosk.register.model import Registration, Status
from kiosk.register.store import Store
from kiosk.visit.receipt_key import LENGTH, read_code

KEY = re.compile(CROCKFORD + "{" + str(LENGTH) + "}")


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody wrote into the form."""

    reference: str
    code: str
    language: str


@dataclass(frozen=True, slots=True)
class Site:
    """The pages for people. `look`: the status of a reference, for whoever has its key; `offering`: what it offers."""

    look: Callable[[str, str], Awaitable[Status | None]]
    store: Store
    work: Work
    pages: Pages
    tries: Tries
    proxies: Proxies
    offering: Offering

    def resources(self) -> Resources:
        """Its paths: in capitals as the QR has them, and as a person may write them."""
        return {
            "/": {"GET": self.ask},
            **{f"/{letter}": {"POST": self.typed} for letter in "Ss"},
            **{f"/{letter}/{{reference}}/{{key}}": {"GET": self.scanned} for letter in "Ss"},
        }

    async def ask(self, request: Request) -> Response:
        """The form."""
        return self._page(self.pages.ask(self._language(request)))

    async def scanned(self, request: Request) -> Response:
        """The receipt's link."""
        reference = parse_reference(request.path_params["reference"][:LONGEST])
        key = request.path_params["key"].upper()
        if not isinstance(reference, Reference) or not KEY.fullmatch(key):
            return self._sorry("unknown", request)
        try:
            status = await self.look(reference.characters, key)
            if status is not None and await self.offering.settle(status):
                status = await self.look(reference.characters, key)
            if status is None:
                return self._sorry("unknown", request)
            return await self._told(status, wanted_of(request), key)
        except Exception as fault:
            if refusal_of(fault) is None:
                raise
            return self._sorry("trouble", request, 503)

    async def typed(self, request: Request) -> Response:
        """Reference and code from the form."""
        typed = read_form(await body_of(request, FORM))
        language = self._language(request, typed.language)
        reference, code = parse_reference(typed.reference), read_code(typed.code)
        if not isinstance(reference, Reference) or code is None:
            return self._again(language, "shape", typed, 422)
        seconds = self.tries.take(client_of(request, self.proxies))
        if seconds:
            return self._again(language, "tries", typed, 429, seconds)
        try:
            status = await self.work.guess(self.store.status_with_code, reference.characters, code)
            return await self._told(status, typed.language or None, entered=Entered(str(reference), code))
        except NotKnown:
            return self._again(language, "unknown", typed, 404)
        except TooManyTries as fault:
            return self._again(language, "tries", typed, 429, seconds_of(fault))
        except Exception as fault:
            if refusal_of(fault) is None:
                raise
            return self._sorry("trouble", request, 503)

    def lost(self, request: Request) -> Response:
        """A path that leads nowhere."""
        return self._sorry("unknown", request)

    async def _told(
        self, status: Status, language: str | None, key: str = "", *, entered: Entered | None = None
    ) -> Response:
        """Where it stands, and what may be done about it. `key`: "" for who typed the code."""
        shown, offer = await self.offering.offered(status, key)
        page = self.pages.status(shown, language, entered=entered, offer=offer)
        return Response(page, 200, self.pages.form_headers if offer and offer.key else self.pages.headers)

    def _sorry(self, kind: Sorry, request: Request, status: int = 404) -> Response:
        return self._page(self.pages.sorry(kind, self._language(request)), status)

    def _again(self, language: str, problem: Trouble, typed: Typed, status: int, seconds: int = 0) -> Response:
        page = self._page(self.pages.ask(language, problem, reference=typed.reference), status)
        if seconds:
            page.headers["retry-after"] = str(seconds)
        return page

    def _page(self, html: bytes, status: int = 200) -> Response:
        return Response(html, status, self.pages.headers)

    def _language(self, request: Request, posted: str = "") -> str:
        return self.pages.language(posted or wanted_of(request), accept_of(request))


def warm(pages: Pages, languages: Iterable[str]) -> None:
    """Draws every kind of page once, before anybody waits for one."""
    registration = Registration("0" * 9, "", "", "", "paper", "")
    status = Status(registration, "printed", datetime.now(UTC), "")
    for language in languages:
        pages.status(status, language)
        pages.ask(language)
        pages.sorry("unknown", language)


def read_form(body: bytes) -> Typed:
    """The three fields; one that is missing, or is written twice, is empty."""
    fields = read_fields(body)
    reference, code, language = (fields.get(name, "") for name in ("reference", "code", "l"))
    return Typed(reference, code, language[:LONGEST_TAG])
