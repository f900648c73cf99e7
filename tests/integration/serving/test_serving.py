"""The site as `make run` and systemd start it: each hindrance is one line, and it ends when told to."""

import http.client
import os
import pty
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from config import ROOT

SERVE = [sys.executable, str(ROOT / "serve.py")]
GUNICORN = [sys.executable, "-m", "gunicorn", "-b", "127.0.0.1:0", "lookup_app.wsgi:app"]
SECRET = "hunter2"
SLOW = pytest.mark.slow  # each starts the whole site


class Running:
    """A site that runs, where it is, and what it has said after that."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.host = urlsplit(address).netloc

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, timeout=30)

    def get(self, path: str) -> int:
        with closing(self.connect()) as connection:
            connection.request("GET", path)
            return connection.getresponse().status

    def ended(self) -> tuple[int, str]:
        """Its status and the last words, once it is gone."""
        said = self.process.communicate(timeout=120)[1]
        return self.process.returncode, said


@pytest.fixture
def environ(instance: Path) -> dict[str, str]:
    """No HOME and nothing else that a site might lean on."""
    path = os.environ["PATH"]
    return {"PATH": path, "INSTANCE_PATH": str(instance), "PORT": "0"} | {
        "WEB_CONCURRENCY": "2",
        "DIRECTORY_FETCH": "off",
    }


@pytest.fixture
def run(environ: dict[str, str]) -> Iterator[Callable[..., Running]]:
    """Starts the site and waits for the line that says where it is."""
    with ExitStack() as stack:

        def start(command: list[str] = SERVE, **more: object) -> Running:
            return stack.enter_context(_running(command, environ, **more))

        yield start


@pytest.fixture(autouse=True)
def hang_up() -> Iterator[None]:
    """nohup hands on to a suite, and to what it starts, that the end of a terminal is ignored."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@contextmanager
def _running(command: list[str], environ: dict[str, str], **more: object) -> Iterator[Running]:
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, text=True, stderr=subprocess.PIPE, **more
    ) as process:
        try:
            yield Running(process, _address(process))
        finally:
            if process.poll() is None:
                process.terminate()
                process.communicate(timeout=120)


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    for line in process.stderr or ():
        said.append(line)
        if found := re.match(r"Serving at (http://\S+)", line):
            return found[1]
    raise AssertionError("the site did not start:\n" + "".join(said))


def refused(command: list[str], environ: dict[str, str], **more: str) -> str:
    """The one line with which a start ends; fails where the site starts or says more."""
    done = subprocess.run(
        command, cwd=ROOT, env=environ | more, text=True, capture_output=True, timeout=60
    )
    assert done.returncode == 1
    (line,) = (line for line in done.stderr.splitlines() if not line.startswith("20"))
    assert line.startswith("The site did not start. ")
    assert SECRET not in done.stderr + done.stdout
    return line


def test_what_stays_is_not_looked_through_for_garbage(environ):
    """A whole collection over the directory would hold up a request for 150 ms."""
    asked = "import gc, lookup_app.wsgi; print(gc.get_freeze_count() > len(gc.get_objects()))"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env=environ | {"SECRET_KEY": "k" * 40},
        text=True,
        capture_output=True,
        timeout=60,
    )
    assert done.stdout == "True\n", done.stderr


@SLOW
def test_a_first_start_says_what_to_do_and_nothing_of_how_tables_are_made(
    environ, instance, tmp_path
):
    for file in instance.glob("gazetteer-*.sqlite"):
        (tmp_path / file.name).hardlink_to(file)
    done = subprocess.run(
        [sys.executable, "-c", "import lookup_app.wsgi"],
        cwd=ROOT,
        env=environ | {"SECRET_KEY": "k" * 40, "INSTANCE_PATH": str(tmp_path)},
        text=True,
        capture_output=True,
        timeout=60,
    )
    assert "replies are closed: add a moderator" in done.stderr
    assert "alembic" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "99999", "PORT must be a whole number up to 65535"),
        pytest.param("PORT", "abc", "PORT must be", marks=SLOW),
        pytest.param("WEB_CONCURRENCY", "some", "WEB_CONCURRENCY must be", marks=SLOW),
        pytest.param("TRUSTED_PROXIES", "abc", "TRUSTED_PROXIES: must be a whole", marks=SLOW),
        ("DATABASE_URL", f"postgresql://me:{SECRET}@db:port{SECRET}/site", "DATABASE_URL: must be"),
    ],
)
def test_a_wrong_setting_is_one_line(environ, name, value, said):
    assert said in refused(SERVE, environ, **{name: value})


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", SECRET, "SECRET_KEY is shorter than 32 characters"),
        ("GEOCODERS", "yahoo", "GEOCODERS: must be among"),
    ],
)
def test_gunicorn_itself_ends_at_a_wrong_setting(environ, tmp_path, name, value, said):
    environ |= {"INSTANCE_PATH": str(tmp_path), "SECRET_KEY": "k" * 32}
    assert said in refused(GUNICORN, environ, **{name: value})


def test_a_port_in_use_is_one_line(environ):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        line = refused(SERVE, environ, PORT=port)
    assert line.endswith(f"It cannot be served at 127.0.0.1:{port}: Address already in use.")


def test_an_instance_that_cannot_be_written_serves_the_reading_pages(run, environ, tmp_path):
    (tmp_path / "file").write_text("in the way")
    environ["INSTANCE_PATH"] = str(tmp_path / "file" / "instance")
    site = run()
    assert [site.get(path) for path in ("/", "/help-now", "/near/74103")] == [200, 200, 503]


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGHUP, marks=SLOW)])
def test_it_ends_at_once_although_connections_are_kept_and_leaves_nothing_at_home(
    run, environ, tmp_path, number
):
    environ["HOME"] = str(tmp_path)
    site = run(start_new_session=True)
    with closing(site.connect()) as kept:
        kept.request("GET", "/")
        kept.getresponse().read()
        # As a terminal does it: to every process.
        os.killpg(site.process.pid, number)
        assert site.ended() == (0, "")
    assert not [*tmp_path.iterdir()]


# A worker between its fork and the moment from which it takes requests.
BOOTING = """
import os, runpy, signal, types
site = runpy.run_path("gunicorn.conf.py")
site["post_fork"](None, None)
os.kill(os.getpid(), signal.{name})
site["post_worker_init"](types.SimpleNamespace(wsgi=None))
os.kill(os.getpid(), signal.{name})
print("alive")
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGHUP"])
def test_a_worker_leaves_a_terminal_s_signals_to_the_first_process(environ, name):
    code = BOOTING.format(name=name)
    worker = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (worker.returncode, worker.stdout) == (0, "alive\n"), worker.stderr


def test_it_ends_when_its_terminal_is_closed(run):
    ours, theirs = pty.openpty()
    site = run(stdin=theirs)
    os.close(theirs)
    os.close(ours)
    assert site.ended() == (0, "")
