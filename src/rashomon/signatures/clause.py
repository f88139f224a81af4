"""The shape of a clause: whether it is told in a tense, what opens it, and with which others it is joined."""

from __future__ import annotations

from rashomon.grammar import ALL_SUBJECTS, FINITE, HELPERS, RELATIVES, Tree
from rashomon.model import Token

# How verbs and adjectives take a clause.
TAKEN = frozenset({"ccomp", "xcomp", "oprd", "csubj"})
# Words that ask: a clause that they open is open, whatever takes it. Others ask for a part of it, and take it as so.
ASKING = frozenset({"whether", "if", "unless"})


def is_finite(tree: Tree, head: Token) -> bool:
    """Return whether a clause is told as one, with a verb in a tense: "that he sang", not "to sing", "him singing"."""
    below = tree.below(head)
    return head.tag in FINITE or any(t.tag in FINITE and t.dep in HELPERS for t in below)


def opener(tree: Tree, head: Token) -> Token | None:
    """Return the word that makes a clause a question or a condition: "whether", "if"."""
    while not any(t.dep == "mark" for t in tree.below(head)) and head.dep == "conj":
        above = tree.at(head.head)
        if above is None or above.index == head.index:
            break
        head = above
    marks = [t for t in tree.below(head) if t.dep == "mark" and t.text.lower() in ASKING]
    return next((t for t in marks if not is_even(tree, t)), None)


def is_even(tree: Tree, mark: Token) -> bool:
    """Return whether a condition is none: "even if"."""
    before = tree.at(mark.index - 1) if mark.index else None
    return before is not None and before.text.lower() in {"even", "as"}


def first_joined(tree: Tree, token: Token) -> Token:
    """Return the first of the words joined with one that share what takes them: "denied that he knew and signed".

    A clause with a subject of its own shares it where "that" or "whether" opens it anew.
    """
    while token.dep == "conj" and (above := tree.at(token.head)) is not None and above.index != token.index:
        below = tree.below(token)
        if any(t.dep in ALL_SUBJECTS for t in below) and not any(t.dep == "mark" for t in below):
            break
        token = parallel(tree, token, above)
    return token


def parallel(tree: Tree, token: Token, above: Token) -> Token:
    """Return the word with which one is joined, which the parser hangs on ``above``.

    No form in -ing is joined with an infinitive: in "means refusing to yield and staying calm" nobody refuses to stay.
    """
    governor = tree.at(above.head)
    infinitive = any(t.dep == "aux" and t.tag == "TO" for t in tree.below(above))
    if infinitive and governor is not None and governor.tag == token.tag == "VBG":
        return governor
    return above


def is_part(tree: Tree, head: Token) -> bool:
    """Return whether a clause asks for a part of itself ("why the man fled"), and so takes the rest as it is."""
    return head.dep in TAKEN and any(
        t.tag in RELATIVES or any(u.tag in RELATIVES for u in tree.below(t) if u.dep in {"det", "poss", "advmod"})
        for t in tree.below(head)
        if t.index < head.index
    )
