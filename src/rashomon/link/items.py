"""Mentions with what linking needs to know of them: words, head, modifiers, place in the sentence."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass

from rashomon.genders import MEN, WOMEN
from rashomon.grammar import PLURAL, behind
from rashomon.link.offices import OF_TWO_WORDS, SAME_OFFICE
from rashomon.model import Analysis, Mention, MentionKind, Parse, Passage, Story, Token
from rashomon.numerals import ORDINALS, UNITS

# Words that change whom a role means: "former president", "deputy minister".
CHANGING = frozenset(
    "former deputy vice acting assistant late associate interim then incoming outgoing elect first second".split()
)
# … or that another of its kind is meant than was told of.
OTHERS = frozenset(
    "other another second third fourth different several more additional past previous next last earlier later future"
    " prior separate similar any no every each either neither".split()
)
# Numbers that some outlets write in words and others in figures.
WRITTEN = {word: str(value) for word, value in UNITS.items() if value <= 12}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "said"})
POSSESSIVE_PRONOUNS = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
# Words of which one rules out the others before one head: the east stand is not the west stand.
OPPOSED = tuple(
    frozenset(words.split())
    for words in (
        "east west north south eastern western northern southern central",
        "upper lower middle", "left right", "front back rear", "inner outer", "male female",
        "federal state local national regional municipal provincial", "public private", "big small large little",
    )
)  # fmt: skip
# Adjectives that say which ministry one is.
PORTFOLIOS = frozenset({"interior", "internal", "foreign", "external"})
# What is told from others of its kind by names after it too: "the regime in Syria", "the attack in Izmir".
FOLLOWED = frozenset({"organisation", "event"})
# Kinds that each report names in its own way: by a name, or by what they are about.
LOOSE = frozenset({"thing", "event"})
YEAR = re.compile(r"1[89]\d\d|20\d\d")

# What papers call the same party's or the same country's.
USUAL = {
    word: words.split()[0]
    for words in (
        "republican republicans gop",
        "democrat democrats democratic dem dems",
        "us usa american",
        "uk british",
    )
    for word in words.split()
}
COUNTRIES_OF_TWO_WORDS = (({"united", "states"}, "us"), ({"united", "kingdom"}, "uk"))

# Letters that Unicode takes for whole ones and papers write without their strokes; marks for sounds of other scripts.
WHOLE = str.maketrans("łŁøØđĐıħĦ", "lLoOdDihH") | {ord(c): None for c in "ʻʼ‘`ʿʾ"} | {0xE6: "ae", 0x153: "oe"}

# British spellings of words that stand in names and descriptions, and the American ones.
AMERICAN = dict(
    pair.split(":")
    for pair in """
centre:center theatre:theater defence:defense labour:labor harbour:harbor jewellery:jewelry programme:program
organisation:organization licence:license offence:offense neighbourhood:neighborhood councillor:councilor colour:color
honour:honor rumour:rumor armour:armor metre:meter kilometre:kilometer fibre:fiber aluminium:aluminum aeroplane:airplane
behaviour:behavior
""".split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """A mention in its report: normal words, its tokens (half-open), its head's index and normal lemma.

    ``modifiers`` are the words of a role besides its head, ``proper`` those among them that tell it from others of
    its kind: names, demonyms and nouns, not mere adjectives; ``common`` are the common nouns. ``count`` is its number
    in figures; ``definite`` says whether it points at one already known, ``speaks`` whether it heads a source.
    """

    mention: Mention
    text: str
    words: tuple[str, ...]
    first: int
    last: int
    head: int
    sentence: int
    lemma: str
    modifiers: frozenset[str]
    proper: frozenset[str]
    common: frozenset[str]
    count: str
    definite: bool
    plural: bool
    speaks: bool

    @property
    def id(self) -> str:
        """Return the mention's id."""
        return self.mention.id

    @property
    def report(self) -> str:
        """Return the id of the mention's report."""
        return self.mention.report

    @property
    def passage(self) -> Passage:
        """Return the mention's words as a passage."""
        return Passage(self.mention.report, self.mention.span)

    @property
    def gender(self) -> str:
        """Return "m" or "f" where the head noun says that it speaks of a man or of a woman, else an empty string."""
        return "m" if self.lemma in MEN else "f" if self.lemma in WOMEN else ""


def normal(text: str) -> str:
    """Return a word in lower case without accents, full stops and possessive marks.

    >>> normal("Müller's"), normal("Łódź")
    ('muller', 'lodz')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.translate(WHOLE)) if not unicodedata.combining(c))
    plain = plain.replace("[", "").replace("]", "").casefold().replace(".", "").replace("’", "'")
    word = plain.removesuffix("'s").replace("'", "")
    return AMERICAN.get(word, word)


def words_of(text: str) -> tuple[str, ...]:
    """Return the normal words of a name, hyphens and slashes taken as blanks.

    >>> words_of("Abdel-Fattah al-Sisi")
    ('abdel', 'fattah', 'al', 'sisi')
    """
    return tuple(word for part in re.split(r"[\s\-–/,&\"“”()]+", text) if (word := normal(part)))


def items_of(story: Story) -> list[Item]:
    """Return the items of a story's reports: names, roles and pronouns, by report and place."""
    return [item for analysis in story.analyses for item in report_items(analysis)]


def report_items(analysis: Analysis) -> list[Item]:
    """Return the items of one report in text order."""
    starts = [token.start for token in analysis.parse.tokens]
    small = {token.text for token in analysis.parse.tokens if token.pos == "NOUN"}
    sources = [source for statement in analysis.statements for source in statement.source]
    spoken = {
        index
        for source in sources
        for index in range(bisect.bisect_left(starts, source.start), bisect.bisect_left(starts, source.end))
    }
    return [made(analysis.parse, starts, small, spoken, m) for m in analysis.mentions if m.form != "value"]


def made(parse: Parse, starts: list[int], small: Set[str], spoken: Set[int], mention: Mention) -> Item:
    """Return a mention as an item; ``small`` and ``spoken`` are a report's common nouns and its sources' tokens."""
    tokens = parse.tokens
    first = max(0, bisect.bisect_right(starts, mention.span.start) - 1)
    last = max(first + 1, bisect.bisect_left(starts, mention.span.end))
    head = min(max(first, bisect.bisect_right(starts, mention.head.start) - 1), last - 1)
    text = mention.span.of(parse.report.text)
    lemma = head_word(parse, first, head)
    return Item(
        mention=mention,
        text=text,
        words=words_of(text),
        first=first,
        last=last,
        head=head,
        sentence=tokens[head].sentence,
        lemma=lemma,
        modifiers=modifiers(parse, first, last, head) if mention.form == "role" else frozenset(),
        proper=proper(parse, first, last, head, mention.kind) if mention.form == "role" else frozenset(),
        common=common(parse, small, first, last, head) if mention.form == "role" else frozenset(),
        count=count(parse, first, head),
        definite=definite(parse, first, head),
        plural=tokens[head].tag in PLURAL,
        speaks=head in spoken,
    )


def head_word(parse: Parse, first: int, head: int) -> str:
    """Return the usual word for what a phrase's head names, with the word before it where that makes another office."""
    token = parse.tokens[head]
    word = usual(token)
    lemma = SAME_OFFICE.get(word, word)
    before = "prime" if word == "premier" else normal(parse.tokens[head - 1].text) if head > first else ""
    return OF_TWO_WORDS.get((before, lemma), lemma)


def usual(token: Token) -> str:
    """Return a common noun's lemma, other words as they are written, as a normal word."""
    return normal(token.lemma if token.pos == "NOUN" else token.text)


def proper(parse: Parse, first: int, last: int, head: int, kind: MentionKind) -> frozenset[str]:
    """Return the names, demonyms, nouns and years that modify a role's head; of some kinds also names that follow."""
    beside = attached(parse, head) if kind in FOLLOWED else frozenset()
    office = parse.tokens[head].lemma.lower() in {"ministry", "department"}
    if parse.tokens[head].lemma.lower() == "official":
        beside = served(parse, head)
    found = beside | frozenset(
        usual(token)
        for token in parse.tokens[first:last]
        if token.index != head
        and (
            token.pos == "PROPN"
            or (token.pos == "NOUN" and not hyphened(parse, token.index))
            or (token.pos == "ADJ" and (token.text[:1].isupper() or (office and token.lemma in PORTFOLIOS)))
            or (token.dep == "compound" and token.text.isalpha() and not measure(parse, token.index))
            or YEAR.fullmatch(token.text)
        )
        and token.lemma not in ("year", "ex")
    )
    for words, short in COUNTRIES_OF_TWO_WORDS:
        found = found - words | {short} if words <= found else found
    # What is all marks has no normal form: an apostrophe that the parser takes for a name.
    return found - {"", "-"}


def common(parse: Parse, small: Set[str], first: int, last: int, head: int) -> frozenset[str]:
    """Return the common nouns that modify a role's head; in a headline what the text below has ``small`` is one."""
    return frozenset(
        usual(token)
        for token in parse.tokens[first:last]
        if token.index != head and (token.pos == "NOUN" or (not token.sentence and token.text.lower() in small))
    )


def hyphened(parse: Parse, index: int) -> bool:
    """Return whether a token is a part of a word with a hyphen: "same-sex", "oil-producing"."""
    tokens = parse.tokens
    after, before = tokens[index + 1 : index + 2], tokens[max(0, index - 1) : index]
    return any(
        t.text == "-" and (t.start == tokens[index].end or t.end == tokens[index].start) for t in (*after, *before)
    )


def measure(parse: Parse, index: int) -> bool:
    """Return whether a token is what a number before a hyphen counts, "four-term", or a term: "short-term"."""
    tokens = parse.tokens
    if index < 2 or tokens[index - 1].text != "-" or tokens[index - 1].end != tokens[index].start:
        return False
    return tokens[index].lemma == "term" or tokens[index - 2].pos == "NUM"


def attached(parse: Parse, head: int) -> frozenset[str]:
    """Return the names in what follows a noun: "the attack in Izmir", "the regime led by Ivan Horak"."""
    links = [t for t in parse.below(parse.tokens[head]) if t.index > head and t.dep in ("prep", "acl")]
    links += [t for link in links for t in parse.below(link) if t.dep in ("agent", "prep")]
    named = [t for link in links for t in parse.below(link) if t.dep == "pobj"]
    return frozenset(normal(t.text) for t in named if t.pos == "PROPN")


def served(parse: Parse, head: int) -> frozenset[str]:
    """Return the words for the body that officials serve, after their noun: "officials at the Elm Street clinic"."""
    heads = behind(parse, parse.tokens[head], {"at", "with", "from", "for", "of"})
    words = [*heads, *(t for noun in heads for t in parse.below(noun) if t.dep == "compound")]
    return frozenset(normal(t.lemma) for t in words if t.pos in ("NOUN", "PROPN"))


def modifiers(parse: Parse, first: int, last: int, head: int) -> frozenset[str]:
    """Return the words of a role besides its head and the small words, but those that tell of others."""
    found = []
    for token in parse.tokens[first:last]:
        small = token.pos in ("DET", "PUNCT", "PART", "ADP", "CCONJ", "NUM", "PRON", "SYM", "AUX")
        if token.index == head or (small and token.text.lower() not in OTHERS):
            continue
        if token.text.lower() in ORDINALS and hyphened(parse, token.index):
            # "The second-term senator" is the senator.
            continue
        word = usual(token)
        word = "former" if word == "ex" else word
        if word and word not in ("-", "old", "year", "new", "own", "same", "very", "so"):
            found.append(word)
    return frozenset(found)


def count(parse: Parse, first: int, head: int) -> str:
    """Return the number before a role's head, small ones in figures: "2" for "two men" and "both men"."""
    for token in parse.tokens[first:head]:
        if token.text.lower() == "both" and token.head == head:
            return "2"
        if token.pos == "NUM" and token.head == head:
            word = token.text.lower()
            return WRITTEN.get(word, word)
    return ""


def definite(parse: Parse, first: int, head: int) -> bool:
    """Return whether a noun phrase points at something known: "the", "this", or a possessor."""
    for token in parse.tokens[first:head]:
        if token.pos == "DET" or token.text.lower() in DEFINITE:
            return token.text.lower() in DEFINITE
        if token.text in ("'s", "’s"):
            return True
    return False


def owned(parse: Parse, item: Item) -> bool:
    """Return whether a role belongs to a pronoun: "his mother", whose reading hangs on another's."""
    return any(token.text.lower() in POSSESSIVE_PRONOUNS for token in parse.tokens[item.first : item.head])


def possessor(role: Item) -> str:
    """Return "m" or "f" where a role begins with "his" or "her", else an empty string."""
    word = role.text.partition(" ")[0].lower()
    return "m" if word == "his" else "f" if word == "her" else ""


def opposed(one: Set[str], other: Set[str]) -> bool:
    """Return whether the modifiers of two roles rule each other out: "east" and "west"."""
    sides = ((one & words, other & words) for words in OPPOSED)
    return any(a and b and not a & b for a, b in sides)


def comparable(one: Set[str], other: Set[str], nouns: Set[str], *, thing: bool) -> bool:
    """Return whether what tells two things or happenings from others of their kind can tell them from each other.

    A name tells them from names, and of things a noun from nouns: "the Oslo deal" may be "the trade deal", and the
    attack in a market "the Oslo attack". ``nouns`` are the common nouns among both.
    """
    return bool(one - nouns) == bool(other - nouns) or (thing and bool(one & nouns and other & nouns))


def alike(one: str, other: str) -> bool:
    """Return whether two modifiers name the same country or thing: "Syria" and "Syrian", "Texas" and "Texan".

    >>> alike("syria", "syrian"), alike("iran", "iraq")
    (True, False)
    """
    if USUAL.get(one, one) == USUAL.get(other, other):
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long == short + "s" and len(short) > 2:
        return True
    return len(short) >= 4 and long[: len(short) - 1] == short[:-1] and long[len(short) - 1 :] in endings(short)


def endings(short: str) -> tuple[str, ...]:
    """Return what may follow a country's name without its last letter in the word for its people."""
    last = short[-1]
    return ("n", "an", "ian", "i", "ese", "ish", *(last + end for end in ("n", "an", "ian", "i", "s")))
