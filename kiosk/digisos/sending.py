"""An application, or late papers, on its way to the municipality: one parcel, however many attempts it takes.

The one rule: never lost and never twice. The same navEksternRefId goes with every attempt, and while it is not known
whether one arrived, nothing else is sent under another.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from kiosk.digisos.client import Digisos, Staged, Taken
from kiosk.digisos.envelope import seal
from kiosk.digisos.kommune import Kommune
from kiosk.digisos.outcomes import Delivered, Outcome, Progress, Refused, Unknown
from kiosk.digisos.parcel import Enclosure, Parcel
from kiosk.digisos.patience import Patience
from kiosk.errors import FiksError, FiksUncertain

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

# A store that still lacks a file after this many rounds does not keep what it says it keeps.
ROUNDS = 3


class Sending(ABC):
    """What is the same for both. `reference`: the visit's; `nav_reference`: "" until late papers have their number."""

    def __init__(self, client: Digisos, reference: str, now: Callable[[], datetime], patience: Patience) -> None:
        self._client = client
        self._now = now
        self._patience = patience
        self.reference = reference
        self.nav_reference = ""
        self.outcome: Outcome | None = None
        self._doubted = False

    def __repr__(self) -> str:
        return f"<Sending of {self.reference}>"

    @property
    def may_have_arrived(self) -> bool:
        """Whether the municipality has it, or may have it: paper then says that it was also tried digitally."""
        return self._doubted or isinstance(self.outcome, Delivered)

    def attempt(self) -> Iterator[Progress | Outcome]:
        """Tries for as long as the patience lasts, and ends with the outcome. Again after Delivered it only says so.

        Blocks while a request is made: run each step in a thread.
        """
        if isinstance(self.outcome, Delivered):
            yield self.outcome
            return
        self._patience.renew()
        try:
            taken = yield from self._take_there()
            self._doubted = False
            self.outcome = Delivered(self.reference, self.nav_reference, taken.digisos_id, self._now(), taken.was_there)
            self._let_go()
        except FiksError as fault:
            self.outcome = self._ended(fault)
        yield self.outcome

    def _ended(self, fault: FiksError) -> Outcome:
        if self._doubted:
            return Unknown(self.reference, self.nav_reference, fault)
        return Refused(self.reference, fault)

    @abstractmethod
    def _let_go(self) -> None:
        """Of all that was sent: it is there, and never sent again."""

    @abstractmethod
    def _take_there(self) -> Generator[Progress, None, Taken]:
        """All requests in their order. Raises leaves of FiksError."""

    def _told(self, call: Callable[[float | None], Taken], within: float | None) -> Taken:
        """The one request that delivers. In doubt from before it is made until something certain is heard."""
        was, self._doubted = self._doubted, True
        try:
            return call(within)
        except FiksUncertain:
            raise
        except FiksError:
            self._doubted = was
            raise

    def _certificate(self) -> "Generator[Progress, None, Certificate]":
        def asked(within: float | None) -> "Certificate":
            return self._client.certificate(self._now(), within=within)

        return (yield from self._patience.tried("key", asked))

    def _open(self, kommunenummer: str) -> Generator[Progress, None, None]:
        """Raises ReceptionClosed, ReceptionPaused."""

        def asked(within: float | None) -> Kommune:
            return self._client.kommune(kommunenummer, within=within)

        (yield from self._patience.tried("asking", asked)).check()

    def _looked(self) -> Generator[Progress, None, tuple[Staged, ...]]:
        """What lies in mellomlagring under this reference."""

        def asked(within: float | None) -> tuple[Staged, ...]:
            return self._client.staged(self.nav_reference, within=within)

        return (yield from self._patience.tried("looking", asked))

    def _stage(
        self, files: tuple[Enclosure, ...], certificate: "Certificate", *, is_own: bool
    ) -> Generator[Progress, None, None]:
        """Until each file lies there once and nothing else. `is_own`: nobody else knows this reference."""
        names = {file.name for file in files}
        puttings = [Putting(self._client, self.nav_reference, file, certificate) for file in files]
        for _ in range(ROUNDS):
            there = yield from self._looked()
            if not is_own and any(each.name not in names for each in there):
                raise FiksUncertain("somebody else puts files there")
            for each in extra(there, names):
                yield from self._patience.tried("looking", partial(self._removed, each))
            if sorted(each.name for each in there) == sorted(names):
                return
            for number, put in enumerate(puttings, 1):
                if put.name not in {each.name for each in there}:
                    yield from self._patience.tried("staging", put, number, len(files))
        raise FiksUncertain("files do not stay where they are put")

    def _removed(self, staged: Staged, within: float | None) -> None:
        self._client.unstage(self.nav_reference, staged, within=within)


class Putting:
    """Puts one file into mellomlagring; before a second try it looks whether the first one arrived."""

    def __init__(self, client: Digisos, nav_reference: str, file: Enclosure, certificate: "Certificate") -> None:
        self._client = client
        self._nav_reference = nav_reference
        self._file = file
        self._certificate = certificate
        self._is_tried = False

    @property
    def name(self) -> str:
        """Of the file."""
        return self._file.name

    def __call__(self, within: float | None) -> None:
        if self._is_tried and self._is_there(within):
            return
        self._is_tried = True
        sealed = seal(self._file.content, self._certificate)
        self._client.stage(self._nav_reference, self._file, sealed, within=within)

    def _is_there(self, within: float | None) -> bool:
        there = self._client.staged(self._nav_reference, within=within)
        return any(each.name == self.name for each in there)


class SendingApplication(Sending):
    """An application. Its files first, then itself, which takes them along."""

    def __init__(self, client: Digisos, parcel: Parcel, now: Callable[[], datetime], patience: Patience) -> None:
        super().__init__(client, parcel.reference, now, patience)
        self.nav_reference = parcel.nav_reference
        self._parcel = parcel
        self._sealed: tuple[bytes, ...] = ()

    def _take_there(self) -> Generator[Progress, None, Taken]:
        # One that may have arrived has taken its files along: it is only told again, as it was.
        if not self._doubted:
            yield from self._prepared()
        return (yield from self._patience.tried("sending", partial(self._told, self._submitted)))

    def _prepared(self) -> Generator[Progress, None, None]:
        yield from self._open(self._parcel.kommunenummer)
        certificate = yield from self._certificate()
        if self._parcel.files:
            yield from self._stage(self._parcel.files, certificate, is_own=True)
        self._sealed = tuple(seal(pdf.content, certificate) for pdf in self._parcel.pdfs)

    def _let_go(self) -> None:
        self._parcel, self._sealed = replace(self._parcel, soknad=b"", vedlegg=b"", pdfs=(), files=()), ()

    def _submitted(self, within: float | None) -> Taken:
        return self._client.submit(self._parcel, self._sealed, within=within)


def extra(there: tuple[Staged, ...], names: set[str]) -> list[Staged]:
    """What must not go along: what is none of ours, and the second of what lies there twice."""
    seen: Counter[str] = Counter()
    found = []
    for each in there:
        seen[each.name] += 1
        if each.name not in names or seen[each.name] > 1:
            found.append(each)
    return found
