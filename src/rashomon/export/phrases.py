"""The words that every renderer uses for counts, headings and labels: said once, neutral, and the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized

from rashomon.brief.differing import split
from rashomon.brief.entries import Form, Label, Maybe, Value
from rashomon.brief.lines import Alone, Row
from rashomon.brief.sections import Brief, Head
from rashomon.brief.sources import Share, Verb
from rashomon.export.attribution import shortest, weighed
from rashomon.export.dates import days
from rashomon.export.harmless import one_line
from rashomon.export.naming import listed, outlet_names
from rashomon.model import DerivationKind

KIND_WORDS = {
    "named": "named people",
    "office": "offices and bodies",
    "media": "other media",
    "document": "documents",
    "poll": "polls",
    "anonymous": "unnamed",
}
# The heading of claims of two reports whose readings less likely say the same.
MAYBE_SAME = "May say the same"
# The heading of shared claims whose passages all stand in weightier ones, or are headlines.
AGAIN = "Passages and headlines from above, paired otherwise"
# The same in a line below a claim.
UNSURE, SEEN_ABOVE = "may say the same", "passages from above, paired otherwise"
# The heading of differences, of those in facts of claims that may be two, and of those in attribution alone.
DIFFER, MAY_DIFFER, WORDED = "They differ", "They may differ", "They differ in whose word it is"
# The heading of what one report gives as somebody's word and another tells without a source.
UNSOURCED = "A source in one, none in another"
# The heading of whom the reports name often and give no word, and what it means.
UNHEARD = "Spoken of, never heard"
UNHEARD_MEANS = "Whom the reports name three times or more, and whose word none of them gives"
# The heading of what reports have from other outlets or reports, said otherwise than that of the hands of each word.
DEBTS = "Reports that rest on others"
# PROV's kinds in words: who has it from whom.
DEBT_WORDS = {
    "wasQuotedFrom": "quotes",
    "wasRevisionOf": "revises",
    "hadPrimarySource": "rests on",
    "wasDerivedFrom": "has it from",
}
# The same where no statement shows it: what stands at the arrow instead of a number.
STEP_WORDS = {
    "wasQuotedFrom": "quoted",
    "wasRevisionOf": "revised",
    "hadPrimarySource": "credited",
    "wasDerivedFrom": "shared passages",
}
# Reports that part in these alone tell no other facts: they say the same, and how they do it otherwise.
SOFT = {"attribution": "other source", "wording": "other words"}
# The sources of a label are named up to this many, the outlet's own voice counted.
FEW = 3
VOICES = {"quoted": "quoting", "reported": "reporting"}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "report"), count(2, "report"), count(2, "story", "stories")
    ('1 report', '2 reports', '2 stories')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"


def span(least: int, most: int) -> str:
    """Return a number that is at least and at most so much.

    >>> span(1, 3), span(2, 2)
    ('1–3', '2')
    """
    return str(least) if least == most else f"{least}–{most}"


def head_line(head: Head) -> str:
    """Return the story in numbers on one line."""
    return " · ".join(part for part, _ in head_parts(head))


def head_parts(head: Head) -> list[tuple[str, str]]:
    """Return the story in numbers, each with the claims that it counts: "every", "told", empty where it counts none."""
    dates = days(head.earliest, head.latest)
    if 0 < head.undated < len(head.reports):
        dates += f", {head.undated} undated"
    parts = [count(len(head.reports), "report"), count(len(head.outlets), "outlet"), dates, count(head.claims, "claim")]
    found = [(part, "") for part in parts]
    if len(head.reports) > 1:
        found.append((f"{head.by_all} said by all", "every" if head.by_all else ""))
        revised = f", {head.revised} revised" if head.revised else ""
        found.append((count(head.differences, "difference") + revised, "told" if head.differences else ""))
    return found


def origin_line(head: Head) -> str:
    """Return how many independent origins stand behind the shared claims, empty where none is shared."""
    if not head.shared:
        return ""
    origins = f"{span(head.least, head.most)} independent {'origin' if head.most == 1 else 'origins'}"
    single = f"{head.single} of them" if head.single else "none of them"
    each = "rests" if head.single < 2 else "rest"
    return f"{count(head.shared, 'shared claim')}: {single} {each} on 1 origin alone; {origins} each"


def copies_lines(brief: Brief) -> list[str]:
    """Return which reports carry one text, a line for each such text."""
    names = outlet_names(brief)
    return [
        f"{count(len(group), 'report')} carry one text, whole or nearly so: {listed(group, names)}"
        for group in brief.head.same_text
    ]


def origins(row: Row) -> str:
    """Return how many outlets say a claim and from how many origins: "3 outlets, 1 origin"."""
    outlets, (least, most) = count(len(row.outlets), "outlet"), (row.origins.least, row.origins.most)
    reports = len({told.report for told in row.readings})
    if reports > len(row.outlets):
        outlets = f"{count(reports, 'report')} of {outlets}"
    return f"{outlets}, {span(least, most)} {'origin' if most == 1 else 'origins'}"


def absent(row: Row, names: Mapping[str, str]) -> list[str]:
    """Return which reports do not say a claim, those of which only a summary is held apart from those that are silent.

    ``names`` are what the reports are called.
    """
    found = []
    for state in ("silent", "not retrieved"):
        if reports := [names[report] for report, each in row.cells if each == state]:
            found.append(f"{state}: {', '.join(reports)}")
    return found


def came(statements: Sized, kinds: Iterable[DerivationKind]) -> str:
    """Return how many statements came to a hand, or what else shows that it has something from there.

    >>> came(["s1", "s2"], ()), came((), ["hadPrimarySource"])
    ('2 statements', 'credited')
    """
    if statements:
        return count(len(statements), "statement")
    return ", ".join(STEP_WORDS[kind] for kind in kinds)


def backed(value: Value) -> str:
    """Return whose word a figure is, how told and, where the report says so, as of when: "the office, as of Tuesday".

    Who denies that twelve died gives no toll.
    """
    return weighed(value.told) + (f", as of {one_line(value.as_of)}" if value.as_of else "")


def further(line: Alone) -> str:
    """Return how many more lines a list has of which one is shown, empty for what is no list."""
    return f"and {count(line.further, 'more line')} of this form" if line.further else ""


def differs(row: Row) -> str:
    """Return in which facts a claim's readings part: "differs: number", "may differ: date", empty where in none.

    Whose word it is, and in which words, is seen beside each outlet.
    """
    told, unsure, _ = split(row.contrasts)
    parts = []
    for how, found in (("differs", told), ("may differ", unsure)):
        slots = (s.on for contrast in found for s in contrast.slots if not s.revised and s.on not in SOFT)
        if named := ", ".join(dict.fromkeys(slots)):
            parts.append(f"{how}: {named}")
    return " · ".join(parts)


def softly(slots: Iterable[str]) -> bool:
    """Return whether readings that part in some slots tell the same facts."""
    return set(slots) <= SOFT.keys()


def doubts(row: Row) -> str:
    """Return which outlets may say a claim that others surely do, empty where none is in doubt."""
    return f"{UNSURE}: {', '.join(row.doubtful)}" if row.doubtful else ""


def times(form: Form) -> str:
    """Return how often a label stands, empty where it stands once."""
    return f" ×{form.times}" if form.times > 1 else ""


def voiced(form: Form) -> str:
    """Return in whose voice a label stands where that is not the outlet's alone: "1 quoting Ana Ruiz".

    Of a mere name, and where many say it, it tells only how often others do. "In quotation marks" are marks around the
    label or a part of it alone.
    """
    found: dict[str, int] = {}
    few = len({place.whose for place in form.places}) <= FEW
    for place in form.places:
        if place.voice != "own":
            whose = shortest(place.whose or "a source")
            words = place.voice if form.named or not few else f"{VOICES[place.voice]} {whose}"
            found[words] = found.get(words, 0) + 1
    parts = [words if number == form.times else f"{number} {words}" for words, number in found.items()]
    if marked := sum(place.marked for place in form.places):
        parts.append("in quotation marks" if marked == form.times else f"{marked} in quotation marks")
    return ", ".join(parts)


def split_labels(labels: tuple[Label, ...]) -> tuple[list[Label], list[Label]]:
    """Return the labels for which reports have several forms, and those that all call by one."""
    several = [each for each in labels if len({f.text.casefold() for _, forms in each.forms for f in forms}) > 1]
    return several, [each for each in labels if each not in several]


def verbs(share: Share) -> str:
    """Return the verbs with which a report gives a source's word, the most frequent first: "say ×3, insist (claim)"."""
    return ", ".join(kinded(verb) + (f" ×{len(verb.cues)}" if len(verb.cues) > 1 else "") for verb in share.verbs)


def kinded(verb: Verb) -> str:
    """Return a verb of saying, with its kind where that is neither plain saying nor the verb itself.

    >>> kinded(Verb("insist", "claim", ())), kinded(Verb("say", "say", ()))
    ('insist (claim)', 'say')
    """
    return one_line(verb.verb) + (f" ({verb.kind})" if verb.kind not in ("say", "other", verb.verb) else "")


def given(share: Share) -> str:
    """Return how much a report gives on a source's word: "2 statements, 31 words: say, claim"."""
    shown = verbs(share)
    amount = f"{count(len(share.statements), 'statement')}, {count(share.words, 'word')}"
    return f"{amount}: {shown}" if shown else amount


def unquoted(times: int) -> str:
    """Return that a report names a source and does not quote it: "named twice, not quoted".

    >>> unquoted(1), unquoted(5)
    ('named once, not quoted', 'named 5 times, not quoted')
    """
    often = {1: "once", 2: "twice"}.get(times, f"{times} times")
    return f"named {often}, not quoted"


def proposal(maybe: Maybe) -> str:
    """Return a proposal's number, names and score."""
    left, right = (one_line(name) for name in maybe.names)
    return f"{maybe.number}. {left} / {right}, score {maybe.score:.2f}"


def thing(counted: str) -> str:
    """Return what a figure counts in words: of persons, what has become of them.

    >>> thing("person / dead"), thing("vehicle / damaged"), thing("charger")
    ('dead', 'vehicle, damaged', 'charger')
    """
    return one_line(counted).removeprefix("person / ").replace(" / ", ", ")
