"""Names of a report: the tagger's, mended, and those that it missed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from rashomon.genders import gender
from rashomon.mention.headlines import Found, crisp, narrowed, repeated, shouted, string
from rashomon.mention.lexicon import (
    BODY_NOUNS,
    LABELS,
    NOT_NAMES,
    NOUNS,
    ORGANISATION_WORDS,
    PARTICLES,
    PERSON_NOUNS,
    PLACE_NOUNS,
    TITLES,
)
from rashomon.mention.shapes import NAMESAKES, OF_PEOPLES, behind_hyphen, is_name_like, is_title, wholes
from rashomon.model import MentionKind, Name, Parse, Token

EDGE = frozenset({"'s", "’s", "'", "’", '"', "“", "”", "‘", ",", ".", "-", "–", "—", "(", ")", "[", "]", ":", ";",
                  "the",
                  "a", "an", "this", "that", "these", "/", "|", "…", "and", "or", "of", "s", "@", "#", "*", "!", "?",
                  "``",                  "''", "our", "his", "her", "their", "its"})  # fmt: skip
# Offices that are no family names.
OFFICES = frozenset(
    "sheriff minister secretary president governor senator congressman congresswoman adviser advisor spokesman"
    " spokeswoman spokesperson counsel director chairman chairwoman ambassador commissioner superintendent prosecutor"
    " detective whip staff gm marshal marshall sgt lt rep sen gov gen capt col dr mr mrs ms lieutenant sergeant"
    " inspector coordinator".split()
)
OFFICES_AT_THE_END = frozenset(
    "aide teen staffer staff suspect victim officer lawmaker man woman cop candidate".split()
)
RANKS = frozenset("majority minority special acting interim vice assistant associate senior independent press".split())
MONTHLESS = re.compile(r"[A-Za-z]")
# What follows where an "'s" is a part of a name: "Sales at McDonald's fell".
OWNS_NOTHING = frozenset({"VBD", "VBZ", "MD", "IN", "TO", "CC", ",", "."})
DETERMINED = frozenset({"det", "poss", "amod"})
# Labels of names that hold no slash and hardly a comma.
DIVIDED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
# After a comma, these go on with a name.
FIRMS = frozenset("inc ltd llc llp plc corp co sa ag nv jr sr ii iii iv md phd".split())
COURTESY = frozenset("mr mrs ms miss dr congressman congresswoman".split())
# What is said of persons alone, by the part that they have in it.
PERSONAL = frozenset(
    {("dobj", verb) for verb in ("arrest", "jail", "behead", "marry")}
    | {("nsubjpass", verb) for verb in ("arrest", "jail", "behead", "bear", "hospitalize", "kill", "murder")}
    | {("nsubj", verb) for verb in ("die", "weep", "marry")}
)
# Before a name these are titles even where the tagger takes the whole for a body.
# What bodies have and persons have not.
CORPORATE = frozenset("shareholder board headquarters subsidiary workforce ceo".split())
# What stands beside a person's name counts as much as two sure looks of the tagger.
TOLD = 8
PERSONAL_TITLES = frozenset(
    "bishop archbishop cardinal pope judge sheikh imam rabbi pastor senator detective sheriff congressman"
    " congresswoman spokesman spokeswoman spokesperson".split()
)
SPEECH = frozenset("say tell add note argue announce claim insist testify write tweet warn explain recall".split())


def names(parse: Parse) -> list[Found]:
    """Return the names of a report in text order, none overlapping another."""
    tagged = [
        mended
        for name in parse.names
        if name.label in LABELS
        for first, last in divided(parse.tokens, name)
        for mended in mend(parse, first, last, LABELS[name.label])
    ]
    taken = {index for name in tagged for index in range(name.first, name.last)}
    loud = shouted(parse)
    found = united(parse, narrowed(parse, without_overlaps([*tagged, *proper_runs(parse, taken)]), loud))
    outside = {string(parse, name) for name in found if parse.tokens[name.first].sentence not in loud}
    lower = {token.text for token in parse.tokens if token.text.islower()}
    kept = [
        name
        for name in found
        if not common(parse, name, lower)
        and (parse.tokens[name.first].sentence not in loud or string(parse, name) in outside or crisp(parse, name))
    ]
    kept = [name for name in repeated(parse, kept) if not member(parse, name) and not of_party(parse, name)]
    return sorted(vote(parse, kept), key=lambda name: name.first)


def common(parse: Parse, name: Found, lower: set[str]) -> bool:
    """Return whether a one-word name is a common word with a capital: at a sentence's start, or in a headline."""
    if name.last - name.first > 1:
        return False
    token = parse.tokens[name.first]
    word = token.text.lower()
    if token.text.isupper() and len(word) <= 5 and word not in lower:
        return False
    if word in NOUNS or (token.lemma in NOUNS and token.tag in ("NNS", "NNPS", "NNP")):
        return True
    starts = parse.sentences[token.sentence].first == token.index
    return (word in lower or word.endswith("ly")) and (starts or not name.sure)


def member(parse: Parse, name: Found) -> bool:
    """Return whether a name is a noun for one person of a group: a role and no name.

    So in "the senior Democrat", "Ana Ruiz, Democrat of Ohio".
    """
    token = parse.tokens[name.first]
    return (
        name.last - name.first == 1
        and token.tag in ("NN", "NNP")
        and token.text.lower() in PERSON_NOUNS
        and token.dep not in ("compound", "amod", "nmod")
        and (token.dep == "appos" or bool(DETERMINED & {parse.tokens[n].dep for n in parse.children[token.index]}))
    )


def of_party(parse: Parse, name: Found) -> bool:
    """Return whether a name stands behind a party's letter, "R-Iowa", which tells of a seat and of no place."""
    tokens, first = parse.tokens, name.first
    return behind_hyphen(tokens, first) and len(tokens[first - 2].text) == 1 and tokens[first - 2].text.isupper()


def divided(tokens: tuple[Token, ...], name: Name) -> Iterable[tuple[int, int]]:
    """Yield the parts of what a tagger took for one name that a slash or a lone comma divides: "Kosovo/Serbia"."""
    first, last = name.first, name.last
    texts = [token.text for token in tokens[first:last]] if name.label in DIVIDED else []
    comma = texts.count(",") == 1 and not {"and", "&"}.intersection(texts)
    start = first
    for index in range(first + 1, last - 1 if texts else first):
        after = tokens[index + 1].text
        firm = after.lower().rstrip(".") in FIRMS
        if after[:1].isupper() and not firm and (tokens[index].text == "/" or (comma and tokens[index].text == ",")):
            yield start, index
            start = index + 1
    yield start, last


def mend(parse: Parse, first: int, last: int, kind: MentionKind) -> Iterable[Found]:
    """Yield the tagger's name with its edges mended: no articles, titles, possessives; particles and initials in."""
    tokens = parse.tokens
    first, last = trimmed(tokens, first, cut(tokens, first, last))
    if kind in ("organisation", "thing") and first + 1 < last and personal_title(tokens, first, last):
        kind = "person"
    if kind == "organisation" and first > 0 and before_body(tokens, first):
        first -= 1
    if kind == "organisation" and last + 1 < len(tokens) and owns_nothing(parse, last):
        last += 1
    if kind == "person":
        first = max((i + 1 for i in range(first, last - 1) if tokens[i].text in ("'s", "’s")), default=first)
        first = after_titles(tokens, first, last)
        first, last = trimmed(tokens, first, last)
        last = next((i for i in range(first + 1, last) if tokens[i].pos in ("AUX", "ADP", "DET", "SCONJ")), last)
        first = with_particles(tokens, first)
        last = with_tail(tokens, last)
    if first < last and is_name(tokens[first:last], kind) and not is_office(tokens, last):
        yield Found(first, last, kind)


def owns_nothing(parse: Parse, mark: int) -> bool:
    """Return whether an "'s" belongs to a body's name: nothing is owned, and no such name stands without it."""
    tokens = parse.tokens
    if tokens[mark].text not in ("'s", "’s") or tokens[mark + 1].tag not in OWNS_NOTHING:
        return False
    bare = (t for t in tokens[:-1] if t.text == tokens[mark - 1].text)
    return all(tokens[t.index + 1].text in ("'s", "’s") for t in bare)


def personal_title(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Return whether a name begins with a title that only persons have, and holds no word for a body."""
    words = [token.text.lower() for token in tokens[first:last]]
    return words[0] in PERSONAL_TITLES and not ORGANISATION_WORDS.intersection(words)


def after_titles(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where a person's name starts after the titles before it: "Special Counsel", "Kerr County Sheriff"."""
    while first < last - 1 and is_title(tokens[first]):
        first += 1
    inner = [
        i for i in range(first, last - 1) if tokens[i].text.lower().rstrip(".") in OFFICES and tokens[i + 1].text != "-"
    ]
    return inner[-1] + 1 if inner else first


def is_office(tokens: tuple[Token, ...], last: int) -> bool:
    """Return whether a range ends with the word of an office: it is then a role and no name."""
    word = tokens[last - 1].text.lower()
    return (word in OFFICES and not is_acronym(tokens[last - 1])) or (
        word in OFFICES_AT_THE_END and tokens[last - 2].text != "of"
    )


def is_acronym(token: Token) -> bool:
    """Return whether a word is of capitals alone and no noun for a person: "GM" is a company before it is a manager."""
    return len(token.text) > 1 and token.text.isupper() and token.text.lower() not in PERSON_NOUNS


def cut(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where a name ends that the tokenizer glued to what follows: at the first bracket."""
    for index in range(first + 1, last):
        text = tokens[index].text
        if text in ("(", "|") or (any(mark in text for mark in "()[]|<>") and text not in "()[]"):
            return index
    return last


def before_body(tokens: tuple[Token, ...], first: int) -> bool:
    """Return whether the token before a body's name is its first word, cut off for its digits: "i24 News"."""
    before = tokens[first - 1]
    return any(c.isdigit() for c in before.text) and any(c.isalpha() for c in before.text) and before.dep == "compound"


def trimmed(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Return the range without punctuation, articles and possessive marks at its edges."""
    while first < last and tokens[first].text.lower() in EDGE:
        first += 1
    while first < last and tokens[last - 1].text.lower() in EDGE and not is_initial(tokens[last - 1]):
        last -= 1
    return first, last


def is_initial(token: Token) -> bool:
    """Return whether a token is a capital with a full stop."""
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."


def with_particles(tokens: tuple[Token, ...], first: int) -> int:
    """Return the start of a name with the particles before it: "al-", "Abu", "van der"."""
    while first > 0 and tokens[first - 1].sentence == tokens[first].sentence:
        before = tokens[first - 1]
        if before.text.lower() in PARTICLES and (
            before.text[0].isupper() or tokens[first].text[0] == "-" or follows_name(tokens, first - 1)
        ):
            first -= 1
        elif before.text == "-" and first > 1 and not before.space and tokens[first - 2].text.lower() in PARTICLES:
            first -= 2
        else:
            break
    return first


def follows_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether the token before ``index`` is a proper noun."""
    return index > 0 and tokens[index - 1].pos == "PROPN"


def with_tail(tokens: tuple[Token, ...], last: int) -> int:
    """Return the end of a person's name with a hyphenated part that the tagger cut off: "Anne-Marie"."""
    while (
        last + 1 < len(tokens)
        and tokens[last].text == "-"
        and not tokens[last].space
        and not tokens[last - 1].space
        and tokens[last + 1].text[:1].isupper()
    ):
        last += 2
    return last


def is_name(tokens: tuple[Token, ...], kind: MentionKind) -> bool:
    """Return whether a trimmed range can be a name: it has a capital and is no weekday, number or address."""
    words = [token.text.lower().rstrip(".") for token in tokens]
    if not any(token.text[:1].isupper() or any(c.isupper() for c in token.text[1:]) for token in tokens):
        return False
    if all(word in NOT_NAMES or not MONTHLESS.search(word) for word in words):
        return False
    if any("http" in word or "www" in word or "@" in word for word in words):
        return False
    if len(tokens) == 1 and (
        len(tokens[0].text) < 2 or tokens[0].pos in ("VERB", "AUX", "ADV", "ADP", "PRON", "DET", "NUM", "INTJ")
    ):
        return False
    return not (kind == "person" and len(tokens) == 1 and is_title(tokens[0]))


def proper_runs(parse: Parse, taken: set[int]) -> Iterable[Found]:
    """Yield runs of proper nouns that the tagger left untagged and whose kind their words or verb tell."""
    tokens = parse.tokens
    index = 0
    while index < len(tokens):
        if index in taken or not is_name_like(tokens[index]):
            index += 1
            continue
        last = index + 1
        while (
            last < len(tokens)
            and last not in taken
            and is_name_like(tokens[last])
            and tokens[last].sentence == tokens[index].sentence
        ):
            last += 1
        first, end = trimmed(tokens, index, last)
        while first < end and is_title(tokens[first]) and not (first + 1 == end and is_acronym(tokens[first])):
            first += 1
        while (
            first < end and last in taken and (is_title(tokens[end - 1]) or (end < last and is_rank(tokens[end - 1])))
        ):
            end -= 1
        if first < end:
            first = after_titles(tokens, first, end)
            first = first - 1 if first and before_body(tokens, first) else with_particles(tokens, first)
        if first < end and not taken & set(range(first, end)) and is_name(tokens[first:end], "thing"):
            yield Found(first, end, run_kind(parse, first, end), sure=False)
        index = last


def is_rank(token: Token) -> bool:
    """Return whether a word before an office tells of its rank: "special" counsel."""
    return token.text.lower() in RANKS


def run_kind(parse: Parse, first: int, last: int) -> MentionKind:
    """Return the kind of an untagged name: a body by its words, a person by a title or a verb of speech."""
    tokens = parse.tokens
    if any(token.text == "v." for token in tokens[first:last]):
        return "thing"
    if any(token.text.lower() in ORGANISATION_WORDS for token in tokens[first:last]):
        return "organisation"
    head = tokens[last - 1]
    if last - first > 1 and head.text.lower() in PLACE_NOUNS & NAMESAKES:
        return "place"
    if last - first > 1 and head.text.lower() in OF_PEOPLES:
        return "organisation"
    if first > 0 and is_title(tokens[first - 1]) and tokens[first - 1].sentence == head.sentence:
        return "person"
    if head.dep == "nsubj" and tokens[head.head].lemma in SPEECH:
        return "person"
    return "thing"


def united(parse: Parse, found: list[Found]) -> list[Found]:
    """Return the names, those that are parts of one name by its shape made one."""
    at = {index: name for name in found for index in range(name.first, name.last)}
    for first, last in wholes(parse):
        parts = list(dict.fromkeys(at[index] for index in range(first, last) if index in at))
        start, end = min([first, *(n.first for n in parts)]), max([last, *(n.last for n in parts)])
        kinds = [n.kind for n in sorted(parts, key=lambda n: (not n.sure, n.first - n.last, n.first))]
        kinds = [kind for kind in kinds if kind != "group"]
        told = run_kind(parse, start, end)
        case = any(token.text == "v." for token in parse.tokens[start:end])
        kind = told if case or told != "thing" else "person" if "person" in kinds else (*kinds, told)[0]
        at |= dict.fromkeys(range(start, end), Found(start, end, kind, any(n.sure for n in parts)))
    return sorted(set(at.values()), key=lambda name: name.first)


def without_overlaps(found: list[Found]) -> list[Found]:
    """Return the names, the longer one where two overlap."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for name in sorted(found, key=lambda n: (n.first - n.last, n.first, n.kind)):
        places = range(name.first, name.last)
        if not taken.intersection(places):
            taken.update(places)
            chosen.append(name)
    return chosen


def vote(parse: Parse, found: list[Found]) -> list[Found]:
    """Return the names with one kind for one string: the tagger's majority over the report.

    A single word that ends a person's full name votes as that person too. Untagged names take the kind that the
    same string has elsewhere; those that stay things are kept, as names of unknown kind.
    """
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    persons: set[str] = set()
    for name in found:
        key = string(parse, name)
        kind: MentionKind = "organisation" if name.kind == "person" and after_article(parse, name) else name.kind
        votes[key][kind] += 4 if name.sure else 1
        if name.kind == "person" and name.last - name.first > 1 and name.sure:
            surnames[parse.tokens[name.last - 1].text.lower()] += 1
    for name in found:
        if titled(parse, name) or personal(parse, name):
            votes[string(parse, name)]["person"] += TOLD
            persons.add(string(parse, name))
    # A tagger that does not know a company takes it for a person each time; one passage tells better.
    for key in {string(parse, name) for name in found if corporate(parse, name)} - persons:
        votes[key]["organisation"] += votes[key].total()
    for surname, count in sorted(surnames.items()):
        if surname in votes and votes[surname]["place"] <= 4 * count:
            votes[surname]["person"] += 4 * count + sum(votes[surname].values())
    kinds = {key: max(sorted(each), key=lambda kind: each[kind]) for key, each in votes.items()}
    for key in sorted(kinds):
        words = key.split()
        if len(words) == 2 and kinds[key] in ("organisation", "thing") and kinds.get(words[1]) == "person":
            kinds[key] = "person"
    return [Found(n.first, n.last, kind_of(parse, n, kinds[string(parse, n)]), n.sure) for n in found]


def titled(parse: Parse, name: Found) -> bool:
    """Return whether a courtesy title or a short title with a full stop stands before a name: "Mrs.", "Sen."."""
    if name.first == 0:
        return False
    before = parse.tokens[name.first - 1].text
    return before.lower().rstrip(".") in COURTESY or (before.endswith(".") and before[:-1].lower() in TITLES)


def head_of(parse: Parse, name: Found) -> Token:
    """Return a name's head: its first word whose own head lies outside."""
    words = parse.tokens[name.first : name.last]
    return next((token for token in words if not name.first <= token.head < name.last), words[0])


def corporate(parse: Parse, name: Found) -> bool:
    """Return whether what stands beside a name is said of bodies alone: their trade, shares and boards, "which"."""
    tokens, head = parse.tokens, head_of(parse, name)
    if gender(token.text for token in tokens[name.first : name.last - 1]):
        return False
    above = tokens[head.head]
    before = tokens[name.first - 1] if name.first else head
    if before.lemma in BODY_NOUNS and before.tag == "NN" and before.head == head.index and before.dep != "appos":
        return True
    beside = [above] if head.dep == "appos" else []
    beside += [tokens[child] for child in parse.children[head.index] if tokens[child].dep == "appos"]
    if any(token.lemma in BODY_NOUNS and token.tag == "NN" for token in beside):
        return True
    if head.dep == "poss":
        chief = above.lemma == "executive" and any(tokens[n].lemma == "chief" for n in parse.children[above.index])
        return chief or above.lemma in CORPORATE
    if head.dep == "pobj" and above.text.lower() == "in":
        return tokens[above.head].lemma in ("share", "stake", "shareholder")
    clauses = (n for n in parse.children[head.index] if tokens[n].dep == "relcl")
    return any(
        tokens[n].text.lower() == "which" and tokens[n].dep == "nsubj" for c in clauses for n in parse.children[c]
    )


def personal(parse: Parse, name: Found) -> bool:
    """Return whether what stands beside a name is said of persons alone: an age, "who", kinship, an act."""
    tokens, head = parse.tokens, head_of(parse, name)
    after = tokens[name.last : name.last + 3]
    if len(after) == 3 and after[0].text == after[2].text == "," and after[1].text.isdigit() and len(after[1].text) < 3:
        return True
    if name.first and tokens[name.first - 1].sentence == head.sentence:
        before = tokens[name.first - 1]
        if before.lemma in PERSON_NOUNS and before.tag == "NN" and before.dep in ("compound", "nmod"):
            return True
    above = tokens[head.head]
    if name.last - name.first > 1 and (head.dep, above.lemma.lower()) in PERSONAL:
        return True
    if head.dep == "appos" and above.tag == "NN" and above.lemma in PERSON_NOUNS and above.index < name.first:
        return True
    for child in parse.children[head.index]:
        token = tokens[child]
        if token.dep == "appos" and token.tag == "NN" and token.lemma in PERSON_NOUNS:
            return True
        if token.dep == "relcl" and any(tokens[n].text.lower() == "who" for n in parse.children[child]):
            return head.tag == "NNP"
    return False


def after_article(parse: Parse, name: Found) -> bool:
    """Return whether a name is a noun phrase after "the": "the Wolverines" are no person."""
    if name.first == 0 or parse.tokens[name.first - 1].text.lower() != "the":
        return False
    head = parse.tokens[name.last - 1]
    return head.dep not in ("compound", "poss", "nmod", "amod") or head.tag == "NNPS"


def kind_of(parse: Parse, name: Found, voted: MentionKind) -> MentionKind:
    """Return the kind voted, unless the words of the name say that it is a body."""
    words = [token.text.lower() for token in parse.tokens[name.first : name.last]]
    if len(words) > 1 and voted in ("person", "thing", "place") and words[-1] in ORGANISATION_WORDS:
        return "organisation"
    return voted
