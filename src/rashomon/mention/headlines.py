"""Names checked against the rest of their report: headlines mislead a tagger, and a name that is sure recurs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.genders import gender
from rashomon.mention.lexicon import JUNIOR, NOUNS, ORGANISATION_WORDS, PARTICLES
from rashomon.model import MentionKind, Parse, Token

# No name is searched for better ones inside beyond this many words.
LONGEST = 8
# Of the longer words of a headline at least this share have a capital.
HEADLINE = 0.75
FULL_STOPS = frozenset({".", "?", "!", "…"})
CLOSING = frozenset({"”", '"', "’", "''", ")"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name at the tokens ``first`` to ``last`` (half-open), of a kind; ``sure`` where the tagger gave it."""

    first: int
    last: int
    kind: MentionKind
    sure: bool = True


def shouted(parse: Parse) -> set[int]:
    """Return the numbers of the sentences in which nearly every word has a capital: headlines.

    What a parser cuts in two is one headline still, so a paragraph is judged as a whole too.
    """
    found: set[int] = set()
    together: dict[int, list[int]] = defaultdict(list)
    for number, sentence in enumerate(parse.sentences):
        together[sentence.paragraph].append(number)
        if is_loud(parse.tokens[sentence.first : sentence.last]):
            found.add(number)
    for numbers in together.values():
        first, last = parse.sentences[numbers[0]].first, parse.sentences[numbers[-1]].last
        if len(numbers) > 1 and is_loud(parse.tokens[first:last]):
            found.update(numbers)
    return found


def is_loud(tokens: Sequence[Token]) -> bool:
    """Return whether nearly every longer word of a line that no full stop ends has a capital."""
    end = tokens[-2:] if tokens[-1].text in CLOSING else tokens[-1:]
    if end[0].text in FULL_STOPS or end[-1].text in FULL_STOPS:
        return False
    words = [t for t in tokens if t.text.isalpha() and len(t.text) > 3]
    return len(words) >= 3 and sum(token.text[0].isupper() for token in words) >= HEADLINE * len(words)


def acts(parse: Parse) -> frozenset[int]:
    """Return the verbs that a headline's capitals made part of a name: "Ruiz Says Mayor …", "Teen Shot …".

    A word is one where the text below has it, or a form of it, as a verb, and never as a noun.
    """
    loud = shouted(parse)
    plain = [token for token in parse.tokens if token.sentence not in loud] if loud else []
    nouns = {token.lemma for token in plain if token.pos in ("NOUN", "PROPN")}
    verbs = [token for token in plain if token.pos == "VERB" and token.lemma not in nouns]
    told = {token.lemma + "s" for token in verbs} | {token.lemma + "es" for token in verbs} | {"says"}
    done = {token.text.lower() for token in verbs if token.tag in ("VBD", "VBN")}
    return frozenset(
        token.index
        for token in parse.tokens
        if token.sentence in loud and token.pos in ("PROPN", "NOUN") and token.text.lower() in told | done
    )


def repeated(parse: Parse, found: list[Found]) -> list[Found]:
    """Return the names with those added that repeat, elsewhere in the report, the words of a name that is sure.

    So do family names alone, which a parser may take for nouns: "Rivers replied", after "Ana Rivers".
    """
    known: dict[str, list[tuple[tuple[str, ...], MentionKind]]] = defaultdict(list)
    small = {token.text for token in parse.tokens if token.text.islower()}
    for name in found:
        words = tuple(token.text for token in parse.tokens[name.first : name.last])
        if name.sure and words[0][:1].isupper() and (len(words) > 1 or len(words[0]) > 3):
            known[words[0]].append((words, name.kind))
            if name.kind == "person" and is_full(words) and words[-1].lower() not in small:
                known[words[-1]].append((words[-1:], name.kind))
    taken = {index for name in found for index in range(name.first, name.last)}
    added = []
    for token in parse.tokens:
        if token.text not in known:
            continue
        for words, kind in sorted(known.get(token.text, ()), key=lambda pair: (-len(pair[0]), pair)):
            places = range(token.index, token.index + len(words))
            if places.stop > len(parse.tokens) or taken.intersection(places):
                continue
            if tuple(parse.tokens[i].text for i in places) == words:
                added.append(Found(token.index, places.stop, kind, sure=len(words) > 1))
                taken.update(places)
                break
    return [*found, *added]


def is_full(words: Sequence[str]) -> bool:
    """Return whether a name is a given name and a family name."""
    given, *rest = words
    return len(rest) == 1 and rest[0][:1].isupper() and rest[0].isalpha() and gender([given]) is not None


def narrowed(parse: Parse, found: list[Found], loud: set[int]) -> list[Found]:
    """Return the names, those that hold a better attested name cut to it.

    In headlines the tagger takes verbs and other capitals into a name: there any name that the text below gives is
    better attested; elsewhere a full name that stands more often.
    """
    counts = Counter(string(parse, name) for name in found)
    below = {string(parse, name) for name in found if parse.tokens[name.first].sentence not in loud}
    ends = {(words[0], words[-1]) for words in map(str.split, below) if len(words) > 1}
    result = []
    for name in found:
        shout = parse.tokens[name.first].sentence in loud
        here = string(parse, name)
        if bodily(parse, name) or name.last - name.first > LONGEST or (shout and here in below):
            result.append(name)
            continue
        inside = [
            (first, last)
            for first in range(name.first, name.last)
            for last in range(first + 1, name.last + 1)
            if (first, last) != (name.first, name.last)
            and better(joined(parse, first, last), here, counts, below if shout else set())
        ]
        first, last = max(inside, key=lambda pair: (pair[1] - pair[0], -pair[0]), default=(name.first, name.last))
        if last < name.last and parse.tokens[last].text.lower() in JUNIOR:
            last += 1
        surname = parse.tokens[last - 1].text.lower()
        # "Hillary Clinton" in a headline is no other than "Hillary Rodham Clinton" below.
        while first > name.first and (parse.tokens[name.first].text.lower(), surname) in ends:
            first -= 1
        result.append(Found(first, last, name.kind, name.sure))
    return result


def better(inner: str, outer: str, counts: Counter[str], below: set[str]) -> bool:
    """Return whether a part of a name is better attested than the whole."""
    words = [word for word in inner.split() if word not in PARTICLES and word != "-"]
    return inner in below or (len(words) > 1 and counts[inner] > counts[outer])


def crisp(parse: Parse, name: Found) -> bool:
    """Return whether a name that only a headline gives is credible: the tagger's, short, and of proper nouns alone."""
    tokens = parse.tokens[name.first : name.last]
    words = [token for token in tokens if token.text != "-" and token.text.lower() not in PARTICLES]
    if not name.sure or len(words) > 3 or (name.kind in ("organisation", "thing", "event") and len(tokens) > 2):
        return False
    forms = {form for token in tokens for word in [token.text.lower()] for form in (word, word.removesuffix("s"))}
    return all(token.pos == "PROPN" for token in tokens) and forms.isdisjoint(NOUNS)


def bodily(parse: Parse, name: Found) -> bool:
    """Return whether a name holds a word that only bodies bear."""
    return any(token.text.lower() in ORGANISATION_WORDS for token in parse.tokens[name.first : name.last])


def string(parse: Parse, name: Found) -> str:
    """Return the name's words in lower case, joined by one blank."""
    return joined(parse, name.first, name.last)


def initials(parse: Parse, name: Found) -> str:
    """Return what a body of three words or more may go by, in small letters: "hra" of the Harbour Rights Alliance."""
    words = [t.text for t in parse.tokens[name.first : name.last] if t.text[:1].isupper()]
    return "".join(word[0] for word in words).lower() if len(words) > 2 else ""


def joined(parse: Parse, first: int, last: int) -> str:
    """Return the words of a token range in lower case, joined by one blank."""
    return " ".join(token.text.lower() for token in parse.tokens[first:last])
