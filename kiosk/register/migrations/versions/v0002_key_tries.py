"""Wrong codes by the machine that asked, beside those by reference."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "key_tries",
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_key_tries"),
    )
    op.create_index("ix_key_tries_last", "key_tries", ["last"])
