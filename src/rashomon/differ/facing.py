"""Two readings of one claim → the acts that both tell: by the same name, of the same doer or to the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.differ.roles import doers, part_of
from rashomon.differ.side import Act, Side, likeness, one_thing, surely_one
from rashomon.grammar import behind

# The share of the shorter reading's words that two readings of one act have in common.
ALIKE = 0.4
# How many words two readings that do not tell the same act must share at least to be about one thing.
FEW = 2
# The share at which readings that surely say one thing tell one act of two doers.
HALF = 0.5
# The share where one reading is nearly the other, and the number of words.
NEARLY, FEWEST = 0.7, 4
# Verbs of which one stands for another where a source is told to have said a thing and not to have said it.
SPOKEN = frozenset({"say", "tell", "state", "declare", "announce", "claim"})
# Pronouns for one person or thing.
SINGLE = frozenset({"he", "she", "it"})


def told_by_both(a: Side, b: Side) -> Iterator[tuple[Act, Act]]:
    """Yield the saying of what two readings both say, and the acts that both tell.

    The saying stands in the reading itself where the report is not seen to give it to a source.
    """
    if (a.frame or b.frame) and likeness(a, b).part >= NEARLY:
        lefts, rights = ([side.frame] if side.frame else sayings(side) for side in (a, b))
        for x, y in ((x, y) for x in lefts for y in rights):
            if x.name == y.name or {verb(x), verb(y)} <= SPOKEN or (a.frame and b.frame and verb(x) == verb(y)):
                yield x, y
    yield from facing(a, b)


def facing(a: Side, b: Side) -> Iterator[tuple[Act, Act]]:
    """Yield the acts that both readings tell once, in the order of the first.

    The main verbs of two readings that share most of their words tell one act even where they are two verbs.
    """
    found = False
    for left in a.acts:
        others = [right for right in b.acts if right.name == left.name and right.verbal == left.verbal]
        if len(others) == 1 and sum(each.name == left.name for each in a.acts) == 1 and same(a, left, b, others[0]):
            found |= left.place.start == a.head.start or others[0].place.start == b.head.start
            yield left, others[0]
    one, other = main(a), main(b)
    if found or one is None or other is None or not (one.verbal and other.verbal):
        return
    near = likeness(a, b)
    same_doer = {part for part in one.parts & other.parts if part[0] == "doer"} or pronouns(a, one) & pronouns(b, other)
    if same_doer and near.part >= NEARLY and near.shared >= FEWEST:
        yield one, other


def main(side: Side) -> Act | None:
    """Return the act that heads a reading, ``None`` where no act does."""
    return next((each for each in side.acts if each.place.start == side.head.start), None)


def same(a: Side, left: Act, b: Side, right: Act) -> bool:
    """Return whether two acts of one name are one act: done by or to the same, or told in much the same words.

    Whose doers or things done are both named and all differ are two acts, "she heard a shot", "he heard a bang", unless
    the readings surely say one thing: "the truce would start", "the ceasefire would not start". So are acts of it and
    of several, and of other persons: "met the mayor", "plans to meet with Ana Ruiz".
    """
    near = likeness(a, b)
    if {number(a, left), number(b, right)} == {"one", "several"} or not fellows(a, left, b, right):
        return False
    shared = {part for part, _ in left.parts} & {part for part, _ in right.parts}
    much = near.part >= NEARLY and near.shared >= FEWEST
    if shared and not much and not (surely_one(a, b) and near.part >= HALF):
        return bool(left.parts & right.parts)
    # One act done to one thing needs few words more: "is expected to be signed at a summit", "could be signed there".
    if one_thing(a, b) and near.shared >= FEW and any(part == "done" for part, _ in left.parts & right.parts):
        return True
    return near.part >= ALIKE and (bool(left.parts & right.parts) or near.shared >= FEW)


def fellows(a: Side, left: Act, b: Side, right: Act) -> bool:
    """Return whether two acts may be done to or with the same persons: not where both name some, and no one twice."""
    one, other = named_in(a, left), named_in(b, right)
    return not one or not other or bool(one & other)


def named_in(side: Side, told: Act) -> set[str]:
    """Return the words of the persons' names to whom or with whom an act is done."""
    verbs = side.inside(told.place)
    objects = [t for verb in verbs for t in side.below(verb) if part_of(t) == "done"]
    objects += [t for verb in verbs for t in behind(side, verb, {"with"})]
    return {t.text for t in objects} & side.persons()


def number(side: Side, told: Act) -> str:
    """Return whether "one" or "several" do an act, empty where a name or a collective leaves that open."""
    does = doers(side, side.inside(told.place))
    if len(does) != 1 or any(t.dep == "conj" for t in side.below(does[0])):
        return ""
    if does[0].text.lower() in SINGLE:
        return "one"
    return "several" if does[0].tag == "NNS" else ""


def pronouns(side: Side, told: Act) -> set[str]:
    """Return the pronoun that does an act: "it", "this"."""
    return {t.text.lower() for t in doers(side, [side.verb_of(told)]) if t.pos in {"PRON", "DET"}}


def sayings(side: Side) -> list[Act]:
    """Return the acts of a reading that take a clause, as a saying does: "refused to say a word" tells of none."""
    takers = {side.at(token.head) for token in side.tokens if token.dep == "ccomp"}
    taking = {token.start for token in takers if token is not None}
    return [each for each in side.acts if each.place.start in taking]


def verb(told: Act) -> str:
    """Return the verb of an act of saying, without what completes it: "say" for "said on Sunday"."""
    return told.name.split()[0]
