"""The rooms stay small, their names say one thing, and no import goes a long way."""

import ast
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from config import ROOT

PACKAGE = ROOT / "lookup_app"
FILES = [file for file in PACKAGE.rglob("*.py") if file.name != "__init__.py"]
MOST_IN_A_FOLDER = 16
MOST_AT_THE_ROOT = 12
MOST_LINES = 200
LONGEST_CHAIN = 20
MOST_ROOMS_WITH_A_NAME = 2


def module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(file) for file in PACKAGE.rglob("*.py")}


def imports_of(file: Path) -> Iterable[str]:
    """Every module that a file names, and every name that it takes from one."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module)):
                taken = [f"{module}.{name.name}" for name in node.names]
                yield from taken if all(one in MODULES for one in taken) else [module, *taken]
            case ast.Import():
                yield from (name.name for name in node.names)


def import_graph() -> Mapping[str, set[str]]:
    """Each module of ours with those it imports; a package's own file only where it has words."""
    files = [file for file in PACKAGE.rglob("*.py") if len(file.read_text().splitlines()) > 1]
    ours = {module_of(file): file for file in files}
    return {
        name: {one for one in imports_of(file) if one in ours} - {name}
        for name, file in ours.items()
    }


def longest_chain(graph: Mapping[str, set[str]]) -> list[str]:
    @cache
    def below(module: str) -> tuple[str, ...]:
        return (module, *max((below(one) for one in graph[module]), key=len, default=()))

    return list(max((below(module) for module in graph), key=len))


def test_no_folder_is_crowded():
    folders = Counter(file.parent for file in FILES)
    assert max(folders.values()) <= MOST_IN_A_FOLDER


def test_the_root_of_the_package_is_small():
    modules = {file.stem for file in FILES if file.parent == PACKAGE}
    assert len(modules - {"wsgi", "serving"}) <= MOST_AT_THE_ROOT  # those a server opens


def test_no_module_is_long():
    lines = {module_of(file): len(file.read_text("utf-8").splitlines()) for file in FILES}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_no_file_name_stands_in_three_rooms():
    names = Counter(file.name for file in FILES)
    assert [name for name, count in names.items() if count > MOST_ROOMS_WITH_A_NAME] == []


def test_no_public_class_name_has_two_meanings():
    homes = defaultdict(list)
    for file in FILES:
        for name in re.findall(
            r"^class ([A-Z]\w+)", file.read_text(encoding="utf-8"), re.MULTILINE
        ):
            homes[name].append(module_of(file))
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


def test_no_import_goes_a_long_way():
    chain = longest_chain(import_graph())
    assert len(chain) <= LONGEST_CHAIN, " > ".join(chain)


def test_tests_stand_in_the_rooms_they_test():
    for kind in ("unit", "integration"):
        folders = {
            file.parent.relative_to(ROOT / "tests" / kind)
            for file in (ROOT / "tests" / kind).rglob("test_*.py")
        }
        rooms = [PACKAGE / folder for folder in folders]
        assert [
            room for room in rooms if not (room.is_dir() or room.with_suffix(".py").exists())
        ] == []


def test_every_room_and_module_but_the_web_is_kept_from_flask():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers, _, flask = settings["tool"]["importlinter"]["contracts"]
    rooms = {name for layer in layers["layers"] for name in re.findall(r"\w+", layer)}
    assert set(flask["source_modules"]) == {f"lookup_app.{name}" for name in rooms - {"web"}}


def test_no_template_matches_a_closed_set():
    """A kind is matched in Python, where mypy misses a new one (web/words); a template shows it."""
    matched = re.compile(r"{%-?\s*elif\b[^%]*(?:==|!=|\bin\b)")
    templates = (ROOT / "templates").rglob("*.html")
    assert [file.name for file in templates if matched.search(file.read_text("utf-8"))] == []
