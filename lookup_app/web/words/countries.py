"""Countries as they stand in a sentence: with the article that each language says before them."""

from lookup_app.web.i18n import country_name, language

# The Unicode tables have the bare names, and give some in the wording of a list.
_WITH_ARTICLE = {
    "en": {
        "the": "AE BS CC CF CK DO FK FO GB GM IM IO KM KY MH MP MV NL PH PS SB SC TC TF UM VG",
    },
    "es": {
        "el": "GB",
        "la": "CD CF DO",
        "los": "AE NL PS",
        "las": "AX BS CC CK FK FO KY MH MP SB TC VG",
    },
}
_OTHERWISE = {
    "en": {
        "CD": "the Democratic Republic of the Congo",
        "CG": "the Republic of the Congo",
        "HK": "Hong Kong",
        "MM": "Myanmar",
        "MO": "Macao",
    },
    "es": {"CG": "la República del Congo", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao"},
}


def country_in_a_sentence(code: str) -> str | None:
    """ "the United Kingdom", "el Reino Unido"; None for an unknown code."""
    spoken = language().code
    if said := _OTHERWISE[spoken].get(code):
        return said
    name = country_name(code)
    for article, codes in _WITH_ARTICLE[spoken].items():
        if name and code in codes.split():
            return f"{article} {name}"
    return name
