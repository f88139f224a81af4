"""Clauses that ask, and that only answer: by "How many have fled?" nobody says anything, nor does "Sort of." tell any.

A report may answer what it asks in the next words.

What a question takes for granted is told with it: "Why did she leave, | although the contract ran until May?"
"""

from __future__ import annotations

import re

from rashomon.attribute.clauses import outermost
from rashomon.attribute.contents import clausal
from rashomon.grammar import ALL_SUBJECTS, HELPERS, RELATIVES
from rashomon.model import Parse, Statement, Token

# What closes a question, from the end of one of its clauses on.
CLOSING = re.compile(r"[^.!?:;]*\?")
# What may open a question or stand around it without a part in it.
BESIDE = frozenset({"PUNCT", "SPACE", "CCONJ", "INTJ", "SYM"})
# What an answer consists of that tells nothing.
ANSWERING = frozenset({"ADV", "PART", "ADP"})
# How clauses hang that tell what a question takes for granted.
GRANTED = frozenset({"relcl", "acl", "advcl", "appos", "pcomp"})


def asks(parse: Parse, statement: Statement) -> bool:
    """Return whether a clause is one that asks, or all that a question consists of: "Who lit it?", "No witnesses?"."""
    words = [n for n in parse.inside_all(statement.content) if parse.tokens[n].pos not in BESIDE]
    if not words:
        return False
    sentence = parse.sentences[parse.tokens[words[0]].sentence]
    if CLOSING.match(parse.report.text, parse.tokens[words[-1]].end, sentence.span.end) is None:
        return False
    top = outermost(parse, words)
    whole = all(n in words or parse.tokens[n].pos in BESIDE for n in range(sentence.first, sentence.last))
    # "Storm Passes, but Will It Last?" tells that it has passed.
    return (whole and not clausal(parse, top, words)) or is_asked(parse, parse.tokens[top])


def is_bare_answer(parse: Parse, statement: Statement) -> bool:
    """Return whether a clause only answers, and tells nothing without its question: "Sort of.", "Not quite."."""
    words = parse.tokens_in(*statement.content)
    return all(token.pos in ANSWERING | BESIDE for token in words)


def is_asked(parse: Parse, verb: Token) -> bool:
    """Return whether a verb has a word that asks before it, or its subject behind itself or its helper."""
    if verb.dep in GRANTED:
        return False
    below = [parse.tokens[n] for n in parse.children[verb.index]]
    first = [parse.tokens[parse.subtree(t.index)[0]] for t in below if t.index < verb.index and t.dep not in GRANTED]
    subjects = [t.index for t in below if t.dep in ALL_SUBJECTS or t.dep == "expl"]
    itself = verb.pos == "AUX" or verb.lemma in {"do", "have"}
    helpers = [t.index for t in below if t.dep in HELPERS] + [verb.index] * itself
    turned = bool(subjects and helpers) and min(helpers) < min(subjects)
    return turned or any(token.tag in RELATIVES for token in first)
