"""The tables of a directory in a database."""

import sqlalchemy as sa

# Another shape gets other names, so that an older edition reads as none and not as a broken one.
METADATA = sa.MetaData()
"""All of them."""

FACILITY = sa.Table(
    "directory_listing",
    METADATA,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name2", sa.Text, nullable=False),
    sa.Column("street", sa.Text, nullable=False),
    sa.Column("street2", sa.Text, nullable=False),
    sa.Column("city", sa.Text, nullable=False),
    sa.Column("state", sa.String(2), nullable=False),
    sa.Column("zip", sa.String(5), nullable=False),
    sa.Column("latitude", sa.Float(53), nullable=False),
    sa.Column("longitude", sa.Float(53), nullable=False),
    sa.Column("approximate", sa.Boolean, nullable=False),
    sa.Column("county", sa.Text),
    sa.Column("phones", sa.Text, nullable=False),
    sa.Column("website", sa.Text),
    sa.Column("codes", sa.Text, nullable=False),
    sa.Column("sources", sa.Text, nullable=False),
    sa.Column("labels", sa.Text, nullable=False),
)
EDITION = sa.Table(
    "directory_edition",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
)
SOURCE = sa.Table(
    "directory_list",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("publisher", sa.Text, nullable=False),
    sa.Column("as_of", sa.Date),
    sa.Column("imported_on", sa.Date),
    sa.Column("files", sa.Text, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
)
MOVED = sa.Table(
    "directory_moved",
    METADATA,
    sa.Column("old", sa.String(16), primary_key=True),
    sa.Column("new", sa.String(16), nullable=False),
)
# What each list said of a place that several name, for the next import alone.
ROW = sa.Table(
    "directory_row",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("row", sa.Text, nullable=False),
)
