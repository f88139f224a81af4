"""The values of rashomon, in the order in which they are made.

Every value is frozen. A stage takes earlier values and returns new ones; a later value names an earlier one by
its ``id``, which is computed from content. All positions are half-open ranges of Unicode code points into
``Report.text``; no other coordinate system exists inside the library. Standard library only, no input or output.
"""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

Voice = Literal["own", "attributed"]
Quote = Literal["direct", "indirect", "mixed", "none"]
SourceKind = Literal["named", "office", "anonymous", "document", "media", "poll"]
MentionKind = Literal["person", "organisation", "place", "group", "thing", "time", "quantity", "event"]
MentionForm = Literal["name", "role", "pronoun", "value"]
Certainty = Literal["asserted", "future", "expected", "possible", "considered", "reported"]
Polarity = Literal["positive", "negative"]
Bound = Literal["exactly", "at least", "at most", "about", "between", "vague"]
FurnitureKind = Literal[
    "breadcrumb",
    "caption",
    "share",
    "footer",
    "advertisement",
    "related",
    "repeated",
    "byline",
    "dateline",
    "head",
    "headline",
]
CellState = Literal["says", "differs", "silent", "not retrieved"]
Slot = Literal["number", "date", "place", "person", "certainty", "polarity", "scope", "wording", "attribution"]
LabelVoice = Literal["own", "quoted", "reported"]
CorrectionKind = Literal["same", "different", "name", "split", "join", "wrong"]
DerivationKind = Literal["wasQuotedFrom", "wasRevisionOf", "hadPrimarySource", "wasDerivedFrom"]


def content_id(prefix: str, *parts: object) -> str:
    """Return ``"<prefix>1:<hash>"``, the same for the same parts on every machine and day.

    The digit is the version of the algorithm: SHA-256 over the parts' text joined by U+001F, its first 16
    hexadecimal digits.

    >>> content_id("s", "report", 3, 9) == content_id("s", "report", 3, 9)
    True
    """
    text = "\x1f".join(str(part) for part in parts)
    return f"{prefix}1:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in ``Report.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers.

        >>> Span(0, 2).of("abc")
        'ab'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def holds(self, position: int) -> bool:
        """Return whether the character at a position lies in this span."""
        return self.start <= position < self.end


def clipped(parts: Iterable[Span], within: Span) -> tuple[Span, ...]:
    """Return what of the parts lies within a range."""
    cut = (Span(max(part.start, within.start), min(part.end, within.end)) for part in parts)
    return tuple(span for span in cut if span.start < span.end)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Exact characters of one report: what every cell of every answer is."""

    report: str
    span: Span


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all ``spans``; a ``ValueError`` if there are none.

    >>> hull([Span(4, 6), Span(1, 2)])
    Span(start=1, end=6)
    """
    ordered = list(spans)
    return Span(min(s.start for s in ordered), max(s.end for s in ordered))


# --- one report at a time -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes as received, kept so that everything can be made again.

    ``media_type`` is one that ``read.media`` knows. Of a file that holds many reports each is a document of its own:
    ``content`` is its part of the file, and ``location`` names the file and the part (``archive.warc#12``).
    """

    location: str
    media_type: str
    content: bytes
    retrieved: str | None = None

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place's word on a field of a report: ``Evidence("publisher", "Example News", "json-ld")``."""

    field: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a format yields: the text of a document and what its metadata say, each kept apart.

    ``given_id`` is the ``id`` that a JSON record brings; ``partial`` is true where only a summary is held.
    """

    document: Document
    text: str
    evidence: tuple[Evidence, ...] = ()
    given_id: str | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text on the page that is not the report, by kind."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: an interval of ISO 8601 dates or times, as narrow as the evidence allows.

    ``earliest == latest`` where the date is known. ``None`` at an end means that nothing bounds it there.
    ``passages`` are the words of the report's own text that narrowed it, empty where metadata gave the date.
    """

    earliest: str | None = None
    latest: str | None = None
    passages: tuple[Span, ...] = ()

    @property
    def known(self) -> bool:
        """Return whether the day of publication is known."""
        return self.earliest is not None and self.latest is not None and self.earliest[:10] == self.latest[:10]


@dataclass(frozen=True, slots=True)
class Report:
    """One publisher's text on an event, with its furniture marked and not cut out.

    ``paragraphs`` are the spans of the report's own text: furniture lies outside them. ``headline`` is a span of
    ``text`` where the headline stands there (it is then also the first paragraph), else ``None``; ``title`` is
    the headline's words wherever they came from.
    """

    id: str
    location: str
    sha256: str
    text: str
    paragraphs: tuple[Span, ...]
    furniture: tuple[Furniture, ...] = ()
    headline: Span | None = None
    title: str | None = None
    publisher: str | None = None
    byline: Span | None = None
    dateline: Span | None = None
    url: str | None = None
    language: str = "en"
    published: Published = Published()
    updated: str | None = None
    partial: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def name(self) -> str:
        """Return what to call the report in a column head: its publisher, else its file's stem."""
        if self.publisher or self.location == "-":
            return self.publisher or "standard input"
        return self.location.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0] or self.location


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a parse. ``head`` and ``index`` count tokens of the whole report; a root heads itself.

    ``pos`` is the Universal Dependencies part of speech, ``tag`` the Penn Treebank tag, ``dep`` the label of the
    installed spaCy parser (ClearNLP's scheme for English). ``sentence`` counts ``Parse.sentences``.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    space: bool = True

    @property
    def span(self) -> Span:
        """Return where the token stands in its report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the parser's tagger saw it: a span, its label (OntoNotes' scheme) and its token range."""

    span: Span
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, its token range (``first`` to ``last``, half-open) and its paragraph's number."""

    span: Span
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Parse:
    """Sentences, tokens and dependencies of one report's paragraphs. Furniture is never parsed."""

    report: Report
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    children: tuple[tuple[int, ...], ...] = field(repr=False, default=())

    def at(self, index: int) -> Token | None:
        """Return the token of a number, ``None`` after the last."""
        return self.tokens[index] if index < len(self.tokens) else None

    def below(self, token: Token) -> list[Token]:
        """Return the tokens that hang on a token, in text order."""
        return [self.tokens[n] for n in self.children[token.index]]

    def path(self, token: Token) -> Iterator[Token]:
        """Yield a token, the one on which it hangs, and so on up to the root."""
        yield token
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def tokens_in(self, *spans: Span) -> list[Token]:
        """Return the tokens that begin inside spans, span by span."""
        return [self.tokens[n] for n in self.inside_all(spans)]

    def opens(self, token: Token) -> bool:
        """Return whether a token is the first of its sentence."""
        return self.sentences[token.sentence].first == token.index

    def subtree(self, index: int) -> list[int]:
        """Return the indices of ``index`` and of all tokens below it, in text order."""
        found, stack = [], [index]
        while stack:
            here = stack.pop()
            found.append(here)
            stack.extend(self.children[here])
        return sorted(found)

    def inside(self, span: Span) -> range:
        """Return the indices of the tokens that begin inside a span."""
        start = attrgetter("start")
        first = bisect.bisect_left(self.tokens, span.start, key=start)
        return range(first, bisect.bisect_left(self.tokens, span.end, lo=first, key=start))

    def inside_all(self, spans: Iterable[Span]) -> list[int]:
        """Return the indices of the tokens that begin inside spans, span by span."""
        return [n for span in spans for n in self.inside(span)]

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens ``first`` to ``last`` (half-open)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time in TimeML's terms: ``value`` is ISO 8601 (``2024-05-03``, ``2024-W18``, ``P3D``, ``PAST_REF``).

    ``earliest`` and ``latest`` are ISO dates that bound it, or ``None`` where the report's date is unknown.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as a closed interval: "at least 14" is ``low=14, high=None``, "about 40" is bound ``about``.

    ``unit`` is the counted noun's lemma or a unit ("person", "USD", "percent", "position"); ``state`` is what is
    said of the counted ("dead", "injured") where the text tells.
    """

    low: float | None
    high: float | None
    unit: str
    bound: Bound
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, role, pronoun, time or amount at one place. ``head`` is the span of its head word."""

    id: str
    report: str
    span: Span
    kind: MentionKind
    form: MentionForm
    head: Span
    timex: Timex | None = None
    quantity: Quantity | None = None

    @property
    def says_when(self) -> bool:
        """Return whether it is a date or a time of day, not how long or how often, and not just "now" or "soon"."""
        timex = self.timex
        return timex is not None and timex.type in ("DATE", "TIME") and not str(timex.value).endswith("_REF")


@dataclass(frozen=True, slots=True)
class Source:
    """One hand in a chain. ``span`` is the words that name it in the report.

    ``referent`` is the span of the nearest earlier name it refers to, where the words themselves are a pronoun or
    a role and the text tells; ``justification`` is the span that says why it can know ("close to the president").
    ``carried`` is set where another attribution names the hand, on an occasion on which the same source goes on
    speaking: the words that opened it ("said in an interview with Radio Delta").
    """

    span: Span
    kind: SourceKind
    referent: Span | None = None
    justification: Span | None = None
    carried: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as in PARC and PolNeAR, each possibly discontinuous; content is never empty.

    ``chain`` goes from the nearest hand to the farthest; its last link is the one whose word it is.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    chain: tuple[Source, ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class Statement:
    """What one report says in one place: a clause that makes sense alone, with whose word it is.

    ``content`` leaves the attribution out; ``attributed`` is the whole of what is attributed, of which the content is
    a clause. In the outlet's own voice ``attributed``, ``source``, ``cue`` and ``chain`` are empty. ``stance`` are the
    words that carry certainty and polarity. ``mentions`` are ids of mentions inside the content. A ``fragment`` is no
    clause: a quotation of a word or two, or what completes an act of speaking ("rejected | the offer"). It is kept with
    its source, and makes no claim. An ``act`` is a fragment that the outlet tells in its own voice: nobody's word, kept
    as the attribution that it is, and left out of comparisons.
    """

    id: str
    report: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    chain: tuple[Source, ...]
    quote: Quote
    voice: Voice
    certainty: Certainty
    polarity: Polarity
    stance: tuple[Span, ...] = ()
    mentions: tuple[str, ...] = ()
    attributed: tuple[Span, ...] = ()
    fragment: bool = False
    act: bool = False

    @property
    def span(self) -> Span:
        """Return the range from the content's first character to its last."""
        return hull(self.content)


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one report yields alone: one line of an archive."""

    parse: Parse
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]

    @property
    def report(self) -> Report:
        """Return the report that was analysed."""
        return self.parse.report

    @property
    def clauses(self) -> tuple[Statement, ...]:
        """Return the statements that make sense alone: those that later stages compare."""
        return tuple(statement for statement in self.statements if not statement.fragment)

    @property
    def citable(self) -> tuple[Statement, ...]:
        """Return the statements that a comparison lists and cites: the clauses, and the fragments that are no acts."""
        return tuple(statement for statement in self.statements if not statement.act)


# --- one story at a time --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event, with their analyses, ordered by report id."""

    id: str
    analyses: tuple[Analysis, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """Return the reports in the story's order."""
        return tuple(analysis.report for analysis in self.analyses)


@dataclass(frozen=True, slots=True)
class Join:
    """Why two mentions are one entity: a reason in words, and the passages that license it."""

    left: str
    right: str
    reason: str
    because: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place, group or thing, with its mentions (ids) across the reports and each join's reason."""

    id: str
    name: str
    kind: MentionKind
    mentions: tuple[str, ...]
    evidence: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities that may be one: a score in [0, 1] and the passages side by side. Never joined silently."""

    entities: tuple[str, str]
    score: float
    because: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """What the link stage yields. ``times`` are those that are told of in several places, apart from the entities."""

    entities: tuple[Entity, ...]
    proposals: tuple[Proposal, ...] = ()
    times: tuple[Entity, ...] = ()

    def owners(self) -> dict[str, str]:
        """Return the id of each mention's entity."""
        return {mention: entity.id for entity in self.entities for mention in entity.mentions}


@dataclass(frozen=True, slots=True)
class Selector:
    """Words that a correction names: in one report or in all, wherever they stand or within other words.

    ``report`` is a report's location, file name, publisher, URL or id.
    """

    words: str
    report: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a user set right about who is who, or about who says the same.

    What its selectors name is the ``same``, ``different``, or called ``name``; ``split``: the first says something else
    than the others; ``join``: they say the same; ``wrong``: they are misread and make no claim. ``date`` and
    ``undone``, the day on which it was taken back, are ISO dates or empty; ``where`` is its place in its file, or its
    number on a desk, for messages.
    """

    kind: CorrectionKind
    selectors: tuple[Selector, ...]
    name: str | None = None
    author: str = ""
    reason: str = ""
    date: str = ""
    undone: str = ""
    where: str = ""


# From this agreement on readings are taken to say the same: of the annotated stories' claims of two reports .83 of
# those above it are right, .44 of those below.
SURE = 0.6


@dataclass(frozen=True, slots=True)
class Reading:
    """One place where one report says a claim: the part of a statement that the claim's other readings share.

    ``agreement`` in [0, 1] is how likely it says the same as the claim's readings of other reports, in the mean over
    them; 1 where nothing was weighed. It is no part of what the reading is: two readings of one place are equal.
    """

    report: str
    statement: str
    span: Span
    agreement: float = field(default=1.0, compare=False)

    @property
    def key(self) -> str:
        """Return what names the reading: a statement may be read in two parts."""
        return f"{self.statement} {self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Claim:
    """What statements share across reports; a claim of one report alone has readings of that report only.

    ``weight`` in [0, 1] orders claims by how much of the event they carry. ``best`` is the statement that says it
    most clearly. What each report does with the claim (says, differs, silent) is ``Comparison.cells``.
    """

    id: str
    readings: tuple[Reading, ...]
    weight: float
    best: str

    @property
    def agreement(self) -> float:
        """Return how likely its readings say the same, in the mean over them."""
        return sum(reading.agreement for reading in self.readings) / len(self.readings)

    @property
    def surest(self) -> dict[str, float]:
        """Return how likely each report says it, by the reading that is surest to."""
        found: dict[str, float] = {}
        for reading in self.readings:
            found[reading.report] = max(reading.agreement, found.get(reading.report, 0.0))
        return found

    @property
    def reports(self) -> tuple[str, ...]:
        """Return the ids of the reports that say the claim, each once, in the readings' order."""
        return tuple(dict.fromkeys(reading.report for reading in self.readings))


@dataclass(frozen=True, slots=True)
class Difference:
    """Two readings of one claim part in one slot. ``because`` are the words on both sides that a reader can check.

    ``revised`` marks a figure that is given as of a later time: not a contradiction.
    """

    claim: str
    between: tuple[str, str]
    on: Slot
    left: Passage
    right: Passage
    because: tuple[Passage, ...]
    revised: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Statements that go back to one origin as far as the texts show, and why they are taken together.

    ``kind`` is the last hand's kind, or ``own`` for the outlet's own voice.
    """

    statements: tuple[str, ...]
    kind: SourceKind | Literal["own"]
    reason: str
    because: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins stand behind a claim: at least ``least``, at most ``most``."""

    claim: str
    least: int
    most: int
    groups: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """One report rests on something else, in PROV's kinds. ``origin`` is a report id or the words that name it."""

    derived: str
    origin: str
    kind: DerivationKind
    because: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """What the trace stage yields."""

    origins: tuple[Origins, ...]
    derivations: tuple[Derivation, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening: its time, the statement that tells it, and the words that date it.

    ``dated_by`` are the words of another report that give the date of a day which its own report leaves open.
    """

    timex: Timex
    statement: str
    when: Passage
    dated_by: Passage | None = None


@dataclass(frozen=True, slots=True)
class AsOf:
    """The time up to which a figure counts, with the words that say so: "by Tuesday evening"."""

    timex: Timex
    when: Passage


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a counted thing, by one statement. ``counted`` groups figures that count the same thing.

    ``toll`` marks, among a report's figures of people in one state, the one that the report gives as the whole.
    ``as_of`` is ``None`` where the report names no time but its own.
    """

    counted: str
    quantity: Quantity
    statement: str
    where: Passage
    toll: bool = False
    as_of: AsOf | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What a report calls an entity or a referent in one place, and in whose voice. ``of`` is its id.

    ``form`` is what makes two labels the same: the words in small letters, without article, possessive and quotation
    marks. ``voice`` is ``own`` in the outlet's voice, ``quoted`` within quotation marks in a source's mouth, and
    ``reported`` where the outlet tells what a source said: the words may be either's. ``statement`` holds the label and
    says whose word it is. ``marked`` tells of quotation marks around the label or a part of it alone.
    """

    of: str
    where: Passage
    form: str
    voice: LabelVoice
    statement: str | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Referent:
    """A happening or a group for which reports have different nouns: its id, the nouns, and the claims that show it.

    ``kind`` is ``event`` or ``group``.
    """

    id: str
    name: str
    kind: MentionKind
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tabulate stage yields."""

    timeline: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    labels: tuple[Label, ...] = ()
    referents: tuple[Referent, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or placed: the input's location, the stage, what is wrong, and the next step."""

    location: str
    stage: str
    problem: str
    advice: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a story yields."""

    story: Story
    entities: tuple[Entity, ...]
    proposals: tuple[Proposal, ...]
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    origins: tuple[Origins, ...]
    derivations: tuple[Derivation, ...]
    timeline: tuple[Event, ...]
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...] = ()
    labels: tuple[Label, ...] = ()
    referents: tuple[Referent, ...] = ()
    times: tuple[Entity, ...] = ()

    def cells(self, claim: Claim) -> tuple[tuple[str, CellState], ...]:
        """Return each report's state for a claim, in the story's order.

        ``differs`` where the report is a side of a difference that is not a mere revision; ``not retrieved`` where
        the report is silent but only a part of it is held.
        """
        parted = {r for d in self.differences if d.claim == claim.id and not d.revised for r in d.between}
        saying = set(claim.reports)

        def state(report: Report) -> CellState:
            if report.id in parted:
                return "differs"
            if report.id in saying:
                return "says"
            return "not retrieved" if report.partial else "silent"

        return tuple((report.id, state(report)) for report in self.story.reports)


@dataclass(frozen=True, slots=True)
class Index:
    """A story's values by id, for stages and exports that follow ids back."""

    reports: dict[str, Report]
    parses: dict[str, Parse]
    statements: dict[str, Statement]
    mentions: dict[str, Mention]

    @classmethod
    def of(cls, story: Story) -> Index:
        """Return the index of a story's reports, parses, statements and mentions."""
        return cls(
            reports={a.report.id: a.report for a in story.analyses},
            parses={a.report.id: a.parse for a in story.analyses},
            statements={s.id: s for a in story.analyses for s in a.statements},
            mentions={m.id: m for a in story.analyses for m in a.mentions},
        )

    def text(self, passage: Passage) -> str:
        """Return the characters of a passage."""
        return passage.span.of(self.reports[passage.report].text)
