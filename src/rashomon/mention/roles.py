"""Noun phrases that name a person, body, group, place, thing or event by what it is, and pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rashomon.grammar import COPULAS, MODIFIERS, PLURAL, STAFF, SUBJECTS, UNDERGOERS, VERBAL, behind
from rashomon.mention.borders import WEEKDAYS
from rashomon.mention.headlines import acts
from rashomon.mention.lexicon import (
    BODY_NOUNS,
    COURTESY,
    EVENT_NOUNS,
    GROUP_NOUNS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    PRONOUNS,
    SHORT_OFFICES,
    THING_NOUNS,
    TITLES,
    nouns_of,
)
from rashomon.model import MentionKind, Parse, Span, Token

KNOWN = BODY_NOUNS | EVENT_NOUNS | GROUP_NOUNS | PERSON_NOUNS | PLACE_NOUNS | THING_NOUNS
# They name whatever one speaks of.
VAGUE = frozenset("thing fact case idea point sort kind reason matter use result end part no yes".split())
# The longest "of …" or "for …" that is taken into a role: "a spokesman for the regional health authority".
LONGEST_TAIL = 7
LONGEST_ROLE = 14
# What picks one of several, and how a phrase stands that says what somebody is.
SINGLED = frozenset({"one", "last", "first", "youngest", "oldest", "eldest"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "csubj", "dobj", "pobj", "attr", "appos"})
EQUATED = frozenset({"appos", "attr", "oprd"})
# "The secretary of state", "her chief of staff".
OFFICE_ENDS = frozenset({"state", "staff"})
# Whose guard, in the singular, is a body: "the coast guard".
GUARDED = frozenset({"coast", "national", "fire"})
# Whose it is, is no person there but the body.
SEATS = frozenset({"office", "department"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention at the tokens ``first`` to ``last`` (half-open) with its head token."""

    first: int
    last: int
    head: int
    kind: MentionKind


def roles(parse: Parse, named: dict[int, int], kinds: Mapping[int, MentionKind], timed: list[Span]) -> Iterable[Phrase]:
    """Yield the role phrases of a report.

    ``named`` gives, for each token of a name, the name's first token; ``kinds`` what that name is of.
    What stands in a ``timed`` span is a time and names nothing else.
    """
    parse = without_acts(parse)
    for token in parse.tokens:
        if token.index in named or inside(token, timed):
            continue
        if in_adjective(parse, token) or first_half(parse, token) or within_office(parse, token):
            continue
        if is_title_of(parse, token, named):
            yield title(parse, token)
        elif says_what_body(token, named, kinds):
            yield Phrase(leftmost(parse, token.index), token.index + 1, token.index, "organisation")
        elif (
            (kind := kind_in(parse, token, kinds)) is not None
            and (token.dep not in MODIFIERS or has_office(parse, token))
            and not vocative(parse, token)
            and not at_large(parse, token)
        ):
            yield phrase(parse, token, kind, named)
        elif (chosen := one_of(parse, token)) is not None:
            yield chosen
        elif (
            token.text.lower() == "old"
            and token.pos in ("ADJ", "NOUN", "PROPN")
            and (aged := aged_person(parse, token))
        ):
            yield aged


def without_acts(parse: Parse) -> Parse:
    """Return the parse with the verbs of its headlines as verbs, and what seemed to belong to their names before them.

    So in "Mayor Says …", "Vigil for Teen Shot …".
    """
    verbs = acts(parse)
    tokens = [
        replace(token, pos="VERB", dep="dep")
        if token.index in verbs
        else replace(token, dep="nsubj")
        if token.head in verbs and token.dep == "compound" and token.index + 1 in verbs
        else token
        for token in parse.tokens
    ]
    return replace(parse, tokens=tuple(tokens)) if verbs else parse


def in_adjective(parse: Parse, token: Token) -> bool:
    """Return whether a noun is the last part of an adjective: "the in-house summary", "the last-of-the-kind ship"."""
    tokens, index = parse.tokens, token.index
    glued = index > 1 and tokens[index - 1].text == "-" and tokens[index - 2].end == tokens[index - 1].start
    return glued and tokens[index - 1].end == token.start and tokens[index - 2].tag in ("IN", "DT")


def first_half(parse: Parse, token: Token) -> bool:
    """Return whether a noun is the first half of a word with a hyphen: "her co-pilot", "the stand-off"."""
    after = parse.tokens[token.index + 1 : token.index + 3]
    glued = len(after) == 2 and after[0].text == "-" and token.end == after[0].start and after[0].end == after[1].start
    return glued and after[1].text.isalpha()


def within_office(parse: Parse, token: Token) -> bool:
    """Return whether a noun is part of an office's name: "secretary of state", "the sheriff's office"."""
    tokens = parse.tokens
    after = [each.text.lower() for each in tokens[token.index + 1 : token.index + 3]]
    if len(after) == 2 and after[0] in ("'s", "’s") and after[1] in SEATS:
        return True
    above = tokens[token.head]
    held = above.text.lower() == "of" and above.index + 1 == token.index
    return held and token.text.lower() in OFFICE_ENDS and kind_of(tokens[above.head]) in ("person", "group")


def has_office(parse: Parse, token: Token) -> bool:
    """Return whether a noun that seems to stand before another has the end of an office: "Secretary of State X"."""
    after = parse.tokens[token.index + 1 : token.index + 3]
    return len(after) == 2 and after[0].head == token.index and within_office(parse, after[1])


def inside(token: Token, spans: list[Span]) -> bool:
    """Return whether a token lies in one of the spans."""
    return any(span.holds(token.start) for span in spans)


def kind_of(token: Token) -> MentionKind | None:
    """Return the kind that a common noun names, or ``None`` where it names none of ours.

    What a prefix makes of a noun is of the noun's kind where it has none of its own: "co-defendant", "re-election".
    """
    if token.pos not in ("NOUN", "PROPN") and not (token.pos == "INTJ" and token.sentence == 0):
        return None
    word = token.text.lower()
    # Of what it takes for a proper noun the parser gives no lemma: "Aid for Working Mothers", in a headline.
    lemma = word.removesuffix("s") if token.tag == "NNPS" else token.lemma
    return kind_by(token, word, lemma) or kind_by(token, word.rpartition("-")[2], lemma.rpartition("-")[2])


def kind_by(token: Token, word: str, lemma: str) -> MentionKind | None:
    """Return the kind that a common noun names by its form in small letters and its lemma."""
    plural = token.tag in PLURAL
    if word in SHORT_OFFICES and token.text.islower():
        # "Work for ag": no attorney general.
        return None
    if word in GROUP_NOUNS or lemma in GROUP_NOUNS:
        return "group"
    if (
        lemma in PERSON_NOUNS
        or word in PERSON_NOUNS
        or lemma.endswith(("woman", "sman", "eman", "tman", "dman", "rman", "yman", "person"))
    ):
        return "group" if plural else "person"
    for nouns, kind in KINDS:
        if lemma in nouns or word in nouns:
            return kind
    # Last, since "party" and "force" can be persons too.
    if lemma in nouns_of("persons"):
        return "group" if plural else "person"
    if lemma in VAGUE or token.pos == "PROPN":
        return None
    return "thing" if lemma in nouns_of("things") else "event" if lemma in nouns_of("happenings") else None


def done_by(parse: Parse, token: Token) -> MentionKind | None:
    """Return ``event`` for a verb that stands for a noun: "the shooting on Elm Street", "voting began".

    After a preposition it is one that names a happening and has no object: "hurt in shooting at market".
    """
    if token.tag != "VBG" or token.pos != "VERB":
        return None
    known = token.text.lower() in EVENT_NOUNS or token.text.lower() in nouns_of("happenings")
    below = {t.dep for t in parse.below(token)}
    named = token.dep == "pcomp" and known and not below & {"dobj", "ccomp", "xcomp", "acomp", "attr"}
    return "event" if token.dep in NOMINAL or named else None


def kind_in(parse: Parse, token: Token, kinds: Mapping[int, MentionKind]) -> MentionKind | None:
    """Return the kind that a noun names where it stands: of whom it is said, a person, whatever it means elsewhere."""
    if said_of_person(parse, token, kinds):
        return "person"
    if token.lemma == "guard" and token.tag in ("NN", "NNP") and parse.tokens[token.index - 1].lemma in GUARDED:
        return "organisation"
    return kind_of(token) or told_of(parse, token, kinds) or done_by(parse, token)


def said_of_person(parse: Parse, token: Token, kinds: Mapping[int, MentionKind]) -> bool:
    """Return whether a copula or "as" says of one person what he is: "he's a menace", "described her as a goth"."""
    tokens = parse.tokens
    below = {t.dep for t in parse.below(token)}
    if token.tag != "NN" or token.lemma in VAGUE or "det" not in below or "nummod" in below:
        return False
    above = tokens[token.head]
    if token.dep == "attr" and above.lemma in COPULAS:
        verb, parts = above, SUBJECTS
    elif token.dep == "pobj" and above.text == "as" and tokens[above.head].pos == "VERB":
        verb, parts = tokens[above.head], UNDERGOERS
    else:
        return False
    party = [n for n in parse.children[verb.index] if tokens[n].dep in parts]
    return any(kinds.get(n) == "person" or PRONOUNS.get(tokens[n].text.lower()) == "person" for n in party)


def one_of(parse: Parse, token: Token) -> Phrase | None:
    """Return "one of the city's best known judges" where a copula or an apposition says that somebody is it."""
    if token.lemma.lower() not in SINGLED or token.dep not in EQUATED:
        return None
    many = next(iter(behind(parse, token, {"of"})), None)
    if many is None or many.tag not in PLURAL or kind_of(many) != "group":
        return None
    return Phrase(leftmost(parse, token.index), many.index + 1, token.index, "person")


def told_of(parse: Parse, token: Token, kinds: Mapping[int, MentionKind]) -> MentionKind | None:
    """Return what a noun of no known kind names where an article or a possessor singles it out.

    It is a person in apposition to a person's name, "Ana Ruiz, a key figure", and else a thing.
    """
    if token.pos != "NOUN" or token.lemma in VAGUE or not token.text.isalpha():
        return None
    singled = any(t.dep in ("det", "poss") for t in parse.below(token))
    return None if not singled else "person" if token.dep == "appos" and kinds.get(token.head) == "person" else "thing"


KINDS: tuple[tuple[frozenset[str], MentionKind], ...] = (
    (BODY_NOUNS, "organisation"),
    (EVENT_NOUNS, "event"),
    (THING_NOUNS, "thing"),
    (PLACE_NOUNS, "place"),
)


def vocative(parse: Parse, token: Token) -> bool:
    """Return whether a noun stands alone: an interjection, in a fixed phrase ("at home"), a transcript's "HOST:"."""
    if token.text in STAFF and [t.text for t in parse.tokens[token.index + 1 : token.index + 2]] == [":"]:
        return True
    fixed = token.lemma in ("home", "fact", "person", "place", "case", "force", "fire", "mass")
    return fixed and not parse.children[token.index] and token.tag == "NN" and token.dep == "pobj"


def at_large(parse: Parse, token: Token) -> bool:
    """Return whether a noun stands alone for what it names at large: "in business"; in a headline it may be "the …".

    What the lexicon of news holds is told of even so: "police said", "gunfire was heard".
    """
    if token.tag != "NN" or token.sentence == 0 or token.lemma in KNOWN or token.text.lower() in KNOWN:
        return False
    things = token.lemma in nouns_of("things") or token.lemma in nouns_of("happenings")
    return things and not any(child < token.index for child in parse.children[token.index])


def is_title_of(parse: Parse, token: Token, named: dict[int, int]) -> bool:
    """Return whether a token is the last word of a title right before a name: "Foreign **Minister** X"."""
    after = token.index + 1
    if after not in named or named[after] != after or parse.tokens[after].sentence != token.sentence:
        return False
    word = token.text.lower().rstrip(".")
    known = word in TITLES or word in PERSON_NOUNS or (token.lemma in PERSON_NOUNS and not word.endswith("s"))
    return known and word not in COURTESY and token.pos in ("NOUN", "PROPN", "ADJ")


def says_what_body(token: Token, named: Mapping[int, int], kinds: Mapping[int, MentionKind]) -> bool:
    """Return whether a noun right before a body's name tells what it is: "the rights **group** X", "**lender** X"."""
    after = token.index + 1
    within = named.get(token.head) == after and token.dep in ("compound", "nmod")
    return within and kinds[after] == "organisation" and token.tag == "NN" and token.lemma in BODY_NOUNS


def title(parse: Parse, token: Token) -> Phrase:
    """Return the title before a name, with what specifies it: "Syria's new foreign minister"."""
    return Phrase(leftmost(parse, token.index), token.index + 1, token.index, "person")


def leftmost(parse: Parse, head: int) -> int:
    """Return the first token of the run of premodifiers that ends at ``head``."""
    tokens, first = parse.tokens, head
    while first > 0 and head - first < LONGEST_ROLE:
        before = tokens[first - 1]
        if before.sentence != tokens[head].sentence or not premodifies(tokens, before, first):
            break
        if tokens[first].tag in ("DT", "PRP$") and tokens[first].pos in ("DET", "PRON") and before.tag == "NN":
            # "Today the company": no noun stands before an article within a phrase.
            break
        first -= 1
    while first < head and tokens[first].pos in ("PUNCT", "CCONJ", "PART", "ADV", "ADP", "SYM"):
        first += 1
    return first


def premodifies(tokens: tuple[Token, ...], before: Token, first: int) -> bool:
    """Return whether the token before a phrase's start belongs to the phrase."""
    if before.text == "-" or (tokens[first].text == "-" and not before.space):
        return True
    if before.pos == "PUNCT":
        return before.text in ("'", "’") and before.space
    if before.text.lower() in ("'s", "’s", "s'"):
        return before.pos not in VERBAL
    # "Said Monday Vela's plan failed".
    if is_verb_of(tokens, before) or (before.text in WEEKDAYS and tokens[first].pos == "PROPN"):
        return False
    if before.dep in ("det", "amod", "compound", "poss", "nmod", "nummod", "predet", "quantmod", "npadvmod"):
        return before.head >= first or before.dep in ("compound",)
    return (
        before.dep == "advmod"
        and before.tag in ("RB", "RBR", "RBS")
        and before.head >= first
        and tokens[before.head].pos == "ADJ"
    )


def is_verb_of(tokens: tuple[Token, ...], token: Token) -> bool:
    """Return whether a participle is a name's own verb and modifies nothing: "Vela leading Ruiz"."""
    before = tokens[token.index - 1] if token.index else token
    return token.pos == "VERB" and before.pos in ("PROPN", "PRON") and before.sentence == token.sentence


def phrase(parse: Parse, token: Token, kind: MentionKind, named: Mapping[int, int]) -> Phrase:
    """Return the noun phrase of a head noun: its premodifiers and a short "of …" or "for …" after it.

    A name before the noun is taken in whole: "the State of the Union address".
    """
    last = token.index + 1 if kind == "event" else tail(parse, token)
    first = leftmost(parse, token.index)
    start = min((named[index] for index in range(first, token.index) if index in named), default=first)
    return Phrase(leftmost(parse, start) if start < first else first, last, token.index, kind)


def tail(parse: Parse, token: Token) -> int:
    """Return the end of a noun phrase: after a short "of …", "for …", else right after its head."""
    after = token.index + 1
    for child in parse.children[token.index]:
        if child == after and parse.tokens[child].text.lower() in ("of", "for"):
            below = before_clause(parse, parse.subtree(child))
            if below[-1] - below[0] == len(below) - 1 and len(below) <= LONGEST_TAIL and not clausal(parse, below):
                return below[-1] + (parse.tokens[below[-1]].dep != "cc")
    return after


def before_clause(parse: Parse, indices: list[int]) -> list[int]:
    """Return tokens up to the comma behind which a clause or an apposition says more: "for Vela Ltd. | , which …"."""
    tokens = parse.tokens
    for place, index in enumerate(indices):
        rest = indices[place + 1 :]
        above = [n for n in rest if tokens[n].head < index]
        if tokens[index].text == "," and above and all(tokens[n].dep in ("relcl", "appos", "acl") for n in above):
            return indices[:place]
    return indices


def clausal(parse: Parse, indices: list[int]) -> bool:
    """Return whether tokens hold a clause, an apposition or a comma: too much for a name by role.

    "Accused | the rebels | of shelling the city".
    """
    return any(
        parse.tokens[i].dep in ("relcl", "acl", "appos", "advcl", "ccomp", "pcomp", "parataxis", "nsubj", "nsubjpass")
        or parse.tokens[i].text in (",", ";", "—", "–", "(")
        for i in indices
    )


def aged_person(parse: Parse, token: Token) -> Phrase | None:
    """Return "the 43-year-old" where no noun follows: a person by age."""
    tokens, index = parse.tokens, token.index
    if (
        index + 1 < len(tokens)
        and tokens[index + 1].sentence == token.sentence
        and tokens[index + 1].pos in ("NOUN", "PROPN", "ADJ")
    ):
        return None
    first = index
    while (
        first > 0 and index - first < 6 and tokens[first - 1].sentence == token.sentence and tokens[first].pos != "DET"
    ):
        if tokens[first - 1].text.lower() not in ("-", "year", "years") and tokens[first - 1].pos not in ("NUM", "DET"):
            break
        first -= 1
    if tokens[first].pos != "DET":
        return None
    return Phrase(first, index + 1, index, "person")


def pronouns(parse: Parse) -> Iterable[Phrase]:
    """Yield the personal pronouns of the third person and "we"."""
    for token in parse.tokens:
        if token.pos == "PRON" and token.text.lower() in PRONOUNS:
            yield Phrase(token.index, token.index + 1, token.index, PRONOUNS[token.text.lower()])
