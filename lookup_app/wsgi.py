"""What a production server imports: refuses to start where a needed setting is missing."""

import gc
import logging
import os
import sys

from config import ConfigError, Production
from lookup_app import create_app
from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.toml_files import ContentError
from lookup_app.web.app import compile_templates
from lookup_app.web.pages import facility
from lookup_app.web.replies.writing import what_is_missing

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
# How it makes tables is its own affair; what fails is said here.
logging.getLogger("alembic").setLevel(logging.WARNING)

try:
    app = create_app(Production.from_environ(os.environ))
except (ConfigError, ContentError) as error:
    sys.exit(f"The site did not start. {error}")
facility.warm(app)
compile_templates(app)
known = app.extensions["lookup_app"]
if known.config.REPLIES:
    try:
        known.database.migrate()
        known.published.refresh()
        with known.database.reading() as connection:
            if missing := what_is_missing(known.config.OPERATOR_CONTACT, connection):
                logging.getLogger("lookup_app").info("replies are closed: %s", missing)
    except DatabaseUnavailable as error:
        logging.getLogger("lookup_app").error("replies are closed: %s", error)
# Workers are forked from here, and no open database may come along: each opens its own.
known.gazetteer.close()
# What stays for good is never looked through for garbage again: with a whole directory that would
# hold up somebody's request for 150 ms now and then, and copy the memory the workers share.
gc.collect()
gc.freeze()
