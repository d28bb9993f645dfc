"""When a question is asked: a tiny expression language, parsed once into closures.

The one rule: a condition is total. Whatever was answered, it holds or it does not; it never raises, and it reaches
nothing but answers and circumstances: there is no eval, no attribute and no loop the form's author can write.

    or, and, not         a bare question holds when it was answered yes or agree
    == != < <= > >= in   numbers, "texts", dates as "2026-11-24", lists ["a", "b"], question ids
    count(question)      how many were chosen, or how many repetitions there are
    any(group, …)        whether the expression holds in a repetition; any(question): whether there is one at all
    answered(question)   whether there is an answer, a way out included
    age(question)        whole years of an identity number or birth date; without it every comparison is false
    days(question)       whole days since a date, negative while it lies ahead; without it every comparison is false
    offices(question)    how many offices serve an address; 0 without one
    errand               "new", "again" (short form), "twice" (new within a day of another), "late" (documents)
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.form.grammar import Parser
from kiosk.form.scope import Measures, Scope
from kiosk.form.terms import Read, Truth
from kiosk.form.tokens import ConditionFault

if TYPE_CHECKING:
    from kiosk.form.answers import Answers

__all__ = ["ALWAYS", "Condition", "ConditionFault", "Read", "parse_condition"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition. `names`: the question ids it reads; `reads`: how, for the checker."""

    source: str = ""
    names: frozenset[str] = frozenset()
    reads: tuple[Read, ...] = field(default=(), compare=False, repr=False)
    truth: Truth = field(default=lambda _scope: True, compare=False, repr=False)

    def holds(self, answers: "Answers", outer: "Answers | None" = None, circumstances: Measures | None = None) -> bool:
        """Whether it holds for these answers; inside a group `answers` is the repetition, `outer` the rest."""
        return self.truth(Scope(answers, outer or {}, circumstances))


ALWAYS = Condition()


def parse_condition(source: str) -> Condition:
    """Compiles a condition. Raises ConditionFault with what to write instead."""
    parser = Parser(source)
    truth = parser.whole()
    reads = tuple(parser.reads)
    return Condition(source, frozenset(read.name for read in reads if read.use != "errand"), reads, truth)
