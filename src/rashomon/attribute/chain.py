"""Attributions → the hands that a statement passed through, from the nearest to the farthest.

"A source close to the mayor told Channel 9 on Thursday" is outlet ← Channel 9 ← the source, who can know because he is
close to the mayor. "The report adds …" later is that report. Where the words do not tell whom they mean, it stays
open: a wrong source is worse than none.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.attribute.kind import DOCUMENT, MEDIA, OUTLET, PRONOUNS, head_of, kind_of
from rashomon.attribute.quotation import quote_of
from rashomon.model import Attribution, Parse, Source, SourceKind, Span, Token, hull

SPEAKING = frozenset({"tell", "speak", "talk", "write", "say", "announce", "inform", "brief", "add"})
# Prepositions between a saying and the occasion, document or outlet that carried it.
CARRYING = frozenset({"in", "on", "during", "at", "through", "via", "to", "with", "by"})
OCCASIONS = frozenset(
    "interview statement letter tweet post speech email e-mail memo video filing affidavit release broadcast op-ed "
    "conference briefing message testimony appearance article column facebook twitter show program programme call "
    "remark blog note text report podcast".split()
)
CITING = frozenset({"cite", "quote", "credit"})
# How many attributions back words may refer to.
MEMORY = 40
# How many sentences back a pronoun or a role may find whom it means.
REACH = 4


@dataclass(frozen=True, slots=True)
class Context:
    """What has been said so far: the parse and the chains before, for sources that refer back."""

    parse: Parse
    earlier: tuple[Attribution, ...]


def chained(parse: Parse, found: Sequence[Attribution], marks: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Return the attributions in text order with their chains and kinds of quotation."""
    done: list[Attribution] = []
    for each in sorted(found, key=lambda a: (first(a), a.content, a.cue)):
        links = chain(Context(parse, tuple(done[-MEMORY:])), each)
        done.append(replace(each, chain=links, quote=quote_of(each.content, near(marks, each))))
    return tuple(sorted(done, key=lambda a: (a.content, a.cue, a.source)))


def near(marks: tuple[Span, ...], attribution: Attribution) -> tuple[Span, ...]:
    """Return the quotations that begin before an attribution's content ends and end after it begins."""
    whole = hull(attribution.content)
    low = bisect.bisect_left(marks, whole.start, key=lambda mark: mark.end)
    return marks[low : bisect.bisect_left(marks, whole.end, key=lambda mark: mark.start)]


def first(attribution: Attribution) -> int:
    """Return where an attribution's words begin."""
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


def chain(context: Context, attribution: Attribution) -> tuple[Source, ...]:
    """Return the hands of an attribution, the nearest first; the last is the one whose word it is."""
    links: list[Source] = []
    if attribution.source:
        own = source(context, attribution.source)
        links += [*inherited(context, own), *carriers(context, attribution), own]
    links += cited(context, attribution)
    return tuple({link.referent or link.span: link for link in links}.values())


def source(context: Context, spans: tuple[Span, ...]) -> Source:
    """Return the source that some words name, resolved to whom they refer where the text tells."""
    parse = context.parse
    span = max(spans, key=lambda s: (s.end - s.start, -s.start))
    tokens = [parse.tokens[n] for n in parse.inside(span)]
    if not tokens:
        return Source(span, "anonymous")
    head = head_of(tokens)
    kind = kind_of(parse, tokens, span)
    if head.lemma in PRONOUNS or head.pos == "PRON":
        referent = pronoun_referent(context, head)
    else:
        referent = role_referent(context, head, tokens) if kind != "named" else None
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
    return kind_of(parse, tokens, referent) if tokens else kind


def pronoun_referent(context: Context, head: Token) -> Span | None:
    """Return whom a pronoun means: the speaker quoted last, else the last person who was a subject nearby."""
    parse = context.parse
    singular = head.text.lower() in {"he", "she", "him", "her", "his", "i"}
    for attribution in reversed(context.earlier):
        if not attribution.chain or sentences_apart(parse, first(attribution), head) > REACH:
            continue
        link = attribution.chain[-1]
        target = link.referent or link.span
        if singular and link.kind == "named":
            return name_inside(parse, target)
        if head.text.lower() in {"they", "it", "we", "their", "them"} and link.kind != "named":
            return target
    if singular:
        return nearest_person(parse, head)
    if head.text.lower() == "who":
        above = parse.tokens[parse.tokens[head.head].head]
        name = next((n for n in parse.names if n.first <= above.index < n.last), None)
        return name.span if name else None
    return None


def sentences_apart(parse: Parse, position: int, token: Token) -> int:
    """Return how many sentences lie between a position and a token."""
    here = parse.inside(Span(position, position + 1))
    return token.sentence - parse.tokens[here[0]].sentence if here else REACH + 1


def name_inside(parse: Parse, span: Span) -> Span:
    """Return the person's name inside some words, else the words."""
    return next((n.span for n in parse.names if n.label == "PERSON" and span.contains(n.span)), span)


def nearest_person(parse: Parse, head: Token) -> Span | None:
    """Return the person who was the last subject before a pronoun, within reach; none where there is no such."""
    for name in reversed(parse.names):
        token = parse.tokens[name.last - 1]
        if name.label != "PERSON" or token.index >= head.index or head.sentence - token.sentence > 2:
            continue
        if parse.tokens[name.last - 1].dep in {"nsubj", "nsubjpass", "agent"}:
            return name.span
    return None


def role_referent(context: Context, head: Token, tokens: list[Token]) -> Span | None:
    """Return whom "the minister", "the source", "the report" mean: the nearest earlier words with the same head noun.

    Earlier sources count first, then persons who carry the noun as a title. Only definite words refer back, and what
    modifies them must stand there too: "the Syrian president" is not "US President …".
    """
    if not tokens or tokens[0].text.lower() not in {"the", "this", "that", "these", "those"} or len(tokens) > 3:
        return None
    parse = context.parse
    modifiers = {t.lemma for t in tokens[1:] if t.index != head.index and t.pos in {"ADJ", "NOUN", "PROPN"}}
    carries_media = head.lemma in MEDIA or head.lemma in {"report", "story", "article", "broadcast"}
    for attribution in reversed(context.earlier):
        for link in reversed(attribution.chain):
            named = [parse.tokens[n] for n in parse.inside(link.span)]
            if named and same_head(parse, head_of(named), head) and modifiers <= {t.lemma for t in named}:
                return link.referent or link.span
            if carries_media and link.kind == "media":
                return link.referent or link.span
    for name in reversed(parse.names):
        if name.label == "PERSON" and name.last <= head.index:
            words = titles(parse, name.first, name.last)
            if head.lemma in words and modifiers <= words:
                return name.span
    return None


def same_head(parse: Parse, earlier: Token, head: Token) -> bool:
    """Return whether two heads are one noun, or the earlier is a name that carries the noun as a title."""
    if earlier.lemma == head.lemma:
        return True
    name = next((n for n in parse.names if n.label == "PERSON" and n.first <= earlier.index < n.last), None)
    return name is not None and head.lemma in titles(parse, name.first, name.last)


def titles(parse: Parse, start: int, end: int) -> set[str]:
    """Return the lemmas that stand as a title before a name or in apposition to it."""
    found = set()
    last = parse.tokens[end - 1]
    near = [*parse.children[last.index], last.head if last.dep in {"appos", "compound"} else last.index]
    for n in near:
        if not start <= n < end and parse.tokens[n].dep in {"compound", "appos", "nmod", "nsubj", "dobj"}:
            below = (c for c in parse.children[n] if parse.tokens[c].dep in {"compound", "amod"})
            found |= {parse.tokens[n].lemma, *(parse.tokens[c].lemma for c in below)}
    return found


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


def carriers(context: Context, attribution: Attribution) -> list[Source]:
    """Return the hands between the outlet and the source: who was told, and the statement or interview it stood in."""
    parse = context.parse
    found: list[Source] = []
    verbs = [parse.tokens[n] for span in attribution.cue for n in parse.inside(span)]
    verbs = [t for t in verbs if t.pos in {"VERB", "AUX", "ADP"}]
    content = {n for span in attribution.content for n in parse.inside(span)}
    for verb in verbs:
        for child in parse.children[verb.index]:
            if child not in content:
                found += carrier(parse, parse.tokens[child], content)
    own = {n for span in attribution.source for n in parse.inside(span)}
    found = [s for s in found if not own.intersection(parse.inside(s.span))]
    return [*heard(parse, own, content), *found]


def heard(parse: Parse, own: set[int], content: set[int]) -> list[Source]:
    """Return the outlet that a source spoke to in its own words: "officials speaking to Radio Delta"."""
    speaking = [n for n in sorted(own) if parse.tokens[n].lemma in {"speak", "talk"}]
    return [s for n in speaking for c in parse.children[n] for s in carrier(parse, parse.tokens[c], content)]


def carrier(parse: Parse, token: Token, content: set[int]) -> list[Source]:
    """Return the outlet or document that a dependent of the cue names, if any."""
    if token.dep in {"dobj", "dative"}:
        return outlet(parse, token, content)
    if token.dep != "prep" or token.lemma not in CARRYING:
        return []
    found: list[Source] = []
    for child in parse.children[token.index]:
        noun = parse.tokens[child]
        if child in content or noun.dep != "pobj":
            continue
        hands = outlet(parse, noun, content)
        if noun.lemma in OCCASIONS and not hands:
            hands = [Source(phrase(parse, noun, content), "document")]
            for inner in (n for n in parse.children[child] if parse.tokens[n].dep == "prep"):
                hands = [h for n in parse.children[inner] for h in outlet(parse, parse.tokens[n], content)] + hands
        found += hands
    return found


def outlet(parse: Parse, noun: Token, content: set[int]) -> list[Source]:
    """Return the outlet that a noun phrase names, if it names one."""
    span = phrase(parse, noun, content)
    named = noun.pos == "PROPN" and OUTLET.search(span.of(parse.report.text))
    return [Source(span, "media")] if named or noun.lemma in MEDIA - {"press"} else []


def phrase(parse: Parse, noun: Token, content: set[int]) -> Span:
    """Return a noun with the words before it that belong to it."""
    below = [n for n in parse.subtree(noun.index) if n <= noun.index and n not in content]
    start = min((n for n in below if all(m in below for m in range(n, noun.index + 1))), default=noun.index)
    return Span(parse.tokens[start].start, noun.end)


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
                    return [source(context, (Span(parse.tokens[below[0]].start, parse.tokens[below[-1]].end),))]
    return []


def inherited(context: Context, own: Source) -> list[Source]:
    """Return the outlets through whose hands an earlier source came, for words that refer back to that source."""
    if own.referent is None or own.kind != "anonymous":
        return []
    for attribution in reversed(context.earlier):
        if attribution.chain and attribution.chain[-1].span.overlaps(own.referent):
            return [link for link in attribution.chain[:-1] if link.kind == "media"]
    return []
