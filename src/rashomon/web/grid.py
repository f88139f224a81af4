"""A brief's rows as the lines of a matrix: which are shown, in which order, and what each cell says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from rashomon.brief import Brief
from rashomon.brief.differing import split
from rashomon.brief.lines import Row, Told
from rashomon.brief.rows import HARDEST
from rashomon.export import phrases
from rashomon.model import Passage

Key = Callable[[Row], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report does with a claim; ``passage`` is where it says it."""

    report: str
    state: str
    slots: tuple[str, ...] = ()
    passage: Passage | None = None

    @property
    def soft(self) -> bool:
        """Return whether the report parts from others in no fact."""
        return self.state == "differs" and phrases.softly(self.slots)


@dataclass(frozen=True, slots=True)
class Line:
    """One claim with its cells; with a base, they compare the other reports with that one.

    ``note`` says why a claim that several reports have is not counted as shared, or that it stands for a list, whose
    ``claims`` are counted.
    """

    row: Row
    base: str | None = None
    note: str = ""
    claims: int = 1

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return what each report does with the claim."""
        return tuple(cells(self.row, self.base))

    @property
    def passage(self) -> Passage:
        """Return where the claim is said most clearly: it names the claim in addresses."""
        return self.row.best.passage

    @property
    def several(self) -> bool:
        """Return whether several reports say the claim."""
        return len(reports_of(self.row)) > 1


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader wants to see of a matrix: see ``rashomon.web.words``. ``base`` and ``only`` are report ids."""

    shown: str = "all"
    order: str = "weight"
    base: str | None = None
    only: str | None = None
    words: str = ""


def lines(brief: Brief, choice: Choice) -> list[Line]:
    """Return the lines that are wanted, in the order that is wanted."""
    # Who looks for words sees every line of a list that holds them.
    lists = () if choice.words else tuple(line for each in brief.only for line in each.sentences if line.further)
    folded = {claim for line in lists for claim in line.claims[1:]}
    counted = {
        "every": {row.claim for row in brief.all_say},
        "told": {each.claim for each in split(brief.differ)[0] if not each.revised},
    }
    found = (row for row in brief.rows if row.claim not in folded and wanted(row, choice, counted))
    rows = sorted(found, key=ORDERINGS[choice.order](brief, choice))
    notes = {row.claim: phrases.UNSURE for row in brief.maybe_same}
    notes |= {row.claim: phrases.SEEN_ABOVE for row in brief.again}
    notes |= {line.claims[0]: phrases.further(line) for line in lists}
    counts = {line.claims[0]: len(line.claims) for line in lists}
    return [Line(row, choice.base, notes.get(row.claim, ""), counts.get(row.claim, 1)) for row in rows]


def reports_of(row: Row) -> set[str]:
    """Return the reports that say a claim."""
    return {told.report for told in row.readings}


def wanted(row: Row, choice: Choice, counted: Mapping[str, Set[str]]) -> bool:
    """Return whether a claim is to be shown; ``counted`` are the claims that the head of the page counts, by kind."""
    saying = reports_of(row)
    kinds = {
        "all": True,
        "shared": len(saying) > 1,
        "differ": bool(row.slots),
        "single": len(saying) > 1 and row.origins.most == 1,
        "only": len(saying) == 1 and (choice.only is None or choice.only in saying),
    }
    kinds |= {kind: row.claim in claims for kind, claims in counted.items()}
    return kinds[choice.shown] and (not choice.words or holds(row, choice.words))


def holds(row: Row, words: str) -> bool:
    """Return whether the words stand in one of a claim's readings or name whose word it is."""
    said = " ".join(f"{t.text} {t.outlet} {' '.join(hand.label for hand in t.chain)}" for t in row.readings).casefold()
    return all(each in said for each in words.casefold().split())


def standing(brief: Brief) -> Callable[[Row], int]:
    """Return the key for the order of a brief's parts: what is shared, what one report says, what the brief folds.

    Many claims of one report weigh more than shared ones, and who opens a matrix looks for what can be compared.
    """
    folded = {row.claim: 2 for row in brief.maybe_same} | {row.claim: 3 for row in brief.again}
    return lambda row: folded.get(row.claim, int(len(reports_of(row)) == 1))


def by_weight(brief: Brief, choice: Choice) -> Key:
    """Return the key for the brief's own order."""
    part = standing(brief)
    return lambda row: (part(row), -row.worth, row.claim)


def by_conflict(brief: Brief, choice: Choice) -> Key:
    """Return the key that puts those first that part in most, and in the hardest, facts.

    Two claims that only may be one part in nothing for sure.
    """
    part = standing(brief)

    def key(row: Row) -> tuple[Any, ...]:
        hard = [HARDEST.index(slot) for slot in row.slots if slot not in phrases.SOFT]
        return (part(row), -len(hard), min(hard, default=len(HARDEST)), not row.slots, -row.weight, row.claim)

    return key


def by_time(brief: Brief, choice: Choice) -> Key:
    """Return the key for the time of what a claim tells; claims without any come last."""
    times: dict[str, str] = {}
    for moment in brief.timeline:
        for _, _, told in moment.told:
            if moment.earliest:
                times.setdefault(told.statement, moment.earliest)

    def key(row: Row) -> tuple[Any, ...]:
        known = [times[told.statement] for told in row.readings if told.statement in times]
        return (min(known, default="9999"), -row.weight, row.claim)

    return key


def by_text(brief: Brief, choice: Choice) -> Key:
    """Return the key for the order of one report's text; what it does not say comes last."""
    base = choice.base or brief.head.reports[0].id

    def key(row: Row) -> tuple[Any, ...]:
        places = [told.passage.span.start for told in row.readings if told.report == base]
        return (not places, min(places, default=0), -row.weight, row.claim)

    return key


ORDERINGS = {"weight": by_weight, "conflict": by_conflict, "time": by_time, "text": by_text}


def cells(row: Row, base: str | None) -> Iterator[Cell]:
    """Yield a claim's cells; with a base, each says how its report stands to that one."""
    states = dict(row.cells)
    lone = len(reports_of(row)) == 1
    for report, state in row.cells:
        told = [each for each in row.readings if each.report == report]
        passage = best(row, told).passage if told else None
        if base is None or report == base or state == "not retrieved":
            shown = "only here" if told and lone and state == "says" else state
            yield Cell(report, shown, slots(row, report) if state == "differs" else (), passage)
        elif parted := slots(row, report, base):
            yield Cell(report, "differs", parted, passage)
        elif states[base] == "silent":
            yield Cell(report, "adds" if told else "both silent", (), passage)
        else:
            yield Cell(report, "as base" if told else "lacks", (), passage)


def best(row: Row, told: Sequence[Told]) -> Told:
    """Return the reading that says a claim most clearly, among those of a report."""
    return next((each for each in told if each.statement == row.best.statement), told[0])


def slots(row: Row, report: str, other: str | None = None) -> tuple[str, ...]:
    """Return in what a report parts from another, or from any; later figures are left out."""
    found: Iterable[str] = (
        slotted.on
        for contrast in row.contrasts
        if report in (contrast.left.report, contrast.right.report)
        and (other is None or other in (contrast.left.report, contrast.right.report))
        for slotted in contrast.slots
        if not slotted.revised
    )
    return tuple(dict.fromkeys(found))
