"""Attributions → the hands that a statement passed through, from the nearest to the farthest.

"A source close to the mayor told Channel 9 on Thursday" is outlet ← Channel 9 ← the source, who can know because he is
close to the mayor. "The report adds …" later is that report. Where the words do not tell whom they mean, it stays
open: a wrong source is worse than none.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from rashomon.attribute.bounds import bounded
from rashomon.attribute.carry import CITING, PLATFORMS, carriers, issuers, phrase, sent
from rashomon.attribute.cast import Cast
from rashomon.attribute.contents import head_of
from rashomon.attribute.context import Context, first
from rashomon.attribute.frames import is_idle
from rashomon.attribute.kind import DOCUMENT, LONGEST_NAME, PRONOUNS, may_speak
from rashomon.attribute.quotation import quote_of
from rashomon.attribute.source import NOBODY, is_empty, meant, quoted_in, source, spoken
from rashomon.model import Attribution, Parse, Source, Span, Token, hull

# Documents that speak for whoever spoke in them; an advertisement or a report that somebody appears in does not.
AUTHORED = frozenset({"statement", "letter", "email", "e-mail", "tweet", "post", "memo", "note", "message", "release"})
# Verbs of saying in what an outlet, or whoever passes a saying on, is the source of.
RELAYED = frozenset(
    "say tell respond reply add answer insist write warn argue claim show reveal underline stress note emphasise "
    "emphasize announce declare state affirm explain".split()
)
# Words back in which a social medium is looked for.
REACH = 200
# How many attributions back words may refer to.
MEMORY = 40


def chained(cast: Cast, found: Sequence[Attribution], marks: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Return the attributions that say something in text order, with their chains and kinds of quotation."""
    done: list[Attribution] = []
    for each in sorted(found, key=lambda a: (first(a), a.content, a.cue)):
        quote = quote_of(each.content, near(marks, each)) if each.quote == "none" else each.quote
        told = bounded(cast.parse, replace(each, quote=quote))
        if is_idle(cast.parse, told):
            continue
        done.append(replace(told, chain=chain(Context(cast, tuple(done[-MEMORY:]), told.content), told)))
    return tuple(sorted(done, key=lambda a: (a.content, a.cue, a.source)))


def ended(cast: Cast, done: Sequence[Attribution], inner: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return what others say within the contents of attributions that have their chains, in text order, with theirs."""
    starts = [first(each) for each in done]
    found = []
    for each in inner:
        if is_quoted_pronoun(cast, each):
            continue
        place = bisect.bisect_left(starts, first(each))
        context = Context(cast, tuple(done[max(0, place - MEMORY) : place]), each.content)
        found.append(replace(each, chain=chain(context, each)))
    return tuple(each for each in found if each.chain)


def is_quoted_pronoun(cast: Cast, attribution: Attribution) -> bool:
    """Return whether a source is a pronoun within a quotation: who "they" are in “They say it is late” is not told."""
    words = cast.parse.tokens_in(*attribution.source)
    return len(words) == 1 and words[0].lemma in PRONOUNS and cast.quotation_at(attribution.source[0]) is not None


def near(marks: tuple[Span, ...], attribution: Attribution) -> tuple[Span, ...]:
    """Return the quotations that begin before an attribution's content ends and end after it begins."""
    whole = hull(attribution.content)
    low = bisect.bisect_left(marks, whole.start, key=lambda mark: mark.end)
    return marks[low : bisect.bisect_left(marks, whole.end, key=lambda mark: mark.start)]


def chain(context: Context, attribution: Attribution) -> tuple[Source, ...]:
    """Return the hands of an attribution, the nearest first; the last is the one whose word it is."""
    links: list[Source] = []
    words = spoken(context, attribution)
    if words is not None and not is_empty(context.parse, words):
        own = source(context, words)
        told = [outlet_meant(context, link) for link in carriers(context.cast, attribution, own.span)]
        between = [*reporting(context, attribution), *told]
        sending = sent(context.cast, own.referent or own.span)
        links += [*inherited(context, own), *citing(context, own), *sending, *between, *seeing(context, own), own]
        links += relayed(context, attribution, own) or quoted_by(context, attribution)
    links += cited(context, attribution, links) or signers(context, links) or authors(context, links)
    return tuple({link.referent or link.span: link for link in links}.values())


def reporting(context: Context, attribution: Attribution) -> list[Source]:
    """Return the outlet that a content itself names: "the Courier reports that he fled, according to police"."""
    inside = context.parse.tokens_in(*attribution.content)
    verb = head_of(inside) if inside else None
    said = verb is not None and verb.lemma in {"report", "say", "write"}
    if verb is None or not said or verb in context.parse.tokens_in(*attribution.cue):
        return []
    return outlets_named(context, verb)


def outlets_named(context: Context, verb: Token) -> list[Source]:
    """Return the outlets that are a verb's subject, the report's own left out."""
    named = [t for t in context.parse.below(verb) if t.dep == "nsubj"]
    links = [source(context, phrase(context.cast, each, set())) for each in named]
    return [link for link in links if link.kind == "media" and not context.cast.is_own(link.span)]


def relayed(context: Context, attribution: Attribution, own: Source) -> list[Source]:
    """Return the hands behind an outlet or a report that only passes on what another said.

    "“It is late,” the mayor said on Radio Delta, according to the Courier": the mayor's word, by two outlets' hands.
    """
    parse = context.parse
    words = parse.tokens_in(*attribution.cue)
    passing = any(t.lemma in {"accord", "report"} for t in words)
    # Of several sentences the one beside the cue tells who said them all.
    beside = {t.sentence for t in words}
    inside = [t for t in parse.tokens_in(*attribution.content) if t.sentence in beside]
    if not inside or not (passing or own.kind == "media"):
        return []
    verb = head_of(inside)
    below = parse.below(verb)
    named = [t for t in below if t.dep == "nsubj"]
    if verb.lemma not in RELAYED or not named or named[0].lemma.lower() in NOBODY:
        return []
    if not any(t.dep == "ccomp" for t in below):
        return []
    link = source(context, phrase(context.cast, named[0], set()))
    cue = (Span(verb.start, verb.end),)
    return [*carriers(context.cast, replace(attribution, content=(), source=(link.span,), cue=cue), link.span), link]


def quoted_by(context: Context, attribution: Attribution) -> list[Source]:
    """Return whom an outlet quotes, where the outlet is the source: "the mayor was quoted by Radio Delta as saying".

    Who is credited has not spoken.
    """
    verbs = context.parse.tokens_in(*attribution.cue)
    return [source(context, phrase(context.cast, noun, set())) for noun in quoted_in(context.parse, verbs)]


def citing(context: Context, own: Source) -> list[Source]:
    """Return the outlet that cites whom a relative pronoun stands for: "Radio Delta quoted a diplomat who said …"."""
    parse = context.parse
    if own.referent is None or parse.tokens[parse.inside(own.span)[0]].lemma not in {"who", "which", "that"}:
        return []
    cited = head_of(parse.tokens_in(own.referent))
    verb = parse.tokens[cited.head]
    return outlets_named(context, verb) if cited.dep == "dobj" and verb.lemma in CITING else []


def seeing(context: Context, own: Source) -> list[Source]:
    """Return the outlet through which a document came that is the source: "a memo seen by Radio Delta shows …"."""
    tokens = context.parse.tokens_in(own.span)
    if own.kind != "document" or not tokens:
        return []
    content = set(context.parse.inside_all(context.content))
    return [hand for hand in issuers(context.cast, head_of(tokens), content) if hand.kind == "media"]


def outlet_meant(context: Context, link: Source) -> Source:
    """Return a hand between with what it refers to, where it is only called "the broadcaster" or "the letter"."""
    tokens = context.parse.tokens_in(link.span)
    if link.kind not in ("media", "document") or any(token.pos == "PROPN" for token in tokens):
        return link
    return replace(link, referent=meant(context, head_of(tokens), tokens) or platform(context, tokens))


def platform(context: Context, tokens: list[Token]) -> Span | None:
    """Return the social medium that was named last, for "the social media site"."""
    if not tokens or tokens[0].text.lower() != "the" or "social" not in {token.lemma for token in tokens}:
        return None
    before = context.parse.tokens[max(0, tokens[0].index - REACH) : tokens[0].index]
    named = (token for token in reversed(before) if token.pos == "PROPN" and token.lemma.lower() in PLATFORMS)
    return next((Span(token.start, token.end) for token in named), None)


def cited(context: Context, attribution: Attribution, links: Sequence[Source]) -> list[Source]:
    """Return the source behind the source: whom an outlet cites for what it reports, or which document.

    What a person cites is no hand of hers, nor are those whom she cites for words of her own.
    """
    parse = context.parse
    cues = parse.inside_all(attribution.cue)
    content = set(parse.inside_all(attribution.content))
    # What the parser hangs on the content's verb goes with the cue's too, once it stands outside the content.
    own = set(parse.inside_all([links[-1].span] if links else attribution.source))
    around = {child for n in (*cues, *content, *own) for child in parse.children[n]} - content | set(cues)
    # The parser may hang "quoting" on the comma before it.
    around |= {child for n in around if parse.tokens[n].pos == "PUNCT" for child in parse.children[n]} - content
    reports = bool(links) and links[-1].kind == "media"
    if attribution.quote == "direct" and not reports:
        return []
    for n in sorted(around - own):
        if parse.tokens[n].lemma in CITING and (parse.tokens[n].tag == "VBG" or tells_of_outlet(parse, n)):
            for child in parse.children[n]:
                noun = parse.tokens[child]
                told = child not in content | own and may_speak(context.cast, noun)
                if noun.dep == "dobj" and told and (reports or noun.lemma not in DOCUMENT):
                    below = [m for m in parse.subtree(child) if m not in content]
                    return [source(context, Span(parse.tokens[below[0]].start, parse.tokens[below[-1]].end))]
    return []


def tells_of_outlet(parse: Parse, index: int) -> bool:
    """Return whether a verb tells what a source does beside: "according to the Courier, which | cited | a diplomat"."""
    which = (t for t in parse.below(parse.tokens[index]) if t.dep == "nsubj")
    return parse.tokens[index].dep == "relcl" and any(token.lemma == "which" for token in which)


def inherited(context: Context, own: Source) -> list[Source]:
    """Return the outlets through whose hands an earlier source came, for words that refer back to that source."""
    if own.referent is None or own.kind != "anonymous":
        return []
    for attribution in reversed(context.earlier):
        if attribution.chain and attribution.chain[-1].span.overlaps(own.referent):
            return [link for link in attribution.chain[:-1] if link.kind == "media"]
    return []


def signers(context: Context, links: Sequence[Source]) -> list[Source]:
    """Return whose document the last link is, where the words tell: "a statement from the union", "its letter".

    Of a report, a study or a book that is the person by whom it is: what an office reports stays the report's word.
    """
    parse = context.parse
    tokens = parse.tokens_in(links[-1].span) if links else []
    if not tokens or links[-1].kind != "document":
        return []
    head = head_of(tokens)
    told = set(parse.inside_all(context.content))
    below = [t for t in parse.below(head) if t.index not in told]
    by = [u for t in below if t.lemma in {"from", "by"} for u in parse.below(t) if u.index not in told]
    if head.lemma not in AUTHORED:
        links = [source(context, phrase(context.cast, t, told)) for t in by if t.dep == "pobj"]
        return [link for link in links if link.kind == "named"][:1]
    members = {token.index for token in tokens}
    below = [token for token in below if token.index in members]
    by = [token for token in by if token.head in members]
    named = [t for t in below if t.dep == "poss" or (t.dep in {"compound", "nmod"} and is_author(context.cast, t))]
    for noun in (*(t for t in by if t.dep == "pobj"), *named):
        link = source(context, phrase(context.cast, noun, set()))
        if link.kind in ("named", "office"):
            return [link]
    return []


def is_author(cast: Cast, token: Token) -> bool:
    """Return whether a name before a document's noun is its author's: "an FBI statement", not "a Facebook post"."""
    near = Span(token.start - LONGEST_NAME, token.end)
    named = any(name.end > token.start for name in (*cast.body_in(near), *cast.person_in(near)))
    return named and token.lemma.lower() not in PLATFORMS


def authors(context: Context, links: Sequence[Source]) -> list[Source]:
    """Return whose document the last link is, where it refers to one that somebody was said to speak in.

    "The union said in a statement … "No deal," the statement read": it is the union's word.
    """
    if not links or links[-1].kind != "document" or links[-1].referent is None:
        return []
    words = [t.lemma for t in context.parse.tokens_in(links[-1].span)]
    if not AUTHORED.intersection(words):
        return []
    for attribution in reversed(context.earlier):
        inside = [n for n, link in enumerate(attribution.chain) if link.span == links[-1].referent]
        if inside:
            return list(attribution.chain[inside[0] + 1 :])
    return []
