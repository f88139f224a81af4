"""Clauses → vectors: each clause is read inside its sentence and pooled over its own words.

The encoder is MiniLM-L6 as int8 ONNX (``models/encoder``, with its card). It runs on one thread and sees one report
at a time: dynamic quantisation scales with what shares a batch, so batches never mix reports and the same report
yields the same vectors in whatever company.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.model import Parse, Span

Vectors = npt.NDArray[np.float32]

WIDTH = 384
# Word pieces a sentence may have; the rest of a longer one is not read. MiniLM was trained on at most 256.
LONGEST = 256
BATCH = 16


@functools.cache
def load() -> tuple[Any, Any]:
    """Return the tokenizer and the ONNX session, loaded once a process."""
    import onnxruntime
    from tokenizers import Tokenizer

    folder = resources.files("rashomon") / "models" / "encoder"
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        (folder / "model.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    return tokenizer, session


def embed(parse: Parse, clauses: Sequence[tuple[Span, ...]]) -> Vectors:
    """Return one unit vector a clause, shape (clauses, 384); a clause with no word that was read gets zeros."""
    found = np.zeros((len(clauses), WIDTH), dtype=np.float32)
    by_sentence: dict[int, list[int]] = {}
    starts = [sentence.span.start for sentence in parse.sentences]
    for number, spans in enumerate(clauses):
        place = int(np.searchsorted(starts, spans[0].start, side="right")) - 1
        by_sentence.setdefault(max(place, 0), []).append(number)
    wanted = sorted(by_sentence, key=lambda s: (parse.sentences[s].span.end - parse.sentences[s].span.start, s))
    for first in range(0, len(wanted), BATCH):
        batch = wanted[first : first + BATCH]
        texts = [parse.sentences[s].span.of(parse.report.text) for s in batch]
        for place, (offsets, vectors) in zip(batch, encode(texts), strict=True):
            base = parse.sentences[place].span.start
            for number in by_sentence[place]:
                found[number] = pooled(offsets + base, vectors, clauses[number])
    return found


def encode(texts: Sequence[str]) -> list[tuple[npt.NDArray[np.int64], Vectors]]:
    """Return, for each text, its word pieces' character ranges (pieces, 2) and their vectors (pieces, 384)."""
    tokenizer, session = load()
    encodings = tokenizer.encode_batch(list(texts))
    longest = max(len(encoding.ids) for encoding in encodings)
    ids = np.zeros((len(texts), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = encoding.ids
        mask[row, : len(encoding.ids)] = 1
    vectors = session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
    return [
        (np.asarray(encoding.offsets, dtype=np.int64), vectors[row, : len(encoding.ids)])
        for row, encoding in enumerate(encodings)
    ]


def pooled(offsets: npt.NDArray[np.int64], vectors: Vectors, spans: tuple[Span, ...]) -> Vectors:
    """Return the unit mean of the pieces that lie inside the spans; zeros where there are none."""
    real = offsets[:, 1] > offsets[:, 0]
    inside = np.zeros(len(offsets), dtype=bool)
    for span in spans:
        inside |= (offsets[:, 0] >= span.start) & (offsets[:, 1] <= span.end) & real
    if not inside.any():
        return np.zeros(WIDTH, dtype=np.float32)
    mean = vectors[inside].mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
