"""Kiosks that ask to join, and the settings that are signed for all of them.

What a migration says is history: it imports nothing that may change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "joinings",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("code", sa.String(7), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("office", sa.String(4), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("sheet_key", sa.LargeBinary(32), nullable=False),
        sa.Column("asked", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_joinings"),
        sa.UniqueConstraint("code", name="uq_joinings_code"),
    )
    op.create_table(
        "fleet",
        sa.Column("serial", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("key", sa.LargeBinary(32), nullable=False),
        sa.Column("signature", sa.LargeBinary(64), nullable=False),
        sa.PrimaryKeyConstraint("serial", name="pk_fleet"),
    )


def downgrade() -> None:
    op.drop_table("fleet")
    op.drop_table("joinings")
