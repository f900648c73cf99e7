"""A PostgreSQL server of the tests' own, on a socket in a temporary folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@pytest.fixture
def postgres(postgres_folder: Path) -> str:
    """The address of a new, empty database."""
    return new_database(postgres_folder)


def new_database(folder: Path) -> str:
    """Makes an empty database on the server of that folder."""
    name = f"tests_{uuid4().hex}"
    where = {"host": str(folder), "user": "tests"}
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://tests@/{name}?host={folder}"


@pytest.fixture(scope="session")
def postgres_folder() -> Iterator[Path]:
    """The folder of a running server's socket."""
    if not SERVERS:
        pytest.skip("PostgreSQL is not installed: apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    data, as_owner = folder / "data", []
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root; Debian's package brings a user for it.
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_owner = [
            "setpriv",
            f"--reuid={owner.pw_uid}",
            f"--regid={owner.pw_gid}",
            "--clear-groups",
        ]

    def run(program: str, *arguments: str) -> None:
        command = [*as_owner, SERVERS[-1] / program, "-D", data, *arguments]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    run("initdb", "--auth=trust", "--username=tests", "--encoding=UTF8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "start", "--wait", "--silent", f"--log={folder}/log", f"--options={options}")
    try:
        yield folder
    finally:
        run("pg_ctl", "stop", "--silent", "--mode=immediate")
        shutil.rmtree(folder)
