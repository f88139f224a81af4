"""Clauses and mentions → vectors: each is read inside its passage and pooled over its own words.

The encoder sees one report at a time, so that the same report yields the same vectors in whatever company.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from rashomon.encoder import Encoded, Encoder, Vectors
from rashomon.model import Parse, Span

# Reports whose passages are kept as they were read: link and align ask for the same. About 1.5 MB each.
KEPT = 64

# Characters between two sentences that are read with them: a dateline, a byline, a caption.
ASIDE = 200


def embed(parse: Parse, phrases: Sequence[tuple[Span, ...]], encoder: Encoder) -> Vectors:
    """Return one unit vector a phrase, (phrases, width of the encoder); zeros for one with no word that was read.

    A phrase is a clause or a mention: one range of characters or several, of one sentence.
    """
    found = np.zeros((len(phrases), encoder.width), dtype=np.float32)
    passages = read(parse.report.text, tuple(sentence.span for sentence in parse.sentences), encoder)
    starts = [span.start for span, _ in passages]
    places = np.searchsorted(starts, [first[0].start for first in phrases], side="right") - 1
    for number, place in enumerate(np.maximum(places, 0).tolist()):
        if passages:
            span, encoded = passages[place]
            found[number] = pooled(encoded, span.start, phrases[number])
    return found


@functools.lru_cache(maxsize=KEPT)
def read(text: str, sentences: tuple[Span, ...], encoder: Encoder) -> tuple[tuple[Span, Encoded], ...]:
    """Return the passages of a report, each with its pieces and their vectors, these in half precision.

    Each is read alone: what shares a batch would change its last digits. Long furniture between sentences is blotted
    out: a gallery in mid-report would fill a passage, and the sentences behind it go unread.
    """
    bare, found = bared(text, sentences), []
    for span in encoder.passages(text, sentences):
        encoded = encoder.encode([span.of(bare)])[0]
        found.append((span, Encoded(encoded.offsets, encoded.vectors.astype(np.float16))))
    return tuple(found)


def bared(text: str, sentences: Sequence[Span]) -> str:
    """Return a text of the same length with blanks for each run of more than ``ASIDE`` characters between sentences."""
    parts, end = [], 0
    for span in sentences:
        between = Span(end, span.start).of(text)
        parts += [between if len(between) <= ASIDE else " " * len(between), span.of(text)]
        end = span.end
    return "".join([*parts, text[end:]])


def pooled(encoded: Encoded, base: int, spans: tuple[Span, ...]) -> Vectors:
    """Return the unit mean of the pieces that lie inside the spans; zeros where there are none."""
    starts, ends = encoded.offsets[:, 0] + base, encoded.offsets[:, 1] + base
    inside = np.zeros(len(starts), dtype=bool)
    for span in spans:
        inside |= (starts >= span.start) & (ends <= span.end) & (ends > starts)
    if not inside.any():
        return np.zeros(encoded.vectors.shape[1], dtype=np.float32)
    mean = encoded.vectors[inside].astype(np.float32).mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
