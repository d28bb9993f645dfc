"""The parent before each visit is what it was before the first."""

import os
import sys

import pytest

from kiosk.errors import ConfinementError
from kiosk.visit.inheritance import Inheritance
from tests.visit.serving import Kiosk

SECRET = "Kari-Nordmann"


def test_a_parent_that_did_not_change_may_have_another_visit() -> None:
    Inheritance().refuse_changes()


def test_an_environment_that_changed_is_refused_without_saying_to_what(monkeypatch: pytest.MonkeyPatch) -> None:
    inheritance = Inheritance()
    monkeypatch.setenv("KIOSK_NAME", SECRET)
    with pytest.raises(ConfinementError, match="environment") as refused:
        inheritance.refuse_changes()
    assert SECRET not in repr(refused.value)


def test_arguments_that_changed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    inheritance = Inheritance()
    monkeypatch.setattr(sys, "argv", [*sys.argv, SECRET])
    with pytest.raises(ConfinementError, match="arguments"):
        inheritance.refuse_changes()


def test_a_descriptor_left_open_is_refused_until_it_is_known_to_be_nobodys() -> None:
    inheritance = Inheritance()
    descriptor = os.open(os.devnull, os.O_RDONLY)
    with pytest.raises(ConfinementError, match="descriptors"):
        inheritance.refuse_changes()
    inheritance.remember()
    inheritance.refuse_changes()
    os.close(descriptor)


def test_a_visit_cannot_change_what_the_next_one_is_born_with() -> None:
    kiosk = Kiosk()

    def visit() -> None:
        kiosk.say(os.environ.get("KIOSK_NAME", "nobody"))
        kiosk.say(sys.argv[-1] if sys.argv[-1] == SECRET else "nobody")
        os.environ["KIOSK_NAME"] = SECRET
        sys.argv.append(SECRET)
        os.dup(1)

    assert kiosk.serve(visit, visits=2) == 0
    assert kiosk.said() == ["nobody"] * 4
    assert SECRET not in os.environ.values()
