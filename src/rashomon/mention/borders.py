"""Where a name begins and ends: the tagger's range without titles and marks, with particles and initials."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.countries import LANDS
from rashomon.genders import table
from rashomon.mention.headlines import Found
from rashomon.mention.lexicon import NOT_NAMES, ORGANISATION_WORDS, PARTICLES, PERSON_NOUNS, PERSONAL_TITLES
from rashomon.mention.written import is_given, is_title
from rashomon.model import MentionKind, Name, Parse, Token
from rashomon.numerals import WEEKDAY_NAMES

EDGE = frozenset({"'s", "’s", "'", "’", '"', "“", "”", "‘", ",", ".", "-", "–", "—", "(", ")", "[", "]", ":", ";",
                  "the", "a", "an", "this", "that", "these", "/", "|", "…", "and", "or", "of", "s", "@", "#", "*", "!",
                  "?", "``", "''", "our", "his", "her", "their", "its"})  # fmt: skip
QUOTATION, APOSTROPHES = frozenset({"“", "”", '"', "``", "''"}), frozenset({"'", "’"})
# No name ends with these; what follows is a number.
NUMBERED = frozenset({"no.", "nos."})
# Korean names end with these, which the tagger takes for other words: "Park Jae-in".
SYLLABLES = frozenset("in on un il ok ho ju su mi hi ah".split())
# Offices that are no family names.
OFFICES = frozenset(
    "sheriff minister secretary president governor senator congressman congresswoman adviser advisor chair spokesman"
    " spokeswoman spokesperson counsel director chairman chairwoman ambassador commissioner superintendent prosecutor"
    " detective whip staff gm marshal marshall sgt lt rep sen gov gen capt col dr mr mrs ms lieutenant sergeant"
    " inspector coordinator".split()
)
OFFICES_AT_THE_END = frozenset(
    "aide teen staffer staff suspect victim officer lawmaker man woman cop candidate".split()
)
# What a headline bids its reader do with a person, and how a sentence begins that names its speaker after the verb
# ("Added Ruiz: …"); none of them is a given name.
CALLS = frozenset("meet watch hear ask remember behold introducing added asked replied tweeted wrote answered".split())
WEEKDAYS = frozenset(map(str.title, WEEKDAY_NAMES))
# Before a weekday they make it a name.
HOLY = frozenset("black super good ash fat holy cyber easter palm bloody giving freaky ruby".split())
# Titles that only persons have, as they are shortened.
SHORT_TITLES = frozenset("det. sgt. lt. cpl. capt. mr mr. mrs mrs. ms ms. sen. rep.".split())
ATTORNEY = re.compile(r"\battorney general\b", re.IGNORECASE)
# Behind a name, how a match ended: "beat Everton 2-1".
SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
MONTHLESS = re.compile(r"[A-Za-z]")
# What follows where an "'s" is a part of a name: "Sales at McDonald's fell".
OWNS_NOTHING = frozenset({"VBD", "VBZ", "MD", "IN", "TO", "CC", ",", "."})
# Labels of names that hold no slash and hardly a comma.
DIVIDED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
# After a comma, these go on with a name.
FIRMS = frozenset("inc ltd llc llp plc corp co sa ag nv jr sr ii iii iv md phd".split())


def divided(tokens: tuple[Token, ...], name: Name) -> Iterable[tuple[int, int]]:
    """Yield the parts of what a tagger took for one name that a slash or a lone comma divides: "Kosovo/Serbia".

    So too two family names with "and" between them that the report gives apart elsewhere: they are no firm's; and whose
    office it is from who holds it: "President of Peru Ana Ruiz".
    """
    first, last = name.first, name.last
    if is_holder(tokens, first + 1, last) and holds_office_of(tokens, first):
        yield first, first + 1
        yield first + 1, last
        return
    texts = [token.text for token in tokens[first:last]] if name.label in DIVIDED else []
    if len(texts) == 3 and texts[1] == "and" and texts[0] != texts[2] and all(apart(tokens, t) for t in texts[::2]):
        yield first, first + 1
        yield last - 1, last
        return
    comma = texts.count(",") == 1 and not {"and", "&"}.intersection(texts)
    start = first
    for index in range(first + 1, last - 1 if texts else first):
        after = tokens[index + 1].text
        firm = after.lower().rstrip(".") in FIRMS
        mark = tokens[index].text
        if after[:1].isupper() and not firm and (mark == "/" or (comma and mark == ",")):
            yield start, index
            start = index + 1
    yield start, last


def is_holder(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Return whether some words are a given name and a family name."""
    names = tokens[first:last]
    named = len(names) > 1 and is_given(names[0]) and all(t.text.isalpha() and t.text.istitle() for t in names)
    return named and names[-1].text.lower() not in ORGANISATION_WORDS


def holds_office_of(tokens: tuple[Token, ...], first: int) -> bool:
    """Return whether "of" and an office, or another word for one person, stand before a word that is a name itself."""
    before = tokens[max(first - 2, 0) : first]
    office = len(before) == 2 and before[1].text == "of" and before[0].lemma.lower() in PERSON_NOUNS
    return office and (tokens[first].text.lower() in LANDS or apart(tokens, tokens[first].text))


def apart(tokens: tuple[Token, ...], word: str) -> bool:
    """Return whether a proper noun stands somewhere with no other beside it, and no "and"."""
    beside = zip(("", *(t.text for t in tokens)), tokens, (*tokens[1:], None), strict=False)
    return any(
        token.text == word
        and token.pos == "PROPN"
        and before != "and"
        and not before[:1].isupper()
        and (after is None or (after.text != "and" and after.pos != "PROPN"))
        for before, token, after in beside
    )


def mend(parse: Parse, first: int, last: int, kind: MentionKind) -> Iterable[Found]:
    """Yield the tagger's name with its edges mended: no articles, titles, possessives; particles and initials in."""
    tokens = parse.tokens
    first, last = trimmed(tokens, first, cut(tokens, first, last))
    last = before_repeat(tokens, first, last)
    if last - first > 1 and tokens[last - 1].text in WEEKDAYS and tokens[last - 2].text.lower() not in HOLY:
        # "The Daily News Wednesday": when it was said.
        first, last = trimmed(tokens, first, last - 1)
    last = before_score(tokens, first, last)
    while first < last and tokens[last - 1].pos == "ADP" and tokens[last - 1].text.islower():
        first, last = trimmed(tokens, first, last - 1)
    if kind in ("organisation", "thing") and first + 1 < last and personal_title(tokens, first, last):
        kind = "person"
    if kind == "organisation" and last - first > 2 and called_by_role(tokens, first):
        kind = "person"
    if kind in ("organisation", "thing") and holds_office(tokens, first, last):
        kind = "person"
    if kind == "thing" and last - first == 2 and is_gibe(tokens, first - 2):
        kind = "person"
    if first + 1 < last and is_attorney(parse, first):
        first, kind = first + 1, "person"
    if kind == "organisation" and first > 0 and before_body(tokens, first):
        first -= 1
    if kind == "organisation" and last + 1 < len(tokens) and owns_nothing(parse, last):
        last += 1
    if kind == "person":
        first = max((i + 1 for i in range(first, last - 1) if tokens[i].text in ("'s", "’s")), default=first)
        first = after_titles(tokens, first, last)
        first, last = trimmed(tokens, first, last)
        last = next((i for i in range(first + 1, last) if ends_before(tokens[i - 1], tokens[i])), last)
        first = with_particles(tokens, first)
        last = with_tail(tokens, last)
    if first < last and is_name(tokens[first:last], kind) and not is_office(tokens, last):
        yield Found(first, last, kind)


def ends_before(before: Token, token: Token) -> bool:
    """Return whether a person's name ends before a word: not before the last part of "Park Jae-in"."""
    return token.pos in ("AUX", "ADP", "DET", "SCONJ") and not (before.text == "-" and not before.space)


def owns_nothing(parse: Parse, mark: int) -> bool:
    """Return whether an "'s" belongs to a body's name: nothing is owned, and no such name stands without it."""
    tokens = parse.tokens
    if tokens[mark].text not in ("'s", "’s") or tokens[mark + 1].tag not in OWNS_NOTHING:
        return False
    bare = (t for t in tokens[:-1] if t.text == tokens[mark - 1].text)
    return all(tokens[t.index + 1].text in ("'s", "’s") for t in bare)


def is_attorney(parse: Parse, index: int) -> bool:
    """Return whether "AG" or "A.G." is short for the attorney general of whom the report tells, no initials."""
    return parse.tokens[index].text in ("AG", "A.G.") and ATTORNEY.search(parse.report.text) is not None


def personal_title(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Return whether a name begins with a title that only persons have, and holds no word for a body."""
    words = [token.text.lower() for token in tokens[first:last]]
    return (words[0] in PERSONAL_TITLES or words[0] in SHORT_TITLES) and not ORGANISATION_WORDS.intersection(words)


def called_by_role(tokens: tuple[Token, ...], first: int) -> bool:
    """Return whether a name begins with a noun for a person and a given name: "Neighbor Mark King"."""
    return tokens[first].text.lower() in PERSON_NOUNS and tokens[first + 1].text.lower() in table()


def holds_office(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Return whether a name is an office with who holds it: "DNC Chair Ana Ruiz"."""
    offices = (i for i in range(first, last - 2) if tokens[i].text.lower() in OFFICES)
    return any(tokens[i + 1].text.lower() in table() for i in offices)


def after_titles(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where a person's name starts after what is no part of it: "Meet", "Special Counsel", "County Sheriff"."""
    opens = not first or tokens[first - 1].sentence != tokens[first].sentence
    if opens and first < last - 1 and tokens[first].text.lower() in CALLS:
        first += 1
    while first < last - 1 and is_title(tokens[first]):
        first += 1
    inner = [
        i
        for i in range(first, last - 1)
        if (tokens[i].text.lower().rstrip(".") in OFFICES and tokens[i + 1].text != "-")
        or (i + 2 < last and called_by_role(tokens, i))
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


def before_score(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where a name ends behind which stands how a match ended: "beat Everton | 2-1"."""
    start = next((n for n in range(first + 1, last) if tokens[n].text[0].isdecimal()), last)
    return start if SCORE.fullmatch("".join(token.text for token in tokens[start:last])) else last


def before_body(tokens: tuple[Token, ...], first: int) -> bool:
    """Return whether the token before a body's name is its first word, cut off for its digits: "i24 News"."""
    before = tokens[first - 1]
    return any(c.isdigit() for c in before.text) and any(c.isalpha() for c in before.text) and before.dep == "compound"


def trimmed(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Return the range without punctuation, articles and possessive marks at its edges."""
    while first < last and (tokens[first].text.lower() in EDGE or is_gibe(tokens, first)):
        first += 1
    while first < last and tokens[last - 1].text.lower() in EDGE | NUMBERED and not is_initial(tokens[last - 1]):
        last -= 1
    return first, last


def is_gibe(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a word only mocks whom a given name after it names: "Braggin' Ned Hale", "“Lazy” Ned Hale"."""
    if index + 2 >= len(tokens) or not is_given(tokens[index + 2]) or not tokens[index + 1].space:
        return False
    word, mark = tokens[index], tokens[index + 1].text
    quoted = index and tokens[index - 1].text in QUOTATION and mark in QUOTATION
    return not word.space and bool(quoted or (word.text.endswith("in") and mark in APOSTROPHES))


def before_repeat(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where a person's name ends whose last word is written twice by mistake: "Ned Hale | Hale"."""
    twice = last - first > 2 and tokens[last - 1].text == tokens[last - 2].text
    return last - 1 if twice and tokens[last - 3].text.lower() in table() else last


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
    """Return the end of a person's name with a hyphenated part that the tagger cut off: "Anne-Marie", "Park Jae-in"."""
    while (
        last + 1 < len(tokens)
        and tokens[last].text == "-"
        and not tokens[last].space
        and not tokens[last - 1].space
        and (tokens[last + 1].text[:1].isupper() or tokens[last + 1].text in SYLLABLES)
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
        # "Police ID child" names no body.
        len(tokens[0].text) < 2
        or tokens[0].text in ("ID", "IDs")
        or tokens[0].pos in ("VERB", "AUX", "ADV", "ADP", "PRON", "DET", "NUM", "INTJ")
    ):
        return False
    return not (kind == "person" and len(tokens) == 1 and is_title(tokens[0]))
