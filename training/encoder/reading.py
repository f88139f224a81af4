"""Lessons as an encoder in training reads them: batches of word pieces, and the pieces of each clause and mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
import torch
from torch import nn

from stories import Pieces, Places

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
# Pieces of a passage, of a batch, and the step of a batch's width (few widths: few kernels).
LONGEST, BATCH, STEP = 256, 8192, 16
# The marks before and after a passage, what fills a row and what blots a piece out, as mpnet numbers them.
FIRST, LAST, BLANK, BLOT = 0, 2, 1, 30526


def together(stories: Sequence[Pieces]) -> Pieces:
    """Return several stories as one: each is told from the others too."""
    found = Pieces()
    for story in stories:
        base, report = len(found.sentences), max(found.owner, default=-1) + 1
        found.sentences.extend(story.sentences)
        found.owner.extend(n + report for n in story.owner)
        for here, there in ((found.clauses, story.clauses), (found.mentions, story.mentions)):
            here.sentence.extend(n + base for n in there.sentence)
            here.report.extend(n + report for n in there.report)
            here.inside.extend(there.inside)
    return found


@dataclass(frozen=True)
class Pool:
    """Clauses or mentions as they are pooled: for each pooled piece which of them it is of and its place.

    ``place`` counts the pieces of all batches in a row; ``size`` is how many one has, at least 1; ``report`` is the
    report of each.
    """

    number: torch.Tensor
    place: torch.Tensor
    size: torch.Tensor
    report: torch.Tensor

    @property
    def across(self) -> torch.Tensor:
        """Tell which two are of different reports."""
        return self.report[:, None] != self.report[None, :]

    def of(self, every: torch.Tensor) -> torch.Tensor:
        """Return the mean vector of each, from the vectors of all pieces."""
        total = torch.zeros(len(self.size), every.shape[1], device=DEVICE).index_add(0, self.number, every[self.place])
        return total / self.size[:, None]


@dataclass(frozen=True)
class Reading:
    """A story as an encoder reads it: batches of (pieces, mask), and how its clauses and mentions are pooled."""

    batches: list[tuple[torch.Tensor, torch.Tensor]]
    clauses: Pool
    mentions: Pool


def reading(story: Pieces) -> Reading:
    """Return what is read of a story: passages of consecutive sentences of a report."""
    rows, home = passages(story)
    starts, batches = batched(rows)
    pools = (pool(places, rows, home, starts) for places in (story.clauses, story.mentions))
    return Reading(batches, *pools)


def pool(places: Places, rows: list[list[int]], home: dict[int, tuple[int, int]], starts: list[int]) -> Pool:
    """Return how clauses or mentions are pooled."""
    numbers, kept = [], []
    for number, (sentence, inside) in enumerate(zip(places.sentence, places.inside, strict=True)):
        row, offset = home[sentence]
        here = [offset + n for n in inside if offset + n < len(rows[row]) - 1]
        numbers += [number] * len(here)
        kept += [starts[row] + n for n in here]
    size = np.maximum(np.bincount(np.array(numbers, dtype=np.int64), minlength=len(places.report)), 1)
    return Pool(
        torch.tensor(numbers, device=DEVICE, dtype=torch.long),
        torch.tensor(kept, device=DEVICE, dtype=torch.long),
        torch.tensor(size, device=DEVICE, dtype=torch.float32),
        torch.tensor(places.report, device=DEVICE, dtype=torch.long),
    )


def passages(story: Pieces) -> tuple[list[list[int]], dict[int, tuple[int, int]]]:
    """Return rows of consecutive sentences of a report, up to ``LONGEST`` pieces; each sentence's row and place.

    A sentence that is longer is cut.
    """
    rows: list[list[int]] = []
    home = {}
    for _, group in groupby(enumerate(story.owner), key=itemgetter(1)):
        row: list[int] = []
        for number, _ in group:
            ids = story.sentences[number][1:-1][: LONGEST - 2]
            if not row or len(row) + len(ids) > LONGEST - 1:
                row = [FIRST]
                rows.append(row)
            home[number] = (len(rows) - 1, len(row) - 1)
            row += ids
    return [[*row, LAST] for row in rows], home


def batched(rows: list[list[int]]) -> tuple[list[int], list[tuple[torch.Tensor, torch.Tensor]]]:
    """Return where each row starts among the pieces of all batches, and the batches: rows of like length together."""
    starts, batches, base = [0] * len(rows), [], 0
    order = sorted(range(len(rows)), key=lambda n: len(rows[n]))
    while order:
        count = 1
        while count < len(order) and (count + 1) * rounded(len(rows[order[count]])) <= BATCH:
            count += 1
        here, order = order[:count], order[count:]
        width = rounded(len(rows[here[-1]]))
        ids = np.full((count, width), BLANK, dtype=np.int64)
        mask = np.zeros((count, width), dtype=np.int64)
        for line, number in enumerate(here):
            size = len(rows[number])
            ids[line, :size], mask[line, :size] = rows[number], 1
            starts[number] = base + line * width
        batches.append((torch.from_numpy(ids).to(DEVICE), torch.from_numpy(mask).to(DEVICE)))
        base += count * width
    return starts, batches


def rounded(length: int) -> int:
    """Return a length as a batch's width."""
    return -(-length // STEP) * STEP


class Reader(nn.Module):
    """An encoder with a projection for mentions: lessons → a unit vector a clause, and one a mention."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.mentions = nn.Linear(encoder.config.hidden_size, width, bias=False)
        nn.init.orthogonal_(self.mentions.weight)

    def forward(self, story: Reading) -> tuple[torch.Tensor, torch.Tensor]:
        """Return (clauses, width of the encoder) and (mentions, width of the projection)."""
        flat = []
        for ids, mask in story.batches:
            with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
                read = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            flat.append(read.flatten(0, 1))
        every = torch.cat(flat).float()
        found = story.clauses.of(every), self.mentions(story.mentions.of(every))
        return nn.functional.normalize(found[0], dim=1), nn.functional.normalize(found[1], dim=1)
