"""The body of an HTTP answer, read no further than it may be long.

The one rule: what is longer is not kept at all, since no end of it is worth more than another.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from requests import Response

CHUNK = 65_536


def whole(response: "Response", most: int) -> bytes | None:
    """All of it; None: it is more than so many bytes. Raises what requests does."""
    body = bytearray()
    for chunk in response.iter_content(CHUNK):
        body += chunk
        if len(body) > most:
            return None
    return bytes(body)
