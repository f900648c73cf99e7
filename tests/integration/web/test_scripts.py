"""Scripts go out without what only their readers need, and with everything else."""

import pytest

from config import ROOT
from lookup_app.web.assets import for_browsers

SCRIPTS = {file.name: file.read_text("utf-8") for file in (ROOT / "static" / "js").iterdir()}


def code_in(source):
    """Its lines of code, where comments stand on lines of their own."""
    code, inside = [], False
    for line in map(str.strip, source.splitlines()):
        if inside or line.startswith("/*"):
            inside = not line.endswith("*/")
            assert line.count("*/") == (not inside), "code behind a comment"
        elif line and not line.startswith("//"):
            code.append(line)
    return code


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_goes_out_with_all_of_its_code_and_nothing_else(client, name):
    served = client.get(f"/static/aaaaaaaaaa/js/{name}").text
    assert served.splitlines() == code_in(SCRIPTS[name])


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_text_in_a_script_goes_over_lines_and_would_lose_its_indents(name):
    assert not [line for line in SCRIPTS[name].splitlines() if line.count("`") % 2]


def test_code_behind_a_comment_stays():
    code = "/** @type {Map} */ const kept = new Map();\nrun(kept);\n"
    assert for_browsers(f"{code}/** Runs. */\nlast();\n") == f"{code}last();\n"
