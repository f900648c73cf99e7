"""The healing power of belonging: an article, and the way to care near the reader."""

import logging
import os

from flask import Flask
from flask_compress import Compress

from config import ROOT, Config, ConfigError
from lookup_app.clock import Clock, system_clock
from lookup_app.database.database import Database, open_database
from lookup_app.distress.listening import Listener
from lookup_app.facilities.directory import FacilityDirectory
from lookup_app.facilities.opening import open_directory
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.online.refining import RefiningGeocoder
from lookup_app.geocoding.online.services import online_geocoders
from lookup_app.geocoding.outcomes import Geocoder, GeocoderUnavailable
from lookup_app.guidance.guidance import Guidance
from lookup_app.library.library import Library
from lookup_app.outbound import Outbound, user_agent
from lookup_app.replies.noticing.in_time import in_time
from lookup_app.replies.noticing.notices import Notices
from lookup_app.replies.noticing.ways import Way, by_mail, by_webhook
from lookup_app.replies.published import Published
from lookup_app.replies.texts.refusing import Refuser
from lookup_app.web import assets, errors, forms, hosts, i18n, keeping, near, raw_requests, security
from lookup_app.web.addresses import PlaceIdConverter
from lookup_app.web.api import health, hsds_routes, openapi, v1
from lookup_app.web.app import Collaborators, LookupApp
from lookup_app.web.commands import geocode as commands
from lookup_app.web.handouts import views as handouts
from lookup_app.web.moderation import moderation
from lookup_app.web.pages import facility, feeds, share
from lookup_app.web.rate_limit import RateLimits
from lookup_app.web.replies import pages
from lookup_app.web.words import filters

CONTENT = ROOT / "lookup_app" / "content"


def create_app(
    config: Config | None = None,
    *,
    clock: Clock = system_clock,
    gazetteer: Gazetteer | None = None,
    geocoder: Geocoder | None = None,
    directory: FacilityDirectory | None = None,
    guidance: Guidance | None = None,
    library: Library | None = None,
    listener: Listener | None = None,
    database: Database | None = None,
    notices: Notices | None = None,
) -> Flask:
    """Put the site together: settings, collaborators, then everything that speaks.

    A collaborator that is not passed in is the real one. Raises ConfigError for a setting and
    ContentError for a content file that the site must not run with.
    """
    config = config or Config.from_environ(os.environ)
    app = LookupApp(config)
    gazetteer = gazetteer or _gazetteer(config)
    guidance = guidance or Guidance.load(CONTENT / "guidance")
    database = database or open_database(config.DATABASE_URL, config.INSTANCE_PATH)
    app.extensions["lookup_app"] = Collaborators(
        config=config,
        clock=clock,
        gazetteer=gazetteer,
        geocoder=geocoder or _geocoder(config, gazetteer),
        directory_as_listed=directory or open_directory(config, gazetteer, clock),
        guidance=guidance,
        library=library or Library.load(CONTENT, guidance, i18n.CODES),
        listener=listener or Listener.load(CONTENT / "distress"),
        database=database,
        published=Published(database),
        notices=notices or Notices(_ways_to_tell(config, clock)),
        refuser=Refuser.load(CONTENT / "replies" / "refused.toml"),
        limits=RateLimits.of(config, clock),
    )
    _speak(app, config)
    return app


def _speak(app: LookupApp, config: Config) -> None:
    """Everything that answers over HTTP or at the command line."""
    raw_requests.init_app(app)
    hosts.init_app(app, config.SITE_ADDRESS, trusted_proxies=config.TRUSTED_PROXIES)
    security.init_app(app, assets.init_app(app), config.EMBED_ANCESTORS)
    app.config["COMPRESS_BR_LEVEL"] = 7  # a millisecond more than 4, a twelfth less to send
    Compress(app)
    for part in (i18n, near, filters, forms, keeping, errors, commands, facility, share, handouts):
        part.init_app(app)
    app.url_map.converters["place_id"] = PlaceIdConverter
    for spoken in i18n.LANGUAGES:
        app.register_blueprint(pages, url_prefix=spoken.prefix or None, name=spoken.blueprint)
    for blueprint in (
        v1.api,
        hsds_routes.hsds,
        openapi.openapi,
        health.health,
        feeds.machines,
        moderation,
    ):
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
    named = user_agent(config.OPERATOR_CONTACT)
    try:
        return RefiningGeocoder(gazetteer, online_geocoders(config.GEOCODERS, named))
    except ValueError as error:
        raise ConfigError(str(error)) from None


def _ways_to_tell(config: Config, clock: Clock) -> list[Way]:
    """How the operator learns that something which needs care waits."""
    ways, where = [], f"{config.SITE_ADDRESS}/moderation/"
    if config.NOTICE_WEBHOOK:
        http = Outbound(user_agent(config.OPERATOR_CONTACT))
        ways.append(by_webhook(http, config.NOTICE_WEBHOOK, where))
    if config.NOTICE_EMAIL:
        sender = config.OPERATOR_CONTACT or config.NOTICE_EMAIL
        ways.append(by_mail(config.MAIL_SERVER, sender, config.NOTICE_EMAIL, where, clock))
    return [in_time(way) for way in ways]
