"""Claims → how many independent origins stand behind each, as far as the texts show.

Everything attributed counts as one origin unless the texts show that the hands are two; each report that says the
claim only in its own voice counts as one, unless the words stand in a passage that it shares with another or rest on a
hand of the claim. The highest count takes every hand that is not shown to be the same for another.

A report that may not say the claim adds no origin to what others, who surely say it, have on somebody's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations

from rashomon.grammar import uppermost
from rashomon.hands import Hands
from rashomon.model import SURE, Claim, Origin, Origins, Passage, Source, Statement
from rashomon.signatures import is_finite
from rashomon.trace.acts import apologisers, doers, one_act
from rashomon.trace.apart import Profiles, apart, carries
from rashomon.trace.copies import Copy
from rashomon.trace.near import Near, bodies, sentences

# Words in a row that two statements share at least where they are the same words, and one over how much of the shorter.
# The words of a quotation are the speaker's: fewer are chance.
RUN, QUOTED_RUN = (5, 2), (4, 3)
QUOTED = frozenset({"direct", "mixed"})
# Of a statement, the part that is copied at least where it is copied in the main, and where it is copied as a whole.
MOST, WHOLE = 0.5, 0.8
NONE: frozenset[str] = frozenset()
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# As many sources are named in a reason; the others are counted.
NAMED = 3


def origins_of(claim: Claim, profiles: Profiles, shared: Sequence[Copy], near: Near) -> Origins:
    """Return a claim's origins."""
    hands = profiles.hands
    statements = [hands.index.statements[r.statement] for r in claim.readings]
    attributed = [s for s in statements if s.voice == "attributed"]
    firm = rests(statements, attributed, profiles, near)
    strays = astray(claim, hands)
    loose = may_rest(statements, attributed, hands, near) | {s.report for s in statements if s.voice == "own"} & strays
    loose -= firm
    resting = firm | loose
    beside = [s for s in statements if s.voice == "own" and s.report in resting]
    own = [s for s in statements if s.voice == "own" and s.report not in resting]
    spoken = voices(own, shared, apologisers(own, hands))
    groups = [*mouths(attributed, beside, strays, profiles), *spoken]
    least = len(groups)
    # What goes on beyond a copied passage may be an outlet's own, and an apology be made twice.
    parted = len(voices(own, shared, {}, WHOLE)) - len(spoken)
    most = least + sum(hidden(group, hands) for group in groups) + len(loose) + parted
    return Origins(claim.id, least, most, tuple(sorted(groups, key=lambda g: g.statements)))


def astray(claim: Claim, hands: Hands) -> frozenset[str]:
    """Return the reports that may not say a claim, where two or more surely do, all of them on somebody's word."""
    surest = claim.surest
    sure = {report for report, agreement in surest.items() if agreement >= SURE}
    told = {hands.index.statements[r.statement].voice for r in claim.readings if r.report in sure}
    return frozenset(surest.keys() - sure) if len(sure) > 1 and told == {"attributed"} else NONE


def rests(statements: Sequence[Statement], attributed: Sequence[Statement], profiles: Profiles, near: Near) -> set[str]:
    """Return the reports whose own voice in a claim rests on one of the claim's hands.

    What a report says in its own voice beside a quotation of the same thing rests on that quotation; so do words that
    another report puts in somebody's mouth, though not those that tell an act ("came | to show support") or what that
    somebody denies; so does what is told as an act of speaking ("Ruiz defended the plan") or in a sentence that names
    the outlet which the others have it from, and what another report has from this very outlet.
    """
    hands = profiles.hands
    told = {s.report for s in attributed}
    speakers = speaking(attributed, hands)
    outlets = {outlet for s in attributed for outlet in hands.through(s)}
    return {
        s.report
        for s in statements
        if s.voice == "own"
        and (
            s.report in told
            or any(carries(profiles.of(other), profiles.of(s)) for other in attributed)
            or any(vouches(o, s) and said(o, hands) and same_words(s, o, hands) for o in attributed)
            or not speakers.isdisjoint(near.acts.get(s.id, NONE))
            or not outlets.isdisjoint(named_beside(s, hands))
        )
    }


def may_rest(statements: Sequence[Statement], attributed: Sequence[Statement], hands: Hands, near: Near) -> set[str]:
    """Return the reports whose own voice in a claim may be told on the word of one of the claim's hands, and may not.

    They count for the highest number alone: right after that hand's words, or of what the speaker does, unless that one
    denies it.
    """
    keys = set[str]().union(*(bodies(s.report, s.chain[-1], hands) for s in attributed if s.chain))
    return {
        s.report
        for s in statements
        if s.voice == "own"
        and (
            keys & near.hands.get(s.id, NONE)
            or speaking([other for other in attributed if vouches(other, s)], hands) & doers(s, hands)
        )
    }


def vouches(attributed: Statement, own: Statement) -> bool:
    """Return whether an outlet may have its own words from somebody: not what that one denies, or leaves open."""
    opened = attributed.stance and attributed.certainty == "possible" and own.certainty == "asserted"
    return attributed.polarity == own.polarity and not opened


def speaking(attributed: Sequence[Statement], hands: Hands) -> set[str]:
    """Return the entities whose word some statements are."""
    return {entity for s in attributed if (entity := hands.last(s))}


def named_beside(statement: Statement, hands: Hands) -> set[str]:
    """Return the entities that the sentence of a statement names."""
    parse = hands.index.parses[statement.report]
    around = (parse.sentences[number].span for number in sentences(parse, statement))
    named = (m for span in around for m in hands.at(statement.report, span) if m.form == "name")
    return {hands.owner[m.id] for m in named}


def mouths(
    attributed: Sequence[Statement], beside: Sequence[Statement], strays: Set[str], profiles: Profiles
) -> list[Origin]:
    """Return the origins of what is attributed: one, and another for each hand that the texts show to be another."""
    parts: list[list[Statement]] = []
    for group in by_hand(attributed, profiles):
        mine = {profiles.of(s) for s in group}
        free = [part for part in parts if not any(apart(a, profiles.of(b)) for a in mine for b in part)]
        if free:
            free[0].extend(group)
        else:
            parts.append(group)
    told = {s.report for s in attributed}
    made = []
    for number, part in enumerate(spread(parts, strays, profiles)):
        here = {s.report for s in part}
        resting = [s for s in beside if s.report in here or (number == 0 and s.report not in told)]
        made.append(origin(part, resting, profiles.hands))
    return made


def by_hand(statements: Sequence[Statement], profiles: Profiles) -> list[list[Statement]]:
    """Return the statements by hand, those in one group that quote the same words: whoever is named, it is one.

    Those of whom most is known come first: one of whom little is known then joins them and parts none of them.
    """
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(profiles.of(statement).key, []).append(statement)
    found: list[list[Statement]] = []
    for group in sorted(groups.values(), key=lambda group: (profiles.of(group[0]).known, group[0].id)):
        same = [each for each in found if any(quoted_alike(a, b, profiles.hands) for a in each for b in group)]
        found = [each for each in found if each not in same] + [[s for each in (*same, group) for s in each]]
    return found


def quoted_alike(a: Statement, b: Statement, hands: Hands) -> bool:
    """Return whether two statements carry the same words and either gives them as a quotation."""
    return quotes(a, b) and same_words(a, b, hands)


def spread(parts: Sequence[list[Statement]], strays: Set[str], profiles: Profiles) -> list[list[Statement]]:
    """Return the parts, those with the first in which one report has a named person beside what further reports have.

    Such a person adds no report to those that stand behind the claim, and often says something near it only; the
    police, witnesses, a hospital say what happened. So do those whom strays alone have.
    """
    reports = [{s.report for s in part} for part in parts]
    added = [
        part
        for part, here in zip(parts, reports, strict=True)
        if here <= strays or (any(here < other for other in reports) and any(profiles.of(s).surname for s in part))
    ]
    first, *others = [part for part in parts if part not in added] or [[]]
    return [[*first, *(s for part in added for s in part)], *others] if first else []


def origin(part: Sequence[Statement], resting: Sequence[Statement], hands: Hands) -> Origin:
    """Return one origin of attributed statements, and of what rests on them, with the reason in words and spans."""
    members = ids([*part, *resting])
    because = tuple(sorted({Passage(s.report, each.span) for s in part if s.chain for each in tied(s)}))
    chained = [s for s in part if s.chain]
    if not chained:
        return Origin(members, "anonymous", "attributed, without a source named")
    first = chained[0]
    return Origin(members, hands.kind(first.report, first.chain[-1]), reason_of(part, resting, hands), because)


def reason_of(part: Sequence[Statement], resting: Sequence[Statement], hands: Hands) -> str:
    """Return why attributed statements are taken to have one origin, in words."""
    chained = [s for s in part if s.chain]
    keys: dict[str, str] = {}
    for s in chained:
        # One hand may be described in several ways: a reader takes two for two.
        keys.setdefault(hands.key(s.report, s.chain[-1]), hands.name(s.report, s.chain[-1]))
    names = list(dict.fromkeys(keys.values()))
    reports = len({s.report for s in (*part, *resting)})
    count = {1: "", 2: "both "}.get(reports, "all ")
    common = common_outlet(part, hands)
    if len(keys) == 1 and (paper := common_document(chained, hands)):
        reason = f"{count}from {possessive(names[0])} {paper}"
    elif len(keys) == 1:
        reason = f"{count}from {names[0]}{occasions(chained, hands)}"
    elif common:
        reason = f"{count}from {possessive(common)} report"
    else:
        listed = ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
        reason = f"attributed to {listed}; the texts do not show that these are independent"
    return f"{reason}, in part told without a source" if resting else reason


def possessive(name: str) -> str:
    """Return a name as owner of what follows.

    >>> possessive("the scholars"), possessive("i24 News"), possessive("Thomas Obi")
    ('the scholars’', 'i24 News’', 'Thomas Obi’s')
    """
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def common_outlet(part: Sequence[Statement], hands: Hands) -> str | None:
    """Return the outlet through which all the statements came, if there is one."""
    through = [hands.through(s) for s in part]
    shared = in_all(through)
    return through[0][shared] if shared is not None else None


def common_document(part: Sequence[Statement], hands: Hands) -> str | None:
    """Return the noun for what all statements stand in, by their chains: "speech", "statement", "filing"."""
    nouns = [
        {hands.words(s.report, link).split()[-1].casefold() for link in s.chain[:-1] if link.kind == "document"}
        for s in part
    ]
    return in_all(nouns)


def in_all(found: Sequence[Iterable[str]]) -> str | None:
    """Return the first, by the alphabet, of what all hold."""
    return min(set(found[0]).intersection(*found[1:]), default=None) if found else None


def words(statement: Statement, hands: Hands) -> list[str]:
    """Return a statement's words in lower case."""
    text = hands.index.reports[statement.report].text
    return re.findall(r"\w+", " ".join(span.of(text) for span in statement.content).casefold())


def quotes(a: Statement, b: Statement) -> bool:
    """Return whether either of two statements gives its words as a quotation."""
    return not QUOTED.isdisjoint((a.quote, b.quote))


def said(statement: Statement, hands: Hands) -> bool:
    """Return whether what is attributed is words that somebody said: a quotation, or a verb in a tense."""
    parse = hands.index.parses[statement.report]
    tops = uppermost(parse.tokens_in(*statement.content))
    return statement.quote in QUOTED or any(is_finite(parse, token) for token in tops)


def same_words(a: Statement, b: Statement, hands: Hands) -> bool:
    """Return whether two statements share a run of words that is long, and much of the shorter one."""
    one, other = words(a, hands), words(b, hands)
    fewest, part = QUOTED_RUN if quotes(a, b) else RUN
    enough = max(fewest, -(-min(len(one), len(other)) // part))
    runs = {tuple(one[n : n + enough]) for n in range(len(one) - enough + 1)}
    return any(tuple(other[n : n + enough]) in runs for n in range(len(other) - enough + 1))


def voices(
    own: Sequence[Statement], shared: Sequence[Copy], made: Mapping[str, Set[str]], part: float = MOST
) -> list[Origin]:
    """Return the origins of what reports say in their own voice: one a report, copied passages with what they copy.

    A statement is copied that stands in a passage in the main: by that ``part`` of its characters. Reports rest on one
    apology where those that are ``made`` may be one.
    """
    home: dict[str, str] = {s.report: s.report for s in own}
    because: dict[str, set[Passage]] = {}

    def join(left: str, right: str, shown: set[Passage]) -> None:
        old, new = sorted((home[left], home[right]))
        home.update({report: old for report, group in home.items() if group == new})
        because[old] = because.pop(old, set()) | because.pop(new, set()) | shown

    for copy in shared:
        if all(any(holds(side, s, part) for s in own) for side in (copy.left, copy.right)):
            join(copy.left.report, copy.right.report, {copy.left, copy.right})
    copied = set(because)
    for left, right in combinations(made, 2):
        if home[left] != home[right] and one_act(made[left], made[right]):
            join(left, right, {Passage(s.report, s.span) for s in own if s.report in (left, right)})
    found = []
    for group in sorted(set(home.values())):
        members = [s for s in own if home[s.report] == group]
        alone = len({s.report for s in members}) == 1
        shown = because.get(group, {Passage(s.report, s.span) for s in members})
        told = "the same passage in each" if group in copied else "each tells of the same apology"
        reason = "own voice, no common hand visible" if alone else told
        found.append(Origin(ids(members), "own", reason, tuple(sorted(shown))))
    return found


def holds(passage: Passage, statement: Statement, part: float) -> bool:
    """Return whether a part of a statement stands in a passage."""
    span = statement.span
    shared = min(passage.span.end, span.end) - max(passage.span.start, span.start)
    return passage.report == statement.report and shared >= part * (span.end - span.start)


def hidden(group: Origin, hands: Hands) -> int:
    """Return how many more origins a group may hide: hands that the texts do not show to be the same.

    Two hands are one where they are the same entity or words, or where both reached the reports through one outlet.
    Nameless sources with the same description are one where the outlet is the same too.
    """
    statements = [hands.index.statements[s] for s in group.statements]
    components: list[set[str]] = []
    for keys in ({*(key_of(s, link, hands) for link in tied(s)), *hands.through(s)} for s in statements if s.chain):
        touching = [each for each in components if each & keys]
        components = [each for each in components if not each & keys] + [keys.union(*touching)]
    unnamed = {s.report for s in statements if s.voice == "attributed" and not s.chain}
    return max(len(components) + len(unnamed) - 1, 0)


def key_of(statement: Statement, link: Source, hands: Hands) -> str:
    """Return the same text for two hands that are shown to be one, wherever they stand."""
    key = hands.key(statement.report, link)
    return f"{statement.report} {key}" if link.kind == "anonymous" else key


def occasions(part: Sequence[Statement], hands: Hands) -> str:
    """Return words for what tells a source's occasions apart: other hearers, other days; empty where nothing does.

    One who says a thing twice is one origin still: the words are for the reader.
    """
    heard, days = ({s.report: frozenset[str]() for s in part} for _ in range(2))
    if len(heard) < 2:
        return ""
    for statement in part:
        heard[statement.report] |= frozenset(hands.through(statement).values())
        days[statement.report] |= said_on(statement, hands)
    for told, by in (("told to", heard), ("said on", days)):
        if all(by.values()) and sum(map(len, by.values())) == len(frozenset().union(*by.values())):
            return f", {told} {' and '.join(sorted(frozenset[str]().union(*by.values())))}"
    return ""


def said_on(statement: Statement, hands: Hands) -> frozenset[str]:
    """Return the days on which a statement was said: the dates in its sentence that stand outside what was said."""
    parse = hands.index.parses[statement.report]
    sentences = [s.span for s in parse.sentences if any(s.span.overlaps(cue) for cue in statement.cue)]
    return frozenset(
        m.timex.value
        for m in hands.index.mentions.values()
        if m.report == statement.report
        and m.timex
        and m.timex.value
        and DAY.fullmatch(m.timex.value)
        and any(sentence.contains(m.span) for sentence in sentences)
        and not any(said.overlaps(m.span) for said in statement.attributed or statement.content)
    )


def tied(statement: Statement) -> list[Source]:
    """Return the hands of a statement that tell whose word it is: the last one and the outlets before it."""
    last = statement.chain[-1]
    return [last, *(link for link in statement.chain[:-1] if link.kind == "media")]


def ids(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the statements' ids, sorted."""
    return tuple(sorted(s.id for s in statements))
