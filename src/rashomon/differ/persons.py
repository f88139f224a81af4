"""Two readings of one claim → a name in two spellings, another name in its place, or one person in two relations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from rashomon.countries import LANDS, STATES
from rashomon.differ.roles import Role, other_parts, role, role_of
from rashomon.differ.side import Parting, Side, likeness, spelt_without, surely_one, word_for_word
from rashomon.differ.words import plain, respelled, transcribed
from rashomon.grammar import BESIDE_NAMES, SUBJECTS
from rashomon.hands import Hands
from rashomon.kin import RELATIONS, kin
from rashomon.model import Mention, Slot, Span, Token

# What two readings must share for another name in the same part to be another word on one act: as a part of the
# shorter, and in words. Two people may do one thing; a thing is done in one place. Where the act has two names, they
# must share more; where the readings surely say one thing, fewer words do; where all else is the same, a few.
ALIKE, MOST, NEARLY = 0.5, 0.6, 0.7
FEWEST: dict[Slot, int] = {"person": 3, "place": 2}
FEW, MANY = 2, 4
BODIES = frozenset({"person", "organisation"})
HOME = frozenset({"of", "from"})
# What a further one is told by.
FURTHER = frozenset({"also", "likewise", "too"})
# After these stands hardly anybody: a small town may be taken for a person of one name.
LYING = frozenset({"in", "near", "outside"})
PLACING = frozenset("in at near from to into outside around toward towards off across".split())

# Relations of which one person has one to another; wider words ("relative", "partner") agree with many.
PARTNERS = frozenset("wife husband girlfriend boyfriend fiancee fiancée fiance".split())
KINSHIP = RELATIONS | PARTNERS
# How many tokens may stand between a relation and the name: "Rosa Vidal, the mayor's aunt".
BESIDE = 4
ENDED = frozenset({"ex", "former", "estranged"})
# Last words of the names of countries, states and wider regions, where these tell them apart, without accents.
WIDE = frozenset(name.rpartition(" ")[2] for name in (*LANDS, *STATES.values())) - {"coast"} | frozenset(
    """america americas andorra antarctica asia bahamas balkans barbados belize benin bhutan brunei caribbean caucasus
    county czechia district djibouti dominica east england eswatini eu europe fiji gambia greenland grenada
    guatemala guyana herzegovina islands kingdom lesotho liechtenstein luxembourg maldives malta mauritius
    mediterranean micronesia monaco north ocean pacific palau palestine panama province region republic samoa
    scotland sea seychelles singapore south suriname tonga tuvalu uk us usa valley vanuatu wales west""".split()
)


Parts = tuple[Role | None, Role | None]


def persons(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield where two readings name a person or a place in two ways, or name two of them for one part of one act."""
    found = [*spelling(a, b)]
    yield from found or exchanged(a, b, hands)
    yield from relation(a, b)


def are_two(a: Side, b: Side, hands: Hands) -> bool:
    """Return whether the subjects of two readings are persons whom the story names, and none of them in both."""
    one, other = subjects(a, hands), subjects(b, hands)
    return bool(one and other) and one.isdisjoint(other)


def subjects(side: Side, hands: Hands) -> set[str]:
    """Return the persons who are the subject of a reading's verb or in a list with that, by name or as "he"."""
    found = set()
    told = [m for span in side.statement.content for m in hands.at(side.statement.report, span)]
    for mention in (m for m in told if m.form != "role"):
        top = side.top(mention.span)
        while top is not None and top.dep == "conj" and top.head != top.index:
            top = side.at(top.head)
        owner = hands.owner.get(mention.id, "")
        if top is not None and top.dep in SUBJECTS and top.head == side.head.index and owner in hands.people:
            found.add(owner)
    return found


def exchanged(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield two names that play the same part in readings that are much alike otherwise; of several, of the same act.

    Not where a reading holds the other's name too (a list in another order, or a second thing done by the first), nor
    where one alone tells of a further one: "Lund's body was also found".
    """
    if further(a) != further(b):
        return
    both = {kin(word.lower()) for word in a.persons() & b.persons()}
    found: list[tuple[bool, Parting]] = []
    for left, right in product(a.names, b.names):
        same = word_for_word(a, b, left.span, right.span)
        # The parser may take one of two equal clauses otherwise.
        parts = (role(a, left), role(a, left) if same else role(b, right))
        slot = slot_of(parts, left, right, hands, both, same)
        if slot is None or one(a, left, b, right, hands) or listed(a, left) or listed(b, right):
            continue
        if slot == "place" and is_wide(words(a, left)) != is_wide(words(b, right)):
            continue
        x, y = named(a, left), named(b, right)
        told = (x - y) & held(b) or (y - x) & held(a)
        if not told and ((same and slot == "place") or is_enough(a, left, b, right, slot, parts)):
            found.append((parts[0] == parts[1], Parting(slot, (left.span,), (right.span,))))
    yield from [parting for _, parting in sorted(found, key=lambda each: not each[0])][:1]


def further(side: Side) -> bool:
    """Return whether a reading tells its act as one more of a kind."""
    return any(token.text.lower() in FURTHER for token in side.below(side.head))


def slot_of(parts: Parts, left: Mention, right: Mention, hands: Hands, both: set[str], same: bool) -> Slot | None:
    """Return in which slot two names are two: persons, or places after one word of place.

    ``both`` are the words of persons whom both readings name: where one of them comes from is a place too. A name that
    only one report knows for a town is one after a word of place: a small town is often not known. Where all else is
    the ``same``, a body stands in the place of another, too.
    """
    one, other = parts
    if all(m.kind == "person" or hands.owner.get(m.id) in hands.people for m in (left, right)):
        lying = one is not None and other is not None and one.part == other.part and one.part in LYING
        return "place" if lying and not named_in_full(hands, left, right) else "person"
    if one is None or other is None or one.part != other.part:
        return None
    # "Ana Ruiz, 36, of Lima": the parser may hang the town on the age.
    home = one.part in HOME and one.act == other.act and (one.act.isdigit() or one.act in both)
    if (one.part in PLACING or home) and "place" in (left.kind, right.kind):
        return "place"
    return "person" if same and {left.kind, right.kind} <= BODIES else None


def named_in_full(hands: Hands, *mentions: Mention) -> bool:
    """Return whether any report gives one of some persons more than one name."""
    texts = [m.span.of(hands.index.reports[m.report].text) for m in mentions]
    return any(" " in text or text in hands.surnames for text in texts)


def is_enough(a: Side, left: Mention, b: Side, right: Mention, slot: Slot, parts: Parts) -> bool:
    """Return whether two readings share enough besides two names for these to stand for each other."""
    if parts[0] is None or parts[1] is None or parts[0].part != parts[1].part:
        # What is no clause has no parts, and the parser may take one of two clauses in the same words otherwise.
        return False
    near = likeness(a, b, [left.span], [right.span])
    told = posts(a, left), posts(b, right)
    if told[0] & told[1]:
        return near.part >= ALIKE and near.shared >= FEW
    # An aunt and a cousin are two.
    if slot == "person" and not all(told) and surely_one(a, b):
        same = len(spelt_without(a, left.span)) > FEW and word_for_word(a, b, left.span, right.span)
        if near.part >= MOST and near.shared >= (1 if same else FEW):
            return True
    part, shared = (ALIKE, FEWEST[slot]) if parts[0] == parts[1] else (NEARLY, MANY)
    return near.part >= part and near.shared >= shared


def agree(parting: Parting, a: Side, b: Side, hands: Hands) -> bool:
    """Return whether two readings name one person or place, which one that parts names too, in the same part."""
    return any(
        (parting.cites(left.span) or parting.cites(right.span))
        and alike_named(a, left, b, right, hands)
        and not other_parts(a, left, b, right)
        for left, right in product(a.names, b.names)
    )


def alike_named(a: Side, left: Mention, b: Side, right: Mention, hands: Hands) -> bool:
    """Return whether two names are linked, end in one word or one of another script, or one is a part of the other."""
    owners = hands.owner.get(left.id), hands.owner.get(right.id)
    x, y = words(a, left), words(b, right)
    linked = owners[0] is not None and owners[0] == owners[1]
    return linked or transcribed(x[-1], y[-1]) or set(x) <= set(y) or set(y) <= set(x)


def one(a: Side, left: Mention, b: Side, right: Mention, hands: Hands) -> bool:
    """Return whether two names may be one: named alike, an acronym, or a place in the other."""
    if alike_named(a, left, b, right, hands):
        return True
    texts = [mention.span.of(hands.index.reports[mention.report].text) for mention in (left, right)]
    if any(text.replace(".", "").isupper() for text in texts):
        return True
    reports = (hands.index.reports[mention.report].text for mention in (left, right))
    return any(f"{x}, {y}" in text for text in reports for x, y in (texts, texts[::-1]))


def words(side: Side, mention: Mention) -> list[str]:
    """Return the words of a name in lower case without accents."""
    return [plain(token.text.lower()) for token in side.inside(mention.span)]


def is_wide(words: list[str]) -> bool:
    """Return whether a place's name, as lower-case words, is that of a country, a state or a wider region."""
    return words[-1] in WIDE or words[0] in {"gulf", "lake", "mount"}


def listed(side: Side, mention: Mention) -> bool:
    """Return whether a name stands in a list: another list may name it too."""
    inside = side.inside(mention.span)
    return any(token.dep == "conj" or any(t.dep == "conj" for t in side.below(token)) for token in inside)


def posts(side: Side, mention: Mention) -> set[str]:
    """Return the lemmas of the nouns that say which post a person holds: "its director, Ana Ruiz", not "a director"."""
    inside = {token.index for token in side.inside(mention.span)}
    beside = [t for n in inside for t in side.below(side.by_index[n]) if t.dep in BESIDE_NAMES]
    beside += [t for n in inside if side.by_index[n].dep == "appos" and (t := side.at(side.by_index[n].head))]
    return {
        token.lemma.lower()
        for token in beside
        if token.pos in {"NOUN", "PROPN"}
        and token.index not in inside
        and not any(t.text.lower() in {"a", "an"} for t in side.below(token))
    }


def named(side: Side, mention: Mention) -> set[str]:
    """Return the words of a name without its marks and figures."""
    return {word for word in words(side, mention) if word[:1].isalpha()}


def held(side: Side) -> set[str]:
    """Return all words of a reading as those of a name."""
    return {plain(token.text.lower()) for token in side.tokens}


def spelling(a: Side, b: Side) -> Iterator[Parting]:
    """Yield a person's or a place's name that the two reports spell in two ways."""
    found = respelled(a.tokens, b.tokens, a.known & b.known)
    if found is None:
        return
    left, right = (token.span for token in found)
    kinds = {
        m.kind for m, span in ((m, s) for side, s in ((a, left), (b, right)) for m in side.names if m.span.contains(s))
    }
    if kinds == {"person"}:
        yield Parting("person", (left,), (right,))
    elif kinds == {"place"}:
        yield Parting("place", (left,), (right,))


def relation(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two relations of one named person, where each reading gives one and both name the person beside it."""
    if (apposed := next(called(a, b), None)) is not None:
        yield apposed
        return
    left, right = related(a), related(b)
    if left is None or right is None:
        return
    ends = former(a, left[0]), former(b, right[0])
    ended = (ends[0] is None) != (ends[1] is None)
    same = left[0].lemma.lower().removeprefix("ex-") == right[0].lemma.lower().removeprefix("ex-")
    # Of whom a claim tells that she was the wife, and the former wife, is one woman even where no name stands there.
    if (left[1] & right[1] and (ended or not same)) or (ended and same and alike(a, left[0], b, right[0])):
        spans = [Span((end or told[0]).start, told[0].end) for end, told in zip(ends, (left, right), strict=True)]
        yield Parting("person", (spans[0],), (spans[1],))


def called(a: Side, b: Side) -> Iterator[Parting]:
    """Yield two relations in which a person stands who is named in full beside each: to one partner, or to one holder.

    "his girlfriend, Rosa Vidal", "his common-law wife, Rosa Vidal". The name shows that both tell of one thing.
    """
    lefts, rights = relations(a), relations(b)
    for name in sorted(lefts.keys() & rights.keys(), key=sorted):
        left, right = lefts[name], rights[name]
        one, other = (token.lemma.lower().removeprefix("ex-") for token in (left, right))
        holders = holder(a, left), holder(b, right)
        if one != other and ({one, other} <= PARTNERS or (holders[0] == holders[1] != "")):
            spans = (left.span,), (right.span,)
            yield Parting("person", *spans, plain=True)


def relations(side: Side) -> dict[frozenset[str], Token]:
    """Return the words of kinship that stand as a title or in apposition to full names, by the words of the names."""
    found = {}
    for mention in side.names:
        inside = side.inside(mention.span)
        within = {token.index for token in inside}
        top = next((token for token in inside if token.head not in within), None)
        if mention.kind != "person" or len(inside) < FEW or top is None:
            continue
        beside = [t for token in inside for t in side.below(token) if t.index not in within and t.dep in BESIDE_NAMES]
        beside += [above] if top.dep in BESIDE_NAMES and (above := side.at(top.head)) is not None else []
        kin_words = [t for t in beside if t.lemma.lower().removeprefix("ex-") in KINSHIP]
        if len(kin_words) == 1:
            found[frozenset(token.text for token in inside)] = kin_words[0]
    return found


def holder(side: Side, relative: Token) -> str:
    """Return whose relative somebody is, as it is written: "his", "Ruiz"; empty where that does not stand before."""
    return next((t.text.lower() for t in side.below(relative) if t.dep == "poss"), "")


def related(side: Side) -> tuple[Token, set[str]] | None:
    """Return the one word of kinship in a reading, with the words of a person's name beside it."""
    found = [token for token in side.tokens if token.lemma.lower().removeprefix("ex-") in KINSHIP]
    if len(found) != 1 or found[0].tag not in ("NN", "NNP"):
        return None
    near = {token.text for token in side.tokens if abs(token.index - found[0].index) <= BESIDE} & side.persons()
    return found[0], near


def alike(a: Side, left: Token, b: Side, right: Token) -> bool:
    """Return whether two relatives whom no name tells apart may be one: of one person, or in the same part."""
    one, other = role_of(a, left), role_of(b, right)
    return bool(kin_of(a, left) & kin_of(b, right)) or one is None or other is None or one.part == other.part


def kin_of(side: Side, relative: Token) -> set[str]:
    """Return the names of those whose relative somebody is: "Vidal's wife", the parser's "Vidal's ex - wife"."""
    beside = (t for t in side.tokens if 0 < relative.index - t.index <= BESIDE)
    return {t.text for t in beside if t.dep == "poss" and t.pos == "PROPN"}


def former(side: Side, token: Token) -> Token | None:
    """Return the word that tells a relation as past: "ex-wife", "former husband", "estranged wife"."""
    return next((t for t in side.tokens if 0 < token.index - t.index <= 2 and t.text.lower() in ENDED), None)
