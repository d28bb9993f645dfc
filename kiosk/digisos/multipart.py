"""multipart/form-data (RFC 7578), read as strictly as a rehearsal needs: every part in its order, with its types.

The one rule: what is not written exactly so is refused, with a reason that never quotes what was in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesHeaderParser

BOUNDARY = re.compile(r'multipart/form-data; *boundary="?([0-9A-Za-z\'()+_,./:=? -]{1,70})"?')
DISPOSITION = "content-disposition"


class WrongParts(Exception):
    """Why it was refused, for whoever reads the rehearsal's answer; never with what was in it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a multipart body."""

    name: str
    filename: str | None
    type: str
    content: bytes = field(repr=False)


def parts_in(content_type: str, body: bytes) -> Iterator[Part]:
    """The parts of multipart/form-data (RFC 7578). Raises WrongParts."""
    boundary = BOUNDARY.fullmatch(content_type)
    if not boundary:
        raise WrongParts("not multipart/form-data")
    line = b"--" + boundary[1].encode()
    first, *pieces = (b"\r\n" + body).split(b"\r\n" + line)
    last = pieces.pop() if pieces else b""
    if first or last not in (b"--", b"--\r\n"):
        raise WrongParts("not closed as it should be")
    for piece in pieces:
        head, found, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not found:
            raise WrongParts("a part without headers")
        yield part_of(BytesHeaderParser().parsebytes(head), content)


def part_of(head: Message, content: bytes) -> Part:
    """One part. Raises WrongParts."""
    name = head.get_param("name", header=DISPOSITION)
    filename = head.get_param("filename", header=DISPOSITION)
    if not isinstance(name, str) or not (filename is None or isinstance(filename, str)):
        raise WrongParts("a part without a name")
    return Part(name, filename, head.get("content-type", ""), content)
