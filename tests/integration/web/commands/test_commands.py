"""Commands with a wrong setting say so in one line, whatever they are to do."""

import os
import subprocess
import sys

from config import ROOT


def test_a_command_with_a_wrong_setting_ends_with_one_line():
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "lookup_app", "facilities", "status"],
        cwd=ROOT,
        env=os.environ | {"TRUSTED_PROXIES": "hunter2"},
        text=True,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr == "Error: TRUSTED_PROXIES: must be a whole number, zero or more.\n"
