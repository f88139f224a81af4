"""Which words of two readings part: those that a renderer marks."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rashomon.brief.lines import Contrast, Slotted, Told
from rashomon.export.harmless import one_line

# What is compared of two wordings.
WORD = re.compile(r"[^\s“”\"]+")


def parted(contrast: Contrast, side: int, text: str) -> list[tuple[int, int]]:
    """Return the ranges of ``text`` that hold the words in which one side parts, in order, none overlapping.

    Words that are the whole reading, or that stand outside it, are left unmarked.
    """
    found: list[tuple[int, int]] = []
    for words in dict.fromkeys(
        one_line(each) for slotted in contrast.slots for each in parting(contrast, slotted, side)
    ):
        hit = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else None
        whole = len(words) >= len(text) - 2
        if hit and not whole and all(hit.end() <= a or b <= hit.start() for a, b in found):
            found.append(hit.span())
    return sorted(found)


def parting(contrast: Contrast, slotted: Slotted, side: int) -> list[str]:
    """Return the words of one side that fill a slot and those that show why; of two wordings, what only this one has.

    What goes on before or after all of the other is no other wording of it.
    """
    if slotted.on != "wording":
        return [slotted.cut[side], *slotted.shown[side]]
    here, there = (WORD.findall(one_line(told.text)) for told in pair(contrast, side))
    ours, theirs = ([word.strip(",.;:!?").casefold() for word in words] for words in (here, there))
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    inner = [step for n, step in enumerate(steps) if step[0] == "replace" or n not in (0, len(steps) - 1)]
    return [" ".join(here[start:end]) for kind, start, end, _, _ in inner if kind != "equal" and start < end]


def pair(contrast: Contrast, side: int) -> tuple[Told, Told]:
    """Return the reading of one side and the other."""
    return (contrast.right, contrast.left) if side else (contrast.left, contrast.right)
