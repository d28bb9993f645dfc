"""Sign-ins on phones, for the minutes they take.

What a migration says is history: it imports nothing that may change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "handoffs",
        sa.Column("id", sa.String(26), nullable=False),
        sa.Column("told_by", sa.String(40), nullable=False),
        sa.Column("public_key", sa.LargeBinary(32), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("choices", sa.String(8), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("ending", sa.String(12), nullable=False),
        sa.Column("owner", sa.LargeBinary(32)),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_handoffs"),
    )
    op.create_index("ix_handoffs_until", "handoffs", ["until"])
    op.create_index("ix_handoffs_told_by", "handoffs", ["told_by"])
