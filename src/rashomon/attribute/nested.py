"""Documents and polls that say something in a clause of their own: "seeks clarity on reports suggesting that …".

A tagger gives such a clause to whoever seeks, or to nobody; the grammar shows that the document says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.attribute.carry import phrase
from rashomon.attribute.cast import Cast
from rashomon.attribute.clauses import tokens_of
from rashomon.attribute.kind import DOCUMENT, POLL
from rashomon.model import Attribution, Span, Token

TELLING = frozenset(
    "suggest show say claim allege indicate reveal find warn state note conclude describe argue detail".split()
)
TELLERS = DOCUMENT | POLL | frozenset({"claim", "allegation", "rumour", "rumor"})
# Whoever issues a document speaks in it: "released a report claiming …" is one act of saying.
FINITE = frozenset({"VBG", "VBD", "VBZ", "VBP"})


def documents(cast: Cast, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions that a document's own clause makes, where ``found`` has none for its words."""
    parse = cast.parse
    used = {n for each in found for n in tokens_of(parse, (*each.source, *each.cue))}
    return tuple(
        Attribution((told,), (phrase(cast, noun, set()),), (Span(verb.start, verb.end),), (), "none")
        for noun, verb, told in telling(cast)
        if noun.index not in used and verb.index not in used
    )


def telling(cast: Cast) -> Iterator[tuple[Token, Token, Span]]:
    """Yield each document with the verb by which it says something, and what it says."""
    parse = cast.parse
    for verb in parse.tokens:
        if verb.lemma not in TELLING or verb.dep not in {"acl", "relcl"} or verb.tag not in FINITE:
            continue
        noun = parse.tokens[verb.head]
        below = [parse.tokens[n] for n in parse.children[verb.index]]
        clauses = [token for token in below if token.dep == "ccomp" and token.index > verb.index]
        # "the bill, which he said is bad" is his word.
        alone = all(t.text.lower() in {"that", "which"} for t in below if t.dep in {"nsubj", "nsubjpass"})
        if noun.lemma in TELLERS and clauses and alone:
            yield (
                noun,
                verb,
                cast.parse.span(parse.subtree(clauses[0].index)[0], parse.subtree(clauses[0].index)[-1] + 1),
            )
