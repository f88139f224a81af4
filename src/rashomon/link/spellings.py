"""Which two words are one name, spelt or shortened in two ways."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

# Given names and their short forms that share no beginning.
SHORT_FORMS = tuple(
    frozenset(group.split())
    for group in (
        "robert bob bobby rob robbie", "richard dick rick ricky rich", "william bill billy will willie",
        "edward ed ted teddy eddie ned", "james jim jimmy jamie", "john jack johnny jon", "joseph joe joey",
        "michael mike mick mickey", "charles chuck charlie", "henry harry hank", "francis frank frankie",
        "lawrence larry laurence", "theodore ted teddy theo", "andrew andy drew", "anthony tony", "thomas tom tommy",
        "stephen steve steven stevie", "gerald jerry gerry", "alexander alex sasha alec", "ronald ron ronnie",
        "kenneth ken kenny", "donald don donnie", "david dave davey", "daniel dan danny", "nicholas nick nicky",
        "samuel sam sammy", "benjamin ben benny", "peter pete", "timothy tim timmy", "vincent vince vinnie",
        "terence terrence terry", "randall randy", "jacob jake", "eugene gene", "louis lou", "zachary zach zack",
        "raymond ray", "leonard lenny leo", "frederick fred freddie", "albert al bert", "alfred al alf fred",
        "patrick pat paddy", "christopher chris kit", "nathaniel nathan nate", "bernard bernie", "harold hal",
        "russell russ rusty", "philip phil phillip", "jeffrey jeff geoffrey geoff", "matthew matt matty",
        "margaret peggy meg maggie", "elizabeth liz beth betty lizzie eliza",
        "katherine kate kathy katie catherine kathryn", "pamela pam", "sandra sandy sandi",
        "patricia pat patty patti tricia trish", "barbara barb", "deborah debbie debbi deb debra",
        "susan sue susie suzanne", "rebecca becky becca", "jennifer jenny jenni jen", "victoria vicky vicki tori",
        "cynthia cindy cindi", "dorothy dot dottie", "judith judy judi", "jacqueline jackie jacqui",
        "christine christina tina chris", "abigail abby", "angela angie", "theresa teresa terri terry",
        "melinda mindy mindi", "amanda mandy mandi", "melissa missy", "michelle shelly shelley", "virginia ginny",
        "antoinette toni", "roberta bobbie bobbi",
        "francisco paco pancho", "jose pepe", "guadalupe lupe", "ignacio nacho", "eduardo lalo", "enrique quique",
        "dmitry dima", "mikhail misha", "vladimir volodya", "nikolai kolya", "yevgeny zhenya",
    )
)  # fmt: skip
# Two spellings of one word: at least this alike (percent), both at least this long. Family names as short as CHANGED
# may differ by a letter where a given name or a title is the same.
ALIKE, LONG, CHANGED = 84, 4, 5


def initial(one: str, other: str) -> bool:
    """Return whether one word is the other's first letter."""
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def short_form(one: str, other: str) -> bool:
    """Return whether one given name is short for the other: "Greg" and "Gregory", "Bill" and "William"."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and long.startswith(short) and long != short + "a":
        return True
    return any(one in group and other in group for group in SHORT_FORMS)


def variant(one: str, other: str) -> bool:
    """Return whether two words are spellings of one: long, alike, begun alike, not a woman's and a man's form."""
    if min(len(one), len(other)) < LONG or one[0] != other[0]:
        return False
    if one.rstrip("aeo") == other.rstrip("aeo") and one[-1] != other[-1]:
        return False
    return fuzz.ratio(one, other) >= ALIKE


def respelt(one: str, other: str) -> bool:
    """Return whether two family names differ by one letter past the first, or in the order of two that stand together.

    As a woman's and a man's form differ, two names do not.

    >>> respelt("mendes", "mendez"), respelt("harley", "harely"), respelt("ivanov", "ivanova")
    (True, True, False)
    """
    if min(len(one), len(other)) < CHANGED or one[0] != other[0] or one.rstrip("aeo") == other.rstrip("aeo"):
        return False
    return OSA.distance(one, other) == 1
