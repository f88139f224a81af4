"""The roles of an attribution's tokens → the same, its content cut where the parse cuts.

The tagger reads words one by one, so that a content may begin after its own article or end on an "and that". The parse
knows what belongs together: it closes short gaps, carries a content on to the last verb of a list, gives it the words
that lead in its first one and those that its last one leads to, and takes from it what leads to words that are not in
it.
"""

from __future__ import annotations

from itertools import pairwise

from rashomon.attribute.heads import CONTENT, CUE, SOURCE
from rashomon.grammar import HELPERS, NOUN_CLAUSES, RELATIVES, SUBJECTS_OR_THERE, VERBAL, WORDLESS
from rashomon.model import Parse

# Words that a content may be interrupted by without being a content in two parts.
GAP = 5
# Words within which a verb coordinated with a content's begins after it.
REACH = 4
# How far before a content its first phrase may begin.
LEAD = 6
# What a word takes before it: articles and modifiers, and a verb its subject and auxiliaries.
BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "predet", "quantmod", "nmod", "case"}
    | {"nsubj", "nsubjpass", "expl", "aux", "auxpass", "neg", "advmod", "mark"}
)
# How far after a content the phrase that it breaks off in may end.
TRAIL = 6
# Fewer words than these are a slip, and no phrase that breaks off.
FEWEST = 3
# What a word takes before it and cannot be read without it.
JOINED = frozenset({"det", "amod", "compound", "nummod", "poss"})
# What leads to words after it, and says nothing where they are missing.
LEADING = frozenset({"cc", "mark", "det", "aux", "auxpass"})
# What an outlet calls what somebody has said.
REMARKS = frozenset(
    "claim charge assertion allegation accusation argument contention remark comment statement suggestion point view "
    "position stance promise pledge reference".split()
)
# What sets a clause against the one before it.
AGAINST = frozenset({"but", "though", "although", "whereas"})
# Verbs that tell what is to come: what is set against it is what came.
PROMISING = frozenset("promise pledge vow predict forecast".split())


def mended(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles of tokens with the content's edges where the parse has them."""
    own = ungoing(parse, unnamed(parse, unasided(parse, roles)))
    kept = closed(parse, begun(parse, unjoined(parse, own)))
    whole = gone_on(parse, unstrayed(parse, kept))
    return cut_off(parse, led_in(parse, unremarked(parse, led_out(parse, whole))))


def closed(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles with short gaps inside a sentence's content closed: a content does not skip a few words.

    Nor does it skip any of a clause that its cue closes: "guards, | who had seen it, | told them, two men have said".
    """
    filled, before = dict(roles), closing(parse, roles)
    for first, last in pairwise(token for token, role in roles.items() if role == CONTENT):
        gap = range(first + 1, last)
        same = parse.tokens[first].sentence == parse.tokens[last].sentence
        if same and gap and (len(gap) <= GAP or before.issuperset(gap)) and not any(roles.get(n) for n in gap):
            filled |= dict.fromkeys(gap, CONTENT)
    return filled


def closing(parse: Parse, roles: dict[int, int]) -> set[int]:
    """Return the tokens of the clauses before a cue that it takes."""
    below = [(cue, n) for cue, role in roles.items() if role == CUE for n in parse.children[cue] if n < cue]
    return {n for _, top in below if parse.tokens[top].dep == "ccomp" for n in parse.subtree(top)}


def unstrayed(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles without a verb alone whose subject or clause is no content: "it sank, she said, as it | turned".

    It is a slip where the rest of the content stands apart from it, all before it or all after it.
    """
    tokens, cut = parse.tokens, dict(roles)
    content = contents(roles)
    known = set(content)
    for index in (content[0], content[-1]) if len(content) > FEWEST else ():
        alone = not known & {index - 1, index + 1} and tokens[index].pos in VERBAL
        helps = tokens[index].dep in HELPERS and tokens[index].head not in known
        said = any(t.dep in SUBJECTS_OR_THERE and t.index not in known for t in parse.below(tokens[index]))
        if alone and (helps or said):
            del cut[index]
    return cut


def gone_on(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles with contents carried on to the last verb of a list that they hold the rest of.

    "… said that it broke the treaty, expelled the observers | and carried out a thousand attacks".
    """
    content = contents(roles)
    if not content or max(content) + 1 >= len(parse.tokens):
        return roles
    last, filled = max(content), dict(roles)
    after = range(last + 1, min(last + 1 + REACH, len(parse.tokens)))
    for index in after:
        token = parse.tokens[index]
        # Only in a list or of infinitives: of two verbs the second may be the speaker's own act ("said … and left").
        above = parse.tokens[token.head]
        listed = token.head in content and (above.dep == "conj" or (token.tag == "VB" == above.tag))
        if listed and token.dep == "conj" and token.pos in VERBAL:
            below = [n for n in parse.subtree(index) if n > last]
            subject = any(t.dep in SUBJECTS_OR_THERE for t in parse.below(parse.tokens[index]))
            joined = all(parse.tokens[n].dep in {"cc", "punct", "advmod", "aux"} for n in range(last + 1, index))
            if joined and not subject and not any(roles.get(n, CUE) for n in below):
                filled |= dict.fromkeys(range(last + 1, below[-1] + 1), CONTENT)
            break
    return filled


def ungoing(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles without what goes on with the cue and not with the content, after a comma.

    "It was safe, residents said, | but the path stayed shut"; "she said that it was safe, | and closed the meeting".
    """
    tokens, cut = parse.tokens, dict(roles)
    content = contents(roles)
    for index in content:
        cue = tokens[index].head
        if roles.get(cue) != CUE or cue > index or tokens[index].pos not in VERBAL:
            continue
        opening = opener(parse, index)
        if opening is None or tokens[opening - 1].text != ",":
            continue
        told = any(t.dep in SUBJECTS_OR_THERE for t in parse.below(tokens[index]))
        # "Residents complained of burning eyes, | and the school was closed": what they said is no clause.
        bare = not any(tokens[n].pos in VERBAL and tokens[n].head == cue for n in content if n < opening)
        closing = any(n < cue and tokens[n].sentence == tokens[cue].sentence for n in content)
        beside = told and bare and not closing and tokens[opening].lemma in {"and", "but"}
        # "Promised that it would open in May, | but it stayed shut".
        beside |= told and not closing and tokens[cue].lemma in PROMISING and tokens[opening].lemma in AGAINST
        if beside or (told == closing and tokens[opening].lemma in (AGAINST if told else {"and"})):
            for n in (opening, *(n for n in parse.subtree(index) if n > cue)):
                cut.pop(n, None)
    return cut


def unasided(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles without what is told of the source first: "according to Rao, | who led it, | the talks failed".

    What she says begins with the subject of the sentence.
    """
    tokens, content = parse.tokens, contents(roles)
    cue = [n for n, role in roles.items() if role == CUE]
    if not content or not any(tokens[n].lemma == "accord" for n in cue) or content[0] < max(cue):
        return roles
    *_, root = (t.index for t in parse.path(tokens[content[-1]]))
    subjects = [n for n in parse.children[root] if tokens[n].dep in SUBJECTS_OR_THERE and max(cue) < n < root]
    begin = parse.subtree(subjects[0])[0] if subjects else 0
    aside = any(tokens[n].tag in RELATIVES and tokens[n - 1].text == "," for n in range(max(cue) + 1, begin))
    if not aside or tokens[begin - 1].text != ",":
        return roles
    return {n: role for n, role in roles.items() if role != CONTENT or n >= begin}


def unjoined(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles without a participle that goes on with the cue: "saying it is late | and calling it a shame"."""
    tokens, cut = parse.tokens, dict(roles)
    for index in contents(roles):
        token, top = tokens[index], tokens[tokens[index].head]
        cue = tokens[top.head]
        if token.dep != "conj" or (token.tag, cue.tag) != ("VBG", "VBG") or roles.get(cue.index) != CUE:
            continue
        opening = opener(parse, index)
        if top.tag != "VBG" and opening is not None and top.dep == "ccomp":
            for n in (opening, *parse.subtree(index)):
                cut.pop(n, None)
    return cut


def begun(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles without words between a cue and the "that" of its clause: "wrote in a book, | “Wells,” | that".

    What holds a verb may be told itself.
    """
    tokens, content = parse.tokens, contents(roles)
    words = [n for n, role in roles.items() if role == CUE]
    if not content or not words or max(words) - min(words) >= len(words) or max(words) > content[0]:
        return roles
    for mark in (tokens[n] for n in content if tokens[n].text.lower() == "that" and tokens[n].dep == "mark"):
        verb = tokens[mark.head]
        cue = tokens[verb.head]
        if verb.dep != "ccomp" or roles.get(cue.index) != CUE:
            continue
        before = [n for n in content if n < mark.index]
        if before and not any(tokens[n].pos in VERBAL for n in before):
            return {n: role for n, role in roles.items() if role != CONTENT or n >= mark.index}
    return roles


def opener(parse: Parse, verb: int) -> int | None:
    """Return the word that joins a verb's clause to the verb on which it hangs, ``None`` where there is none."""
    token, tokens = parse.tokens[verb], parse.tokens
    joined = [n for n in parse.children[token.head] if token.head < n < verb and tokens[n].dep == "cc"]
    marked = [n for n in parse.children[verb] if tokens[n].dep == "mark"]
    found = {"conj": joined[-1:], "advcl": marked[:1]}.get(token.dep, [])
    return found[0] if found else None


def led_in(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles with what leads in each part of a content: "A small | number rose", "…, unless | it rains"."""
    content, filled = contents(roles), dict(roles)
    known = set(content)
    for first in [n for n in content if n - 1 not in known]:
        filled |= dict.fromkeys(range(leading(parse, roles, set(known), first), first), CONTENT)
    return filled


def leading(parse: Parse, roles: dict[int, int], known: set[int], first: int) -> int:
    """Return where the first phrase of a part of a content begins, which the tagger may have cut."""
    begin, tokens = first, parse.tokens
    for index in range(first - 1, max(first - 1 - LEAD, -1), -1):
        # "According to her the | dam had leaked": a source is not all there is before the content's noun.
        lent = roles.get(index) == SOURCE == roles.get(index - 1) and tokens[index].head in known
        if tokens[index].sentence != tokens[first].sentence or (roles.get(index) and not lent):
            break
        known.add(index)
        if all(tokens[n].dep in BEFORE and tokens[n].head in known for n in range(index, begin)):
            begin = index
    return begin


def led_out(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles with the noun that a part of a content breaks off before: "ruled against the | miners".

    Or with the verb of a subject or a helper at its end: "it led to the girl being | shot".
    """
    content, tokens, filled = contents(roles), parse.tokens, dict(roles)
    known = set(content)
    ends = [n for n in content if n + 1 not in known]
    for last in ends if len(content) >= FEWEST else ():
        modifier = tokens[last]
        while modifier.dep == "conj" and modifier.pos == "ADJ":
            modifier = tokens[modifier.head]
        nouns = [modifier.head] if modifier.dep in JOINED else []
        nouns += [n for n in parse.children[last] if tokens[n].dep == "pobj"]
        verb = tokens[tokens[last].head]
        leads = tokens[last].dep in SUBJECTS_OR_THERE | HELPERS and tokens[last].tag not in RELATIVES
        acts = leads and verb.head in known
        nouns += [verb.index] if acts else []
        end = max([*nouns, hyphened(parse, last)])
        after = range(last + 1, end + 1)
        apart = any(roles.get(n) or (tokens[n].pos in WORDLESS and tokens[n].text != "-") for n in after)
        if len(after) <= TRAIL and not apart and tokens[end].tag not in RELATIVES:
            filled |= dict.fromkeys(after, CONTENT)
    return filled


def hyphened(parse: Parse, index: int) -> int:
    """Return the last token of the word that a token begins: "mid | -June"."""
    tokens = parse.tokens
    while index + 1 < len(tokens) and not tokens[index].space and "-" in (tokens[index].text, tokens[index + 1].text):
        index += 1
    return index


def unremarked(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles without what an outlet remarks on a content: "it was safe, | a claim that Ruiz denied"."""
    content = contents(roles)
    for place, index in enumerate(content[1:], 1):
        token = parse.tokens[index]
        if token.text.lower() not in {"a", "an"} or parse.tokens[token.head].lemma not in REMARKS:
            continue
        apart = parse.tokens[index - 1].text in {",", "—", "–"} or parse.tokens[index - 2].text == ","
        told = any(t.dep in NOUN_CLAUSES for t in parse.below(parse.tokens[token.head]))
        if apart and told:
            return {n: role for n, role in roles.items() if n not in content[place:]}
    return roles


def cut_off(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles without words at a content's end that lead to others outside it: "it is safe | and that"."""
    content, cut = contents(roles), dict(roles)
    while len(content) > 1:
        token = parse.tokens[content[-1]]
        outside = token.head not in content or token.head == token.index
        if not (token.dep == "cc" or (outside and (token.dep in LEADING or token.tag in RELATIVES))):
            break
        del cut[content.pop()]
    return cut


def unnamed(parse: Parse, roles: dict[int, int]) -> dict[int, int]:
    """Return the roles without articles of a content whose noun is the source or the cue: "The | survey brought"."""
    articles = [n for n in contents(roles) if parse.tokens[n].dep == "det"]
    return {n: r for n, r in roles.items() if n not in articles or roles.get(parse.tokens[n].head) not in (SOURCE, CUE)}


def contents(roles: dict[int, int]) -> list[int]:
    """Return the tokens of the content in text order."""
    return sorted(token for token, role in roles.items() if role == CONTENT)
