"""One exchange with a printer: an IPP request out, its attribute groups back. pyipp knows the format, aiohttp the way.

The one rule: a request is sent once, and its failure says whether the printer can have seen it.
"""

import itertools
import ssl
import struct
from collections.abc import AsyncIterable, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import aiohttp
from pyipp.enums import IppOperation, IppStatus, IppTag
from pyipp.parser import parse
from pyipp.serializer import construct_attribute
from yarl import URL

from kiosk.settings.printers import check_printer
from kiosk.visit.descriptors import ending_at_once

USER = "kiosk"
PORT = 631
Groups = Mapping[str, Any]
Attribute = tuple[str, IppTag, Any]


class ExchangeFault(Exception):
    """No good answer. Never leaves kiosk.paper: printing turns it into a leaf of PrintError."""


class NotReached(ExchangeFault):
    """No connection, so the printer has seen nothing. `untrusted`: its certificate was refused."""

    def __init__(self, *, untrusted: bool = False) -> None:
        super().__init__()
        self.untrusted = untrusted


class AnswerLost(ExchangeFault):
    """Connected, but no readable answer came: the printer may have done what was asked."""


class Refused(ExchangeFault):
    """The printer answered no. `status` is an IPP status code (RFC 8011 section 4.1.6)."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status:#06x}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed. `size` in bytes when it is known beforehand: without it the printer gets it in HTTP chunks."""

    format: str
    chunks: AsyncIterable[bytes]
    size: int | None = None


def address(uri: str) -> URL:
    """The web address behind a printer's address. Raises SettingsError."""
    check_printer(uri, "printer")
    url = URL(uri)
    assert url.host
    path = url.path if url.path != "/" else "/ipp/print"
    scheme = {"ipp": "http", "ipps": "https"}[url.scheme]
    return URL.build(scheme=scheme, host=url.host, port=url.port or PORT, path=path)


def encode(operation: IppOperation, number: int, head: Iterable[Attribute], job: Iterable[Attribute]) -> bytes:
    """An IPP 2.0 request up to where the document begins (RFC 8010 section 3.1)."""
    parts = [struct.pack(">bbhi", 2, 0, operation.value, number), bytes([IppTag.OPERATION.value])]
    parts += [construct_attribute(name, value, tag) for name, tag, value in head]
    if job := tuple(job):
        parts.append(bytes([IppTag.JOB.value]))
        parts += [construct_attribute(name, value, tag) for name, tag, value in job]
    return b"".join([*parts, bytes([IppTag.END.value])])


class Exchange:
    """A printer's address, asked one question per connection, so that no stale connection can blur what arrived."""

    def __init__(self, uri: str, *, connect: float, answer: float, trust: ssl.SSLContext | bool = True) -> None:
        self._uri = uri
        self._url = address(uri)
        self._trust = trust
        self._connect = connect
        self._answer = answer
        self._numbers = itertools.count(1)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(force_close=True, ssl=self._trust, socket_factory=ending_at_once)
        self._session = aiohttp.ClientSession(connector=connector)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, fault: BaseException | None,
                        trace: TracebackType | None) -> None:  # fmt: skip
        if self._session is not None:
            await self._session.close()

    async def ask(self, operation: IppOperation, head: Iterable[Attribute] = (), job: Iterable[Attribute] = (),
                  document: Document | None = None) -> Groups:  # fmt: skip
        """The answer's groups: "operation-attributes", "printers", "jobs". Raises an ExchangeFault.

        Sending a document has no time limit here, since a printer without paper stops reading it: the caller sets one.
        """
        target: list[Attribute] = [
            ("attributes-charset", IppTag.CHARSET, "utf-8"),
            ("attributes-natural-language", IppTag.LANGUAGE, "en"),
            ("printer-uri", IppTag.URI, self._uri),
        ]
        user: Attribute = ("requesting-user-name", IppTag.NAME, USER)
        # RFC 8011 4.1.5: the target comes right after charset and language, and a job's number belongs to the target.
        numbered = [each for each in head if each[0] == "job-id"]
        others = [each for each in head if each[0] != "job-id"]
        message = encode(operation, next(self._numbers), [*target, *numbered, user, *others], job)
        return understand(await self._post(message, document))

    async def _post(self, message: bytes, document: Document | None) -> bytes:
        assert self._session is not None, "an exchange is used inside `async with`"
        headers = {"Content-Type": "application/ipp", "Accept": "application/ipp", "User-Agent": USER}
        if document is None or document.size is not None:
            headers["Content-Length"] = str(len(message) + (document.size or 0 if document else 0))
        patience = None if document else self._answer
        timeout = aiohttp.ClientTimeout(total=patience, sock_connect=self._connect)
        body = body_of(message, document)
        try:
            async with self._session.post(
                self._url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                if answer.status == 200:
                    return await answer.read()
        except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientConnectorSSLError) as fault:
            raise NotReached(untrusted=True) from fault
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as fault:
            raise NotReached from fault
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise AnswerLost from fault
        finally:
            await body.aclose()
        raise Refused(IppStatus.ERROR_BUSY if answer.status == 503 else IppStatus.ERROR_NOT_POSSIBLE)


async def body_of(message: bytes, document: Document | None) -> Any:
    """The message, then the document chunk by chunk: never a second copy of it in memory."""
    yield message
    if document is not None:
        async for chunk in document.chunks:
            yield chunk


def understand(answer: bytes) -> Groups:
    """The groups of a good answer. Raises Refused, or AnswerLost when it is no IPP."""
    try:
        groups: Groups = parse(answer)
    except Exception as fault:  # a printer's bytes can be anything, and pyipp then raises anything
        raise AnswerLost from fault
    if groups["status-code"] >= IppStatus.REDIRECTION_OTHER_SITE:
        raise Refused(groups["status-code"])
    return groups


def values(group: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    """An attribute's values, none or many: IPP does not tell one value from a list of one."""
    value = group.get(name)
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)
