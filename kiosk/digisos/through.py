"""Fiks as a kiosk reaches it: through the gateway, which alone holds what Fiks wants to see.

The one rule: a kiosk shows the gateway its own key, and the applicant's token only where a request is in their name.
"""

from collections.abc import Callable, Collection, Mapping

from kiosk.digisos.client import TIMEOUT, Digisos
from kiosk.digisos.exchange import APPLICANT, Who

ROOM = "/api/v1/fiks"


def gateway_digisos(
    url: str,
    key: str,
    token: Callable[[], str],
    pins: Collection[str] = (),
    timeout: tuple[float, float] = TIMEOUT,
) -> Digisos:
    """The client of a kiosk. `url`, `key`: of the gateway, as in the settings; `token`: the applicant's, for now."""

    def headers(who: Who) -> Mapping[str, str]:
        mine = {"Authorization": f"Bearer {key}"}
        return {**mine, APPLICANT: f"Bearer {token()}"} if who == "applicant" else mine

    return Digisos(url.rstrip("/") + ROOM, headers, pins, timeout)
