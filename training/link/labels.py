"""The annotated stories' labels as training data: which word of a report names which labelled thing."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from rashomon.model import Parse, Span


def labelled(folder: Path, parses: dict[str, Parse], scorer: Any) -> dict[tuple[str, int], set[int]]:
    """Return the labelled things whose forms have their head at a token of a report."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["labels"]
    by_stem = {Path(parse.report.location).stem: parse for parse in parses.values()}
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, label in enumerate(gold):
        for stem, forms in label["names"].items():
            parse = by_stem[stem]
            text, places = scorer.fold(parse.report.text)
            for form in forms:
                for match in re.finditer(re.escape(scorer.fold(form)[0].strip()), text):
                    head = head_of(parse, Span(places[match.start()], places[match.end() - 1] + 1))
                    if head is not None:
                        found[parse.report.id, head].add(number)
    return found


def head_of(parse: Parse, span: Span) -> int | None:
    """Return the head of a form: its first token whose own head lies outside, or what a preposition there governs."""
    inside = parse.inside(span)
    head = next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None)
    if head is not None and parse.tokens[head].pos in ("ADP", "SCONJ"):
        return next((i for i in parse.children[head] if parse.tokens[i].dep == "pobj" and i in inside), head)
    return head
