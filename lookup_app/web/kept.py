"""Parts of a help line's card that stay the same while the site runs, rendered once a language."""

from flask import Flask, current_app
from jinja2.runtime import Macro

from lookup_app.guidance import Line
from lookup_app.web.i18n import language

_Parts = dict[tuple[str, str, str], str]


def init_app(app: Flask) -> None:
    """Let the templates keep what a macro makes of a line."""
    app.extensions["kept_parts"] = {}
    app.add_template_global(kept)


def kept(macro: Macro, line: Line) -> str:
    """What ``macro`` makes of the line, from memory where it was made before.

    Only for what depends on the line and the language alone: not on the moment, nor on the reader.
    A page of results shows some fifteen lines, and this is most of their words: keeping it halves
    the time of the page. The text is the macro's own Markup, escaped already.
    """
    parts: _Parts = current_app.extensions["kept_parts"]
    key = (language().code, str(macro.name), line.id)
    if key not in parts:
        parts[key] = macro(line)
    return parts[key]
