"""Which claims make a row of their own.

A claim is none that says nothing: somebody spoke ("police said"), or a name or a date alone that one report has. Nor
is one that only says who somebody is ("the former mayor of Tamale"): the labels tell that. Of two claims that pair the
same passages in another way, the weightier is shown among the claims, the other apart. A claim of two reports that less
likely say the same is shown apart too: half of these are no claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.brief.lines import Row, Told
from rashomon.brief.rows import Ledger
from rashomon.grammar import CARRYING, MODIFIERS, OBJECT_FORMS, WORDLESS, uppermost
from rashomon.hands import COURTESY
from rashomon.model import Mention, Parse, Span, Token
from rashomon.numerals import MONTH_NAMES, WEEKDAY_NAMES

# Verbs that say nothing without what is said, or after what ("The report comes"); "speak" may be the news itself.
SAYING = frozenset("say tell add report write note state reply come".split())
# What such a verb may have beside it and still say nothing: who, to whom, when, how.
BESIDE = frozenset("nsubj aux npadvmod mark cc dative".split())
# Such verbs of which "in a report", "on Monday" tell how and when, not what.
SPEAKING, WHERE = frozenset("say tell add report write state reply".split()), frozenset("in on at during via".split())
LATER = frozenset("also later then earlier again first now".split())
# More reports than these seldom say alike by chance.
FEW = 2
# From this agreement on a claim of two reports is shown as shared. Between ``SURE`` and it six in ten are right.
FIRM = 0.7
# As much agreement is asked of a claim one of whose two passages another claim shows.
SURER = 0.8
# So much is asked of readings that share nothing but what they call somebody: of eighteen such rows in stories that
# nothing was fitted on, eight told of two acts of one person, and of 33 eleven of two of one body.
SUREST = 0.9
POLITE = frozenset(word.casefold() for word in COURTESY)
ACTING = frozenset({"person", "organisation"})
# Facts in which readings part show that they tell of one thing.
PARTING = frozenset({"number", "date", "place", "person", "polarity"})
# Without one of these a number beside a name is an age, and that tells something.
MONTHS = frozenset(name[:3] for name in (*MONTH_NAMES, *WEEKDAY_NAMES))
NAMING = frozenset("PROPN NUM DET ADP CCONJ PART SYM PUNCT SPACE X".split())
# What somebody is called is told by these, and by nouns that name none of them nothing is called.
CALLED = frozenset({"person", "organisation", "group", "place"})
# Of somebody, these are whom they work with: "an aide from the mayor's office".
HOUSES = frozenset({"office", "staff", "team"})
# "The third victim", "the worst of them": what sets one apart from others tells of more than who it is.
SINGLING = frozenset({"JJS", "RBS"})
COUNTING = frozenset({"ORDINAL", "CARDINAL"})


def telling(ledger: Ledger, rows: Iterable[Row]) -> list[Row]:
    """Return the rows that say something, in order, each by what its reports say beside who somebody is."""
    shown = (row for row in rows if not all(empty(ledger, told, row) for told in row.readings))
    return [row for row in (beside_who(ledger, row) for row in shown) if row is not None]


def beside_who(ledger: Ledger, row: Row) -> Row | None:
    """Return a row of several reports without the readings that only say who somebody is, of reports that say more.

    ``None`` where fewer than two reports do: the labels tell the rest. What a difference cites stays.
    """
    if len({told.report for told in row.readings}) == 1:
        return row
    more = [told for told in row.readings if not calls(ledger, told)]
    reports = {told.report for told in more}
    if len(reports) < FEW:
        return None
    cited = {side.statement for each in row.contrasts for side in (each.left, each.right)}
    readings = tuple(
        told for told in row.readings if told in more or told.report not in reports or told.statement in cited
    )
    best = row.best if row.best in readings else min(more, key=lambda told: (told.doubtful, told.headline))
    return replace(row, readings=readings, best=best)


def calls(ledger: Ledger, told: Told) -> bool:
    """Return whether a reading only says who somebody is."""
    parse = ledger.index.parses[told.report]
    return not told.headline and only_calls(parse, told.content, ledger.mentions[told.report])


def only_calls(parse: Parse, content: Iterable[Span], mentions: Iterable[Mention]) -> bool:
    """Return whether words are what somebody or something is called, and hold no verb, time, amount or event."""
    spans = tuple(content)
    inside = [m for m in mentions if any(span.overlaps(m.span) for span in spans)]
    if any(m.form not in ("name", "role") or m.kind not in CALLED for m in inside if m.form != "pronoun"):
        return False
    if any(n.label in COUNTING and span.overlaps(n.span) for n in parse.names for span in spans):
        return False
    tokens = outside_brackets(parse.tokens_in(*spans))
    called = [m.span for m in inside if m.form != "pronoun"]
    carrying = [t for t in tokens if t.pos in CARRYING or t.pos == "AUX" or t.dep == "neg"]
    return bool(carrying) and all(
        t.pos in ("NOUN", "PROPN", "ADJ")
        and t.tag not in SINGLING
        and (t.lemma.lower() in HOUSES or names(parse, t, called))
        for t in carrying
    )


def names(parse: Parse, token: Token, called: Sequence[Span]) -> bool:
    """Return whether a word stands in what somebody is called, or before it in its phrase: "dock leader Ama Serwaa"."""
    while not any(span.holds(token.start) for span in called):
        if token.dep not in MODIFIERS or token.head < token.index:
            return False
        token = parse.tokens[token.head]
    return True


def outside_brackets(tokens: Iterable[Token]) -> list[Token]:
    """Return tokens without those in brackets: "(R-Texas)" tells a party."""
    found, depth = list[Token](), 0
    for token in tokens:
        depth += token.text == "("
        if not depth:
            found.append(token)
        depth = max(depth - (token.text == ")"), 0)
    return found


def empty(ledger: Ledger, told: Told, row: Row) -> bool:
    """Return whether a reading says only that somebody spoke, or is a date, or a name that no other report has."""
    if told.headline:
        return False
    parse = ledger.index.parses[told.report]
    tokens = parse.tokens_in(*told.content)
    alone = len({each.report for each in row.readings}) == 1
    return bare_cue(tokens) or (told.voice == "own" and (bare_date(tokens) or (alone and bare_name(tokens))))


def bare_cue(tokens: list[Token]) -> bool:
    """Return whether words are a verb of saying in the active voice and who speaks, without what is said.

    Where and when that was tells no more: "the ministry said in a report released on Friday".
    """
    words = [t for t in tokens if t.pos not in WORDLESS]
    held = {t.index: t for t in words}
    verb = next(iter(uppermost(words)), None)
    if verb is None or verb.pos != "VERB" or verb.lemma.lower() not in SAYING:
        return False
    below = [t for t in words if t.head == verb.index and t is not verb]
    within = [t for t in below if t.dep == "prep" and t.text.lower() in WHERE and verb.lemma.lower() in SPEAKING]
    rest = [t for t in below if t not in within]
    bare = all(t.dep in BESIDE or t.text.lower() in LATER or t.text.lower() in OBJECT_FORMS for t in rest)
    others = (t for t in words if t.pos == "VERB" and t is not verb and not hangs(t, within, held))
    return bare and any(t.dep == "nsubj" for t in below) and not any(others)


def hangs(token: Token, above: Sequence[Token], held: Mapping[int, Token]) -> bool:
    """Return whether a word hangs on one of some others."""
    here: Token | None = token
    while here is not None and here not in above and here.head != here.index:
        here = held.get(here.head)
    return here is not None and here in above


def bare_name(tokens: list[Token]) -> bool:
    """Return whether words are names and dates alone; a noun with a capital may be a name that the tagger missed."""
    named = (t.pos in NAMING or (t.pos == "NOUN" and t.text[0].isupper()) for t in tokens)
    dated = any(t.text[:3].lower() in MONTHS for t in tokens if t.pos == "PROPN")
    numbered = any(t.pos == "NUM" for t in tokens)
    return any(t.pos == "PROPN" for t in tokens) and all(named) and (dated or not numbered)


def bare_date(tokens: list[Token]) -> bool:
    """Return whether words are a date and nothing else: "14 October 2011" in brackets behind "today"."""
    words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE", "DET") and (t.pos != "ADP" or t is not tokens[0])]
    months = [t.text[:3].lower() in MONTHS and t.pos == "PROPN" for t in words]
    return any(months) and all(month or t.pos == "NUM" for month, t in zip(months, words, strict=True))


def sorted_out(ledger: Ledger, several: Iterable[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Return the rows of several reports that are shown as shared, those that may say the same, and those seen above.

    The last show no passage that a better row does not show (or hold one, beside those that they are shown by, and part
    in nothing), headlines alone that part in nothing (each stands with its report already, and what it sums up is told
    below it), or beside what shows a better row only what may not say it. A row is shown by a reading that surely says
    it and shows no better row.
    """
    shared: list[Row] = []
    maybe: list[Row] = []
    again: list[Row] = []
    # A statement that carries two claims is shown by a part in each.
    seen: dict[str, list[Span]] = defaultdict(list)
    best: set[str] = set()

    def put(row: Row, section: list[Row]) -> None:
        new = [told for told in (row.readings if row.contrasts else row.by_report) if fresh(told, seen)]
        if not new or (not row.contrasts and all(told.headline for told in row.readings)):
            again.append(row)
            return
        if {row.best.statement, row.best.text} & best:
            faces = [told for told in row.readings if not (told.doubtful or {told.statement, told.text} & best)]
            if not faces and not row.contrasts:
                again.append(row)
                return
            row = replace(row, best=min(faces or new, key=lambda told: (told not in new, told.headline)))
        section.append(row)
        best.update((row.best.statement, row.best.text))
        for told in row.readings:
            seen[told.statement].append(told.passage.span)

    doubtful: list[Row] = []
    for row in several:
        if plain(ledger, row, seen):
            put(row, shared)
        else:
            doubtful.append(row)
    for row in doubtful:
        put(row, maybe)
    return shared, maybe, again


def fresh(told: Told, seen: Mapping[str, list[Span]]) -> bool:
    """Return whether no row above shows a reading's passage, or a part of it."""
    return not any(told.passage.span.overlaps(span) for span in seen.get(told.statement, ()))


def plain(ledger: Ledger, row: Row, seen: Mapping[str, list[Span]]) -> bool:
    """Return whether the readings of a shared claim are likely enough to say the same.

    What has nothing in common but whom it tells of needs most. Of two reports that do, one's passage seldom says the
    same as a second passage of the other: in the annotated stories six in ten of such rows are right, and nearly nine
    in ten of the others.
    """
    if row.agreement < SUREST and not PARTING.intersection(row.slots) and only_of_somebody(ledger, row.readings):
        return False
    reports = {told.report for told in row.readings}
    if len(reports) > FEW:
        return True
    repeated = {told.report for told in row.readings if fresh(told, seen)} < reports
    return row.agreement >= (SURER if repeated else FIRM)


def only_of_somebody(ledger: Ledger, readings: Sequence[Told]) -> bool:
    """Return whether readings of two reports share words, and none but those by which both call one person or body."""
    pairs = [(a, b) for a, b in combinations(readings, 2) if a.report != b.report]
    words = [ledger.carried(a.report, a.content) & ledger.carried(b.report, b.content) for a, b in pairs]
    return all(words) and all(shared <= calling(ledger, a, b) for shared, (a, b) in zip(words, pairs, strict=True))


def calling(ledger: Ledger, *readings: Told) -> set[str]:
    """Return the words, titles of courtesy among them, by which readings call those whom all of them name."""
    persons = [people(ledger, told) for told in readings]
    common = set.intersection(*(set(each) for each in persons))
    spans = [
        (told.report, span) for told, each in zip(readings, persons, strict=True) for e in common for span in each[e]
    ]
    return {word for report, span in spans for word in ledger.carried(report, [span])} | POLITE


def people(ledger: Ledger, told: Told) -> dict[str, list[Span]]:
    """Return where a reading names or calls persons and bodies, by whom it is."""
    found: dict[str, list[Span]] = defaultdict(list)
    for mention in ledger.mentions[told.report]:
        owner = ledger.hands.owner.get(mention.id)
        if owner and ledger.entities[owner].kind in ACTING and any(s.overlaps(mention.span) for s in told.content):
            found[owner].append(mention.span)
    return found
