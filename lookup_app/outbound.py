"""The one way this site asks another computer: a timeout, our name, one kind of error."""

import json
import logging
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Literal

import requests
from urllib3.exceptions import HTTPError, LocationValueError, ReadTimeoutError

VERSION = "0.1.0"
"""The site's own version, as pyproject.toml has it."""

# Below this level urllib3 logs whole addresses, and ours name somebody's place.
logging.getLogger("urllib3").setLevel(logging.ERROR)

# A server may drip bytes for ever without tripping a timeout, so sizes are bounded as well.
_MAX_BYTES = 64 * 1024 * 1024
_CHUNK = 64 * 1024
# The second is what requests lets through of a host that is no name ("ex..ample.org").
_FAILURES = (requests.RequestException, HTTPError)


def user_agent(contact: str) -> str:
    """Who we say we are to every other computer, with the operator's contact where there is one."""
    said = "; ".join(filter(None, ["public-health site", contact]))
    return f"lookup-app/{VERSION} ({said})"


class Unavailable(Exception):
    """The other computer gave no usable answer. Never carries the address or what was asked.

    ``permanent`` says that asking again now is pointless (a refusal, not a hiccup).
    """

    def __init__(self, reason: str, *, permanent: bool = False) -> None:
        super().__init__(reason)
        self.permanent = permanent


@dataclass(frozen=True, slots=True)
class Reached:
    """How an address answered: the HTTP status, and the address after any redirects."""

    status: int
    address: str


@dataclass(frozen=True, slots=True)
class Outbound:
    """Asks over HTTP with an honest User-Agent.

    ``timeout_seconds`` holds for connecting and for each wait, and for the whole of a JSON answer,
    so that a server that drips bytes holds nobody up. A JSON answer has at most ``most_bytes``.
    ``download_seconds`` holds for the whole of a file.
    """

    user_agent: str
    timeout_seconds: float = 8.0
    most_bytes: int = _MAX_BYTES
    download_seconds: float = 600.0

    def get_json(self, url: str, parameters: Mapping[str, str]) -> Any:
        """The JSON of the answer; a hiccup (timeout, reset, 5xx) is asked once more.

        A redirect is refused: it would tell what was asked to a host that nobody chose.
        """
        try:
            return self.get_json_once(url, parameters)
        except Unavailable as error:
            if error.permanent:
                raise
        return self.get_json_once(url, parameters)

    def get_json_once(self, url: str, parameters: Mapping[str, str]) -> Any:
        """The same, asked a single time."""
        deadline = time.monotonic() + self.timeout_seconds
        body = bytearray()
        with self._get(url, parameters) as answer:
            for chunk in _chunks(answer):
                body += chunk
                if len(body) > self.most_bytes:
                    raise Unavailable("answer too large", permanent=True)
                if time.monotonic() > deadline:
                    raise Unavailable("timeout")
        try:
            return json.loads(body)
        except (ValueError, RecursionError):  # The second for brackets within brackets for ever.
            raise Unavailable("answer is not JSON", permanent=True) from None

    def download(self, url: str, target: Path) -> date | None:
        """Write the answer's body to the file; an answer that breaks off leaves none.

        What comes back is the day of its Last-Modified header, where it has one.
        """
        deadline = time.monotonic() + self.download_seconds
        try:
            with self._get(url, {}, follow=True) as answer, target.open("wb") as file:
                for chunk in _chunks(answer):
                    file.write(chunk)
                    if time.monotonic() > deadline:
                        raise Unavailable("too slow")
                return _last_modified(answer)
        except (Unavailable, OSError):
            target.unlink(missing_ok=True)
            raise

    def tell(self, url: str, news: Mapping[str, str | int]) -> None:
        """Post a few words as JSON; what is answered is not read, and no redirect followed."""
        try:
            answer = requests.post(
                url,
                json=news,
                headers={"User-Agent": self.user_agent},
                timeout=self.timeout_seconds,
                stream=True,
                allow_redirects=False,
            )
        except _FAILURES as error:
            raise _unavailable(error) from None
        answer.close()
        if not answer.ok:
            raise Unavailable(f"status {answer.status_code}")

    def reach(self, method: Literal["HEAD", "GET"], url: str) -> Reached:
        """Ask whether an address answers, following redirects and leaving its body unread."""
        try:
            with requests.request(
                method,
                url,
                headers={"User-Agent": self.user_agent},
                timeout=self.timeout_seconds,
                stream=True,
                allow_redirects=True,
            ) as answer:
                return Reached(answer.status_code, answer.url)
        except _FAILURES as error:
            raise _unavailable(error) from None

    def _get(
        self, url: str, parameters: Mapping[str, str], *, follow: bool = False
    ) -> requests.Response:
        try:
            answer = requests.get(
                url,
                params=parameters,
                headers={"User-Agent": self.user_agent, "Accept": "application/json, */*;q=0.5"},
                timeout=self.timeout_seconds,
                stream=True,
                allow_redirects=follow,
            )
        except _FAILURES as error:
            raise _unavailable(error) from None
        if answer.status_code != requests.codes.ok:
            answer.close()
            raise Unavailable(f"status {answer.status_code}", permanent=answer.status_code < 500)
        return answer


def _chunks(answer: requests.Response) -> Iterator[bytes]:
    """The body as it arrives: ``iter_content`` would wait for a whole chunk of dripping bytes."""
    size = 0
    try:
        while chunk := answer.raw.read1(_CHUNK, decode_content=True):
            size += len(chunk)
            if size > _MAX_BYTES:
                raise Unavailable("answer too large", permanent=True)
            yield chunk
    except ReadTimeoutError:
        raise Unavailable("timeout") from None
    except (HTTPError, OSError):
        raise Unavailable("connection failed") from None


def _last_modified(answer: requests.Response) -> date | None:
    try:
        return parsedate_to_datetime(answer.headers.get("Last-Modified", "")).date()
    except ValueError:
        return None


def _unavailable(error: requests.RequestException | HTTPError) -> Unavailable:
    """The same failure without the address that requests writes into its messages."""
    if isinstance(error, requests.exceptions.SSLError):
        return Unavailable("TLS failure", permanent=True)
    if isinstance(error, requests.Timeout):
        return Unavailable("timeout")
    if isinstance(
        error,
        requests.exceptions.InvalidURL | requests.exceptions.MissingSchema | LocationValueError,
    ):
        return Unavailable("not an address", permanent=True)
    return Unavailable("connection failed")
