"""What each report calls whom: the labels of a comparison as a table, an entity, happening or group a row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.brief import entries
from rashomon.brief.rows import Ledger, dated
from rashomon.model import Entity, Index, Label, Passage, Span

# Characters shown on either side of a label.
AROUND = 60
# What has no name is a row from this many labels on: a noun that stands once in each report is hardly what it is about.
FEWEST_NAMES, FEWEST_ROLES = 2, 4
# What points at something known; the rest of what has no name is people or laws at large.
KNOWN = re.compile(r"\A(?:the|this|these|that|those|such)\b|['’]s\b", re.IGNORECASE)
WORDS = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True)
class Named:
    """What a row is of: an entity, or what reports call by different nouns."""

    id: str
    name: str
    kind: str


def labels(ledger: Ledger) -> tuple[entries.Label, ...]:
    """Return what each report calls the people, things and happenings of the story.

    Those for which reports have words that others have not come first, then those in most reports and named most often.
    """
    held: dict[str, list[Label]] = defaultdict(list)
    for label in ledger.comparison.labels:
        held[label.of].append(label)
    index, proposed = ledger.index, {e for p in ledger.comparison.proposals for e in p.entities}
    named = [Named(e.id, e.name, e.kind) for e in ledger.comparison.entities if main(e, held[e.id], index)]
    named += [Named(r.id, r.name, r.kind) for r in ledger.comparison.referents]
    alone = len(ledger.comparison.story.analyses) == 1
    rows = [row(ledger, each, held[each.id]) for each in named if held[each.id]]
    return tuple(sorted((r for r in rows if alone or len(r.forms) > 1 or r.entity in proposed), key=order))


def main(entity: Entity, found: Sequence[Label], index: Index) -> bool:
    """Return whether an entity is worth a row: it is called by a name, or often and mostly as something known."""
    if any(index.mentions[m].form == "name" for m in entity.mentions):
        return len(found) >= FEWEST_NAMES
    known = sum(KNOWN.search(index.text(label.where)) is not None for label in found)
    return len(found) >= FEWEST_ROLES and 2 * known > len(found)


def order(each: entries.Label) -> tuple[object, ...]:
    """Return the key that orders the rows."""
    thing = each.kind in ("place", "thing")
    # Whom one report alone names is here because a proposal takes it for another: its names are what parts the reports.
    return (not (each.apart or len(each.forms) == 1), thing, -len(each.forms), -each.total, each.name, each.entity)


def row(ledger: Ledger, of: Named, found: Sequence[Label]) -> entries.Label:
    """Return one row: each report's labels of a thing, and whether the reports part in them."""
    name = set(WORDS.findall(of.name.casefold()))
    by_report: dict[str, dict[str, list[Label]]] = defaultdict(lambda: defaultdict(list))
    for label in sorted(found, key=lambda each: each.where):
        by_report[label.where.report][label.form].append(label)
    shown = [
        (
            report.id,
            tuple(sorted((form(ledger, same, name) for same in forms.values()), key=lambda f: (-f.times, f.text))),
        )
        for report in sorted(ledger.comparison.story.reports, key=dated)
        if (forms := by_report.get(report.id))
    ]
    words = [{w for label in by_report[report] for w in WORDS.findall(label)} - name for report, _ in shown]
    apart = any(one != words[0] for one in words[1:])
    return entries.Label(of.id, of.name, of.kind, tuple(shown), len(found), apart)


def form(ledger: Ledger, same: Sequence[Label], name: set[str]) -> entries.Form:
    """Return one label of a report with its places."""
    text = " ".join(ledger.index.text(same[0].where).split())
    return entries.Form(text, tuple(place(ledger, each) for each in same), set(WORDS.findall(same[0].form)) <= name)


def place(ledger: Ledger, label: Label) -> entries.Place:
    """Return one place of a label, whose words it is in, and the words around it."""
    statement = ledger.index.statements[label.statement] if label.statement else None
    last = statement.chain[-1] if statement and statement.chain and label.voice != "own" else None
    whose = ledger.hand(label.where.report, last).label if last else None
    text = ledger.index.reports[label.where.report].text
    span = Span(max(0, label.where.span.start - AROUND), min(len(text), label.where.span.end + AROUND))
    around = whole_words(text, span, label.where)
    return entries.Place(label.where, label.voice, whose, label.statement, label.marked, around)


def whole_words(text: str, span: Span, label: Passage) -> str:
    """Return the words around a label on one line, none cut in two, within its line of the text."""
    before, after = text[span.start : label.span.start], text[label.span.end : span.end]
    before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    cut = span.start + len(text[span.start : label.span.start]) - len(before)
    if cut == span.start and cut and text[cut - 1].isalnum():
        before = "… " + before.partition(" ")[2]
    if len(after) == AROUND and span.end < len(text) and text[span.end].isalnum():
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}{label.span.of(text)}{after}".split())
