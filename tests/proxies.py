"""The proxies that docs/operating.md shows, run as it shows them but for ports and folders."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config import ROOT
from tests.real_server import Address


def documented(word: str) -> str:
    """The configuration that holds the word."""
    docs = (ROOT / "docs" / "operating.md").read_text()
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", docs, re.MULTILINE)
    (found,) = (block for block in blocks if word in block)
    return re.sub(r"^    ", "", found, flags=re.MULTILINE).strip()


@contextmanager
def caddy(site: Address, folder: Path) -> Iterator[Address]:
    """Caddy before the site, without TLS."""
    port = _free_port()
    text = documented("reverse_proxy").replace("127.0.0.1:8000", f"{site[0]}:{site[1]}")
    for_tests = "{\n admin off\n auto_https off\n"
    text = for_tests + text.removeprefix("{") if text.startswith("{") else f"{for_tests}}}\n{text}"
    file = folder / "Caddyfile"
    file.write_text(text.replace("example.org", f"http://127.0.0.1:{port}"))
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(folder))
    command = [_program("caddy"), "run", "--config", str(file), "--adapter", "caddyfile"]
    with _running(command, port, homes) as address:
        yield address


@contextmanager
def nginx(site: Address, folder: Path) -> Iterator[Address]:
    """nginx before the site, without TLS."""
    port = _free_port()
    text = documented("proxy_pass").replace("127.0.0.1:8000", f"{site[0]}:{site[1]}")
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    text = text.replace("/var/log/nginx", str(folder))
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors;\n"
        f"events {{ worker_connections 1024; }}\nhttp {{\n{temporary}{text}}}\n"
    )
    command = [_program("nginx"), "-c", str(file), "-p", str(folder)]
    with _running(command, port, {}) as address:
        yield address


def _program(name: str) -> str:
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") or name


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int, environ: dict[str, str]) -> Iterator[Address]:
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ | environ) as server:
        try:
            _wait_for(port)
            yield ("127.0.0.1", port)
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the proxy did not start")
