"""Counts as an operator reads them: "1 row", "2,000 rows"."""


def rows_said(count: int) -> str:
    """So many rows."""
    return _said(count, "row", "rows")


def facilities_said(count: int) -> str:
    """So many facilities."""
    return _said(count, "facility", "facilities")


def statements_said(count: int) -> str:
    """So many statements of what facilities offer."""
    return _said(count, "statement", "statements")


def _said(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
