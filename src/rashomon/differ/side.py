"""One reading with what stands inside it, and where two readings part: what the rules of each slot work on."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from rashomon.differ.setting import Setting
from rashomon.grammar import OBJECTS, SUBJECTS, uppermost
from rashomon.model import SURE, Certainty, Mention, Slot, Span, Statement, Token

# Verbs that stand in most sentences and make no two of them alike.
LIGHT = frozenset({"be", "have", "do", "say", "tell", "go", "get", "make", "take", "come", "add", "give", "will"})

# The places of a noun.
NOMINAL = SUBJECTS | OBJECTS | {"pobj"}

# A reading is shown to part from another of its claim where both are sure to say the claim; or so many words, and so
# much of the shorter of the two, must be the same.
FEWEST, MOST = 4, 0.7
# How likely they must be one statement for that to count beside few words in common.
SURELY = 0.85


@dataclass(frozen=True, slots=True)
class Act:
    """An act of a reading: what names it, how firm it is told, whether it is denied, by which words, and its place.

    ``parts`` are the lemmas of those who do it and of what it is done to, each with its part. One that is ``cut`` is
    not told as so: an infinitive or a participle whose governing word the reading leaves out, or what is asked for. One
    that is ``unproven`` is unsure by nothing but the words that deny it: "found no evidence that".
    """

    name: str
    verbal: bool
    cut: bool
    parts: frozenset[tuple[str, str]]
    certainty: Certainty
    denied: bool
    unproven: bool
    words: tuple[Span, ...]
    place: Span


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: its statement, tokens, head and text, and its amounts, ages, times, lengths of time and names.

    ``agreement`` is how likely it says the same as its claim's readings of other reports, ``known`` the words of its
    whole report, in lower case. ``by_index`` and ``children`` are the tokens by their number and by that of the token
    which they hang on, ``content`` the lemmas that carry meaning, each with its place.
    ``acts`` is what it tells as done, ``frame`` the act of saying that gives it to a source, ``said_at`` the times of
    that; ``counted`` is whether its sentence says up to when it counts, ``setting`` what that tells of the event.
    ``led_in`` are the last words before it in its sentence, in lower case, ``around`` the lemmas of all words of that,
    each with the lemma of what it hangs on.
    """

    statement: Statement
    tokens: tuple[Token, ...]
    head: Token
    quantities: tuple[Mention, ...] = ()
    times: tuple[Mention, ...] = ()
    text: str = ""
    ages: tuple[Mention, ...] = ()
    lengths: tuple[Mention, ...] = ()
    names: tuple[Mention, ...] = ()
    agreement: float = 1.0
    known: frozenset[str] = frozenset()
    by_index: dict[int, Token] = field(default_factory=dict, repr=False, compare=False)
    children: dict[int, list[Token]] = field(default_factory=dict, repr=False, compare=False)
    content: tuple[tuple[int, str], ...] = ()
    acts: tuple[Act, ...] = ()
    frame: Act | None = None
    said_at: tuple[Mention, ...] = ()
    counted: bool = False
    setting: Setting = Setting()
    led_in: tuple[str, ...] = ()
    around: frozenset[tuple[str, str]] = frozenset()

    def at(self, index: int) -> Token | None:
        """Return the token of a number in the report's parse, ``None`` where the reading does not hold it."""
        return self.by_index.get(index)

    def below(self, token: Token) -> list[Token]:
        """Return the tokens of the reading that hang on a token."""
        return self.children.get(token.index, [])

    def inside(self, span: Span) -> list[Token]:
        """Return the tokens that begin inside a span."""
        return [token for token in self.tokens if span.holds(token.start)]

    def top(self, span: Span) -> Token | None:
        """Return the first word inside a span that hangs on none of the others, ``None`` where there is none."""
        return next(iter(uppermost(self.inside(span))), None)

    def spelt(self, span: Span) -> str:
        """Return the words inside a span in lower case, one blank between."""
        return " ".join(token.text.lower() for token in self.inside(span))

    def verb_of(self, told: Act) -> Token:
        """Return the verb or noun by which an act is told."""
        return next(token for token in self.tokens if token.start == told.place.start)

    def before(self, span: Span, count: int) -> str:
        """Return the last ``count`` words before a span, in lower case, one blank between."""
        return " ".join([token.text.lower() for token in self.tokens if token.end <= span.start][-count:])

    def about(self, *, but: Mention | None = None, names: bool = False) -> set[str]:
        """Return the lemmas of a reading's verbs and nouns outside its amounts and times (one of them excepted).

        What stands where a noun does counts as one: "he passed his medical".
        """
        taken = [m.span for m in (*self.quantities, *self.times, *self.ages, *self.lengths) if m is not but]
        wanted = {"NOUN", "VERB", "PROPN"} if names else {"NOUN", "VERB"}
        return {
            token.lemma.lower()
            for token in self.tokens
            if (token.pos in wanted or (token.pos == "ADJ" and token.dep in NOMINAL))
            if not any(s.holds(token.start) for s in taken)
        }

    def carried(self, *, without: Iterable[Span] = ()) -> set[str]:
        """Return the lemmas that carry a reading's meaning, those inside some spans left out."""
        taken = list(without)
        return {lemma for at, lemma in self.content if not any(s.holds(at) for s in taken)}

    def carried_at(self, places: Set[int]) -> frozenset[str]:
        """Return the lemmas that carry a reading's meaning and begin at some places."""
        return frozenset(lemma for at, lemma in self.content if at in places)

    def persons(self) -> set[str]:
        """Return the words of the persons' names in a reading."""
        spans = [mention.span for mention in self.names if mention.kind == "person"]
        return {token.text for span in spans for token in self.inside(span)}


@dataclass(frozen=True, slots=True)
class Parting:
    """One slot in which two readings part: the words on the left and on the right, if any carry it.

    ``topic`` names what is told in two ways, where that is one of several things that a reading tells. It is ``plain``
    where its words show by themselves that both readings are of one thing.
    """

    on: Slot
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    grows: int = 0
    topic: str = ""
    plain: bool = False

    def cites(self, span: Span) -> bool:
        """Return whether a span is among the words that carry the parting."""
        return span in self.left or span in self.right


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two readings are: how many words they share, and as what part of the shorter and the longer."""

    shared: int
    part: float
    whole: float


def one_thing(a: Side, b: Side, sure: float = SURE) -> bool:
    """Return whether two readings are likely enough to be one statement, so that what parts them is a difference."""
    if min(a.agreement, b.agreement) >= sure:
        return True
    near = likeness(a, b)
    return near.shared >= FEWEST and near.part >= MOST


def surely_one(a: Side, b: Side) -> bool:
    """Return whether two readings are so likely one statement that few words in common do."""
    return min(a.agreement, b.agreement) >= SURELY


def word_for_word(a: Side, b: Side, left: Span, right: Span) -> bool:
    """Return whether two readings are the same word for word but for one thing in each."""
    return spelt_without(a, left) == spelt_without(b, right) != []


def spelt_without(side: Side, span: Span) -> list[str]:
    """Return a reading's words in lower case without marks and those inside a span."""
    return [t.text.lower() for t in side.tokens if t.pos != "PUNCT" and not span.holds(t.start)]


def likeness(a: Side, b: Side, left: Iterable[Span] = (), right: Iterable[Span] = ()) -> Likeness:
    """Return how much of what two readings say is the same in words, the words of a slot left out on either side."""
    one, other = a.carried(without=left), b.carried(without=right)
    both = len(one & other)
    shorter, longer = sorted((len(one), len(other)))
    return Likeness(both, both / max(shorter, 1), both / max(longer, 1))
