"""Parse → Attributions, by a small trained encoder (``models/attribution``, made by ``training/attribution``).

One pass of the encoder a paragraph. A first head marks the anchor of each attribution, the first word piece of its
cue; a second head reads every piece together with one anchor and gives it its role for that anchor: source, cue,
content or nothing. So which source goes with which content is learned, and discontinuous parts need no special case.
Each paragraph is read alone: no paragraph's trouble spills into the next, and later ones change nothing before them.
"""

from __future__ import annotations

import bisect
import functools
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rashomon.encoder import LONGEST, Encoded, Vectors, load
from rashomon.model import Attribution, Parse, Span

MODEL = "attribution"
SOURCE, CUE, CONTENT = 1, 2, 3
# An anchor counts from this probability on; chosen on PolNeAR dev.
BAR = 0.5
# Words that a content may be interrupted by without being a content in two parts.
GAP = 5

Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Heads:
    """The two heads as arrays; ``distance`` has a row for each distance from the anchor, clipped at both ends."""

    anchor_weight: Vectors
    anchor_bias: Vectors
    piece_weight: Vectors
    piece_bias: Vectors
    given_weight: Vectors
    both_weight: Vectors
    distance_weight: Vectors
    role_weight: Vectors
    role_bias: Vectors

    def anchors(self, vectors: Vectors) -> Vectors:
        """Return each piece's probability of being an anchor, shape (pieces,)."""
        score = (vectors @ self.anchor_weight.T)[:, 0] + self.anchor_bias[0]
        return np.asarray(1.0 / (1.0 + np.exp(-score)), dtype=np.float32)

    def roles(self, vectors: Vectors, anchor: int) -> Labels:
        """Return each piece's role for an anchor, shape (pieces,)."""
        given, farthest = vectors[anchor], len(self.distance_weight) // 2
        near = np.clip(np.arange(len(vectors)) - anchor, -farthest, farthest) + farthest
        hidden = np.tanh(
            vectors @ self.piece_weight.T
            + self.piece_bias
            + given @ self.given_weight.T
            + (vectors * given) @ self.both_weight.T
            + self.distance_weight[near]
        )
        return np.asarray((hidden @ self.role_weight.T + self.role_bias).argmax(axis=1), dtype=np.int64)


@functools.cache
def heads() -> Heads:
    """Return the heads that ship with the package, read once a process."""
    path = resources.files("rashomon") / "models" / MODEL / "heads.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return Heads(**{name.replace(".", "_"): stored[name] for name in stored.files})


def attributions(parse: Parse) -> tuple[Attribution, ...]:
    """Return the attributions of a parse in text order of their contents, without chains."""
    found = []
    for place in units(parse):
        [encoded] = load(MODEL).encode([place.of(parse.report.text)])
        real = encoded.offsets[:, 1] > encoded.offsets[:, 0]
        likely = heads().anchors(encoded.vectors)
        for anchor in np.nonzero(real & (likely > BAR))[0].tolist():
            labels = np.where(real, heads().roles(encoded.vectors, anchor), 0)
            if (made := attribution(parse, place.start, encoded, labels)) is not None:
                found.append(made)
    return tuple(sorted(found, key=lambda a: (a.content, a.cue)))


def units(parse: Parse) -> list[Span]:
    """Return the spans to read: paragraphs, those too long for the encoder cut between sentences."""
    by_paragraph: dict[int, list[Span]] = {}
    for sentence in parse.sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence.span)
    found: list[Span] = []
    for sentences in by_paragraph.values():
        start, room = sentences[0].start, LONGEST
        for span in sentences:
            size = load(MODEL).count(span.of(parse.report.text))
            if size > room and span.start > start:
                found.append(Span(start, span.start))
                start, room = span.start, LONGEST
            room -= size
        found.append(Span(start, sentences[-1].end))
    return found


def attribution(parse: Parse, base: int, encoded: Encoded, labels: Labels) -> Attribution | None:
    """Return the attribution that an anchor's labels make, or ``None`` where nothing is attributed."""
    roles = closed(parse, token_roles(parse, base, encoded, labels))
    content, source, cue = (spans(parse, roles, role) for role in (CONTENT, SOURCE, CUE))
    return Attribution(content, source, cue, (), "none") if content else None


def token_roles(parse: Parse, base: int, encoded: Encoded, labels: Labels) -> dict[int, int]:
    """Return the role of each parser token of a unit: that of most of its pieces, so that no word is cut."""
    votes: dict[int, Counter[int]] = {}
    for piece, (start, end) in enumerate(encoded.offsets.tolist()):
        if end > start:
            token = token_at(parse, base + start)
            votes.setdefault(token, Counter())[int(labels[piece])] += 1
    return {token: vote.most_common(1)[0][0] for token, vote in sorted(votes.items())}


def token_at(parse: Parse, position: int) -> int:
    """Return the index of the token that a position lies in."""
    return bisect.bisect_right(parse.tokens, position, key=lambda t: t.start) - 1


def closed(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles with short gaps inside a sentence's content closed: a content does not skip a few words."""
    filled = dict(roles)
    for first, last in pairwise(token for token, role in roles.items() if role == CONTENT):
        gap = range(first + 1, last)
        same = parse.tokens[first].sentence == parse.tokens[last].sentence
        if same and 0 < len(gap) <= GAP and not any(roles.get(n) for n in gap):
            filled |= dict.fromkeys(gap, CONTENT)
    return filled


def spans(parse: Parse, roles: dict[int, int], role: int) -> tuple[Span, ...]:
    """Return the spans of a role's tokens; neighbours make one span."""
    found: list[Span] = []
    previous = -2
    for token in sorted(token for token, each in roles.items() if each == role):
        start, end = parse.tokens[token].start, parse.tokens[token].end
        if token == previous + 1:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
        previous = token
    return tuple(found)
