"""A visit that is killed while a document is looked at: darkroom and job end with it, and so does what they hold."""

import os
import signal
import time
from functools import partial

from kiosk.documents.darkroom import Darkroom
from kiosk.documents.developing.jobs import Jobs
from kiosk.visit.companion import Answer, Ask, begin
from kiosk.visit.confinement import Confinement
from tests.visit.test_companion import has_ended


def test_darkroom_and_job_end_with_a_visit_that_is_killed() -> None:
    told, tell = os.pipe()
    visit = os.fork()
    if visit == 0:
        try:
            developing(tell)
        finally:
            os._exit(0)
    darkroom, job = (int(os.read(told, 20)) for _ in range(2))
    os.kill(visit, signal.SIGKILL)
    os.waitpid(visit, 0)
    assert has_ended(job)
    assert has_ended(darkroom)
    for end in (told, tell):
        os.close(end)


def developing(tell: int) -> None:
    """A bound visit whose darkroom tells the ids of itself and of its job, and then takes its time."""

    def work(_ask: Ask) -> Answer:
        for process in (os.getppid(), os.getpid()):
            os.write(tell, str(process).ljust(20).encode())
        time.sleep(60)
        return Answer({})

    bounds = Confinement(required=False, kept=(tell,))
    jobs = Jobs(lambda: work)
    room = Darkroom(begin("darkroom", jobs.serve, partial(jobs.bind, bounds)))
    bounds.keeping(room.descriptor).bind()
    room.develop(b"a document", "phone")
