"""A word to the operator that a reply which needs care waits: never what it says."""

import logging
import threading

from lookup_app.outbound import Outbound, Unavailable, user_agent
from lookup_app.web.app import collaborators


def tell_of_care() -> None:
    """Tell NOTICE_WEBHOOK, where there is one, beside the request: nobody waits for it."""
    config = collaborators().config
    if config.NOTICE_WEBHOOK:
        http = Outbound(user_agent(config.OPERATOR_CONTACT))
        threading.Thread(target=_tell, args=[http, config.NOTICE_WEBHOOK], daemon=True).start()


def _tell(http: Outbound, address: str) -> None:
    try:
        http.tell(address, {"waiting": "care", "where": "/moderation/"})
    except Unavailable as error:
        logging.getLogger("lookup_app").warning("the notice was not taken: %s", error)
