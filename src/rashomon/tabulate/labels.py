"""What each report calls the people, bodies, places and things of a story, place by place, and in whose voice."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from rashomon.grammar import CARRYING, MODIFIERS, behind
from rashomon.hands import NAMING
from rashomon.kin import OF_BODIES
from rashomon.model import (
    Analysis,
    Index,
    Label,
    LabelVoice,
    Linked,
    Mention,
    Parse,
    Passage,
    Span,
    Statement,
    Story,
    Token,
    hull,
)

# Labels of the words before a head that say more of what it names.
MODIFYING = MODIFIERS | {"punct"}
# Tokens from a role to the noun that it is of, at most.
LONGEST = 14
MARKS = "“”\"‘’'«»"
# What stands between quotation marks of one paragraph; a mark that nothing closes reaches to its end.
QUOTED = re.compile(r"“([^“”]+)(?:”|\Z)|\"([^\"]+)(?:\"|\Z)|«([^«»]+)(?:»|\Z)|(?<!\w)‘([^‘’]+)’(?!\w)")
# Before a list of persons; the first of them does not bear it: "Senators Ruiz and Vela".
OF_MANY = frozenset(
    "senators sens representatives reps presidents ministers governors govs judges justices brothers sisters".split()
)
SOME = frozenset("other some several many most few certain various".split())
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
LEADING = re.compile(r"\A(?:the|an?|this|that|these|those|such)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?\Z")


def labels(story: Story, linked: Linked) -> Iterator[Label]:
    """Yield the labels of each entity, by report and place.

    A title before a name and the words that modify it are one label with it: "embattled President Ana Ruiz".
    """
    home = {m: entity.id for entity in linked.entities if entity.kind in NAMING for m in entity.mentions}
    index = Index.of(story)
    left_out = {
        *adjectives(index),
        *partial(index),
        *of_bodies(index),
        *(m for rule in BY_ENTITY for m in rule(index, linked)),
    }
    for analysis in story.analyses:
        reader = Reader(analysis)
        by_entity: dict[str, list[Mention]] = {}
        for mention in sorted(analysis.mentions, key=lambda m: (m.span, m.id)):
            if mention.id in home and mention.form in ("name", "role") and mention.id not in left_out:
                by_entity.setdefault(home[mention.id], []).append(mention)
        for entity, mentions in by_entity.items():
            for run in runs(mentions, analysis.report.text):
                yield reader.label(entity, hull(m.span for m in run), run[-1].head, run[-1].form == "role")


def adjectives(index: Index) -> Iterator[str]:
    """Yield the names that are mere adjectives: "Democratic" in "the Democratic donor" names nobody."""
    for mention in index.mentions.values():
        if mention.form == "name":
            parse = index.parses[mention.report]
            heads = parse.tokens_in(mention.head)
            group = mention.kind == "group" and any(head.dep in ("amod", "compound") for head in heads)
            if group or any(head.pos == "ADJ" or head.tag == "JJ" for head in heads):
                yield mention.id


def of_bodies(index: Index) -> Iterator[str]:
    """Yield the mentions of parts of bodies: how they are called tells nothing of anybody."""
    for mention in index.mentions.values():
        heads = [index.parses[mention.report].tokens[n] for n in index.parses[mention.report].inside(mention.head)]
        if mention.form == "role" and mention.kind == "thing" and any(head.lemma in OF_BODIES for head in heads):
            yield mention.id


def single(index: Index, linked: Linked) -> Iterator[str]:
    """Yield the mentions of one member of a group, "a Democrat", where the entity is the group, "Democrats"."""
    for entity in linked.entities:
        heads = {m: index.mentions[m] for m in entity.mentions if entity.kind == "group" and m in index.mentions}
        words = {m: each.head.of(index.reports[each.report].text).casefold() for m, each in heads.items()}
        yield from (m for m, word in words.items() if f"{word}s" in words.values())


def partial(index: Index) -> Iterator[str]:
    """Yield the mentions of some of a group, or of others of it: "other Democrats", "Senate Democrats" are not all."""
    for mention in index.mentions.values():
        if mention.kind == "group":
            parse = index.parses[mention.report]
            below = [t for u in parse.tokens_in(mention.head) for t in parse.below(u)]
            chamber = mention.form == "name" and any(t.dep == "compound" and t.pos == "PROPN" for t in below)
            if chamber or any(t.text.lower() in SOME and t.dep in ("amod", "det", "nmod") for t in below):
                yield mention.id


def at_large(index: Index, linked: Linked) -> Iterator[str]:
    """Yield the bare plurals of a group without a name, "people", where the others of it are of certain people."""
    for entity in linked.entities:
        held = [index.mentions[m] for m in entity.mentions if m in index.mentions]
        if entity.kind == "group" and all(each.form != "name" for each in held):
            bare = [m.id for m in held if m.form == "role" and len(index.parses[m.report].inside(m.span)) == 1]
            yield from bare if len(bare) < len(held) else ()


def loose(index: Index, linked: Linked) -> Iterator[str]:
    """Yield the descriptions of a named thing that point at nothing known and that no sentence ties to it.

    "A critic of the mayor" is what a report calls Ana Ruiz where the sentence says so; elsewhere it may be anybody.
    """
    for entity in linked.entities:
        held = {m: index.mentions[m] for m in entity.mentions if m in index.mentions}
        if any(each.form == "name" for each in held.values()):
            ties = [(j.left, j.right) for j in entity.evidence if j.left in held and j.right in held]
            near = {m for pair in ties if beside(index, held[pair[0]], held[pair[1]]) for m in pair}
            roles = (each for each in held.values() if each.form == "role" and each.id not in near)
            yield from (each.id for each in roles if not pointed(index.parses[each.report], each))


# What is left out for what else its entity holds.
BY_ENTITY = (single, at_large, loose)


def beside(index: Index, one: Mention, other: Mention) -> bool:
    """Return whether two mentions stand in one sentence."""
    if one.report != other.report:
        return False
    parse = index.parses[one.report]
    held = [parse.inside(each.head) for each in (one, other)]
    return all(held) and parse.tokens[held[0][0]].sentence == parse.tokens[held[1][0]].sentence


def pointed(parse: Parse, mention: Mention) -> bool:
    """Return whether a description points at something known: "the", "this", or the name of whose it is."""
    return any(t.text.lower() in POINTING or t.text in ("'s", "’s") for t in parse.tokens_in(mention.span))


def runs(mentions: Sequence[Mention], text: str) -> Iterator[list[Mention]]:
    """Yield mentions of one thing that stand in each other or side by side in a line, blanks aside, as one.

    What somebody is called is another label: "called Ana Holt | a traitor".
    """
    run: list[Mention] = []
    for mention in mentions:
        between = text[hull(m.span for m in run).end : mention.span.start] if run else ""
        called = between.isspace() and mention.span.of(text).lower().startswith(("a ", "an "))
        if run and (between.strip() or "\n" in between or called):
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
        self.quoted = sorted(q for paragraph in analysis.report.paragraphs for q in quotations(self.text, paragraph))
        # The shortest statement, and the shortest clause, that holds each token.
        self.told: dict[int, Statement] = {}
        self.clauses: dict[int, Statement] = {}
        for statement in sorted(analysis.citable, key=length, reverse=True):
            held = dict.fromkeys((n for span in statement.content for n in self.parse.inside(span)), statement)
            self.told |= held
            self.clauses |= {} if statement.fragment else held

    def label(self, of: str, words: Span, head: Span, role: bool = False) -> Label:
        """Return the label that some words are, with what modifies them.

        ``head`` is their last head word; a ``role`` goes on to what it is of: "head of the river police".
        """
        span = self.widened(Span(words.start, self.reach(head)) if role and words.end == head.end else words)
        span = self.on_one_side(span, head)
        statement = self.statement(head)
        where = Passage(self.parse.report.id, span)
        return Label(of, where, form(span.of(self.text)), self.voice(span, statement),
                     statement.id if statement else None, self.marked(span))  # fmt: skip

    def widened(self, span: Span) -> Span:
        """Return a label with the words before it that modify it, and the mark that ends a quotation begun in it."""
        span = self.trimmed(span)
        inside = self.parse.inside(span)
        if not inside:
            return span
        first = self.first(inside)
        start = min(span.start, self.parse.tokens[first].start) if first < inside.start else span.start
        closed = any(start < quoted.start and quoted.end == span.end for quoted in self.near(span))
        return Span(start, min(span.end + closed, len(self.text)))

    def on_one_side(self, span: Span, head: Span) -> Span:
        """Return a label without the words before its head that a lone quotation mark parts from it.

        "a great” wall" is a wall, "what is an American “motto of shame”" a motto.
        """
        for quoted in self.near(span):
            begins, ends = span.start < quoted.start, quoted.end < span.end
            start = quoted.start if begins else quoted.end + 1
            if begins != ends and start <= head.start:
                cut = next((t.start for t in self.parse.tokens_in(Span(start, span.end))), span.start)
                span = Span(cut, span.end)
        return span

    def first(self, inside: range) -> int:
        """Return the first of the words before a label that modify it: "former Director of State Security" too."""
        tokens, first, end = self.parse.tokens, inside.start, inside.stop
        while first:
            if modifies(self.parse, first - 1, first, end):
                first -= 1
            elif first < inside.start and is_office(self.parse, first):
                first -= 2
            else:
                break
        while first < inside.start and (
            tokens[first].dep == "punct" and not self.opens(tokens[first].end, tokens[end - 1].end + 1)
        ):
            first += 1
        return first

    def reach(self, head: Span) -> int:
        """Return where the phrase of a role ends: at the noun that it is of, if "of" stands right after it.

        What a comma parts from it is another: "the driver of the bus, | Sheriff Ana Ruiz said".
        """
        for token in self.parse.tokens_in(head):
            noun = next((t for t in behind(self.parse, token, {"of"}) if t.head == token.index + 1), None)
            between = self.parse.tokens[token.index : noun.index] if noun is not None else ()
            if noun is not None and len(between) <= LONGEST and all(t.text != "," for t in between):
                return noun.end
        return head.end

    def trimmed(self, span: Span) -> Span:
        """Return a mention without what a tagger drew in before it.

        That is a quotation mark that nothing in it closes, and a preposition that its place in the sentence gave a
        capital: "Unlike Ruiz, the mayor …". A "whose" points at another: "whose aide Ana Ruiz".
        """
        while span.end - span.start > 1 and self.text[span.start] in MARKS and not self.opens(span.start + 1, span.end):
            span = Span(span.start + 1, span.end)
        inside = self.parse.inside(span)
        if len(inside) < 2:
            return span
        token, after = self.parse.tokens[inside.start], self.parse.tokens[inside.start + 1]
        begins = not token.index or self.parse.tokens[token.index - 1].pos == "PUNCT"
        drawn_in = (begins and token.pos in ("ADP", "SCONJ")) or token.tag == "WP$"
        return Span(after.start, span.end) if drawn_in else span

    def opens(self, start: int, end: int) -> bool:
        """Return whether a quotation that begins at a place ends before another."""
        return any(quoted.start == start and quoted.end < end for quoted in self.near(Span(start, end)))

    def near(self, span: Span) -> list[Span]:
        """Return what stands between quotation marks and shares a character with a span."""
        last = bisect.bisect_left(self.quoted, span.end, key=lambda quoted: quoted.start)
        first = last
        while first and self.quoted[first - 1].end > span.start:
            first -= 1
        return self.quoted[first:last]

    def statement(self, head: Span) -> Statement | None:
        """Return the shortest statement in whose words a place lies.

        What an act of speaking is about without being said ("criticised the bill") is the outlet's to name: a fragment
        counts only within quotation marks.
        """
        held = self.told if any(quoted.contains(head) for quoted in self.near(head)) else self.clauses
        return next((held[n] for n in self.parse.inside(head) if n in held), None)

    def voice(self, span: Span, statement: Statement | None) -> LabelVoice:
        """Return in whose voice a label stands.

        What a source is said to have said without quotation marks is ``reported``: the words may be the outlet's.
        """
        if statement is None or statement.voice == "own":
            return "own"
        near = self.near(statement.span)
        inside = any(quoted.contains(span) for quoted in near) if near else statement.quote == "direct"
        return "quoted" if inside and statement.quote != "indirect" else "reported"

    def marked(self, span: Span) -> bool:
        """Return whether quotation marks stand around a label, or around a part of it, and around nothing else."""
        wide = Span(span.start - 1, span.end + 1)
        return any(wide.contains(quoted) for quoted in self.near(span))


def length(statement: Statement) -> tuple[int, str]:
    """Return how long a statement's content is, with its id so that equals have an order."""
    return sum(span.end - span.start for span in statement.content), statement.id


def modifies(parse: Parse, index: int, first: int, end: int) -> bool:
    """Return whether a token modifies what stands right after it in a label, or opens quotation marks there."""
    token, after = parse.tokens[index], parse.tokens[first]
    if token.sentence != after.sentence:
        return False
    if after.text == "-" and not token.space:
        # "HTS-led" is one modifier, "Miami-Dade County" one name; in "Syria-Israel talks" each name stands by itself.
        return not (token.pos == "PROPN" and parse.tokens[first + 1].pos == "PROPN" and end == first + 2)
    if token.dep not in MODIFYING or not first <= token.head < end + 1:
        return False
    if token.dep == "punct":
        return token.text in ("-", *MARKS)
    if token.text.lower().rstrip(".") in OF_MANY or token.text in ("percent", "%"):
        return False
    # "That alleged Cruz has …": a verb in a tense, whatever the parser makes of it.
    if token.tag in ("VBD", "VBZ"):
        return False
    before = parse.tokens[index - 1] if index else token
    if token.text.lower() == "old" and before.lemma == "year":
        # "25 year old Ruiz": no "old Ruiz".
        return False
    own = before.pos in ("PROPN", "PRON") and before.sentence == token.sentence
    further = before.pos == "ADV" and not before.text.endswith("ly") and after.pos == "PROPN"
    if token.pos == "VERB" and (own or further):
        # "Vela leading Ruiz", "had further angered Ruiz": neither says what Ruiz is called, as "newly elected" does.
        return False
    return token.head < end and token.pos in (CARRYING - {"PROPN", "NOUN"} if in_headline(parse, token) else CARRYING)


def in_headline(parse: Parse, token: Token) -> bool:
    """Return whether a token stands in the headline, whose capitals make a noun of every word."""
    headline = parse.report.headline
    return headline is not None and headline.holds(token.start)


def is_office(parse: Parse, first: int) -> bool:
    """Return whether a label goes on before "of": an office, in capitals, of the body with which the label begins."""
    tokens = parse.tokens
    if first < 2 or tokens[first].pos != "PROPN" or tokens[first - 1].text != "of":
        return False
    return tokens[first - 2].pos == "PROPN" and tokens[first - 2].sentence == tokens[first].sentence


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
