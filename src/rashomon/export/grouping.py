"""What is shown in the same way stands once: readings, figures, times and labels that look alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from rashomon.brief.entries import Form, Value
from rashomon.brief.lines import Contrast, Row, Told
from rashomon.export.attribution import leaning, manner, word
from rashomon.export.harmless import one_line
from rashomon.export.phrases import backed, differs, voiced
from rashomon.model import Passage

Item = TypeVar("Item")


def alike(row: Row) -> list[list[Told]]:
    """Return the readings that a row's reports are shown by, the row's first; those told in the same way together."""
    return together(row.by_report, lambda told: (one_line(told.text), word(told), manner(told), told.doubtful))


def together(items: Iterable[Item], shown: Callable[[Item], Hashable]) -> list[list[Item]]:
    """Return items that are shown in the same way together, each group where its first stands.

    >>> together(["ab", "c", "de"], len)
    [['ab', 'de'], ['c']]
    """
    found: dict[Hashable, list[Item]] = {}
    for item in items:
        found.setdefault(shown(item), []).append(item)
    return list(found.values())


def remark(row: Row) -> Hashable:
    """Return which remark a claim is a part of: where each report quotes it, and from whom; its own where they part."""
    told = row.by_report
    if differs(row) or not all(each.quote == "direct" and each.chain for each in told):
        return row.claim
    return frozenset((each.report, each.chain[-1].passage) for each in told)


def as_value(value: Value) -> Hashable:
    """Return what is shown of a figure, its report aside."""
    return one_line(value.text), value.toll, backed(value)


def as_moment(entry: tuple[Passage, str, Told]) -> Hashable:
    """Return what is shown of a reading at a time, its report aside."""
    _, when, told = entry
    return leaning(told), one_line(told.text), told.headline, one_line(when)


def as_forms(entry: tuple[str, tuple[Form, ...]]) -> Hashable:
    """Return what is shown of a report's labels, the report aside."""
    return tuple((one_line(form.text), form.times, voiced(form)) for form in entry[1])


def so_too(others: Iterable[Contrast], names: Mapping[str, str]) -> str:
    """Return between which other reports the same difference is, empty where between none."""
    pairs = ", ".join(f"{names[each.left.report]} / {names[each.right.report]}" for each in others)
    return f" · so too: {pairs}" if pairs else ""
