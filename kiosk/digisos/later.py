"""A parcel that the gateway may still deliver when the applicant has gone home: sealed to its key, with an end.

The one rule: only because the applicant said yes, only until then, and under the same navEksternRefId as every other
attempt, so that it can never arrive twice.
"""

from dataclasses import asdict, fields
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from kiosk.digisos.envelope import seal, unseal
from kiosk.digisos.parcel import Enclosure, Parcel
from kiosk.errors import PaperOnly

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

LONGEST = timedelta(hours=24)
VERSION = 1


def put_by(parcel: Parcel, until: datetime, now: datetime, gateway: "Certificate") -> bytes:
    """What the gateway keeps and nobody else can read. Raises ValueError when `until` is past, or beyond a day."""
    import cbor2

    if not now < until <= now + LONGEST:
        raise ValueError("an end within a day")
    written: bytes = cbor2.dumps({"version": VERSION, "until": until.timestamp(), "parcel": asdict(parcel)})
    return seal(written, gateway)


def take_up(kept: bytes, now: datetime, key: "RSAPrivateKey") -> Parcel:
    """The parcel, to be sent again as it was. Raises PaperOnly after its end, ValueError for anything else."""
    import cbor2

    try:
        said: Any = cbor2.loads(unseal(kept, key))
        until, body = datetime.fromtimestamp(said["until"], UTC), said["parcel"]
        is_known = said["version"] == VERSION and set(body) == {field.name for field in fields(Parcel)}
    except (cbor2.CBORDecodeError, KeyError, TypeError, OverflowError):
        raise ValueError("no parcel") from None
    if not is_known:
        raise ValueError("another version")
    if now >= until:
        raise PaperOnly("its time is over")
    enclosed: Any = {name: tuple(Enclosure(**each) for each in body[name]) for name in ("pdfs", "files")}
    return Parcel(**{**body, **enclosed})
