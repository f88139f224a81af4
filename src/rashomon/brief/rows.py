"""Claims → rows: each claim with its readings, whose word each is, its cells, origins and differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.brief.lead import lead, pronouns
from rashomon.brief.lines import Contrast, Hand, Row, Slotted, Told
from rashomon.brief.taking import taken, taking
from rashomon.grammar import CARRYING
from rashomon.hands import Hands
from rashomon.model import (
    SURE,
    Claim,
    Comparison,
    Difference,
    Index,
    Linked,
    Mention,
    Origins,
    Passage,
    Report,
    Slot,
    Source,
    Span,
    Statement,
    clipped,
    hull,
)

# A gap of at most this many characters between two parts of a statement is shown as it stands, if it has no word.
NARROW_GAP = 3
SEPARATING = " ,;"
# What readers check first where readings part.
HARDEST: tuple[Slot, ...] = (
    "number", "date", "place", "person", "polarity", "certainty", "scope", "wording", "attribution",
)  # fmt: skip
PAIR = 2
# Verbs that stand in most sentences and make no two of them alike.
LIGHT = frozenset({"be", "have", "do", "say", "tell", "will", "would", "could"})


def dated(report: Report) -> tuple[str, str, str]:
    """Return the key that orders reports by publication: by the latest it may be, those without bound last."""
    return (report.published.latest or "9999", report.name, report.id)


def hardness(difference: Difference | Slotted) -> tuple[bool, int]:
    """Return the key that orders slots: what can be checked in the world first, later figures last."""
    return difference.revised, HARDEST.index(difference.on)


def wording(parts: Iterable[Span], text: str) -> str:
    """Return the words of a possibly discontinuous statement; what is left out between them is marked by "…".

    The commas around what is left out go with it.

    >>> wording([Span(0, 4), Span(17, 21)], "Rain, they said, fell.")
    'Rain … fell'
    """
    ordered = sorted(parts)
    shown = ""
    for number, span in enumerate(ordered):
        words = span.of(text)
        gap = text[ordered[number - 1].end : span.start] if number else ""
        if number and (len(gap) > NARROW_GAP or any(c.isalnum() for c in gap)):
            shown, gap, words = shown.rstrip(SEPARATING), " … ", words.lstrip(SEPARATING)
        shown += gap + words
    return shown


def parts(told: Told, text: str) -> Iterator[Span]:
    """Yield the parts of a reading as they are marked in its report's text: without the commas around them."""
    for span in told.content:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip(SEPARATING))
        if start < (end := span.start + len(words.rstrip(SEPARATING))):
            yield Span(start, end)


class Ledger:
    """A comparison's values by id, and the lines that follow from them."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.index = Index.of(comparison.story)
        reports = sorted(comparison.story.reports, key=dated)
        self.order = {report.id: number for number, report in enumerate(reports)}
        self.entities = {entity.id: entity for entity in comparison.entities}
        self.origins = {each.claim: each for each in comparison.origins}
        self.differences: dict[str, list[Difference]] = defaultdict(list)
        for difference in comparison.differences:
            self.differences[difference.claim].append(difference)
        self.hands = Hands.of(self.index, Linked(comparison.entities))
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.index.mentions.values():
            self.mentions[mention.report].append(mention)
        speaking = [s for a in comparison.story.analyses for s in a.statements if s.chain or s.source]
        self.heard = {e for s in speaking for link in s.chain if (e := self.hands.entity(s.report, link)) is not None}
        self.pronouns = pronouns(comparison.entities, self.index)
        self.sources: dict[str, list[Span]] = defaultdict(list)
        for statement in speaking:
            self.sources[statement.report] += [*statement.source, *(link.span for link in statement.chain)]

    def hand(self, report: str, source: Source) -> Hand:
        """Return one hand of a chain with its words and, where the words are a name, its entity's name."""
        return Hand(
            text=self.hands.shown(report, source),
            kind=self.hands.kind(report, source),
            passage=Passage(report, source.span),
            entity=self.hands.entity(report, source),
            name=self.hands.named(report, source),
            meant=self.hands.words(report, source) if source.referent else "",
        )

    def chain(self, statement: Statement) -> tuple[Hand, ...]:
        """Return the hands of a statement, whoever speaks without the same one before: nobody is quoted via oneself."""
        hands = [self.hand(statement.report, source) for source in statement.chain]
        last = hands[-1].entity if hands else None
        return tuple(hand for n, hand in enumerate(hands) if n == len(hands) - 1 or last is None or hand.entity != last)

    def speaks(self, mention: Mention) -> bool:
        """Return whether a mention stands in the words for a source."""
        return any(span.overlaps(mention.span) for span in self.sources[mention.report])

    def told(
        self, statement: Statement, passage: Passage | None = None, content: tuple[Span, ...] | None = None
    ) -> Told:
        """Return a statement as a reading, with whose word it is.

        ``content`` are words that are shown with its own, of statements that are told in the same way.
        """
        report = self.index.reports[statement.report]
        shown = passage or Passage(report.id, hull(content) if content else statement.span)
        content = content or clipped(statement.content, shown.span)
        parse = self.index.parses[report.id]
        headline = report.headline if report.headline and report.headline.overlaps(statement.span) else None
        taker = taking(parse, statement.content, statement.stance)
        leans = None if headline else taker or lead(parse, content, self.pronouns.get(report.id, {}), statement.cue)
        return Told(
            report=report.id,
            outlet=report.name,
            statement=statement.id,
            passage=shown,
            content=content,
            # Half a headline can hardly be read, and a whole one is short.
            text=wording((headline,) if headline else content, report.text),
            voice=statement.voice,
            quote=statement.quote,
            certainty=statement.certainty,
            polarity=statement.polarity,
            chain=self.chain(statement),
            headline=headline is not None,
            lead=Passage(report.id, leans) if leans else None,
            lead_text=leans.of(report.text) if leans else "",
            taken=taken(parse, statement.content, statement.cue) if taker else "",
        )

    def carried(self, report: str, spans: Iterable[Span]) -> set[str]:
        """Return the lemmas that carry the meaning of some words."""
        parse = self.index.parses[report]
        tokens = parse.tokens_in(*spans)
        return {t.lemma.casefold() for t in tokens if t.pos in CARRYING} - LIGHT

    def row(self, claim: Claim) -> Row:
        """Return a claim's line."""
        ordered = sorted(claim.readings, key=lambda r: (self.order[r.report], r.span, r.statement))
        surest = claim.surest
        ranked = sorted(surest, key=lambda report: (-surest[report], self.order[report]))
        # Two reports are what a claim is shown for; more have to be sure to say it.
        sure = {*ranked[:PAIR], *(report for report in ranked if surest[report] >= SURE)}
        readings = tuple(
            replace(
                self.told(self.index.statements[r.statement], Passage(r.report, r.span)),
                doubtful=r.report not in sure,
            )
            for r in ordered
        )
        firm = [told for told in readings if not told.doubtful]
        best = next((told for told in firm if told.statement == claim.best), firm[0])
        return Row(
            claim=claim.id,
            weight=claim.weight,
            best=best,
            readings=readings,
            cells=tuple(sorted(self.comparison.cells(claim), key=lambda cell: self.order[cell[0]])),
            origins=self.origins_of(claim),
            contrasts=self.contrasts(claim, readings),
            agreement=claim.agreement,
            least=min(surest.values()),
        )

    def origins_of(self, claim: Claim) -> Origins:
        """Return a claim's origins; where none were traced, one is the least and each report may be one."""
        return self.origins.get(claim.id) or Origins(claim.id, 1, len(claim.reports), ())

    def contrasts(self, claim: Claim, readings: tuple[Told, ...]) -> tuple[Contrast, ...]:
        """Return a claim's differences by pair of readings, each whole: they may part outside what they share."""
        pairs: dict[tuple[str, str], list[Difference]] = defaultdict(list)
        for difference in self.differences[claim.id]:
            left, right = (self.reading_at(side, readings) for side in (difference.left, difference.right))
            pairs[left.id, right.id].append(difference)
        told = {each: self.told(self.index.statements[each]) for pair in pairs for each in pair}
        return tuple(
            Contrast(
                claim.id,
                told[left],
                told[right],
                tuple(map(self.slotted, sorted(found, key=hardness))),
                claim.agreement,
            )
            for (left, right), found in pairs.items()
        )

    def reading_at(self, passage: Passage, readings: tuple[Told, ...]) -> Statement:
        """Return the statement that a side of a difference lies in, else the report's first."""
        told = [self.index.statements[t.statement] for t in readings]
        same = [s for s in told if s.report == passage.report]
        within = [s for s in same if s.span.contains(passage.span)]
        touching = [s for s in same if s.span.overlaps(passage.span)]
        return (within or touching or same or told)[0]

    def slotted(self, difference: Difference) -> Slotted:
        """Return one slot of a difference with the words that fill it."""

        def shown(side: Passage) -> tuple[str, ...]:
            within = (p for p in difference.because if p.report == side.report and p.span.overlaps(side.span))
            return tuple(self.index.text(passage) for passage in within)

        return Slotted(
            on=difference.on,
            words=(difference.left, difference.right),
            cut=(self.index.text(difference.left), self.index.text(difference.right)),
            revised=difference.revised,
            because=difference.because,
            shown=(shown(difference.left), shown(difference.right)),
            far=self.far(difference),
        )

    def far(self, difference: Difference) -> bool:
        """Return whether one of the two figures in which readings part is more than twice the other."""
        told = [m for p in difference.because for m in self.mentions[p.report] if m.span == p.span]
        figures = sorted(m.quantity.low for m in told if m.quantity is not None and m.quantity.low is not None)
        return difference.on == "number" and bool(figures) and figures[-1] > 2 * figures[0]
