"""Statement → Side: one reading with all that the rules of the slots look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.differ.acts import act, acts
from rashomon.differ.setting import Setting, settings
from rashomon.differ.side import LIGHT, Side
from rashomon.grammar import CARRYING, uppermost
from rashomon.kin import kin
from rashomon.model import Analysis, Claim, Index, Mention, Parse, Reading, Span, Statement, Story, Token

EMPTY = Token(-1, 0, 0, "", "", "X", "", "", -1, 0)
# Words before a time up to which a figure is counted.
AS_OF = re.compile(r"\b(?:as of|by|up to|until)(?: (?:early|late|about|around))?\s*$", re.IGNORECASE)
NEAR = 20
# How many words before a reading may lead it in.
LEADING = 4
# The end of a time that is told from another one.
RELATIVE = re.compile(r"\b(?:later|earlier|afterwards?|before)$")
# Labels of what says when, and of the words between it and its verb.
TIMING = frozenset({"prep", "pobj", "npadvmod", "compound", "nmod", "nummod", "advmod"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the statements of one story.

    ``known`` are each report's words, ``dates`` its times, ``counted`` those up to which it counts, and ``settings``
    what each of its sentences tells of its event. ``shown`` are the parts of each statement that claims show: where one
    carries two claims, what only the other claim shows is not read in this one.
    """

    index: Index
    known: dict[str, frozenset[str]]
    dates: dict[str, tuple[Mention, ...]]
    counted: dict[str, tuple[Span, ...]]
    settings: dict[str, tuple[Setting, ...]]
    shown: dict[str, list[Span]]

    @classmethod
    def of(cls, story: Story, index: Index, claims: Iterable[Claim]) -> Reader:
        """Return the reader of a story's claims."""
        shown: dict[str, list[Span]] = defaultdict(list)
        for reading in (each for claim in claims for each in claim.readings):
            shown[reading.statement].append(reading.span)
        return cls(
            index,
            {a.report.id: frozenset(token.text.lower() for token in a.parse.tokens) for a in story.analyses},
            {
                a.report.id: tuple(m for m in a.mentions if m.says_when and not is_relative(a, m))
                for a in story.analyses
            },
            {a.report.id: tuple(counted_to(a)) for a in story.analyses},
            {a.report.id: settings(a) for a in story.analyses},
            shown,
        )

    def side(self, reading: Reading) -> Side:
        """Return a reading with the tokens, acts, amounts, names and times of its statement."""
        statement = self.index.statements[reading.statement]
        parse = self.index.parses[statement.report]
        others = [span for span in self.shown[statement.id] if not span.overlaps(reading.span)]
        content = without(statement.content, others)
        held = (self.index.mentions[name] for name in statement.mentions)
        mentions = [m for m in held if any(part.overlaps(m.span) for part in content)]
        tokens = parse.tokens_in(*content)
        timed = [m.span for m in mentions if m.timex is not None]
        bare = replace(
            of_tokens(statement, tokens),
            quantities=tuple(m for m in mentions if m.quantity is not None and m.quantity.unit != "year of age"),
            times=tuple(m for m in mentions if m.says_when),
            lengths=tuple(m for m in mentions if m.timex is not None and m.timex.type == "DURATION"),
            ages=tuple(m for m in mentions if m.quantity is not None and m.quantity.unit == "year of age"),
            names=tuple(m for m in mentions if m.form == "name" and not any(m.span.overlaps(t) for t in timed)),
            agreement=reading.agreement,
            known=self.known[statement.report],
            text=" ".join(span.of(parse.report.text) for span in content),
            counted=any(sentence_span(parse, tokens).contains(span) for span in self.counted[statement.report]),
            setting=self.settings[statement.report][tokens[0].sentence] if tokens else Setting(),
            led_in=led_in(parse, tokens),
            around=frozenset(around(parse, tokens)),
        )
        cue = frozenset(n for span in statement.cue for n in parse.inside(span))
        return self.framed(replace(bare, acts=acts(bare, parse, cue)), parse)

    def framed(self, side: Side, parse: Parse) -> Side:
        """Return a reading with the act of saying that gives it to its source, and when that was."""
        statement = side.statement
        cue = parse.tokens_in(*statement.cue)
        verb = next((token for token in cue if token.pos == "VERB"), None)
        if verb is None:
            return side
        sentence = parse.sentences[verb.sentence]
        around = parse.tokens[sentence.first : sentence.last]
        outside = of_tokens(statement, (t for t in around if not any(s.holds(t.start) for s in statement.content)))
        said = act(outside, verb, outside)
        times = (m for m in self.dates[statement.report] if sentence.span.contains(m.span))
        at = tuple(m for m in times if any(hangs_on(outside, token, verb) for token in outside.inside(m.span)))
        return replace(side, frame=said, said_at=at)


def without(content: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Return a content without what stands in other spans."""
    left = list(content)
    for gone in others:
        pieces = (
            s
            for part in left
            for s in (Span(part.start, min(part.end, gone.start)), Span(max(part.start, gone.end), part.end))
        )
        left = [piece for piece in pieces if piece.start < piece.end]
    return tuple(left)


def hangs_on(side: Side, token: Token, verb: Token) -> bool:
    """Return whether a word says when a verb's act was, itself or through a phrase: "in a filing on Thursday"."""
    while token.dep in TIMING and (above := side.at(token.head)) is not None and above.index != token.index:
        token = above
    return token.index == verb.index


def of_tokens(statement: Statement, tokens: Iterable[Token]) -> Side:
    """Return a reading of some tokens, without what stands in them."""
    held = tuple(tokens)
    by_index = {token.index: token for token in held}
    children: dict[int, list[Token]] = {}
    for token in held:
        if token.head != token.index:
            children.setdefault(token.head, []).append(token)
    head = next(iter(uppermost(held)), EMPTY)
    content = tuple((t.start, kin(t.lemma.lower())) for t in held if t.pos in CARRYING and t.lemma not in LIGHT)
    return Side(statement, held, head, by_index=by_index, children=children, content=content)


def led_in(parse: Parse, tokens: list[Token]) -> tuple[str, ...]:
    """Return the last words before some tokens in their sentence in lower case, without a "that"."""
    if not tokens:
        return ()
    first = tokens[0].index
    before = parse.tokens[max(parse.sentences[tokens[0].sentence].first, first - LEADING) : first]
    return tuple(word for token in before if (word := token.text.lower()) != "that")


def around(parse: Parse, tokens: list[Token]) -> Iterable[tuple[str, str]]:
    """Yield each word of the sentence in which some tokens begin, with what it hangs on, as lemmas."""
    if tokens:
        sentence = parse.sentences[tokens[0].sentence]
        for token in parse.tokens[sentence.first : sentence.last]:
            yield token.lemma.lower(), kin(parse.tokens[token.head].lemma.lower())


def sentence_span(parse: Parse, tokens: list[Token]) -> Span:
    """Return the span of the sentence in which some tokens begin; an empty one where there are none."""
    return parse.sentences[tokens[0].sentence].span if tokens else Span(0, 0)


def counted_to(analysis: Analysis) -> Iterable[Span]:
    """Yield the times of a report up to which it counts: "as of Monday evening"."""
    text = analysis.report.text
    for mention in analysis.mentions:
        before = text[max(0, mention.span.start - NEAR) : mention.span.start]
        if mention.says_when and AS_OF.search(before) and not is_ahead(analysis, mention):
            yield mention.span


def is_ahead(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a time is later than its report, up to which nothing has been counted: "by 2040"."""
    last = mention.timex.latest if mention.timex is not None else None
    published = analysis.report.published.latest
    return bool(last and published) and str(last)[:10] > str(published)[:10]


def is_relative(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a time is told from another one, which may be any: "two hours later"."""
    return RELATIVE.search(mention.span.of(analysis.report.text)) is not None
