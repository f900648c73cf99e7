"""A locator on loopback that answers from rows, or misbehaves in one of the ways on record."""

import json
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from geopy.distance import great_circle

from lookup_app.facilities.live.labels import code_of
from tests.loopback import served_by


@dataclass
class FakeLocator:
    """What it was asked, and how it answers from now on.

    ``mode`` is "well" or one of the bad ways in ``_bad_answer``; ``fails`` counts down how many
    more requests are answered badly before it is well again (None: for ever).
    """

    rows: list[dict]
    mode: str = "well"
    fails: int | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    address: str = ""
    elsewhere: str = ""
    sent: int = 0
    reached: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)
    _heard: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def hear(self, asked: dict[str, str], agent: str) -> None:
        self.asked.append(asked)
        self.agents.append(agent)
        self._heard.release()

    def was_asked(self, times: int) -> bool:
        """Whether it was asked just so often; who asked may be gone before it has heard them."""
        heard = all(self._heard.acquire(timeout=30) for _ in range(times))
        return heard and len(self.asked) == times


@contextmanager
def serving(locator):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            asked = {key: value[0] for key, value in parse_qs(parts.query).items()}
            locator.hear(asked, self.headers["User-Agent"])
            mode = locator.mode
            if locator.fails is not None:
                mode = mode if locator.fails > 0 else "well"
                locator.fails -= 1
            if mode == "well":
                self.answer(200, well_answer(locator.rows, locator.asked[-1]))
            else:
                self.bad_answer(mode, asked)

        def bad_answer(self, mode, asked):
            match mode:
                case "status 500" | "status 403" | "status 429" | "status 400":
                    self.answer(int(mode[-3:]), "Access denied")
                case "html":
                    self.answer(200, "<!doctype html><title>Find Treatment</title>")
                case "plain text":
                    self.answer(200, "Invalid query")
                case "truncated":
                    self.answer(200, '{"page": 1, "rows": [{"name1": "Ho', length=5_000)
                case "empty":
                    self.answer(200, {"page": 1, "totalPages": 0, "recordCount": 0, "rows": []})
                case "no rows":
                    self.answer(200, {"message": "ok"})
                case "maryland":
                    row = raw("Default", "39.14", "-77.2", state="MD", zip="20850", miles=0)
                    self.answer(200, {"page": 1, "totalPages": 1, "recordCount": 1, "rows": [row]})
                case "redirect":
                    self.send_response(302)
                    self.send_header("Location", f"{locator.elsewhere}{self.path}")
                    self.end_headers()
                case "deep":
                    self.answer(200, "[" * 100_000 + "]" * 100_000)
                case "empty circles" if asked.get("limitType") == "2":
                    self.answer(200, {"page": 1, "totalPages": 0, "recordCount": 0, "rows": []})
                case "empty circles":
                    self.answer(200, well_answer(locator.rows, asked))
                case "too many":
                    self.answer(200, well_answer(locator.rows, asked) | {"recordCount": 10_001})
                case "too large":
                    self.answer(200, " " * 1024 * 1024, length=50 * 1024 * 1024, times=50)
                case "held":
                    locator.reached.set()
                    locator.let_go.wait(30)
                    self.answer(200, well_answer(locator.rows, locator.asked[-1]))
                case "dropped":
                    pass
                case "silent":
                    locator.let_go.wait(30)
                case "dripping":
                    self.send_response(200)
                    self.end_headers()
                    # For ever: it ends when who asked has gone.
                    while not locator.let_go.wait(0.02):
                        self.wfile.write(b" ")
                        self.wfile.flush()

        def answer(self, status, body, length=None, times=1):
            data = (body if isinstance(body, str) else json.dumps(body)).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(length or len(data)))
            self.end_headers()
            for _ in range(times):
                self.wfile.write(data)
                locator.sent += len(data)

        def handle(self):
            with suppress(BrokenPipeError, ConnectionResetError):
                super().handle()

        def log_message(self, *args):
            pass

    with served_by(Handler) as locator.address:
        try:
            yield locator
        finally:
            locator.let_go.set()


def well_answer(rows, asked):
    """What the real one answers: latitude first, meters, pages; no rows for swapped coordinates."""
    latitude, longitude = map(float, asked.get("sAddr", "39.8,-98.6").split(","))
    reach = float("inf")
    if asked.get("limitType") == "2":
        reach = float(asked["limitValue"]) / 1609.344
    if not 10 < latitude < 75:
        rows = []
    if code := asked.get("sCodes"):
        rows = [row for row in rows if code in codes_of(row)]
    near = [row for row in rows if miles_to(row, latitude, longitude) <= reach]
    near.sort(key=lambda row: miles_to(row, latitude, longitude))
    size, page = int(asked["pageSize"]), int(asked["page"])
    return {
        "page": page,
        "totalPages": -(-len(near) // size),
        "recordCount": len(near),
        "rows": near[(page - 1) * size : page * size],
    }


def codes_of(row):
    said = row["services"] or ()
    return {code_of(one["f2"], label) for one in said for label in one["f3"].split(";")}


def miles_to(row, latitude, longitude):
    # The real one also returns rows that have no coordinates where their town is near.
    point = float(row["latitude"] or 36.154), float(row["longitude"] or -95.993)
    return great_circle(point, (latitude, longitude)).miles


def raw(name, latitude, longitude, services=(), kind="SA", **more):
    """A row as the API has it."""
    return {
        "_irow": 1,
        "name1": name,
        "name2": None,
        "street1": "1 Main Street",
        "street2": None,
        "city": "Tulsa",
        "state": "OK",
        "zip": "74103",
        "phone": "918-588-1900",
        "intake1": None,
        "hotline1": None,
        "website": "http://",
        "latitude": latitude,
        "longitude": longitude,
        "miles": 1.0,
        "typeFacility": kind,
        "services": [{"f1": "any label", "f2": f2, "f3": f3} for f2, f3 in services] or None,
    } | more
