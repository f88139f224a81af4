"""Two readings → where their names are spelled, their ages given or their quoted words put in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from unicodedata import combining, normalize

from rapidfuzz.distance import DamerauLevenshtein

from rashomon.model import Token
from rashomon.romanised import FOREIGN, same_sound

# A remark is compared by so many of its words: the cost of a comparison stays bounded.
MOST_WORDS = 200
# How many words two quotations of one remark share at least, and as what part of the shorter one.
FEWEST, AGREED = 4, 0.5
# From this many words on, other words between shared ones are another remark.
MOST_OTHER = 4
# What is spoken short, by its last letters, in full: "he's", "we've", "don't".
FULL = {"s": "is", "re": "are", "m": "am", "ve": "have", "ll": "will", "don": "do", "t": "not"}
# Words that may be heard or not.
UNHEARD = frozenset({"that", "a", "an", "the"})
# Words by which one speaks of oneself, and as another tells what one said. "He" and "she" are one.
OWN = frozenset("i me my mine myself we us our ours ourselves".split())
OTHERS = dict(
    zip(
        "i she me him her my mine hers myself herself we us our ours ourselves am have were".split(),
        "he he his his his his his his himself himself they them their their themselves is has was".split(),
        strict=True,
    )
)
# Words on which anything can be said: two remarks that share no other are two on one pattern.
THIN = frozenset(
    """i you he she it we they me him her us them my your his its our their this that these those there who what which
    is are am was were be been being have has had do does did will would shall should can could may might must s re m ve
    ll d don t not no a an the and or but so if as of to in on at by for with from about than very really just too all
    think thinks thought believe believes say says said much more most""".split()
)
# Vowels of which one stands for the other where a name comes from another script.
OPEN = frozenset("ou")
# A shorter name is another name when one letter differs ("Ann", "Dan").
SHORTEST_NAME = 5


def reworded(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether two quotations are one remark in different words: some are exchanged, or left out in the middle.

    What only one of them says before or after is no other wording; nor are other blanks ("world view", "worldview").

    >>> reworded("we went way too far".split(), "i think we went too far".split())
    True
    >>> reworded("those words went too far for us".split(), "what you said went too far for us".split())
    True
    >>> reworded("we went too far".split(), "we went too far and we know it".split())
    False
    >>> reworded("i think it is unfair".split(), "i think it is unlawful".split())
    False
    >>> reworded("i look forward to a fair trial".split(), "she looks forward to a fair trial".split())
    False
    """
    a, b = left[:MOST_WORDS], right[:MOST_WORDS]
    if bool(OWN & {*a}) != bool(OWN & {*b}):
        a, b = retold(a), retold(b)
    blocks = [each for each in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if each.size]
    blocks = [each for each in blocks if each.size > 1] or blocks
    if sum(each.size for each in blocks) < max(FEWEST, AGREED * min(len(a), len(b))):
        return False
    if all(word in THIN for each in blocks for word in a[each.a : each.a + each.size]):
        return False
    starts = [(0, 0), *((each.a + each.size, each.b + each.size) for each in blocks)]
    ends = [*((each.a, each.b) for each in blocks), (len(a), len(b))]
    gaps = [(a[i:k], b[j:m]) for (i, j), (k, m) in zip(starts, ends, strict=True)]
    inner = gaps[1:-1]
    if any(other_words(*gap) for gap in inner):
        return all(len(words) <= MOST_OTHER for gap in inner for words in gap)
    edges = (gap for gap in (gaps[0], gaps[-1]) if all(0 < len(words) <= MOST_OTHER for words in gap))
    return any(other_words(*gap) for gap in edges)


def repeated(left: Sequence[str], right: Sequence[str]) -> float:
    """Return how much of the shorter of two remarks their longest run of the same words is.

    >>> repeated("we went too far".split(), "he said that we went way too far".split())
    0.5
    """
    a, b = left[:MOST_WORDS], right[:MOST_WORDS]
    longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return longest.size / max(min(len(a), len(b)), 1)


def other_words(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether two stretches of a remark differ in more than their blanks, and than in how they are spoken.

    "he is", "he's"; "I think that it works", "I think it works"; "a wall or a fence", "a wall or fence"; nor are marks
    other words: "555-0100", "(555) 0100".
    """
    return in_full(left) != in_full(right)


def retold(words: Sequence[str]) -> list[str]:
    """Return a remark's words as another tells it of the speaker, without the endings by which verbs agree.

    >>> retold("i look forward to my trial".split()) == retold("she looks forward to her trial".split())
    True
    """
    return [OTHERS.get(word, word).removesuffix("s") for word in words]


def in_full(words: Sequence[str]) -> str:
    """Return the letters and digits of a remark, without "that" and articles, in full what is spoken short."""
    spoken = "".join(FULL.get(word, word) for word in words if word not in UNHEARD)
    return "".join(character for character in spoken if character.isalnum())


def respelled(left: Iterable[Token], right: Iterable[Token], seen: frozenset[str]) -> tuple[Token, Token] | None:
    """Return two names that differ in a letter or two, ``None`` where there are none.

    ``seen`` are the words that both reports use: a name that the other report knows too is another one.
    """
    names = [[token for token in side if is_name(token, seen)] for side in (left, right)]
    for a in names[0]:
        for b in names[1]:
            if alike(a.text.lower(), b.text.lower()) and not transcribed(a.text.lower(), b.text.lower()):
                return a, b
    return None


def is_name(token: Token, seen: frozenset[str]) -> bool:
    """Return whether a token is a name long enough to be misspelled and not known to both reports."""
    word = token.text
    return (
        token.pos == "PROPN"
        and len(word) >= SHORTEST_NAME
        and word.isalpha()
        and word.istitle()
        and word.lower() not in seen
    )


def alike(a: str, b: str) -> bool:
    """Return whether two words differ by a slip of the pen: one letter, two in a long word, no plural, no accent."""
    a, b = plain(a), plain(b)
    if a[0] != b[0] or a == b or a.rstrip("s") == b.rstrip("s") or a.startswith(b) or b.startswith(a):
        return False
    return DamerauLevenshtein.distance(a, b) <= (1 if min(len(a), len(b)) < 8 else 2)


def transcribed(a: str, b: str) -> bool:
    """Return whether two words in lower case are one, or one of another script: no slip but another convention.

    Without a sign of such a script that is known where "u" stands for "o" alone; other vowels are slips, too.

    >>> transcribed("qaddafi", "gadhafi"), transcribed("moammar", "muammar")
    (True, True)
    >>> transcribed("akielah", "akeilah"), transcribed("jansen", "jensen")
    (False, False)
    """
    a, b = (plain(word).removeprefix("al-").removeprefix("el-") for word in (a, b))
    if a == b or not (a.isalpha() and b.isalpha()):
        return a == b
    vowel = len(a) == len(b) and {frozenset(pair) for pair in zip(a, b, strict=True) if len({*pair}) > 1} == {OPEN}
    return same_sound(a, b) and (vowel or FOREIGN.search(f"{a} {b}") is not None)


def plain(word: str) -> str:
    """Return a word without its accents."""
    return "".join(c for c in normalize("NFKD", word) if not combining(c)) or word
