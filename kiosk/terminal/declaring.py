"""What the applicant confirms: which statements, and which words, on the screen and in lines.

The one rule: where the form ends with a declaration of its own, its words lead.
"""

from kiosk.form.definition import Question

Statements = tuple[tuple[str, str], ...]
AGREE, CHANGE = "agree", "change"
STATEMENTS: Statements = (
    ("tick", "declaration.true"),
    ("calendar", "declaration.changes"),
    ("money", "declaration.repay"),
)


def declared(question: Question | None) -> tuple[str, Statements]:
    """The headline's text id, and each statement's picture and text id."""
    if question is None:
        return "declaration.title", STATEMENTS
    helped = [("money", f"{question.id}.help")] if question.help else []
    return f"{question.id}.text", (*helped, ("calendar", "declaration.changes"), ("look", "declaration.check"))
