"""A desk file opened: connections, who may write, what is wrong with it in plain words, and its migrations."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from rashomon.errors import DeskError

# The newest migration. A file that is marked with another unknown one was written by a newer rashomon.
REVISION = "0001"
MIGRATIONS = Path(__file__).with_name("migrations")
# Writers of one PostgreSQL database take turns by this lock; the number is any that others are unlikely to use.
TURN = 7239_1844
BUSY = re.compile(r"database is locked|lock timeout|lock not available", re.I)
# What the database says, what it means, and what to do.
TROUBLES = (
    (BUSY, "is in use by another program.", "Wait until it has finished, then run the same again: nothing is lost."),
    (
        re.compile(r"disk is full|disk full|no space left|could not extend file", re.I),
        "cannot grow: the disk is full.",
        "Free some space, then run the same again: what was reported as stored is kept.",
    ),
    (
        re.compile(r"not a database|malformed", re.I),
        "is no desk file, or is damaged.",
        "Name another file with --db, or put a copy in its place.",
    ),
    (
        re.compile(r"readonly|read-only|permission denied|unable to open", re.I),
        "cannot be opened for writing.",
        "Check the path and its permissions.",
    ),
    (
        re.compile(r"disk i/o error", re.I),
        "cannot be read or written: the disk reports an error.",
        "Check the disk and its free space, then run the same again.",
    ),
    (
        re.compile(r"connection|could not translate|password|role .* does not exist|database .* does not exist", re.I),
        "cannot be reached.",
        "Check the address, the user and that the server runs.",
    ),
)


class Database:
    """One desk's database. ``wait``: seconds that a writer waits for its turn."""

    def __init__(self, location: str | Path, wait: float) -> None:
        self.location = shown(str(location))
        self.path = None if is_server(str(location)) else Path(location)
        self.engine = connected(str(location), wait)

    @property
    def on_server(self) -> bool:
        """Return whether the desk is on PostgreSQL."""
        return self.path is None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the desk from its first question on."""
        with self.troubles(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the connection of the only writer; what it did is kept where the block ends well, else undone."""
        with self.troubles(), self.engine.connect().execution_options(writes=True) as connection:
            with connection.begin():
                if self.on_server:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
                yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Give a connection outside of any transaction, for what a database allows nowhere else."""
        with self.troubles(), self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    @contextmanager
    def troubles(self) -> Iterator[None]:
        """Turn what the database says into a ``DeskError``."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise self.trouble(error) from error

    def trouble(self, error: Exception) -> DeskError:
        """Return what went wrong as an error with a next step."""
        said = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
        for pattern, problem, advice in TROUBLES:
            if pattern.search(said):
                return DeskError(self.location, problem, advice)
        first = (said.strip().splitlines() or [type(error).__name__])[0]
        return DeskError(self.location, f"cannot be used ({first}).", "")

    def prepare(self, create: bool) -> None:
        """Make the tables where there are none, and bring older ones up to date.

        A file is copied beside itself first. Raises ``DeskError`` where there is no desk and none may be made, where
        it was written by a newer rashomon, and where the database is another program's.
        """
        if self.path and not self.path.exists():
            if not create:
                raise DeskError(self.location, "is not there.", "Make a desk file with: rashomon add INPUT")
            if not self.path.parent.is_dir():
                raise DeskError(self.location, "is in a folder that is not there.", "Make the folder first.")
        with self.read() as connection:
            found = revision(connection)
            foreign = found is None and bool(inspect(connection).get_table_names())
        if foreign:
            raise DeskError(self.location, "is another program's database.", "Name another with --db.")
        if found is None and not create:
            raise DeskError(self.location, "holds no desk.", "Make one with: rashomon add INPUT")
        if found not in (None, REVISION) and found not in revisions():
            raise DeskError(
                self.location,
                f"was written by a newer rashomon (its tables are of version {found}, this one knows {REVISION}).",
                "Update rashomon; nothing was changed.",
            )
        if self.path:
            with self.alone() as connection:
                # Readers go on while a writer writes, and a killed writer leaves nothing half done.
                connection.execute(text("PRAGMA journal_mode = WAL"))
        if found == REVISION:
            return
        if found is not None:
            self.back_up(found)
        with self.write() as connection:
            if revision(connection) != REVISION:
                migrate(connection)

    def back_up(self, found: str) -> None:
        """Copy an older file beside itself before it is changed. A server's database is its keeper's to copy."""
        if self.path is None:
            return
        target = self.path.with_name(f"{self.path.name}.{found}.bak")
        partial = target.with_name(f"{target.name}.part")
        partial.unlink(missing_ok=True)
        with self.alone() as connection:
            connection.execute(text("VACUUM INTO :target"), {"target": str(partial)})
        os.replace(partial, target)


def is_server(location: str) -> bool:
    """Return whether a location names a PostgreSQL database."""
    return re.match(r"postgres(ql)?(\+psycopg)?://", location) is not None


def shown(location: str) -> str:
    """Return a location without its password.

    >>> shown("postgresql://desk:secret@localhost/news")
    'postgresql://desk:…@localhost/news'
    """
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:…@", location)


def connected(location: str, wait: float) -> Engine:
    """Return the engine of a location. Raises ``DeskError`` where the driver is not installed."""
    if not is_server(location):
        return file_engine(location, wait)
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        advice = "Run: pip install 'rashomon[postgresql]'"
        raise DeskError(shown(location), "needs the PostgreSQL driver.", advice) from error
    engine = create_engine(re.sub(r"^postgres(ql)?(\+psycopg)?://", "postgresql+psycopg://", location))

    @event.listens_for(engine, "connect")
    def patient(connection: Any, _: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(wait * 1000)}")
        connection.commit()

    return engine


def file_engine(location: str, wait: float) -> Engine:
    """Return the engine of an SQLite file that survives a killed writer at any moment."""
    engine = create_engine(f"sqlite:///{location}", connect_args={"timeout": wait})

    @event.listens_for(engine, "connect")
    def settled(connection: Any, _: object) -> None:
        # The driver's own transactions begin too late: a writer must take its turn before it reads what it builds on.
        connection.isolation_level = None
        # FULL: what was reported as stored outlives a power cut, too.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")

    return engine


def revision(connection: Connection) -> str | None:
    """Return the migration that the tables are at, ``None`` where there are none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def revisions() -> set[str]:
    """Return the migrations that this rashomon knows."""
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def migrate(connection: Connection) -> None:
    """Run the migrations that the tables lack, inside the transaction that is open."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(MIGRATIONS))
    with EnvironmentContext(Config(), script, fn=lambda now, _: script._upgrade_revs("head", now)) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
