"""The grammar of a condition: recursive descent that turns tokens straight into closures.

The one rule: what is parsed reads a scope and nothing else, and every fault says what to write instead.
"""

from typing import Literal

from kiosk.form.comparing import agrees, given, size
from kiosk.form.scope import Scope
from kiosk.form.terms import COMPARISONS, ERRAND, MEASURES, Measure, Read, Term, Truth, all_of, both_known, one_of, some
from kiosk.form.tokens import ConditionFault, Token, tokenise

WORDS = {"and", "or", "not", "in", "count", "any", "answered", ERRAND}
DEEPEST = 40


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
        return one_of(sides)

    def _both(self) -> Truth:
        sides = [self._inverse()]
        while self._accept("and"):
            sides.append(self._inverse())
        return all_of(sides)

    def _inverse(self) -> Truth:
        negations = 0
        while self._accept("not"):
            negations += 1
        truth = self._claim()
        return (lambda scope: not truth(scope)) if negations % 2 else truth

    def _claim(self) -> Truth:
        """A parenthesis, a claim by name, or a comparison."""
        if self._accept("("):
            truth = self._either()
            self._expect(")")
            return truth
        if self._accept("answered"):
            name = self._bracketed("answered")
            return lambda scope: given(scope.find(name))
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
        if left.measured or right.measured:
            return lambda scope: both_known(compare, fetch_left(scope), fetch_right(scope))
        if right.name is None:
            written = fetch_right(Scope({}))
            return lambda scope: compare(fetch_left(scope), written)
        return lambda scope: compare(fetch_left(scope), fetch_right(scope))

    def _sign(self) -> str | None:
        negated = self._here.text == "not" and self._accept("not")
        if negated:
            self._expect("in")
            return "not in"
        return self._accept(*(sign for sign in COMPARISONS if sign != "not in"))

    def _bare(self, term: Term, position: int) -> Truth:
        if term.name is None or term.use != "value":
            raise ConditionFault("compare this with something: == != < <= > >= in", position)
        name = term.name
        self.reads.append(Read(name, "yes", self._group))
        return lambda scope: agrees(scope.find(name))

    def _note(self, term: Term, other: Term) -> None:
        if term.name is not None and term.use != "count":
            self.reads.append(Read(term.name, term.use, self._group, other.literals, other.numbers))

    def _any(self) -> Truth:
        self._expect("(")
        name = self._name()
        if self._accept(")"):
            self.reads.append(Read(name, "any", self._group))
            return lambda scope: size(scope.find(name)) > 0
        self._expect(",")
        self.reads.append(Read(name, "group", self._group))
        around, self._group = self._group, name
        truth = self._either()
        self._group = around
        self._expect(")")
        return lambda scope: some(name, truth, scope)

    def _term(self) -> Term:
        token = self._here
        if self._accept("count"):
            name = self._bracketed("count")
            return Term(lambda scope: size(scope.find(name)), name, "count")
        if self._accept("["):
            return self._list()
        if token.kind in {"text", "number"}:
            return self._literal()
        if self._accept(ERRAND):
            return Term(lambda scope: scope.errand(), ERRAND, "errand")
        if token.text in MEASURES and self._tokens[self._at + 1].text == "(":
            return self._measure(MEASURES[token.text])
        name = self._name()
        return Term(lambda scope: scope.find(name), name)

    def _measure(self, measure: Measure) -> Term:
        self._at += 2
        name = self._name()
        self._expect(")")
        return Term(lambda scope: measure.of(scope, name), name, measure.use, measured=True)

    def _literal(self) -> Term:
        token = self._here
        self._at += 1
        if token.kind == "text":
            text = token.text[1:-1]
            return Term(lambda _scope: text, literals=(text,))
        number = float(token.text) if "." in token.text else int(token.text)
        return Term(lambda _scope: number, numbers=(number,))

    def _list(self) -> Term:
        texts: list[str] = []
        while not self._accept("]"):
            if self._here.kind != "text":
                raise ConditionFault(f"write quoted texts in a list, not {self._here.text}", self._here.position)
            texts.extend(self._literal().literals)
            if self._here.text != "]":
                self._expect(",")
        listed = tuple(texts)
        return Term(lambda _scope: listed, literals=listed)

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
