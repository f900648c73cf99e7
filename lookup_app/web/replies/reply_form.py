"""The form of a reply."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import Length

from lookup_app.replies.reply import FEWEST, LONGEST_NAME, MOST


def tidy_text(text: str | None) -> str:
    """Line ends as everywhere else, no control characters, no space around."""
    text = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in text if one in "\n\t" or one.isprintable()).strip()


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
