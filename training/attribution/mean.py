"""Write the mean of the weights of several epochs of one training run: steadier than any of them.

    python training/attribution/mean.py OUT FOLDER FOLDER …

Each FOLDER is what training/attribution/train.py wrote after an epoch. After "model soups"
(Wortsman et al. 2022): weights of one run may be averaged, since they lie in one basin.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file


def mean(tensors: list[torch.Tensor]) -> torch.Tensor:
    """Return the mean of tensors; whole numbers (positions) are the same in all and are kept."""
    if not tensors[0].is_floating_point():
        return tensors[0]
    return torch.stack([each.float() for each in tensors]).mean(0).to(tensors[0].dtype)


def main() -> None:
    """Average the encoder and the heads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    arguments = parser.parse_args()
    shutil.copytree(arguments.folders[0], arguments.out, dirs_exist_ok=True)
    encoders = [load_file(folder / "model.safetensors") for folder in arguments.folders]
    averaged = {name: mean([each[name] for each in encoders]) for name in encoders[0]}
    save_file(averaged, arguments.out / "model.safetensors", metadata={"format": "pt"})
    heads = [dict(np.load(folder / "heads.npz")) for folder in arguments.folders]
    together = {name: np.mean([each[name] for each in heads], axis=0).astype(np.float32) for name in heads[0]}
    np.savez_compressed(arguments.out / "heads.npz", **together)


if __name__ == "__main__":
    main()
