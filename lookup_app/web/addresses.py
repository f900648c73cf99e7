"""How place ids stand in addresses."""

from werkzeug.routing import BaseConverter

from lookup_app.places import RESERVED_SLUGS


class PlaceIdConverter(BaseConverter):
    """One or two parts that may name a place: ``74103``, ``ok/tulsa``, ``metro/bay-area``.

    Loose on purpose: the view redirects other spellings (``74103-1234``, ``OK/Tulsa``) to the
    canonical id. A second part that is a reserved word belongs to another route.
    """

    part_isolating = False
    regex = rf"[^/]+(?:/(?!(?:{'|'.join(sorted(RESERVED_SLUGS))})(?:/|$))[^/]+)?"

    def to_url(self, value: str) -> str:
        """A canonical id needs no quoting: it is made of letters, digits and ``/ , - .``."""
        return value
