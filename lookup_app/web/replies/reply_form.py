"""The form of a reply."""

import re

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import Length

from lookup_app.replies.reply import FEWEST, LONGEST_NAME, MOST, MOST_IN_DANGER

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# Only U+0020 counts as printable: another kind of space would be dropped, and words be glued.
_SPACES = re.compile(r"[^\S\n\t]")
# Joiners shape the letters of some languages, and make one emoji of several.
_KEPT = "\n\t\u200c\u200d"


def tidy_text(text: str | None) -> str:
    """Line ends and spaces as everywhere else, no control characters, no space around."""
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text or ""))
    return "".join(one for one in text if one in _KEPT or one.isprintable()).strip()


_IN_DANGER = Length(max=MOST_IN_DANGER, message=_("That has more than 20,000 characters."))


def take_any_length(*fields: StringField) -> None:
    """For whoever is in danger: no text is too short, and hardly one too long."""
    for field in fields:
        field.validators = [_IN_DANGER]


class ReplyForm(FlaskForm):
    """A name if one likes, and the reply. ``website`` is for programs: people do not see it."""

    name = StringField(
        _("Your name or an alias (you can leave it empty)"),
        filters=[tidy_text],
        validators=[
            Length(max=LONGEST_NAME, message=_("A name has at most 60 characters here.")),
        ],
    )
    body = TextAreaField(
        _("Your reply"),
        filters=[tidy_text],
        validators=[
            Length(
                min=FEWEST,
                max=MOST,
                message=_("A reply has from 10 to 3,000 characters."),
            ),
        ],
    )
    website = StringField(_("Leave this box empty"))
    key = HiddenField()


class OwnForm(FlaskForm):
    """A button that changes something: no more than the token."""
