"""The tagger in torch: units → anchor and role logits, and the losses against what people or teachers said.

A first head marks the anchor of each attribution: the first word piece of its cue. A second head reads every piece
together with one anchor, with how its token stands to the anchor in the parse and whether it is quoted, and gives the
piece its role for that anchor: nothing, source, cue or content. ``rashomon.attribute.heads`` holds the same sums.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from rashomon.attribute.heads import WINDOW
from rashomon.attribute.standing import KINDS, standing
from rashomon.model import Parse

ROLES = ("source", "cue", "content")
HIDDEN, SECOND = 256, 128
# Distances from the anchor, in pieces, are told apart up to this far on either side.
FARTHEST = 40
DROP = 0.1
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Unit:
    """A stretch of text that is read at once; positions of tokens count from its first.

    ``ids``, ``home`` (the piece's token), ``real`` and ``marks`` (in quotation marks) have a value a piece; ``head``,
    ``dep`` and ``sentence`` one a token. ``anchors`` gives, by the piece that begins a cue, each piece's role (0 to 3);
    ``None`` where nobody said.
    """

    ids: Ints
    home: Ints
    real: npt.NDArray[np.bool_]
    marks: Ints
    head: Ints
    dep: tuple[str, ...]
    sentence: Ints
    anchors: dict[int, Ints] | None

    def standing(self, piece: int) -> tuple[Ints, Ints]:
        """Return how each piece's token stands to a piece's: the branch on its side and on the anchor's."""
        tokens = [
            SimpleNamespace(head=head, dep=dep, sentence=sentence)
            for head, dep, sentence in zip(self.head.tolist(), self.dep, self.sentence.tolist(), strict=True)
        ]
        parse = cast(Parse, SimpleNamespace(tokens=tokens))
        branch, stem = standing(parse, range(len(tokens)), int(self.home[piece]))
        return branch[self.home], stem[self.home]


@dataclass(frozen=True)
class Lesson:
    """A unit and what is to be learned of it.

    ``likely`` (pieces,) is the probability that a piece is an anchor. For each place that may be one: ``branch`` and
    ``stem`` (places, pieces), and ``roles`` (places, pieces, 4), the probabilities of a piece's roles.
    """

    unit: Unit
    likely: Floats
    places: list[int]
    branch: Ints
    stem: Ints
    roles: Floats


def lesson(unit: Unit, likely: Floats, roles: dict[int, Floats]) -> Lesson:
    """Return a unit with what is to be learned of it."""
    stood = [unit.standing(place) for place in roles]
    empty = np.zeros((0, len(unit.ids)), dtype=np.int64)
    branch = np.stack([branch for branch, _ in stood]) if stood else empty
    stem = np.stack([stem for _, stem in stood]) if stood else empty
    told = np.stack(list(roles.values())) if roles else np.zeros((*empty.shape, 1 + len(ROLES)), dtype=np.float32)
    return Lesson(unit, likely, list(roles), branch, stem, told)


def said(unit: Unit) -> Lesson:
    """Return what people said of a unit."""
    likely, kinds = np.zeros(len(unit.ids), dtype=np.float32), np.eye(1 + len(ROLES), dtype=np.float32)
    told = unit.anchors or {}
    likely[list(told)] = 1.0
    return lesson(unit, likely, {place: kinds[roles] for place, roles in told.items()})


@dataclass(frozen=True)
class Batch:
    """Lessons as tensors; ``rows`` and ``places`` say which unit and piece each anchor is."""

    ids: torch.Tensor
    mask: torch.Tensor
    marks: torch.Tensor
    likely: torch.Tensor
    rows: torch.Tensor
    places: torch.Tensor
    branch: torch.Tensor
    stem: torch.Tensor
    roles: torch.Tensor

    @classmethod
    def of(cls, lessons: list[Lesson], vocabulary: Ints | None) -> Batch:
        """Return a batch on the device; ``vocabulary`` maps a piece's number to the encoder's own."""
        units = [each.unit for each in lessons]
        anchors = [(row, n) for row, each in enumerate(lessons) for n in range(len(each.places))]
        shape = (len(units), max(len(unit.ids) for unit in units))
        ids, mask, marks = (np.zeros(shape, dtype=np.int64) for _ in range(3))
        likely = np.zeros(shape, dtype=np.float32)
        branch, stem = (np.zeros((len(anchors), shape[1]), dtype=np.uint8) for _ in range(2))
        roles = np.zeros((len(anchors), shape[1], 1 + len(ROLES)), dtype=np.float16)
        for row, each in enumerate(lessons):
            size = len(each.unit.ids)
            ids[row, :size], mask[row, :size] = each.unit.ids, 1
            marks[row, :size], likely[row, :size] = each.unit.marks, each.likely
        for number, (row, n) in enumerate(anchors):
            size = len(units[row].ids)
            branch[number, :size], stem[number, :size] = lessons[row].branch[n], lessons[row].stem[n]
            roles[number, :size] = lessons[row].roles[n]
        rows = np.array([row for row, _ in anchors], dtype=np.int64)
        places = np.array([lessons[row].places[n] for row, n in anchors], dtype=np.int64)
        mapped = ids if vocabulary is None else vocabulary[ids]
        arrays = (mapped, mask, marks, likely, rows, places, branch, stem, roles)
        return cls(*(torch.from_numpy(array).to(DEVICE) for array in arrays))


def batches(lessons: list[Lesson], size: int, shuffler: random.Random) -> Iterator[list[Lesson]]:
    """Yield batches of about ``size`` pieces, of like length, in random order."""
    ordered = sorted(lessons, key=lambda each: (len(each.unit.ids) // 8, shuffler.random()))
    found: list[list[Lesson]] = [[]]
    for each in ordered:
        if found[-1] and (len(found[-1]) + 1) * (len(each.unit.ids) + 8) > size:
            found.append([])
        found[-1].append(each)
    shuffler.shuffle(found)
    yield from found


class Tagger(nn.Module):
    """Encoder with an anchor head and a role head that is conditioned on an anchor."""

    def __init__(self, encoder: nn.Module, vocabulary: Ints | None = None) -> None:
        super().__init__()
        self.encoder, self.vocabulary = encoder, vocabulary
        width = cast(Any, encoder.config).hidden_size
        self.anchor = nn.Linear(width, 1)
        self.piece = nn.Linear(width, HIDDEN)
        self.given = nn.Linear(width, HIDDEN, bias=False)
        self.both = nn.Linear(width, HIDDEN, bias=False)
        self.distance = nn.Embedding(2 * FARTHEST + 1, HIDDEN)
        self.branch = nn.Embedding(KINDS, HIDDEN)
        self.stem = nn.Embedding(KINDS, HIDDEN)
        self.marks = nn.Embedding(2, HIDDEN)
        self.window = nn.Embedding(2 * WINDOW + 1, HIDDEN)
        self.second = nn.Linear(HIDDEN, SECOND)
        self.role = nn.Linear(SECOND, 1 + len(ROLES))
        self.drop = nn.Dropout(DROP)
        for table in (self.distance, self.branch, self.stem, self.marks, self.window):
            nn.init.normal_(table.weight, std=0.02)

    def encode(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return (units, pieces, width); the encoder computes in sixteen bits where there is a GPU."""
        with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
            found = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return cast(torch.Tensor, found.float())

    def anchors(self, vectors: torch.Tensor) -> torch.Tensor:
        """Return the logit that a piece is an anchor, (units, pieces)."""
        return cast(torch.Tensor, self.anchor(self.drop(vectors)))[..., 0]

    def roles(self, vectors: torch.Tensor, batch: Batch) -> torch.Tensor:
        """Return the logits of each piece's role for each anchor, (anchors, pieces, roles)."""
        pieces, given = vectors[batch.rows], vectors[batch.rows, batch.places][:, None, :]
        places = torch.arange(vectors.shape[1], device=vectors.device)[None, :] - batch.places[:, None]
        hidden = torch.tanh(
            self.piece(self.drop(pieces))
            + self.given(given)
            + self.both(pieces * given)
            + self.distance(places.clamp(-FARTHEST, FARTHEST) + FARTHEST)
            + self.branch(batch.branch.long())
            + self.stem(batch.stem.long())
            + self.marks(batch.marks[batch.rows])
        )
        around = nn.functional.pad(hidden, (0, 0, WINDOW, WINDOW))
        size = hidden.shape[1]
        for place in range(2 * WINDOW + 1):
            hidden = hidden + around[:, place : place + size] * self.window.weight[place]
        return cast(torch.Tensor, self.role(torch.tanh(self.second(self.drop(hidden)))))

    def loss(self, batch: Batch) -> torch.Tensor:
        """Return the sum of the anchor loss and the role loss; a likely anchor's roles count more."""
        vectors = self.encode(batch.ids, batch.mask)
        weight = batch.mask * (1.0 + 2.0 * batch.likely)
        found = nn.functional.binary_cross_entropy_with_logits(
            self.anchors(vectors), batch.likely, weight, reduction="sum"
        )
        total = 8.0 * found / batch.mask.sum()
        if len(batch.rows):
            missed = -(batch.roles.float() * self.roles(vectors, batch).log_softmax(-1)).sum(-1)
            share = batch.likely[batch.rows, batch.places][:, None] * batch.mask[batch.rows]
            total = total + (missed * share).sum() / share.sum().clamp(min=1e-6)
        return total


@torch.no_grad()
def probabilities(model: Tagger, lessons: Iterable[Lesson], size: int) -> Iterator[tuple[Lesson, Floats, Floats]]:
    """Yield each lesson with the anchors' and the roles' probabilities by a model, in any order."""
    model.eval()
    for some in batches(list(lessons), size, random.Random(0)):
        batch = Batch.of(some, model.vocabulary)
        vectors = model.encode(batch.ids, batch.mask)
        likely = model.anchors(vectors).sigmoid().cpu().numpy()
        roles = model.roles(vectors, batch).softmax(-1).cpu().numpy()
        first = 0
        for row, each in enumerate(some):
            pieces, last = len(each.unit.ids), first + len(each.places)
            yield each, likely[row, :pieces], roles[first:last, :pieces]
            first = last
