"""Claims → how many independent origins stand behind each, as far as the texts show.

Everything attributed counts as one origin unless the texts name different persons behind it; each report that says
the claim only in its own voice counts as one, unless the words stand in a passage that it shares with another. The
highest count takes every hand that is not shown to be the same for another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.hands import Hands
from rashomon.model import Claim, Origin, Origins, Passage, Source, Statement
from rashomon.trace.copies import Copy

# A verb with one of these labels has the subject of the verb that it hangs on, where it has none of its own.
GOVERNED = frozenset({"advcl", "conj", "pcomp", "prep", "xcomp"})
# Words that a quotation and another report's own words share at least where they are the same words.
FEWEST = 5


def origins_of(claim: Claim, hands: Hands, shared: Sequence[Copy]) -> Origins:
    """Return a claim's origins."""
    statements = [hands.index.statements[r.statement] for r in claim.readings]
    attributed = [s for s in statements if s.voice == "attributed"]
    said = [words(s, hands) for s in attributed]
    told = {s.report for s in attributed}
    speakers = {entity for s in attributed if (entity := hands.last(s))}
    # What a report says in its own voice beside a quotation of the same thing rests on that quotation; so do words
    # that another report puts in somebody's mouth, and what is told as an act of a speaker ("Ruiz defended the plan").
    beside = [
        s
        for s in statements
        if s.voice == "own"
        and (s.report in told or echoes(words(s, hands), said) or not speakers.isdisjoint(doers(s, hands)))
    ]
    own = [s for s in statements if s.voice == "own" and s not in beside]
    groups = [*mouths(attributed, beside, hands)]
    groups += voices(own, shared)
    least = len(groups)
    most = least + sum(apart(group, hands) for group in groups)
    return Origins(claim.id, least, most, tuple(sorted(groups, key=lambda g: g.statements)))


def mouths(attributed: Sequence[Statement], beside: Sequence[Statement], hands: Hands) -> list[Origin]:
    """Return the origins of what is attributed: one, or one a person where only named persons stand behind it."""
    if not attributed:
        return []
    by_person: dict[str, list[Statement]] = {}
    for statement in attributed:
        by_person.setdefault(person(statement, hands), []).append(statement)
    groups = as_one(list(by_person.values()), hands)
    reports = [{s.report for s in group} for group in groups]
    separate = "" not in by_person and sum(map(len, reports)) == len(set().union(*reports))
    parts = groups if separate else [list(attributed)]
    told = {s.report for s in attributed}
    made = []
    for part in parts:
        mine = {s.report for s in part}
        with_own = [*part, *(s for s in beside if s.report in mine or (part is parts[0] and s.report not in told))]
        made.append(origin(part, with_own, hands))
    return made


def as_one(groups: Sequence[list[Statement]], hands: Hands) -> list[list[Statement]]:
    """Return the groups, those in one that carry the same words: whatever a report calls the speaker, it is one."""
    found: list[list[Statement]] = []
    for group in groups:
        said = [words(statement, hands) for statement in group]
        same = [each for each in found if any(echoes(words(s, hands), said) for s in each)]
        found = [each for each in found if each not in same] + [[s for each in (*same, group) for s in each]]
    return found


def person(statement: Statement, hands: Hands) -> str:
    """Return a key for a statement's last hand where that is a named person, else an empty text.

    The key is the last word of the person's name: two entities with one family name may be one person whom the texts
    did not show to be one, and only what is shown counts as apart. "The front-runner" whom no report names is such too.
    """
    last = statement.chain[-1] if statement.chain else None
    if last is None or last.kind != "named":
        return ""
    known = hands.entity(statement.report, last) in hands.people
    return hands.name(statement.report, last).split()[-1].casefold() if known else ""


def origin(part: Sequence[Statement], members: Sequence[Statement], hands: Hands) -> Origin:
    """Return one origin of attributed statements with the reason why they are taken together."""
    lasts = [(s.report, s.chain[-1]) for s in part if s.chain]
    if not lasts:
        return Origin(ids(members), "anonymous", "attributed, without a source named")
    keys = {hands.key(report, link) for report, link in lasts}
    media = common_outlet(part, hands)
    report, link = lasts[0]
    because = tuple(sorted({Passage(s.report, each.span) for s in part if s.chain for each in tied(s)}))
    if len(keys) == 1:
        reason = f"all from {hands.name(report, link)}"
    elif media:
        count = "both" if len({s.report for s in part}) == 2 else "all"
        reason = f"{count} from {media}'s report"
    else:
        reason = "attributed; nothing in the texts shows that the sources are independent"
    return Origin(ids(members), hands.kind(report, link), reason, because)


def common_outlet(part: Sequence[Statement], hands: Hands) -> str | None:
    """Return the outlet through which all the statements came, if there is one."""
    through = [{hands.key(s.report, link): (s.report, link) for link in s.chain if link.kind == "media"} for s in part]
    shared = set(through[0]).intersection(*through[1:]) if through else set()
    return hands.name(*through[0][min(shared)]) if shared else None


def words(statement: Statement, hands: Hands) -> str:
    """Return a statement's words in lower case, one blank between them and at both ends."""
    text = hands.index.reports[statement.report].text
    found = re.findall(r"\w+", " ".join(span.of(text) for span in statement.content).casefold())
    return f" {' '.join(found)} "


def echoes(own: str, quoted: Sequence[str]) -> bool:
    """Return whether some words stand in a quotation, or hold one, long enough not to be chance."""
    return any((a in b) for each in quoted for a, b in ((own, each), (each, own)) if a.count(" ") > FEWEST)


def doers(statement: Statement, hands: Hands) -> set[str]:
    """Return the entities that do what a statement tells: subjects of its verb, or of the verb that governs it."""
    tokens, children = hands.index.parses[statement.report].tokens, hands.index.parses[statement.report].children
    inside = {n for span in statement.content for n in hands.index.parses[statement.report].inside(span)}
    here = next((n for n in sorted(inside) if tokens[n].head not in inside or tokens[n].head == n), None)
    while here is not None:
        subjects = [tokens[n] for n in children[here] if tokens[n].dep == "nsubj"]
        if subjects or tokens[here].dep not in GOVERNED:
            places = hands.places.get(statement.report, ())
            return {hands.owner[m.id] for m in places for t in subjects if m.span.start <= t.start < m.span.end}
        here = tokens[here].head
    return set()


def voices(own: Sequence[Statement], shared: Sequence[Copy]) -> list[Origin]:
    """Return the origins of what reports say in their own voice: one a report, copied passages with what they copy."""
    home: dict[str, str] = {s.report: s.report for s in own}
    because: dict[str, set[Passage]] = {}
    for copy in shared:
        sides = [s for s in own if holds(copy.left, s)], [s for s in own if holds(copy.right, s)]
        if sides[0] and sides[1]:
            old, new = sorted((home[copy.left.report], home[copy.right.report]))
            home = {report: old if group == new else group for report, group in home.items()}
            because.setdefault(old, set()).update({copy.left, copy.right})
    made = []
    for group in sorted(set(home.values())):
        members = [s for s in own if home[s.report] == group]
        copied = tuple(sorted(because.get(group, ())))
        reason = "the same passage in each" if len({s.report for s in members}) > 1 else "the outlet's own voice"
        made.append(Origin(ids(members), "own", reason, copied))
    return made


def holds(passage: Passage, statement: Statement) -> bool:
    """Return whether most of a statement stands in a passage."""
    span = statement.span
    shared = min(passage.span.end, span.end) - max(passage.span.start, span.start)
    return passage.report == statement.report and shared * 10 >= 8 * (span.end - span.start)


def apart(group: Origin, hands: Hands) -> int:
    """Return how many more origins a group may hide: hands that the texts do not show to be the same.

    Two hands are one where they are the same entity or words, or where both reached the reports through one outlet.
    """
    statements = [hands.index.statements[s] for s in group.statements]
    sets = [{hands.key(s.report, link) for link in tied(s)} for s in statements if s.chain]
    components: list[set[str]] = []
    for keys in sets:
        touching = [each for each in components if each & keys]
        components = [each for each in components if not each & keys] + [keys.union(*touching)]
    unnamed = {s.report for s in statements if s.voice == "attributed" and not s.chain}
    return max(len(components) + len(unnamed) - 1, 0)


def tied(statement: Statement) -> list[Source]:
    """Return the hands of a statement that tell whose word it is: the last one and the outlets before it."""
    last = statement.chain[-1]
    return [last, *(link for link in statement.chain[:-1] if link.kind == "media")]


def ids(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the statements' ids, sorted."""
    return tuple(sorted(s.id for s in statements))
