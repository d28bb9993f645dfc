"""Applications kept sealed until their applicants send them, a day at the most.

What a migration says is history: it imports nothing that may change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "kept",
        sa.Column("reference", sa.String(9), nullable=False),
        sa.Column("told_by", sa.String(40), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("began", sa.BigInteger),
        sa.Column("fault", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_kept"),
    )
    op.create_index("ix_kept_until", "kept", ["until"])
    op.create_index("ix_kept_told_by", "kept", ["told_by"])
