"""Slots at a gateway, as a kiosk opens and empties them.

The one rule: whatever goes wrong is a leaf of RegisterError, within seconds; what is no answer of a gateway is none.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from kiosk.asking import KEY, Answer, Asking, granted
from kiosk.documents.phone.model import Fate, News, Slot
from kiosk.documents.phone.sealing import write_public
from kiosk.documents.phone.wire import MOST_SEALED, read_news, read_slot
from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, SettingsError

T = TypeVar("T")
ROOM = "uploads"
# The gateway answers a wait after eight seconds at the latest.
TIMEOUT = (2, 12)


class GatewaySlots:
    """Slots of a gateway. `url`, `key`: as in the settings.

    One thread may wait and fetch while another turns, tells and closes. Raises SettingsError for a key that cannot be
    one.
    """

    def __init__(self, url: str, key: str, timeout: tuple[float, float] = TIMEOUT) -> None:
        if not KEY.fullmatch(key):
            raise SettingsError("gateway_key is no key: write the line that kiosk gateway key issue prints")
        self._url = url.rstrip("/")
        # Nobody's news waits until somebody else has been told something.
        self._waiting, self._telling = (Asking(url, key, timeout, ROOM, MOST_SEALED) for _ in range(2))

    def open(self, language: str, topic: str) -> Slot:
        try:
            answer = found(self._waiting.ask("POST", "", {"language": language, "topic": topic}))
        except NotKnown:
            raise GatewayRefused("it is too old for photos") from None
        return understood(answer, read_slot)

    def address(self, id: str, public: bytes) -> str:
        """Capitals as far as they change nothing: a QR code has them in less room."""
        return f"{self._url}/U/{id}".upper() + f"#{write_public(public)}"

    def turn_to(self, id: str, topic: str) -> None:
        found(self._telling.ask("PUT", f"/{id}", {"topic": topic}))

    def wait(self, id: str, known: int) -> News:
        return understood(found(self._waiting.ask("POST", f"/{id}/wait", {"known": known})), read_news)

    def fetch(self, id: str, file: str, piece: int) -> bytes | None:
        try:
            return found(self._waiting.ask("GET", f"/{id}/{file}/{piece}")).body
        except NotKnown:
            return None

    def tell(self, id: str, file: str, fate: Fate) -> None:
        found(self._telling.ask("POST", f"/{id}/{file}", {"state": fate}))

    def close(self, id: str) -> None:
        found(self._telling.ask("DELETE", f"/{id}"))


def found(answer: Answer) -> Answer:
    """An answer of 200 or 204. Raises NotKnown for what is not there, and the leaf of RegisterError for any other."""
    if answer.status == 404:
        raise NotKnown
    return granted(answer, (200, 204))


def understood(answer: Answer, read: Callable[[Any], T]) -> T:
    """What the answer says. Raises GatewayUnreachable for what no gateway says."""
    try:
        return read(answer.json())
    except (ValueError, KeyError, TypeError):
        raise GatewayUnreachable("the answer is none of a gateway's") from None
