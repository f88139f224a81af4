"""Clauses and mentions → vectors: each is read inside its sentence and pooled over its own words.

The encoder sees one report at a time, so that the same report yields the same vectors in whatever company.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from rashomon.encoder import Encoded, Encoder, Vectors
from rashomon.model import Parse, Span

BATCH = 16
# Reports whose sentences are kept as they were read: link and align ask for the same. About 1.5 MB each.
KEPT = 64


def embed(parse: Parse, phrases: Sequence[tuple[Span, ...]], encoder: Encoder) -> Vectors:
    """Return one unit vector a phrase, (phrases, width of the encoder); zeros for one with no word that was read.

    A phrase is a clause or a mention: one range of characters or several, of one sentence.
    """
    found = np.zeros((len(phrases), encoder.width), dtype=np.float32)
    spans = [sentence.span for sentence in parse.sentences]
    sentences = read(tuple(span.of(parse.report.text) for span in spans), encoder)
    places = np.searchsorted([span.start for span in spans], [first[0].start for first in phrases], side="right") - 1
    for number, place in enumerate(np.maximum(places, 0).tolist()):
        if sentences:
            found[number] = pooled(sentences[place], spans[place].start, phrases[number])
    return found


@functools.lru_cache(maxsize=KEPT)
def read(sentences: tuple[str, ...], encoder: Encoder) -> tuple[Encoded, ...]:
    """Return the pieces of a report's sentences with their vectors, these in half precision."""
    found: dict[int, Encoded] = {}
    order = sorted(range(len(sentences)), key=lambda n: (len(sentences[n]), n))
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        for number, encoded in zip(batch, encoder.encode([sentences[n] for n in batch]), strict=True):
            found[number] = Encoded(encoded.offsets, encoded.vectors.astype(np.float16))
    return tuple(found[number] for number in range(len(sentences)))


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
