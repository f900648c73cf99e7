"""A virtual environment holds what its locks name, and nothing else."""

import hashlib
import os
import shutil
import subprocess
from zipfile import ZipFile

import pytest

from config import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def checkout(tmp_path):
    """A folder with a space in its path, with our scripts and two packages to install."""
    folder = tmp_path / "a checkout"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    return folder


def wheel(checkout, name, needs=""):
    """Make an empty package, and say what a lock says of it."""
    file, about = checkout / f"{name}-1.0-py3-none-any.whl", f"{name}-1.0.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    with ZipFile(file, "w") as archive:
        archive.writestr(
            f"{about}/METADATA", metadata + (f"Requires-Dist: {needs}\n" if needs else "")
        )
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{about}/RECORD", "")
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


def install(checkout, *lines):
    (checkout / "requirements.txt").write_text("".join(lines))
    offline = {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": checkout.as_uri(),
        "PIP_CONFIG_FILE": os.devnull,
    }
    return subprocess.run(
        ["scripts/install", "its venv", "requirements"],
        cwd=checkout,
        env=os.environ | offline,
        capture_output=True,
        text=True,
    )


def installed(checkout):
    return {file.name for file in checkout.glob("its venv/lib/*/site-packages/*.dist-info")}


def test_a_changed_lock_is_followed_and_a_wrong_one_refused(checkout):
    porch = wheel(checkout, "porch")
    bench = wheel(checkout, "bench", needs="lamp")

    assert install(checkout, porch).returncode == 0
    assert "porch-1.0.dist-info" in installed(checkout)
    assert install(checkout, porch).stdout == ""

    refused = install(checkout, bench)
    assert refused.returncode == 1
    assert "bench 1.0 requires lamp" in refused.stderr

    followed = install(checkout, bench, wheel(checkout, "lamp"))
    assert followed.returncode == 0, followed.stderr
    assert {"bench-1.0.dist-info", "lamp-1.0.dist-info"} < installed(checkout)
    assert "porch-1.0.dist-info" not in installed(checkout)

    changed = wheel(checkout, "lamp", needs="oil")
    shutil.rmtree(checkout / "its venv")
    (checkout / "lamp-1.0-py3-none-any.whl").write_bytes(b"another file")
    assert install(checkout, changed).returncode == 1
