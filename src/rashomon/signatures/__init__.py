"""What words make of the clause that they take: denied, left open, expected, or as it stands.

One lexicon for every stage that asks how certain a clause is told and whether it is denied, and the rule by which the
words above a clause add up. A word's signature is what its clause becomes where the word is affirmed and where it is
negated (Karttunen 1971 and 2012; Nairn, Condoravdi and Karttunen 2006): "failed to sign" denies the signing, "did not
fail to" does not; "denied that" denies, "did not deny that" leaves open; "knew that" and "did not know that" leave the
clause as it is. Words add up from the outermost inwards, on the word of the source that is looked at (FactBank: Saurí
and Pustejovsky 2009). What FactBank calls uncommitted is ``possible`` here; what is looked for and not found ("found no
evidence that") is denied, and no more than possibly so.
"""

from __future__ import annotations

from collections.abc import Collection

from rashomon.grammar import Tree
from rashomon.model import Token
from rashomon.signatures.above import DEEPEST, LINKS, governors, step
from rashomon.signatures.beside import hedges, negators
from rashomon.signatures.clause import ASKING, TAKEN, first_joined, is_finite, opener
from rashomon.signatures.lexicon import (
    ADJECTIVES,
    ADVERBS,
    DENIALS,
    DOUBTFUL,
    FACTIVE,
    FIRM,
    HALF_DENIALS,
    HEDGES,
    KEPT,
    LOOSE,
    MODALS,
    NEGATIVE,
    NOUNS,
    OPEN,
    PASSIVE_VERBS,
    VERBS,
    WEIGHING,
    Effect,
    weaker,
)

__all__ = [
    "ADJECTIVES",
    "ADVERBS",
    "ASKING",
    "DEEPEST",
    "DENIALS",
    "DOUBTFUL",
    "FIRM",
    "HALF_DENIALS",
    "HEDGES",
    "KEPT",
    "LINKS",
    "LOOSE",
    "MODALS",
    "NEGATIVE",
    "NOUNS",
    "PASSIVE_VERBS",
    "TAKEN",
    "VERBS",
    "WEIGHING",
    "Effect",
    "Tree",
    "first_joined",
    "governors",
    "hedges",
    "is_finite",
    "negators",
    "opener",
    "standing",
    "step",
    "weaker",
]


def standing(tree: Tree, head: Token, until: Collection[int] = ()) -> tuple[Effect, list[Token]]:
    """Return what the words above a clause's head make of the clause, with those that do, in text order.

    ``until`` are the tokens of the cue that gives the clause to its source: what stands above it is not the source's.
    """
    effect, words = KEPT, list[Token]()
    taking = governors(tree, head, until)
    # "did not want to leave", "did not like him singing": whether they left or he sang is not touched.
    taking = taking if is_finite(tree, head) else [each for each in taking if each.signature is not LOOSE]
    for each in reversed(taking):
        if each.signature is FACTIVE:
            effect, words = KEPT, []
            continue
        found = each.on(effect)
        if each.negators or each.hedges or found != each.on(KEPT) or each.signature.affirmed != KEPT:
            words += [each.word, *each.more, *each.negators, *(token for token, _ in each.hedges)]
        effect = found
    if (asking := opener(tree, head)) is not None:
        effect, words = OPEN, [*words, asking]
    return effect, sorted(set(words), key=lambda token: token.index)
