"""The words that every renderer uses for counts, dates and whose word: said once, neutral, and the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sized
from typing import TypeVar
from unicodedata import combining, normalize

from rashomon.brief.differing import split
from rashomon.brief.entries import Form, Label, Maybe, Value
from rashomon.brief.lines import Alone, Contrast, Row, Told
from rashomon.brief.sections import Brief, Head
from rashomon.brief.sources import Share, Verb, Voice
from rashomon.export.dates import days
from rashomon.export.harmless import one_line
from rashomon.export.quotes import closed, in_quotes
from rashomon.hands import PRONOUNS
from rashomon.model import DerivationKind, Passage, Report

Item = TypeVar("Item")

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
CERTAINTY_WORDS = {
    "future": "future",
    "expected": "expected",
    "possible": "possible",
    "considered": "under consideration",
    "reported": "reported",
}

# What courtesy puts before a name.
COURTESY = frozenset("mr mrs ms miss dr sir dame".split())
# Where what a source is called ends and what is told of it begins: "Asha Rao, 47", "Asha Rao, who was mayor".
TELLING = re.compile(r", (?=who|whose|which|\d)")
ARTICLES = re.compile(r"\b(?:an?|the) ", re.IGNORECASE)
# Brackets in words that are shown in brackets themselves.
BRACKETS = str.maketrans("", "", "[]")

# A file's name of so many characters has a word of so many letters, if people are to read it.
LONG_NAME, SHORTEST_WORD = 12, 3

# The sources of a label are named up to this many, the outlet's own voice counted.
FEW = 3
VOICES = {"quoted": "quoting", "reported": "reporting"}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "report"), count(2, "report"), count(2, "story", "stories")
    ('1 report', '2 reports', '2 stories')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"


def leaning(told: Told) -> str:
    """Return the words that a reading leans on, in square brackets with a blank, empty where it can be read alone."""
    return f"[{closed(one_line(told.lead_text)).translate(BRACKETS)}] " if told.lead else ""


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
        found.append((count(head.differences, "difference"), "told" if head.differences else ""))
    return found


def origin_line(head: Head) -> str:
    """Return how many independent origins stand behind the shared claims, empty where none is shared."""
    if not head.shared:
        return ""
    span = str(head.least) if head.least == head.most else f"{head.least}–{head.most}"
    origins = "origin" if head.most == 1 else "origins"
    single = f"{head.single} of them" if head.single else "none of them"
    each = "rests" if head.single < 2 else "rest"
    return f"{count(head.shared, 'shared claim')}: {single} {each} on 1 origin alone; {span} independent {origins} each"


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
    return f"{outlets}, " + (count(least, "origin") if least == most else f"{least}–{most} origins")


def came(statements: Sized, kinds: Iterable[DerivationKind]) -> str:
    """Return how many statements came to a hand, or what else shows that it has something from there.

    >>> came(["s1", "s2"], ()), came((), ["hadPrimarySource"])
    ('2 statements', 'credited')
    """
    if statements:
        return count(len(statements), "statement")
    return ", ".join(STEP_WORDS[kind] for kind in kinds)


def backed(value: Value) -> str:
    """Return whose word a figure is and, where the report says so, as of when: "the office, as of Tuesday evening"."""
    return word(value.told) + (f", as of {one_line(value.as_of)}" if value.as_of else "")


def word(told: Told) -> str:
    """Return whose word a reading is, nearest hand last: "a source close to X, via Canal Y"."""
    if not told.chain:
        return "own voice"
    # The words of a source may end in the comma of an apposition; the citation keeps it, the list does not. Of whom is
    # named it leaves out what else the words tell.
    *via, last = (one_line(hand.text).strip(" ,;") for hand in told.chain)
    name = one_line(told.chain[-1].name or "")
    last = TELLING.split(last, maxsplit=1)[0] if name else last
    shown = f"{last} ({name})" if name and unaccented(name) not in unaccented(last) else last
    if name and (last.casefold() in PRONOUNS or is_part(last, name)):
        shown = name
    return ", via ".join([shown, *reversed(via)])


def is_part(words: str, name: str) -> bool:
    """Return whether words for a person are a part of the name: beside it they tell nothing.

    >>> is_part("Mr. Oyelaran", "Tunde Oyelaran"), is_part("Minister Oyelaran", "Tunde Oyelaran")
    (True, False)
    """
    some, all_of_it = (set(re.findall(r"[\w’'-]+", unaccented(text))) for text in (words, name))
    return some - COURTESY <= all_of_it


def unaccented(text: str) -> str:
    """Return a text regardless of case and accents.

    >>> unaccented("Begoña Méndez")
    'begona mendez'
    """
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))


def further(line: Alone) -> str:
    """Return how many more lines a list has of which one is shown, empty for what is no list."""
    return f"and {count(line.further, 'more line')} of this form" if line.further else ""


def sourced_word(told: Told) -> str:
    """Return whose word the side with a source is: "the word of a source close to X, via Canal Y"."""
    return f"the word of {word(told)}"


def alike(row: Row) -> list[list[Told]]:
    """Return the readings that a row's reports are shown by, the row's first; those told in the same way together."""
    return together(row.by_report, lambda told: (one_line(told.text), word(told), manner(told), told.doubtful))


def together(items: Iterable[Item], shown: Callable[[Item], Hashable]) -> list[list[Item]]:
    """Return items that are shown in the same way together, each group where its first stands.

    >>> together(["ab", "c", "de"], len)
    [['ab', 'de'], ['c']]
    """
    found: dict[Hashable, list[Item]] = {}
    for item in items:
        found.setdefault(shown(item), []).append(item)
    return list(found.values())


def remark(row: Row) -> Hashable:
    """Return which remark a claim is a part of: where each report quotes it, and from whom; its own where they part."""
    told = row.by_report
    if differs(row) or not all(each.quote == "direct" and each.chain for each in told):
        return row.claim
    return frozenset((each.report, each.chain[-1].passage) for each in told)


def listed(reports: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the names of some reports, each once."""
    return ", ".join(names[report] for report in dict.fromkeys(reports))


def as_value(value: Value) -> Hashable:
    """Return what is shown of a figure, its report aside."""
    return one_line(value.text), value.toll, backed(value)


def as_moment(entry: tuple[Passage, str, Told]) -> Hashable:
    """Return what is shown of a reading at a time, its report aside."""
    _, when, told = entry
    return leaning(told), one_line(told.text), told.headline, one_line(when)


def as_forms(entry: tuple[str, tuple[Form, ...]]) -> Hashable:
    """Return what is shown of a report's labels, the report aside."""
    return tuple((one_line(form.text), form.times, voiced(form)) for form in entry[1])


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


def so_too(others: Iterable[Contrast], names: Mapping[str, str]) -> str:
    """Return between which other reports the same difference is, empty where between none."""
    pairs = ", ".join(f"{names[each.left.report]} / {names[each.right.report]}" for each in others)
    return f" · so too: {pairs}" if pairs else ""


def words_of(row: Row) -> list[tuple[str, tuple[str, ...]]]:
    """Return whose word a claim is, each with the ids of the reports that have it on that word.

    Whose word the row's words are stands first. Who denies it or leaves it open stands with the words that do: "the
    ministry (denied: “denied that”)". Of one speaker "a statement" and "the statement" tell the same.
    """
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for told in sorted(row.readings, key=lambda told: told is not row.best):
        taken = f" ({told.taken}: {in_quotes(told.lead_text)})" if told.taken else ""
        whose = word(told) + taken
        key = ARTICLES.sub("", whose) if told.chain and told.chain[-1].name else whose
        found.setdefault(key, (whose, {}))[1][told.report] = None
    return [(whose, tuple(reports)) for whose, reports in found.values()]


def standing(contrast: Contrast, side: int) -> str:
    """Return whose word one side is and, where the sides part in it, how certain it is and whether it negates."""
    told = (contrast.left, contrast.right)[side]
    parts = [word(told)]
    if any(slotted.on in ("certainty", "polarity") for slotted in contrast.slots):
        parts.append(manner(told) or "asserted")
    return " · ".join(parts)


def manner(told: Told) -> str:
    """Return how certain a reading is and whether it negates, empty where it asserts.

    Where words before it do that, they are named by what they do: "found no evidence that" does not affirm it.
    """
    if told.taken:
        return told.taken
    negative = told.polarity == "negative"
    marks = [CERTAINTY_WORDS[told.certainty]] if told.certainty in CERTAINTY_WORDS else []
    return ", ".join(marks + (["negated"] if negative else []))


def doubts(row: Row) -> str:
    """Return which outlets may say a claim that others surely do, empty where none is in doubt."""
    return f"{UNSURE}: {', '.join(row.doubtful)}" if row.doubtful else ""


def best_manner(row: Row) -> str:
    """Return how certain a claim's clearest reading is, empty where ``words_of`` tells it with its words."""
    return "" if row.best.taken else manner(row.best)


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


def shortest(words: str, longest: int = 40) -> str:
    """Return the words for a source on one line, cut where they go on for long."""
    line = one_line(words).strip(" ,;")
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


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


def whose(voice: Voice) -> str:
    """Return a source's name, with the hands between where there are any."""
    via = f", via {', '.join(one_line(v).strip(' ,;') for v in voice.via)}" if voice.via else ""
    return one_line(voice.name).strip(" ,;") + via


def outlet_names(brief: Brief, longest: int | None = None) -> dict[str, str]:
    """Return what to call each report: its outlet, numbered by publication where one outlet has several.

    Names beyond ``longest`` characters are cut. A report without a publisher is numbered where nobody can read the name
    of its file.
    """
    names = [called(report, number) for number, report in enumerate(brief.head.reports, 1)]
    names = [f"{n[: longest - 1].rstrip()}…" if longest and len(n) > longest else n for n in names]
    seen: dict[str, int] = {}
    result = {}
    for report, name in zip(brief.head.reports, names, strict=True):
        seen[name] = seen.get(name, 0) + 1
        result[report.id] = f"{name} ({seen[name]})" if names.count(name) > 1 else name
    return result


def called(report: Report, number: int) -> str:
    """Return what to call a report that is the ``number``-th by publication."""
    return f"report {number}" if unreadable(report) else one_line(report.name)


def file_of(report: Report) -> str:
    """Return the name of a report's file where the report is not called by it, else nothing."""
    return one_line(report.name) if unreadable(report) else ""


def unreadable(report: Report) -> bool:
    """Return whether a report is called by the name of a file that a machine named: long, and without a word."""
    parts = re.split(r"[\W_]+", report.name)
    wordy = any(len(part) >= SHORTEST_WORD and part.isalpha() for part in parts)
    return not report.publisher and len(report.name) >= LONG_NAME and not wordy
