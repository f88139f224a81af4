"""The annotated stories as training data: which pairs of clauses annotators joined, and each story's fold.

Of the 79 stories of DATA/collation everything is annotated, of the 98 of `benchmarks/further.jsonl` the claims alone:
only what tells claims learns from these too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from rashomon.align import weights as shipped
from rashomon.api import analyse
from rashomon.attribute import attribute, voice
from rashomon.encoder import Encoder, read_encoder
from rashomon.link import link
from rashomon.link.weights import fitted
from rashomon.model import Analysis, Linked, Story, content_id
from rashomon.pipeline import Pipeline

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))
import further  # noqa: E402

FOLDS = 5

# A clause as the scorer places it: the report's file stem, its first and last character.
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """An annotated story: the folder of its reports and gold.json, its fold, and the weights that did not see it.

    ``unseen`` is the folder of the fold that held the story out; None where all that ships (voices, links, the
    encoder) was fitted without it.
    """

    folder: Path
    fold: int
    unseen: Path | None

    def encoder(self) -> Encoder:
        """Return the encoder that did not see the story."""
        return read_encoder(self.unseen) if self.unseen else shipped.load().encoder

    def told(self) -> tuple[Story, Linked]:
        """Return the story and its entities, both made by weights that did not see it."""
        story = Story(content_id("y", self.folder.name), tuple(analysed(self.folder, self.unseen)))
        return story, link(story, fitted(self.unseen)) if self.unseen else link(story)


def command(description: str, optional: Sequence[str] = ("out",)) -> tuple[argparse.Namespace, Any]:
    """Return the command line (``data``, ``scorer``, ``folds`` and what is optional), and the scorer's module."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "scorer", "folds", *optional):
        parser.add_argument(f"--{name}", type=Path, required=name not in optional)
    if "further" in optional:
        parser.add_argument("--alone", action="store_true", help="the further stories and no others")
    arguments = parser.parse_args()
    if "further" in optional and arguments.alone and not arguments.further:
        parser.error("--alone needs the further stories: give --further DATA")
    sys.path.insert(0, str(arguments.scorer))
    import collation

    return arguments, collation


def stories(data: Path) -> list[Path]:
    """Return the folders of annotated stories, in order of name."""
    return sorted(gold.parent for gold in data.glob("*/gold.json"))


def lessons(arguments: argparse.Namespace, scratch: Path) -> list[Lesson]:
    """Return the annotated stories, and with ``further`` (the folder of all the sets of DATA.md) the 98 further ones.

    The further ones are written to ``scratch``. With ``alone`` only these are returned: all that ships was fitted
    without them, so that no encoder of a fold is needed.
    """
    own, folds = [] if arguments.alone else stories(arguments.data), arguments.folds
    first = fold_of([folder.name for folder in own])
    found = [Lesson(folder, first[folder.name], folds / f"fold-{first[folder.name]}") for folder in own]
    if arguments.further:
        known = further.texts(arguments.further)
        more = {story["story"]: story for story in further.lines(further.STORIES)}
        second = fold_of(list(more))
        found += [Lesson(written(more[name], known, scratch), second[name], None) for name in sorted(more)]
    return found


def written(story: Any, known: dict[tuple[str, ...], str], scratch: Path) -> Path:
    """Write a further story as the annotated ones are kept; return its folder."""
    folder = scratch / story["story"]
    folder.mkdir()
    for name, text in further.reports_of(story, known).items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    claims = [{"readings": [dict(zip(("report", "start", "end"), r, strict=True)) for r in c]} for c in story["claims"]]
    (folder / "gold.json").write_text(json.dumps({"claims": claims}), encoding="utf-8")
    return folder


def fold_of(names: list[str]) -> dict[str, int]:
    """Return each story's fold: stories in order of name dealt out in turn, so that each kind is in every fold."""
    return {name: number % FOLDS for number, name in enumerate(sorted(names))}


def analysed(folder: Path, unseen: Path | None = None) -> list[Analysis]:
    """Return the analyses of a story's reports, in the order in which `rashomon.align` reads them.

    ``unseen`` is the folder of the fold that held the story out: its ``voice.npz`` then tells whose word a clause is.
    """
    voices = partial(attribute, weights=voice.read_weights(unseen)) if unseen else attribute
    outcomes = analyse(sorted(folder.glob("*.txt")), pipeline=replace(Pipeline(), attribute=voices))
    return sorted((a for a in outcomes if isinstance(a, Analysis)), key=lambda a: a.report.id)


def places(analysis: Analysis) -> list[Place]:
    """Return where each clause of a report stands."""
    stem = Path(analysis.report.location).stem
    return [(stem, clause.span.start, clause.span.end) for clause in analysis.clauses]


def gold_pairs(folder: Path, scorer: Any) -> list[Any]:
    """Return the pairs of readings that the annotators joined."""
    texts = scorer.Texts(folder)
    claims = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["claims"]
    return list(scorer.pairs([[place(r, texts) for r in c["readings"]] for c in claims]))


def place(reading: dict[str, Any], texts: Any) -> Place:
    """Return where a reading stands, told by its first and last character or by its words."""
    stem = reading["report"]
    if "start" in reading:
        return stem, reading["start"], reading["end"]
    start, end = texts.find(stem, reading["quote"])
    return stem, start, end


def agreement(a: Place, b: Place, gold: list[Any], scorer: Any) -> float:
    """Return 0 where annotators did not join two places, even loosely; else how well both ends are cut as theirs.

    That is the lesser intersection over union of the two ends, with the annotated pair that fits best, in (0, 1].
    """
    pair = tuple(sorted((a, b)))
    return max((min(map(overlap, pair, g)) for g in gold if scorer.same(pair, g, False)), default=0.0)


def overlap(a: Place, b: Place) -> float:
    """Return the intersection over union of two places of one report."""
    return (min(a[2], b[2]) - max(a[1], b[1])) / (max(a[2], b[2]) - min(a[1], b[1]))


def agreements(statements: list[Place], gold: list[Any], scorer: Any) -> dict[tuple[int, int], float]:
    """Return `agreement` of every pair of clauses that annotators joined, by their numbers."""
    across = ((i, j) for i, j in combinations(range(len(statements)), 2) if statements[i][0] != statements[j][0])
    found = {(i, j): agreement(statements[i], statements[j], gold, scorer) for i, j in across}
    return {pair: value for pair, value in found.items() if value}
