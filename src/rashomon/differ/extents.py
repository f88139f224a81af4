"""Two readings of one claim → where one speaks of all, or of the whole, and the other of most, of some or of a part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rashomon.differ.roles import NEARLY, role_of
from rashomon.differ.side import Parting, Side, likeness
from rashomon.grammar import behind
from rashomon.kin import kin
from rashomon.model import Token

WHOLE, MOST, PART = 3, 2, 1
EXTENTS = {
    **dict.fromkeys("all every entire whole".split(), WHOLE),
    **dict.fromkeys("most".split(), MOST),
    **dict.fromkeys("some many several few certain".split(), PART),
}
# Nouns for a share, before "of"; a number of things is no share of them.
SHARES = {
    **dict.fromkeys("all entirety".split(), WHOLE),
    **dict.fromkeys("most majority bulk".split(), MOST),
    **dict.fromkeys("part portion half third quarter fraction some many several few".split(), PART),
}
# Adverbs that say how far an act or a state goes.
DEGREES = {
    **dict.fromkeys("entirely completely fully wholly totally".split(), WHOLE),
    **dict.fromkeys("largely mostly mainly chiefly primarily".split(), MOST),
    **dict.fromkeys("partly partially".split(), PART),
}
ALMOST = frozenset({"almost", "nearly", "virtually", "practically"})


def scope(a: Side, b: Side) -> Iterator[Parting]:
    """Yield the first thing of which one reading tells more than the other."""
    found = next(chain(extent(a, b), share(a, b)), None)
    if found is not None:
        yield found


def extent(a: Side, b: Side) -> Iterator[Parting]:
    """Yield a thing or an act of which both readings say how much of it they mean, and not the same."""
    lefts, rights = extents(a), extents(b)
    for lemma in sorted(lefts.keys() & rights.keys()):
        (one, left), (other, right) = lefts[lemma], rights[lemma]
        if one != other and WHOLE in (one, other) and likeness(a, b).part >= NEARLY:
            yield Parting("scope", (left.span,), (right.span,))


def extents(side: Side) -> dict[str, tuple[int, Token]]:
    """Return how much a reading means of what it names, by lemma, with the word that says so."""
    found = {}
    for token in side.tokens:
        word, lemma = token.text.lower(), token.lemma.lower()
        level = EXTENTS.get(lemma) if token.dep in {"det", "amod", "predet"} else DEGREES.get(word)
        thing = side.at(token.head) if level else None
        if lemma in SHARES and (whole := of(side, token)) is not None:
            level, thing = SHARES[lemma], whole
        if level and thing is not None and thing.index != token.index:
            near = any(t.text.lower() in ALMOST for t in side.below(token))
            found[kin(thing.lemma.lower())] = (MOST if near and level == WHOLE else level, token)
    return found


def share(a: Side, b: Side) -> Iterator[Parting]:
    """Yield a part of a thing, where the other reading tells of the thing itself what this one tells of the part."""
    for one, other in ((a, b), (b, a)):
        known = extents(other)
        for token in one.tokens:
            whole = of(one, token) if SHARES.get(token.lemma.lower()) == PART and token.tag == "NN" else None
            if whole is None or not is_done(one, token) or kin(whole.lemma.lower()) in known:
                continue
            for thing in other.tokens:
                if thing.lemma == whole.lemma and thing.tag == whole.tag and is_done(other, thing):
                    spans = (token.span,), (thing.span,)
                    yield Parting("scope", *(spans if one is a else spans[::-1]))


def is_done(side: Side, token: Token) -> bool:
    """Return whether a word is what an act is done to."""
    found = role_of(side, token)
    return found is not None and found.part == "done"


def of(side: Side, token: Token) -> Token | None:
    """Return what a word is a share of: "part of the law"."""
    return next(iter(behind(side, token, {"of"})), None)
