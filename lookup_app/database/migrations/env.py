"""What Alembic runs: the migrations, in the transaction that ``migrating`` began."""

from alembic import context

from lookup_app.database.site_tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
