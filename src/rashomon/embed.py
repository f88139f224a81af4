"""Clauses → vectors: each clause is read inside its sentence and pooled over its own words.

The encoder sees one report at a time, so that the same report yields the same vectors in whatever company.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.encoder import Encoded, Encoder, Vectors
from rashomon.model import Parse, Span

BATCH = 16


def embed(parse: Parse, clauses: Sequence[tuple[Span, ...]], encoder: Encoder) -> Vectors:
    """Return one unit vector a clause, (clauses, width of the encoder); zeros for one with no word that was read."""
    found = np.zeros((len(clauses), encoder.width), dtype=np.float32)
    by_sentence: dict[int, list[int]] = {}
    starts = [sentence.span.start for sentence in parse.sentences]
    for number, spans in enumerate(clauses):
        place = int(np.searchsorted(starts, spans[0].start, side="right")) - 1
        by_sentence.setdefault(max(place, 0), []).append(number)
    wanted = sorted(by_sentence, key=lambda s: (parse.sentences[s].span.end - parse.sentences[s].span.start, s))
    for first in range(0, len(wanted), BATCH):
        batch = wanted[first : first + BATCH]
        texts = [parse.sentences[s].span.of(parse.report.text) for s in batch]
        for place, encoded in zip(batch, encoder.encode(texts), strict=True):
            base = parse.sentences[place].span.start
            for number in by_sentence[place]:
                found[number] = pooled(encoded, base, clauses[number])
    return found


def pooled(encoded: Encoded, base: int, spans: tuple[Span, ...]) -> Vectors:
    """Return the unit mean of the pieces that lie inside the spans; zeros where there are none."""
    starts, ends = encoded.offsets[:, 0] + base, encoded.offsets[:, 1] + base
    inside = np.zeros(len(starts), dtype=bool)
    for span in spans:
        inside |= (starts >= span.start) & (ends <= span.end) & (ends > starts)
    if not inside.any():
        return np.zeros(encoded.vectors.shape[1], dtype=np.float32)
    mean = encoded.vectors[inside].mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
