"""Whom "he", "the minister", "the report" or "who" mean: sources that refer back to words before them.

Where the text does not tell, it stays open: a wrong source is worse than none.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.attribute.carry import phrase
from rashomon.attribute.kind import MEDIA, PRONOUNS, REPORTING, Cast, head_of
from rashomon.model import Attribution, Parse, Source, SourceKind, Span, Token

SINGULAR = frozenset({"he", "she", "him", "her", "his"})
MASCULINE = frozenset({"he", "him", "his"})
# Pronouns and the kinds of sources that they can mean.
OTHERS: dict[str, frozenset[SourceKind]] = {
    "it": frozenset({"office", "document", "media", "poll"}),
    **dict.fromkeys(("they", "we", "them", "their"), frozenset({"office", "anonymous"})),
}
RELATIVE = frozenset({"who", "which", "that", "whom"})
# Courtesy titles that tell a woman from a man.
OF_MEN = frozenset({"mr", "mr.", "sir", "lord"})
OF_WOMEN = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame"})
# A pronoun finds a speaker this many sentences back, or, since quotations are long, this many paragraphs.
SENTENCES, PARAGRAPHS = 4, 2
# A person who is no speaker is looked for this many sentences back, within this many characters.
NEAR, FARTHEST = 2, 1000


@dataclass(frozen=True, slots=True)
class Context:
    """Who is in the report, the chains so far, and what is being attributed, for sources that refer back."""

    cast: Cast
    earlier: tuple[Attribution, ...]
    content: tuple[Span, ...] = ()

    @property
    def parse(self) -> Parse:
        """Return the report's parse."""
        return self.cast.parse


def meant(context: Context, head: Token, tokens: list[Token]) -> Span | None:
    """Return the words that a source's words refer to, ``None`` where they do not refer or the text does not tell."""
    word = head.text.lower()
    if word in RELATIVE:
        return antecedent(context.cast, head)
    if word in SINGULAR:
        return person_meant(context, head)
    if word in OTHERS:
        spoken = (last for last in speakers(context, head) if last.kind in OTHERS[word])
        return next((last.referent or last.span for last in spoken), None)
    return None if head.lemma in PRONOUNS or head.pos == "PRON" else role_meant(context, head, tokens)


def antecedent(cast: Cast, head: Token) -> Span | None:
    """Return the noun phrase that a relative pronoun stands for."""
    verb = cast.parse.tokens[head.head]
    if verb.dep != "relcl":
        return None
    return phrase(cast, cast.parse.tokens[verb.head], set())


def speakers(context: Context, head: Token) -> Iterator[Source]:
    """Yield those whose word was given before a token and within reach, the latest first."""
    paragraph = paragraph_of(context.parse, head.start)
    for attribution in reversed(context.earlier):
        place = first(attribution)
        near = paragraph - paragraph_of(context.parse, place) <= PARAGRAPHS
        if attribution.chain and (near or sentences_apart(context.parse, place, head) <= SENTENCES):
            yield attribution.chain[-1]


def person_meant(context: Context, head: Token) -> Span | None:
    """Return whom "he" or "she" means: the latest subject or speaker who can be meant."""
    speaker = next((last for last in speakers(context, head) if single(context, last, head)), None)
    subject = nearest_person(context, head)
    if speaker is None:
        return subject
    target = speaker.referent or speaker.span
    if subject is not None and subject.start > speaker.span.end:
        return subject
    return next(iter(context.cast.person_in(target)), target)


def single(context: Context, source: Source, pronoun: Token) -> bool:
    """Return whether a source is one person who can be meant by a pronoun."""
    target = source.referent or source.span
    tokens = [context.parse.tokens[n] for n in context.parse.inside(target)]
    if source.kind in ("document", "media", "poll") or not tokens:
        return False
    head = head_of(tokens)
    body = head.pos == "PROPN" and source.kind != "named"
    return head.tag not in {"NNS", "NNPS"} and not body and head.lemma not in PRONOUNS and agrees(tokens, pronoun)


def agrees(tokens: list[Token], pronoun: Token) -> bool:
    """Return whether no courtesy title among some words speaks against a pronoun."""
    words = {token.text.lower() for token in tokens}
    return not words & (OF_WOMEN if pronoun.text.lower() in MASCULINE else OF_MEN)


def nearest_person(context: Context, head: Token) -> Span | None:
    """Return the person who was the last subject before a pronoun outside of what others are quoted with.

    Where a sentence names one person alone before the pronoun, that person need not be its subject.
    """
    parse = context.parse
    before = context.cast.person_in(Span(max(0, head.start - FARTHEST), head.start))
    told = {n for span in context.content for n in parse.inside(span)}
    here = [n for n in before if parse.tokens[i := parse.inside(n)[0]].sentence == head.sentence and i not in told]
    alone = here[0] if len(here) == 1 else None
    for person in reversed(before):
        inside = parse.inside(person)
        token = head_of([parse.tokens[n] for n in inside])
        if head.sentence - token.sentence > NEAR:
            return None
        titled = [parse.tokens[n] for n in range(max(0, inside.start - 1), inside.stop)]
        contents = (context.content, *(each.content for each in context.earlier))
        quoted = any(span.overlaps(person) for content in contents for span in content)
        subject = token.dep in {"nsubj", "nsubjpass", "agent"} or person == alone
        if subject and not quoted and agrees(titled, head):
            return person
    return None


def role_meant(context: Context, head: Token, tokens: list[Token]) -> Span | None:
    """Return whom "the minister", "the source", "the report" mean: the nearest earlier words with the same head noun.

    Earlier sources count first, then persons who carry the noun as a title. Only definite words refer back, and what
    modifies them must stand there too: "the Syrian president" is not "US President …".
    """
    if not tokens or tokens[0].text.lower() not in {"the", "this", "that", "these", "those"} or len(tokens) > 3:
        return None
    parse = context.parse
    modifiers = {t.lemma for t in tokens[1:] if t.index != head.index and t.pos in {"ADJ", "NOUN", "PROPN"}}
    carries_media = head.lemma in MEDIA | REPORTING
    for attribution in reversed(context.earlier):
        for link in reversed(attribution.chain):
            named = [parse.tokens[n] for n in parse.inside(link.span)]
            if named and same_head(context.cast, head_of(named), head) and modifiers <= {t.lemma for t in named}:
                return link.referent or link.span
            if carries_media and link.kind == "media":
                return link.referent or link.span
    for person in reversed(context.cast.person_in(Span(0, head.start))):
        words = titles(parse, person)
        if head.lemma in words and modifiers <= words:
            return person
    return None


def same_head(cast: Cast, earlier: Token, head: Token) -> bool:
    """Return whether two heads are one noun, or the earlier is a name that carries the noun as a title."""
    if earlier.lemma == head.lemma:
        return True
    return any(head.lemma in titles(cast.parse, person) for person in cast.person_in(Span(earlier.start, earlier.end)))


def titles(parse: Parse, person: Span) -> set[str]:
    """Return the lemmas that stand as a title before a name or in apposition to it."""
    found = set()
    inside = parse.inside(person)
    last = head_of([parse.tokens[n] for n in inside])
    near = [*parse.children[last.index], last.head if last.dep in {"appos", "compound"} else last.index]
    for n in near:
        if n not in inside and parse.tokens[n].dep in {"compound", "appos", "nmod", "nsubj", "dobj"}:
            below = (c for c in parse.children[n] if parse.tokens[c].dep in {"compound", "amod"})
            found |= {parse.tokens[n].lemma, *(parse.tokens[c].lemma for c in below)}
    return found


def first(attribution: Attribution) -> int:
    """Return where an attribution's words begin."""
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


def sentences_apart(parse: Parse, position: int, token: Token) -> int:
    """Return how many sentences lie between a position and a token."""
    here = parse.inside(Span(position, position + 1))
    return token.sentence - parse.tokens[here[0]].sentence if here else SENTENCES + 1


def paragraph_of(parse: Parse, position: int) -> int:
    """Return the number of the paragraph that holds a position."""
    return max(0, bisect.bisect_right(parse.report.paragraphs, position, key=lambda span: span.start) - 1)
