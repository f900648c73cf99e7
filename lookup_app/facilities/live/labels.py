"""What the locator calls each service code: its labels read back into codes, never guessed."""

import re
import tomllib
from collections import Counter
from importlib.resources import files

# Categories that changed their name, or that two halves of the directory name differently.
_SAME_CATEGORY = {
    "ASSES": "ASMT", "ASPT": "ASMT", "SCR": "TS", "OL": "SL", "AIL": "SL", "GN": "SN", "EDU": "ECS",
}  # fmt: skip
# Brackets that change nothing: an abbreviation, an example, the name of a brand. What any others
# hold is part of the label, as in "Naltrexone (extended-release, injectable)".
_ASIDE = re.compile(r"[(\[](?:[A-Z]{2,6}|(?:e\.g\.|for example|such as)[^)\]]*|\w+®)[)\]]")
_WORD = re.compile(r"[a-z0-9]+")
_TOLD = 10


def _plain(label: str) -> str:
    return " ".join(_WORD.findall(_ASIDE.sub(" ", label).casefold()))


_CODES: dict[str, dict[str, str]] = {
    category: {_plain(label): code for code, labels in table.items() for label in labels}
    for category, table in tomllib.loads(
        files("lookup_app").joinpath("content/locator_labels.toml").read_text(encoding="utf-8")
    ).items()
}


def code_of(category: str, label: str) -> str | None:
    """The service code that a label of the category stands for; None where nobody knows."""
    category = category.split("/")[0].strip().upper()
    return _CODES.get(_SAME_CATEGORY.get(category, category), {}).get(_plain(label))


def told(unknown: Counter[str]) -> str:
    """The commonest labels that nobody knows, with their number, for one line to an operator."""
    said = [f"{label[:80]!r} ({count:,})" for label, count in unknown.most_common(_TOLD)]
    more = len(unknown) - len(said)
    return ", ".join(said) + (f" and {more:,} more" if more else "")
