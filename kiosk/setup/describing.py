"""What each setting is, in the words of its docstring: for the settings schema and for the lines that are written.

The one rule: a setting is described once, beside its field; what is read elsewhere is read from there.
"""

import ast
import inspect
import textwrap
from dataclasses import fields, is_dataclass
from typing import Any


def described(shape: type[Any]) -> dict[str, str]:
    """The docstring of each field, one line each; a field without one has none."""
    body = ast.parse(textwrap.dedent(inspect.getsource(shape))).body[0]
    assert isinstance(body, ast.ClassDef)
    told: dict[str, str] = {}
    for field, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(after, ast.Expr):
            told[field.target.id] = " ".join(ast.literal_eval(after.value).split())
    return told


def purpose(shape: type[Any]) -> str:
    """What a table is for: the docstring of its class, as one line."""
    assert is_dataclass(shape)
    assert fields(shape)
    return " ".join((inspect.getdoc(shape) or "").replace("`", "").split())
