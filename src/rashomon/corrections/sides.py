"""Corrections → what each of their selectors stands for in a story, and those that name what is not there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar, get_args

from rashomon.corrections.selectors import bare
from rashomon.corrections.ties import consistent
from rashomon.model import Correction, CorrectionKind, Problem, Selector

Thing = TypeVar("Thing", bound=Hashable)
# A correction with what each of its selectors stands for, those that stand for nothing left out.
Acting = tuple[Correction, list[list[Thing]]]

KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
# How many selectors each kind needs at least.
FEWEST = {"same": 2, "different": 2, "name": 1, "split": 2, "join": 2, "wrong": 1}
# What each kind names: who or what is spoken of, or what is said.
NAMES = {kind: "passages" if kind in ("split", "join", "wrong") else "mentions" for kind in KINDS}


def lacks(each: Correction) -> str | None:
    """Return what a correction lacks, or has too much, to say something; ``None`` where it is well."""
    if len(each.selectors) < FEWEST[each.kind]:
        return f"needs at least {FEWEST[each.kind]} {NAMES[each.kind]}, each in words of its own."
    if not all(bare(selector.words) for selector in each.selectors):
        return "names something without words."
    if each.kind == "name" and not (each.name or "").strip():
        return "needs a name: --name NAME, or name = in a file."
    return "has a name; only [[name]] gives one." if each.kind != "name" and each.name is not None else None


def acting(
    given: Iterable[Correction],
    names: str,
    find: Callable[[Selector], list[Thing]],
    unfound: Callable[[Selector], str],
) -> tuple[list[Acting[Thing]], tuple[Problem, ...]]:
    """Return the corrections of mentions or passages (``names``) that do something, and the problems of the others.

    Kind by kind, each in the order given: so a file, which keeps its kinds apart, and a desk say the same. ``unfound``
    says of a selector that ``find`` finds nothing for what it is not. Raises ``ContradictionError`` where those that do
    something contradict each other.
    """
    found: list[Acting[Thing]] = []
    problems: list[Problem] = []
    wanted = (each for each in given if NAMES[each.kind] == names and not each.undone)
    for each in sorted(wanted, key=lambda each: KINDS.index(each.kind)):
        sides = [find(selector) for selector in each.selectors]
        there = [side for side in sides if side]
        # A split is of its first selector's words from the others'.
        acts = len(there) >= FEWEST[each.kind] and (each.kind != "split" or bool(sides[0]))
        if acts:
            found.append((each, there))
        for selector, side in zip(each.selectors, sides, strict=True):
            if not side:
                where = f"in {selector.report}" if selector.report else "in these reports"
                idle = "" if acts else "The correction changes nothing here."
                said = f"“{selector.words}” {unfound(selector)} {where}."
                problems.append(Problem(each.where or f"[[{each.kind}]]", "correct", said, idle))
    consistent(found)
    return found, tuple(problems)
