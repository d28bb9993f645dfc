"""Who may sit beside the applicant: a role and its picture, never a name.

The one rule: these ids stand in the Application; their words are texts `role.<id>`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """One card on the screen that asks who helps."""

    id: str
    icon: str

    @property
    def text(self) -> str:
        return f"role.{self.id}"


ROLES = (
    Role("nav", "nav"),
    Role("library", "librarian"),
    Role("guardian", "guardian"),
    Role("interpreter", "interpreter"),
    Role("family", "with_family"),
    Role("child", "child_interprets"),
    Role("nobody", "alone"),
)
CHILD = "child"
