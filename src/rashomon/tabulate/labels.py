"""What each report calls the people, bodies, places and things of a story, place by place, and in whose voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Analysis, Label, LabelVoice, Linked, Mention, Parse, Passage, Span, Statement, Story, hull

# Labels of the words before a head that say more of what it names.
PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nounmod", "punct"})
NAMED = ("person", "organisation", "group", "place", "thing")
MARKS = "“”\"‘’'«»"
# What stands between quotation marks of one paragraph; a mark that nothing closes reaches to its end.
QUOTED = re.compile(r"“([^“”]+)(?:”|\Z)|\"([^\"]+)(?:\"|\Z)|«([^«»]+)(?:»|\Z)|(?<!\w)‘([^‘’]+)’(?!\w)")
LEADING = re.compile(r"\A(?:the|an?|this|that|these|those|such)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?\Z")


def labels(story: Story, linked: Linked) -> Iterator[Label]:
    """Yield the labels of each entity, by report and place.

    A title before a name and the words that modify it are one label with it: "embattled President Ana Ruiz".
    """
    home = {m: entity.id for entity in linked.entities if entity.kind in NAMED for m in entity.mentions}
    for analysis in story.analyses:
        reader = Reader(analysis)
        by_entity: dict[str, list[Mention]] = {}
        for mention in sorted(analysis.mentions, key=lambda m: (m.span, m.id)):
            if mention.id in home and mention.form in ("name", "role"):
                by_entity.setdefault(home[mention.id], []).append(mention)
        for entity, mentions in by_entity.items():
            for run in runs(mentions, analysis.report.text):
                yield reader.label(entity, hull(m.span for m in run), run[-1].head)


def runs(mentions: Sequence[Mention], text: str) -> Iterator[list[Mention]]:
    """Yield mentions of one thing that stand in each other or side by side, blanks aside, as one."""
    run: list[Mention] = []
    for mention in mentions:
        if run and text[hull(m.span for m in run).end : mention.span.start].strip():
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


class Reader:
    """One report with what its labels need: whose word each place is, and where quotation marks stand."""

    def __init__(self, analysis: Analysis) -> None:
        self.parse = analysis.parse
        self.text = analysis.report.text
        parts = [(span, statement) for statement in analysis.statements for span in statement.content]
        self.told = sorted(parts, key=lambda each: (each[0].end - each[0].start, each[1].id))
        self.quoted = [span for paragraph in analysis.report.paragraphs for span in quotations(self.text, paragraph)]

    def label(self, of: str, words: Span, head: Span) -> Label:
        """Return the label that some words are, with what modifies them; ``head`` is their last head word."""
        span = self.widened(words)
        statement = self.statement(head)
        where = Passage(self.parse.report.id, span)
        return Label(of, where, form(span.of(self.text)), self.voice(span, statement),
                     statement.id if statement else None, self.marked(span))  # fmt: skip

    def widened(self, span: Span) -> Span:
        """Return a label with the words before it that modify it; a name begins with no article and no number."""
        inside = self.parse.inside(span)
        if not inside:
            return span
        span = self.trimmed(span)
        first, end = inside.start, inside.stop
        tokens = self.parse.tokens
        while first and modifies(self.parse, first - 1, first, end):
            first -= 1
        while first < inside.start and tokens[first].dep == "punct" and not self.opens(tokens[first].end, span.end):
            first += 1
        return Span(min(span.start, tokens[first].start), span.end) if first < inside.start else span

    def trimmed(self, span: Span) -> Span:
        """Return a mention without a quotation mark at its start that nothing in it closes."""
        while span.end - span.start > 1 and self.text[span.start] in MARKS and not self.opens(span.start + 1, span.end):
            span = Span(span.start + 1, span.end)
        return span

    def opens(self, start: int, end: int) -> bool:
        """Return whether a quotation that begins at a place ends before another."""
        return any(quoted.start == start and quoted.end < end for quoted in self.quoted)

    def statement(self, head: Span) -> Statement | None:
        """Return the shortest statement in whose words a place lies."""
        return next((statement for span, statement in self.told if span.contains(head)), None)

    def voice(self, span: Span, statement: Statement | None) -> LabelVoice:
        """Return in whose voice a label stands.

        What a source is said to have said without quotation marks is ``reported``: the words may be the outlet's.
        """
        if statement is None or statement.voice == "own":
            return "own"
        inside = statement.quote == "direct" or any(quoted.contains(span) for quoted in self.quoted)
        return "quoted" if statement.quote != "indirect" and inside else "reported"

    def marked(self, span: Span) -> bool:
        """Return whether quotation marks stand around a label, or around a part of it, and around nothing else."""
        wide = Span(span.start - 1, span.end + 1)
        return any(wide.contains(quoted) and quoted.overlaps(span) for quoted in self.quoted)


def modifies(parse: Parse, index: int, first: int, end: int) -> bool:
    """Return whether a token modifies what stands right after it in a label, or opens quotation marks there."""
    token, after = parse.tokens[index], parse.tokens[first]
    if token.sentence != after.sentence or (after.text == "-" and not token.space):
        return token.sentence == after.sentence
    if token.dep not in PREMODIFIERS:
        return False
    if token.dep == "punct":
        return token.text in ("-", *MARKS) and first <= token.head < end + 1
    return first <= token.head < end


def quotations(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield what stands between quotation marks in a paragraph, marks excluded."""
    for match in QUOTED.finditer(paragraph.of(text)):
        start, end = match.span(match.lastindex or 0)
        yield Span(paragraph.start + start, paragraph.start + end)


def form(words: str) -> str:
    """Return what makes two labels the same: no case, no article before, no possessive mark after, no quotation marks.

    >>> form("The “Moderate” Rebels'")
    'moderate rebels'
    """
    plain = "".join(" " if c in MARKS and c not in "'’" else c for c in words.casefold())
    return POSSESSIVE.sub("", LEADING.sub("", " ".join(plain.split()).strip("'’ "))).strip()
