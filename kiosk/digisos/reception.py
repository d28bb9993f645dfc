"""What stands behind the rehearsal's door: mellomlagring, cases, statuses, and what becomes of each request.

The one rule: a navEksternRefId makes one case and no second; what is wrong leaves everything as it was.
"""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from kiosk.digisos.envelope import unseal
from kiosk.digisos.inspection import (
    Opened,
    Submission,
    check_enclosed,
    check_room,
    late_in,
    staged_in,
    submission_in,
)  # fmt: skip
from kiosk.digisos.loopback import Reply
from kiosk.digisos.multipart import Part, WrongParts, parts_in
from kiosk.digisos.rehearsal_key import Pair, key_and_certificate
from kiosk.digisos.writing import moment

SENDER = {"systemnavn": "rehearsal", "systemversjon": "1"}


@dataclass(frozen=True, slots=True)
class Call:
    """A request that may be made. `names`: what stood in its path."""

    name: str
    names: tuple[str, ...]
    type: str
    body: bytes = field(repr=False)


@dataclass(slots=True)
class ReceivedCase:
    """What Fiks has of one case. `files`, and each of `late`: by name, opened; `hendelser`: told to its owner."""

    kommunenummer: str
    nav_reference: str
    submission: Submission = field(repr=False)
    files: Mapping[str, Opened] = field(repr=False)
    late: dict[str, Mapping[str, Opened]] = field(default_factory=dict, repr=False)
    hendelser: list[Mapping[str, Any]] = field(default_factory=list, repr=False)
    soker: str = field(default_factory=lambda: str(uuid4()))
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


class Reception:
    """`closed`, `paused`, `unknown`: municipalities by number. `cases`: by digisosId; `staged`: by reference, by id."""

    def __init__(
        self, closed: Collection[str], paused: Collection[str], unknown: Collection[str], pair: "Pair | None" = None
    ) -> None:
        from cryptography.x509 import load_der_x509_certificate

        self.cases: dict[str, ReceivedCase] = {}
        self.staged: dict[str, dict[str, Opened]] = {}
        self._closed, self._paused, self._unknown = frozenset(closed), frozenset(paused), frozenset(unknown)
        self._key, self._written = pair or key_and_certificate()
        self._certificate = load_der_x509_certificate(self._written)
        self._doing: dict[str, Callable[..., Reply]] = {
            "kommune": self._kommune,
            "certificate": self._public_key,
            "staged": self._staged,
            "stage": self._stage,
            "unstage": self._unstage,
            "submit": self._submit,
            "add": self._add,
            "cases": self._cases,
            "case": self._case,
            "document": self._document,
        }

    def tell(self, digisos_id: str, *hendelser: Mapping[str, Any]) -> None:
        """The municipality tells what happened, as its case system would write it."""
        self.cases[digisos_id].hendelser.extend(hendelser)

    def answer(self, call: Call) -> Reply:
        """What Fiks says."""
        try:
            return self._doing[call.name](call, *call.names)
        except WrongParts as wrong:
            return refused(400, str(wrong))

    def _kommune(self, _call: Call, number: str) -> Reply:
        if number in self._unknown:
            return refused(404, "no such municipality")
        flags = {"kanMottaSoknader": number not in self._closed, "kanOppdatereStatus": True}
        paused = {"harMidlertidigDeaktivertMottak": number in self._paused}
        return said({"kommunenummer": number, **flags, **paused, "harMidlertidigDeaktivertOppdateringer": False})

    def _public_key(self, _call: Call) -> Reply:
        return Reply(200, self._written, "application/octet-stream")

    def _staged(self, _call: Call, reference: str) -> Reply:
        there = self.staged.get(reference)
        return said(listed(reference, there)) if there else refused(404, "nothing there")

    def _stage(self, call: Call, reference: str) -> Reply:
        file = staged_in(self._parts(call), self._open)
        there = self.staged.get(reference, {})
        check_room((*there.values(), file))
        self.staged[reference] = {**there, str(uuid4()): file}
        return said(listed(reference, self.staged[reference]), 202)

    def _unstage(self, _call: Call, reference: str, id: str) -> Reply:
        if self.staged.get(reference, {}).pop(id, None) is None:
            return refused(404, "nothing there")
        return Reply(204)

    def _submit(self, call: Call, kommunenummer: str, reference: str) -> Reply:
        if kommunenummer in self._closed | self._paused | self._unknown:
            return refused(400, "this municipality receives nothing")
        submission = submission_in(self._parts(call), kommunenummer, self._open)
        known = next((id for id, case in self.cases.items() if case.nav_reference == reference), None)
        if known:
            return refused(400, f"Søknad med navEksternRefId {reference} finnes allerede, digisosId: {known}")
        files = self._enclosed(reference, submission.vedlegg, is_late=False)
        id = str(uuid4())
        self.cases[id] = ReceivedCase(kommunenummer, reference, submission, files)
        received = {"type": "soknadsStatus", "hendelsestidspunkt": moment(datetime.now(UTC)), "status": "MOTTATT"}
        self.cases[id].hendelser.append(received)
        self.staged.pop(reference, None)
        return said(id, 202)

    def _add(self, call: Call, kommunenummer: str, id: str, reference: str) -> Reply:
        case = self.cases.get(id)
        if case is None or case.kommunenummer != kommunenummer:
            return refused(410, "no such case")
        vedlegg = late_in(self._parts(call))
        if not reference.startswith(case.nav_reference):
            raise WrongParts("the reference is that of the application, and a counter")
        if reference in case.late:
            return refused(400, f"Ettersendelse med navEksternRefId {reference} finnes allerde")
        case.late[reference] = self._enclosed(reference, vedlegg, is_late=True)
        self.staged.pop(reference, None)
        return said(id, 202)

    def _cases(self, _call: Call) -> Reply:
        return said([sak_of(id, case) for id, case in self.cases.items()])

    def _case(self, _call: Call, id: str) -> Reply:
        return said(sak_of(id, self.cases[id])) if id in self.cases else refused(404, "no such case")

    def _document(self, _call: Call, id: str, document: str) -> Reply:
        case = self.cases.get(id)
        if case is None or document != case.soker:
            return refused(404, "no such document")
        return said({"version": "1.3.0", "avsender": SENDER, "hendelser": case.hendelser})

    def _enclosed(self, reference: str, vedlegg: Any, *, is_late: bool) -> dict[str, Opened]:
        """What is staged, when it is what was named. Raises WrongParts."""
        files = {file.name: file for file in self.staged.get(reference, {}).values()}
        check_enclosed(vedlegg, files, is_late=is_late)
        return files

    def _parts(self, call: Call) -> list[Part]:
        return list(parts_in(call.type, call.body))

    def _open(self, content: bytes) -> bytes:
        return unseal(content, self._key, self._certificate)


def sak_of(id: str, case: ReceivedCase) -> dict[str, Any]:
    """DigisosSak. Without sokerFnr: nobody here may need it."""
    now, sent = (int(moment.timestamp() * 1000) for moment in (datetime.now(UTC), case.at))
    late = [
        {"navEksternRefId": reference, "vedlegg": [{"filnavn": name} for name in files], "timestampSendt": now}
        for reference, files in case.late.items()
    ]
    return {
        "fiksDigisosId": id,
        "kommunenummer": case.kommunenummer,
        "sistEndret": now,
        "originalSoknadNAV": {"navEksternRefId": case.nav_reference, "timestampSendt": sent},
        "ettersendtInfoNAV": {"ettersendelser": late},
        "digisosSoker": {"metadata": case.soker, "timestampSistOppdatert": now},
        "tilleggsinformasjon": {"enhetsnummer": case.submission.enhetsnummer},
    }


def listed(reference: str, files: Mapping[str, Opened]) -> dict[str, Any]:
    """What lies in mellomlagring."""
    rows = [
        {"filnavn": file.name, "filId": id, "storrelse": len(file.content), "mimetype": file.mimetype}
        for id, file in files.items()
    ]
    return {"navEksternRefId": reference, "mellomlagringMetadataList": rows}


def said(value: Any, status: int = 200) -> Reply:
    """An answer in JSON."""
    return Reply(status, json.dumps(value, ensure_ascii=False).encode())


def refused(status: int, message: str) -> Reply:
    """ErrorMessage, as Fiks says no."""
    now = int(datetime.now(UTC).timestamp() * 1000)
    return said({"timestamp": now, "status": status, "errorId": str(uuid4()), "message": message}, status)
