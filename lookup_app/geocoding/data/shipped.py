"""The files of place data that ship with the package."""

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data"
DATABASE = FOLDER / "gazetteer.sqlite.xz"
CHECKSUM = FOLDER / "gazetteer.sha256"
LEDGER = FOLDER / "place_ids.tsv.xz"
EVERYDAY_WORDS = FOLDER / "everyday_words.txt"
SAID_AROUND_PLACES = FOLDER / "said_around_places.toml"
RIGHT_WORDS = FOLDER / "right_words.txt"
GIVEN_NAMES = FOLDER / "given_names.txt"
NAMES_OF_PEOPLE = FOLDER / "names_of_people.txt"
CALLED_LIKE_TOWNS = FOLDER / "called_like_towns.txt"
WORDS_CALLED_LIKE_TOWNS = FOLDER / "words_called_like_towns.txt"
TABLES = FOLDER / "tables"
