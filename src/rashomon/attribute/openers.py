"""Which words of a sentence head a clause that makes sense alone, and which each other word belongs to.

A main clause does, a coordinated, relative, participial or adverbial clause, an appositive. What says which is meant,
on what condition something holds or what a noun is about stays with that: alone it would tell another thing.
"""

from __future__ import annotations

from itertools import pairwise

from rashomon.attribute.contents import weight, worded
from rashomon.grammar import ALL_SUBJECTS, FINITE, HELPERS, NOUN_CLAUSES, SUBJECTS, VERBAL
from rashomon.model import Parse, Sentence

# Dependents that open a clause of their own where they are long enough to be read alone. Complement clauses of an
# attribution are cut by its content; other complements ("wants to leave", "agreed that …") stay with their verb.
OPENERS = frozenset({"advcl", "parataxis"})
# Fewer content words than this do not make sense alone: the piece goes back to the clause that holds it.
FEWEST = 3
# What opens a condition or leaves open whether it holds, and what opens a time that is a condition where it has not
# come: "once the dust settles". "As long as" and "as soon as" hang on the word between.
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "long"})
TIMES = frozenset({"when", "whenever", "once", "until", "till", "before", "after", "soon"})
# Which forms a coordinated verb without a helper has beside it, the ones that look alike among them.
LIKE = {"VB": frozenset({"VB", "VBP"}), "VBN": frozenset({"VBN", "VBD"})}
# Words that say nothing of whom or what they mean, and what makes a noun the one of its kind.
NOBODY = frozenset(
    "those that one ones anyone everyone someone anybody everybody somebody nobody anything something".split()
)
# Tags of the verbs that can tell something.
TELLING = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN", "VB"})
SINGLING = frozenset({"only", "first", "last", "same", "very"})
# What stands in a date besides names and numbers.
DATED = frozenset({",", "morning", "afternoon", "evening", "night"})
MARKS = frozenset({"“", "”", '"', "«", "»"})
# Words that a term in quotation marks has at most, "don't" for two.
LONGEST_TERM = 7


def clause_heads(parse: Parse, sentence: Sentence, *, whole: bool) -> dict[int, int]:
    """Return, for each token of a sentence, the token that heads its clause; one head for all if ``whole``."""
    if whole:
        return dict.fromkeys(range(sentence.first, sentence.last), sentence.first)
    if not any(parse.tokens[n].tag in TELLING for n in range(sentence.first, sentence.last)):
        # "Floods in Assam: 9 dead, 3 missing": a note without a verb is one.
        return dict.fromkeys(range(sentence.first, sentence.last), sentence.first)
    heads: dict[int, int] = {}
    named = terms(parse, sentence)
    if any(parse.tokens[n].head == n for n in named):
        # Who takes a term for the main clause has misread the sentence.
        return dict.fromkeys(range(sentence.first, sentence.last), sentence.first)
    for index in range(sentence.first, sentence.last):
        trail = []
        here = index
        while here not in heads and (here in named or not opens(parse, here)):
            trail.append(here)
            here = above(parse, here)
        top = heads.get(here, here)
        for each in (here, *trail):
            heads[each] = top
    return heads


def terms(parse: Parse, sentence: Sentence) -> set[int]:
    """Return the tokens of terms in quotation marks before a noun: "the “stop, look” rule".

    The parser finds clauses in them, but they only name something.
    """
    tokens, found = parse.tokens, set[int]()
    marks = [n for n in range(sentence.first, sentence.last) if tokens[n].text in MARKS]
    for opening, closing in pairwise(marks):
        inside = range(opening + 1, closing)
        after = tokens[closing + 1] if closing + 1 < sentence.last else None
        short = 0 < len(worded(parse, inside)) <= LONGEST_TERM
        if short and after is not None and after.pos == "NOUN" and tokens[opening].text != "”":
            found |= set(inside)
    return found


def above(parse: Parse, index: int) -> int:
    """Return the token on which another hangs, as a reader has it: a condition on what holds if it does.

    An apposition with a clause before it is of that clause's last noun: in "Ruiz, who left the staff of the mayor, Ana
    Rao" a parser gives the name to whom the clause tells of.
    """
    tokens = parse.tokens
    head = tokens[index].head
    if inverted(parse, index):
        return next((n for n in parse.children[head] if n > index and tokens[n].dep == tokens[index].dep), head)
    if tokens[index].dep != "appos" or head > index:
        return head
    last = parse.subtree(index)[0] - 1
    while last > head and tokens[last].pos == "PUNCT":
        last -= 1
    clauses = (n for n in parse.children[head] if tokens[n].dep in NOUN_CLAUSES and head < n <= last)
    return last if any(last in parse.subtree(n) for n in clauses) else head


def opens(parse: Parse, index: int) -> bool:
    """Return whether a token heads a clause of its own."""
    token = parse.tokens[index]
    if token.head == index:
        return True
    if token.dep == "conj":
        # A coordinated verb opens a clause; a coordinated noun does not, nor does a verb right beside the other:
        # "born or naturalised in Kenya" shares what follows.
        beside = token.head == index - 2 and parse.tokens[index - 1].dep == "cc"
        verbs = (token.pos in VERBAL or elided(parse, index)) and parse.tokens[token.head].pos in VERBAL
        leaning = helpless(parse, index) or is_alternative(parse, index) or shares_condition(parse, index)
        return verbs and not (beside or leaning)
    if token.dep in NOUN_CLAUSES and (index < token.head or picks_out(parse, index)):
        # "A politically charged issue": a participle before its noun only says which.
        return False
    if token.dep in {"acl", "advcl"} and (dated(parse, index) or counted(parse, index)):
        return False
    if token.dep == "relcl":
        return stands_alone(parse, index)
    if token.dep == "acl" and (of_noun(parse, index) or elided(parse, token.head) or named_as(parse, index)):
        return False
    if token.dep == "acl" and not infinitive(parse, index):
        # "efforts made by the mayor" is one thing; a participle that is long or set off by a comma tells its own.
        below = parse.subtree(index)
        return weight(parse, below) > FEWEST or (below[0] > 0 and parse.tokens[below[0] - 1].text == ",")
    if token.dep == "appos":
        # "A retired judge" says something of its own; a bare name does not, nor does a "whose son" that the parser left
        # without its verb: "Ana Ruiz, whose son, Leo, | drowned".
        words = [parse.tokens[n] for n in parse.subtree(index)]
        return any(t.pos in {"NOUN", "NUM", "ADJ"} for t in words) and words[0].tag != "WP$"
    if token.dep == "ccomp":
        # What stands before its verb is told first and read alone: "Rain fell, it turned out".
        return index < token.head and not inverted(parse, index)
    if token.dep not in OPENERS or infinitive(parse, index):
        return False
    return not (conditions(parse, index) or places(parse, index) or is_only(parse, index))


def elided(parse: Parse, index: int) -> bool:
    """Return whether a noun and a participle are a clause whose helper stands before: "one was killed, ten hurt"."""
    token, verb = parse.tokens[index], parse.tokens[parse.tokens[index].head]
    passive = verb.tag == "VBN" and any(t.dep == "auxpass" for t in parse.below(verb))
    done = any(t.dep == "acl" and t.tag == "VBN" and t.index > index for t in parse.below(token))
    return token.dep == "conj" and token.pos == "NOUN" and verb.index < index and passive and done


def named_as(parse: Parse, index: int) -> bool:
    """Return whether a participle takes in as whom somebody is named: "identified the man (killed) as Ana Ruiz"."""
    noun = parse.tokens[parse.tokens[index].head]
    naming = noun.dep == "dobj" and parse.tokens[noun.head].lemma in {"identify", "name"}
    below = [parse.tokens[n] for n in parse.subtree(index)] if naming else []
    return any(t.dep == "prep" and t.lemma == "as" for t in below)


def dated(parse: Parse, index: int) -> bool:
    """Return whether a participle is the noun behind a date, or says which: "the May 4 shooting (death) of a boy"."""
    tokens = parse.tokens
    first = index
    while first and (tokens[first - 1].tag in {"CD", "NNP"} or tokens[first - 1].text in DATED):
        first -= 1
    return tokens[index].tag == "VBG" and 0 < first < index and tokens[first - 1].pos == "DET"


def counted(parse: Parse, index: int) -> bool:
    """Return whether a participle stands for those whom a number counts: "two are dead and three wounded"."""
    token = parse.tokens[index]
    return token.tag == "VBN" and token.head == index - 1 and parse.tokens[token.head].tag == "CD"


def places(parse: Parse, index: int) -> bool:
    """Return whether a clause is all that another tells: "the strike comes | as the port prepares to close"."""
    verb = parse.tokens[parse.tokens[index].head]
    beside = {t.dep for t in parse.below(verb) if t.index != index and t.dep != "punct"}
    return verb.lemma == "come" and verb.index < index and beside <= SUBJECTS | HELPERS


def is_alternative(parse: Parse, index: int) -> bool:
    """Return whether a clause leaves open which of several coordinated verbs holds: "whether he goes or stays"."""
    either = False
    while parse.tokens[index].dep in {"conj", "xcomp"}:
        index = parse.tokens[index].head
        either |= any(t.lemma == "or" and t.dep == "cc" for t in parse.below(parse.tokens[index]))
    return either and any(t.text.lower() == "whether" for t in parse.below(parse.tokens[index]) if t.index < index)


def is_only(parse: Parse, index: int) -> bool:
    """Return whether another clause holds in a case alone: "they paid only | when a court told them to"."""
    tokens, verb = parse.tokens, parse.tokens[index].head
    opening = [n for n in parse.children[index] if n < index and (tokens[n].dep == "mark" or tokens[n].tag == "WRB")]
    if verb > index or not opening:
        return False
    before = {*parse.children[verb], *parse.children[index], opening[0] - 1}
    return any(tokens[n].lemma in {"only", "solely"} and tokens[n].dep == "advmod" for n in before if n < opening[0])


def helpless(parse: Parse, index: int) -> bool:
    """Return whether a coordinated verb has no helper of its own and another form than the one whose it would share.

    "A captain, engineer and decorated diver": the parser takes for a verb what is none.
    """
    token = parse.tokens[index]
    below = parse.below(parse.tokens[index])
    helped = any(t.dep in HELPERS | ALL_SUBJECTS for t in below)
    return not helped and parse.tokens[token.head].tag not in LIKE.get(token.tag, {parse.tokens[token.head].tag})


def conditions(parse: Parse, index: int) -> bool:
    """Return whether a clause tells only on what condition another holds: "if it rains", "as long as it rains".

    Alone it would tell as done what nobody says was, and the other without it as certain.
    """
    if inverted(parse, index):
        return True
    below = parse.below(parse.tokens[index])
    opening = {t.text.lower() for t in below if t.index < index and (t.dep == "mark" or t.tag == "WRB")}
    if "as" in opening:
        opening.add(parse.tokens[parse.tokens[index].head].lemma)
    verbs = [parse.tokens[index], *(t for t in below if t.dep in HELPERS)]
    finite = {t.tag for t in verbs} & FINITE
    return bool(opening & CONDITIONS) or (bool(opening & TIMES) and bool(finite) and "VBD" not in finite)


def shares_condition(parse: Parse, index: int) -> bool:
    """Return whether a verb is joined with one that is told on condition: "if it rains and | the dam breaks"."""
    first = next(t for t in parse.path(parse.tokens[index]) if t.dep != "conj")
    return (first.dep == "advcl" and conditions(parse, first.index)) or (
        first.dep == "acl" and of_noun(parse, first.index)
    )


def inverted(parse: Parse, index: int) -> bool:
    """Return whether a clause before its verb is a condition by its order: "had the dam held, they would live"."""
    first = parse.tokens[parse.subtree(index)[0]]
    inside = first.dep in HELPERS and first.head == index and first.text.lower() in {"had", "were", "should"}
    return inside and parse.tokens[index].dep in {"ccomp", "advcl"} and index < parse.tokens[index].head


def infinitive(parse: Parse, index: int) -> bool:
    """Return whether a verb is an infinitive without a subject of its own: "to promote the law" leans on its clause."""
    below = parse.below(parse.tokens[index])
    plain = parse.tokens[index].tag == "VB" or any(t.tag == "TO" for t in below if t.index < index)
    bare = plain and not any(t.dep in ALL_SUBJECTS for t in below)
    return bare and not any(t.dep in HELPERS and t.tag in FINITE for t in below)


def of_noun(parse: Parse, index: int) -> bool:
    """Return whether a clause is what a noun before it is about: "on condition that rain stops", "no sign that it has".

    Alone it would tell as done what the noun leaves open or denies.
    """
    below = (t for t in parse.below(parse.tokens[index]) if t.index < index)
    return any(t.dep == "mark" and t.lemma == "that" for t in below)


def picks_out(parse: Parse, index: int) -> bool:
    """Return whether a clause without a comma tells which is meant of what says nothing, or too much, without it.

    "Those | who fled in May", "the only port | that stayed open": alone the last would tell of the only port there is.
    """
    tokens, noun = parse.tokens, parse.tokens[parse.tokens[index].head]
    first = parse.subtree(index)[0]
    if first == 0 or tokens[first - 1].pos == "PUNCT":
        return False
    before = (t for t in parse.below(noun) if t.index < noun.index)
    return noun.text.lower() in NOBODY or any(t.tag == "JJS" or t.text.lower() in SINGLING for t in before)


def stands_alone(parse: Parse, index: int) -> bool:
    """Return whether a relative clause can be read alone: its pronoun is its subject, or a comma sets it off.

    "which carried ninety passengers" can; "[the nine positions] it holds" cannot: it lacks what it speaks of.
    """
    tokens = parse.tokens
    first = parse.subtree(index)[0]
    subject = [n for n in parse.children[index] if tokens[n].dep in SUBJECTS]
    return (first > 0 and tokens[first - 1].text == ",") or any(tokens[n].tag in {"WDT", "WP"} for n in subject)
