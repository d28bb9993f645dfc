"""Hands applications over to the municipality's Fiks Digisos endpoint, as a case system registers one from paper.

The one rule: one case for each reference. Where it cannot be known whether Fiks made it, a person looks first.
Paths, parts and fields: KS' API description digisos-sak-api-v1 and its client fiks-digisos-klient.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from kiosk import __version__
from kiosk.desk.fiks_call import Answer, Caller, Credentials, File
from kiosk.desk.handover import CaseFiles, HandedOver
from kiosk.digisos.client import EXISTS
from kiosk.digisos.envelope import seal
from kiosk.digisos.keys import certificate_in
from kiosk.errors import ByHandOnly, EndpointRefused, EndpointUncertain, FiksUncertain

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
TYPES = {".json": "application/json", ".pdf": "application/pdf"}
SOKER, SOKER_VERSION = "no.nav.digisos.digisos.soker.v1", "1.3.0"


class FiksWay:
    """`url`: https:// address without a path; `credentials`: headers for each call, read anew each time.

    What was made stays known while the desk runs: after a failure it goes on where it stopped, with the same case.
    """

    name = "desk.way.fiks"

    def __init__(
        self,
        url: str,
        organisation: str,
        credentials: Credentials,
        clock: Callable[[], datetime],
        timeout: tuple[float, float] = (5, 60),
    ) -> None:
        self._organisation = organisation
        self._clock = clock
        self._caller = Caller(url.rstrip("/") + "/digisos/api/v1", credentials, timeout)
        self._made: dict[str, str] = {}
        self._done: set[str] = set()
        self._doubted: set[str] = set()

    def give(self, files: CaseFiles, *, again: bool = False) -> HandedOver:
        """A case, its files, and that it was received. Raises ByHandOnly, EndpointAway, EndpointRefused or
        EndpointUncertain; after the last only `again`, said by who has looked, makes a case.
        """
        if files.is_late:
            raise ByHandOnly(text="error.case.late")
        if not files.identity:
            raise ByHandOnly(text="error.case.number")
        if files.reference in self._done:
            return HandedOver(self._made[files.reference], was_there=True)
        if again:
            self._doubted.discard(files.reference)
        certificate = self._certificate()
        id, was_there = self._case(files)
        self._upload(id, files, certificate)
        self._say_received(id)
        self._done.add(files.reference)
        return HandedOver(id, was_there)

    def _certificate(self) -> "Certificate":
        """To which files are sealed. Asked for first: where it is not to be had, nothing is begun."""
        body = good(self._caller.call("GET", "/dokumentlager-public-key")).body
        try:
            return certificate_in(body)
        except FiksUncertain:
            raise EndpointRefused from None

    def _case(self, files: CaseFiles) -> tuple[str, bool]:
        """Its id at Fiks, and whether there had been one. Asked for once."""
        if files.reference in self._made:
            return self._made[files.reference], False
        if files.reference in self._doubted:
            raise EndpointUncertain
        # The same for every attempt, so that the two logs can be laid side by side.
        request = {"requestid": str(uuid5(NAMESPACE_URL, f"kiosk:{files.reference}"))}
        identity = {"sokerFnr": files.identity}
        try:
            answer = self._caller.call(
                "POST", f"/{self._organisation}/ny", is_once=True, params=identity, headers=request
            )
        except EndpointUncertain:
            self._doubted.add(files.reference)
            raise
        id, was_there = case_in(answer)
        self._made[files.reference] = id
        return id, was_there

    def _upload(self, id: str, files: CaseFiles, certificate: "Certificate") -> None:
        """What is not there yet, each file after what it is."""
        path = f"/{self._organisation}/{id}/filer"
        there = names_in(good(self._caller.call("GET", path)).json())
        missing = [each for each in files.files if each[0] not in there]
        if missing:
            good(self._caller.call("POST", path, files=list(parts_of(missing, certificate))))

    def _say_received(self, id: str) -> None:
        """The first thing the applicant's own page says. Told twice it is one."""
        document = {"type": SOKER, "sak": {"soker": received(self._clock())}}
        good(self._caller.call("POST", f"/{self._organisation}/{id}", document=document))


def parts_of(files: list[tuple[str, bytes]], certificate: "Certificate") -> Iterator[File]:
    """metadata:0, dokument:0, metadata:1 … `storrelse` is the size before sealing."""
    for number, (name, content) in enumerate(files):
        about = {"filnavn": name, "mimetype": TYPES[PurePath(name).suffix], "storrelse": len(content)}
        yield f"metadata:{number}", (None, json.dumps(about).encode(), "text/plain;charset=utf-8")
        yield f"dokument:{number}", (name, seal(content, certificate), "application/octet-stream")


def received(at: datetime) -> dict[str, Any]:
    """digisos-soker.json of a case that has only arrived. The format wants milliseconds and a Z."""
    moment = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {
        "version": SOKER_VERSION,
        "avsender": {"systemnavn": "kiosk", "systemversjon": __version__},
        "hendelser": [{"type": "soknadsStatus", "hendelsestidspunkt": moment, "status": "MOTTATT"}],
    }


def case_in(answer: Answer) -> tuple[str, bool]:
    """The case's id, also out of a refusal because there is one. Raises EndpointRefused."""
    said = answer.body.decode("utf-8", "replace")
    ids = UUID.findall(said)
    is_known = not answer.is_good and EXISTS.search(said) is not None
    if not ids or not (answer.is_good or is_known):
        raise answer.refusal()
    # KS names the reference first and the case last.
    return ids[-1].lower(), is_known


def names_in(listed: object) -> set[str]:
    """Names of the files a case has. Raises EndpointRefused for another answer."""
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise EndpointRefused
    return {str(each.get("filnavn")) for each in listed}


def good(answer: Answer) -> Answer:
    """The same. Raises EndpointRefused for a refusal."""
    if not answer.is_good:
        raise answer.refusal()
    return answer
