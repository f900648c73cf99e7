"""The locks name all that is needed, on each Python the site supports, and no registry."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from config import ROOT

LOCKS = sorted(ROOT.glob("requirements*.in"))
# What stands on what: a lock names what is needed on top of others.
BELOW = {
    "requirements": (),
    "requirements-outside": ("requirements",),
    "requirements-dev": ("requirements", "requirements-outside"),
}
PYTHONS = ("3.11.0", "3.11.2", "3.11.7", "3.12.1", "3.13.0", "3.13.5", "3.14.0")
SYSTEMS = (("linux", "Linux"), ("darwin", "Darwin"), ("win32", "Windows"))


def environments() -> Iterator[dict[str, str]]:
    for python in PYTHONS:
        for sys_platform, platform_system in SYSTEMS:
            yield {
                **default_environment(),
                "python_version": python.rpartition(".")[0],
                "python_full_version": python,
                "sys_platform": sys_platform,
                "platform_system": platform_system,
                "os_name": "nt" if sys_platform == "win32" else "posix",
            }


def asked(name: str) -> list[Requirement]:
    """What a .in file asks for."""
    lines = (ROOT / f"{name}.in").read_text().splitlines()
    return [Requirement(line.partition("  #")[0]) for line in lines if line[:1] not in "-#"]


def locked(name: str, environment: dict[str, str]) -> dict[str, str]:
    """Package -> version that a lock installs there."""
    pinned = re.findall(r"^([^\s#].*?) \\$", (ROOT / f"{name}.txt").read_text(), re.M)
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in map(Requirement, pinned)
        if pin.marker is None or pin.marker.evaluate(environment)
    }


def missing(
    wanted: list[Requirement], there: dict[str, str], environment: dict[str, str]
) -> set[str]:
    """What is needed, however indirectly, and not there, or there in a version that does not do."""
    waiting, seen, lacking = [(one, "") for one in wanted], set(), set()
    while waiting:
        need, extra = waiting.pop()
        if need.marker and not need.marker.evaluate({**environment, "extra": extra}):
            continue
        name = canonicalize_name(need.name)
        if name not in there or not need.specifier.contains(there[name], prereleases=True):
            lacking.add(str(need))
        for wished in ("", *need.extras):
            if (name, wished) not in seen:
                seen.add((name, wished))
                waiting += [(further, wished) for further in needs_of(name)]
    return lacking


def needs_of(name: str) -> list[Requirement]:
    """What an installed package says that it needs; what is not installed here says nothing."""
    try:
        return [Requirement(line) for line in requires(name) or []]
    except PackageNotFoundError:
        return []


@pytest.mark.parametrize("name", BELOW)
def test_a_lock_names_all_that_is_needed_on_each_supported_python(name):
    for environment in environments():
        there: dict[str, str] = {}
        for lock in (*BELOW[name], name):
            there |= locked(lock, environment)
        where = environment["python_full_version"], environment["sys_platform"]
        assert not missing(asked(name), there, environment), where


@pytest.mark.parametrize("name", BELOW)
def test_locks_that_are_installed_together_agree(name):
    for environment in environments():
        own = locked(name, environment)
        for lock in BELOW[name]:
            below = locked(lock, environment)
            assert {p: own[p] for p in own if p in below} == {
                p: below[p] for p in own if p in below
            }


@pytest.mark.parametrize("source", LOCKS, ids=lambda file: file.stem)
def test_a_lock_has_hashes_and_no_address_of_a_registry(source):
    lock = source.with_suffix(".txt").read_text()
    pins = re.split(r"^(?=[^\s#])", lock, flags=re.M)[1:]
    assert pins
    assert all(re.match(r"[a-z0-9-]+==\S+ (; .*)?\\\n    --hash=sha256:", pin) for pin in pins)
    assert "://" not in lock
    assert not re.search(r"^--", lock, re.M)


def test_the_first_pythons_of_debian_12_get_what_redis_needs_there():
    environment = {**default_environment(), "python_full_version": "3.11.2"}
    assert "async-timeout" in locked("requirements-outside", environment)
