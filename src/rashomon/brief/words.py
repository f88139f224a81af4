"""Whose word: which sources each report quotes, how much and with which verbs, and who is spoken of and never heard."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.brief.lines import Hand, Told
from rashomon.brief.rows import Ledger, dated
from rashomon.brief.sources import Share, Unheard, Verb, Voice
from rashomon.brief.verbs import VERBS, kind_of
from rashomon.corrections.selectors import fold
from rashomon.grammar import ALL_OBJECTS
from rashomon.model import Entity, Mention, Parse, Passage, SourceKind, Span, Statement

SOURCES = ("named", "office", "media", "document", "poll", "anonymous")
# The kinds of who can be one and the same: a paper is quoted as a body too, a firm is called by its name.
WHO = frozenset({"named", "office", "media"})
BY_ENTITY: dict[str, SourceKind] = {"person": "named", "organisation": "office"}
# Who can be heard, and from how many mentions on it is told that nobody hears them.
HEARD, OFTEN = ("person", "organisation"), 3
# Names of fewer letters are too often one letter apart by chance.
SPELT = 5
# What a cue may end in, or be: "ROSSI: …", "writing: …".
MARKS = " ,;:-–—()[]"
WORD = re.compile(r"\w+(?:['’.-]\w+)*")


def whose_word(ledger: Ledger) -> tuple[Voice, ...]:
    """Return the sources by kind, those behind most statements first; the word is the last hand's of a chain."""
    readings = [ledger.told(s) for a in ledger.comparison.story.analyses for s in a.clauses if s.chain]
    linked = linked_words(ledger)
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for reading in readings:
        told[source_key(reading.chain[-1], reading.report, linked)].append(reading)
    voices = alone([voice(ledger, readings) for _, readings in sorted(told.items())], ledger)
    return tuple(sorted(voices, key=lambda v: (SOURCES.index(v.kind), -v.total, v.name)))


def linked_words(ledger: Ledger) -> dict[tuple[str, str], str]:
    """Return the entity of a report's words for a source: what is linked once is linked throughout that report.

    What has no name is known by its words alone, unless the story tells two apart that are called by them.
    """
    called = Counter(fold(entity.name) for entity in ledger.entities.values())
    last = [
        (s.report, ledger.hand(s.report, s.chain[-1]))
        for a in ledger.comparison.story.analyses
        for s in a.clauses
        if s.chain
    ]
    known = [(report, hand) for report, hand in last if hand.name or called[fold(hand.label)] > 1]
    # "The coast guard" of one report is that of another where it is linked there.
    words = {(hand.entity, bare(hand)) for _, hand in known}
    known += [(report, hand) for report, hand in last if (hand.entity, bare(hand)) in words]
    return {(report, fold(hand.label)): hand.entity for report, hand in known if hand.entity}


def bare(hand: Hand) -> str:
    """Return a hand's words folded, without their article."""
    return fold(hand.label).removeprefix("the ")


def source_key(hand: Hand, report: str, linked: dict[tuple[str, str], str]) -> tuple[str, str]:
    """Return what makes two hands the same source: one entity where linked, else the same words in one report.

    An office is one by its words, whether "the" stands before them or not: the reports of one event speak of one fire
    service. Unnamed sources of two reports are never taken for one here, however alike their descriptions.
    """
    words = fold(hand.label)
    if hand.kind != "anonymous" and (entity := linked.get((report, words))):
        return "who" if hand.kind in WHO else hand.kind, entity
    return hand.kind, bare(hand) if hand.kind == "office" else f"{report} {words}"


def voice(ledger: Ledger, readings: list[Told]) -> Voice:
    """Return one source from the readings that rest on its word."""
    last = next((t.chain[-1] for t in readings if t.chain[-1].name), readings[0].chain[-1])
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for told in sorted(readings, key=lambda told: ledger.order[told.report]):
        by_report[told.report].append(ledger.index.statements[told.statement])
    ways = [[hand.label for hand in told.chain[:-1]] for told in readings]
    # One remark made through a letter does not make the others so.
    via = [label for label in dict.fromkeys(ways[0]) if all(label in way for way in ways)]
    return Voice(
        name=last.label,
        kind=kind_of_source(ledger, [told.chain[-1] for told in readings]),
        entity=last.entity if last.name else None,
        via=tuple(via),
        shares=tuple(share(ledger.index.parses[report], statements) for report, statements in by_report.items()),
        passages=tuple(dict.fromkeys(told.chain[-1].passage for told in readings)),
        unquoted=tuple(unquoted(ledger, last.entity, set(by_report))) if last.name and last.entity else (),
    )


def kind_of_source(ledger: Ledger, hands: Sequence[Hand]) -> SourceKind:
    """Return what kind of source hands are that mean one: an outlet where a passage shows it; no body is a person."""
    kinds = [hand.kind for hand in hands]
    if "media" in kinds or not WHO.issuperset(kinds):
        return "media" if "media" in kinds else kinds[0]
    entity = next((ledger.entities[hand.entity] for hand in hands if hand.entity in ledger.entities), None)
    return BY_ENTITY.get(entity.kind, kinds[0]) if entity else kinds[0]


def unquoted(ledger: Ledger, entity: str, quoting: set[str]) -> Iterator[tuple[str, int]]:
    """Yield the reports that name an entity and give it no word, by publication, with how often they name it.

    A report in which it stands in the words for a source gives it one, whosever word that is.
    """
    mentions, named = mentions_of(ledger, ledger.entities[entity])
    speaking = quoting | {m.report for m in mentions if ledger.speaks(m)}
    counts = Counter(m.report for m in named if m.report not in speaking)
    yield from ((r.id, counts[r.id]) for r in sorted(ledger.comparison.story.reports, key=dated) if counts[r.id])


def alone(voices: Sequence[Voice], ledger: Ledger) -> list[Voice]:
    """Return the sources, those marked that one report alone quotes.

    Only a linked name is sure not to be another report's source, and only if no other report gives a word to somebody
    whose name ends so, or one letter apart: "Moala" may be "Tevita Moala", and "Mendes" may be "Mendez".
    """
    ends: dict[str, set[str]] = defaultdict(set)
    for each in voices:
        for spelt in spellings(last_word(each)):
            ends[spelt].update(share.report for share in each.shares)
    several = len(ledger.comparison.story.analyses) > 1
    return [
        replace(each, only=each.shares[0].report)
        if several and each.entity and len(set().union(*(ends[s] for s in spellings(last_word(each))))) == 1
        else each
        for each in voices
    ]


def spellings(word: str) -> set[str]:
    """Return a word and, of one of five letters or more, what is left where any one letter is left out.

    Two words that are one letter apart have one of these in common.

    >>> spellings("mendes") & spellings("mendez"), spellings("lima")
    ({'mende'}, {'lima'})
    """
    return {word} | ({word[:n] + word[n + 1 :] for n in range(len(word))} if len(word) >= SPELT else set())


def last_word(voice: Voice) -> str:
    """Return the last word of a source's name."""
    return (fold(voice.name).split() or [""])[-1]


def share(parse: Parse, statements: Sequence[Statement]) -> Share:
    """Return what one report gives on a source's word."""
    held = {span for statement in statements for span in statement.attributed or statement.content}
    outer = [span for span in held if not any(other != span and other.contains(span) for other in held)]
    words = sum(len(WORD.findall(span.of(parse.report.text))) for span in outer)
    cues: dict[str, dict[Passage, None]] = defaultdict(dict)
    for cue in sorted({statement.cue for statement in statements if statement.cue}):
        if verb := verb_of(parse, cue):
            cues[verb][Passage(parse.report.id, Span(cue[0].start, cue[-1].end))] = None
    verbs = [Verb(verb, kind_of(verb), tuple(places)) for verb, places in cues.items()]
    ids = tuple(statement.id for statement in statements)
    return Share(parse.report.id, ids, words, tuple(sorted(verbs, key=lambda v: (-len(v.cues), v.verb))))


def verb_of(parse: Parse, cue: Sequence[Span]) -> str:
    """Return the verb of a cue in its plain form, else its words: "according to"; empty where it is a mere mark.

    Of "her outright promise" it is "promise", the noun that is a verb's too. With it stand its particle and what denies
    it: "rule out", "not rule out".
    """
    tokens = parse.tokens_in(*cue)
    heads = [token for token in tokens if token.pos == "VERB" and token.lemma.lower() != "accord"]
    if verb := next(iter([head for head in heads if head.lemma.lower() in VERBS] or heads), None):
        beside = {token.dep: token for token in tokens if token.head == verb.index}
        particle = f" {beside['prt'].text.lower()}" if "prt" in beside else ""
        return f"{'not ' if 'neg' in beside else ''}{verb.lemma.lower()}{particle}"
    if noun := next((token for token in tokens if token.pos == "NOUN" and token.lemma.lower() in VERBS), None):
        return noun.lemma.lower()
    words = fold(" ".join(span.of(parse.report.text) for span in cue)).strip(MARKS)
    # In a headline the tagger may take a verb for a name: "Mayor Tells Council".
    return words[:-1] if words[:-1] in VERBS else words


def unheard(ledger: Ledger) -> tuple[Unheard, ...]:
    """Return the people and bodies whom the reports name often and whose word none of them gives, most named first.

    Whoever stands in the words for a source, or in its chain, counts as heard: "a lawyer for Acme" speaks for Acme.
    """
    found = [each for entity in ledger.comparison.entities if (each := silent(ledger, entity)) is not None]
    return tuple(sorted(found, key=lambda each: (-each.total, each.name, each.entity)))


def hears(parse: Parse, mention: Mention) -> bool:
    """Return whether a mention is whom a source told: "… the mayor told Canal Sur" does not speak of the channel."""
    head = next(iter(parse.tokens_in(mention.head)), None)
    return head is not None and head.dep in ALL_OBJECTS and parse.tokens[head.head].lemma in ("tell", "inform")


def mentions_of(ledger: Ledger, entity: Entity) -> tuple[list[Mention], list[Mention]]:
    """Return an entity's mentions, and those of them that name or describe it, but as whom a source told."""
    mentions = [m for m in map(ledger.index.mentions.get, entity.mentions) if m is not None]
    told = (m for m in mentions if m.form in ("name", "role"))
    return mentions, [m for m in told if not hears(ledger.index.parses[m.report], m)]


def silent(ledger: Ledger, entity: Entity) -> Unheard | None:
    """Return an entity with its mentions by report where it is named often and never heard."""
    mentions, named = mentions_of(ledger, entity)
    if entity.kind not in HEARD or len(named) < OFTEN or not any(m.form == "name" for m in named):
        return None
    if entity.id in ledger.heard or any(ledger.speaks(m) for m in mentions):
        return None
    by_report = {
        report.id: tuple(
            Passage(m.report, m.span) for m in sorted(named, key=lambda m: m.span) if m.report == report.id
        )
        for report in sorted(ledger.comparison.story.reports, key=dated)
    }
    return Unheard(entity.id, entity.name, entity.kind, tuple((r, found) for r, found in by_report.items() if found))
