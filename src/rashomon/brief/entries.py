"""The entries of a brief's tables: labels, proposals, figures and times, each naming its passages. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.brief.lines import Told
from rashomon.model import LabelVoice, Passage, Selector


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

    ``low`` and ``high`` bound the number, ``None`` where nothing does. ``as_of`` are the words for the time up to which
    it counts, empty where the report names none but its own.
    """

    where: Passage
    text: str
    told: Told
    toll: bool
    low: float | None = None
    high: float | None = None
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """What the reports give for one counted thing, in order of publication, a report's toll before the rest."""

    counted: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated happening: its time and the readings that tell it.

    ``lent`` are the words of those whose report leaves the date open, each with the outlet whose report gives it.
    """

    value: str | None
    earliest: str | None
    latest: str | None
    told: tuple[tuple[Passage, str, Told], ...]
    lent: tuple[tuple[str, str], ...] = ()
