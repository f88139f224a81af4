"""The lines of a brief: frozen values, each naming the statements and passages it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import CellState, DerivationKind, Origins, Passage, Problem, Report, Slot, SourceKind, Span


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand in a chain: the words that name it and, where the words are linked, the entity's name."""

    text: str
    kind: SourceKind
    passage: Passage
    entity: str | None = None
    name: str | None = None

    @property
    def label(self) -> str:
        """Return what to call the hand: its entity's name, else its own words."""
        return self.name or self.text


@dataclass(frozen=True, slots=True)
class Told:
    """One reading: the words, where they stand, and whose word they are (``chain``, nearest hand first)."""

    report: str
    outlet: str
    statement: str
    passage: Passage
    content: tuple[Span, ...]
    text: str
    voice: str
    quote: str
    certainty: str
    polarity: str
    chain: tuple[Hand, ...] = ()
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Slotted:
    """One slot in which two readings part: the passages that fill it, left and right, and their words.

    ``because`` are the words that show why.
    """

    on: Slot
    words: tuple[Passage, Passage]
    cut: tuple[str, str]
    revised: bool
    because: tuple[Passage, ...] = ()

    @property
    def label(self) -> str:
        """Return the slot in words; a later figure is no contradiction."""
        return f"{self.on}, given as of a later time" if self.revised else self.on


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two readings of one claim side by side, and the slots in which they part, the hardest first."""

    claim: str
    left: Told
    right: Told
    slots: tuple[Slotted, ...]

    @property
    def label(self) -> str:
        """Return the slots in words."""
        return "; ".join(dict.fromkeys(slotted.label for slotted in self.slots))

    @property
    def revised(self) -> bool:
        """Return whether nothing but a later time sets the readings apart."""
        return all(slotted.revised for slotted in self.slots)


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: its clearest reading, all its readings, each report's state, and its origins."""

    claim: str
    weight: float
    best: Told
    readings: tuple[Told, ...]
    cells: tuple[tuple[str, CellState], ...]
    origins: Origins
    contrasts: tuple[Contrast, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets that say the claim, each once."""
        return tuple(dict.fromkeys(told.outlet for told in self.readings))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why readings of several reports are taken to have one origin, each reason once."""
        report = {told.statement: told.report for told in self.readings}
        groups = [g for g in self.origins.groups if len({report.get(s) for s in g.statements}) > 1]
        return tuple(dict.fromkeys(group.reason for group in groups))

    @property
    def slots(self) -> tuple[str, ...]:
        """Return the slots in which the readings part, later figures left out."""
        return tuple(dict.fromkeys(s.on for contrast in self.contrasts for s in contrast.slots if not s.revised))


@dataclass(frozen=True, slots=True)
class Head:
    """The story in numbers. ``shared`` claims have more than one report; ``single`` of them show one origin only.

    ``earliest`` to ``latest`` are the dates of the reports whose day is known; ``undated`` reports have none.
    """

    reports: tuple[Report, ...]
    outlets: tuple[str, ...]
    earliest: str | None
    latest: str | None
    undated: int
    claims: int
    by_all: int
    shared: int
    single: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Only:
    """What one report alone says, weightiest first."""

    report: str
    outlet: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One source: what it is called, of what kind, and which statements of which reports rest on its word."""

    name: str
    kind: SourceKind | str
    entity: str | None
    via: tuple[str, ...]
    statements: tuple[tuple[str, tuple[str, ...]], ...]
    passages: tuple[Passage, ...]

    @property
    def total(self) -> int:
        """Return how many statements rest on the source's word."""
        return sum(len(ids) for _, ids in self.statements)


@dataclass(frozen=True, slots=True)
class Debt:
    """One report rests on something else: another report (``report`` is its id) or what its words name."""

    derived: str
    origin: str
    report: str | None
    kind: DerivationKind
    because: tuple[tuple[Passage, str], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What each report calls one entity: distinct forms with their counts, most frequent first."""

    entity: str
    name: str
    kind: str
    forms: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Maybe:
    """Two entities that may be one, with the passages that suggest it. They are not joined."""

    names: tuple[str, str]
    score: float
    because: tuple[tuple[Passage, str], ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a counted thing, as one reading gives it; ``toll`` where the report gives it as the whole.

    ``low`` and ``high`` bound the number, ``None`` where nothing does.
    """

    where: Passage
    text: str
    told: Told
    toll: bool
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """What the reports give for one counted thing, in order of publication, a report's toll before the rest."""

    counted: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated happening: its time and the readings that tell it."""

    value: str | None
    earliest: str | None
    latest: str | None
    told: tuple[tuple[Passage, str, Told], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The comparison as lines, by section."""

    head: Head
    all_say: tuple[Row, ...]
    some_say: tuple[Row, ...]
    differ: tuple[Contrast, ...]
    only: tuple[Only, ...]
    whose_word: tuple[Voice, ...]
    debts: tuple[Debt, ...]
    labels: tuple[Label, ...]
    maybe: tuple[Maybe, ...]
    figures: tuple[Count, ...]
    timeline: tuple[Moment, ...]
    unplaced: tuple[Problem, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every claim's row, weightiest first."""
        only = [row for each in self.only for row in each.rows]
        return tuple(sorted((*self.all_say, *self.some_say, *only), key=lambda row: (-row.weight, row.claim)))
