"""Late papers (ettersendelse v2) on their way to the case they belong to, under the next free number of that case.

The one rule: a number that is taken is ours only when the case shows our files under it; else the next one is tried.
"""

from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import datetime
from functools import partial

from kiosk.digisos.client import Digisos, Taken
from kiosk.digisos.outcomes import Progress
from kiosk.digisos.parcel import LateParcel
from kiosk.digisos.patience import Patience
from kiosk.digisos.sak import Sak
from kiosk.digisos.sending import ROUNDS, Sending
from kiosk.errors import FiksUncertain

# Other senders may have begun and never finished under this many.
NUMBERS = 20


class SendingLate(Sending):
    """`digisos_id`: of the case. Files first, then vedlegg.json, which takes them along."""

    def __init__(
        self, client: Digisos, parcel: LateParcel, digisos_id: str, now: Callable[[], datetime], patience: Patience
    ) -> None:
        super().__init__(client, parcel.reference, now, patience)
        self._parcel = parcel
        self._id = digisos_id
        self._names = frozenset(file.name for file in parcel.files)

    def _take_there(self) -> Generator[Progress, None, Taken]:
        for _ in range(ROUNDS):
            sak = yield from self._patience.tried("asking", self._case)
            if not self._doubted:
                yield from self._prepared(sak)
            taken = yield from self._patience.tried("sending", partial(self._told, partial(self._added, sak)))
            if not taken.was_there or (yield from self._is_ours()):
                return taken
            # The number is somebody else's, who was quicker: ours certainly never arrived under it.
            self._doubted = False
        raise FiksUncertain("every number is somebody else's")

    def _let_go(self) -> None:
        self._parcel = replace(self._parcel, vedlegg=b"", files=())

    def _prepared(self, sak: Sak) -> Generator[Progress, None, None]:
        yield from self._open(sak.kommunenummer)
        certificate = yield from self._certificate()
        yield from self._number(sak)
        yield from self._stage(self._parcel.files, certificate, is_own=False)

    def _number(self, sak: Sak) -> Generator[Progress, None, None]:
        """The next number under which nobody else has begun to put files."""
        taken = ""
        for _ in range(NUMBERS):
            self.nav_reference = taken = sak.next_reference(taken)
            if all(each.name in self._names for each in (yield from self._looked())):
                return
        raise FiksUncertain("somebody else's files lie under every number")

    def _is_ours(self) -> Generator[Progress, None, bool]:
        """Whether the case shows our files under the number that Fiks calls taken."""
        sak = yield from self._patience.tried("looking", self._shown)
        return sak.has_late(self.nav_reference, self._names)

    def _case(self, within: float | None) -> Sak:
        return self._client.case(self._id, within=within)

    def _shown(self, within: float | None) -> Sak:
        """The case, once the number stands in it. Raises FiksUncertain before."""
        sak = self._case(within)
        if all(each.nav_reference != self.nav_reference for each in sak.late):
            raise FiksUncertain("the case does not show it yet")
        return sak

    def _added(self, sak: Sak, within: float | None) -> Taken:
        return self._client.add(sak, self.nav_reference, self._parcel, within=within)
