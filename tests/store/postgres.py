"""A PostgreSQL server of the tests' own: on a temporary folder and a socket in it, gone when they end."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

# The server refuses to run as root; this user comes with Debian's package, and nobody is on every system.
USERS = ("postgres", "nobody")


def program(name: str) -> str | None:
    """Return the path of one of the server's programs."""
    places = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"))
    return shutil.which(name) or (places[-1] if places else None)


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a running server's one database. Skips, or fails in CI, without a server."""
    initdb, postgres = program("initdb"), program("postgres")
    if not (initdb and postgres):
        word = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
        pytest.fail(word) if os.environ.get("CI") else pytest.skip(word)
    folder = tempfile.mkdtemp(prefix="desk-")
    user = own(folder)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **user}
    try:
        data = os.path.join(folder, "data")
        command = [initdb, "-D", data, "-U", "desk", "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run(command, check=True, **quiet)
        # No port is opened. What is lost when the machine stops is not needed, so nothing waits for the disk.
        options = ["-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=40"]
        with subprocess.Popen([postgres, "-D", data, *options], **quiet) as process:
            address = f"postgresql://desk@/postgres?host={folder}"
            wait_for(address)
            yield address
            process.terminate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def own(folder: str) -> dict[str, object]:
    """Hand a folder to a user who may run the server, and return how to run as that user."""
    if os.geteuid():
        return {}
    import pwd

    entry = next(pwd.getpwnam(name) for name in USERS if has_user(name))
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def has_user(name: str) -> bool:
    """Return whether the system has a user."""
    import pwd

    return any(entry.pw_name == name for entry in pwd.getpwall())


def wait_for(address: str) -> None:
    """Wait until the server answers."""
    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")


def emptied(address: str) -> str:
    """Return the address of a database, with nothing in it any more: a new one would copy some thousand files."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        # Whoever is still there from the test before would keep its tables.
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return address
