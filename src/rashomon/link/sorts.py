"""Sorts of head nouns: what can name one and the same thing of a story, though the nouns are no synonyms."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from rashomon.kin import kin
from rashomon.link.forms import GENERIC

# Heads that many different things of one story share: never joined on the head alone.
COMMON = frozenset(
    "people person man woman other one official member resident family friend relative parent"
    " statement comment charge claim call allegation order rule policy question room day group team source expert"
    " analyst critic supporter lawmaker leader money plan program case right amount part side number time way place"
    " voter worker business office".split()
)
# Last words of the names of outlets and firms, which say nothing of what they are.
MASTHEADS = frozenset("news times post mail sun mirror star world home house".split())
# Wider than kin: a "teen" is not always a "boy", but the teen of a report can be its boy.
SORTS = {
    kin(word): words.split()[0]
    for words in (
        "child kid boy girl teen teenager youth youngster schoolboy schoolgirl",
        "baby infant newborn",
        "building structure warehouse",
        "image photo photograph picture",
        "company business chain retailer manufacturer maker automaker carmaker giant corporation conglomerate startup"
        " employer",
        "group organization organisation association nonprofit charity foundation",
        "panel committee commission",
        "allegation accusation claim",
        "remark comment",
        "attack shooting massacre rampage assault bombing blast explosion incident homicide gunfire firefight ambush",
        "actress actor star starlet singer celebrity performer entertainer",
        "tycoon mogul billionaire millionaire businessman magnate",
        "officer cop policeman",
        "facility center centre clinic rehab",
        "protest demonstration march rally",
        "riot unrest disorder rioting",
        "proposal plan package",
        "summit meeting talks",
        "lawsuit suit complaint",
        "document memo paper note",
        "speech address",
        "ad advertisement commercial spot",
        "outage disruption blackout",
        "driver motorist",
        "aide staffer assistant",
        "inmate prisoner convict",
        "thief robber burglar",
        "scientist researcher",
        "doctor physician",
        "author writer novelist",
        "student pupil",
        "reporter journalist",
        "race contest",
        "pastor preacher minister clergyman priest",
        "lawmaker legislator congressman congresswoman representative",
        "award prize honor honour",
        "dog animal pet",
        "house apartment residence mansion",
        "road street highway",
        "airline carrier",
        "magazine newspaper paper publication",
        "network broadcaster channel station",
        "flaw vulnerability bug hole",
        "update patch fix",
        "drug medicine medication",
        "virus disease illness",
        "victory win triumph",
        "defeat loss",
        "game match",
        "phone handset smartphone device",
        "tsunami wave",
        "body corpse remains",
        "prison jail",
        "jet plane aircraft airliner helicopter",
        "truck lorry van",
        "offer bid",
        "agency bureau department",
        "school campus",
        "mayor leader",
        "money cash fund",
    )
    for word in words.split()
}  # fmt: skip
# What stands on the two sides of one thing is never one: a drug is not the disease.
SIDES = tuple(
    (frozenset(left.split()), frozenset(right.split()))
    for left, right in (
        ("drug medicine medication vaccine treatment therapy pill", "virus disease illness infection disorder"),
        ("buyer bidder", "seller"),
        ("plaintiff complainant accuser", "defendant accused"),
        ("tenant lodger", "landlord"),
        ("patient", "doctor physician surgeon nurse"),
        ("pupil student", "teacher lecturer professor"),
        ("employer", "employee worker"),
        ("referee umpire", "player footballer"),
        ("incumbent", "challenger"),
        (
            "fight fistfight brawl scuffle altercation argument quarrel dispute",
            "shooting gunfire stabbing killing homicide murder slaying massacre",
        ),
        ("report", "investigation inquiry probe"),
        ("hostage captive", "kidnapper captor hijacker"),
        ("man woman gentleman lady adult", "toddler infant baby newborn boy girl"),
        ("government", "agency bureau court committee commission parliament congress senate police"),
        ("government", "ministry army military navy"),
        ("government ministry", "federation union association company firm"),
        ("army military navy", "ministry police court parliament"),
        (
            "city town village country county state province district region neighbourhood neighborhood suburb island",
            "house home apartment residence mansion building hotel store shop school hospital prison jail airport"
            " station street road highway factory plant warehouse church mosque restaurant bar club",
        ),
    )
)


def on_two_sides(heads: Set[str], others: Set[str]) -> bool:
    """Return whether two sets of heads name the two sides of a thing, and none of them the other's.

    >>> on_two_sides({"drug", "medicine"}, {"disease"}), on_two_sides({"drug"}, {"medicine"})
    (True, False)
    """
    for left, right in SIDES:
        sides = bool(heads & left), bool(heads & right), bool(others & left), bool(others & right)
        if sides in ((True, False, False, True), (False, True, True, False)):
            return True
    return False


def sort_of(head: str) -> str:
    """Return the head that stands for a sort, else for a kin.

    >>> sort_of("teen") == sort_of("boy"), sort_of("boy") == sort_of("man")
    (True, False)
    """
    word = kin(head)
    return SORTS.get(word, word)


def sort_word(name: tuple[str, ...]) -> str:
    """Return the word of a body's or thing's name that says what it is: the last, or a sort of body before "of".

    Empty for an outlet's whose last word says nothing of that: "this news" is not Fox News.

    >>> sort_word(("federal", "bureau", "of", "investigation")), sort_word(("end", "of", "terrorism", "act"))
    ('bureau', 'act')
    """
    for before, word in pairwise(name):
        if word in ("of", "for") and (before in SORTS or before in GENERIC):
            return before
    return "" if name[-1] in MASTHEADS else name[-1]
