"""`kiosk gateway` as an office starts it, with the rehearsal of Fiks beside its replicas."""

import os
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.digisos.client import Digisos
from kiosk.digisos.kommune import Kommune
from kiosk.digisos.outcomes import Delivered, Outcome
from kiosk.digisos.patience import Patience
from kiosk.digisos.sending import SendingApplication
from kiosk.digisos.through import gateway_digisos
from kiosk.errors import FiksError
from tests.digisos.reaching import ended, now, parcel
from tests.gateway.served import Served, served

# As /proc/net/tcp writes it.
ESTABLISHED = "01"


def kiosk(gateway: Served, key: str = "") -> Digisos:
    url = f"http://127.0.0.1:{gateway.port}"
    return gateway_digisos(url, key or gateway.issue_key("kiosk"), lambda: "whoever-signed-in")


def test_two_replicas_have_one_fiks_behind_them(tmp_path: Path) -> None:
    with served(tmp_path, replicas=2) as gateway:
        fiks = kiosk(gateway)
        for _ in range(4):
            assert isinstance(
                ended(SendingApplication(fiks, parcel(), now, Patience(time.monotonic, time.sleep))), Delivered
            )
        assert {len(fiks.cases()) for _ in range(8)} == {4}
        assert len(gateway.replicas) == 2
    assert gateway.log.read_text() == ""


def test_faults_of_the_settings_are_met(tmp_path: Path) -> None:
    with served(tmp_path, rehearsal={"faults": ["404@0x2"]}) as gateway:
        fiks = kiosk(gateway)
        assert [fiks.kommune("0301").reception for _ in range(3)] == ["closed", "closed", "open"]


def test_a_replica_that_is_killed_while_fiks_answers_costs_nothing(tmp_path: Path) -> None:
    with served(tmp_path, replicas=1, rehearsal={"faults": ["slow@6"]}) as gateway:
        fiks = kiosk(gateway)
        sending = SendingApplication(fiks, parcel(), now, Patience(time.monotonic, time.sleep))
        found: list[Outcome] = []
        thread = threading.Thread(target=lambda: found.append(ended(sending)))
        (replica,) = gateway.replicas
        thread.start()
        wait_until_submitting(sending, thread)
        os.kill(replica, signal.SIGKILL)
        thread.join(60)
        assert isinstance(found[0], Delivered)
        assert len(fiks.cases()) == 1


def test_what_fiks_is_asked_is_answered_before_the_gateway_ends(tmp_path: Path) -> None:
    with served(tmp_path, rehearsal={"faults": ["slow@0"]}) as gateway:
        fiks = kiosk(gateway)
        found: list[Kommune] = []
        thread = threading.Thread(target=lambda: found.append(fiks.kommune("0301")))
        thread.start()
        wait_until_asking(gateway)
        assert gateway.end() == 0
        thread.join(10)
        assert found[0].reception == "open"


def wait_until_asking(gateway: Served) -> None:
    """A replica has called Fiks: nobody else listens for what it calls."""
    end = time.monotonic() + 30
    while not any(is_calling(replica, gateway.port) for replica in gateway.replicas):
        assert time.monotonic() < end
        time.sleep(0.005)


def is_calling(process: int, port: int) -> bool:
    """Whether it has a connection that did not come in at this port."""
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, here, _, state, _, _, _, _, _, number, *_ = line.split()
        if state == ESTABLISHED and int(here.rpartition(":")[2], 16) != port and holds(process, f"socket:[{number}]"):
            return True
    return False


def holds(process: int, what: str) -> bool:
    """Whether any of its descriptors is this."""
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        # It may have been closed meanwhile.
        with suppress(FileNotFoundError):
            if str(descriptor.readlink()) == what:
                return True
    return False


def wait_until_submitting(sending: SendingApplication, thread: threading.Thread) -> None:
    """The last request is on its way, and Fiks takes half a second for it."""
    end = time.monotonic() + 30
    while not sending.may_have_arrived:
        assert thread.is_alive()
        assert time.monotonic() < end
        time.sleep(0.005)
    time.sleep(0.2)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_rehearsal_ends_with_the_gateway(tmp_path: Path, number: signal.Signals) -> None:
    with served(tmp_path) as gateway:
        fiks = kiosk(gateway)
        fiks.kommune("0301")
        group = os.getpgid(gateway.process.pid)
        gateway.end(number)
        end = time.monotonic() + 10
        while is_there(group):
            assert time.monotonic() < end
            time.sleep(0.05)
        with pytest.raises(FiksError):
            fiks.kommune("0301")


def is_there(group: int) -> bool:
    """Whether any process of it lives."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, found = status.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(found) == group and state != "Z":
            return True
    return False
