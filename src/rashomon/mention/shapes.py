"""Words that are one name by their shape, whatever the tagger made of them: "Linhas do Sul", "Chick-fil-A"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.grammar import MODIFIERS, PLURAL
from rashomon.mention.headlines import shouted
from rashomon.mention.lexicon import (
    GROUP_NOUNS,
    JUNIOR,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    THING_NOUNS,
)
from rashomon.mention.written import behind_hyphen, capital, is_given, is_model, is_title, is_year, tagged
from rashomon.model import Parse, Token

# Small words between two words of a name, in languages that write them small.
BETWEEN = frozenset(
    "do da dos das de del della dello dei di du des la las le los van von vom der den zu zum af av y e bin bint ibn"
    " al el ul ur".split()
)
# The Arabic article before letters that it takes on: "Deir ez-Zor".
ASSIMILATED = frozenset("ad an ar as ash at az ed en er es esh et ez".split())
# Small words that join two names, not the parts of one: "the Kigali-to-Goma road".
JOINING = frozenset("to and or vs v versus by based born led backed".split())
OPENING = frozenset({'"', "“", "'", "‘", "``", "("})
CLOSING = frozenset({'"', "”", "'", "’", "''", ")"})
# What a parser may take a given name for.
SMALL = frozenset({"ADP", "AUX"})
# What the words of a name may be, where capitals alone tell that it is one.
PHRASE = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "NUM"})
# Words in quotation marks between the words of a name, at most.
NICKNAME = 3
LONGEST_CHAIN = 7
# Common nouns that, with a capital and "of", begin the name of what they are: "the Treaty of Lisbon".
HEADS = (PLACE_NOUNS | THING_NOUNS | frozenset("gulf strait isle cape mount kingdom republic battle war".split())) - {
    "state", "country", "nation", "city", "town", "village", "capital", "base", "account", "order", "story",
}  # fmt: skip

# What is named after persons.
NAMESAKES = frozenset(
    "airport school hospital library stadium bridge university college institute foundation museum center centre park"
    " theatre theater hall memorial church cathedral tower highway street avenue boulevard square prize award".split()
)

# Small words between the words of a law's name.
OF_LAWS = frozenset({"of", "for", "against", "from"})

# What a body is for, in two words.
PAIRS = frozenset(
    {("Fire", "Rescue"), ("Health", "Safety"), ("Health", "Human"), ("Fish", "Wildlife"), ("Parks", "Recreation")}
)

# What is named by a people or a faith.
OF_PEOPLES = frozenset("state republic brotherhood front resistance army guard party church league union".split())
# Beside quotation marks these tell that what they hold is the name of a programme, a book or a song.
BESIDE_PROGRAMMES = frozenset(
    "on 's ’s show program programme segment episode series film movie documentary book novel song album play podcast"
    " magazine called titled entitled".split()
)

Range = tuple[int, int]


def wholes(parse: Parse) -> list[Range]:
    """Return the token ranges that are each one name, or a part of one, in text order, none overlapping another."""
    merged: list[Range] = []
    for first, last in sorted(each for shape in SHAPES for each in shape(parse)):
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def hyphened(parse: Parse) -> Iterator[Range]:
    """Yield names with small words, a letter or a figure behind hyphens: "Stoke-on-Trent", "Chick-fil-A", "MiG-29"."""
    tokens = parse.tokens
    for token in tokens:
        if token.pos != "PROPN" or not capital(token) or behind_hyphen(tokens, token.index):
            continue
        last = token.index + 1
        while last + 1 < len(tokens) and behind_hyphen(tokens, last + 1) and last - token.index < LONGEST_CHAIN:
            last += 2
        pieces = [each.text for each in tokens[token.index : last : 2]]
        inner, end = pieces[1:-1], pieces[-1]
        small = bool(inner) and end[0].isupper() and all(is_small(piece) for piece in inner)
        lone = len(pieces) == 2 and ((len(end) == 1 and end.isupper()) or (end.isdigit() and not is_year(end)))
        if small or lone:
            yield token.index, last


def is_small(word: str) -> bool:
    """Return whether a word between hyphens is a part of a name: a small one, or a letter."""
    return len(word) == 1 or (word.islower() and word not in JOINING)


def linked(parse: Parse) -> Iterator[Range]:
    """Yield two capitalised words with foreign particles between them: "Estrela do Mar", "Beatriz da Silva"."""
    tokens = parse.tokens
    for token in tokens[1:]:
        before = tokens[token.index - 1]
        article = token.text in ASSIMILATED and behind_hyphen(tokens, token.index + 2)
        if not (token.text in BETWEEN or article) or token.sentence != before.sentence or not may_begin(before):
            continue
        last = token.index + 1
        while last < len(tokens) and tokens[last].text in BETWEEN:
            last += 1
        if last < len(tokens) and last - token.index <= 3 and tokens[last].text == "-":
            last += 1
        if last < len(tokens) and goes_on(tokens[last], before):
            yield before.index, last + 1


def may_begin(token: Token) -> bool:
    """Return whether a word with a capital can be one of a name that goes on: no title, no plain first word."""
    if not capital(token) or is_title(token) or token.tag == "NNPS":
        return False
    return token.pos == "PROPN" or is_given(token)


def goes_on(token: Token, name: Token) -> bool:
    """Return whether a token can go on with a name in its sentence: a capital, and no day or month."""
    return capital(token) and token.sentence == name.sentence and token.text.lower().rstrip(".") not in NOT_NAMES


def begun(tokens: Sequence[Token], name: Token) -> int:
    """Return where the run of proper nouns begins that goes on with a token."""
    first = name.index
    while first and tokens[first - 1].pos == "PROPN" and goes_on(tokens[first - 1], name):
        first -= 1
    return first


def nicknamed(parse: Parse) -> Iterator[Range]:
    """Yield a given name, a nickname in quotation marks or brackets, and a family name."""
    tokens, labels = parse.tokens, tagged(parse)
    for token in tokens[1:-2]:
        before = tokens[token.index - 1]
        if token.text not in OPENING or not may_begin(before) or token.sentence != before.sentence:
            continue
        close = next((t for t in tokens[token.index + 2 : token.index + NICKNAME + 2] if t.text in CLOSING), None)
        if close is None or close.index + 1 >= len(tokens):
            continue
        inside, after = tokens[token.index + 1 : close.index], tokens[close.index + 1]
        if not (goes_on(after, before) and after.pos == "PROPN" and all(capital(t) for t in inside)):
            continue
        person = labels.get(after.index) == "PERSON" and token.text != "("
        if person or (is_given(before) and not inside[0].text.isupper()):
            yield before.index, after.index + 1


def juniors(parse: Parse) -> Iterator[Range]:
    """Yield a family name with "Jr." after it, a comma between them or none."""
    tokens = parse.tokens
    for token in tokens[2:]:
        if token.text.lower() in JUNIOR:
            name = tokens[token.index - (2 if tokens[token.index - 1].text == "," else 1)]
            if name.pos == "PROPN" and capital(name) and name.sentence == token.sentence:
                yield name.index, token.index + 1


def numbered(parse: Parse) -> Iterator[Range]:
    """Yield a name with the figure that belongs to it: "FTSE 100", "a Boeing 747", "Airbus A320", "24-Hour News 8"."""
    tokens, labels = parse.tokens, tagged(parse)
    for token in tokens[1:]:
        name = tokens[token.index - 1]
        if is_model(token) and name.pos == "PROPN" and name.dep == "compound" and name.head == token.index:
            if labels.get(name.index, "ORG") in ("ORG", "PRODUCT") and not is_title(name) and capital(name):
                yield name.index, token.index + 1
            continue
        if not token.text.isdigit() or len(token.text) > 4 or is_year(token.text) or name.sentence != token.sentence:
            continue
        if name.tag != "NNP" or not name.space or not goes_on(name, token) or counts(parse, token):
            continue
        if name.text == "News":
            first = begun(tokens, name)
            hours = next((n for n in (1, 2) if first >= n and tokens[first - n].text == "24"), 0)
            yield first - hours, token.index + 1
            continue
        article = name.index and tokens[name.index - 1].text.lower() in ("a", "an", "the")
        if article or (len(name.text) > 1 and name.text.replace(".", "").replace("&", "").isupper()):
            yield name.index, token.index + 1


def counts(parse: Parse, number: Token) -> bool:
    """Return whether a figure counts what comes after it, or is a part of a longer figure."""
    after = parse.tokens[number.index + 1 : number.index + 2]
    if number.head > number.index and number.dep in ("nummod", "compound", "quantmod"):
        return True
    return bool(after) and (
        after[0].text in ("-", "–", "/", ":", "%", "percent") or after[0].tag == "CD" or after[0].tag == "NNS"
    )


def of_places(parse: Parse) -> Iterator[Range]:
    """Yield a common noun with a capital and the name that it is of: "the Treaty of Lisbon", "the Isle of Man"."""
    tokens = parse.tokens
    for token in tokens[1:-2]:
        of, after = tokens[token.index + 1 : token.index + 3]
        if token.tag != "NNP" or not capital(token) or of.text != "of" or token.text.lower() not in HEADS:
            continue
        first = begun(tokens, token)
        if goes_on(after, token) and after.pos == "PROPN" and first and tokens[first - 1].text.lower() == "the":
            yield first, after.index + 1


def laws(parse: Parse) -> Iterator[Range]:
    """Yield the name of a law that is of something: "the Freedom of Information Act"."""
    tokens, loud = parse.tokens, shouted(parse)
    for token in tokens[2:]:
        if token.text != "Act" or token.sentence in loud:
            continue
        first = token.index
        while first and (goes_on(tokens[first - 1], token) or tokens[first - 1].text in OF_LAWS):
            first -= 1
        first += tokens[first].text in OF_LAWS
        if first < token.index - 1 and OF_LAWS & {each.text for each in tokens[first : token.index]}:
            yield first + (tokens[first].text == "The"), token.index + 1


def owned(parse: Parse) -> Iterator[Range]:
    """Yield a body, named for many, with the many: "the Workers' Party", "the Children's Hospital"."""
    tokens = parse.tokens
    for token in tokens[2:]:
        owner, mark = tokens[token.index - 2], tokens[token.index - 1]
        if mark.tag != "POS" or not capital(token) or not capital(owner) or owner.sentence != token.sentence:
            continue
        word = owner.text.lower()
        many = owner.tag in PLURAL and word.removesuffix("s") in PERSON_NOUNS
        if (many or word in GROUP_NOUNS) and (token.text.lower() in ORGANISATION_WORDS or token.pos == "PROPN"):
            yield owner.index, token.index + 1


def given(parse: Parse) -> Iterator[Range]:
    """Yield a first word that the tagger left out, with the next: "Njuguna Ndung'u", "INS Kaveri"."""
    tokens, labels, loud = parse.tokens, tagged(parse), shouted(parse)
    for token in tokens[:-1]:
        after = tokens[token.index + 1]
        label = labels.get(after.index)
        # "Coach Per Dahl": a small word has a capital within a sentence only where it is a name.
        begins = not token.index or tokens[token.index - 1].sentence != token.sentence or token.sentence in loud
        misread = token.pos in SMALL and not begins
        beside = token.head > token.index and token.dep in MODIFIERS
        if token.index in labels or not (misread or beside):
            continue
        if not goes_on(after, token) or after.pos != "PROPN":
            continue
        known = is_given(token) and not is_title(after) and after.text.lower() not in NOUNS
        if label not in (None, "PERSON", "PRODUCT"):
            # A family name that the tagger does not know it takes for a place or a body.
            last = known and token.head == after.index and token.pos == "PROPN" and after.index + 1 not in labels
            # "The Aura Flip" is a thing: persons have no article.
            if last and tokens[token.index - 1 if token.index else 0].tag != "DT":
                yield token.index, after.index + 1
            continue
        first = may_begin(token) and not (label == "PERSON" and token.text.isupper() and len(token.text) > 2)
        if known or (label and first and token.head == after.index and goes_on(token, after)):
            yield token.index, after.index + 1


def named_after(parse: Parse) -> Iterator[Range]:
    """Yield a place or body that bears a person's name: "John F. Kennedy International Airport"."""
    tokens = parse.tokens
    for name in parse.names:
        last = name.last
        while last < len(tokens) and tokens[last].pos == "PROPN" and goes_on(tokens[last], tokens[name.first]):
            last += 1
        if name.label == "PERSON" and last > name.last and tokens[last - 1].text.lower() in NAMESAKES:
            yield name.first, last


def paired(parse: Parse) -> Iterator[Range]:
    """Yield the name of a body with an "and" between two things that it is for: "Harrow Fire and Rescue"."""
    tokens = parse.tokens
    for token in tokens[1:-1]:
        one, other = tokens[token.index - 1], tokens[token.index + 1]
        if token.text not in ("and", "&") or (one.text, other.text) not in PAIRS:
            continue
        yield begun(tokens, one), other.index + 1


def of_peoples(parse: Parse) -> Iterator[Range]:
    """Yield a body or state that is named by its people or faith: "Islamic State", "the Czech Republic"."""
    tokens, labels = parse.tokens, tagged(parse)
    for token in tokens[1:]:
        before = tokens[token.index - 1]
        if token.pos == "PROPN" and token.text.lower() in OF_PEOPLES and labels.get(before.index) == "NORP":
            yield from [(before.index, token.index + 1)] if goes_on(token, before) else []


def programmes(parse: Parse) -> Iterator[Range]:
    """Yield what is quoted as the name of a programme or a book: "said on “Fox and Friends”"."""
    tokens = parse.tokens
    for token in tokens[1:-2]:
        if token.text not in OPENING - {"("}:
            continue
        last = token.index + 1
        while last < len(tokens) and last - token.index <= LONGEST_CHAIN and tokens[last].text not in CLOSING:
            last += 1
        beside = {tokens[token.index - 1].text.lower(), *(t.text.lower() for t in tokens[last + 1 : last + 2])}
        if not beside & BESIDE_PROGRAMMES:
            continue
        inside = [t for t in tokens[token.index + 1 : last] if t.text not in (".", ",")]
        titled = all(t.text[:1].isupper() or (t.text.isalpha() and len(t.text) < 5) for t in inside)
        if last - token.index <= LONGEST_CHAIN and len(inside) > 1 and titled and inside[-1].text[:1].isupper():
            yield inside[0].index + (inside[0].text.lower() == "the"), inside[-1].index + 1


def cases(parse: Parse) -> Iterator[Range]:
    """Yield the name of a case in court: "Mabo v. Queensland", "Okafor v. Board of Education"."""
    tokens = parse.tokens
    for token in tokens[1:-1]:
        first, last = begun(tokens, token), token.index + 1
        while last < len(tokens) and (
            (tokens[last].pos == "PROPN" and goes_on(tokens[last], token))
            or (tokens[last].text == "of" and last + 1 < len(tokens) and goes_on(tokens[last + 1], token))
        ):
            last += 1
        if token.text == "v." and first < token.index and last > token.index + 1:
            yield first, last


def capitals(parse: Parse) -> Iterator[Range]:
    """Yield words with capitals within a sentence of small letters, whatever they are: "Doctors Without Borders"."""
    tokens, labels, loud = parse.tokens, tagged(parse), shouted(parse)
    index = 1
    while index < len(tokens):
        first = last = index
        while last < len(tokens) and is_written(tokens, last, labels):
            last += 1
        kinds = {token.pos for token in tokens[first:last]}
        noun = kinds <= PHRASE and kinds - {"PROPN", "ADJ"} and tokens[first].pos != "ADP"
        if last - first > 2 and noun and tokens[first].sentence not in loud and not is_title(tokens[first]):
            yield first, last
        index = last + 1


def is_written(tokens: tuple[Token, ...], index: int, labels: Mapping[int, str]) -> bool:
    """Return whether a word has a capital that no sentence, quotation or tagger gave it."""
    token, before = tokens[index], tokens[index - 1]
    begins = before.sentence != token.sentence or before.pos == "PUNCT"
    return capital(token) and token.text.isalpha() and len(token.text) > 1 and not begins and index not in labels


NOUNS = PERSON_NOUNS | GROUP_NOUNS | ORGANISATION_WORDS | PLACE_NOUNS | THING_NOUNS


SHAPES = (
    hyphened,
    linked,
    nicknamed,
    juniors,
    numbered,
    of_places,
    laws,
    owned,
    given,
    named_after,
    paired,
    of_peoples,
    programmes,
    cases,
    capitals,
)
