"""The words that people say around a place, a list for each question that the readers ask."""

import tomllib

from lookup_app.folding import word_set
from lookup_app.geocoding.data.shipped import SAID_AROUND_PLACES

SAID = {
    name: word_set(words)
    for name, words in tomllib.loads(SAID_AROUND_PLACES.read_text("ascii")).items()
}
