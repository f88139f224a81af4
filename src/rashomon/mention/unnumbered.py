"""Amounts that are told without a number: "several nurses", "both men", "no one was hurt", "a man was killed"."""

from __future__ import annotations

from rashomon.mention.counted import MORE_PEOPLE, Amount, is_people, told_of, unit_of
from rashomon.mention.roles import kind_of
from rashomon.model import Parse, Quantity, Token
from rashomon.states import AFTER, CASUALTY_NOUNS, STRUCK, befalls, ending, state_of

# One person without a number is counted where reports keep a toll.
CASUALTIES = frozenset({"dead", "injured", "missing", "abducted", *STRUCK})
PAIRS = frozenset({"couple", "pair"})
# How a noun hangs on others in a phrase.
WITHIN = frozenset({"compound", "nmod", "amod", "poss", "appos", "pobj"})
NOBODY = frozenset({"no", "nobody", "none"})
REPORTS = frozenset({"report", "word", "sign", "indication"})
SUSPECTS = frozenset({"suspect", "witness", "defendant"})
# What "no casualties" says of whom.
HARM = {"casualty": "dead or injured"}
# Beside these, nobody is nobody besides, or at any time: "no one else was hurt", "nobody ever dies".
MORE = frozenset({"ever", "else", "other", "others", "more", "further", "additional", "longer"})
PLAIN = {"several": (3, None), "both": (2, 2), "few": (2, None), "couple": (2, 2)}


def plain_amount(parse: Parse, index: int) -> Amount | None:
    """Return the amount of words that are no number: "several nurses", "both men", "no one"."""
    word = parse.tokens[index].text.lower()
    if word in PLAIN:
        return plural(parse, index, word)
    if word in NOBODY:
        return nobody(parse, index)
    return single(parse, index)


def plural(parse: Parse, index: int, word: str) -> Amount | None:
    """Return the amount of "several nurses", "both men", "a few of the boats"."""
    tokens = parse.tokens
    counted = tokens[index].head
    if counted <= index or tokens[counted].tag != "NNS":
        return None
    low, high = PLAIN[word]
    unit = unit_of(parse, counted, counted + 1) or "thing"
    quantity = Quantity(low, high, unit, "exactly" if word == "both" else "vague", told_of(parse, counted, counted + 1))
    return Amount(parse.span(index, counted + 1), parse.span(index, index + 1), quantity)


def nobody(parse: Parse, index: int) -> Amount | None:
    """Return zero for "no one was hurt", "no injuries", "none of the crew died"; ``None`` where no state is told."""
    tokens = parse.tokens
    one = index + 1 < len(tokens) and tokens[index].text.lower() == "no" and tokens[index + 1].text.lower() == "one"
    bare = one or tokens[index].dep != "det"
    head = index + one if bare else tokens[index].head
    last = max(index, head) + 1
    if any(token.text.lower() in MORE for token in tokens[index : last + 1]):
        return None
    if not bare and tokens[head].lemma in REPORTS:
        # "No reports of injuries": none are told.
        found = ending(parse, parse.below(tokens[head]), {"of"}, CASUALTY_NOUNS)
        head = next((t.index for t in parse.below(found) if t.dep == "pobj"), head) if found else head
        last = max(last, head + 1)
    state = HARM.get(tokens[head].lemma) or state_of(parse, head, last)
    if state is None or (not bare and tokens[head].lemma not in CASUALTY_NOUNS and not is_person(parse, head)):
        return None
    return Amount(parse.span(index, last), parse.span(index, index + 1), Quantity(0, 0, "person", "exactly", state))


def single(parse: Parse, index: int) -> Amount | None:
    """Return one for "a man was killed", "a 19-year-old died", a headline's "Man killed", two for "a couple died"."""
    tokens, headline = parse.tokens, parse.report.headline
    token = tokens[index]
    if token.text.lower() in ("a", "an", "another") and token.dep == "det":
        # "Left one man dead and another injured": the parser lets the word hang on the participle.
        bare = token.text.lower() == "another" and tokens[token.head].text.lower() in AFTER
        head = index if bare else token.head
    elif token.text.lower() == "another" and token.dep in ("dobj", "nsubj", "nsubjpass", "conj"):
        head = index
    elif headline is not None and headline.holds(token.start) and is_bare(parse, token):
        head = index
        index -= 4 if token.text == "old" and index >= 4 else 0
    else:
        return None
    if tokens[head].tag not in ("NN", "NNP", "JJ", "DT") or not is_person(parse, head):
        return None
    state = told_of(parse, head, head + 1) or befalls(parse, min(index, head))
    if state not in CASUALTIES:
        return None
    pair = tokens[head].lemma in PAIRS
    unit = tokens[head].lemma if is_people(parse, head) and not pair else "person"
    first, last = min(index, head), head + 1
    number = 2 if pair else 1
    return Amount(parse.span(first, last), parse.span(head, last), Quantity(number, number, unit, "exactly", state))


def is_person(parse: Parse, index: int) -> bool:
    """Return whether a token heads a phrase that names one person: by a noun, or by an age."""
    token = parse.tokens[index]
    if token.text.lower() == "old":
        return parse.tokens[index - 1].text == "-"
    word = token.text.lower()
    return kind_of(token) == "person" or word in MORE_PEOPLE | PAIRS or word in ("another", "third", "fourth", "fifth")


def is_bare(parse: Parse, token: Token) -> bool:
    """Return whether a noun in the singular has no article, owner or number, as headlines write it; or an age."""
    if token.text == "old" and parse.tokens[token.index + 1].text.lower() in AFTER:
        return True
    if (token.tag not in ("NN", "NNP") and token.text != "old") or token.dep in WITHIN:
        return False
    if token.lemma.lower() in SUSPECTS and parse.tokens[token.index - 1].text.lower() in ("shooting", "stabbing"):
        # "Police search for shooting suspect": whom the parser has them shoot.
        return False
    return not any(t.dep in ("det", "poss", "nummod", "case") for t in parse.below(token))
