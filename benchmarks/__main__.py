"""Runs every benchmark, one after the other: ``make bench``."""

import importlib
import pkgutil

import benchmarks

for module in sorted(found.name for found in pkgutil.iter_modules(benchmarks.__path__)):
    if not module.startswith("_"):
        importlib.import_module(f"benchmarks.{module}").main()
