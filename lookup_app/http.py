"""The one way this site asks another computer: a timeout, our name, one kind of error."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

# A server may drip bytes for ever without tripping a timeout, so sizes are bounded as well.
_MAX_BYTES = 64 * 1024 * 1024
_CHUNK = 64 * 1024


class UnavailableError(Exception):
    """The other computer gave no usable answer. Never carries the address or what was asked.

    ``permanent`` says that asking again now is pointless (a refusal, not a hiccup).
    """

    def __init__(self, reason: str, *, permanent: bool = False) -> None:
        super().__init__(reason)
        self.permanent = permanent


@dataclass(frozen=True, slots=True)
class Outbound:
    """Asks over HTTP with an honest User-Agent; ``timeout_seconds`` holds for connect and read."""

    user_agent: str
    timeout_seconds: float = 8.0

    def get_json(self, url: str, parameters: Mapping[str, str]) -> Any:
        """The JSON of the answer; a hiccup (timeout, reset, 5xx) is asked once more."""
        try:
            return self._json(url, parameters)
        except UnavailableError as error:
            if error.permanent:
                raise
        return self._json(url, parameters)

    def download(self, url: str, target: Path) -> None:
        """Write the answer's body to the file; an answer that breaks off leaves none."""
        try:
            with self._get(url, {}, stream=True) as answer, target.open("wb") as file:
                for chunk in answer.iter_content(_CHUNK):
                    file.write(chunk)
                    if file.tell() > _MAX_BYTES:
                        raise UnavailableError("answer too large", permanent=True)
        except requests.RequestException as error:
            target.unlink(missing_ok=True)
            raise _unavailable(error) from None
        except UnavailableError:
            target.unlink(missing_ok=True)
            raise

    def _json(self, url: str, parameters: Mapping[str, str]) -> Any:
        with self._get(url, parameters, stream=False) as answer:
            try:
                return answer.json()
            except ValueError:
                raise UnavailableError("answer is not JSON", permanent=True) from None

    def _get(self, url: str, parameters: Mapping[str, str], *, stream: bool) -> requests.Response:
        try:
            answer = requests.get(
                url,
                params=parameters,
                headers={"User-Agent": self.user_agent, "Accept": "application/json, */*;q=0.5"},
                timeout=self.timeout_seconds,
                stream=stream,
            )
        except requests.RequestException as error:
            raise _unavailable(error) from None
        if answer.status_code != requests.codes.ok:
            answer.close()
            raise UnavailableError(
                f"status {answer.status_code}", permanent=answer.status_code < 500
            )
        return answer


def _unavailable(error: requests.RequestException) -> UnavailableError:
    """The same failure without the address that requests writes into its messages."""
    if isinstance(error, requests.exceptions.SSLError):
        return UnavailableError("TLS failure", permanent=True)
    if isinstance(error, requests.Timeout):
        return UnavailableError("timeout")
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema):
        return UnavailableError("not an address", permanent=True)
    return UnavailableError("connection failed")
