"""The pages: weight over the wire, time beside a bare Flask answer, memory of a worker."""

import gc
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from flask import Flask

from config import Testing
from lookup_app import create_app

ARTICLE_TARGET = 11 * 1024
RESULTS_TARGET = 18 * 1024
MEMORY_TARGET_MB = 120

_LOADED = re.compile(r'<(?:script type="module"|link rel="icon") (?:src|href)="([^"]+)"')

# Imports the site, answers a few pages and prints the resident memory in megabytes.
_WORKER = """
import sys
from pathlib import Path
from config import Testing
from lookup_app import create_app
client = create_app(Testing(INSTANCE_PATH=Path(sys.argv[1]))).test_client()
for path in ("/", "/es/", "/near/74103", "/es/near/pr/ponce"):
    assert client.get(path).status_code == 200
for query in ("Tulsa, OK", "Sprngfield", "1600 Pennsylvania Ave NW, Washington, DC 20500"):
    client.post("/find", data={"query": query})
print(int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1]) / 1024)
"""


def microseconds(call: Callable[[], object], times: int = 300) -> float:
    """The median time of a call."""
    taken = []
    for _ in range(times):
        start = time.perf_counter_ns()
        call()
        taken.append((time.perf_counter_ns() - start) / 1000)
    return median(taken)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder)
        client = create_app(Testing(INSTANCE_PATH=instance)).test_client()
        print("\nPages\n")
        print_times(client)
        print_weights(client)
        print_memory(instance)


def print_times(client) -> None:
    bare = Flask("bare")
    bare.get("/")(lambda: "hello")
    plain = bare.test_client()
    gc.collect()
    hello = microseconds(lambda: plain.get("/"))
    print(f"{'':40}{'µs':>8}{'× hello':>10}")
    print(f"{'bare Flask hello':40}{hello:8.0f}{1:10.2f}")
    etag = client.get("/").headers["ETag"]
    for name, call in {
        "article from memory": lambda: client.get("/"),
        "article, 304": lambda: client.get("/", headers={"If-None-Match": etag}),
        "POST /find, exact": lambda: client.post("/find", data={"query": "74103"}),
        "results rendered": lambda: client.get("/near/74103"),
        "results rendered, Spanish": lambda: client.get("/es/near/pr/ponce"),
    }.items():
        taken = microseconds(call)
        print(f"{name:40}{taken:8.0f}{taken / hello:10.2f}")


def print_weights(client) -> None:
    print(f"\n{'compressed':40}{'bytes':>8}{'target':>10}")
    for name, target, paths in (
        ("article with all it loads", ARTICLE_TARGET, ("/", "/es/")),
        ("results without a list", RESULTS_TARGET, ("/near/74103", "/near/ok/tulsa")),
    ):
        for path in paths:
            print(f"{f'{name}, {path}':40}{weight(client, path):8}{target:10}")


def weight(client, path: str) -> int:
    """The bytes of a page with its scripts and its mark, as they are sent."""
    loaded = _LOADED.findall(client.get(path).text)
    return sum(sent(client, address) for address in (path, *loaded))


def sent(client, path: str) -> int:
    with client.get(path, headers={"Accept-Encoding": "br"}) as answer:
        return len(answer.get_data())


def print_memory(instance: Path) -> None:
    worker = subprocess.run(
        [sys.executable, "-c", _WORKER, str(instance)], capture_output=True, text=True, check=True
    )
    print(f"\n{'memory of a worker, MB':40}{float(worker.stdout):8.0f}{MEMORY_TARGET_MB:10}")


if __name__ == "__main__":
    main()
