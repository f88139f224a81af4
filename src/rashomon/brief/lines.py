"""The lines of a brief: claims as told, each naming the statements and passages it stands on. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import CellState, Origins, Passage, Slot, SourceKind, Span


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand in a chain: what to call it and, where its words are linked, the entity's name.

    ``text`` is the words that name it, cut from the report; "a tweet" where the verb "tweeted" alone does. ``meant``
    are those that they refer to: "a source close to the mayor" for "the source".
    """

    text: str
    kind: SourceKind
    passage: Passage
    entity: str | None = None
    name: str | None = None
    meant: str = ""

    @property
    def label(self) -> str:
        """Return what to call the hand: its entity's name, else the words that its own refer to, else these."""
        return self.name or self.meant or self.text


@dataclass(frozen=True, slots=True)
class Told:
    """One reading: the words, where they stand, and whose word they are (``chain``, nearest hand first).

    ``lead`` are words of the same report that the reading leans on ("the bridge", before "which was closed in May"),
    and ``lead_text`` their characters. Where it is ``taken``, they are what makes it that: "denied" by "denied that".
    Of a claim that two others say more surely, a reading whose report may say it, and may not, is ``doubtful``.
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
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Slotted:
    """One slot in which two readings part: the passages that fill it, left and right, and their words.

    ``because`` are the passages that show why, and ``shown`` those words of either side that do. Figures are ``far``
    from each other where one is more than twice the other.
    """

    on: Slot
    words: tuple[Passage, Passage]
    cut: tuple[str, str]
    revised: bool
    because: tuple[Passage, ...] = ()
    shown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    far: bool = False

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

    ``agreement`` in [0, 1] is how likely its readings say the same, ``least`` how likely the report does that is least
    sure to.
    """

    claim: str
    weight: float
    best: Told
    readings: tuple[Told, ...]
    cells: tuple[tuple[str, CellState], ...]
    origins: Origins
    contrasts: tuple[Contrast, ...] = ()
    agreement: float = 1.0
    least: float = 1.0

    @property
    def worth(self) -> float:
        """Return how much of the event the row carries as far as it holds: its weight by how sure all of it is.

        What is read first should be surest.
        """
        return self.weight * self.agreement * self.least

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Return the outlets that may say the claim and may not, where two others more surely do."""
        return tuple(dict.fromkeys(told.outlet for told in self.readings if told.doubtful))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets that say the claim, each once."""
        return tuple(dict.fromkeys(told.outlet for told in self.readings))

    @property
    def by_report(self) -> tuple[Told, ...]:
        """Return the reading that each report is shown by: that of the row first, of the others the one most like it.

        A headline only where a report has nothing else. Those that may not say the claim come last, but for the first.
        """
        words = set(self.best.text.casefold().split())
        found = {self.best.report: self.best}
        for told in sorted(self.readings, key=lambda t: (t.headline, -len(words & set(t.text.casefold().split())))):
            found.setdefault(told.report, told)
        order = dict.fromkeys((self.best.report, *(told.report for told in self.readings)))
        return tuple(sorted((found[r] for r in order), key=lambda told: (told is not self.best, told.doubtful)))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why readings of several reports are taken to have one origin, each reason once.

        Where the row holds more origins, the outlets of each are named.
        """
        outlet = {told.statement: told.outlet for told in self.readings}
        held = [(dict.fromkeys(outlet[s] for s in g.statements if s in outlet), g.reason) for g in self.origins.groups]
        told = [(names, reason) for names, reason in held if len(names) > 1]
        whole = len(self.outlets)
        return tuple(
            dict.fromkeys(reason if len(names) == whole else f"{', '.join(names)}: {reason}" for names, reason in told)
        )

    @property
    def slots(self) -> tuple[str, ...]:
        """Return the slots in which the readings part, later figures left out."""
        return tuple(dict.fromkeys(s.on for contrast in self.contrasts for s in contrast.slots if not s.revised))


@dataclass(frozen=True, slots=True)
class Alone:
    """What one report alone says in one sentence on one hand's word, and the ids of the claims that make it up.

    A list is told by its first line; ``further`` is how many more it has, whose claims are among the ids.
    """

    told: Told
    claims: tuple[str, ...]
    further: int = 0


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
class Unsourced:
    """One thing that one report gives as somebody's word and another tells without a source."""

    claim: str
    sourced: Told
    told: Told
