"""Names of a report: the tagger's, mended, and those that it missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rashomon.grammar import MODIFIERS, PLURAL
from rashomon.mention.borders import (
    QUOTATION,
    after_titles,
    before_body,
    before_repeat,
    divided,
    is_acronym,
    is_name,
    is_office,
    mend,
    trimmed,
    with_particles,
)
from rashomon.mention.headlines import Found, acts, crisp, narrowed, repeated, shouted, string
from rashomon.mention.kinds import run_kind, vote
from rashomon.mention.lexicon import LABELS, NOUNS, PERSON_NOUNS, nouns_of
from rashomon.mention.shapes import wholes
from rashomon.mention.written import behind_hyphen, is_given, is_name_like, is_title
from rashomon.model import Name, Parse, Token

RANKS = frozenset("majority minority special acting interim vice assistant associate senior independent press".split())
# What is headed by a minister, secretary and the like.
PORTFOLIOS = frozenset("minister secretary commissioner ministry department".split())
OFFICES_FOR = frozenset({"labor", "labour", "culture"})
DETERMINED = frozenset({"det", "poss", "amod"})


def names(parse: Parse) -> list[Found]:
    """Return the names of a report in text order, none overlapping another."""
    tagged = [
        mended
        for name in parse.names
        if name.label in LABELS
        for first, last in divided(parse.tokens, name)
        for mended in mend(parse, first, last, LABELS[name.label])
    ]
    taken = {index for name in tagged for index in range(name.first, name.last)}
    loud = shouted(parse)
    found = without_acts(parse, without_overlaps([*tagged, *proper_runs(parse, taken)]))
    found = without_offices(parse, united(parse, narrowed(parse, found, loud)))
    outside = {string(parse, name) for name in found if parse.tokens[name.first].sentence not in loud}
    lower = {token.text for token in parse.tokens if token.text.islower()}
    proper = {token.text for token in parse.tokens if token.pos == "PROPN"}
    kept = [
        name
        for name in found
        if not common(parse, name, lower, proper)
        and (parse.tokens[name.first].sentence not in loud or string(parse, name) in outside or crisp(parse, name))
    ]
    named = repeated(parse, kept)
    kept = [n for n in named if not (member(parse, n) or of_party(parse, n) or of_office(parse, n))]
    return sorted(vote(parse, kept), key=lambda name: name.first)


def without_acts(parse: Parse, found: list[Found]) -> list[Found]:
    """Return the names, those that a headline's verb ends or is a part of cut before it: "Ana Ruiz Dies"."""
    verbs = acts(parse)
    if not verbs:
        return found
    ends = [next((n for n in range(name.first, name.last) if n in verbs), name.last) for name in found]
    return [replace(name, last=end) for name, end in zip(found, ends, strict=True) if end > name.first]


def without_offices(parse: Parse, found: list[Found]) -> list[Found]:
    """Return the names, an office in capitals that ends one right before a person's cut off: "Utah | AG | Ana Ruiz"."""
    persons = {name.first for name in found if name.kind == "person"}
    kept = []
    for name in found:
        word = parse.tokens[name.last - 1].text
        office = name.last in persons and word.isupper() and word.lower() in PERSON_NOUNS
        kept.append(
            Found(name.first, name.last - 1, run_kind(parse, name.first, name.last - 1), False) if office else name
        )
    return [name for name in kept if name.first < name.last]


def common(parse: Parse, name: Found, lower: set[str], proper: set[str]) -> bool:
    """Return whether a one-word name is a common word with a capital: at a sentence's start, or in a headline.

    ``lower`` are the report's words in small letters, ``proper`` those that the parser takes for proper nouns.
    """
    if name.last - name.first > 1:
        return False
    token = parse.tokens[name.first]
    word = token.text.lower()
    if token.text.isupper() and len(word) <= 5 and word not in lower:
        return False
    if word in NOUNS or (token.lemma in NOUNS and token.tag in ("NNS", "NNPS", "NNP")):
        return True
    starts = parse.opens(token)
    if starts and token.pos == "NOUN" and token.text not in proper and token.text[1:].islower():
        return True
    return (word in lower or word.endswith("ly")) and (starts or not name.sure)


def member(parse: Parse, name: Found) -> bool:
    """Return whether a name is a noun for one person of a group: a role and no name.

    So in "the senior Democrat", "Ana Ruiz, Democrat of Ohio".
    """
    token = parse.tokens[name.first]
    return (
        name.last - name.first == 1
        and token.tag in ("NN", "NNP")
        and token.text.lower() in PERSON_NOUNS
        and token.dep not in MODIFIERS
        and (token.dep == "appos" or bool(DETERMINED & {t.dep for t in parse.below(token)}))
    )


def of_party(parse: Parse, name: Found) -> bool:
    """Return whether a name stands behind a party's letter, "R-Iowa", which tells of a seat and of no place."""
    tokens, first = parse.tokens, name.first
    return behind_hyphen(tokens, first) and len(tokens[first - 2].text) == 1 and tokens[first - 2].text.isupper()


def of_office(parse: Parse, name: Found) -> bool:
    """Return whether a word only says what an office is for: "Health Minister", "Education Secretary"."""
    tokens = parse.tokens
    if name.last - name.first > 1 or name.last == len(tokens) or tokens[name.last].text.lower() not in PORTFOLIOS:
        return False
    word = tokens[name.first].text.lower()
    known = word in OFFICES_FOR or word in nouns_of("things") or word in nouns_of("happenings")
    return tokens[name.last].text[:1].isupper() and known


def proper_runs(parse: Parse, taken: set[int]) -> Iterable[Found]:
    """Yield runs of proper nouns that the tagger left untagged and whose kind their words or verb tell."""
    tokens = parse.tokens
    index = 0
    while index < len(tokens):
        if index in taken or not is_name_like(tokens[index]):
            index += 1
            continue
        last = index + 1
        while (
            last < len(tokens)
            and last not in taken
            and is_name_like(tokens[last])
            and tokens[last].sentence == tokens[index].sentence
        ):
            last += 1
        first, end = trimmed(tokens, index, last)
        end = before_repeat(tokens, first, end)
        while first < end and is_title(tokens[first]) and not (first + 1 == end and is_acronym(tokens[first])):
            first += 1
        while (
            first < end and last in taken and (is_title(tokens[end - 1]) or (end < last and is_rank(tokens[end - 1])))
        ):
            end -= 1
        if first < end:
            first = after_titles(tokens, first, end)
            first = first - 1 if first and before_body(tokens, first) else with_particles(tokens, first)
        named = first < end and is_name(tokens[first:end], "thing") and not is_office(tokens, end)
        titled = end - first > 1 and first > 0 and tokens[first - 1].text in QUOTATION
        if named and not taken & set(range(first, end)) and (titled or not is_person_noun(tokens[end - 1])):
            parts = divided(tokens, Name(parse.span(first, end), "", first, end))
            yield from (Found(start, stop, run_kind(parse, start, stop), sure=False) for start, stop in parts)
        index = last


def is_person_noun(token: Token) -> bool:
    """Return whether a word with a capital is a noun for persons and no family name: "the Kerr County Mayor"."""
    word = token.text.lower()
    one = word.removesuffix("s") if token.tag in PLURAL else word
    return one in PERSON_NOUNS and one in NOUNS


def is_rank(token: Token) -> bool:
    """Return whether a word before an office tells of its rank: "special" counsel."""
    return token.text.lower() in RANKS


def united(parse: Parse, found: list[Found]) -> list[Found]:
    """Return the names, those that are parts of one name by its shape made one."""
    at = {index: name for name in found for index in range(name.first, name.last)}
    for first, last in wholes(parse):
        parts = list(dict.fromkeys(at[index] for index in range(first, last) if index in at))
        start, end = min([first, *(n.first for n in parts)]), max([last, *(n.last for n in parts)])
        kinds = [n.kind for n in sorted(parts, key=lambda n: (not n.sure, n.first - n.last, n.first))]
        kinds = [kind for kind in kinds if kind != "group"]
        told = run_kind(parse, start, end)
        case = any(token.text == "v." for token in parse.tokens[start:end])
        full = end - start == 2 and is_given(parse.tokens[start]) and not (start in at and at[start].sure)
        kind = told if case or told != "thing" else "person" if full or "person" in kinds else (*kinds, told)[0]
        at |= dict.fromkeys(range(start, end), Found(start, end, kind, any(n.sure for n in parts)))
    return sorted(set(at.values()), key=lambda name: name.first)


def without_overlaps(found: list[Found]) -> list[Found]:
    """Return the names, the longer one where two overlap."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for name in sorted(found, key=lambda n: (n.first - n.last, n.first, n.kind)):
        places = range(name.first, name.last)
        if not taken.intersection(places):
            taken.update(places)
            chosen.append(name)
    return chosen
