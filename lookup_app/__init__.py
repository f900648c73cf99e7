"""The healing power of belonging: an article, and the way to care near the reader."""

import logging
import os

from flask import Flask
from flask_compress import Compress

from config import ROOT, Config, ConfigError
from lookup_app.distress import DistressWords
from lookup_app.editions import Library
from lookup_app.facilities.directory import FacilityDirectory
from lookup_app.facilities.opening import open_directory
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.online import online_geocoders
from lookup_app.geocoding.outcomes import Geocoder, GeocoderUnavailable
from lookup_app.geocoding.refining import RefiningGeocoder
from lookup_app.guidance import Guidance
from lookup_app.web import (
    api,
    assets,
    cli,
    errors,
    facilities,
    for_machines,
    forms,
    health,
    hsds,
    i18n,
    kept,
    pages,
    place_words,
    security,
    wording,
)
from lookup_app.web.addresses import PlaceIdConverter
from lookup_app.web.app import Collaborators, LookupApp
from lookup_app.web.limits import RateLimit

CONTENT = ROOT / "lookup_app" / "content"


def create_app(
    config: Config | None = None,
    *,
    gazetteer: Gazetteer | None = None,
    geocoder: Geocoder | None = None,
    directory: FacilityDirectory | None = None,
    guidance: Guidance | None = None,
) -> Flask:
    """Put the site together: settings, collaborators, then everything that speaks.

    A collaborator that is not passed in is the real one. Raises ConfigError for a setting and
    GuidanceError or ContentError for a content file that the site must not run with.
    """
    config = config or Config.from_environ(os.environ)
    app = LookupApp(config)
    gazetteer = gazetteer or _gazetteer(config)
    guidance = guidance or Guidance.load(CONTENT / "guidance")
    app.extensions["lookup_app"] = Collaborators(
        config=config,
        gazetteer=gazetteer,
        geocoder=geocoder or _geocoder(config, gazetteer),
        directory=directory or open_directory(config, gazetteer),
        guidance=guidance,
        content=Library.load(CONTENT, guidance),
        suggest_limit=RateLimit(config.SUGGEST_LIMIT, config.REDIS_URL),
        distress=DistressWords.load(),
    )
    _speak(app, config)
    return app


def _speak(app: LookupApp, config: Config) -> None:
    """Everything that answers over HTTP or at the command line."""
    security.init_app(app, assets.init_app(app), trusted_proxies=config.TRUSTED_PROXIES)
    Compress(app)
    for part in (i18n, wording, place_words, forms, kept, errors, cli, facilities):
        part.init_app(app)
    app.url_map.converters["place_id"] = PlaceIdConverter
    for spoken in i18n.LANGUAGES:
        app.register_blueprint(pages.pages, url_prefix=spoken.prefix or None, name=spoken.blueprint)
    for blueprint in (api.api, hsds.hsds, health.health, for_machines.machines):
        app.register_blueprint(blueprint)


def _gazetteer(config: Config) -> Gazetteer:
    """The gazetteer, or one that answers nothing: the article and the lines need no place data."""
    try:
        return Gazetteer.open(config.INSTANCE_PATH)
    except GeocoderUnavailable as error:
        logging.getLogger("lookup_app").error("no place can be looked up: %s", error)
        return Gazetteer(config.INSTANCE_PATH / "no-gazetteer")


def _geocoder(config: Config, gazetteer: Gazetteer) -> Geocoder:
    """The gazetteer alone, or with the online geocoders that the operator switched on."""
    if not config.GEOCODERS:
        return gazetteer
    contact = config.OPERATOR_CONTACT or "no contact given"
    user_agent = f"lookup-app/1.0 (public-health site; {contact})"
    try:
        return RefiningGeocoder(gazetteer, online_geocoders(config.GEOCODERS, user_agent))
    except ValueError as error:
        raise ConfigError(str(error)) from None
