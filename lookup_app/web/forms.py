"""The forms people fill in."""

from flask import Flask
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length, ValidationError

from lookup_app.folding import key
from lookup_app.web.app import collaborators

QUERY_LIMIT = 200


def init_app(app: Flask) -> None:
    """Let the form say who besides this site sees a street address, where anybody does."""
    app.add_template_global(online_geocoders_asked)


def online_geocoders_asked() -> tuple[str, ...]:
    """The online geocoders that the operator switched on, by name."""
    return collaborators().geocoder.asked


def _strip(text: str | None) -> str:
    return (text or "").strip()


def _says_something(_form: FlaskForm, field: StringField) -> None:
    if not key(field.data):
        raise ValidationError(_("Type a part of a facility’s name, like “Hope”."))


class NameForm(FlaskForm):
    """A part of a facility's name. It changes nothing, so it has no CSRF token and no cookie."""

    class Meta:
        """Settings of the form."""

        csrf = False

    name = StringField(
        _("A part of its name"),
        filters=[_strip],
        validators=[
            _says_something,
            Length(max=QUERY_LIMIT, message=_("That is too long. A word or two of it is enough.")),
        ],
    )


class LocationForm(FlaskForm):
    """Where a person is. It changes nothing, so it carries no CSRF token and sets no cookie."""

    class Meta:
        """Settings of the form."""

        csrf = False

    query = StringField(
        _("Where are you?"),
        filters=[_strip],
        validators=[
            DataRequired(_("Tell us a place: a ZIP code, a city and state, or a county.")),
            Length(
                max=QUERY_LIMIT,
                message=_("That is too long to look up. A ZIP code or a city and state is enough."),
            ),
        ],
    )
