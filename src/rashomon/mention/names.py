"""Names of a report: the tagger's, mended, and those that it missed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.mention.lexicon import LABELS, NOT_NAMES, ORGANISATION_WORDS, PARTICLES, PERSON_NOUNS, TITLES
from rashomon.model import MentionKind, Parse, Token

EDGE = frozenset({"'s", "’s", "'", "’", '"', "“", "”", "‘", ",", ".", "-", "–", "—", "(", ")", "[", "]", ":", ";", "the",
                  "a", "an", "this", "that", "these", "/", "|", "…", "and", "or", "of", "s", "@", "#", "*", "!", "?", "``",
                  "''", "our", "his", "her", "their", "its"})  # fmt: skip
MONTHLESS = re.compile(r"[A-Za-z]")
SPEECH = frozenset("say tell add note argue announce claim insist testify write tweet warn explain recall".split())
# Words that the tagger takes for a name's first word at the start of a sentence or a headline.
SHOUTING = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """A name at the tokens ``first`` to ``last`` (half-open), of a kind; ``sure`` where the tagger gave it."""

    first: int
    last: int
    kind: MentionKind
    sure: bool = True


def names(parse: Parse) -> list[Found]:
    """Return the names of a report in text order, none overlapping another."""
    tagged = [mended for name in parse.names if name.label in LABELS for mended in mend(parse, name.first, name.last, LABELS[name.label])]
    taken = {index for name in tagged for index in range(name.first, name.last)}
    missed = [found for found in proper_runs(parse, taken)]
    chosen = vote(parse, without_overlaps([*tagged, *missed]))
    return sorted(chosen, key=lambda name: name.first)


def mend(parse: Parse, first: int, last: int, kind: MentionKind) -> Iterable[Found]:
    """Yield the tagger's name with its edges mended: no articles, titles, possessives; particles and initials in."""
    tokens = parse.tokens
    first, last = trimmed(tokens, first, cut(tokens, first, last))
    if kind == "organisation" and first > 0 and before_body(tokens, first):
        first -= 1
    if kind == "person":
        while first < last - 1 and is_title(tokens[first]):
            first += 1
        first, last = trimmed(tokens, first, last)
        first = with_particles(tokens, first)
        last = with_tail(tokens, last)
    if first < last and is_name(tokens[first:last], kind):
        yield Found(first, last, kind)


def cut(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where a name ends that the tokenizer glued to what follows: at the first bracket."""
    for index in range(first + 1, last):
        if any(mark in tokens[index].text for mark in "()[]|<>") and tokens[index].text not in "()[]":
            return index
    return last


def before_body(tokens: tuple[Token, ...], first: int) -> bool:
    """Return whether the token before a body's name is its first word, cut off for its digits: "i24 News"."""
    before = tokens[first - 1]
    return any(c.isdigit() for c in before.text) and any(c.isalpha() for c in before.text) and before.dep == "compound"


def trimmed(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Return the range without punctuation, articles and possessive marks at its edges."""
    while first < last and tokens[first].text.lower() in EDGE:
        first += 1
    while first < last and tokens[last - 1].text.lower() in EDGE and not is_initial(tokens[last - 1]):
        last -= 1
    return first, last


def is_initial(token: Token) -> bool:
    """Return whether a token is a capital with a full stop."""
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."


def is_title(token: Token) -> bool:
    """Return whether a token is a title or a role before a name."""
    word = token.text.lower().rstrip(".")
    return word in TITLES or (word in PERSON_NOUNS and token.text[:1].isupper())


def with_particles(tokens: tuple[Token, ...], first: int) -> int:
    """Return the start of a name with the particles before it: "al-", "Abu", "van der"."""
    while first > 0 and tokens[first - 1].sentence == tokens[first].sentence:
        before = tokens[first - 1]
        if before.text.lower() in PARTICLES and (before.text[0].isupper() or tokens[first].text[0] == "-" or follows_name(tokens, first - 1)):
            first -= 1
        elif before.text == "-" and first > 1 and not before.space and tokens[first - 2].text.lower() in PARTICLES:
            first -= 2
        else:
            break
    return first


def follows_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether the token before ``index`` is a proper noun."""
    return index > 0 and tokens[index - 1].pos == "PROPN"


def with_tail(tokens: tuple[Token, ...], last: int) -> int:
    """Return the end of a person's name with an Arabic or hyphenated part that the tagger cut off: "Ahmed al-Sharaa"."""
    while last + 2 < len(tokens) and tokens[last].text.lower() in PARTICLES and tokens[last + 1].text == "-" and tokens[last + 2].text[:1].isupper():
        last += 3
    while last + 1 < len(tokens) and tokens[last].text == "-" and not tokens[last].space and not tokens[last - 1].space and tokens[last + 1].text[:1].isupper():
        last += 2
    return last


def is_name(tokens: tuple[Token, ...], kind: MentionKind) -> bool:
    """Return whether a trimmed range can be a name: it has a capital and is no weekday, number or address."""
    words = [token.text.lower().rstrip(".") for token in tokens]
    if not any(token.text[:1].isupper() or any(c.isupper() for c in token.text[1:]) for token in tokens):
        return False
    if all(word in NOT_NAMES or not MONTHLESS.search(word) for word in words):
        return False
    if any("http" in word or "www" in word or "@" in word for word in words):
        return False
    if len(tokens) == 1 and (len(tokens[0].text) < 2 or tokens[0].pos in ("VERB", "AUX", "ADV", "ADP", "PRON", "DET", "NUM", "INTJ")):
        return False
    return not (kind == "person" and len(tokens) == 1 and is_title(tokens[0]))


def proper_runs(parse: Parse, taken: set[int]) -> Iterable[Found]:
    """Yield runs of proper nouns that the tagger left untagged and whose kind their words or verb tell."""
    tokens = parse.tokens
    index = 0
    while index < len(tokens):
        if index in taken or tokens[index].pos != "PROPN" or not tokens[index].text[0].isupper():
            index += 1
            continue
        last = index + 1
        while last < len(tokens) and last not in taken and tokens[last].pos == "PROPN" and tokens[last].sentence == tokens[index].sentence and tokens[last].text[0].isalpha():
            last += 1
        first, end = trimmed(tokens, index, last)
        while first < end and is_title(tokens[first]):
            first += 1
        while first < end and is_title(tokens[end - 1]) and end in taken:
            end -= 1
        first = with_particles(tokens, first) if first < end else first
        if first < end and not taken & set(range(first, end)) and is_name(tokens[first:end], "thing"):
            yield Found(first, end, run_kind(parse, first, end), sure=False)
        index = last


def run_kind(parse: Parse, first: int, last: int) -> MentionKind:
    """Return the kind of an untagged name: a body by its words, a person by a title or a verb of speech, else a thing."""
    tokens = parse.tokens
    if any(token.text.lower() in ORGANISATION_WORDS for token in tokens[first:last]):
        return "organisation"
    head = tokens[last - 1]
    if first > 0 and is_title(tokens[first - 1]) and tokens[first - 1].sentence == head.sentence:
        return "person"
    if head.dep == "nsubj" and tokens[head.head].lemma in SPEECH:
        return "person"
    return "thing"


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


def vote(parse: Parse, found: list[Found]) -> list[Found]:
    """Return the names with one kind for one string: the tagger's majority over the report.

    A single word that ends a person's full name votes as that person too. Untagged names take the kind that the
    same string has elsewhere; those that stay things are kept, as names of unknown kind.
    """
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    for name in found:
        key = string(parse, name)
        votes[key][name.kind] += 4 if name.sure else 1
        if name.kind == "person" and name.last - name.first > 1 and name.sure:
            surnames[parse.tokens[name.last - 1].text.lower()] += 1
    for surname, count in sorted(surnames.items()):
        if surname in votes:
            votes[surname]["person"] += 4 * count + 1
    kinds = {key: max(sorted(each), key=lambda kind: each[kind]) for key, each in votes.items()}
    return [Found(n.first, n.last, kind_of(parse, n, kinds[string(parse, n)]), n.sure) for n in found]


def kind_of(parse: Parse, name: Found, voted: MentionKind) -> MentionKind:
    """Return the kind voted, unless the words of the name say that it is a body."""
    words = [token.text.lower() for token in parse.tokens[name.first : name.last]]
    if len(words) > 1 and voted in ("person", "thing", "place") and words[-1] in ORGANISATION_WORDS:
        return "organisation"
    return voted


def string(parse: Parse, name: Found) -> str:
    """Return the name's words in lower case, joined by one blank."""
    return " ".join(token.text.lower() for token in parse.tokens[name.first : name.last])
