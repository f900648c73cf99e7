"""The one clock of the site, passed into ``create_app`` so that tests can set the day."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Says the present moment in UTC."""


def system_clock() -> datetime:
    """The present moment by this machine's clock."""
    return datetime.now(UTC)
