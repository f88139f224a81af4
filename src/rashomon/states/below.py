"""What stands below a word in the parse, by label and lemma."""

from __future__ import annotations

from rashomon.model import Parse, Token


def child_of(parse: Parse, head: Token, labels: frozenset[str], lemmas: frozenset[str] | None = None) -> Token | None:
    """Return the first dependent of a token with one of the labels and, if given, one of the lemmas."""
    for child in (parse.tokens[index] for index in parse.children[head.index]):
        if child.dep in labels and (lemmas is None or child.lemma in lemmas):
            return child
    return None


def ending(
    parse: Parse, below: list[Token], words: set[str], nouns: frozenset[str], marks: frozenset[str] = frozenset()
) -> Token | None:
    """Return the preposition below a verb or noun that leads to one of the nouns, with one of the marks if given."""
    for child in below:
        if child.dep not in ("prep", "dative", "agent") or child.text.lower() not in words:
            continue
        for noun in (parse.tokens[index] for index in parse.children[child.index]):
            lemmas = {parse.tokens[index].lemma for index in parse.subtree(noun.index)}
            if noun.lemma in nouns or (noun.lemma == "treatment" and lemmas & nouns):
                return child if not marks or lemmas & marks else None
    return None
