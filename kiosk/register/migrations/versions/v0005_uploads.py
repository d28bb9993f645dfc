"""Photos from phones, sealed, for the minutes until their kiosk fetches them.

What a migration says is history: it imports nothing that may change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", sa.String(26), nullable=False),
        sa.Column("told_by", sa.String(40), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("is_opened", sa.Boolean, nullable=False),
        sa.Column("news", sa.Integer, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
        sa.UniqueConstraint("told_by", name="uq_uploads_told_by"),
    )
    op.create_index("ix_uploads_until", "uploads", ["until"])
    op.create_table(
        "upload_files",
        sa.Column("slot", sa.String(26), nullable=False),
        sa.Column("file", sa.String(12), nullable=False),
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("pieces", sa.Integer, nullable=False),
        sa.Column("received", sa.String(64), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("slot", "file", name="pk_upload_files"),
        sa.ForeignKeyConstraint(["slot"], ["uploads.id"], name="fk_upload_files_slot", ondelete="CASCADE"),
    )
    op.create_table(
        "upload_pieces",
        sa.Column("slot", sa.String(26), nullable=False),
        sa.Column("file", sa.String(12), nullable=False),
        sa.Column("piece", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("slot", "file", "piece", name="pk_upload_pieces"),
        sa.ForeignKeyConstraint(
            ["slot", "file"],
            ["upload_files.slot", "upload_files.file"],
            name="fk_upload_pieces_slot",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_upload_pieces_size", "upload_pieces", ["slot", "size"])
    op.create_index("ix_upload_pieces_at", "upload_pieces", ["at"])
