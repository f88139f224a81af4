"""Whose word a reading is and how it is told: the source and its hands, certainty, denial."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from rashomon.brief.lines import Contrast, Row, Told
from rashomon.brief.sources import Voice
from rashomon.export.harmless import one_line
from rashomon.export.quotes import closed, in_quotes
from rashomon.hands import PRONOUNS

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


def leaning(told: Told) -> str:
    """Return the words that a reading leans on, in square brackets with a blank, empty where it can be read alone."""
    return f"[{closed(one_line(told.lead_text)).translate(BRACKETS)}] " if told.lead else ""


def word(told: Told) -> str:
    """Return whose word a reading is, nearest hand last: "a source close to X, via Canal Y"."""
    if not told.chain:
        return "own voice"
    # The words of a source may end in the comma of an apposition; the citation keeps it, the list does not. Of whom is
    # named it leaves out what else the words tell.
    *via, last = (one_line(hand.text).strip(" ,;") for hand in told.chain)
    # "Via he" tells nobody whom.
    names = (one_line(hand.name or "") for hand in told.chain)
    via = [name if name and way.casefold() in PRONOUNS else way for way, name in zip(via, names, strict=False)]
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


def sourced_word(told: Told) -> str:
    """Return whose word the side with a source is: "the word of a source close to X, via Canal Y"."""
    return f"the word of {word(told)}"


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


def weighed(told: Told) -> str:
    """Return whose word a reading is and how it is told: "the mayor · possible".

    Without this, what somebody denies reads as what they say.
    """
    return " · ".join(filter(None, (word(told), manner(told))))


def best_manner(row: Row) -> str:
    """Return how certain a claim's clearest reading is, empty where ``words_of`` tells it with its words."""
    return "" if row.best.taken else manner(row.best)


def shortest(words: str, longest: int = 40) -> str:
    """Return the words for a source on one line, cut where they go on for long."""
    line = one_line(words).strip(" ,;")
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


def whose(voice: Voice) -> str:
    """Return a source's name, with the hands between where there are any."""
    via = f", via {', '.join(one_line(v).strip(' ,;') for v in voice.via)}" if voice.via else ""
    return one_line(voice.name).strip(" ,;") + via
