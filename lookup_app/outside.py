"""Packages that only some settings need: requirements-outside.txt."""

from importlib import import_module
from typing import Any

from config import ConfigError


def package(name: str, setting: str) -> Any:
    """The package that a setting needs; raises ConfigError where it is not installed.

    It is imported where the setting is used and not with the module: a site without the setting
    has it neither on its disk nor in the memory of every worker.
    """
    try:
        return import_module(name)
    except ImportError:
        raise ConfigError(
            f"{setting} needs the package {name.partition('.')[0]}, which is not installed. Start"
            " the site with `make run`, which installs it, or install requirements-outside.txt."
        ) from None
