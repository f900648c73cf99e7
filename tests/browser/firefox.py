"""Debian's Firefox, driven by its own Marionette: Playwright wants a Firefox of its own making."""

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")

# A port that the system chooses, and nothing asked of other hosts.
PREFERENCES = {
    "marionette.port": 0,
    "app.normandy.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "captivedetect.canonicalURL": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "data:,",
    "ui.prefersReducedMotion": 1,  # a page is where it leads at once
}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Marionette:
    """A session with Firefox: each command is one line of JSON with its length before it."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._read()  # its greeting
        self._ask("WebDriver:NewSession", {"unhandledPromptBehavior": "ignore"})

    @property
    def url(self) -> str:
        return str(self._ask("WebDriver:GetCurrentURL")["value"])

    def open(self, url: str) -> None:
        self._ask("WebDriver:Navigate", {"url": url})

    def back(self) -> None:
        self._ask("WebDriver:Back")

    def refresh(self) -> None:
        self._ask("WebDriver:Refresh")

    def type(self, selector: str, text: str) -> None:
        self._ask("WebDriver:ElementSendKeys", {"id": self._find(selector), "text": text})

    def click(self, selector: str) -> None:
        self._ask("WebDriver:ElementClick", {"id": self._find(selector)})

    def script(self, source: str) -> Any:
        return self._ask("WebDriver:ExecuteScript", {"script": source, "args": []})["value"]

    def close(self) -> None:
        self._ask("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()

    def _find(self, selector: str) -> str:
        found = self._ask("WebDriver:FindElement", {"using": "css selector", "value": selector})
        return str(found["value"][_ELEMENT])

    def _ask(self, command: str, arguments: dict[str, Any] | None = None) -> dict[str, Any]:
        text = json.dumps([0, 1, command, arguments or {}])
        self._socket.sendall(f"{len(text)}:{text}".encode())
        _kind, _number, error, result = self._read()
        assert error is None, error
        return result or {}

    def _read(self) -> Any:
        length = b""
        while (digit := self._socket.recv(1)) != b":":
            assert digit, "Firefox closed the connection"
            length += digit
        left, text = int(length), b""
        while len(text) < left:
            text += self._socket.recv(left - len(text))
        return json.loads(text)


@contextmanager
def firefox(profile: Path) -> Iterator[Marionette]:
    """A Firefox of its own, with an empty profile in this folder."""
    lines = (
        f"user_pref({json.dumps(name)}, {json.dumps(to)});" for name, to in PREFERENCES.items()
    )
    (profile / "user.js").write_text("\n".join(lines))
    command = [str(FIREFOX), "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        session = Marionette(_port(process))
        try:
            yield session
        finally:
            session.close()
            process.communicate(timeout=30)


def _port(process: "subprocess.Popen[str]") -> int:
    said = []
    for line in process.stdout or ():
        said.append(line)
        if "Listening on port" in line:
            return int(line.rsplit(maxsplit=1)[1])
    raise AssertionError("Firefox did not start:\n" + "".join(said))
