"""The words that templates ask for as filters: ``{{ place|place_name }}``."""

from flask import Flask

from lookup_app.web.words import hours, lines, marks, places, times, understood


def init_app(app: Flask) -> None:
    """Let the templates use them."""
    for word in (
        hours.hours_said,
        lines.cost_words,
        lines.freshness_words,
        lines.kind_words,
        lines.languages_spoken,
        lines.own_language_first,
        lines.way_words,
        marks.mark_phone,
        marks.mark_words,
        places.county_around,
        places.county_name,
        places.kind_of_place,
        places.place_line,
        places.place_name,
        places.place_to_pick,
        places.rounded,
        places.where,
        places.which_place,
        places.why_asked,
        times.source_day,
        understood.understood,
    ):
        app.add_template_filter(word)
