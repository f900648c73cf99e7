"""What `make check` could not check it says, and never passes over."""

import os
import subprocess

import pytest

from config import ROOT

UNREACHABLE = "echo 'ERROR: connection refused' >&2; exit 1"
FAULTY = "echo 'Name Version ID Fix Versions'; echo 'flask 0.1 PYSEC-0 0.2'; exit 1"
FAULTLESS = "echo 'No known vulnerabilities found' >&2"


@pytest.fixture
def run(tmp_path):
    """Runs a script with programs of the test's own before those of the system on the path."""

    def run(script, *arguments, **programs):
        folder = tmp_path / "bin"
        folder.mkdir()
        for name, text in programs.items():
            program = folder / name.replace("_", "-")
            program.write_text(f"#!/bin/sh\n{text}\n")
            program.chmod(0o755)
        said = {"PATH": f"{folder}:/usr/bin:/bin", "BUILD": str(tmp_path)}
        command = [ROOT / "scripts" / script, *arguments]
        return subprocess.run(command, env=os.environ | said, capture_output=True, text=True)

    return run


def kept(tmp_path):
    file = tmp_path / "not-checked"
    return file.read_text() if file.exists() else ""


@pytest.mark.parametrize(
    ("programs", "why"),
    [
        ({}, "pip-audit is not installed"),
        ({"pip_audit": UNREACHABLE}, "no advisory source could be reached"),
    ],
    ids=["no pip-audit", "no source"],
)
def test_packages_that_were_not_audited_are_told(run, tmp_path, programs, why):
    told = run("check_advisories", **programs)
    assert told.returncode == 0
    assert "NOT CHECKED" in told.stdout
    assert why in told.stdout
    assert kept(tmp_path) == told.stdout
    assert "none known" not in told.stdout


def test_a_known_fault_fails_the_check(run):
    told = run("check_advisories", pip_audit=FAULTY)
    assert told.returncode == 1
    assert "PYSEC-0" in told.stderr


def test_packages_without_known_faults_are_told(run, tmp_path):
    told = run("check_advisories", pip_audit=FAULTLESS)
    assert told.returncode == 0
    assert "requirements.txt: none known" in told.stdout
    assert kept(tmp_path) == ""


def test_bare_roots_that_cannot_be_made_are_told(run, tmp_path):
    told = run("check_bare_roots", id="echo 1000")
    assert told.returncode == 0
    assert "NOT CHECKED: the commands on bare Debian 12 and 13 roots" in told.stdout
    assert kept(tmp_path) == told.stdout


def test_what_apt_cannot_bring_is_told_and_the_rest_is_brought(run, tmp_path):
    brought = tmp_path / "brought"
    apt = f'case "$*" in *lantern*|*update*) exit 100;; *) echo "$*" >> {brought};; esac'
    told = run("install_test_servers", "lantern", "lamp", id="echo 0", apt_get=apt)
    assert told.returncode == 0
    assert "Not found: lantern." in told.stdout
    assert brought.read_text().endswith(" lamp\n")
