"""The location form on other people's sites: the page for their frame, and the code for it."""

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from lookup_app.web.forms import LocationForm
from lookup_app.web.i18n import LANGUAGES, Language, page_url, words_of
from lookup_app.web.keeping import reading_page
from lookup_app.web.limits import limited
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.private import private
from lookup_app.web.security import framing

# What the page needs in a column of 300 pixels; where scripts run, it says how much it really is.
HEIGHT = 720

_FRAME = Markup(
    '<iframe src="{address}" title="{title}" width="{width}" height="{height}" '
    'frameborder="0" loading="lazy" referrerpolicy="no-referrer"></iframe>'
)
_GROWING = """<script>
addEventListener("message", ({{ source, data }}) => {{
  for (const frame of document.querySelectorAll('iframe[src="{address}"]'))
    if (frame.contentWindow === source && data.embedHeight) frame.height = data.embedHeight;
}});
</script>"""


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """The form that stands in a frame."""

    form: LocationForm


@dataclass(frozen=True, slots=True)
class EmbedCode:
    """What somebody puts on their site in one language: a frame, or a link that needs none."""

    spoken: Language
    title: str
    frame: str
    growing: str
    link: str


@dataclass(frozen=True, slots=True)
class EmbedCodePage:
    """The code in the language of the page first, with a live preview of each."""

    codes: tuple[EmbedCode, ...]


@pages.get("/embed")
@framing("by others")
@reading_page
def embed() -> str:
    """The form and the crisis lines, for a frame: results open in a tab of their own."""
    return render_template("embed.html", page=EmbedPage(LocationForm(formdata=None)))


@pages.get("/embed/code")
@framing("shows our own")
@limited
def embed_code() -> ResponseReturnValue:
    """The code to copy, with this site's address in full; so it is made for each visit."""
    page = EmbedCodePage(tuple(_code(spoken) for spoken in LANGUAGES))
    return private(render_template("embed_code.html", page=page))


def frame_code(address: str, title: str, width: str = "100%", height: int = HEIGHT) -> str:
    """The HTML of a frame that shows the form. It tells us nothing of the page around it."""
    return str(_FRAME.format(address=address, title=title, width=width, height=height))


def _code(spoken: Language) -> EmbedCode:
    address = page_url("embed", spoken, _external=True)
    home = page_url("article", spoken, _external=True)
    _ = words_of(spoken)
    title = _("Find care near you")
    return EmbedCode(
        spoken=spoken,
        title=title,
        frame=frame_code(address, title),
        growing=_GROWING.format(address=address),
        link=str(Markup('<a href="{}">{}</a>').format(home, title)),
    )
