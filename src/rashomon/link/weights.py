"""What the link stage learned: trees that tell a description's bearer, what words mean, what reads mentions in context.

The encoder is the one that align reads clauses with; a projection makes a mention's vector of its words'."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
import numpy.typing as npt

from rashomon import encoder
from rashomon.encoder import Encoder
from rashomon.trees import Trees, read_trees

Vectors = npt.NDArray[np.float32]

MODEL = "link"
# The first words of the table, the most common of all, say nothing of whom a phrase means ("the", "who"); one at a
# later place r counts r / (r + COMMON).
SMALL, COMMON = 40, 300


@dataclass(frozen=True, slots=True)
class Words:
    """A unit vector for each of many English words, the most common first, by their meaning alone."""

    place: dict[str, int]
    vectors: Vectors

    def of(self, phrases: Iterable[str]) -> Vectors:
        """Return a unit vector for each phrase with a known word, the weighted mean of its words', in sorted order."""
        rows = [row for phrase in sorted({p.lower() for p in phrases}) if (row := self.phrase(phrase)) is not None]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self.vectors.shape[1])

    def phrase(self, phrase: str) -> Vectors | None:
        """Return the unit vector of a phrase in small letters, ``None`` where no word of it is known."""
        known = [place for word in re.findall("[a-z]+", phrase) if (place := self.place.get(word, 0)) >= SMALL]
        if not known:
            return None
        weight = np.array([place / (place + COMMON) for place in known], dtype=np.float32)
        mean = weight @ self.vectors[known]
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads mentions in their passages: an encoder, and a projection (its width, width of a mention)."""

    encoder: Encoder
    projection: Vectors


@dataclass(frozen=True, slots=True)
class Weights:
    """Boosted trees (features of a description and a bearer → whether they are one), the table of words, the reader."""

    trees: Trees
    words: Words
    reader: Reader


def read_words(data: bytes) -> Words:
    """Return the table of words in an ``.npz`` file's bytes: their vectors as int8, their letters with line breaks."""
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode("ascii").split("\n")
        vectors = stored["vectors"].astype(np.float32)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return Words({word: place for place, word in enumerate(words)}, vectors / np.maximum(norms, 1e-9))


def read_reader(folder: Traversable) -> Reader:
    """Return the reader in a folder that holds ``model.onnx``, ``tokenizer.json`` and ``mentions.npz``."""
    with np.load(io.BytesIO((folder / "mentions.npz").read_bytes()), allow_pickle=False) as stored:
        return Reader(encoder.read_encoder(folder), stored["projection"].astype(np.float32))


@functools.cache
def load() -> Weights:
    """Return the weights that ship with the package, read once a process."""
    models = resources.files("rashomon") / "models"
    trees, words = ((models / MODEL / name).read_bytes() for name in ("trees.npz", "words.npz"))
    return Weights(read_trees(trees), read_words(words), read_reader(models / encoder.PASSAGES))


def fitted(folder: Traversable, reader: Reader | None = None) -> Weights:
    """Return the trees of ``link.npz`` in a folder with the table that ships (for cross-validation).

    The folder holds the reader that goes with them too, unless one is given.
    """
    return Weights(read_trees((folder / "link.npz").read_bytes()), load().words, reader or read_reader(folder))
