"""Fit the encoder of clauses and mentions: what says one thing lies close together, and what is one thing.

    pip install torch==2.13.0 transformers onnx onnxscript onnxruntime
    python training/encoder/lessons.py …
    python training/encoder/fit.py --lessons LESSONS --weights MPNET --folds FOLDS [--fold N] [--seconds S]
        [--out src/rashomon/models/encoder]

MPNET is the folder of all-mpnet-base-v2 (twelve layers, 109 million weights). Three copies of it are fine-tuned as
teachers; they read passages, consecutive sentences of a report. Within an annotated story every clause is
pulled towards the clauses of other reports that annotators joined with it and pushed from the other clauses of those
reports (InfoNCE with several positives, van den Oord et al. 2018, Khosla et al. 2020): the neighbouring claims of the
same event are the hard negatives. In the same way, through a projection of its own, a mention is pulled towards the
mentions of the same thing by the labels of the stories and the chains of ECB+ train, most where their heads differ.
Beside both, a threshold that all stories share is learned on every pair, so that a cosine means the same in each.
With each annotated story goes one that nobody annotated, in which half of the mentions that rules join to a name are
blotted out: what is left of them is told by the words around.

The student, every other layer of the first teacher, copies the teachers' mean cosines between the clauses and between
the mentions of stories that nobody annotated (relational distillation, Park et al. 2019), and learns the annotated ones
beside. It reads passages too and pools the pieces of each clause or mention, as `rashomon.embed` does at run time.

FOLDS/fold-0 … fold-4 receive students whose teachers, too, did not see the stories of that fold, nor any other text of
a topic of ECB+ that one of these is of; what fits the trees and the benchmarks read those. --out receives the one
trained on all stories. --fold fits one of these alone, fold 5 being all stories; with --seconds the student ends when
they are over. About ten minutes in all where a GPU fits the six beside each other; on the processor of a laptop it
needs hours.
"""

from __future__ import annotations

import argparse
import copy
import pickle
import random
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from reading import BLOT, DEVICE, Reader, Reading, reading, together
from torch import nn
from transformers import AutoModel, AutoTokenizer

from stories import Example, Pieces

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

FOLDS = 5
# The seed of each teacher.
TEACHERS = (1, 2, 3)
PASSES, RATE = 4, 3e-5
# Layers of the student, its steps of STORIES unannotated stories, the first of them at a rising rate, and how many of
# these steps go with one annotated story.
LAYERS, STEPS, RISING, STORIES, EVERY, STUDENT_RATE = 6, 1500, 60, 4, 4, 1e-4
TEMPERATURE = 0.06
# How much the copied cosines count beside the copied ranks, and a likely pair beside an unlikely one.
COSINES, LIKELY = 5.0, 8.0
# How much the annotations count for the student, and what is learned of mentions beside what is learned of clauses.
ANNOTATED, MENTIONS = 0.5, 0.5
# A pair that is cut as the annotators cut it counts this much of one that is cut loosely.
STRICT = 2.0
# Mentions of one thing with other heads count this much of those with one head; so do mentions that are blotted out,
# as often as this, where rules join them to a name. What that teaches counts this much of what labels teach.
OTHER_HEADS, BLOTTED, SILVER = 5.0, 0.5, 0.5
# What a mention without a label counts as one of another thing: labels name the main things of a story alone.
UNLABELLED = 0.3
# Numbers of a mention's vector.
WIDTH = 128
# Where the shared threshold starts and its slope; how much faster than the encoder these and the projection learn.
THRESHOLD, SLOPE, FASTER, PROJECTION = 0.6, 12.0, 100.0, 20.0


@dataclass(frozen=True)
class Truth:
    """How much two clauses, or two mentions, count as one (0: not at all) and as two, both (n, n)."""

    one: torch.Tensor
    two: torch.Tensor


@dataclass(frozen=True)
class Lesson:
    """A story as the student reads it, and the teachers' cosines between its clauses and between its mentions."""

    story: Reading
    clauses: torch.Tensor
    mentions: torch.Tensor


def clauses_of(example: Example) -> Truth:
    """Return which clauses annotators joined, and which they did not."""
    report = torch.tensor(example.pieces.clauses.report)
    one = torch.zeros(len(report), len(report))
    for (i, j), value in example.same.items():
        one[i, j] = one[j, i] = STRICT if value >= 0.5 else 1.0
    across = report[:, None] != report[None, :]
    return Truth(one.to(DEVICE), ((one == 0) & across).float().to(DEVICE))


def mentions_of(example: Example) -> Truth:
    """Return which mentions are of one thing, and which are of two, as far as labels tell."""
    numbers = {head: n for n, head in enumerate(sorted(set(example.heads)))}
    things, heads, known = (
        torch.tensor(values, dtype=torch.long)
        for values in (example.things, [numbers[h] for h in example.heads], example.known)
    )
    alike = [values[:, None] == values[None, :] for values in (things, heads, known)]
    labelled = things >= 0
    both, itself = labelled[:, None] & labelled[None, :], torch.eye(len(things), dtype=torch.bool)
    one = (both & alike[0] & ~itself) * torch.where(alike[1], 1.0, OTHER_HEADS)
    two = (both & ~alike[0]).float()
    two += UNLABELLED * ((labelled[:, None] ^ labelled[None, :]) & ~alike[2])
    return Truth(one.to(DEVICE), two.to(DEVICE))


def blotted(example: Example, shuffler: random.Random) -> tuple[Pieces, Truth]:
    """Return a story in which mentions of what rules join to a name are blotted out, and which mentions are one."""
    out = torch.tensor([thing >= 0 and shuffler.random() < BLOTTED for thing in example.things])
    sentences = [list(sentence) for sentence in example.pieces.sentences]
    places = example.pieces.mentions
    for number in out.nonzero()[:, 0].tolist():
        for piece in places.inside[number]:
            sentences[places.sentence[number]][piece] = BLOT
    things = torch.tensor(example.things)
    named = (things >= 0)[:, None] & (things >= 0)[None, :]
    same, itself = things[:, None] == things[None, :], torch.eye(len(things), dtype=torch.bool)
    one = (named & same & ~itself) * torch.where(out[:, None] | out[None, :], OTHER_HEADS, 1.0)
    truth = Truth(one.to(DEVICE), (named & ~same).float().to(DEVICE))
    return replace(example.pieces, sentences=sentences), truth


class Objective(nn.Module):
    """What training on annotations makes small. Holds the threshold and the slope that all stories share."""

    def __init__(self) -> None:
        super().__init__()
        self.threshold = nn.Parameter(torch.tensor(THRESHOLD))
        self.slope = nn.Parameter(torch.tensor(SLOPE))

    def forward(self, found: torch.Tensor, truth: Truth) -> torch.Tensor:
        """Return a story's loss; 0 where annotators joined nothing."""
        cosine, one, two = found @ found.T, truth.one, truth.two
        told, matched = (one + two) > 0, (one > 0).any(1)
        likely = torch.log_softmax((cosine / TEMPERATURE).masked_fill(~told, -1e9), dim=1)
        share = one / one.sum(1, keepdim=True).clamp(min=1.0)
        contrast = -(share * likely.masked_fill(~told, 0.0)).sum() / matched.sum().clamp(min=1)
        wanted = (one > 0).float()
        apart = nn.functional.binary_cross_entropy_with_logits(
            self.slope * (cosine - self.threshold), wanted, reduction="none"
        )
        return contrast + (apart * torch.where(one > 0, 1.0, two)).sum() / wanted.sum().clamp(min=1.0)


class Objectives(nn.Module):
    """What is made small of clauses and of mentions, each with a threshold of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.clauses, self.mentions = Objective(), Objective()

    def forward(self, found: tuple[torch.Tensor, torch.Tensor], truths: tuple[Truth, Truth]) -> torch.Tensor:
        """Return a story's loss."""
        return self.clauses(found[0], truths[0]) + MENTIONS * self.mentions(found[1], truths[1])


def groups(model: Reader, objectives: Objectives, rate: float) -> list[dict[str, Any]]:
    """Return what is learned, each with its rate."""
    learned = [p for p in model.encoder.parameters() if p.requires_grad]
    parts = (learned, rate), (objectives.parameters(), rate * FASTER), (model.mentions.parameters(), rate * PROJECTION)
    return [{"params": list(parameters), "lr": each} for parameters, each in parts]


def step(optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> None:
    """Follow a loss one step."""
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    for group in optimizer.param_groups:
        nn.utils.clip_grad_norm_(group["params"], 1.0)
    optimizer.step()


def adam(model: Reader, objectives: Objectives, rate: float) -> torch.optim.Optimizer:
    """Return the optimizer."""
    return torch.optim.AdamW(groups(model, objectives, rate), weight_decay=0.01, fused=DEVICE == "cuda")


def teacher(
    weights: Path,
    taught: Sequence[tuple[Reading, tuple[Truth, Truth]]],
    unannotated: Sequence[Example],
    seed: int,
) -> Reader:
    """Return a large encoder fine-tuned on annotated stories, and on what rules join in others."""
    torch.manual_seed(seed)
    model, objectives = Reader(AutoModel.from_pretrained(weights), WIDTH).to(DEVICE).train(), Objectives().to(DEVICE)
    optimizer = adam(model, objectives, RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [RATE, RATE * FASTER, RATE * PROJECTION], total_steps=PASSES * len(taught), pct_start=0.1
    )
    shuffler, order, beside = random.Random(seed), list(taught), list[Example]()
    for _ in range(PASSES):
        shuffler.shuffle(order)
        for story, truths in order:
            beside = beside or shuffler.sample(unannotated, len(unannotated))
            pieces, truth = blotted(beside.pop(), shuffler)
            silver = objectives.mentions(model(reading(pieces))[1], truth)
            step(optimizer, objectives(model(story), truths) + SILVER * MENTIONS * silver)
            schedule.step()
    return model.eval()


def half(large: Reader, weights: Path) -> Reader:
    """Return a copy of every other layer of an encoder; its words stay as published, so that all are of one kind."""
    model = copy.deepcopy(large)
    layers = model.encoder.encoder.layer
    kept = torch.linspace(0, len(layers) - 1, LAYERS).round().int().tolist()
    model.encoder.encoder.layer = nn.ModuleList(layers[n] for n in kept)
    model.encoder.config.num_hidden_layers = LAYERS
    words = model.encoder.embeddings.word_embeddings.weight
    words.data.copy_(AutoModel.from_pretrained(weights).embeddings.word_embeddings.weight)
    words.requires_grad = False
    return model


def copied(found: torch.Tensor, cosines: torch.Tensor) -> torch.Tensor:
    """Return how far a student's cosines are from the teachers': in how one ranks the others, and in size."""
    cosine, itself = found @ found.T, torch.eye(len(found), device=DEVICE, dtype=torch.bool)
    wanted, ranked = (torch.log_softmax((c / TEMPERATURE).masked_fill(itself, -1e9), dim=1) for c in (cosines, cosine))
    ranks = (wanted.exp() * (wanted - ranked)).masked_fill(itself, 0.0).sum() / max(len(found), 1)
    weight = 1 + LIKELY * cosines.clamp(min=0)
    return ranks + COSINES * ((cosine - cosines) ** 2 * weight).sum() / weight.sum().clamp(min=1.0)


def taught_by(lesson: Lesson, found: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """Return how far a student is from its teachers on a story."""
    return copied(found[0], lesson.clauses.float()) + MENTIONS * copied(found[1], lesson.mentions.float())


def student(
    model: Reader, unannotated: list[Lesson], annotated: list[tuple[Lesson, tuple[Truth, Truth]]], end: float
) -> Reader:
    """Return a small encoder that has learned what its teachers hold alike, and the annotations beside.

    It ends after ``STEPS`` or at ``end``, a time; its rate falls towards what comes first.
    """
    torch.manual_seed(1)
    objectives, shuffler = Objectives().to(DEVICE), random.Random(1)
    optimizer = adam(model.train(), objectives, STUDENT_RATE)
    rates = [group["lr"] for group in optimizer.param_groups]
    lessons: list[Lesson] = []
    queue: list[tuple[Lesson, tuple[Truth, Truth]]] = []
    begin, total = time.time(), torch.zeros((), device=DEVICE)
    for number in range(STEPS):
        done = max(number / STEPS, (time.time() - begin) / max(end - begin, 1.0))
        if done >= 1:
            break
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, (number + 1) / RISING) * max(0.02, 1 - done)
        lessons = lessons or shuffler.sample(unannotated, len(unannotated))
        lesson = lessons.pop()
        loss = taught_by(lesson, model(lesson.story))
        total += loss.detach()
        if number % EVERY == 0:
            queue = queue or shuffler.sample(annotated, len(annotated))
            beside, truths = queue.pop()
            found = model(beside.story)
            loss = loss + taught_by(beside, found) + ANNOTATED * objectives(found, truths)
        step(optimizer, loss)
        if number % 100 == 99:
            print(f"step {number + 1} loss {total.item() / 100:.4f} {time.time() - begin:.0f} s", flush=True)
            total.zero_()
    return model.eval()


@torch.no_grad()
def lesson(story: Pieces, teachers: Sequence[Reader]) -> Lesson:
    """Return a story for the student, with the mean of the teachers' cosines."""
    read = reading(story)
    cosines = [[found @ found.T for found in model(read)] for model in teachers]
    clauses, mentions = (torch.stack(each).mean(0).half() for each in zip(*cosines, strict=True))
    return Lesson(read, clauses, mentions)


def fit(examples: Sequence[Example], unannotated: Sequence[Example], weights: Path, end: float) -> Reader:
    """Return a student of teachers that saw the annotated stories given, and no others."""
    begin = time.time()
    truths = [(clauses_of(e), mentions_of(e)) for e in examples]
    taught = [(reading(e.pieces), truth) for e, truth in zip(examples, truths, strict=True)]
    teachers = []
    for seed in TEACHERS:
        teachers.append(teacher(weights, taught, unannotated, seed))
        print(f"teacher {len(teachers)} {time.time() - begin:.0f} s", flush=True)
    pieces = [e.pieces for e in unannotated]
    copying = [lesson(together(pieces[n : n + STORIES]), teachers) for n in range(0, len(pieces), STORIES)]
    beside = [(lesson(e.pieces, teachers), truth) for e, truth in zip(examples, truths, strict=True)]
    print(f"lessons {time.time() - begin:.0f} s", flush=True)
    small = half(teachers[0], weights)
    del teachers
    return student(small, copying, beside, end)


@torch.no_grad()
def measure(model: Reader, examples: Sequence[Example]) -> str:
    """Return how well cosines tell what is one: clauses of two reports, and mentions with other heads.

    How often a clause's nearest of the other reports is a match, and the average precision over pairs.
    """
    right = total = 0
    pairs: list[tuple[list[Any], list[Any]]] = [([], []), ([], [])]
    for each in examples:
        found = model(reading(each.pieces))
        truths = clauses_of(each), mentions_of(each)
        cosine = (found[0] @ found[0].T).masked_fill((truths[0].one + truths[0].two) == 0, -1.0)
        matched = (truths[0].one > 0).any(1)
        if len(cosine):
            right += int((truths[0].one > 0).gather(1, cosine.argmax(1, keepdim=True))[matched].sum())
            total += int(matched.sum())
        heads = np.array(each.heads)
        other = torch.from_numpy(heads[:, None] != heads[None, :]).to(DEVICE)
        kept = (truths[0].one + truths[0].two > 0, ((truths[1].one > 0) | (truths[1].two == 1)) & other)
        for (scores, wanted), vectors, truth, told in zip(pairs, found, truths, kept, strict=True):
            once = torch.triu(told, 1)
            scores.append((vectors @ vectors.T)[once])
            wanted.append(truth.one[once] > 0)
    clauses, mentions = (average_precision(torch.cat(s), torch.cat(w)) for s, w in pairs)
    nearest = f"nearest is a match {right / max(total, 1):.3f} of {total}"
    return f"{nearest}, average precision of clauses {clauses:.3f}, of mentions with other heads {mentions:.3f}"


def average_precision(scores: torch.Tensor, wanted: torch.Tensor) -> float:
    """Return the mean, over what is wanted, of the precision down to it."""
    hit = wanted[torch.argsort(-scores)].float()
    precision = hit.cumsum(0) / torch.arange(1, len(hit) + 1, device=hit.device)
    return float((precision * hit).sum() / hit.sum().clamp(min=1))


def read(path: Path) -> Any:
    """Return what training/encoder/lessons.py wrote."""
    return pickle.loads(zlib.decompress(path.read_bytes()))


def seen_by(fold: int, examples: Sequence[Example]) -> list[Example]:
    """Return what a fold's encoder may see: no story of the fold, and no text of a topic of one.

    Stories in order of name are dealt out in turn, as in training/align/gold.py. Fold ``FOLDS`` sees everything.
    """
    names = sorted(e.name for e in examples if not e.name.startswith("topic "))
    held = {name for number, name in enumerate(names) if number % FOLDS == fold}
    topics = {e.topic for e in examples if e.name in held and e.topic}
    return [e for e in examples if e.name not in held and e.topic not in topics]


def unseen_by(fold: int, examples: Sequence[Example]) -> Iterator[Example]:
    """Yield the stories that a fold holds out."""
    names = sorted(e.name for e in examples if not e.name.startswith("topic "))
    yield from (e for e in examples if e.name in names and names.index(e.name) % FOLDS == fold)


def write(model: Reader, tokenizer: Any, out: Path) -> str:
    """Write an encoder as int8 ONNX, and the projection of mentions; return the encoder's line."""
    from export import export

    with tempfile.TemporaryDirectory() as folder:
        model.cpu().encoder.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        line = export(Path(folder), out)
    np.savez_compressed(out / "mentions.npz", projection=model.mentions.weight.detach().numpy().T.astype(np.float16))
    return line


def main() -> None:
    """Fit for each fold, measure on it; then on all stories."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, needed in (("lessons", True), ("weights", True), ("folds", True), ("out", False)):
        parser.add_argument(f"--{name}", type=Path, required=needed)
    parser.add_argument("--fold", type=int, help="fit this one alone; 5: on all stories")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="for one fold")
    arguments = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(arguments.weights)
    examples = [*read(arguments.lessons / "annotated.bin"), *read(arguments.lessons / "given.bin")]
    unannotated = read(arguments.lessons / "unannotated.bin")
    random.Random(5).shuffle(unannotated)
    for fold in range(FOLDS + 1) if arguments.fold is None else [arguments.fold]:
        if fold == FOLDS and not arguments.out:
            continue
        end = time.time() + arguments.seconds
        model = fit(seen_by(fold, examples), unannotated, arguments.weights, end)
        if fold < FOLDS:
            print(f"fold {fold}: {measure(model, list(unseen_by(fold, examples)))}", flush=True)
        print(write(model, tokenizer, arguments.folds / f"fold-{fold}" if fold < FOLDS else arguments.out), flush=True)


if __name__ == "__main__":
    main()
