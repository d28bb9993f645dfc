"""The grammar of a condition: recursive descent that turns tokens straight into closures.

The one rule: what is parsed reads answers and nothing else, and every fault says what to write instead.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from kiosk.form.comparing import Scope, agrees, contains, given, less, same, size
from kiosk.form.tokens import ConditionFault, Token, tokenise

Use = Literal["value", "yes", "count", "any", "group", "answered"]
Truth = Callable[[Scope, Scope], bool]
Fetch = Callable[[Scope, Scope], object]

WORDS = {"and", "or", "not", "in", "count", "any", "answered"}
DEEPEST = 40
COMPARISONS: Mapping[str, Callable[[object, object], bool]] = {
    "==": same,
    "!=": lambda left, right: not same(left, right),
    "<": less,
    "<=": lambda left, right: less(left, right) or same(left, right),
    ">": lambda left, right: less(right, left),
    ">=": lambda left, right: less(right, left) or same(left, right),
    "in": contains,
    "not in": lambda left, right: not contains(left, right),
}


@dataclass(frozen=True, slots=True)
class Read:
    """One question read by a condition: how, within which any(group, …), and the texts it is compared with."""

    name: str
    use: Use
    group: str | None = None
    literals: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One side of a comparison: how to fetch it, and the question it names or the literals it writes."""

    fetch: Fetch
    name: str | None = None
    counted: bool = False
    literals: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()


class Parser:
    """Recursive descent over one condition; every method takes what it needs and returns a closure."""

    def __init__(self, source: str) -> None:
        self._tokens = tokenise(source)
        self._at = 0
        self._depth = 0
        self._group: str | None = None
        self.reads: list[Read] = []

    def whole(self) -> Truth:
        """The whole text as one condition. Raises ConditionFault."""
        truth = self._either()
        if self._here.kind != "end":
            raise ConditionFault(f"{self._here.text} is one too many: join with and, or", self._here.position)
        return truth

    @property
    def _here(self) -> Token:
        return self._tokens[self._at]

    def _accept(self, *texts: str) -> str | None:
        if self._here.kind in {"name", "sign"} and self._here.text in texts:
            self._at += 1
            return self._tokens[self._at - 1].text
        return None

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise ConditionFault(f"write {text} before {self._here.text}", self._here.position)

    def _either(self) -> Truth:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ConditionFault("this is nested too deep: split it", self._here.position)
        sides = [self._both()]
        while self._accept("or"):
            sides.append(self._both())
        self._depth -= 1
        return sides[0] if len(sides) == 1 else lambda a, o: any(side(a, o) for side in sides)

    def _both(self) -> Truth:
        sides = [self._inverse()]
        while self._accept("and"):
            sides.append(self._inverse())
        return sides[0] if len(sides) == 1 else lambda a, o: all(side(a, o) for side in sides)

    def _inverse(self) -> Truth:
        negations = 0
        while self._accept("not"):
            negations += 1
        truth = self._claim()
        return (lambda a, o: not truth(a, o)) if negations % 2 else truth

    def _claim(self) -> Truth:
        """A parenthesis, a claim by name, or a comparison."""
        if self._accept("("):
            truth = self._either()
            self._expect(")")
            return truth
        if self._accept("answered"):
            name = self._bracketed("answered")
            return lambda a, o: given(find(name, a, o))
        if self._accept("any"):
            return self._any()
        return self._comparison()

    def _comparison(self) -> Truth:
        position = self._here.position
        left = self._term()
        sign = self._sign()
        if sign is None:
            return self._bare(left, position)
        right = self._term()
        self._note(left, right)
        self._note(right, left)
        compare, fetch_left, fetch_right = COMPARISONS[sign], left.fetch, right.fetch
        return lambda a, o: compare(fetch_left(a, o), fetch_right(a, o))

    def _sign(self) -> str | None:
        negated = self._here.text == "not" and self._accept("not")
        if negated:
            self._expect("in")
            return "not in"
        return self._accept(*(sign for sign in COMPARISONS if sign != "not in"))

    def _bare(self, term: Term, position: int) -> Truth:
        if term.name is None or term.counted:
            raise ConditionFault("compare this with something: == != < <= > >= in", position)
        name = term.name
        self.reads.append(Read(name, "yes", self._group))
        return lambda a, o: agrees(find(name, a, o))

    def _note(self, term: Term, other: Term) -> None:
        if term.name is not None and not term.counted:
            self.reads.append(Read(term.name, "value", self._group, other.literals, other.numbers))

    def _any(self) -> Truth:
        self._expect("(")
        name = self._name()
        if self._accept(")"):
            self.reads.append(Read(name, "any", self._group))
            return lambda a, o: size(find(name, a, o)) > 0
        self._expect(",")
        self.reads.append(Read(name, "group", self._group))
        around, self._group = self._group, name
        truth = self._either()
        self._group = around
        self._expect(")")
        return lambda a, o: some(find(name, a, o), truth, {**o, **a})

    def _term(self) -> Term:
        token = self._here
        if self._accept("count"):
            name = self._bracketed("count")
            return Term(lambda a, o: size(find(name, a, o)), name, counted=True)
        if self._accept("["):
            return self._list()
        if token.kind in {"text", "number"}:
            return self._literal()
        name = self._name()
        return Term(lambda a, o: find(name, a, o), name)

    def _literal(self) -> Term:
        token = self._here
        self._at += 1
        if token.kind == "text":
            text = token.text[1:-1]
            return Term(lambda a, o: text, literals=(text,))  # noqa: ARG005
        number = float(token.text) if "." in token.text else int(token.text)
        return Term(lambda a, o: number, numbers=(number,))  # noqa: ARG005

    def _list(self) -> Term:
        texts: list[str] = []
        while not self._accept("]"):
            if self._here.kind != "text":
                raise ConditionFault(f"write quoted texts in a list, not {self._here.text}", self._here.position)
            texts.extend(self._literal().literals)
            if self._here.text != "]":
                self._expect(",")
        listed = tuple(texts)
        return Term(lambda a, o: listed, literals=listed)  # noqa: ARG005

    def _bracketed(self, use: Literal["count", "answered"]) -> str:
        self._expect("(")
        name = self._name()
        self._expect(")")
        self.reads.append(Read(name, use, self._group))
        return name

    def _name(self) -> str:
        token = self._here
        if token.kind != "name" or token.text in WORDS:
            raise ConditionFault(f"a question id belongs here, not {token.text}", token.position)
        self._at += 1
        return token.text


def find(name: str, answers: Scope, outer: Scope) -> object:
    """The answer by this name: the repetition's own first, then the rest; None where there is none."""
    return answers[name] if name in answers else outer.get(name)


def some(value: object, truth: Truth, outer: Scope) -> bool:
    """Whether it holds in a repetition of a group."""
    return isinstance(value, tuple) and any(truth(item, outer) for item in value if isinstance(item, Mapping))
