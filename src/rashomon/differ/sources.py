"""Two reports' readings of one claim → whose word it is: own voice here and a mouth there, or two sources."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from rashomon.differ.side import Side, likeness, one_thing
from rashomon.differ.slots import plain
from rashomon.differ.words import repeated
from rashomon.grammar import VERBAL
from rashomon.hands import PRONOUNS, Hands
from rashomon.model import Claim, Difference, Parse, Passage, Span, Statement

# The share of the shorter reading's words that two readings of one thing have in common.
ALIKE = 0.5
# The share of the shorter reading's words, in a row, that make two readings one remark.
SAME_REMARK = 0.5
QUOTED = frozenset({"direct", "mixed"})
# Kinds of hands that cannot be one: what a station or a nameless man says is not the mayor's word. An office and one
# who speaks for it, or a document and its author, can be.
APART = frozenset(
    {
        frozenset({"media", "named"}),
        frozenset({"media", "office"}),
        frozenset({"media", "anonymous"}),
        frozenset({"anonymous", "named"}),
        frozenset({"anonymous", "office"}),
        frozenset({"anonymous"}),
    }
)
# Nameless sources that may speak for a body: "officials" may be the police.
SPEAKERS = frozenset(
    """official officials authority authorities source sources spokesman spokeswoman spokesperson spokespeople
    aide aides officer officers investigator investigators representative representatives""".split()
)
# Words that say nothing of who a source is.
SILENT = frozenset(
    "the a an of for and or in at on who said says told his her its their one two some several mr mrs ms".split()
)


def attribution(claim: Claim, lefts: Sequence[Side], rights: Sequence[Side], hands: Hands) -> list[Difference]:
    """Return the difference in whose word it is: own voice here and a mouth there, or two sources.

    A headline leaves the source out and is not counted. Where a report tells several things in a claim, each is held
    against what the other report tells of that thing. What three reports share is one thing, even if a reading strays;
    what two share must be surely so.
    """
    lefts, rights = below_headline(lefts, hands), below_headline(rights, hands)
    if not lefts or not rights:
        return []
    a, b = max(product(lefts, rights), key=lambda pair: likeness(*pair).shared)
    ours = [side.statement for side in lefts if side is a or likeness(side, b).part >= ALIKE]
    theirs = [side.statement for side in rights if side is b or likeness(a, side).part >= ALIKE]
    if len(claim.reports) == 2 and not one_thing(a, b):
        return []
    parted = two_words(ours, theirs, hands) and not (
        names_source(ours, theirs, hands) or names_source(theirs, ours, hands)
    )
    return [difference(claim, a.statement, b.statement)] if parted and not unclear(a, b, hands) else []


def unclear(a: Side, b: Side, hands: Hands) -> bool:
    """Return whether the texts leave open that two readings which look so are told on two words.

    Two quotations in other words are two remarks, each its speaker's. Of "they" that stands for nobody who is named
    before, a reader cannot tell who it is.
    """
    if any(carried_over(side.statement, hands) or is_nobody(side.statement, hands) for side in (a, b)):
        return True
    attributed = [side for side in (a, b) if side.statement.voice == "attributed"]
    if len(attributed) == 2:
        remarks = {side.statement.quote for side in attributed} <= QUOTED
        return remarks and repeated(plain(a.text).split(), plain(b.text).split()) < SAME_REMARK
    [told] = attributed
    return not told.statement.chain or tells_itself(told.statement) or is_phrase(told)


def is_nobody(statement: Statement, hands: Hands) -> bool:
    """Return whether a statement's source is a pronoun that is linked to nobody."""
    if not statement.chain or hands.last(statement) is not None:
        return False
    return statement.chain[-1].span.of(hands.index.reports[statement.report].text).lower() in PRONOUNS


def carried_over(statement: Statement, hands: Hands) -> bool:
    """Return whether a statement is a quotation that goes on from an earlier sentence: whose it is may have changed."""
    if statement.voice == "own" or statement.quote not in QUOTED:
        return False
    parse = hands.index.parses[statement.report]
    here, source, said = (sentences(parse, each) for each in (statement.content, statement.source, statement.cue))
    return not here & source and (not said or max(said) < min(here))


def sentences(parse: Parse, spans: Sequence[Span]) -> set[int]:
    """Return the numbers of the sentences in which the tokens of some spans stand."""
    return {t.sentence for t in parse.tokens_in(*spans)}


def tells_itself(statement: Statement) -> bool:
    """Return whether a statement tells that somebody speaks, and so holds its source: "the council condemned it"."""
    return any(content.overlaps(source) for content in statement.content for source in statement.source)


def is_phrase(side: Side) -> bool:
    """Return whether a reading is a part of what somebody says without a verb but its cue: "called her a danger"."""
    statement = side.statement
    verbs = [token for token in side.tokens if token.pos in VERBAL]
    cued = [token for token in verbs if any(span.holds(token.start) for span in statement.cue)]
    return bool(statement.attributed) and len(cued) == len(verbs)


def names_source(own: Sequence[Statement], attributed: Sequence[Statement], hands: Hands) -> bool:
    """Return whether what one report tells as its own names the other's source: "Radio Delta quoted an engineer who …".

    Whose word it is stands there then, if in another form; so it does in what the source itself gives out.
    """
    if any(s.voice == "attributed" for s in own):
        return False
    if any(gives_out(s, attributed, hands) for s in own):
        return True
    sources = {entity for s in attributed for link in s.chain if (entity := hands.entity(s.report, link))}
    return any(not sources.isdisjoint(beside(s, hands)) for s in own)


def gives_out(own: Statement, attributed: Sequence[Statement], hands: Hands) -> bool:
    """Return whether a report is the word of whom others name as the source, who is no outlet: a firm's statement."""
    publisher = (hands.index.reports[own.report].publisher or "").casefold()
    links = [(s.report, s.chain[-1]) for s in attributed if s.chain]
    return bool(publisher) and any(
        link.kind == "office" and hands.name(report, link).casefold() == publisher for report, link in links
    )


def beside(statement: Statement, hands: Hands) -> set[str]:
    """Return the entities that a statement's sentence names."""
    sentences = hands.index.parses[statement.report].sentences
    around = [s.span for s in sentences if any(s.span.overlaps(span) for span in statement.content)]
    places = hands.places.get(statement.report, ())
    return {hands.owner[m.id] for m in places if any(span.contains(m.span) for span in around)}


def two_words(lefts: Sequence[Statement], rights: Sequence[Statement], hands: Hands) -> bool:
    """Return whether one report tells as its own what the other gives to a source, or each gives it to another."""
    own = [{s.voice for s in each} for each in (lefts, rights)]
    return not own[0] & own[1] or (own == [{"attributed"}, {"attributed"}] and other_mouths(lefts, rights, hands))


def difference(claim: Claim, a: Statement, b: Statement) -> Difference:
    """Return the difference between two statements' sources; what has none is cited whole."""
    words = [s.source or s.content for s in (a, b)]
    because = (*(Passage(a.report, s) for s in words[0]), *(Passage(b.report, s) for s in words[1]))
    left, right = Passage(a.report, a.span), Passage(b.report, b.span)
    return Difference(claim.id, (a.report, b.report), "attribution", left, right, because)


def below_headline(told: Sequence[Side], hands: Hands) -> Sequence[Side]:
    """Return the readings that stand below their report's headline."""
    headline = hands.index.reports[told[0].statement.report].headline
    return [side for side in told if headline is None or not headline.contains(side.statement.span)]


def other_mouths(lefts: Sequence[Statement], rights: Sequence[Statement], hands: Hands) -> bool:
    """Return whether no source of one report can be a source of the other."""
    return all(s.chain for s in (*lefts, *rights)) and all(apart(a, b, hands) for a, b in product(lefts, rights))


def apart(a: Statement, b: Statement, hands: Hands) -> bool:
    """Return whether two statements' sources are two: two linked names, or kinds that cannot be one, no word shared."""
    one, other = a.chain[-1], b.chain[-1]
    told = naming(a, hands), naming(b, hands)
    if told[0] & told[1]:
        return False
    if one.kind == other.kind == "named":
        entities = hands.last(a), hands.last(b)
        names = (hands.named(each.report, link) for each, link in ((a, one), (b, other)))
        return all(names) and None not in entities and entities[0] != entities[1]
    kinds = frozenset({hands.kind(a.report, one), hands.kind(b.report, other)})
    if kinds == {"anonymous", "office"} and (told[0] | told[1]) & SPEAKERS:
        return False
    return kinds in APART


def naming(statement: Statement, hands: Hands) -> set[str]:
    """Return the words that name a statement's source, by what the report calls it there and by its name."""
    link = statement.chain[-1]
    told = f"{hands.words(statement.report, link)} {hands.name(statement.report, link)}".lower()
    return {word.strip(".,'’") for word in told.replace("’s", "").replace("'s", "").split()} - SILENT
