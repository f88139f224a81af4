"""A newer file is refused; an older one is copied and brought up to date, or left as it was."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from texts import FERRY

from rashomon.errors import DeskError
from rashomon.model import Document
from rashomon.store import Desk, database
from rashomon.store.tables import metadata

LATER = """
from alembic import op
revision, down_revision = "9999", "{before}"
def upgrade():
    op.execute("ALTER TABLE story ADD COLUMN colour text")
    op.execute("UPDATE story SET colour = 'blue'")
    {more}
"""


def later(folder: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> None:
    """Let rashomon be one migration further than it is."""
    shutil.copytree(database.MIGRATIONS, folder / "migrations")
    script = LATER.format(before=database.REVISION, more=more)
    (folder / "migrations" / "versions" / "m9999_later.py").write_text(script)
    monkeypatch.setattr(database, "MIGRATIONS", folder / "migrations")
    monkeypatch.setattr(database, "REVISION", "9999")


def filled(location: str) -> None:
    """Make a desk with one report."""
    with Desk.open(location, create=True) as desk:
        list(desk.add([Document("a.txt", "text/plain", FERRY["harbour-post"].encode())]))


def test_the_newest_migration_is_the_one_that_is_named() -> None:
    assert ScriptDirectory(str(database.MIGRATIONS)).get_current_head() == database.REVISION


def test_the_migrations_make_the_tables(desk: Desk) -> None:
    with desk._database.read() as connection:

        def ours(name: str | None, kind: str, *_: object) -> bool:
            return not (kind == "table" and str(name).startswith("search_"))

        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_an_older_desk_is_copied_and_brought_up_to_date(
    location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(location)
    before = database.REVISION
    later(tmp_path, monkeypatch)
    with Desk.open(location) as desk:
        assert desk.count() == (1, 1)
        with desk._database.read() as connection:
            assert connection.execute(text("SELECT colour FROM story")).scalar() == "blue"
        copies = desk.backups()
    if location.startswith("postgresql"):
        assert copies == ()
        return
    [copy] = copies
    assert copy.name == f"rashomon.db.{before}.bak"
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (before,)
        assert connection.execute("SELECT count(*) FROM report").fetchone() == (1,)


def test_a_migration_that_fails_leaves_the_desk_as_it_was(
    location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(location)
    with monkeypatch.context() as patched:
        later(tmp_path, patched, 'op.execute("SELECT nothing FROM nowhere")')
        with pytest.raises(DeskError):
            Desk.open(location)
    with Desk.open(location) as desk:
        assert desk.count() == (1, 1)
        with desk._database.read() as connection, pytest.raises(Exception, match="colour"):
            connection.execute(text("SELECT colour FROM story"))


def test_a_desk_of_a_newer_rashomon_is_refused(location: str) -> None:
    filled(location)
    with Desk.open(location) as desk, desk._database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9998'"))
    with pytest.raises(DeskError, match="newer rashomon"):
        Desk.open(location)
    with pytest.raises(DeskError, match="newer rashomon"):
        Desk.open(location, create=True)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name text)")
    content = path.read_bytes()
    with pytest.raises(DeskError, match="another program"):
        Desk.open(path, create=True)
    assert path.read_bytes() == content
