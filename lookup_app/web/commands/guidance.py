"""The commands that keep the help lines and links true."""

import sys
from collections.abc import Iterator
from datetime import datetime

import click
from flask.cli import with_appcontext

from lookup_app.guidance.checking import check_guidance as checks_of
from lookup_app.guidance.checking import overdue
from lookup_app.library.link_checking import LinkReport
from lookup_app.library.link_checking import check_links as tried
from lookup_app.outbound import Outbound, user_agent
from lookup_app.web.app import collaborators, today


@click.command("check-guidance")
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), help="Only what is due by this day.")
@with_appcontext
def check_guidance(by: datetime | None) -> None:
    """List what a person must check among the help lines, and by when.

    Ends with status 1 where something has expired or is overdue, so that a timer can warn.
    """
    day = today()
    checks = checks_of(collaborators().guidance, day)
    for check in checks:
        if by is None or check.due <= by.date():
            how = f" [{check.how}]" if check.how else ""
            click.echo(
                f"{check.due}  {check.place}  {check.subject}: {check.reason}; {check.detail}{how}"
            )
    late = len([*overdue(checks, day)])
    click.echo(f"{len(checks)} to check, {late} overdue")
    raise SystemExit(1 if late else 0)


@click.command("check-links")
@with_appcontext
def check_links() -> None:
    """Try every address that the pages lead to. Needs internet; asks one after the other.

    Ends with status 1 where an address is broken or cannot be reached.
    """
    known = collaborators()
    addresses = {*known.library.addresses(), *known.guidance.addresses()}
    http = Outbound(user_agent(known.config.OPERATOR_CONTACT))
    reports = [*_said(tried(sorted(addresses), http), len(addresses))]
    broken = [report for report in reports if not report.works]
    for report in broken:
        click.echo(f"{report.state}: {report.address} ({report.detail})")
    click.echo(f"{len(reports)} addresses tried, {len(broken)} without a page")
    raise SystemExit(1 if broken else 0)


def _said(reports: Iterator[LinkReport], total: int) -> Iterator[LinkReport]:
    """The reports, with a bar on a terminal and a line each elsewhere."""
    if sys.stdout.isatty():
        with click.progressbar(reports, length=total, label="Trying addresses") as bar:
            yield from bar
        return
    for report in reports:
        click.echo(f"{report.state}  {report.address}  {report.detail}")
        yield report
