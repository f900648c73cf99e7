"""The published lists brought into the directory, and those that could not be had."""

from collections.abc import Callable, Sequence
from datetime import date

from lookup_app.facilities.importing.fetching import NotHad, download_folder, fetch_lists
from lookup_app.facilities.importing.report import ImportReport
from lookup_app.facilities.importing.run import Progress
from lookup_app.facilities.opening import outbound
from lookup_app.web.app import collaborators
from lookup_app.web.commands.importing import run_import


def fetch_lists_and_import(
    addresses: Sequence[str],
    tell: Callable[[str], None],
    progress: Progress,
    as_of: date | None = None,
    *,
    may_shrink: bool = False,
) -> tuple[ImportReport, tuple[str, ...]]:
    """Renew what the addresses bring; the report, and a line for each list that was not had."""
    known = collaborators()
    config, today = known.config, known.clock().date()
    with download_folder(config.INSTANCE_PATH / "downloads") as folder:
        files, missing = fetch_lists(addresses, folder, outbound(config), today, tell)
        report = run_import(files, as_of, progress, keep_others=True, may_shrink=may_shrink)
    return report, tuple(map(_said, missing))


def _said(missing: NotHad) -> str:
    return f"{missing.name} could not be had: {missing.reason}. What it brought before stays"
