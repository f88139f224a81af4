"""The words that every renderer uses for counts, dates and whose word: said once, neutral, and the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sized
from difflib import SequenceMatcher

from rashomon.brief.lines import (
    Brief,
    Contrast,
    Form,
    Head,
    Label,
    Maybe,
    Moment,
    Row,
    Share,
    Slotted,
    Told,
    Verb,
    Voice,
)
from rashomon.export.harmless import one_line
from rashomon.hands import PRONOUNS
from rashomon.model import DerivationKind, Report

# The parts of a day in TimeML.
DAY_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
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
# The heading of shared claims whose passages all stand in weightier ones.
AGAIN = "The same passages, paired otherwise"
# The same in a line below a claim.
UNSURE, SEEN_ABOVE = "may say the same", "these passages, paired otherwise"
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


# A straight mark that opens a quotation, and none after it.
OPENING = re.compile(r'(?:^|[\s(\[—–])"(?=\w)[^"]*$')
# What is compared of two wordings.
WORD = re.compile(r"[^\s“”\"]+")
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


def day(date: str) -> str:
    """Return an ISO date in words, or the text itself where it is none.

    >>> day("2025-11-03T08:00"), day("2025-W18")
    ('3 Nov 2025', '2025-W18')
    """
    parts = date[:10].split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return date


def days(earliest: str | None, latest: str | None) -> str:
    """Return an interval of dates, as short as it can be read.

    >>> days("2025-11-03", "2025-11-04"), days("2025-11-30", "2025-12-01"), days(None, "2025-12-01")
    ('3–4 Nov 2025', '30 Nov – 1 Dec 2025', 'until 1 Dec 2025')
    """
    if not earliest and not latest:
        return "date unknown"
    if not earliest or not latest:
        return f"until {day(latest)}" if latest else f"from {day(earliest or '')}"
    first, last = day(earliest), day(latest)
    if first == last:
        return first
    if first.count(" ") == last.count(" ") == 2:
        (d1, m1, y1), (_, m2, y2) = first.split(), last.split()
        if (m1, y1) == (m2, y2):
            return f"{d1}–{last}"
        if y1 == y2:
            return f"{d1} {m1} – {last}"
    return f"{first} – {last}"


def in_quotes(text: str) -> str:
    """Return a report's words on one line in quotation marks, none added where the words bring their own.

    >>> in_quotes("No comment"), in_quotes("“No comment,”")
    ('“No comment”', '“No comment,”')
    """
    line = closed(one_line(text))
    inner = line[1:-1]
    if len(line) > 2 and line[0] in '“"' and line[-1] in '”"' and not any(mark in inner for mark in '“”"'):
        return line
    return f"“{line}”"


def closed(line: str) -> str:
    """Return words in which a quotation that goes on beyond them is closed with a mark that more follows.

    A quotation that begins before them is opened; of one that merely ends with them the mark is left out.

    >>> closed('the plan was “a gift to polluters'), closed('the plan was "a gift" to all')
    ('the plan was “a gift to polluters …”', 'the plan was "a gift" to all')
    >>> closed('a gift” to all'), closed('the plan was a gift,”')
    ('“a gift” to all', 'the plan was a gift')
    """
    unopened = line.count("”") - line.count("“")
    if unopened == -1 and line.rfind("“") > line.rfind("”"):
        return f"{line} …”"
    if unopened == 1 and line.endswith("”"):
        return line[:-1].rstrip(",")
    if unopened == 1 and "“" not in line.partition("”")[0]:
        return f"“{line}"
    if line.count('"') % 2 and OPENING.search(line):
        return f'{line} …"'
    return line


def leaning(told: Told) -> str:
    """Return the words that a reading leans on, in square brackets with a blank, empty where it can be read alone."""
    return f"[{one_line(told.lead_text)}] " if told.lead else ""


def shortened(text: str, longest: int = 90) -> str:
    """Return a report's words in quotation marks, cut within ``longest`` characters with a mark that more follows.

    >>> shortened("The pier was closed at dawn", 8)
    '“The pier …”'
    """
    line = one_line(text)
    return in_quotes(line if len(line) <= longest else f"{line[: longest + 1].rsplit(' ', 1)[0].rstrip()} …")


def published(report: Report) -> str:
    """Return when a report was published, or that it is not known."""
    return days(report.published.earliest, report.published.latest)


def head_line(head: Head) -> str:
    """Return the story in numbers on one line."""
    dates = days(head.earliest, head.latest)
    if 0 < head.undated < len(head.reports):
        dates += f", {head.undated} undated"
    parts = [count(len(head.reports), "report"), count(len(head.outlets), "outlet"), dates, count(head.claims, "claim")]
    if len(head.reports) > 1:
        parts += [f"{head.by_all} said by all", count(head.differences, "difference")]
    return " · ".join(parts)


def origin_line(head: Head) -> str:
    """Return how many independent origins stand behind the shared claims, empty where none is shared."""
    if not head.shared:
        return ""
    span = str(head.least) if head.least == head.most else f"{head.least}–{head.most}"
    origins = "origin" if head.most == 1 else "origins"
    single = f"{head.single} of them" if head.single else "none of them"
    each = "rests" if head.single < 2 else "rest"
    return f"{count(head.shared, 'shared claim')}: {single} {each} on 1 origin alone; {span} independent {origins} each"


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


def word(told: Told) -> str:
    """Return whose word a reading is, nearest hand last: "a source close to X, via Canal Y"."""
    if not told.chain:
        return "own voice"
    # The words of a source may end in the comma of an apposition; the citation keeps it, the list does not.
    *via, last = (one_line(hand.text).strip(" ,;") for hand in told.chain)
    name = one_line(told.chain[-1].name or "")
    shown = f"{last} ({name})" if name and name.casefold() not in last.casefold() else last
    if name and last.casefold() in PRONOUNS:
        shown = name
    return ", via ".join([shown, *reversed(via)])


def sourced_word(told: Told) -> str:
    """Return whose word the side with a source is: "the word of a source close to X, via Canal Y"."""
    return f"the word of {word(told)}"


def alike(row: Row) -> list[list[Told]]:
    """Return the readings that a row's reports are shown by, the row's first; those told in the same way together."""
    found: dict[tuple[str, str, str], list[Told]] = {}
    for told in row.by_report:
        found.setdefault((one_line(told.text), word(told), manner(told)), []).append(told)
    return list(found.values())


def softly(slots: Iterable[str]) -> bool:
    """Return whether readings that part in some slots tell the same facts."""
    return set(slots) <= SOFT.keys()


def so_too(others: Iterable[Contrast], names: Mapping[str, str]) -> str:
    """Return between which other reports the same difference is, empty where between none."""
    pairs = ", ".join(f"{names[each.left.report]} / {names[each.right.report]}" for each in others)
    return f" · so too: {pairs}" if pairs else ""


def words_of(row: Row) -> list[tuple[str, tuple[str, ...]]]:
    """Return whose word a claim is, each with the ids of the reports that have it on that word.

    Who denies it or leaves it open stands with the words that do: "the ministry (denied: “denied that”)".
    """
    found: dict[str, dict[str, None]] = {}
    for told in row.readings:
        taken = f" ({told.taken}: {in_quotes(told.lead_text)})" if told.taken else ""
        found.setdefault(word(told) + taken, {})[told.report] = None
    return [(whose, tuple(reports)) for whose, reports in found.items()]


def parted(contrast: Contrast, side: int, text: str) -> list[tuple[int, int]]:
    """Return the ranges of ``text`` that hold the words in which one side parts, in order, none overlapping.

    Words that are the whole reading, or that stand outside it, are left unmarked.
    """
    found: list[tuple[int, int]] = []
    for words in dict.fromkeys(
        one_line(each) for slotted in contrast.slots for each in parting(contrast, slotted, side)
    ):
        hit = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else None
        whole = len(words) >= len(text) - 2
        if hit and not whole and all(hit.end() <= a or b <= hit.start() for a, b in found):
            found.append(hit.span())
    return sorted(found)


def parting(contrast: Contrast, slotted: Slotted, side: int) -> list[str]:
    """Return the words of one side that fill a slot and those that show why; of two wordings, what only this one has.

    What goes on before or after all of the other is no other wording of it.
    """
    if slotted.on != "wording":
        return [slotted.cut[side], *slotted.shown[side]]
    here, there = (WORD.findall(one_line(told.text)) for told in pair(contrast, side))
    ours, theirs = ([word.strip(",.;:!?").casefold() for word in words] for words in (here, there))
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    inner = [step for n, step in enumerate(steps) if step[0] == "replace" or n not in (0, len(steps) - 1)]
    return [" ".join(here[start:end]) for kind, start, end, _, _ in inner if kind != "equal" and start < end]


def pair(contrast: Contrast, side: int) -> tuple[Told, Told]:
    """Return the reading of one side and the other."""
    return (contrast.right, contrast.left) if side else (contrast.left, contrast.right)


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


def whose(voice: Voice) -> str:
    """Return a source's name, with the hands between where there are any."""
    via = f", via {', '.join(one_line(v).strip(' ,;') for v in voice.via)}" if voice.via else ""
    return one_line(voice.name).strip(" ,;") + via


def moment_time(moment: Moment) -> str:
    """Return a time in words: a decade, year, month, date with its hour or part of the day, or an interval.

    Where no date is known, the words of the first report that tells it: "“Tuesday evening”, date unknown".
    """
    value = moment.value or ""
    if len(value) in (3, 4) and value.isdigit():
        return value if len(value) == 4 else f"{value}0s"
    if len(value) == 7 and value[4] == "-" and (value[:4] + value[5:]).isdigit() and 1 <= int(value[5:]) <= 12:
        return f"{MONTHS[int(value[5:]) - 1]} {value[:4]}"
    if moment.earliest or moment.latest:
        date, hour = days(moment.earliest, moment.latest), hour_of(value)
        return f"{date}, {hour}" if hour else date
    words = next((when for _, when, _ in moment.told), "")
    return f"{in_quotes(words)}, date unknown" if words else "date unknown"


def hour_of(value: str) -> str:
    """Return the hour or the part of the day that a TimeML time gives, empty where it gives none.

    >>> hour_of("2025-05-13T19:16"), hour_of("2025-05-13TEV"), hour_of("2025-05-13")
    ('19:16', 'evening', '')
    """
    hour = value.partition("T")[2]
    return DAY_PARTS.get(hour) or (hour[:5] if hour[:2].isdigit() and hour[2:3] == ":" else "")


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
