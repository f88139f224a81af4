"""The first tables of a desk, and the index of its words.

The tables are written out again, apart from ``tables.py``: a migration tells what was, and never changes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Boolean, Column, Integer, LargeBinary, Text

revision = "0001"
down_revision = None

KINDS = ("text", "claim", "source", "entity")
# The words of an entry, cut from its report's text: the index holds no copy of them.
WORDS = """
CREATE VIEW words AS
SELECT entry.number, substr(report.text, entry.start + 1, entry.stop - entry.start) AS body
FROM entry JOIN report ON report.id = entry.report
"""
TOKENS = "porter unicode61 remove_diacritics 2"
# PostgreSQL's own configuration for English leaves out words such as "who", which are names here (WHO).
CONFIGURATION = (
    "CREATE TEXT SEARCH DICTIONARY desk_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION desk (COPY = english)",
    "ALTER TEXT SEARCH CONFIGURATION desk ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, "
    "hword_part WITH desk_stem",
)


def upgrade() -> None:
    """Make everything."""
    tables()
    op.execute(WORDS)
    if op.get_context().dialect.name == "sqlite":
        for kind in KINDS:
            op.execute(
                f"CREATE VIRTUAL TABLE search_{kind} "
                f"USING fts5(body, content = 'words', content_rowid = 'number', tokenize = '{TOKENS}')"
            )
        return
    for statement in CONFIGURATION:
        op.execute(statement)
    for kind in KINDS:
        op.execute(
            f"CREATE TABLE search_{kind} (number bigint PRIMARY KEY REFERENCES entry ON DELETE CASCADE, "
            "body tsvector NOT NULL)"
        )
        op.execute(f"CREATE INDEX search_{kind}_body ON search_{kind} USING gin (body)")


def number() -> Column[int]:
    """Return a key that counts by itself."""
    kind = sa.BigInteger().with_variant(Integer(), "sqlite")
    return Column("number", kind, primary_key=True, autoincrement=True)


def tables() -> None:
    """Make the tables of ``tables.py`` as they were."""
    op.create_table(
        "comparison",
        Column("members", Text, nullable=False),
        Column("story", Text, nullable=False),
        Column("maker", Text, nullable=False),
        Column("made", Text, nullable=False),
        Column("reports", Text, nullable=False),
        Column("brief", LargeBinary, nullable=False),
        Column("value", LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("members"),
    )
    op.create_index("ix_comparison_story", "comparison", ["story"])
    op.create_table(
        "correction",
        number(),
        Column("story", Text),
        Column("kind", Text, nullable=False),
        Column("payload", Text, nullable=False),
        Column("author", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("undone", Text),
    )
    op.create_index("ix_correction_story", "correction", ["story"])
    op.create_table(
        "document",
        Column("sha256", Text, nullable=False),
        Column("media_type", Text, nullable=False),
        Column("content", LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "failure",
        Column("location", Text, nullable=False),
        Column("stage", Text, nullable=False),
        Column("problem", Text, nullable=False),
        Column("advice", Text, nullable=False),
        Column("at", Text, nullable=False),
        sa.PrimaryKeyConstraint("location"),
    )
    op.create_table(
        "feed",
        Column("url", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("etag", Text),
        Column("modified", Text),
        Column("checked", Text),
        Column("problem", Text),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_table(
        "history",
        number(),
        Column("story", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("report", Text),
        Column("other", Text),
        Column("reason", Text, nullable=False),
        Column("at", Text, nullable=False),
    )
    op.create_index("ix_history_story", "history", ["story"])
    op.create_table(
        "mark",
        Column("name", Text, nullable=False),
        Column("value", Integer, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "story",
        Column("id", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("reports", Integer, nullable=False),
        Column("outlets", Integer, nullable=False),
        Column("seen", Integer, nullable=False),
        Column("unseen", Integer, nullable=False),
        Column("first", Text),
        Column("last", Text),
        Column("changed", Text, nullable=False),
        Column("visited", Text),
        Column("chapter_of", Text),
        Column("members", Text, nullable=False),
        Column("compared", Text),
        Column("claims", Integer),
        Column("differences", Integer),
        Column("origins_least", Integer),
        Column("origins_most", Integer),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("story_order", "story", ["changed", "id"])
    op.create_table(
        "visit",
        number(),
        Column("story", Text, nullable=False),
        Column("members", Text, nullable=False),
        Column("at", Text, nullable=False),
    )
    op.create_index("ix_visit_story", "visit", ["story"])
    op.create_table(
        "report",
        number(),
        Column("id", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("location", Text, nullable=False),
        Column("address", Text),
        Column("current", Boolean, nullable=False),
        Column("partial", Boolean, nullable=False),
        Column("publisher", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("earliest", Text),
        Column("latest", Text),
        Column("stored", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("sketch", LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["document.sha256"],
        ),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("sha256"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_report_address", "report", ["address"])
    op.create_table(
        "also",
        Column("story", Text, nullable=False),
        Column("report", Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["report.id"],
        ),
        sa.PrimaryKeyConstraint("story", "report"),
    )
    op.create_index("ix_also_report", "also", ["report"])
    op.create_table(
        "analysis",
        Column("report", Text, nullable=False),
        Column("maker", Text, nullable=False),
        Column("value", LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["report.id"],
        ),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_table(
        "entry",
        number(),
        Column("report", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("stop", Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["report.id"],
        ),
    )
    op.create_index("ix_entry_report", "entry", ["report"])
    op.create_table(
        "link",
        Column("report", Text, nullable=False),
        Column("to", Text, nullable=False),
        Column("score", sa.Float(), nullable=False),
        Column("because", Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["report.id"],
        ),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_table(
        "membership",
        Column("story", Text, nullable=False),
        Column("report", Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["report.id"],
        ),
        sa.ForeignKeyConstraint(
            ["story"],
            ["story.id"],
        ),
        sa.PrimaryKeyConstraint("story", "report"),
    )
    op.create_index("ix_membership_report", "membership", ["report"])
    op.create_table(
        "receipt",
        number(),
        Column("sha256", Text, nullable=False),
        Column("location", Text, nullable=False),
        Column("retrieved", Text),
        Column("stored", Text, nullable=False),
        Column("report", Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["report.id"],
        ),
        sa.UniqueConstraint("sha256", "location"),
    )
    op.create_index("ix_receipt_location", "receipt", ["location"])
    op.create_index("ix_receipt_report", "receipt", ["report"])
    op.create_index("ix_receipt_sha256", "receipt", ["sha256"])
