"""Checks the hard words that a form marks, and finds those that it leaves unmarked.

The one rule: a word is marked only where it stands, so that nobody is offered an explanation of what is not there.
"""

from collections.abc import Iterator

from kiosk.form.definition import Documentation, Form, Question
from kiosk.form.faults import Complaint, nearest
from kiosk.language.terms import TERMS, found_in


def term_faults(form: Form) -> Iterator[Complaint]:
    """Marks of words that are not known, are marked twice, or do not stand there, as (id, what, what to do)."""
    for where, terms, text in marked(form):
        for number, term in enumerate(terms):
            if term not in TERMS:
                yield where, f"terms: unknown term {term}", nearest(term, TERMS, "name one of kiosk/language/terms.py")
            elif term in terms[:number]:
                yield where, f"terms: {term} stands twice", "remove one"
            elif not TERMS[term].stands_in(text):
                yield (
                    where,
                    f"terms: {term} does not stand there",
                    f"write {' or '.join(TERMS[term].stems)}, or remove it",
                )


def unmarked(form: Form) -> Iterator[tuple[str, str]]:
    """Known hard words that stand in a question or document and are not marked, as (id, term)."""
    for where, terms, text in marked(form):
        yield from ((where, term) for term in found_in(text) if term not in terms)


def marked(form: Form) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Every question and document: its id, the terms it marks, and its words in bokmål."""
    for top in form.questions():
        for question in (top, *top.questions):
            yield question.id, question.terms, question_words(question)
    for document in form.documentation:
        yield f"documentation.{document.id}", document.terms, document_words(document)


def question_words(question: Question) -> str:
    """What stands on the screen of a question, in bokmål."""
    return "\n".join((question.text, question.help, question.unit, *(choice.text for choice in question.choices)))


def document_words(document: Documentation) -> str:
    """What stands on the screen of a document, in bokmål."""
    return f"{document.text}\n{document.help}"
