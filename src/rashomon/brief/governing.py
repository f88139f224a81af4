"""The words just before a clause that lead to it, as a phrase or clause that can be read: "the firm asked | the town".

What a clause hangs on is told with its subject, else with its helpers alone. The words never begin with "and" or end
within a phrase whose noun stands in the clause, and no quotation opens or closes in them alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.grammar import ALL_SUBJECTS, FINITE, HELPERS, PREMODIFIERS, TENSED, VERBAL, WORDLESS, uppermost
from rashomon.model import Parse, Span, Token

# Tokens of what is shown at most: a longer phrase is another clause to read.
LONGEST = 12
# What stands beside a verb before it.
HELPING = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Without these a clause says more than its report: "if the firm wanted".
CONDITIONS = frozenset("if unless whether because until".split())
# Words without which words before a phrase tell nothing of it.
SAYING_SOMETHING = frozenset({"NOUN", "PROPN", "PRON", "VERB", "AUX", "NUM", "ADJ"})
QUOTES = frozenset('“”"')


def governing(parse: Parse, inside: Sequence[int]) -> Span | None:
    """Return the words before a clause, given by its tokens, that it hangs on; ``None`` where none can be read so."""
    tokens, first, members = parse.tokens, inside[0], frozenset(inside)
    top = uppermost([tokens[n] for n in inside])[0]
    last = first - 1
    sentence = parse.sentences[tokens[first].sentence].first
    while last >= sentence and tokens[last].pos in WORDLESS:
        last -= 1
    if last < sentence or top.pos == "PUNCT" or cut(parse, last, top, members):
        return None
    if top.head < first:
        begins = starts(parse, tokens[top.head])
    else:
        # What a misread clause follows: "he added | then left".
        told = (tokens[last].pos in NOMINAL and tokens[last].dep != "pobj") or subject(parse, tokens[last]) is not None
        begins = [start(parse, tokens[last])] if told else []
    begin = next((n for n in begins if last - LONGEST < n <= last), None)
    return None if begin is None else trimmed(parse, begin, last)


def cut(parse: Parse, last: int, top: Token, members: frozenset[int]) -> bool:
    """Return whether a clause begins within a noun phrase: its noun stands there, and what goes before it does not."""
    before = parse.tokens[last]
    return (before.dep in PREMODIFIERS and before.head in members) or (top.dep == "appos" and last + 1 in members)


def starts(parse: Parse, head: Token) -> list[int]:
    """Return where words may begin that lead up to a clause and end with what it hangs on, the most telling first."""
    found, token, seen = [], head, set[int]()
    while token.index not in seen:
        seen.add(token.index)
        found += [helped(parse, token), start(parse, token)]
        if token.pos in VERBAL and subject(parse, token) is not None and finite(parse, token):
            # A verb with its subject can be read alone, with the noun it tells of.
            if token.dep == "relcl":
                found.append(start(parse, parse.tokens[token.head]))
            break
        token = parse.tokens[token.head]
    return found[::-1]


def start(parse: Parse, token: Token) -> int:
    """Return where the phrase or clause of a word begins: with its subject and what makes it a condition."""
    if token.pos not in VERBAL:
        return phrase(parse, token.index)
    left = [n for n in parse.children[token.index] if n < token.index]
    if (own := subject(parse, token)) is not None and own > token.index:
        # "Among them is a bridge": what stands before the verb is told with it.
        return parse.subtree(left[0])[0] if left else token.index
    marks = [n for n in left if parse.tokens[n].dep == "mark" and parse.tokens[n].text.lower() in CONDITIONS]
    return min([helped(parse, token), *marks, *([] if own is None else [phrase(parse, own)])])


def helped(parse: Parse, token: Token) -> int:
    """Return where a word begins with the helpers right before it: "had sought"."""
    begin = token.index
    while begin and parse.tokens[begin - 1].head == token.index and parse.tokens[begin - 1].dep in HELPING:
        begin -= 1
    return begin


def phrase(parse: Parse, noun: int) -> int:
    """Return where the noun phrase of a word begins."""
    token = parse.tokens[noun]
    left = (parse.subtree(t.index)[0] for t in parse.below(token) if t.dep in PREMODIFIERS)
    return min([token.index, *left])


def subject(parse: Parse, verb: Token) -> int | None:
    """Return a verb's own subject."""
    return next((n for n in parse.children[verb.index] if parse.tokens[n].dep in ALL_SUBJECTS), None)


def finite(parse: Parse, verb: Token) -> bool:
    """Return whether a verb, or a helper of its own, is finite."""
    helpers = (t for t in parse.below(verb) if t.dep in HELPERS)
    return verb.tag in TENSED or any(t.tag in FINITE for t in helpers)


def trimmed(parse: Parse, begin: int, last: int) -> Span | None:
    """Return the words from one to another, without the end of a quotation; ``None`` where nothing is left.

    One that opens in them goes on in the clause, and is left.
    """
    tokens, opened = parse.tokens, list[int]()
    for n in range(begin, last + 1):
        mark = tokens[n].text
        if opened and (mark == "”" or (mark == '"' and tokens[opened[-1]].text == '"')):
            opened.pop()
        elif mark == "”":
            begin = n + 1
        elif mark in ("“", '"'):
            opened.append(n)
    while begin <= last and (tokens[begin].pos == "CCONJ" or not any(map(str.isalnum, tokens[begin].text))):
        begin += 1
    told = range(max(begin, *opened) if opened else begin, last + 1)
    return parse.span(begin, last + 1) if any(tokens[n].pos in SAYING_SOMETHING for n in told) else None
