"""Cells of an exported file that a spreadsheet would run as a formula, and their way back."""

import re

# What begins a formula, the wide forms too. Quotes before it are counted, so that each way undoes
# the other whatever the text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def inert(text: str) -> str:
    """The text as a cell that a spreadsheet shows and does not run; numbers stay numbers."""
    runs = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


def as_it_was(cell: str) -> str:
    """The text that ``inert`` made this cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
