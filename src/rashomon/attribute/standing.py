"""How each token stands to an anchor in the parse: the grammar that the tagger reads beside the words.

From a token and an anchor one climbs to the lowest token above both. The label of the branch on the token's side and
of the one on the anchor's side tell where the token belongs: under the anchor's ``ccomp`` is what was said, under its
``nsubj`` who said it. Tokens of other sentences stand ``ELSEWHERE``.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rashomon.model import Parse, Span

Ints = npt.NDArray[np.int64]

# The labels of spaCy's English parser; one that is not here counts as UNKNOWN. The order is that of the weights.
LABELS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
).split()
NUMBER = {label: number for number, label in enumerate(LABELS)}
ITSELF, ELSEWHERE, UNKNOWN = len(LABELS), len(LABELS) + 1, len(LABELS) + 2
KINDS = len(LABELS) + 3


def standing(parse: Parse, tokens: range, anchor: int) -> tuple[Ints, Ints]:
    """Return the branch on each token's side and on the anchor's side, two arrays of shape (tokens,).

    Values are below ``KINDS``: a label's number, ``ITSELF`` where the token (or the anchor) is the one above both.
    """
    above = climb(parse, anchor)
    branch = np.full(len(tokens), ELSEWHERE, dtype=np.int64)
    stem = np.full(len(tokens), ELSEWHERE, dtype=np.int64)
    known = {token: (ITSELF, label) for token, label in above.items()}
    sentence = parse.tokens[anchor].sentence
    for place, index in enumerate(tokens):
        if parse.tokens[index].sentence == sentence:
            branch[place], stem[place] = stand(parse, index, known)
    return branch, stem


def climb(parse: Parse, anchor: int) -> dict[int, int]:
    """Return the tokens from an anchor up to its root, each with the branch by which the anchor hangs below it."""
    found, label, here = {}, ITSELF, anchor
    while here not in found:
        found[here] = label
        label, here = NUMBER.get(parse.tokens[here].dep, UNKNOWN), parse.tokens[here].head
    return found


def stand(parse: Parse, index: int, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """Return how one token stands; ``known`` holds those found so far and learns those on the way."""
    trail = []
    while index not in known:
        trail.append(index)
        index = parse.tokens[index].head
    for below in reversed(trail):
        branch, stem = known[index]
        known[below] = (NUMBER.get(parse.tokens[below].dep, UNKNOWN) if branch == ITSELF else branch, stem)
        index = below
    return known[trail[0] if trail else index]


def between_marks(starts: Ints, marks: tuple[Span, ...]) -> Ints:
    """Return 1 for each position inside one of the quotations, else 0; quotations are in text order."""
    if not marks:
        return np.zeros(len(starts), dtype=np.int64)
    place = np.searchsorted(np.array([mark.start for mark in marks]), starts, side="right") - 1
    ends = np.array([mark.end for mark in marks])
    return np.asarray((place >= 0) & (starts < ends[np.maximum(place, 0)]), dtype=np.int64)
