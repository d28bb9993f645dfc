"""What was counted of visits: sums by office and week, without a row of anybody's.

What a migration says is history: it imports nothing that may change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "insight_counts",
        sa.Column("office", sa.String(4), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("subject", sa.String(12), nullable=False),
        sa.Column("item", sa.String(80), nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("office", "week", "subject", "item", name="pk_insight_counts"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("insight_counts")
