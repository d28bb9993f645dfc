"""Random visits, signed in and sent: every one accepted, and what arrived is what was made."""

import pytest

from tests.digisos.submitting import run

pytestmark = pytest.mark.no_cover  # the single tests cover all of it

# Ten thousand take ten minutes: `python -m tests.digisos.submitting 10000`.
SENT, DRAWN = 40, 10


def test_random_visits_are_accepted_and_opened_as_they_were_made() -> None:
    summary = run(SENT, DRAWN)
    assert summary.wrong == []
    assert (summary.sent, summary.files, summary.drawn) == (SENT, 3 * SENT + summary.documents, SENT // DRAWN)
    assert summary.documents > SENT / 2
    assert sum(summary.errands.values()) == SENT
