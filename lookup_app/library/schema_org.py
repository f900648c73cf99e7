"""The article as schema.org JSON-LD. Only what is true: no reviewer is named until there is one."""

from collections.abc import Mapping
from typing import Any

from lookup_app.library.article import Article
from lookup_app.library.studies import Study


def article_json_ld(article: Article, studies: Mapping[str, Study], address: str) -> dict[str, Any]:
    """The article and the studies it cites, as a value ready for json.dumps.

    ``address`` is where this language's article stands: a path where the site's name is not known.
    """
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": article.title,
        "description": article.description,
        "inLanguage": article.language,
        "dateModified": article.updated.isoformat(),
        "author": {"@type": "Organization", "name": article.byline},
        "isAccessibleForFree": True,
        # By their addresses alone, which say the rest: the article goes to telephones.
        "citation": [studies[key].address for key in article.citations],
    }
