"""Statements of one report → arrays that can be compared with another report's.

All reports of a story share one vocabulary and one set of weights, so that two profiles are compared by products of
their matrices: no loop over pairs of statements.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rashomon.align.cut import Sheet
from rashomon.align.extents import SILENT, Extent, extents, trait
from rashomon.embed import embed
from rashomon.encoder import Encoder
from rashomon.grammar import SUBJECTS, VERBAL, uppermost
from rashomon.model import Analysis, Linked, Mention, Parse, Span, Statement, Story, Token

Matrix = npt.NDArray[np.float32]
Array = npt.NDArray[np.float64]

COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "agent", "pobj", "prep", "xcomp", "dative"})
GRAM = 4

# What the encoder's vectors of single words are compared for.
SLOTS = ("head", "subject", "object")

# The kinds of things a statement holds, each a binary matrix statements × vocabulary of that kind.
KINDS = ("lemma", "gram", "name", "number", "subject", "object", "bigram", "source", "entity", "time", "amount")


# What the mentions of a story tell of, by the mention's id: the kind, and which one.
Things = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What one statement holds, as strings by kind, with its scalar traits."""

    bags: dict[str, tuple[str, ...]]
    sentence: int
    slots: dict[str, tuple[Span, ...]]
    words: tuple[tuple[Span, str], ...]
    extents: tuple[Extent, ...]
    head: str
    verbal: bool
    length: int
    place: float
    attributed: bool
    direct: bool
    certainty: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report's statements, one statement after the other: vectors, weights, where each begins."""

    vectors: Matrix
    weights: Array
    starts: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Profile:
    """One report's statements as arrays; row ``n`` of each is statement ``n``.

    ``binary[kind]`` is (statements, words that two reports share); ``size[kind]`` counts all words of the kind.
    ``lemma`` and ``gram`` are rows of unit length weighted by rarity in the story, ``sentence`` the same for the
    whole sentence; ``weight`` the summed rarity of a statement's lemmas; ``clause`` and ``context`` are the
    encoder's vectors of the clause and its sentence, ``slots`` those of its head, subject and object (zeros where it
    has none), ``words`` those of its words; ``sheets`` hold each statement's parts.
    """

    report: str
    statements: tuple[str, ...]
    binary: dict[str, Matrix]
    size: dict[str, Array]
    rarity: Matrix
    lemma: Matrix
    gram: Matrix
    sentence: Matrix
    weight: Array
    clause: Matrix
    context: Matrix
    slots: dict[str, Matrix]
    words: Words
    sheets: tuple[Sheet, ...]
    head: npt.NDArray[np.int64]
    traits: dict[str, Array]


def profiles(story: Story, linked: Linked, encoder: Encoder) -> list[Profile]:
    """Return a profile for each report of a story, in the story's order."""
    things = told(story, linked)
    parts = [[parts_of(a, s, things) for s in a.clauses] for a in story.analyses]
    sentences = [[lemmas(a.parse.tokens[s.first : s.last]) for s in a.parse.sentences] for a in story.analyses]
    rarity = rarities(word for report in sentences for word in report)
    grams = rarities(p.bags["gram"] for report in parts for p in report)
    common = {kind: shared([[p.bags[kind] for p in report] for report in parts]) for kind in KINDS}
    heads = {head: n for n, head in enumerate(sorted({p.head for report in parts for p in report}))}
    return [
        profile(analysis, each, bags, rarity, grams, common, heads, encoder)
        for analysis, each, bags in zip(story.analyses, parts, sentences, strict=True)
    ]


def profile(
    analysis: Analysis,
    parts: Sequence[Parts],
    sentences: Sequence[tuple[str, ...]],
    rarity: dict[str, float],
    grams: dict[str, float],
    common: dict[str, dict[str, int]],
    heads: dict[str, int],
    encoder: Encoder,
) -> Profile:
    """Return one report's profile in the story's vocabulary."""
    bags = {kind: [p.bags[kind] for p in parts] for kind in KINDS}
    binary = {kind: indicator(bags[kind], common[kind]) for kind in KINDS}
    weights = column(rarity, common["lemma"])
    wholes = [sentences[p.sentence] for p in parts]
    clauses = [s.content for s in analysis.clauses]
    spans = [(analysis.parse.sentences[p.sentence].span,) for p in parts]
    size, tokens = len(parts), [word for p in parts for word in p.words]
    named = [p.slots[slot] for slot in SLOTS for p in parts]
    # A slot that is empty is embedded as its clause and blotted out after.
    filled = [span or clause for span, clause in zip(named, clauses * len(SLOTS), strict=True)]
    cuts = [e.spans(analysis.parse, s) for p, s in zip(parts, analysis.clauses, strict=True) for e in p.extents]
    wanted: list[Sequence[tuple[Span, ...]]] = [clauses, spans, filled, [(span,) for span, _ in tokens], cuts]
    vectors = embed(analysis.parse, [each for block in wanted for each in block], encoder)
    clause, context, slots, words, shares = np.split(vectors, np.cumsum([len(block) for block in wanted[:-1]]))
    blocks = slots * np.array([bool(span) for span in named])[:, None]
    heard = Words(
        words,
        np.array([rarity.get(lemma, 1.0) for _, lemma in tokens]),
        np.cumsum([0, *(len(p.words) for p in parts)])[:-1],
    )
    return Profile(
        report=analysis.report.id,
        statements=tuple(s.id for s in analysis.clauses),
        binary=binary,
        size={kind: np.array([len(set(bag)) for bag in bags[kind]], dtype=np.float64) for kind in KINDS},
        rarity=binary["lemma"] * weights,
        lemma=scaled(binary["lemma"] * weights, bags["lemma"], rarity),
        gram=scaled(binary["gram"] * column(grams, common["gram"]), bags["gram"], grams),
        sentence=scaled(indicator(wholes, common["lemma"]) * weights, wholes, rarity),
        weight=np.array([sum(rarity.get(w, 0.0) for w in sorted(set(bag))) for bag in bags["lemma"]]),
        clause=clause,
        context=context,
        slots={slot: blocks[n * size : (n + 1) * size] for n, slot in enumerate(SLOTS)},
        words=heard,
        sheets=sheets(analysis.parse, parts, shares, heard),
        head=np.array([heads[p.head] for p in parts], dtype=np.int64),
        traits=traits(parts),
    )


def sheets(parse: Parse, parts: Sequence[Parts], shares: Matrix, words: Words) -> tuple[Sheet, ...]:
    """Return each statement's sheet; ``shares`` are the vectors of all their parts, one statement after the other."""
    bases = np.cumsum([0, *(len(p.extents) for p in parts)])
    ends = [*words.starts[1:], len(words.vectors)]
    made = []
    for number, p in enumerate(parts):
        here = slice(words.starts[number], ends[number])
        made.append(
            Sheet(
                extents=p.extents,
                vectors=shares[bases[number] : bases[number + 1]],
                traits=np.array([trait(parse, each, p.extents[0]) for each in p.extents]),
                words=words.vectors[here],
                weights=words.weights[here],
                lemmas=tuple(lemma for _, lemma in p.words),
                holds=np.array([[holds(parse, e, span) for span, _ in p.words] for e in p.extents], dtype=np.float64),
            )
        )
    return tuple(made)


def holds(parse: Parse, part: Extent, word: Span) -> bool:
    """Return whether a part of a clause holds a word."""
    return parse.tokens[part.first].start <= word.start and word.end <= parse.tokens[part.last].end


def traits(parts: Sequence[Parts]) -> dict[str, Array]:
    """Return the scalar traits of statements, an array each."""
    ranks = {"asserted": 0, "reported": 1, "future": 2, "expected": 3, "possible": 4, "considered": 5}
    return {
        "verbal": np.array([p.verbal for p in parts], dtype=np.float64),
        "length": np.array([p.length for p in parts], dtype=np.float64),
        "place": np.array([p.place for p in parts], dtype=np.float64),
        "attributed": np.array([p.attributed for p in parts], dtype=np.float64),
        "direct": np.array([p.direct for p in parts], dtype=np.float64),
        "certainty": np.array([ranks[p.certainty] for p in parts], dtype=np.float64),
        "negative": np.array([p.polarity == "negative" for p in parts], dtype=np.float64),
    }


def told(story: Story, linked: Linked) -> Things:
    """Return what the mentions of a story tell of, so that "nine" is "9" and "Monday" the day it was."""
    owners = {mention: each.id for each in (*linked.entities, *linked.times) for mention in each.mentions}
    mentions = (mention for analysis in story.analyses for mention in analysis.mentions)
    return {m.id: thing for m in mentions if (thing := told_by(m, owners.get(m.id)))}


def told_by(mention: Mention, owner: str | None) -> tuple[str, str] | None:
    """Return the kind of thing that a mention tells of, and which; ``None`` where it is nothing certain."""
    quantity = mention.quantity
    if quantity:
        return ("amount", f"{quantity.low:g} {quantity.unit}") if quantity.low == quantity.high is not None else None
    which = owner or (mention.timex.value if mention.timex else None)
    return ("time" if mention.timex else "entity", which) if which else None


def parts_of(analysis: Analysis, statement: Statement, things: Things) -> Parts:
    """Return what one statement holds."""
    parse = analysis.parse
    inside = [n for span in statement.content for n in parse.inside(span) if parse.tokens[n].pos != "SPACE"]
    tokens = [parse.tokens[n] for n in inside]
    head = next(iter(uppermost(tokens)), None)
    words = lemmas(tokens)
    chain = [span for link in statement.chain[-1:] for span in (link.span, link.referent) if span]
    said = parse.tokens_in(*chain)
    forms = [t.lemma for t in tokens]
    held = {things[mention] for mention in statement.mentions if mention in things}
    return Parts(
        bags={
            "lemma": words,
            "gram": tuple(g for word in words for g in char_grams(word)),
            "name": tuple(t.lemma for t in tokens if t.pos == "PROPN"),
            "number": tuple(t.lemma for t in tokens if t.pos == "NUM" or t.text[:1].isdigit()),
            "subject": arguments(parse, head, SUBJECTS),
            "object": arguments(parse, head, COMPLEMENTS),
            "bigram": tuple(f"{a} {b}" for a, b in pairwise(forms)),
            "source": tuple(t.lemma for t in said if t.pos in {"PROPN", "NOUN"}),
            **{kind: tuple(sorted(word for of, word in held if of == kind)) for kind in ("entity", "time", "amount")},
        },
        sentence=head.sentence if head else 0,
        slots={
            "head": (Span(head.start, head.end),) if head else (),
            "subject": argument(parse, head, SUBJECTS),
            "object": argument(parse, head, COMPLEMENTS),
        },
        words=content_words(statement, tokens),
        extents=extents(parse, statement),
        head=head.lemma if head else "",
        verbal=bool(head and head.pos in VERBAL),
        length=len(tokens),
        place=inside[0] / len(parse.tokens) if inside else 0.0,
        attributed=statement.voice == "attributed",
        direct=statement.quote in {"direct", "mixed"},
        certainty=statement.certainty,
        polarity=statement.polarity,
    )


def argument(parse: Parse, head: Token | None, labels: frozenset[str]) -> tuple[Span, ...]:
    """Return the head word of a head's first dependent with one of the labels; what a preposition governs for it."""
    found = next((t for t in parse.below(head) if t.dep in labels), None) if head else None
    if found is None:
        return ()
    return (next((t for t in parse.below(found) if t.dep == "pobj"), found).span,)


def content_words(statement: Statement, tokens: Sequence[Token]) -> tuple[tuple[Span, str], ...]:
    """Return the words of a statement that carry meaning, each with its lemma; the whole of it where none does."""
    found = tuple((Span(t.start, t.end), t.lemma) for t in tokens if t.pos not in SILENT)
    return found or ((statement.content[0], ""),)


def lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the lemmas of the words that carry meaning."""
    return tuple(t.lemma for t in tokens if t.pos == "NUM" or (t.pos not in SILENT and len(t.lemma) > 1))


def char_grams(word: str) -> list[str]:
    """Return the character 4-grams of a word set between blanks."""
    padded = f" {word} "
    return [padded[n : n + GRAM] for n in range(max(1, len(padded) - GRAM + 1))]


def arguments(parse: Parse, head: Token | None, labels: frozenset[str]) -> tuple[str, ...]:
    """Return the lemmas under a head's dependents with one of the labels."""
    if head is None:
        return ()
    below = (n for t in parse.below(head) if t.dep in labels for n in parse.subtree(t.index))
    return lemmas(parse.tokens[n] for n in below)


def rarities(bags: Iterable[Sequence[str]]) -> dict[str, float]:
    """Return each word's rarity, log(1 + bags / bags that hold it): inverse document frequency within the story."""
    counts: Counter[str] = Counter()
    total = 0
    for bag in bags:
        total += 1
        counts.update(set(bag))
    return {word: math.log(1 + total / count) for word, count in counts.items()}


def shared(reports: Sequence[Sequence[Sequence[str]]]) -> dict[str, int]:
    """Return the words that stand in two reports or more, numbered; only they can make two statements alike."""
    counts: Counter[str] = Counter()
    for report in reports:
        counts.update({word for bag in report for word in bag})
    return {word: n for n, word in enumerate(sorted(word for word, count in counts.items() if count > 1))}


def indicator(bags: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> Matrix:
    """Return 1 where a bag holds a word, shape (bags, vocabulary)."""
    found = np.zeros((len(bags), len(vocabulary)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word in bag:
            if word in vocabulary:
                found[row, vocabulary[word]] = 1.0
    return found


def column(weights: dict[str, float], vocabulary: dict[str, int]) -> Matrix:
    """Return the weights of a vocabulary's words, in its order."""
    return np.array([weights.get(word, 0.0) for word in vocabulary], dtype=np.float32)


def scaled(rows: Matrix, bags: Sequence[Sequence[str]], weights: dict[str, float]) -> Matrix:
    """Return the rows divided by their bags' full lengths, words that no other report has counted in."""
    lengths = [math.sqrt(sum(weights.get(w, 0.0) ** 2 for w in sorted(set(bag)))) or 1.0 for bag in bags]
    return np.asarray(rows / np.array(lengths, dtype=np.float32)[:, None], dtype=np.float32)
