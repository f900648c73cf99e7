"""Cells of files: those that a spreadsheet would run, and what programs make of plain text."""

import re
from datetime import date
from typing import Any

# What begins a formula, the wide forms too. Quotes before it are counted, so that each way undoes
# the other whatever the text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# How a spreadsheet is made to keep the zeros of a ZIP: ="02118" and '02118.
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"|\'([0-9][0-9 .()-]*)')
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")


def inert(text: str) -> str:
    """The text as a cell that a spreadsheet shows and does not run; numbers stay numbers."""
    runs = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


def as_it_was(cell: str) -> str:
    """The text that ``inert`` made this cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def as_meant(cell: str) -> str:
    """The text that somebody's spreadsheet, or ``inert``, made this cell of."""
    if cell[:1] not in ("'", "=", "#"):
        return cell
    if kept := _KEPT_AS_TEXT.fullmatch(cell.strip()):
        return kept[1] or kept[2] or ""
    return "" if _ERROR.fullmatch(cell.strip()) else as_it_was(cell)


def as_text(value: Any) -> str:
    """The value of a spreadsheet's cell as somebody would have typed it."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)
