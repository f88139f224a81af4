"""What an amount counts: its noun, its unit, and what became of the counted."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.mention.lexicon import PERSON_NOUNS
from rashomon.mention.numbers import Number
from rashomon.mention.roles import kind_of
from rashomon.model import Parse, Quantity, Span
from rashomon.states import STRUCK, state_of

CURRENCY_NOUNS = {"dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY",
                  "ruble": "RUB", "rouble": "RUB", "cent": "cent", "krone": "crown", "krona": "crown",
                  "kroner": "crown", "kronor": "crown"}  # fmt: skip
PERCENT = frozenset({"%", "percent", "pct", "percentage"})
PEOPLE = {
    # So the parser's lemma of doses is not "dos".
    "doses": "dose",
    "people": "person",
    "others": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "persons": "person",
}
# What stands for a noun that was told before.
OF_THOSE = tuple(["of", word] for word in ("them", "these", "those", "us", "whom", "which", "it", "that"))
# What is another than its noun, and no noun itself.
PREFIXES = frozenset({"ex", "non"})
# In the singular a number before these tells the place in a list.
RANKED = frozenset({"seed", "pick", "spot", "slot"})
# Nouns that count people and are no roles.
MORE_PEOPLE = frozenset({"juvenile", "minor", "member", "national"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its span and the span of its number."""

    span: Span
    head: Span
    quantity: Quantity


def counted_noun(parse: Parse, number: Number, last: int) -> int | None:
    """Return the noun that a number counts: the head after it, or the noun of "of the …"."""
    tokens = parse.tokens
    anchor = tokens[number.last - 1]
    if [token.text.lower() for token in tokens[last : last + 2]] in OF_THOSE:
        # "In four of them the fuse had blown": the noun stands before.
        return None
    for index in range(number.last - 1, number.first - 1, -1):
        head = tokens[tokens[index].head]
        if (
            tokens[index].dep in ("nummod", "amod", "quantmod", "compound", "nmod")
            and head.index >= last
            and head.pos in ("NOUN", "PROPN")
        ):
            return behind_prefix(parse, head.index)
    if (
        last < len(tokens)
        and tokens[last].text.lower() in ("of", "more", "other")
        and tokens[last].sentence == anchor.sentence
    ):
        return of_noun(parse, last) or noun_ahead(parse, last + 1)
    if last < len(tokens) and tokens[last].pos in ("NOUN", "ADJ") and tokens[last].sentence == anchor.sentence:
        return noun_ahead(parse, last)
    return None


def of_noun(parse: Parse, index: int) -> int | None:
    """Return the noun below an "of" that stands close to it: "thousands of **activists** reconvene"."""
    found = (t for t in parse.below(parse.tokens[index]) if t.dep == "pobj")
    nouns = (noun.index for noun in found if noun.pos in ("NOUN", "PROPN") and noun.index - index <= 6)
    return next((behind_prefix(parse, noun) for noun in nouns), None)


def behind_prefix(parse: Parse, index: int) -> int:
    """Return the noun behind a prefix that the parser takes for one: "sailors" of "ex" in "ex-sailors"."""
    rest = parse.tokens[index + 1 : index + 3]
    joined = len(rest) == 2 and rest[0].text == "-" and not rest[0].space and rest[1].pos == "NOUN"
    return index + 2 if parse.tokens[index].text.lower() in PREFIXES and joined else index


def is_unit(parse: Parse, index: int, number: Number) -> bool:
    """Return whether a noun can be counted: a name in the singular is no more than one, "the five seed" is fifth."""
    token = parse.tokens[index]
    if token.tag == "NN" and number.value > 1 and token.lemma in RANKED:
        return False
    return token.tag != "NNP" or number.value == 1 or token.text.lower().endswith("s") or is_people(parse, index)


def is_people(parse: Parse, index: int) -> bool:
    """Return whether a noun names people; in a headline's capitals too, where the parser takes it for a name."""
    token = parse.tokens[index]
    return kind_of(token) in ("person", "group") or token.text.lower().removesuffix("s") in PERSON_NOUNS | MORE_PEOPLE


def noun_ahead(parse: Parse, index: int) -> int | None:
    """Return the head noun of the noun phrase that starts at ``index``, at most six tokens on."""
    tokens, found = parse.tokens, None
    for token in tokens[index : index + 6]:
        if token.sentence != tokens[index - 1].sentence:
            break
        if token.pos in ("NOUN", "PROPN"):
            found = behind_prefix(parse, token.index)
        elif token.tag == "POS":
            # What came so far owns the counted: "3,000 of the minister's emails".
            found = None
        elif found is not None or token.pos not in ("ADJ", "DET", "PRON", "NUM"):
            break
    return found


def unit_of(parse: Parse, counted: int | None, last: int) -> str | None:
    """Return the unit: a percentage, a currency, or the counted noun's lemma."""
    tokens = parse.tokens
    if last < len(tokens) and tokens[last].text.lower() in PERCENT:
        return "percent"
    if last + 1 < len(tokens) and tokens[last].text.lower() == "per" and tokens[last + 1].text.lower() == "cent":
        return "percent"
    if counted is None:
        return None
    token = tokens[counted]
    if token.lemma in CURRENCY_NOUNS:
        return CURRENCY_NOUNS[token.lemma]
    lemma = token.lemma.removesuffix("s") if token.tag == "NNPS" else token.lemma
    word = PEOPLE.get(token.text.lower(), lemma)
    rate = [token.text.lower() for token in tokens[counted + 1 : counted + 3]]
    if word == "part" and rate[:1] == ["per"] and rate[1:]:
        return f"part per {rate[1]}"
    before = tokens[counted - 1].text.lower() if counted else ""
    if before == "-" and counted > 1 and tokens[counted - 2].text.lower() in PREFIXES:
        return f"{tokens[counted - 2].text.lower()}-{word}"
    if before == "metric" and word == "ton":
        return "tonne"
    return f"{before} {word}" if before in ("square", "cubic", "nautical") else word


def told_of(parse: Parse, head: int, after: int) -> str | None:
    """Return the state of the counted; only people are shot, stabbed or saved: no rounds, goals or jobs."""
    state, token = state_of(parse, head, after), parse.tokens[head]
    human = state in STRUCK or parse.tokens[token.head].lemma == "save"
    return None if human and token.pos != "NUM" and not is_people(parse, head) else state
