"""Small encoders as int8 ONNX: text → one vector a word piece. No torch, one thread, loaded once a process.

A folder of ``rashomon.models`` holds ``model.onnx``, ``tokenizer.json`` and a card. Dynamic quantisation scales with
whatever shares a batch, so a text's vectors depend, in the last digits, on its company: callers that need the same
bytes for the same text pass it alone, or always with the same texts.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.model import Span

# The encoder that reads passages for align and link.
PASSAGES = "encoder"

Vectors = npt.NDArray[np.float32]
Offsets = npt.NDArray[np.int64]

# Word pieces a text may have; the rest of a longer one is not read. The encoders were trained on at most 256.
LONGEST = 256


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text's word pieces: their character ranges (pieces, 2) and vectors (pieces, width of the encoder).

    Pieces that stand for no character (the marks at both ends) have an empty range.
    """

    offsets: Offsets
    vectors: Vectors


class Encoder:
    """A tokenizer and an ONNX session; ``width`` is how many numbers a vector has."""

    def __init__(self, tokenizer: Any, session: Any) -> None:
        self._tokenizer = tokenizer
        self._session = session
        self.width: int = session.get_outputs()[0].shape[-1]

    def passages(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """Return the spans of a text that are read at once: consecutive ones that are given, up to ``LONGEST`` pieces.

        One that is longer stands alone, and what is over is not read.
        """
        sizes = [len(each.ids) for each in self._tokenizer.encode_batch([span.of(text) for span in spans])]
        found: list[Span] = []
        room = 0
        for span, size in zip(spans, sizes, strict=True):
            if found and size <= room:
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
                room = LONGEST
            room -= size
        return found

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Return the pieces of each text, all texts as one batch."""
        encodings = self._tokenizer.encode_batch(list(texts))
        longest = max((len(encoding.ids) for encoding in encodings), default=0)
        ids = np.zeros((len(encodings), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        vectors = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return [
            Encoded(np.asarray(encoding.offsets, dtype=np.int64), vectors[row, : len(encoding.ids)])
            for row, encoding in enumerate(encodings)
        ]


def read_encoder(folder: Traversable) -> Encoder:
    """Return the encoder in a folder that holds ``model.onnx`` and ``tokenizer.json``, read once a process."""
    place: Any = folder
    return opened(place)


@functools.cache
def opened(folder: Any) -> Encoder:
    """Return what ``read_encoder`` gives."""
    import onnxruntime
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Without VNNI the fast kernel for int8 weights overflows, and vectors of two unlike texts come out alike.
    options.add_session_config_entry("session.x64quantprecision", "1")
    model = (folder / "model.onnx").read_bytes()
    return Encoder(tokenizer, onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"]))


def load(name: str) -> Encoder:
    """Return the encoder in ``rashomon/models/<name>``."""
    return read_encoder(resources.files("rashomon") / "models" / name)
