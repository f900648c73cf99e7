"""What every page that writes has in common: it can be turned off, and it keeps what was typed."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Literal, assert_never

import sqlalchemy as sa
from flask import abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from itsdangerous import BadSignature, Signer

from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.guidance.line import Line
from lookup_app.replies.moderators import is_anybody
from lookup_app.replies.references import new_key, reference_of
from lookup_app.web.app import collaborators

# Nobody reads the form and writes ten characters in less.
FEWEST_SECONDS = 2

# ``not_yet``: nobody moderates, or nobody can be reached. ``for_now``: the database is away.
Closed = Literal["not_yet", "for_now"]

_View = Callable[..., ResponseReturnValue]


def unless_off(view: _View) -> _View:
    """A page that is not there where ``REPLIES`` is off."""

    @wraps(view)
    def answer(*arguments: object, **names: object) -> ResponseReturnValue:
        if not collaborators().config.REPLIES:
            abort(404)
        return view(*arguments, **names)

    return answer


def closed_in(connection: sa.Connection) -> Closed | None:
    """Why nothing can be sent: somebody must be there to read it, and be reached."""
    contact = collaborators().config.OPERATOR_CONTACT
    return "not_yet" if what_is_missing(contact, connection) else None


def closed_now() -> Closed | None:
    """Why nothing can be sent at this moment."""
    try:
        with collaborators().database.reading() as connection:
            return closed_in(connection)
    except DatabaseUnavailable:
        return "for_now"


def fault_of_form(form: FlaskForm) -> str:
    """What is wrong with the form itself, whatever its words say, or ""."""
    is_valid = form.validate()
    if "csrf_token" in form.errors or key_in(form["key"].data) is None:
        return not_our_form()
    return "" if is_valid else str(next(iter(form.errors.values()))[0])


def fault_of_programs(form: FlaskForm) -> str:
    """What only programs do: fill the hidden box, or send a form as soon as it is made; or ""."""
    if form["website"].data:
        return str(_("One box must stay empty: it is there to catch programs."))
    _key, made_at = key_in(form["key"].data) or ("", 0)
    if collaborators().clock().timestamp() - made_at < FEWEST_SECONDS:
        return str(_("That was very quick, as programs are. Please press the button again."))
    return ""


def what_is_missing(operator_contact: str, connection: sa.Connection) -> str:
    """What the operator has to do before replies can be sent, or ""."""
    missing = []
    if not is_anybody(connection):
        missing.append("add a moderator: .venv/bin/flask --app lookup_app moderators add NAME")
    if not operator_contact:
        missing.append("set OPERATOR_CONTACT")
    return "; ".join(missing)


def signed_key(now: datetime) -> str:
    """A key for a form, with the moment it was made, as only this site can make it."""
    return _signer().sign(f"{new_key()} {int(now.timestamp())}").decode()


def key_in(signed: str | None) -> tuple[str, int] | None:
    """The key and the second it was made; None for one that is none of ours."""
    try:
        key, _space, second = _signer().unsign(signed or "").decode().partition(" ")
        return key, int(second)
    except (BadSignature, ValueError):
        return None


def sent_with_other_words() -> str:
    """What to say where a form comes again with other words, which are not kept under it."""
    return str(
        _("You sent this form before, with other words. These are not sent yet: send them now?")
    )


def not_our_form() -> str:
    """What to say where a form comes without the token that our cookie goes with."""
    if _has_no_cookie():
        return str(
            _(
                "Your browser keeps no cookie for this page, and without one nothing can be sent. "
                "Your words are still here: please allow cookies for this site and send them "
                "again, or copy them."
            )
        )
    return str(
        _("This form was open for very long. Your words are still here: please send them again.")
    )


def press_again() -> str:
    """The same where a button alone was pressed."""
    if _has_no_cookie():
        return str(
            _(
                "Your browser keeps no cookie for this page. Please allow cookies for this site "
                "and press the button once more."
            )
        )
    return str(_("Please press the button once more."))


def closed_said(closed: Closed) -> str:
    """Why nothing can be sent, to somebody who meets people first."""
    match closed:
        case "for_now":
            said = _(
                "It cannot be sent now: something on our side does not work. It is not your "
                "fault. Your words are still here."
            )
        case "not_yet":
            said = _(
                "It cannot be sent: nobody is there yet to read it. Your words are still here."
            )
        case _:
            assert_never(closed)
    return str(said)


def own_reference(key: str) -> str:
    """The private reference that a form with this key leads to."""
    return reference_of(key, str(current_app.secret_key))


def lines_now() -> dict[str, Line]:
    """The national lines that may be shown today, by id."""
    return {line.id: line for line in collaborators().shown_guidance.lines}


def _has_no_cookie() -> bool:
    return current_app.config["SESSION_COOKIE_NAME"] not in request.cookies


def _signer() -> Signer:
    return Signer(str(current_app.secret_key), salt="key of a form")
