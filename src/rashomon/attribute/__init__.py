"""Who says it: Parse → Statements.

``tagger`` finds whole attributions (source, cue, content), ``quotation`` adds quotations that go on without a cue and
``asides`` what "as she put it" gives, ``chain`` names the hands from the nearest to the farthest, ``occasion`` carries
them to what else was said there, ``openers`` finds the words that open a clause of their own, and ``clauses`` cuts the
text there and where attributions begin or end; ``stance`` reads certainty and polarity, ``voice`` looks once more at
whose word each statement is.
Another tagger is passed as ``tagger``.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace

from rashomon.attribute.asides import with_asides
from rashomon.attribute.cast import Cast
from rashomon.attribute.chain import chained, ended
from rashomon.attribute.clauses import Piece, fragments, pieces
from rashomon.attribute.contents import only_shows, speaks, with_verb
from rashomon.attribute.frames import (
    PLAIN,
    answers_another,
    is_of_subject,
    is_withheld,
    leads_up,
    only_tells_of,
    without_hands,
)
from rashomon.attribute.lasting import carried_on
from rashomon.attribute.layout import laid_out, only_signs, under_topics, without_askers
from rashomon.attribute.nested import grammatical, relayed
from rashomon.attribute.occasion import name_of
from rashomon.attribute.outlets import is_called
from rashomon.attribute.parting import (
    given_back,
    reaching_back,
    without_contrasted,
    without_others,
    without_said_before,
)
from rashomon.attribute.questions import asks, is_bare_answer
from rashomon.attribute.quotation import quoted, snapped, with_floating, without_how
from rashomon.attribute.scene import Key, attribution_of
from rashomon.attribute.stance import stance
from rashomon.attribute.tagger import Tagged, tag
from rashomon.attribute.voice import Weights, as_own, load, seconded
from rashomon.grammar import VERBAL
from rashomon.model import Attribution, Mention, Parse, Source, Span, Statement, content_id
from rashomon.signatures import DENIALS

# How many attributions away in text order one may be that holds another.
NEAR = 20

# What a writer who says "I" does to know what is told.
FINDING_OUT = frozenset("ask learn hear understand confirm verify reach contact".split())

# How an outlet says that it tells what it tells.
REVEALING = frozenset("reveal disclose understand learn report".split())

# Clauses without a source that tell nothing.
SAYING_NOTHING = (asks, is_bare_answer, only_signs)

Tagger = Callable[[Parse], Tagged]


def attribute(
    parse: Parse, mentions: tuple[Mention, ...], tagger: Tagger = tag, weights: Weights | None = None
) -> tuple[Statement, ...]:
    """Return the statements of a parse in text order, each with whose word it is.

    ``weights`` are those of ``voice``, the shipped ones if none are given; they need what the shipped tagger saw.
    """
    tagged = tagger(parse)
    found = Heard.of(parse, mentions, tagged)
    made = cut_out(parse, mentions, found)
    if tagged.seen is not None:
        ordered = sorted(mentions, key=lambda mention: mention.span)
        voiced = seconded(parse, tagged.seen, made, weights or load())
        ours = {each.content for each in made if each.voice == "own" and any(map(each.span.overlaps, found.own))}
        voiced = [as_own(each) if each.content in ours else each for each in voiced]
        acts = clause_keys(made) - clause_keys(voiced)
        voiced = whole(parse, voiced, cut_out(parse, mentions, found, acts), acts) if acts else voiced
        held = words_of(parse, (each for each in voiced if not each.fragment))
        made = [
            worded(parse, each, ordered) if each.fragment else readable(parse, each, ordered, held) for each in voiced
        ]
    made = [
        each
        for each in made
        if each.voice == "attributed" or each.fragment or not any(test(parse, each) for test in SAYING_NOTHING)
    ]
    # A clause comes after the fragment with the same words.
    return tuple(sorted(made, key=lambda each: (each.content, not each.fragment, each.id)))


@dataclass(frozen=True, slots=True)
class Heard:
    """The attributions of a parse: all that are ``told``, those ``spoken`` as somebody's words, and ``inner`` ones.

    The inner are others' within what somebody says, which only end a chain. ``own`` is what the outlet gives as its own
    word, "the Courier understands", whoever speaks beside it.
    """

    told: tuple[Attribution, ...]
    spoken: tuple[Attribution, ...]
    inner: tuple[Attribution, ...]
    own: tuple[Span, ...] = ()

    @classmethod
    def of(cls, parse: Parse, mentions: tuple[Mention, ...], tagged: Tagged) -> Heard:
        """Return the attributions of a parse."""
        told, inner, own = heard(parse, mentions, tagged)
        words = [each for each in told if speaks(parse, each) and not is_withheld(parse, each)]
        acts = [each for each in told if each not in words and each.chain]
        return cls(told, without_repeated(with_floating(parse, words, quoted(parse), acts)), inner, own)


def stated(parse: Parse, mentions: tuple[Mention, ...], tagged: Tagged) -> list[Statement]:
    """Return the statements as the attributions alone make them: a clause of a content is attributed, others own."""
    return cut_out(parse, mentions, Heard.of(parse, mentions, tagged))


def cut_out(parse: Parse, mentions: tuple[Mention, ...], found: Heard, acts: Set[Key] = frozenset()) -> list[Statement]:
    """Return the statements that some attributions make, those left out that are ``acts`` which the outlet tells."""
    spoken = tuple(each for each in found.spoken if (each.content, each.cue, each.source) not in acts)
    ordered = sorted(mentions, key=lambda mention: mention.span)
    inner = tuple(each for each in found.inner if bearer(spoken, each) is not None)
    cut = [by_way_of(piece, spoken, inner) for piece in pieces(parse, (*spoken, *inner))]
    made = [
        replace(made, chain=joined(made.chain, chain))
        for piece, chain in cut
        for made in [statement(parse, piece, spoken, ordered)]
    ]
    # What no clause holds is kept whole: what completes an act of speaking, and quotations of a word or two.
    used = {spoken[piece.attribution] for piece, _ in cut if piece.attribution is not None}
    known = {each.content for each in made}
    rest = [each for each in dict.fromkeys((*found.told, *spoken)) if each not in used and each.content not in known]
    shown = [only_shows(parse, each) for each in rest]
    made += [
        replace(statement(parse, piece, rest, ordered), fragment=True, act=shown[piece.attribution or 0])
        for piece in fragments(parse, rest)
    ]
    kept = [each for each in made if each.voice == "attributed" or not only_tells_who(parse, each, found.told)]
    return sorted(kept, key=lambda each: (each.content, each.id))


def only_tells_who(parse: Parse, statement: Statement, told: Sequence[Attribution]) -> bool:
    """Return whether an own clause holds nothing but who says what stands beside it: "the council said".

    That may be the outlet itself: "the Courier can reveal".
    """
    words = {n for n in parse.inside_all(statement.content) if parse.tokens[n].pos != "PUNCT"}
    subject = [parse.tokens[n] for n in sorted(words) if parse.tokens[n].pos not in VERBAL]
    if subject and any(parse.tokens[n].lemma in REVEALING for n in words):
        name = Span(subject[0].start, subject[-1].end).of(parse.report.text)
        if is_called(parse.report.publisher or "", name):
            return True
    cues = [(each, set(parse.inside_all(each.cue))) for each in told if each.source]
    verbs = {n for n in words if parse.tokens[n].pos == "VERB" and parse.tokens[n].lemma in PLAIN}
    return any(words <= cue | set(parse.inside_all(each.source)) for each, cue in cues if cue & verbs)


def clause_keys(statements: Sequence[Statement]) -> frozenset[Key]:
    """Return the attributions that some statements give clauses of."""
    return frozenset(attribution_of(s) for s in statements if s.voice == "attributed" and not s.fragment)


def whole(
    parse: Parse, voiced: Sequence[Statement], again: Sequence[Statement], acts: Iterable[Key]
) -> list[Statement]:
    """Return the statements with the ``acts`` that the outlet tells cut ``again``: with who acts, and the verb.

    Cut as a content, "Ruiz urged | the crew to leave" is an own clause without its verb.
    """
    known = {each.content for each in voiced}
    said = words_of(parse, (each for each in voiced if each.voice == "attributed" and not each.fragment))
    anew = [each for each in again if each.voice == "own" and each.content not in known]
    frame = {n for act in acts for spans in act[1:] for n in parse.inside_all(spans)}
    anew = [
        each
        for each in anew
        if said.isdisjoint(words := parse.inside_all(each.content)) and not frame.issuperset(words)
    ]
    told = words_of(parse, anew)
    return anew + [s for s in voiced if s.voice != "own" or told.isdisjoint(parse.inside_all(s.content))]


def words_of(parse: Parse, statements: Iterable[Statement]) -> set[int]:
    """Return the tokens of some statements."""
    return {n for each in statements for n in parse.inside_all(each.content)}


def attributed(parse: Parse, mentions: tuple[Mention, ...], tagged: Tagged) -> tuple[Attribution, ...]:
    """Return the attributions of a parse in text order, with their chains: the tagger's, layout's and grammar's."""
    return heard(parse, mentions, tagged)[0]


def heard(
    parse: Parse, mentions: tuple[Mention, ...], tagged: Tagged
) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...], tuple[Span, ...]]:
    """Return the attributions of a parse, those of others within what somebody says, and what is the outlet's word."""
    cast = Cast.of(parse, mentions)
    marks = cast.marks
    passed = (leads_up, answers_another, only_tells_of, is_of_subject)
    tagger = [each for each in tagged.attributions if not any(test(parse, each) for test in passed)]
    found = without_others(cast, under_topics(cast, without_askers(parse, without_said_before(parse, tagger))))
    found = without_contrasted(parse, given_back(cast, found + list(grammatical(cast, found))))
    found = with_asides(cast, found)
    found = reaching_back(parse, without_how(parse, found))
    told = carried_on(cast, chained(cast, snapped(parse, [*found, *laid_out(cast, found)], marks), marks))
    # "The Courier has learned that …" in the Courier is its own voice, and so is "we have learned that …".
    ours = [each for each in told if is_own_word(cast, each)]
    kept = tuple(without_hands(parse, each) for each in told if each not in ours and not is_writers(cast, each, told))
    inner = ended(cast, kept, relayed(cast, kept))
    own = tuple(span for each in ours for span in each.content)
    return kept, tuple(each for each in inner if not is_oneself(cast, kept, each)), own


def without_repeated(spoken: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return attributions without parts of their contents that are parts of another content of the same words' source.

    A tagger may take pieces of a quotation for the end of what stands before it, and the marks then give it whole.
    """
    wholes: dict[tuple[Span, ...], list[Span]] = defaultdict(list)
    for each in spoken:
        wholes[each.source] += each.content
    made = []
    for each in spoken:
        others = [span for span in wholes[each.source] if span not in each.content] if each.source else []
        kept = tuple(span for span in each.content if not any(other.contains(span) for other in others))
        made.append(replace(each, content=kept) if kept and len(kept) < len(each.content) else each)
    return tuple(made)


def is_oneself(cast: Cast, told: Sequence[Attribution], inner: Attribution) -> bool:
    """Return whether a speaker only tells of the speaker's own words: "Rao said she had told them that it held"."""
    holder = bearer(told, inner)
    chains = (inner.chain, told[holder].chain if holder is not None else ())
    if holder is not None and chains[1] and within(chains[1][-1].span, told[holder].content):
        # The hand is the inner's own: "Rao told Radio Delta that it held, the Courier said".
        return False
    speakers = [name_of(cast, chain[-1]) for chain in chains if chain]
    return len(speakers) == 2 and speakers[0] is not None and speakers[0] == speakers[1]


def bearer(spoken: Sequence[Attribution], inner: Attribution) -> int | None:
    """Return the number of the shortest attribution that holds another within its content, ``None`` if none does."""
    place = bisect.bisect_left(spoken, inner.content, key=lambda each: each.content)
    near = range(max(0, place - NEAR), min(len(spoken), place + NEAR))
    parts = (*inner.content, *inner.source, *inner.cue)
    holding = [n for n in near if all(within(span, spoken[n].content) for span in parts)]
    return min(holding, key=lambda n: (sum(s.end - s.start for s in spoken[n].content), n), default=None)


def by_way_of(
    piece: Piece, spoken: Sequence[Attribution], inner: Sequence[Attribution]
) -> tuple[Piece, tuple[Source, ...]]:
    """Return a piece as a part of an attribution, and whose word it is within that, if another's."""
    if piece.attribution is None or piece.attribution < len(spoken):
        return piece, ()
    other = inner[piece.attribution - len(spoken)]
    return replace(piece, attribution=bearer(spoken, other)), other.chain


def joined(chain: tuple[Source, ...], behind: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return a chain with the hands behind it, whoever speaks of oneself once."""
    known = [link.referent or link.span for link in chain]
    # A part of a speaker's words names the same speaker.
    new = (link for link in behind if not any((link.referent or link.span).contains(span) for span in known))
    return up_to_poll(chain + tuple(new))


def up_to_poll(chain: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return a chain without those without a name whom a poll asked: what they say is the poll's."""
    polls = [n for n, link in enumerate(chain) if link.kind == "poll"]
    return chain[: polls[0] + 1] if polls and chain[-1].kind == "anonymous" else chain


def denies(parse: Parse, attribution: Attribution) -> bool:
    """Return whether an attribution's cue denies what it is about."""
    return any(t.lemma in DENIALS for t in parse.tokens_in(*attribution.cue))


def is_own_word(cast: Cast, attribution: Attribution) -> bool:
    """Return whether the word that a report gives is that of its own publisher."""
    last = attribution.chain[-1] if attribution.chain else None
    return last is not None and last.kind in ("media", "office") and cast.is_own(last.span)


def is_writers(cast: Cast, attribution: Attribution, told: Sequence[Attribution]) -> bool:
    """Return whether "we" outside of what others are quoted with or say thinks, asks or says: so does who writes.

    "I" is who writes where "I" asks or learns.
    """
    words = attribution.chain[-1].span if attribution.chain else None
    asking = any(t.lemma in FINDING_OUT for t in cast.parse.tokens_in(*attribution.cue))
    word = words.of(cast.parse.report.text).lower() if words else ""
    if words is None or not (word == "we" or (word == "i" and asking)):
        return False
    held = any(within(words, other.content) for other in told if other is not attribution)
    return not held and cast.quotation_at(words) is None


def statement(
    parse: Parse, piece: Piece, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> Statement:
    """Return the statement that a piece makes. ``attributions`` and ``mentions`` are in text order."""
    own = None if piece.attribution is None else attributions[piece.attribution]
    made = Statement(
        id=content_id("s", parse.report.id, *((s.start, s.end) for s in piece.content)),
        report=parse.report.id,
        content=piece.content,
        source=own.source if own else (),
        cue=own.cue if own else (),
        chain=hands(parse, piece, own, attributions) if own else (),
        quote=own.quote if own else "none",
        voice="attributed" if own else "own",
        certainty="asserted",
        polarity="positive",
        attributed=own.content if own else (),
    )
    return worded(parse, made, mentions)


def worded(parse: Parse, statement: Statement, mentions: Sequence[Mention]) -> Statement:
    """Return a statement with the stance and the mentions of its words; ``mentions`` are in text order."""
    certainty, polarity, words = stance(parse, statement.content, statement.cue)
    held = tuple(m.id for span in statement.content for m in inside(mentions, span))
    return replace(statement, certainty=certainty, polarity=polarity, stance=words, mentions=held)


def readable(parse: Parse, statement: Statement, mentions: Sequence[Mention], held: Set[int]) -> Statement:
    """Return a statement with the verb that its content cannot be read without, unless a clause holds that verb.

    ``held`` are the tokens of all clauses; ``mentions`` are in text order.
    """
    content = with_verb(parse, statement.content, statement.cue)
    added = set(parse.inside_all(content)).difference(parse.inside_all(statement.content))
    # "Among the dead was the driver, | the sheriff told reporters": a verb with who speaks is no verb of the content.
    if not added or not held.isdisjoint(added) or not added.isdisjoint(parse.inside_all(statement.source)):
        return statement
    number = content_id("s", statement.report, *((span.start, span.end) for span in content))
    return worded(parse, replace(statement, id=number, content=content), mentions)


def inside(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """Return the mentions that a span contains; ``mentions`` are in text order."""
    first = bisect.bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    last = bisect.bisect_left(mentions, span.end, lo=first, key=lambda mention: mention.span.start)
    return [mention for mention in mentions[first:last] if mention.span.end <= span.end]


def hands(parse: Parse, piece: Piece, own: Attribution, attributions: Sequence[Attribution]) -> tuple[Source, ...]:
    """Return the chain of a piece: the hands of the attributions around its own first, its own last, each once.

    Who denies or disproves what another says is no hand of it: "a video contradicts | the mayor's claim that …".
    """
    number = piece.attribution or 0
    # An attribution stays in its paragraph, so one around another stands near it in text order.
    near = attributions[max(0, number - NEAR) : number + NEAR]
    around = [
        other
        for other in near
        if other is not own
        and all(within(s, other.content) for s in (*own.content, *own.source, *own.cue))
        and not denies(parse, other)
    ]
    around.sort(key=lambda other: (-sum(s.end - s.start for s in other.content), other.content))
    links: dict[Span, Source] = {}
    for link in (link for attribution in (*around, own) for link in attribution.chain):
        links.setdefault(link.span, link)
    return up_to_poll(tuple(links.values()))


def within(span: Span, spans: Sequence[Span]) -> bool:
    """Return whether one of the spans contains a span."""
    return any(each.contains(span) for each in spans)
