"""The answers of a visit: given, taken back, and repeated.

The one rule: an answer is kept at its place and nowhere else; what a sign-in has answered nobody answers otherwise.
"""

from collections.abc import Mapping

from kiosk.form.answers import Answer, Answers, Place


class Answering:
    """The part of a session that is about answers."""

    answers: dict[str, Answer]

    @property
    def given(self) -> frozenset[str]:
        """The questions that nobody is asked here, and nobody may answer."""
        return frozenset()

    def put(self, place: Place, answer: Answer) -> None:
        """Keeps the answer given at this place, instead of an earlier one.

        Raises IndexError for no such repetition, and ValueError where the sign-in has answered.
        """
        if place.group is None and place.question in self.given:
            raise ValueError("answered by the sign-in")
        if place.group is None:
            self.answers[place.question] = answer
        else:
            self._replace(place.group, place.index or 0, {**self._item(place), place.question: answer})

    def drop(self, place: Place) -> None:
        """Forgets the answer at this place, if there is one."""
        if place.group is None:
            self.answers.pop(place.question, None)
        else:
            rest = {id: answer for id, answer in self._item(place).items() if id != place.question}
            self._replace(place.group, place.index or 0, rest)

    def items(self, group: str) -> tuple[Answers, ...]:
        """The repetitions of a group so far; none when it is unanswered or answered by a way out."""
        answer = self.answers.get(group, ())
        return tuple(item for item in answer if isinstance(item, Mapping)) if isinstance(answer, tuple) else ()

    def add_item(self, group: str) -> int:
        """Begins one more repetition, still empty, and gives its index."""
        items = self.items(group)
        self.answers[group] = (*items, {})
        return len(items)

    def drop_item(self, group: str, index: int) -> None:
        """Forgets one repetition; those after it move up. Raises IndexError for no such repetition."""
        items = list(self.items(group))
        del items[index]
        self.answers[group] = tuple(items)

    def _item(self, place: Place) -> Answers:
        return self.items(place.group or "")[place.index or 0]

    def _replace(self, group: str, index: int, item: Answers) -> None:
        items = list(self.items(group))
        items[index] = item
        self.answers[group] = tuple(items)
