"""Attributions → the hands that a statement passed through, from the nearest to the farthest.

"A source close to the mayor told Channel 9 on Thursday" is outlet ← Channel 9 ← the source, who can know because he is
close to the mayor. "The report adds …" later is that report. Where the words do not tell whom they mean, it stays
open: a wrong source is worse than none.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from rashomon.attribute.carry import carriers
from rashomon.attribute.kind import DOCUMENT, Cast, head_of, kind_of
from rashomon.attribute.quotation import quote_of
from rashomon.attribute.refer import Context, first, meant, paragraph_of
from rashomon.model import Attribution, Parse, Source, SourceKind, Span, Token, hull

CITING = frozenset({"cite", "quote", "credit"})
# Documents that speak for whoever spoke in them; an advertisement or a report that somebody appears in does not.
AUTHORED = frozenset({"statement", "letter", "email", "e-mail", "tweet", "post", "memo", "note", "message", "release"})
# How many attributions back words may refer to.
MEMORY = 40


def chained(cast: Cast, found: Sequence[Attribution], marks: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Return the attributions in text order with their chains and kinds of quotation."""
    done: list[Attribution] = []
    for each in sorted(found, key=lambda a: (first(a), a.content, a.cue)):
        links = chain(Context(cast, tuple(done[-MEMORY:]), each.content), each)
        done.append(replace(each, chain=links, quote=quote_of(each.content, near(marks, each))))
    return tuple(sorted(done, key=lambda a: (a.content, a.cue, a.source)))


def near(marks: tuple[Span, ...], attribution: Attribution) -> tuple[Span, ...]:
    """Return the quotations that begin before an attribution's content ends and end after it begins."""
    whole = hull(attribution.content)
    low = bisect.bisect_left(marks, whole.start, key=lambda mark: mark.end)
    return marks[low : bisect.bisect_left(marks, whole.end, key=lambda mark: mark.start)]


def chain(context: Context, attribution: Attribution) -> tuple[Source, ...]:
    """Return the hands of an attribution, the nearest first; the last is the one whose word it is."""
    links: list[Source] = []
    if attribution.source:
        own = source(context, speaker(context.parse, attribution))
        told = [outlet_meant(context, link) for link in carriers(context.cast, attribution, own.span)]
        between = told or kept(context, own, attribution)
        links += [*inherited(context, own), *between, own]
    links += cited(context, attribution) or authors(context, links)
    return tuple({link.referent or link.span: link for link in links}.values())


def outlet_meant(context: Context, link: Source) -> Source:
    """Return a hand between with the outlet that it refers to, where it is only called "the broadcaster"."""
    tokens = [context.parse.tokens[n] for n in context.parse.inside(link.span)]
    if link.kind != "media" or any(token.pos == "PROPN" for token in tokens):
        return link
    return replace(link, referent=meant(context, head_of(tokens), tokens))


def speaker(parse: Parse, attribution: Attribution) -> Span:
    """Return the part of a source that speaks: the cue's subject before others that it names, then the longest."""
    cue = {n for span in attribution.cue for n in parse.inside(span)}

    def rank(span: Span) -> tuple[bool, int, int]:
        tokens = [parse.tokens[n] for n in parse.inside(span)]
        subject = any(t.dep == "nsubj" and t.head in cue for t in tokens)
        return not subject, span.start - span.end, span.start

    return min(attribution.source, key=rank)


def source(context: Context, span: Span) -> Source:
    """Return the source that some words name, resolved to whom they refer where the text tells."""
    parse = context.parse
    tokens = [parse.tokens[n] for n in parse.inside(span)]
    if not tokens:
        return Source(span, "anonymous")
    head = head_of(tokens)
    kind = kind_of(context.cast, tokens, span)
    referent = meant(context, head, tokens) if kind != "named" else None
    if referent is not None:
        kind = referent_kind(context, referent, kind)
    return Source(span, kind, referent, justification(parse, head, tokens, kind))


def referent_kind(context: Context, referent: Span, kind: SourceKind) -> SourceKind:
    """Return the kind of what is referred to: of the earlier source it is, else as its own words tell."""
    for attribution in reversed(context.earlier):
        for link in attribution.chain:
            if link.span.overlaps(referent):
                return link.kind
    parse = context.parse
    tokens = [parse.tokens[n] for n in parse.inside(referent)]
    return kind_of(context.cast, tokens, referent) if tokens else kind


def justification(parse: Parse, head: Token, tokens: list[Token], kind: SourceKind) -> Span | None:
    """Return the words that say why an unnamed source can know: "close to …", "familiar with …", "who was there"."""
    if kind != "anonymous":
        return None
    members = {token.index for token in tokens}
    for child in parse.children[head.index]:
        token = parse.tokens[child]
        if child in members and child > head.index and token.dep in {"amod", "relcl", "acl", "prep"}:
            below = [n for n in parse.subtree(child) if n in members]
            if len(below) > 1:
                return Span(parse.tokens[below[0]].start, parse.tokens[below[-1]].end)
    return None


def cited(context: Context, attribution: Attribution) -> list[Source]:
    """Return the source behind the source: whom an outlet cites for what it reports."""
    parse = context.parse
    cues = [n for span in attribution.cue for n in parse.inside(span)]
    around = {child for n in cues for child in parse.children[n]} | set(cues)
    content = {n for span in attribution.content for n in parse.inside(span)}
    own = {n for span in attribution.source for n in parse.inside(span)}
    for n in sorted(around - own):
        if parse.tokens[n].lemma in CITING and parse.tokens[n].tag == "VBG":
            for child in parse.children[n]:
                noun = parse.tokens[child]
                if noun.dep == "dobj" and child not in content | own and noun.lemma not in DOCUMENT:
                    below = [m for m in parse.subtree(child) if m not in content]
                    return [source(context, Span(parse.tokens[below[0]].start, parse.tokens[below[-1]].end))]
    return []


def inherited(context: Context, own: Source) -> list[Source]:
    """Return the outlets through whose hands an earlier source came, for words that refer back to that source."""
    if own.referent is None or own.kind != "anonymous":
        return []
    for attribution in reversed(context.earlier):
        if attribution.chain and attribution.chain[-1].span.overlaps(own.referent):
            return [link for link in attribution.chain[:-1] if link.kind == "media"]
    return []


def authors(context: Context, links: Sequence[Source]) -> list[Source]:
    """Return whose document the last link is, where it refers to one that somebody was said to speak in.

    "The union said in a statement … "No deal," the statement read": it is the union's word.
    """
    if not links or links[-1].kind != "document" or links[-1].referent is None:
        return []
    words = [context.parse.tokens[n].lemma for n in context.parse.inside(links[-1].span)]
    if not AUTHORED.intersection(words):
        return []
    for attribution in reversed(context.earlier):
        inside = [n for n, link in enumerate(attribution.chain) if link.span == links[-1].referent]
        if inside:
            return list(attribution.chain[inside[0] + 1 :])
    return []


def kept(context: Context, own: Source, attribution: Attribution) -> list[Source]:
    """Return the document or outlet of the attribution just before, where the same speaker goes on being quoted.

    "… the union said in a statement. "We will not move," it added" still stands in the statement.
    """
    if not context.earlier or not context.earlier[-1].chain:
        return []
    before = context.earlier[-1]
    last = before.chain[-1]
    same = (own.referent or own.span) in (last.span, last.referent) or named_alike(context.cast, own, last)
    apart = paragraph_of(context.parse, first(attribution)) - paragraph_of(context.parse, first(before))
    if not same or apart > 0 or attribution.quote == "indirect":
        return []
    return [link for link in before.chain[:-1] if link.kind in ("document", "media")]


def named_alike(cast: Cast, own: Source, last: Source) -> bool:
    """Return whether two sources are persons whose names end alike."""
    names = [cast.person_in(link.referent or link.span) for link in (own, last)]
    text = cast.parse.report.text
    return all(names) and names[0][-1].of(text).split()[-1] == names[1][-1].of(text).split()[-1]
