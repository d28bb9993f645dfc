"""What the desk calls what was counted: routes, places of a visit, questions, documents.

The one rule: what has no words here is shown by its id, never left out.
"""

from kiosk.desk.insight.figures import Cell, Subject, Sum
from kiosk.form.definition import Form
from kiosk.language.words import Words


def name_of(subject: Subject, item: str, form: Form, words: Words) -> str:
    """A step by its name on the rail, a question by its text, a document by what applicants call it."""
    if subject == "missing":
        return document_name(item, form, words)
    framed = f"desk.insight.route.{item}" if subject == "route" else f"desk.insight.place.{item}"
    ids = (framed, f"step.{item}", f"{item}.text")
    return next((words(id) for id in ids if id in words), item)


def document_name(item: str, form: Form, words: Words) -> str:
    """Nav's own name, which a caseworker knows, where it has one."""
    title = next((each.title for each in form.documentation if each.id == item), "")
    return title or next((words(id) for id in (f"desk.insight.document.{item}",) if id in words), item)


def cell_of(cell: Cell, words: Words) -> str:
    """A cell of the table."""
    return words("desk.insight.few") if cell is None else str(cell)


def sum_of(total: Sum, words: Words) -> str:
    """A sum of cells: at least so much, where some were kept back."""
    return words("desk.insight.least", count=str(total.known)) if total.is_least else str(total.known)
