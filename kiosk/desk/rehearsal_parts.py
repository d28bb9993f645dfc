"""What the rehearsal of Fiks checks: the parts of an upload, and the first digisos-soker.json of a case.

The one rule: what does not look exactly as KS' own client sends it is refused, with the reason.
"""

import json
import re
from typing import TYPE_CHECKING, Any

from kiosk.digisos.envelope import unseal
from kiosk.digisos.multipart import Part, WrongParts, parts_in
from kiosk.digisos.parcel import LARGEST, MOST

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

MIMETYPES = {"application/json", "application/pdf", "image/jpeg", "image/png"}
NAME = re.compile(r"[\w() ,.–-]{1,100}")
# digisos-soker.json: a time needs its fraction, and the first document that the case was received.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z")
VERSION = re.compile(r"\d+\.\d+\.\d+")
SOKER = "no.nav.digisos.digisos.soker.v1"


def documents_in(content_type: str, body: bytes, key: "RSAPrivateKey") -> dict[str, bytes]:
    """The files, opened, by name. Raises WrongParts."""
    parts = list(parts_in(content_type, body))
    if not parts or len(parts) % 2 or len(parts) > 2 * MOST:
        raise WrongParts("a metadata part and a file for each, at most thirty")
    pairs = zip(parts[::2], parts[1::2], strict=True)
    found = [document_in(number, *pair, key) for number, pair in enumerate(pairs)]
    if len(dict(found)) < len(found):
        raise WrongParts("two files of the same name")
    return dict(found)


def document_in(number: int, about: Part, file: Part, key: "RSAPrivateKey") -> tuple[str, bytes]:
    """One file: named as its metadata says, sealed, of the size it had before. Raises WrongParts."""
    if (about.name, file.name) != (f"metadata:{number}", f"dokument:{number}"):
        raise WrongParts(f"part {number} is not named as it should be")
    if about.filename is not None or about.type.partition(";")[0] != "text/plain":
        raise WrongParts(f"metadata:{number} is a field of plain text")
    if file.type != "application/octet-stream" or len(file.content) > LARGEST:
        raise WrongParts(f"dokument:{number} is a file of octets, at most ten million")
    said = metadata_in(about.content)
    if file.filename != said["filnavn"]:
        raise WrongParts(f"dokument:{number} is named otherwise than its metadata says")
    try:
        opened = unseal(file.content, key)
    except ValueError:
        raise WrongParts(f"dokument:{number} is not sealed to this certificate") from None
    if said["storrelse"] != len(opened):
        raise WrongParts(f"dokument:{number} has another size than its metadata says")
    return said["filnavn"], opened


def metadata_in(content: bytes) -> dict[str, Any]:
    """filnavn, mimetype, storrelse and nothing else. Raises WrongParts."""
    try:
        said = json.loads(content)
    except ValueError:
        raise WrongParts("metadata is no JSON") from None
    if not isinstance(said, dict) or set(said) != {"filnavn", "mimetype", "storrelse"}:
        raise WrongParts("metadata is filnavn, mimetype and storrelse")
    is_named = isinstance(said["filnavn"], str) and NAME.fullmatch(said["filnavn"])
    if not is_named or said["mimetype"] not in MIMETYPES or type(said["storrelse"]) is not int:
        raise WrongParts("metadata has a value that is not allowed")
    return said


def soker_in(document: object) -> dict[str, Any]:
    """digisos-soker.json of a case that was just received. Raises WrongParts."""
    if not isinstance(document, dict) or document.get("type") != SOKER or set(document) != {"type", "sak"}:
        raise WrongParts("not an update of a case")
    sak = document["sak"]
    soker = sak.get("soker") if isinstance(sak, dict) else None
    if not isinstance(soker, dict) or not VERSION.fullmatch(str(soker.get("version"))):
        raise WrongParts("soker has no version")
    sender = soker.get("avsender")
    if not isinstance(sender, dict) or not all(sender.get(each) for each in ("systemnavn", "systemversjon")):
        raise WrongParts("soker does not say who sends it")
    events = soker.get("hendelser")
    if not isinstance(events, list) or not events or not all(is_received(event) for event in events[:1]):
        raise WrongParts("the first event is that it was received")
    return soker


def is_received(event: object) -> bool:
    """Whether this event says that the application was received, and when."""
    if not isinstance(event, dict):
        return False
    said = event.get("type"), event.get("status")
    return said == ("soknadsStatus", "MOTTATT") and bool(MOMENT.fullmatch(str(event.get("hendelsestidspunkt"))))
