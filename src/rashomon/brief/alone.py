"""What one report alone says, sentence by sentence: the clauses of a sentence on one hand's word are read together.

A clause alone ("who did not want to run later") can hardly be read, and half of what a report alone says is such
clauses. What stands between two of them is shown too where it carries nothing: "because", a comma.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.brief.lines import Alone, Only, Row
from rashomon.brief.lists import folded
from rashomon.brief.rows import Ledger, dated
from rashomon.brief.telling import calls
from rashomon.grammar import CARRYING
from rashomon.model import Parse, Span, hull


def only(ledger: Ledger, rows: Sequence[Row]) -> tuple[Only, ...]:
    """Return, for each report, the claims that no other report has; a story of one report in its text's order.

    Lines that tell most come first: of the annotated stories' statements that a report alone has and that matter most,
    the first six lines hold half, and those that stand earliest in the text less than a third.
    """
    lone: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if len({told.report for told in row.readings}) == 1:
            lone[row.best.report].append(row)
    reports = sorted(ledger.comparison.story.reports, key=dated)
    if len(reports) == 1:
        rows = [row for row in rows if says(ledger, [row])]
        whole = tuple(sorted(rows, key=lambda row: (row.best.passage.span, row.claim)))
        return (Only(reports[0].id, reports[0].name, whole),) if whole else ()
    told = {report.id: words_of(ledger.index.parses[report.id]) for report in reports}
    return tuple(
        Only(r.id, r.name, tuple(lone[r.id]), tuple(ranked(ledger, r.id, lone[r.id], elsewhere(told, r.id))))
        for r in reports
        if lone[r.id]
    )


def says(ledger: Ledger, rows: Iterable[Row]) -> bool:
    """Return whether one of some rows says more than who somebody is, which the labels tell."""
    return not all(calls(ledger, row.best) for row in rows)


def elsewhere(told: dict[str, set[str]], report: str) -> set[str]:
    """Return the lemmas that reports other than one have."""
    return set().union(*(words for each, words in told.items() if each != report))


def words_of(parse: Parse) -> set[str]:
    """Return the lemmas of a report that carry meaning."""
    return {token.lemma.casefold() for token in parse.tokens if token.pos in CARRYING}


def ranked(ledger: Ledger, report: str, rows: Iterable[Row], known: set[str]) -> list[Alone]:
    """Return what a report alone says, that first which has most words that no other report has, headlines last.

    A headline is shown with its report already.
    """
    sentences: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.best.passage.span, row.claim)):
        sentences[together(ledger, row)].append(row)
    told = [joined(ledger, run) for each in sentences.values() for run in runs(ledger, each) if says(ledger, run)]
    lines = folded(told, ledger.index.reports[report])

    def order(line: Alone) -> tuple[object, ...]:
        new = ledger.carried(line.told.report, line.told.content) - known
        return line.told.headline, -len(new), line.told.passage.span, line.claims

    return sorted(lines, key=order)


def together(ledger: Ledger, row: Row) -> tuple[object, ...]:
    """Return what the rows of one line have in common: a sentence, and whose word it is.

    What other words deny or leave open stands with these, by itself.
    """
    told, parse = row.best, ledger.index.parses[row.best.report]
    inside = parse.inside(told.passage.span)
    if told.headline:
        return ("headline",)
    if told.taken or len(row.readings) > 1 or not inside:
        return (row.claim,)
    hands = tuple((hand.kind, hand.text) for hand in told.chain)
    return parse.tokens[inside[0]].sentence, told.voice, hands


def runs(ledger: Ledger, rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of a sentence in runs between which other words stand than those that name and give the source.

    "The envoy … who left in May" would read as if the envoy had left.
    """
    found = [[rows[0]]]
    if rows[0].best.headline:
        return [list(rows)]
    for before, row in pairwise(rows):
        statement = ledger.index.statements[row.best.statement]
        gap = Span(min(before.best.passage.span.end, row.best.passage.span.start), row.best.passage.span.start)
        saying = (*statement.source, *statement.cue)
        if carrying(ledger.index.parses[row.best.report], gap, saying):
            found.append([row])
        else:
            found[-1].append(row)
    return found


def carrying(parse: Parse, gap: Span, saying: Iterable[Span] = ()) -> bool:
    """Return whether a word in a gap carries meaning, those that say who speaks left out."""
    left_out = set(parse.inside_all(saying))
    return any(t.pos in CARRYING for t in parse.tokens_in(gap) if t.index not in left_out)


def joined(ledger: Ledger, rows: Sequence[Row]) -> Alone:
    """Return some rows of one sentence as one line."""
    claims, first = tuple(row.claim for row in rows), rows[0].best
    if len(rows) == 1:
        return Alone(first, claims)
    told = [row.best for row in rows]
    content = tuple(bridged(ledger.index.parses[first.report], [span for each in told for span in each.content]))
    whole = ledger.told(ledger.index.statements[first.statement], content=content)
    certainty, polarity, quote = map(common, zip(*((t.certainty, t.polarity, t.quote) for t in told), strict=True))
    return Alone(replace(whole, certainty=certainty, polarity=polarity, quote=quote), claims)


def common(values: Iterable[str]) -> str:
    """Return the one value that all have, empty where they part."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""


def bridged(parse: Parse, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, those as one between which no word stands that carries meaning."""
    ordered = sorted(spans)
    held = ordered[0]
    for before, span in pairwise(ordered):
        if carrying(parse, Span(min(before.end, span.start), span.start)):
            yield held
            held = span
        else:
            held = hull((held, span))
    yield held
