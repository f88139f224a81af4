"""Stories as an encoder in training reads them: batches of word pieces, and which pieces each clause is pooled over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
import torch
from torch import nn

from rashomon.model import Analysis, Statement

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
# Pieces that are read of a sentence, pieces of a batch, and the step of a batch's width (few widths: few kernels).
LONGEST, BATCH, STEP = 192, 4096, 16


@dataclass(frozen=True)
class Pieces:
    """The sentences of several reports as word pieces with their marks, and each clause's sentence and pieces.

    ``owner`` is each sentence's report, ``sentence`` and ``report`` are each clause's; ``inside`` are the places of a
    clause's pieces in its sentence.
    """

    sentences: list[list[int]]
    owner: list[int]
    sentence: list[int]
    report: list[int]
    inside: list[list[int]]


def pieces(analyses: Sequence[Analysis], tokenizer: Any) -> Pieces:
    """Return the word pieces of reports, in their order."""
    found = Pieces([], [], [], [], [])
    for number, analysis in enumerate(analyses):
        spans = [s.span for s in analysis.parse.sentences]
        texts = [span.of(analysis.report.text) for span in spans]
        if not texts:
            continue
        read = tokenizer(texts, truncation=True, max_length=256, return_offsets_mapping=True)
        starts, base = [span.start for span in spans], len(found.sentences)
        for clause in analysis.clauses:
            place = max(int(np.searchsorted(starts, clause.content[0].start, side="right")) - 1, 0)
            found.sentence.append(base + place)
            found.report.append(number)
            found.inside.append(pooled(read["offset_mapping"][place], starts[place], clause))
        found.sentences.extend(read["input_ids"])
        found.owner.extend([number] * len(texts))
    return found


def pooled(offsets: Iterable[tuple[int, int]], base: int, clause: Statement) -> list[int]:
    """Return the places of a sentence's pieces that lie inside a clause, as `rashomon.embed` pools them."""
    return [
        n
        for n, (start, end) in enumerate(offsets)
        if end > start and any(s.start <= start + base and end + base <= s.end for s in clause.content)
    ]


def together(stories: Sequence[Pieces]) -> Pieces:
    """Return several stories as one: each is told from the others too."""
    found = Pieces([], [], [], [], [])
    for story in stories:
        base, report = len(found.sentences), max(found.owner, default=-1) + 1
        found.sentences.extend(story.sentences)
        found.owner.extend(n + report for n in story.owner)
        found.sentence.extend(n + base for n in story.sentence)
        found.report.extend(n + report for n in story.report)
        found.inside.extend(story.inside)
    return found


@dataclass(frozen=True)
class Reading:
    """A story as an encoder reads it: batches of (pieces, mask), and for each pooled piece its clause and place.

    ``place`` counts the pieces of all batches in a row; ``size`` is how many a clause has, at least 1; ``across`` tells
    which two clauses are of different reports.
    """

    batches: list[tuple[torch.Tensor, torch.Tensor]]
    clause: torch.Tensor
    place: torch.Tensor
    size: torch.Tensor
    across: torch.Tensor


def reading(story: Pieces, tokenizer: Any, passage: int = 0) -> Reading:
    """Return what is read of a story: each sentence alone or, by ``passage`` pieces, a report's sentences together."""
    marks = tokenizer.cls_token_id, tokenizer.sep_token_id
    rows, home = passages(story, marks, passage) if passage else alone(story)
    starts, batches = batched(rows, tokenizer.pad_token_id)
    clause, place = [], []
    for number, (sentence, inside) in enumerate(zip(story.sentence, story.inside, strict=True)):
        row, offset = home[sentence]
        kept = [offset + n for n in inside if n < LONGEST - 1 and offset + n < len(rows[row])]
        clause += [number] * len(kept)
        place += [starts[row] + n for n in kept]
    report = torch.tensor(story.report, device=DEVICE)
    size = np.maximum(np.bincount(clause, minlength=len(report)), 1)
    return Reading(
        batches,
        torch.tensor(clause, device=DEVICE),
        torch.tensor(place, device=DEVICE),
        torch.tensor(size, device=DEVICE, dtype=torch.float32),
        report[:, None] != report[None, :],
    )


def alone(story: Pieces) -> tuple[list[list[int]], dict[int, tuple[int, int]]]:
    """Return each sentence that has a clause as a row, and each sentence's row and first place there."""
    used = sorted(set(story.sentence))
    return [story.sentences[n][:LONGEST] for n in used], {n: (row, 0) for row, n in enumerate(used)}


def passages(story: Pieces, marks: tuple[int, int], longest: int) -> tuple[list[list[int]], dict[int, tuple[int, int]]]:
    """Return rows of consecutive sentences of a report, up to ``longest`` pieces; each sentence's row and place."""
    rows: list[list[int]] = []
    home = {}
    for _, group in groupby(enumerate(story.owner), key=itemgetter(1)):
        row: list[int] = []
        for number, _ in group:
            ids = story.sentences[number][1:-1][: LONGEST - 2]
            if not row or len(row) + len(ids) > longest - 1:
                row = [marks[0]]
                rows.append(row)
            home[number] = (len(rows) - 1, len(row) - 1)
            row += ids
    return [[*row, marks[1]] for row in rows], home


def batched(rows: list[list[int]], blank: int) -> tuple[list[int], list[tuple[torch.Tensor, torch.Tensor]]]:
    """Return where each row starts among the pieces of all batches, and the batches: rows of like length together."""
    starts, batches, base = [0] * len(rows), [], 0
    order = sorted(range(len(rows)), key=lambda n: len(rows[n]))
    while order:
        count = 1
        while count < len(order) and (count + 1) * rounded(len(rows[order[count]])) <= BATCH:
            count += 1
        here, order = order[:count], order[count:]
        width = rounded(len(rows[here[-1]]))
        ids = torch.full((count, width), blank)
        mask = torch.zeros((count, width), dtype=torch.long)
        for line, number in enumerate(here):
            size = len(rows[number])
            ids[line, :size], mask[line, :size] = torch.tensor(rows[number]), 1
            starts[number] = base + line * width
        batches.append((ids.to(DEVICE), mask.to(DEVICE)))
        base += count * width
    return starts, batches


def rounded(length: int) -> int:
    """Return a length as a batch's width."""
    return -(-length // STEP) * STEP


def vectors(model: nn.Module, story: Reading) -> torch.Tensor:
    """Return one unit vector a clause, (clauses, width)."""
    flat = []
    for ids, mask in story.batches:
        with torch.autocast(DEVICE, dtype=torch.bfloat16):
            read = model(input_ids=ids, attention_mask=mask).last_hidden_state
        flat.append(read.float().flatten(0, 1))
    every = torch.cat(flat)
    summed = torch.zeros(len(story.size), every.shape[1], device=DEVICE).index_add(0, story.clause, every[story.place])
    return nn.functional.normalize(summed / story.size[:, None], dim=1)
