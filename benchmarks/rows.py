"""Count, of the lines that a brief shows of annotated stories, those that are right, by where they are shown.

    python benchmarks/collation.py --data COLLATION --scorer SCORERS --folds FOLDS --out FOLDER
    python benchmarks/rows.py --compared FOLDER --scorer SCORERS

A shared row is right where a pair of its readings from two reports is one of the annotators' (loosely, as the scorer of
comparisons has it), whole where each of its reports stands in such a pair. A difference is right as that scorer has it:
facts are number, date, place, person and polarity, of which those in claims that may be two are folded. Of what one
report alone says, the annotators named up to six most important statements: a line is right where it overlaps one.

The annotators sum each claim up in a line of their own, its gist. How well a shared row is shown is how many of its
words are that line's: F1 of the words that carry meaning, beside the mean and the best of the row's readings.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

FACTS = ("number", "date", "place", "person", "polarity")
# Words that carry no meaning in a gist.
LIGHT = frozenset(
    "a an the of to in on at for from by with and or his her its their that this is was were are be been has have had"
    " as it he she they who which".split()
)
# Lines that a report alone has, which a brief shows before the others.
FIRST = 6
Counts = collections.Counter[tuple[str, str]]


def judge(folder: Path, scorer: ModuleType, found: Counts) -> None:
    """Count a story's rows and differences by section."""
    gold, got = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("gold.json", "comparison.json"))
    shown = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    texts = scorer.Texts(folder)
    stems = {report["id"]: Path(report["location"]).stem for report in got["reports"]}
    annotated = [[(r["report"], *texts.find(r["report"], r["quote"])) for r in c["readings"]] for c in gold["claims"]]
    pairs = scorer.pairs(annotated)
    for claim in got["claims"]:
        if (section := shown["claims"].get(claim["id"])) is None:
            continue
        readings = [place(reading, stems, texts) for reading in claim["readings"]]
        right = set()
        for a, b in itertools.combinations(sorted(filter(None, readings)), 2):
            if a[0] != b[0] and any(scorer.same((a, b), pair, False) for pair in pairs):
                right |= {a[0], b[0]}
        found[section, "rows"] += 1
        found[section, "right"] += bool(right)
        found[section, "whole"] += len(right) == len({reading["report"] for reading in claim["readings"]})
        judge_shown(claim, meant(readings, annotated, gold, scorer), found)
        told, wanted = differences(claim, stems), expected(readings, annotated, gold, scorer)
        for slot in told:
            folded = " folded" if claim["id"] in shown["folded"] else ""
            kind = f"facts{'' if slot[0] == 'polarity' else folded}" if slot[0] in FACTS else slot[0]
            found[section, kind] += 1
            found[section, f"{kind} right"] += slot in wanted


def judge_alone(folder: Path, scorer: ModuleType, found: Counts) -> None:
    """Count what a story's reports alone say: the annotated statements found, and the lines that are such."""
    gold, got = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("gold.json", "comparison.json"))
    shown = json.loads((folder / "rows.json").read_text(encoding="utf-8"))["alone"]
    texts = scorer.Texts(folder)
    for report in got["reports"]:
        stem = Path(report["location"]).stem
        wanted = [texts.find(stem, each["quote"]) for each in gold["only"] if each["report"] == stem]
        wanted = list(filter(None, wanted))
        for section, lines in (("alone", shown.get(report["id"], [])), ("first", shown.get(report["id"], [])[:FIRST])):
            if not wanted:
                continue
            spans = [texts.find(stem, report["text"][start:end], start) for start, end in lines]
            spans = list(filter(None, spans))
            found[section, "lines"] += len(spans)
            found[section, "right"] += sum(any(scorer.overlap(w, s, False) for w in wanted) for s in spans)
            found[section, "wanted"] += len(wanted)
            found[section, "found"] += sum(any(scorer.overlap(w, s, False) for s in spans) for w in wanted)


def place(reading: dict[str, Any], stems: dict[str, str], texts: Any) -> tuple[str, int, int] | None:
    """Return where a reading stands in its report's file."""
    stem = stems[reading["report"]]
    span = texts.find(stem, reading["text"], reading["start"])
    return (stem, *span) if span else None


def differences(claim: dict[str, Any], stems: dict[str, str]) -> set[tuple[str, frozenset[str]]]:
    """Return the slots in which a claim's reports part, later figures left out."""
    parted = [each for each in claim["differences"] if not each.get("revised")]
    return {(each["on"], frozenset(stems[report] for report in each["between"])) for each in parted}


def meant(readings: list[Any], annotated: list[Any], gold: Any, scorer: ModuleType) -> Any:
    """Return the annotated claim that has most reports in common with some readings, ``None`` without two."""
    placed = list(filter(None, readings))

    def common(claim: list[Any]) -> int:
        over = (a[0] for a in claim for b in placed if a[0] == b[0] and scorer.overlap(a[1:], b[1:], False))
        return len(set(over))

    best = max(range(len(annotated)), key=lambda n: common(annotated[n]), default=None)
    return None if best is None or common(annotated[best]) < 2 else gold["claims"][best]


def expected(readings: list[Any], annotated: list[Any], gold: Any, scorer: ModuleType) -> set[Any]:
    """Return the differences of the annotated claim that some readings are of."""
    claim = meant(readings, annotated, gold, scorer)
    return {(each["on"], frozenset(each["between"])) for each in claim["differs"]} if claim is not None else set()


def judge_shown(claim: dict[str, Any], of: Any, found: Counts) -> None:
    """Add, of a claim that the annotators have, how like their gist the reading is that shows it, and all are."""
    if of is None:
        return
    values = {each["statement"]: likeness(each["text"], of["gist"]) for each in claim["readings"]}
    found["gist", "claims"] += 1
    for name, value in (
        ("shown", values[claim["best"]]),
        ("mean", sum(values.values()) / len(values)),
        ("best", max(values.values())),
    ):
        found["gist", name] += round(1000 * value)


def likeness(text: str, gist: str) -> float:
    """Return the F1 of the words that two texts share."""
    one, other = (
        collections.Counter(w for w in re.findall(r"[a-z0-9']+", t.lower()) if w not in LIGHT) for t in (text, gist)
    )
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def main() -> None:
    """Print the counts of each section."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("compared", "scorer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import collation as scorer

    found: Counts = collections.Counter()
    folders = sorted(arguments.compared.iterdir())
    for folder in folders:
        judge(folder, scorer, found)
        judge_alone(folder, scorer, found)
    print(f"{len(folders)} stories")
    for section in ("shared", "maybe", "again"):
        rows, right, whole = (found[section, name] for name in ("rows", "right", "whole"))
        slots = ", ".join(
            f"{kind} {found[section, f'{kind} right']} of {found[section, kind]}"
            for kind in ("facts", "facts folded", "certainty", "attribution", "wording")
        )
        print(f"{section:7} {rows} rows, right {right / max(rows, 1):.3f}, whole {whole / max(rows, 1):.3f}; {slots}")
    for section, title in (("first", f"the first {FIRST} lines of a report alone"), ("alone", "all its lines")):
        lines, right, wanted, hit = (found[section, name] for name in ("lines", "right", "wanted", "found"))
        print(f"{title}: {lines}, right {right / max(lines, 1):.3f}, found {hit / max(wanted, 1):.3f} of {wanted}")
    shown, mean, best = (
        found["gist", name] / max(found["gist", "claims"], 1) / 1000 for name in ("shown", "mean", "best")
    )
    print(
        f"words shared with the gist of {found['gist', 'claims']}: shown {shown:.3f}, mean {mean:.3f}, best {best:.3f}"
    )


if __name__ == "__main__":
    main()
