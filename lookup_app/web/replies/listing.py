"""What was approved, for everybody: page by page, and as an Atom feed."""

from datetime import UTC, datetime

from flask import Response, abort, make_response, render_template, request
from flask.typing import ResponseReturnValue

from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.replies.reply_store import PER_PAGE, Order, count_published, newest, published
from lookup_app.web.app import collaborators
from lookup_app.web.i18n import page_url
from lookup_app.web.limits import limited
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.replies.reply_contexts import RepliesPage
from lookup_app.web.replies.writing import closed_in, unless_off

_IN_THE_FEED = 50
_MOST_PAGES = 10_000


@pages.get("/replies")
@limited
@unless_off
def replies() -> ResponseReturnValue:
    """Replies that a moderator approved, newest or oldest first."""
    order: Order = "oldest" if request.args.get("order") == "oldest" else "newest"
    number = request.args.get("page", 1, int)
    if not 1 <= number <= _MOST_PAGES:
        abort(404)
    try:
        with collaborators().database.reading() as connection:
            found = published(connection, number, order)
            more = count_published(connection) > number * PER_PAGE
            closed = closed_in(connection)
    except DatabaseUnavailable:
        return render_template(
            "replies/list.html",
            page=RepliesPage((), number, more=False, order=order, closed="for_now"),
        ), 503
    if number > 1 and not found:
        abort(404)
    page = RepliesPage(found, number, more, order, closed)
    response = make_response(render_template("replies/list.html", page=page))
    return _asked_again(response)


@pages.get("/replies.atom")
@limited
@unless_off
def replies_feed() -> ResponseReturnValue:
    """The newest replies as an Atom feed."""
    try:
        with collaborators().database.reading() as connection:
            found = newest(connection, _IN_THE_FEED)
    except DatabaseUnavailable:
        abort(503)
    updated = max((one.approved_at for one in found), default=datetime(2026, 11, 27, tzinfo=UTC))
    text = render_template(
        "replies/feed.xml",
        replies=found,
        updated=updated,
        address=page_url("replies_feed", _external=True),
    )
    response = make_response(text)
    response.mimetype = "application/atom+xml"
    return _asked_again(response)


def _asked_again(response: Response) -> ResponseReturnValue:
    """What was deleted a moment ago is shown from no cache: each asks whether it changed."""
    response.headers["Cache-Control"] = "public, no-cache"
    response.add_etag()
    return response.make_conditional(request)
