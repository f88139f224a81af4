"""The tables of a desk file, the same on SQLite and PostgreSQL. A change here needs a migration beside it.

What was received and read (document, receipt, report, analysis, history, correction) is only ever added to; what
follows from it (story, membership, comparison, entry) can be made again. Wide columns stand last in their tables, so
that a list never reads them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
# SQLite counts rows by itself only where the key is a plain INTEGER.
Number = BigInteger().with_variant(Integer(), "sqlite")

document = Table(
    "document",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # deflated
)

report = Table(
    "report",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),  # the order of arrival
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, ForeignKey("document.sha256"), nullable=False, unique=True),
    Column("location", Text, nullable=False),
    Column("address", Text, index=True),  # the URL that its versions share
    Column("current", Boolean, nullable=False),  # no later version of the address is held
    Column("partial", Boolean, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("earliest", Text),  # bounds of the time of publication, ISO 8601
    Column("latest", Text),
    Column("stored", Text, nullable=False),  # UTC, ISO 8601
    Column("text", Text, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice, also after a purge
)

receipt = Table(
    "receipt",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("location", Text, nullable=False, index=True),
    Column("retrieved", Text),
    Column("stored", Text, nullable=False),
    Column("report", Text, ForeignKey("report.id"), nullable=False, index=True),
    UniqueConstraint("sha256", "location"),
)

analysis = Table(
    "analysis",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("maker", Text, nullable=False),  # the version of rashomon that made it
    Column("value", LargeBinary, nullable=False),
)

failure = Table(
    "failure",
    metadata,
    Column("location", Text, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("advice", Text, nullable=False),
    Column("at", Text, nullable=False),
)

story = Table(
    "story",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("seen", Integer, nullable=False),  # number of the newest report at the last visit
    Column("unseen", Integer, nullable=False),  # reports that came after it
    Column("first", Text),  # bounds of its reports' times of publication
    Column("last", Text),
    Column("changed", Text, nullable=False),  # when a report last joined or left
    Column("visited", Text),
    Column("chapter_of", Text),  # an earlier story that this one follows up
    Column("members", Text, nullable=False),  # content id of the reports: a comparison holds for one such set
    Column("compared", Text),  # the members that the four figures below are of
    Column("claims", Integer),
    Column("differences", Integer),
    Column("origins_least", Integer),
    Column("origins_most", Integer),
    Index("story_order", "changed", "id"),
)

membership = Table(
    "membership",
    metadata,
    Column("story", Text, ForeignKey("story.id"), primary_key=True),
    Column("report", Text, ForeignKey("report.id"), primary_key=True, index=True),
)

# Reports of other stories that tell of this one too: round-ups and live blogs.
also = Table(
    "also",
    metadata,
    Column("story", Text, primary_key=True),
    Column("report", Text, ForeignKey("report.id"), primary_key=True, index=True),
)

# Why a report is in a story: the earlier report that it is most like.
link = Table(
    "link",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("to", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("because", Text, nullable=False),  # words, a JSON list
)

history = Table(
    "history",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("story", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),  # opened, joined, left, merged, split, renamed, chapter
    Column("report", Text),
    Column("other", Text),  # the story that it was merged into or split from
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

comparison = Table(
    "comparison",
    metadata,
    Column("members", Text, primary_key=True),
    Column("story", Text, nullable=False, index=True),
    Column("maker", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("reports", Text, nullable=False),  # ids, a JSON list
    Column("brief", LargeBinary, nullable=False),  # what pages show, apart from the rest: it is far smaller
    Column("value", LargeBinary, nullable=False),
)

visit = Table(
    "visit",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("story", Text, nullable=False, index=True),
    Column("members", Text, nullable=False),
    Column("at", Text, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("story", Text, index=True),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),  # JSON
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undone", Text),
)

feed = Table(
    "feed",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked", Text),
    Column("problem", Text),
)

# One place of a report that can be searched for. ``text`` is the whole; the others are cut from it.
entry = Table(
    "entry",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),  # text, claim, source, entity
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

# What happened to the file itself: a purge makes what other writers remember of it void.
mark = Table("mark", metadata, Column("name", Text, primary_key=True), Column("value", Integer, nullable=False))
