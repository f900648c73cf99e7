"""What a production server imports: refuses to start where a needed setting is missing."""

import logging
import os
import sys

from config import ConfigError, Production
from lookup_app import create_app
from lookup_app.toml_files import ContentError
from lookup_app.web.pages import facility

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")

try:
    app = create_app(Production.from_environ(os.environ))
except (ConfigError, ContentError) as error:
    sys.exit(f"The site did not start. {error}")
facility.warm(app)
# Workers are forked from here, and no open database may come along: each opens its own.
app.extensions["lookup_app"].gazetteer.close()
