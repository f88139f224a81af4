"""Quotation marks as evidence: what stands between them, and whose it is when no cue says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.model import Attribution, Parse, Quote, Span, hull

OPENING = {"“": "”", "«": "»", "„": "“", '"': '"'}
# A quoted stretch of fewer words is a term in quotation marks, not somebody's statement.
FEWEST = 5


def quoted(parse: Parse) -> tuple[Span, ...]:
    """Return what stands inside double quotation marks, marks excluded, paragraph by paragraph.

    A mark that is not closed reaches to the end of its paragraph and no further: a quotation over several paragraphs
    opens anew in each.
    """
    found = []
    for paragraph in parse.report.paragraphs:
        opened, closing = None, ""
        for place, mark in enumerate(paragraph.of(parse.report.text), start=paragraph.start):
            if opened is None:
                if mark in OPENING:
                    opened, closing = place + 1, OPENING[mark]
            elif mark == closing or mark == "”":
                found.append(Span(opened, place))
                opened = None
        if opened is not None:
            found.append(Span(opened, paragraph.end))
    return tuple(span for span in found if span.end > span.start)


def quote_of(content: Sequence[Span], marks: Sequence[Span]) -> Quote:
    """Return ``direct`` where nine tenths of a content stand in quotation marks, ``indirect`` where none does."""
    size = sum(span.end - span.start for span in content)
    inside = sum(max(0, min(c.end, m.end) - max(c.start, m.start)) for c in content for m in marks)
    if inside >= 0.85 * size:
        return "direct"
    return "indirect" if inside <= 0.05 * size else "mixed"


def snapped(found: Sequence[Attribution], marks: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions, each grown to the whole of a quotation of which it holds most.

    Quotation marks are harder evidence of where words begin and end than a tagger's guess. A quotation that holds
    the attribution's own source or cue is left alone: there the marks are not to be trusted.
    """
    return tuple(replace(each, content=grown(each, marks)) for each in found)


def grown(attribution: Attribution, marks: Sequence[Span]) -> tuple[Span, ...]:
    """Return an attribution's content with the quotations of which it holds more than half made whole."""
    content = list(attribution.content)
    for mark in marks:
        inside = [span for span in content if span.overlaps(mark)]
        held = sum(min(s.end, mark.end) - max(s.start, mark.start) for s in inside)
        if 2 * held <= mark.end - mark.start or held == mark.end - mark.start:
            continue
        if any(span.overlaps(mark) for span in (*attribution.source, *attribution.cue)):
            continue
        content = [span for span in content if span not in inside] + [hull([*inside, mark])]
    return tuple(sorted(content))


def introduced(parse: Parse, marks: Sequence[Span], found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return an attribution for each quotation that opens a paragraph right after one that ends in a colon.

    Those that an attribution of ``found`` covers already are passed over.

    Its source is the subject of the main verb before the colon, its cue that verb; no subject, no attribution.
    """
    made = []
    text, paragraphs = parse.report.text, parse.report.paragraphs
    last = {sentence.paragraph: sentence for sentence in parse.sentences}
    opening = {mark.start - 1: mark for mark in marks}
    for number, (above, below) in enumerate(pairwise(paragraphs)):
        mark = opening.get(below.start)
        if mark is None or number not in last or not above.of(text).rstrip().endswith(":"):
            continue
        if any(covers(attribution, mark) for attribution in found):
            continue
        sentence = last[number]
        for token in parse.tokens[sentence.first : sentence.last]:
            if token.dep == "nsubj" and parse.tokens[token.head].dep == "ROOT" and token.pos != "PRON":
                below_it = parse.subtree(token.index)
                source = Span(parse.tokens[below_it[0]].start, parse.tokens[below_it[-1]].end)
                verb = parse.tokens[token.head]
                made.append(Attribution((mark,), (source,), (Span(verb.start, verb.end),), (), "direct"))
                break
    return tuple(made)


def with_floating(parse: Parse, found: Sequence[Attribution], marks: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions and, for each quotation without a cue, one to the speaker who was being quoted.

    That is the speaker of the last attribution that ends before it in its paragraph, else of the first after it; else,
    where the paragraph before ends in a quotation, of that paragraph's last attribution. Otherwise it stays open.
    """
    result = list(found)
    for mark in marks:
        words = mark.of(parse.report.text).split()
        if len(words) < FEWEST or any(covers(attribution, mark) for attribution in result):
            continue
        # What was already given to a speaker counts too: a quotation may go on over several paragraphs.
        if speaker := speaking(parse, sorted(result, key=lambda a: a.content), marks, mark):
            result.append(replace(speaker, content=(mark,), quote="direct"))
    return tuple(sorted(result, key=lambda a: (a.content, a.cue, a.source)))


def covers(attribution: Attribution, mark: Span) -> bool:
    """Return whether a third of a quotation is content, source or cue of an attribution."""
    parts = (*attribution.content, *attribution.source, *attribution.cue)
    shared = sum(max(0, min(p.end, mark.end) - max(p.start, mark.start)) for p in parts)
    return shared * 3 >= mark.end - mark.start


def speaking(parse: Parse, found: Sequence[Attribution], marks: Sequence[Span], mark: Span) -> Attribution | None:
    """Return the attribution whose speaker a quotation without a cue goes on quoting."""
    paragraphs = parse.report.paragraphs
    number = next(n for n, p in enumerate(paragraphs) if p.contains(mark))
    direct = [a for a in found if a.quote != "indirect" and a.source]
    here = [a for a in direct if paragraphs[number].contains(hull(a.content))]
    before = [a for a in here if hull(a.content).end <= mark.start]
    if before or here:
        return before[-1] if before else here[0]
    if number and any(m.end >= paragraphs[number - 1].end - 2 for m in marks if paragraphs[number - 1].contains(m)):
        above = [a for a in direct if paragraphs[number - 1].contains(hull(a.content))]
        return above[-1] if above else None
    return None
