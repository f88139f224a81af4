"""The lines of a brief: frozen values, each naming the statements and passages it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model import (
    CellState,
    DerivationKind,
    LabelVoice,
    Origins,
    Passage,
    Problem,
    Report,
    Selector,
    Slot,
    SourceKind,
    Span,
)


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand in a chain: what to call it and, where its words are linked, the entity's name.

    ``text`` is the words that name it, cut from the report; "a tweet" where the verb "tweeted" alone does.
    """

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
    """One reading: the words, where they stand, and whose word they are (``chain``, nearest hand first).

    ``lead`` are words of the same report that the reading leans on ("the bridge", before "which was closed in May"),
    and ``lead_text`` their characters. Where it is ``taken``, they are what makes it that: "denied" by "denied that".
    """

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
    lead: Passage | None = None
    lead_text: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Slotted:
    """One slot in which two readings part: the passages that fill it, left and right, and their words.

    ``because`` are the passages that show why, and ``shown`` those words of either side that do.
    """

    on: Slot
    words: tuple[Passage, Passage]
    cut: tuple[str, str]
    revised: bool
    because: tuple[Passage, ...] = ()
    shown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def label(self) -> str:
        """Return the slot in words; a later figure is no contradiction."""
        return f"{self.on}, given as of a later time" if self.revised else self.on


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two readings of one claim side by side, and the slots in which they part, the hardest first.

    ``agreement`` in [0, 1] is how likely the claim's readings say the same but for that.
    """

    claim: str
    left: Told
    right: Told
    slots: tuple[Slotted, ...]
    agreement: float = 1.0

    @property
    def label(self) -> str:
        """Return the slots in words."""
        return "; ".join(dict.fromkeys(slotted.label for slotted in self.slots))

    @property
    def worded(self) -> bool:
        """Return whether the readings part in nothing but whose word they are."""
        return all(slotted.on == "attribution" for slotted in self.slots)

    @property
    def revised(self) -> bool:
        """Return whether nothing but a later time sets the readings apart."""
        return all(slotted.revised for slotted in self.slots)


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: its clearest reading, all its readings, each report's state, and its origins.

    ``agreement`` in [0, 1] is how likely its readings say the same.
    """

    claim: str
    weight: float
    best: Told
    readings: tuple[Told, ...]
    cells: tuple[tuple[str, CellState], ...]
    origins: Origins
    contrasts: tuple[Contrast, ...] = ()
    agreement: float = 1.0

    @property
    def worth(self) -> float:
        """Return how much of the event the row carries as far as it holds: its weight by its agreement."""
        return self.weight * self.agreement

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets that say the claim, each once."""
        return tuple(dict.fromkeys(told.outlet for told in self.readings))

    @property
    def by_report(self) -> tuple[Told, ...]:
        """Return the reading that each report is shown by: that of the row first, of the others the one most like it.

        A headline only where a report has nothing else.
        """
        words = set(self.best.text.casefold().split())
        found = {self.best.report: self.best}
        for told in sorted(self.readings, key=lambda t: (t.headline, -len(words & set(t.text.casefold().split())))):
            found.setdefault(told.report, told)
        order = dict.fromkeys((self.best.report, *(told.report for told in self.readings)))
        return tuple(found[report] for report in order)

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
    ``differences`` are those in what is told, each once however many reports part so.
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
    differences: int = 0


@dataclass(frozen=True, slots=True)
class Alone:
    """What one report alone says in one sentence on one hand's word, and the ids of the claims that make it up."""

    told: Told
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Only:
    """What one report alone says: its claims, weightiest first, and its sentences, the most telling first."""

    report: str
    outlet: str
    rows: tuple[Row, ...]
    # Empty in a story of one report, and in briefs that desks keep from before there were these.
    sentences: tuple[Alone, ...] = ()

    @property
    def lines(self) -> tuple[Alone, ...]:
        """Return the lines to show: sentences, else a line a claim."""
        return self.sentences or tuple(Alone(row.best, (row.claim,)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb with which a report gives a source's word: its kind, and the cues in which it stands."""

    verb: str
    kind: str
    cues: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one report gives on a source's word: the statements, how many words they are, and with which verbs."""

    report: str
    statements: tuple[str, ...]
    words: int
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One source: what it is called, of what kind, and what each report gives on its word.

    ``via`` are the hands through which all of it came. ``only`` is the id of the one report of several that quotes it,
    where it is sure to be nobody else's source. ``unquoted`` are the reports that name it and give it no word, with how
    often they name it, pronouns left out.
    """

    name: str
    kind: SourceKind | str
    entity: str | None
    via: tuple[str, ...]
    shares: tuple[Share, ...]
    passages: tuple[Passage, ...]
    only: str | None = None
    unquoted: tuple[tuple[str, int], ...] = ()

    @property
    def statements(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the ids of the statements that rest on the source's word, by report."""
        return tuple((share.report, share.statements) for share in self.shares)

    @property
    def total(self) -> int:
        """Return how many statements rest on the source's word."""
        return sum(len(share.statements) for share in self.shares)

    @property
    def words(self) -> int:
        """Return how many words all reports give it."""
        return sum(share.words for share in self.shares)


@dataclass(frozen=True, slots=True)
class Unheard:
    """Somebody of whom the reports speak and to whom none gives a word, with the mentions by report."""

    entity: str
    name: str
    kind: str
    mentions: tuple[tuple[str, tuple[Passage, ...]], ...]

    @property
    def total(self) -> int:
        """Return how often the reports name it, pronouns left out."""
        return sum(len(passages) for _, passages in self.mentions)


@dataclass(frozen=True, slots=True)
class Debt:
    """One report rests on something else: another report (``report`` is its id) or what its words name."""

    derived: str
    origin: str
    report: str | None
    kind: DerivationKind
    because: tuple[tuple[Passage, str], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One hand: a source, an outlet that reports name, or a report here (``report`` is then its id).

    ``layer`` counts from the sources (0) to the reports (the highest). ``statements`` are those that passed through it,
    for a report those in its own voice. ``passages`` are the first places that name it.
    """

    id: str
    name: str
    kind: SourceKind | Literal["report"]
    layer: int
    report: str | None
    statements: tuple[str, ...]
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """How statements came to a report: the ids of their hands from the origin on, the report's last.

    ``statements`` is empty where only a credit or a shared passage shows it: ``kind`` is then the derivation's.
    """

    hands: tuple[str, ...]
    statements: tuple[str, ...]
    kind: DerivationKind
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """Two hands of which the second has it from the first, the statements that passed, and the words that show it."""

    giver: str
    taker: str
    kind: DerivationKind
    statements: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Who has it from whom, as nodes in layers, paths, and the edges that the paths make."""

    nodes: tuple[Node, ...] = ()
    paths: tuple[Path, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def by_id(self) -> dict[str, Node]:
        """Return the nodes by their ids."""
        return {node.id: node for node in self.nodes}


@dataclass(frozen=True, slots=True)
class Unsourced:
    """One thing that one report gives as somebody's word and another tells without a source."""

    claim: str
    sourced: Told
    told: Told


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a label stands, in whose voice; ``whose`` is the source's name where it is not the outlet's.

    ``around`` are the words around it, the label's own range in them included.
    """

    passage: Passage
    voice: LabelVoice
    whose: str | None
    statement: str | None
    marked: bool
    around: str


@dataclass(frozen=True, slots=True)
class Form:
    """One label of one report, as it first writes it, with every place; ``named`` where it is a part of the name."""

    text: str
    places: tuple[Place, ...]
    named: bool

    @property
    def times(self) -> int:
        """Return how often it stands."""
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Label:
    """What each report calls one entity, happening or group: its labels, most frequent first.

    ``apart`` where reports have words for it, besides its name, that others have not.
    """

    entity: str
    name: str
    kind: str
    forms: tuple[tuple[str, tuple[Form, ...]], ...]
    total: int
    apart: bool


@dataclass(frozen=True, slots=True)
class Maybe:
    """Two entities that may be one, with the sentences that suggest it. They are not joined.

    ``number`` counts from 1 and is what ``rashomon confirm`` takes. ``selectors`` are how a correction names the two.
    """

    number: int
    names: tuple[str, str]
    selectors: tuple[Selector, Selector]
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
    """The comparison as lines, by section.

    ``maybe_same`` are claims of two reports that less likely say the same, and ``again`` shared claims that
    pair passages which others show already: neither is counted as shared, nor stand their differences in ``differ``.
    """

    head: Head
    all_say: tuple[Row, ...]
    some_say: tuple[Row, ...]
    differ: tuple[Contrast, ...]
    only: tuple[Only, ...]
    whose_word: tuple[Voice, ...]
    unheard: tuple[Unheard, ...]
    graph: Graph
    debts: tuple[Debt, ...]
    unsourced: tuple[Unsourced, ...]
    labels: tuple[Label, ...]
    maybe: tuple[Maybe, ...]
    figures: tuple[Count, ...]
    timeline: tuple[Moment, ...]
    unplaced: tuple[Problem, ...]
    # Desks keep briefs from before there were these.
    maybe_same: tuple[Row, ...] = ()
    again: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every claim's row, that of most worth first."""
        only = [row for each in self.only for row in each.rows]
        rows = (*self.all_say, *self.some_say, *self.maybe_same, *self.again, *only)
        return tuple(sorted(rows, key=lambda row: (-row.worth, row.claim)))
