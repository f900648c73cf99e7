"""The docs are held to the code: every setting, route and command appears, and nothing else does."""

import re

from config import ROOT, settings_table
from lookup_app.library.page_names import PAGES

DOCS = "\n".join(file.read_text() for file in (ROOT / "docs").glob("*.md"))
TOPS = ("lookup_app", "templates", "static", "tests", "docs", "benchmarks", "scripts")
NAME = re.compile(
    r"(?<![\w/.<*:-])((?:[\w-]+/)*[\w-]+\.(?:py|toml|html|md|tsv|txt|xz|js|css|json)|(?:[\w-]+/)+)(?![\w*<…{]|\.\w)"
)
README = (ROOT / "README.md").read_text()


def test_every_setting_is_documented_with_its_purpose():
    operating = (ROOT / "docs" / "operating.md").read_text()
    for name, _default, about in settings_table():
        assert re.search(rf"^\| `{name}` \|.*\| {re.escape(about)} \|$", operating, re.M), name


def test_no_setting_is_documented_that_does_not_exist():
    operating = (ROOT / "docs" / "operating.md").read_text()
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", operating, re.M))
    assert documented == {name for name, _, _ in settings_table()}


def test_every_programs_route_is_documented(app):
    programs = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in {"api", "health", "hsds"}
    }
    for route in programs:
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", route)
        assert path.replace("<place_id>", "<place-id>") in DOCS or path in DOCS, path


def test_every_command_is_documented(app):
    built_in = {"routes", "run", "shell"}
    for command in set(app.cli.list_commands(None)) - built_in:
        assert f"flask --app lookup_app {command}" in DOCS + README, command


def test_make_lists_every_target_with_its_purpose():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.M)[1].split()
    for target in targets:
        assert re.search(rf"^{target}:.*## \w", makefile, re.M), target


def test_every_test_that_the_promises_name_exists():
    for file in ("SECURITY.md", "docs/privacy.md"):
        named = re.findall(r"`(tests/[\w/.]+)`", (ROOT / file).read_text())
        assert named
        assert [path for path in named if not (ROOT / path).exists()] == [], file


def test_every_file_that_the_docs_name_is_there():
    """In code, as a path or the end of one: ``config.py``, ``web/words/``, ``live/answers.py``."""
    ends = set(ends_of_paths())
    assert len(named_in(ROOT / "CONTRIBUTING.md")) > 15
    for doc in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        if doc.name != "CHANGELOG.md":
            assert [name for name in named_in(doc) if name not in ends] == [], doc.name


def named_in(doc):
    """Names of files of the kinds we have, and of folders, in code and links of a document."""
    text = doc.read_text(encoding="utf-8")
    code = re.findall(r"`([^`\n]+)`|^    (.+)$|\]\(([^)]+)\)", text, re.M)
    return {name for parts in code for name in NAME.findall(" ".join(parts))}


def ends_of_paths():
    """Every end of a path in the checkout; a folder's has a slash behind it."""
    tops = [ROOT / name for name in TOPS]
    for path in [*ROOT.glob("*.*"), *tops, *(one for top in tops for one in top.rglob("*"))]:
        parts = path.relative_to(ROOT).parts
        for start in range(len(parts)):
            yield "/".join(parts[start:]) + ("/" if path.is_dir() else "")


def test_each_page_was_read_whole_in_each_language():
    """Each content page, and each page whose words are in the templates and the catalog alone."""
    templates = ROOT / "templates"
    own = {
        str(file.relative_to(templates).with_suffix(""))
        for file in templates.rglob("*.html")
        if 'extends "base.html"' in file.read_text()
    } - {"article", "help_now", "call_sheet", "sources", "reading"}
    read = r"[A-Z][a-z]+ \d{1,2}, \d{4}: [^|]+"
    rows = re.findall(
        rf"^\| `([\w/-]+)` \| {read} \| {read} \|$", (ROOT / "docs/content.md").read_text(), re.M
    )
    assert sorted(rows) == sorted({*PAGES} | own)
