"""Texts as what the tagger is trained on: word pieces, their tokens, how these hang in the parse, who said what.

    pip install .
    python training/attribution/units.py --data DATA --out UNITS

DATA is the folder that holds the sets of DATA.md, ``polnear`` among them. UNITS receives train.bin and dev.bin (PolNeAR
with its attributions) and unlabelled.bin: reports whose attributions nobody marked, of ``incidents``, ``tolls``,
``newswcl50`` and ``bundles``. Left out are the 79 annotated stories, PolNeAR dev, what `benchmarks/further.py` measures
on and the stories of `benchmarks/chains.jsonl`, so that what is measured there stays unseen.
"""

from __future__ import annotations

import argparse
import functools
import pickle
import sys
import zlib
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tagger import ROLES, Ints, Unit
from tokenizers import Tokenizer

from rashomon.attribute.heads import MODEL
from rashomon.attribute.quotation import quoted
from rashomon.attribute.standing import between_marks
from rashomon.attribute.tagger import homes, spans_to_read
from rashomon.encoder import LONGEST
from rashomon.model import Parse, Report, Span
from rashomon.parse import parse

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from texts import BENCHMARKS, annotated, further, lines, opening  # noqa: E402

# Characters of an unlabelled text that is taken.
SHORTEST, LARGEST = 300, 14_000


def units(text: str, attributions: list[dict[str, Any]] | None = None) -> Iterator[Unit]:
    """Yield the units of a text, each line a paragraph, with what is attributed there where that is known."""
    tokenizer, read = pieces(), parsed(text)
    marks = quoted(read)
    for span in spans_to_read(read):
        encoded = tokenizer.encode(span.of(text))
        offsets = np.array(encoded.offsets)
        real, starts = offsets[:, 1] > offsets[:, 0], offsets[:, 0] + span.start
        tokens = read.tokens[read.inside(span).start : read.inside(span).stop]
        yield Unit(
            ids=np.array(encoded.ids),
            home=homes(read, span, offsets),
            real=real,
            marks=between_marks(starts, marks),
            head=np.array([token.head for token in tokens]) - read.inside(span).start,
            dep=tuple(token.dep for token in tokens),
            sentence=np.array([token.sentence for token in tokens]),
            anchors=None if attributions is None else anchors(span, offsets + span.start, real, attributions),
        )


@functools.cache
def pieces() -> Tokenizer:
    """Return the tokenizer that ships with the package, which cuts what is longer than the encoder reads."""
    path = resources.files("rashomon") / "models" / MODEL / "tokenizer.json"
    tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def parsed(text: str) -> Parse:
    """Return the parse of a text, each line a paragraph."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return parse(Report("training", "training", "", text, tuple(paragraphs)))


def anchors(span: Span, offsets: Ints, real: npt.NDArray[np.bool_], told: list[dict[str, Any]]) -> dict[int, Ints]:
    """Return each piece's role for each attribution whose cue begins in a span; two of one cue are one."""
    found: dict[int, Ints] = {}
    for attribution in told:
        if not attribution["cue"] or not attribution["content"]:
            continue
        first = min(start for start, _ in attribution["cue"])
        after = np.nonzero(real & (offsets[:, 1] > first))[0]
        if not span.start <= first < span.end or not len(after):
            continue
        labels = found.setdefault(int(after[0]), np.zeros(len(offsets), dtype=np.int64))
        for number, role in enumerate(ROLES, start=1):
            for start, end in attribution[role]:
                labels[real & (offsets[:, 0] >= start) & (offsets[:, 0] < end)] = number
    return found


def unlabelled(data: Path) -> Iterator[str]:
    """Yield different texts that nobody annotated here and that nothing is measured on."""
    known = annotated(data) | {opening(article["text"]) for article in lines(data / "polnear" / "dev.jsonl")}
    for text in texts(data):
        if SHORTEST <= len(text) <= LARGEST and opening(text) not in known:
            known.add(opening(text))
            yield text


def texts(data: Path) -> Iterator[str]:
    """Yield the texts of the sets that are read without their annotation."""
    kept_unseen = further()
    chains = {report["bundle"] for report in lines(BENCHMARKS / "chains.jsonl")}
    for story in lines(data / "bundles" / "triplets.jsonl"):
        yield from (report["text"] for report in story["reports"] if story["story"] not in chains)
    for article in lines(data / "incidents" / "articles.jsonl"):
        if ("incidents", article["id"]) not in kept_unseen:
            yield article["text"]
    yield from (article["article_content"] for article in lines(data / "tolls" / "articles.jsonl"))
    for path in sorted((data / "newswcl50").glob("event_*/*/*.txt")):
        if path.stem.count("_") == 1:
            yield path.read_text(encoding="utf-8")


def write(found: Iterable[Unit], path: Path) -> None:
    """Write units; they hold other people's words, so the file stays where the data is."""
    path.write_bytes(zlib.compress(pickle.dumps(list(found))))


def main() -> None:
    """Write the three files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in ("train", "dev"):
        articles = lines(arguments.data / "polnear" / f"{name}.jsonl")
        write((unit for a in articles for unit in units(a["text"], a["attributions"])), arguments.out / f"{name}.bin")
    write((unit for text in unlabelled(arguments.data) for unit in units(text)), arguments.out / "unlabelled.bin")


if __name__ == "__main__":
    main()
