"""What the helper is told about a question: which parts there are, in which order, and how they read in lines.

The one rule: what is urgent comes first, and only what the form says in the helper's language is said.
"""

from collections.abc import Mapping

from kiosk.form.definition import Question
from kiosk.language.words import Words

PARTS: Mapping[str, str] = {
    "urgent": "acute",
    "ask": "ask",
    "look": "look",
    "paper": "papers",
    "avoid": "none",
    "why": "info",
    "means": "help",
}
"""Part → picture, the most pressing first; headings are texts `lane.<part>`."""
AT_ONCE = ("urgent", "ask", "look", "paper", "avoid")
"""What is said with the question; the rest when somebody asks for it."""


def parts_of(question: Question, helper: Words) -> tuple[str, ...]:
    """The parts this question has."""
    return tuple(part for part in PARTS if f"{question.id}.{part}" in helper)


def lane_line(question: Question, helper: Words) -> list[str]:
    """What is said with the question, as one line; none where there is nothing."""
    said = [helper(f"{question.id}.{part}") for part in parts_of(question, helper) if part in AT_ONCE]
    return [f"[{helper('plain.helper')}] {' '.join(said)}"] if said else []


def guidance_lines(question: Question, helper: Words) -> list[str]:
    """Everything, a line for each part, the section of the act last."""
    lines = [f"{helper(f'lane.{part}')}: {helper(f'{question.id}.{part}')}" for part in parts_of(question, helper)]
    law = question.helper.law
    return [*lines, helper("lane.law", section=law)] if law else lines
