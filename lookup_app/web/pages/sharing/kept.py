"""The list that a reader keeps in their own browser: a page that the server cannot fill."""

from flask import render_template

from lookup_app.web.keeping import reading_page
from lookup_app.web.pages.blueprint import pages


@pages.get("/kept")
@reading_page
def kept() -> str:
    """An empty page, the same for everybody; a script shows in it what the browser has."""
    return render_template("kept.html")
