"""Rows of a desk → plain lines. What they say of an event is cut from reports."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from rashomon.cli.common import plain
from rashomon.export.dates import day, days
from rashomon.export.phrases import count, span, thing
from rashomon.export.quotes import in_quotes, shortened
from rashomon.model import Comparison, Figure, Index, Passage, Report
from rashomon.store import Change, Desk, Hit, Listing, News, Revision, StoryRow, View

STEPS = {
    "opened": "opened",
    "joined": "gained {report}, which {reason}",
    "left": "lost {report}",
    "merged": "went into {other}",
    "split": "came out of {other}",
    "renamed": "is now called {other}",
    "chapter": "is a later chapter of {other}",
}
REPORT_ID = re.compile(r"\br\d:[0-9a-f]{16}\b")
# So many claims and differences are shown as new.
SHOWN = 12


def story_lines(found: Listing[StoryRow]) -> Iterator[str]:
    """Yield the lines of one page of stories: title, then id, reports, dates, origins, differences and what is new."""
    for row in found.rows:
        yield plain(row.title)
        yield f"  {row.id} · {' · '.join(facts(row))}"
    last = found.first + len(found.rows)
    if found.rows and (found.first or last < found.total):
        yield f"{found.first + 1}–{last} of {count(found.total, 'story', 'stories')}"
    elif not found.rows:
        yield "no stories"


def facts(row: StoryRow) -> Iterator[str]:
    """Yield what a list says of a story."""
    yield f"{count(row.reports, 'report')} of {count(row.outlets, 'outlet')}"
    yield days(row.first, row.last)
    if row.origins_least is not None and row.origins_most is not None and row.claims:
        later = "" if row.fresh else ", before the last report"
        origins = f"{span(row.origins_least, row.origins_most)} {'origin' if row.origins_most == 1 else 'origins'}"
        yield f"{origins} a shared claim, {count(row.differences or 0, 'difference')}{later}"
    elif row.origins_least is None and row.outlets > 1:
        yield "not compared yet"
    if row.unseen:
        yield f"{row.unseen} new"
    if row.chapter_of:
        yield f"later chapter of {row.chapter_of}"


def news_lines(view: View, desk: Desk) -> Iterator[str]:
    """Yield what is new in a story since the last look."""
    news, comparison = view.news, view.comparison
    if news.since is None:
        yield "First look at this story."
        return
    since = moment(news.since)
    if news.nothing:
        yield f"Nothing new since {since}."
        return
    index = Index.of(comparison.story)
    gone = {figure.where.report for change in news.figures for figure in change.before} - index.reports.keys()
    index.reports.update({analysis.report.id: analysis.report for analysis in desk.analyses_of(gone)})
    yield f"New since {since}:"
    changed = {revision.newer.id for revision in news.revisions}
    for report in (index.reports[name] for name in news.reports if name not in changed):
        yield f"  report   {plain(f'{report.name}: {report.title or report.id}')}"
    yield from claim_lines(news, comparison, index)
    for change in news.figures:
        before, came = told(change.before, index), told(change.came, index)
        yield f"  figure   {plain(thing(change.counted))}: {before} before; now also {came}"
    texts = {claim.id: passage(comparison, claim.id) for claim in comparison.claims}
    for gain in news.origins:
        before, after = span(*gain.before), span(*gain.after)
        yield f"  origins  {before} before, {after} now: {shortened(index.text(texts[gain.claim]))}"
    for difference in news.differences[:SHOWN]:
        left, right = (side(place, index) for place in (difference.left, difference.right))
        yield f"  differ   {difference.on}{' (revised)' if difference.revised else ''}: {left}, {right}"
    if len(news.differences) > SHOWN:
        yield f"  differ   and {len(news.differences) - SHOWN} more"
    yield from revision_lines(news.revisions, desk)


def claim_lines(news: News, comparison: Comparison, index: Index) -> Iterator[str]:
    """Yield the new claims, the weightiest first."""
    new = set(news.claims)
    claims = sorted((each for each in comparison.claims if each.id in new), key=lambda each: (-each.weight, each.id))
    for claim in claims[:SHOWN]:
        place = passage(comparison, claim.id)
        yield f"  claim    {plain(index.reports[place.report].name)}: {shortened(index.text(place))}"
    if len(claims) > SHOWN:
        yield f"  claim    and {len(claims) - SHOWN} more"


def passage(comparison: Comparison, claim: str) -> Passage:
    """Return the words that say a claim most clearly."""
    found = next(each for each in comparison.claims if each.id == claim)
    reading = next((each for each in found.readings if each.statement == found.best), found.readings[0])
    return Passage(reading.report, reading.span)


def told(figures: Sequence[Figure], index: Index) -> str:
    """Return figures in the words of their reports."""
    return ", ".join(side(figure.where, index) for figure in figures)


def side(place: Passage, index: Index) -> str:
    """Return a passage's words with the outlet that they are in."""
    return f"{in_quotes(index.text(place))} ({plain(index.reports[place.report].name)})"


def history_lines(story: str, desk: Desk) -> Iterator[str]:
    """Yield how a story came to be what it is, its reports by outlet, and who else tells of it."""
    outlets = {row.id: f"{row.publisher} ({row.id})" for row in desk.reports(story, 0, sys.maxsize).rows}
    for step in desk.history(story):
        words = STEPS[step.kind] if step.reason or step.kind != "joined" else "gained {report}"
        said = words.format(report=step.report, other=step.other or "no other", reason=step.reason)
        known = REPORT_ID.sub(lambda found: outlets.get(found[0], found[0]), said)
        yield plain(f"{moment(step.at)} · {step.story} {known}")
    for row in desk.also(story):
        yield plain(f"{row.publisher} tells of it too, among other things: {row.title} ({row.id})")


def moment(at: str) -> str:
    """Return a moment of the desk, which keeps them in UTC, in words.

    >>> moment("2025-03-04T18:05:59+00:00")
    '4 Mar 2025, 18:05 UTC'
    """
    return f"{day(at)}, {at[11:16]} UTC"


def revision_lines(revisions: Iterable[Revision], desk: Desk) -> Iterator[str]:
    """Yield what outlets changed in reports."""
    for each in revisions:
        texts = {found.report.id: found.report for found in desk.analyses_of((each.older.id, each.newer.id))}
        notice = "and says so" if each.announced else "without a word on it"
        yield f"  changed  {plain(f'{each.newer.publisher} changed {each.address} {notice}')}:"
        yield from change_lines(each.changes, texts)


def change_lines(changes: Sequence[Change], texts: dict[str, Report]) -> Iterator[str]:
    """Yield the sentences that went and came."""
    for change in changes:
        yield from (f"    - {in_quotes(p.span.of(texts[p.report].text))}" for p in change.removed)
        yield from (f"    + {in_quotes(p.span.of(texts[p.report].text))}" for p in change.added)


def hit_lines(found: Listing[Hit]) -> Iterator[str]:
    """Yield what a search found, the words that match in brackets."""
    for hit in found.rows:
        row = hit.report
        when = days(row.earliest, row.latest)
        yield plain(f"{row.publisher} · {when} · {row.title}")
        yield f"  {plain(bracketed(hit))}"
        version = "" if row.current else " · an earlier version"
        place = f"{row.id} · {row.location} · story {', '.join(hit.stories)}{version}"
        yield f"  {plain(place)}"
    yield f"{len(found.rows)} of {found.total} places" if found.rows else "nothing found"


def bracketed(hit: Hit) -> str:
    """Return a snippet with brackets around the words that match."""
    pieces, at = [], 0
    for mark in hit.marks:
        pieces += [hit.snippet[at : mark.start], "[", mark.of(hit.snippet), "]"]
        at = mark.end
    return "".join([*pieces, hit.snippet[at:]])
