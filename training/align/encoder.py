"""Fit the encoder of align: clauses of different reports that make one claim lie close together.

    pip install . torch==2.13.0 transformers onnx onnxscript scikit-learn
    python training/align/encoder.py --data DATA --weights MPNET --scorer SCORERS --folds FOLDS
        [--out src/rashomon/models/align]

DATA holds the sets of DATA.md, MPNET the folder of all-mpnet-base-v2 (twelve layers, 109 million weights). Three copies
of it are fine-tuned as teachers, one that reads each sentence alone and two that read whole passages. Within an
annotated story every clause is pulled towards the clauses of other reports that annotators joined with it and pushed
from the other clauses of those reports (InfoNCE with several positives, van den Oord et al. 2018, Khosla et al. 2020):
the neighbouring claims of the same event are the hard negatives. Beside it, a threshold that all stories share is
learned on every pair, so that a cosine means the same in each.

The student, every other layer of the first teacher, copies the teachers' mean cosines between the clauses of stories
that nobody annotated (`silver`; relational distillation, Park et al. 2019), and learns the annotated ones beside. It
reads a sentence alone and pools the pieces of each clause, as `rashomon.embed` does at run time.

FOLDS/fold-0 … fold-4 receive students whose teachers, too, did not see the stories of that fold; what fits the trees
and benchmarks/collation.py read those. --out receives the one trained on all stories. About six minutes in all where a
GPU fits the six beside each other; on the processor of a laptop it needs hours.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import silver
import torch
from reading import DEVICE, Pieces, Reading, pieces, reading, together, vectors
from torch import nn
from transformers import AutoModel, AutoTokenizer

from gold import FOLDS, agreements, analysed, fold_of, gold_pairs, places, stories

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from export import export  # noqa: E402

# Pieces of a passage (0: each sentence alone) and seed, a teacher.
TEACHERS = ((0, 1), (256, 1), (256, 2))
PASSES, RATE = 4, 3e-5
# Layers of the student, its steps of STORIES unannotated stories, the first of them at a rising rate, and how many of
# these steps go with one annotated story.
LAYERS, STEPS, RISING, STORIES, EVERY, STUDENT_RATE = 6, 740, 60, 4, 4, 1e-4
TEMPERATURE = 0.06
# How much the copied cosines count beside the copied ranks, and a likely pair beside an unlikely one.
COSINES, LIKELY = 5.0, 8.0
# How much the annotations count for the student.
ANNOTATED = 0.5
# A pair that is cut as the annotators cut it counts this much of one that is cut loosely.
STRICT = 2.0
# Where the shared threshold starts, its slope, and how much faster than the encoder it learns.
THRESHOLD, SLOPE, FASTER = 0.6, 12.0, 100.0


@dataclass(frozen=True)
class Example:
    """An annotated story: its pieces, and which clauses match, (clauses, clauses), as 0, 1 or ``STRICT``."""

    pieces: Pieces
    same: torch.Tensor


@dataclass(frozen=True)
class Lesson:
    """A story as the student reads it, and the teachers' cosines between its clauses."""

    story: Reading
    cosines: torch.Tensor


def example(folder: Path, tokenizer: Any, scorer: Any) -> Example:
    """Return an annotated story."""
    analyses = analysed(folder)
    statements = [place for analysis in analyses for place in places(analysis)]
    same = torch.zeros(len(statements), len(statements))
    for (i, j), value in agreements(statements, gold_pairs(folder, scorer), scorer).items():
        same[i, j] = same[j, i] = STRICT if value >= 0.5 else 1.0
    return Example(pieces(analyses, tokenizer), same.to(DEVICE))


class Objective(nn.Module):
    """What training on annotations makes small. Holds the threshold and the slope that all stories share."""

    def __init__(self) -> None:
        super().__init__()
        self.threshold = nn.Parameter(torch.tensor(THRESHOLD))
        self.slope = nn.Parameter(torch.tensor(SLOPE))

    def forward(self, found: torch.Tensor, story: Reading, same: torch.Tensor) -> torch.Tensor:
        """Return a story's loss."""
        cosine = found @ found.T
        matched = (same > 0).any(1)
        likely = torch.log_softmax((cosine / TEMPERATURE).masked_fill(~story.across, -1e9), dim=1)
        share = same / same.sum(1, keepdim=True).clamp(min=1.0)
        contrast = -(share * likely.masked_fill(~story.across, 0.0)).sum(1)[matched].mean()
        wanted = (same > 0).float()
        apart = nn.functional.binary_cross_entropy_with_logits(
            self.slope * (cosine - self.threshold), wanted, reduction="none"
        )
        return contrast + (apart * story.across).sum() / wanted.sum().clamp(min=1.0)


def groups(model: nn.Module, objective: Objective, rate: float) -> list[dict[str, Any]]:
    """Return what is learned, each with its rate."""
    learned = [p for p in model.parameters() if p.requires_grad]
    return [{"params": learned, "lr": rate}, {"params": list(objective.parameters()), "lr": rate * FASTER}]


def step(optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> None:
    """Follow a loss one step."""
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(optimizer.param_groups[0]["params"], 1.0)
    optimizer.step()


def teacher(weights: Path, taught: Sequence[tuple[Reading, torch.Tensor]], seed: int) -> nn.Module:
    """Return a large encoder fine-tuned on annotated stories."""
    torch.manual_seed(seed)
    model, objective = AutoModel.from_pretrained(weights).to(DEVICE).train(), Objective().to(DEVICE)
    optimizer = torch.optim.AdamW(groups(model, objective, RATE), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [RATE, RATE * FASTER], total_steps=PASSES * len(taught), pct_start=0.1
    )
    shuffler, order = random.Random(seed), list(taught)
    for _ in range(PASSES):
        shuffler.shuffle(order)
        for story, same in order:
            step(optimizer, objective(vectors(model, story), story, same))
            schedule.step()
    return model.eval()


def half(large: nn.Module, weights: Path) -> nn.Module:
    """Return a copy of every other layer of an encoder; its words stay as published, so that all are of one kind."""
    model = copy.deepcopy(large)
    kept = torch.linspace(0, len(model.encoder.layer) - 1, LAYERS).round().int().tolist()
    model.encoder.layer = nn.ModuleList(model.encoder.layer[n] for n in kept)
    model.config.num_hidden_layers = LAYERS
    words = model.embeddings.word_embeddings.weight
    words.data.copy_(AutoModel.from_pretrained(weights).embeddings.word_embeddings.weight)
    words.requires_grad = False
    return model


def copied(found: torch.Tensor, cosines: torch.Tensor) -> torch.Tensor:
    """Return how far a student's cosines are from the teachers': in how a clause ranks the others, and in size."""
    cosine, itself = found @ found.T, torch.eye(len(found), device=DEVICE, dtype=torch.bool)
    wanted, ranked = (torch.log_softmax((c / TEMPERATURE).masked_fill(itself, -1e9), dim=1) for c in (cosines, cosine))
    ranks = (wanted.exp() * (wanted - ranked)).masked_fill(itself, 0.0).sum(1).mean()
    weight = 1 + LIKELY * cosines.clamp(min=0)
    return ranks + COSINES * ((cosine - cosines) ** 2 * weight).sum() / weight.sum()


def student(model: nn.Module, unannotated: list[Lesson], annotated: list[tuple[Lesson, torch.Tensor]]) -> nn.Module:
    """Return a small encoder that has learned what its teachers hold alike, and the annotations beside."""
    torch.manual_seed(1)
    objective, shuffler = Objective().to(DEVICE), random.Random(1)
    optimizer = torch.optim.AdamW(groups(model.train(), objective, STUDENT_RATE), weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min(1.0, (n + 1) / RISING) * max(0.02, 1 - n / STEPS))
    lessons: list[Lesson] = []
    queue: list[tuple[Lesson, torch.Tensor]] = []
    for number in range(STEPS):
        lessons = lessons or shuffler.sample(unannotated, len(unannotated))
        lesson = lessons.pop()
        loss = copied(vectors(model, lesson.story), lesson.cosines)
        if number % EVERY == 0:
            queue = queue or shuffler.sample(annotated, len(annotated))
            beside, same = queue.pop()
            found = vectors(model, beside.story)
            loss = loss + copied(found, beside.cosines) + ANNOTATED * objective(found, beside.story, same)
        step(optimizer, loss)
        rate.step()
    return model.eval()


@torch.no_grad()
def lessons(story: Pieces, tokenizer: Any, teachers: Sequence[nn.Module]) -> Lesson:
    """Return a story for the student, with the mean of the teachers' cosines."""
    total = torch.zeros((), device=DEVICE)
    for model, (passage, _) in zip(teachers, TEACHERS, strict=True):
        found = vectors(model, reading(story, tokenizer, passage))
        total = total + found @ found.T
    return Lesson(reading(story, tokenizer), total / len(teachers))


def fit(examples: Sequence[Example], unannotated: Sequence[Pieces], tokenizer: Any, weights: Path) -> nn.Module:
    """Return a student of teachers that saw the annotated stories given, and no others."""
    seen = [e for e in examples if (e.same > 0).any()]
    teachers = []
    for passage, seed in TEACHERS:
        taught = [(reading(e.pieces, tokenizer, passage), e.same) for e in seen]
        teachers.append(teacher(weights, taught, seed))
    return student(
        half(teachers[0], weights),
        [lessons(story, tokenizer, teachers) for story in unannotated],
        [(lessons(e.pieces, tokenizer, teachers), e.same) for e in seen],
    )


@torch.no_grad()
def measure(model: nn.Module, examples: Sequence[Example], tokenizer: Any) -> str:
    """Return how often a clause's nearest of the other reports is a match, and the best F1 of any cosine over pairs."""
    right = total = 0
    scores, wanted = [], []
    for each in examples:
        story = reading(each.pieces, tokenizer)
        found = vectors(model, story)
        cosine = (found @ found.T).masked_fill(~story.across, -1.0)
        matched = (each.same > 0).any(1)
        right += int((each.same > 0).gather(1, cosine.argmax(1, keepdim=True))[matched].sum())
        total += int(matched.sum())
        once = torch.triu(story.across, 1)
        scores.append(cosine[once])
        wanted.append(each.same[once] > 0)
    hit = torch.cat(wanted)[torch.argsort(-torch.cat(scores))].float()
    best = (2 * hit.cumsum(0) / (torch.arange(1, len(hit) + 1, device=DEVICE) + hit.sum())).max()
    return f"nearest is a match {right / max(total, 1):.3f} of {total}, best F1 over pairs {best:.3f}"


def write(model: nn.Module, tokenizer: Any, out: Path) -> str:
    """Write an encoder as int8 ONNX; return its line."""
    with tempfile.TemporaryDirectory() as folder:
        model.cpu().save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        return export(Path(folder), out)


def main() -> None:
    """Fit for each fold, measure on it; then on all stories."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, needed in (("data", True), ("weights", True), ("scorer", True), ("folds", True), ("out", False)):
        parser.add_argument(f"--{name}", type=Path, required=needed)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import collation as scorer

    tokenizer = AutoTokenizer.from_pretrained(arguments.weights)
    examples = {f.name: example(f, tokenizer, scorer) for f in stories(arguments.data / "collation")}
    single = [pieces(analyses, tokenizer) for analyses in silver.stories(arguments.data)]
    random.Random(5).shuffle(single)
    unannotated = [together(single[n : n + STORIES]) for n in range(0, len(single), STORIES)]
    folds = fold_of(list(examples))
    for fold in range(FOLDS):
        seen = [each for name, each in examples.items() if folds[name] != fold]
        unseen = [each for name, each in examples.items() if folds[name] == fold]
        model = fit(seen, unannotated, tokenizer, arguments.weights)
        print(f"fold {fold}: {measure(model, unseen, tokenizer)}", flush=True)
        write(model, tokenizer, arguments.folds / f"fold-{fold}")
    if arguments.out:
        print(write(fit(list(examples.values()), unannotated, tokenizer, arguments.weights), tokenizer, arguments.out))


if __name__ == "__main__":
    main()
