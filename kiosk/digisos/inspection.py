"""What the rehearsal of Fiks checks in a submission: parts, their order and types, both documents, each sealed file.

The one rule: stricter than what is known of the real one (`reference/digisos.md` 9); what is wrong is told by its
place, never by its value.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha512
from typing import Any, TypeAlias

from kiosk.digisos.multipart import Part, WrongParts
from kiosk.digisos.parcel import JSON, KINDS, LARGEST, LARGEST_IN_ALL, LATE_PDF, MOST, OCTETS, PDFS, TEXT
from kiosk.digisos.shaped import misfits
from kiosk.digisos.soknad import VERSION, Soknad
from kiosk.digisos.vedlegg import Vedlegg

Opener: TypeAlias = Callable[[bytes], bytes]
"""Opens a sealed file. Raises ValueError."""
FIELDS = ("tilleggsinformasjonJson", "soknadJson", "vedleggJson")
NAME = re.compile(r"[A-Za-z0-9_-]{1,70}\.(?:pdf|jpe?g|png)")
ACCOUNT, PHONE, HASH = re.compile(r"\d{11}"), re.compile(r"\+\d+"), re.compile(r"[0-9a-f]{128}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was before it was sealed."""

    name: str
    mimetype: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Submission:
    """What one POST held, read."""

    enhetsnummer: str
    soknad: Any = field(repr=False)
    vedlegg: Any = field(repr=False)
    pdfs: tuple[Opened, ...] = field(repr=False)


def submission_in(parts: Sequence[Part], kommunenummer: str, open: Opener) -> Submission:
    """The application. Raises WrongParts."""
    names = [*FIELDS, *(name for number, pdf in enumerate(PDFS) for name in (f"metadata{number}", pdf))]
    require([part.name for part in parts] == names, f"parts are {', '.join(names)}, in this order")
    more, soknad, vedlegg = (document_in(part) for part in parts[:3])
    pdfs = tuple(opened(about, file, TEXT, open) for about, file in zip(parts[3::2], parts[4::2], strict=True))
    require([pdf.name for pdf in pdfs] == list(PDFS), "PDFs are named as their parts")
    require(all(pdf.mimetype == KINDS[b"%PDF-"] for pdf in pdfs), "PDFs are PDFs")
    check_soknad(soknad)
    check_vedlegg(vedlegg)
    receiver = soknad["mottaker"]
    require(receiver.get("kommunenummer") == kommunenummer, "mottaker.kommunenummer is that of the path")
    is_same = isinstance(more, dict) and list(more.items()) == [("enhetsnummer", receiver.get("enhetsnummer"))]
    require(
        is_same and re.fullmatch(r"\d{4}", more["enhetsnummer"]), "enhetsnummer is that of mottaker, and nothing else"
    )
    return Submission(more["enhetsnummer"], soknad, vedlegg, pdfs)


def late_in(parts: Sequence[Part]) -> Any:
    """vedlegg.json of late papers. Raises WrongParts."""
    require([part.name for part in parts] == ["vedlegg.json"], "the one part is vedlegg.json")
    vedlegg = document_in(parts[0])
    check_vedlegg(vedlegg)
    return vedlegg


def staged_in(parts: Sequence[Part], open: Opener) -> Opened:
    """One file for mellomlagring. Raises WrongParts."""
    require([part.name for part in parts] == ["metadata", "files"], "parts are metadata and files")
    file = opened(parts[0], parts[1], JSON, open)
    require(NAME.fullmatch(file.name), "a file is named in plain letters, with its ending")
    return file


def document_in(part: Part) -> Any:
    """The JSON of a part. Raises WrongParts."""
    require(part.filename is None and part.type == JSON, f"{part.name} is a field of {JSON}")
    try:
        return json.loads(part.content)
    except (ValueError, RecursionError):
        raise WrongParts(f"{part.name} is no JSON") from None


def opened(about: Part, file: Part, type: str, open: Opener) -> Opened:
    """One file with its metadata: sealed to us, of the size and the kind it claims. Raises WrongParts."""
    require(about.filename is None and about.type == type, f"{about.name} is a field of {type}")
    require(file.type == OCTETS, f"{file.name} is {OCTETS}")
    try:
        said = json.loads(about.content)
        content = open(file.content)
    except (ValueError, RecursionError):
        raise WrongParts(f"{about.name} is no JSON, or {file.name} is not sealed to this key") from None
    is_whole = isinstance(said, dict) and list(said) == ["filnavn", "mimetype", "storrelse"]
    require(is_whole and said["filnavn"] == file.filename, f"{about.name} is filnavn, mimetype, storrelse of its file")
    require(said["storrelse"] == len(content) and type_of(content) == said["mimetype"], f"{file.name} is another file")
    require(len(content) <= LARGEST, f"{file.name} is too large")
    return Opened(said["filnavn"], said["mimetype"], content)


def type_of(content: bytes) -> str:
    """By its first bytes; "" for what is not taken."""
    return next((kind for magic, kind in KINDS.items() if content.startswith(magic)), "")


def check_soknad(soknad: Any) -> None:
    """Its shape, and what a shape does not say. Raises WrongParts."""
    found = next(misfits(Soknad, soknad), None)
    require(found is None, f"soknad.json does not fit at {found}")
    data, mark = soknad["data"], soknad["kiosk"]
    personalia = data["personalia"]
    account, phone = personalia["kontonummer"].get("verdi"), personalia.get("telefonnummer", {}).get("verdi")
    status = data.get("familie", {}).get("sivilstatus", {})
    arbeid = data.get("arbeid", {})
    require(soknad["version"] == VERSION, "version")
    require(mark["digital"] and mark["identitet"] == "innlogget", "only who is signed in sends digitally")
    require(personalia["personIdentifikator"]["kilde"] == "system", "personIdentifikator is from the sign-in")
    require(account is None or ACCOUNT.fullmatch(account), "kontonummer")
    require(phone is None or PHONE.fullmatch(phone), "telefonnummer")
    require((status.get("status") == "gift") == ("ektefelle" in status), "gift means ektefelle")
    require("kommentarTilArbeidsforhold" not in arbeid or "forhold" in arbeid, "kommentar needs forhold")
    require(all(amount >= 0 for amount in amounts(data["okonomi"])), "an amount below nothing")


def amounts(value: Any) -> Iterator[int]:
    """All whole numbers in it."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from amounts(each)
    elif type(value) is int:
        yield value


def check_vedlegg(vedlegg: Any) -> None:
    """Its shape; files where it says so and only there; each name once. Raises WrongParts."""
    found = next(misfits(Vedlegg, vedlegg), None)
    require(found is None, f"vedlegg.json does not fit at {found}")
    for each in vedlegg["vedlegg"]:
        require((each["status"] == "LastetOpp") == bool(each["filer"]), "LastetOpp means files")
        require((each["hendelseType"] == "soknad") == ("hendelseReferanse" in each), "a demand has its reference")
    files = [file for each in vedlegg["vedlegg"] for file in each["filer"]]
    require(len({file["filnavn"] for file in files}) == len(files), "two files of one name")
    require(all(HASH.fullmatch(file["sha512"]) for file in files), "sha512 is 128 small hex digits")


def check_enclosed(vedlegg: Any, staged: Mapping[str, Opened], *, is_late: bool) -> None:
    """That just the files it names are staged, byte for byte. `staged`: by name. Raises WrongParts."""
    named = {file["filnavn"]: file["sha512"] for each in vedlegg["vedlegg"] for file in each["filer"]}
    there = {name: sha512(file.content).hexdigest() for name, file in staged.items()}
    cover = there.pop(LATE_PDF, None) if is_late else None
    require(not is_late or cover, f"late papers have {LATE_PDF}")
    require(named == there, "vedlegg.json and mellomlagring have other files, or others of these names")


def check_room(files: Sequence[Opened]) -> None:
    """That mellomlagring holds no more than it may. Raises WrongParts."""
    require(len({file.name for file in files}) == len(files), "two files of one name")
    is_fitting = len(files) <= MOST + 1 and sum(len(file.content) for file in files) <= LARGEST_IN_ALL
    require(is_fitting, "too many files, or too large in all")


def require(holds: object, otherwise: str) -> None:
    """Raises WrongParts unless it holds."""
    if not holds:
        raise WrongParts(otherwise)
