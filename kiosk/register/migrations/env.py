"""Alembic runs this for every command. `kiosk.register.migrating` hands it a connection in a transaction."""

from alembic import context

from kiosk.register.tables import SCHEMA

context.configure(connection=context.config.attributes["connection"], target_metadata=SCHEMA)
with context.begin_transaction():
    context.run_migrations()
