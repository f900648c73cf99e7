"""What every page that writes has in common: it can be turned off, and it keeps what was typed."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Literal

import sqlalchemy as sa
from flask import abort, current_app
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
        return str(
            _(
                "This form was open for very long, or your browser keeps no cookies. "
                "Your words are still here: please send them again."
            )
        )
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


def own_reference(key: str) -> str:
    """The private reference that a form with this key leads to."""
    return reference_of(key, str(current_app.secret_key))


def lines_now() -> dict[str, Line]:
    """The national lines that may be shown today, by id."""
    return {line.id: line for line in collaborators().shown_guidance.lines}


def _signer() -> Signer:
    return Signer(str(current_app.secret_key), salt="key of a form")
