"""How words stand below a verb and in which form, by the parser's labels (decision 0003): what several stages ask for.

One name for one set. Where a stage means fewer or more labels, its own set has a name of its own.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Protocol

from rashomon.model import Token

# Marks around words that are quoted, as the parser cuts them.
QUOTATION = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
# Who speaks in a transcript for those who made the programme: "REPORTER: When did you see it?"
STAFF = frozenset("REPORTER ANCHOR HOST CORRESPONDENT PRESENTER NARRATOR VOICEOVER".split())
# Who or what a verb is said of: who does it, and whom it befalls ("was hurt").
ACTIVE_SUBJECTS, PASSIVE_SUBJECTS = frozenset({"nsubj"}), frozenset({"nsubjpass"})
SUBJECTS = ACTIVE_SUBJECTS | PASSIVE_SUBJECTS
# With "there" and "it", where these stand in a subject's place.
SUBJECTS_OR_THERE = SUBJECTS | {"expl"}
# With clauses that are subjects too: "that he resigned surprised them".
CLAUSAL_SUBJECTS = frozenset({"csubj", "csubjpass"})
ALL_SUBJECTS = SUBJECTS_OR_THERE | CLAUSAL_SUBJECTS
OBJECTS = frozenset({"dobj"})
# With whom something is given or told: "told | the court | that …".
ALL_OBJECTS = OBJECTS | {"dative"}
# What a verb is done to, told either way: "closed the port", "the port was closed".
UNDERGOERS = OBJECTS | PASSIVE_SUBJECTS
# What "be" and its like say of their subject, or a verb of its object: "is dead", "found dead".
PREDICATES = frozenset({"acomp", "attr", "oprd"})
# Verbs that say what their subject is: "Okoro became mayor".
COPULAS = frozenset({"be", "become", "remain"})
# The verbs that help another: "has been closed".
HELPERS = frozenset({"aux", "auxpass"})
# What stands in a noun's phrase before it and says which one it is; with whose it is; with how many and all the rest.
MODIFIERS = frozenset({"amod", "compound", "nmod"})
BEFORE_NOUNS = MODIFIERS | {"poss"}
PREMODIFIERS = BEFORE_NOUNS | {"det", "predet", "nummod", "quantmod"}
# How what somebody is called hangs on the name, or the name on it: "the broadcaster Delta", "Delta, the broadcaster".
BESIDE_NAMES = frozenset({"appos", "compound", "nmod"})
# Clauses that say more of a noun: "the man | who fled |", "a law | passed in May |".
NOUN_CLAUSES = frozenset({"acl", "relcl"})
# Verbs and their helpers by the part of speech; "be" is a helper, whatever it does.
VERBAL = frozenset({"VERB", "AUX"})
# What is no word.
WORDLESS = frozenset({"PUNCT", "SPACE"})
# Forms of nouns for several.
PLURAL = frozenset({"NNS", "NNPS"})
# Forms of a verb in a tense, and with the modals all that a finite clause can rest on.
TENSED = frozenset({"VBD", "VBZ", "VBP"})
FINITE = TENSED | {"MD"}
# Words that open a relative clause or a question; those among them that name somebody or something.
RELATIVE_PRONOUNS = frozenset({"WDT", "WP", "WP$"})
RELATIVES = RELATIVE_PRONOUNS | {"WRB"}
# Parts of speech that carry what is said.
CARRYING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# What these ask for is told by a verb without an ending: "demanded that he resign".
DEMANDS = frozenset("demand insist ask request order require propose urge recommend suggest".split())
# Pronouns in the form of an object: "wants | them closed".
OBJECT_FORMS = frozenset({"me", "him", "her", "us", "them"})


class Tree(Protocol):
    """Tokens by their number and by the token that they hang on, all of a parse or some; one outside is ``None``."""

    def at(self, index: int) -> Token | None:
        """Return the token of a number, ``None`` where there is none."""

    def below(self, token: Token) -> Sequence[Token]:
        """Return the tokens that hang on a token."""


def uppermost(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of some words that hang on none of the others, in their order: one at least, of any words."""
    members = {token.index for token in tokens}
    return [token for token in tokens if token.head not in members or token.head == token.index]


def demander(tree: Tree, verb: Token) -> Token | None:
    """Return the verb that asks for what a verb without ending and helper tells: "the union | demanded | that he go".

    ``None`` where there is none: "insists he'll pay" asks for nothing.
    """
    above = tree.at(verb.head)
    bare = verb.dep == "ccomp" and verb.tag in ("VB", "VBP") and verb.text == verb.lemma
    helped = any(token.dep in HELPERS for token in tree.below(verb))
    return above if bare and not helped and above is not None and above.lemma in DEMANDS else None


def behind(tree: Tree, token: Token, prepositions: Container[str]) -> list[Token]:
    """Return what some prepositions, in small letters, govern below a token: "the | mayor | of | Lima |"."""
    links = (t for t in tree.below(token) if t.text.lower() in prepositions)
    return [t for link in links for t in tree.below(link) if t.dep == "pobj"]
