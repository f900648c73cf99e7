"""Signing in and out."""

from datetime import timedelta
from functools import partial
from math import ceil

import limits
from flask import current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from lookup_app.replies.audit import record
from lookup_app.replies.moderators import (
    LONGEST_PASSWORD,
    Moderator,
    begin_session,
    end_session,
    end_sessions_of,
    is_password,
    password_hash_of,
)
from lookup_app.replies.sign_in_tries import seconds_to_wait
from lookup_app.web.app import collaborators
from lookup_app.web.moderation.access import (
    give_token,
    moderation,
    signed_in,
    take_token,
    token_sent,
)
from lookup_app.web.pages.private import private
from lookup_app.web.rate_limit import hash_of_network

_WRONG = "That name and password do not fit."


class SignInForm(FlaskForm):
    """A moderator's name and password."""

    name = StringField("Name", validators=[DataRequired(), Length(max=64)])
    password = PasswordField("Password", validators=[DataRequired(), Length(max=LONGEST_PASSWORD)])


@moderation.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    """The form."""
    return _page(SignInForm(formdata=None))


@moderation.post("/sign-in")
def signing_in() -> ResponseReturnValue:
    """Begin a session, or say that something does not fit; never which of the two."""
    form = SignInForm(request.form)
    if not form.validate():
        return _page(form, "Please fill in both boxes and send the form again.", 422)
    name = form.name.data.strip()
    if waits := _seconds_to_wait(name):
        return _page(form, f"Too many tries. Wait {ceil(waits / 60)} minutes.", 429)
    with collaborators().database.reading() as connection:
        kept = password_hash_of(connection, name)
    # Outside of the transaction: it takes a moment, on purpose.
    if not is_password(kept, form.password.data):
        return _page(form, _WRONG, 422)
    session.clear()
    return _begun(name)


@moderation.post("/sign-out")
@signed_in
def sign_out(moderator: Moderator) -> ResponseReturnValue:
    """End this session, or with ``everywhere`` every one of this moderator.

    The form may be old: what is asked for is done all the same. No other site can ask for it, since
    the session's cookie is sent from pages of this one alone.
    """
    with collaborators().database.writing() as connection:
        end_session(connection, token_sent())
        if request.form.get("everywhere"):
            end_sessions_of(connection, moderator.name)
        record(connection, moderator.name, "sign out", "session", collaborators().clock())
    session.clear()
    response = redirect(url_for("moderation.sign_in"), 303)
    take_token(response)
    return response


def _seconds_to_wait(name: str) -> int:
    """Count a try of this network, and where that may try, of this name."""
    rule, now = limits.parse(collaborators().config.LOGIN_LIMIT), collaborators().clock()
    key, day = str(current_app.secret_key).encode(), f"sign in {now.date()} "
    counted = partial(
        seconds_to_wait, most=rule.amount, within=timedelta(seconds=rule.get_expiry()), now=now
    )
    with collaborators().database.writing() as connection:
        return counted(connection, hash_of_network(key, day, request.remote_addr)) or counted(
            connection, hash_of_network(key, day, f"name {name}")
        )


def _begun(name: str) -> Response:
    now = collaborators().clock()
    with collaborators().database.writing() as connection:
        token = begin_session(connection, name, now)
        record(connection, name, "sign in", "session", now)
    response = redirect(url_for("moderation.desk"), 303)
    give_token(response, token)
    return response


def _page(form: SignInForm, problem: str = "", status: int = 200) -> ResponseReturnValue:
    return private(render_template("moderation/sign_in.html", form=form, problem=problem), status)
