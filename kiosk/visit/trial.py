"""A visit without an applicant: a process bound like any visit, that tells what was proved and ends.

The one rule: the process that asks stays as free as it was; only the child is bound.
"""

import json
import os
from collections.abc import Mapping
from typing import Any

from kiosk.errors import ConfinementError
from kiosk.visit.confinement import Confinement
from kiosk.visit.promises import Outcome


def try_out(confinement: Confinement) -> Mapping[str, Outcome]:
    """Each promise and what came of trying it. Raises ConfinementError when a visit would be refused beforehand."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(tell, json.dumps(outcomes_or_refusal(confinement, keep=tell)).encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(told, "rb") as answer:
        outcome = answer.read()
    os.waitpid(child, 0)
    found: Any = json.loads(outcome or b'"the trial ended without an answer"')
    if isinstance(found, str):
        raise ConfinementError(found)
    return {str(id): each for id, each in found.items()}


def outcomes_or_refusal(confinement: Confinement, keep: int) -> Mapping[str, Outcome] | str:
    """In the child: it never returns to what its parent was doing, whatever happens."""
    try:
        return confinement.keeping(keep).try_out()
    except ConfinementError as refused:
        return str(refused)
    except BaseException as unexpected:
        return f"the trial failed: {type(unexpected).__name__}"
