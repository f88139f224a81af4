"""Two hands → whether the texts show that they are two, and not one who is called by two names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from rashomon.hands import Hands
from rashomon.model import Mention, Source, Statement

# What people speak as: two who speak as different things are two. Head words, each in one group alone; "officials" and
# "authorities" may be any of those in office.
STANDINGS = {
    word: standing
    for standing, words in {
        "police": """police cop cops officer officers detective detectives sheriff sheriffs deputy deputies trooper
            troopers constable constables constabulary gendarme gendarmes gendarmerie patrolman sergeant sgt lieutenant
            lt""",
        "prosecution": "prosecutor prosecutors prosecution",
        "court": "court courts judge judges magistrate magistrates affidavit affidavits indictment lawsuit",
        "medicine": "coroner coroners hospital hospitals doctor doctors surgeon surgeons nurse nurses pathologist",
        "fire service": "firefighter firefighters fireman firemen",
        "bystander": "witness witnesses eyewitness eyewitnesses neighbor neighbors neighbour neighbours bystander "
        "bystanders passer-by passers-by resident residents villager villagers passenger passengers survivor survivors",
        "kin": """friend friends relative relatives family mother father parent parents sister brother son daughter
            aunt uncle cousin wife husband widow girlfriend boyfriend grandmother grandfather grandson granddaughter
            niece nephew""",
        "counsel": "lawyer lawyers attorney attorneys barrister barristers solicitor solicitors",
        "authority": "official officials authorities",
    }.items()
    for word in words.split()
}
# Two words that together say something else than each alone, or nothing: "fire officers", "deputy mayor".
TWO_WORDS = {
    f"{first} {second}": standing
    for standing, firsts, seconds in (
        ("prosecution", "district county u.s us prosecuting commonwealth", "attorney attorneys"),
        ("medicine", "medical", "examiner center centre officer officers"),
        ("fire service", "fire", "department brigade chief officer officers officials crews"),
        (None, "army military naval navy intelligence press executive probation election", "officer officers"),
        (None, "state city government department ministry", "lawyer lawyers attorney attorneys"),
        (None, "attorney attorneys solicitor surgeon lieutenant", "general governor colonel"),
        (None, "deputy", "mayor minister prime director governor secretary head leader speaker chairman president"),
    )
    for first in firsts.split()
    for second in seconds.split()
}
# Those who may be one: a witness may be a relative, a lawyer speaks for either, and any of them may be the one of whom
# the reports give the age.
PRIVATE = frozenset({"bystander", "kin", "aged", "counsel"})
# The age of a person, which reports give of those whom an event befell and seldom of those who speak for a body.
AGE = re.compile(r", (?:aged )?\d\d?(?=[,.;)]| and | who )")
# Labels of the words beside a name that tell what the person is: "Police Chief Ana Ruiz", "Ruiz, a neighbour".
BESIDE = frozenset({"appos", "compound", "amod", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What the texts show of a statement's last hand: its key, its family name, what it speaks as.

    ``chain`` are the keys of all hands and outlets on the way, ``outlets`` the names of the outlets among them.
    """

    key: str
    surname: str
    standings: frozenset[str]
    chain: frozenset[str]
    outlets: frozenset[str]
    publisher: str

    @property
    def known(self) -> int:
        """Return how little is known of the hand: 0 for a name, 1 for what it speaks as, 2 for neither."""
        return 0 if self.surname else 1 if self.standings else 2


class Profiles:
    """The profiles of a story's statements, each made once."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.made: dict[str, Profile] = {}
        self.persons: dict[str, frozenset[str]] = {}
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        for mentions in hands.places.values():
            for mention in mentions:
                self.mentions[hands.owner[mention.id]].append(mention)

    def of(self, statement: Statement) -> Profile:
        """Return a statement's profile."""
        if statement.id not in self.made:
            self.made[statement.id] = self.profile(statement)
        return self.made[statement.id]

    def profile(self, statement: Statement) -> Profile:
        """Return the profile of a statement's last hand, an empty one where no hand is named."""
        hands, report = self.hands, statement.report
        through = hands.through(statement)
        offices = {hands.name(report, link) for link in statement.chain if link.kind == "office"}
        last = statement.chain[-1] if statement.chain else None
        return Profile(
            key=hands.key(report, last) if last else "",
            surname=self.surname(report, last) if last else "",
            standings=self.standings(report, last) if last else frozenset(),
            chain=frozenset({*(hands.key(report, link) for link in statement.chain), *through}),
            outlets=frozenset(bare(name) for name in (*offices, *through.values())),
            publisher=bare(hands.index.reports[report].publisher or ""),
        )

    def surname(self, report: str, link: Source) -> str:
        """Return the last word of a hand's name where it is a person named in the story, else an empty text."""
        named = self.hands.entity(report, link) in self.hands.people and self.hands.kind(report, link) == "named"
        return self.hands.name(report, link).split()[-1].casefold() if named else ""

    def standings(self, report: str, link: Source) -> frozenset[str]:
        """Return what a hand speaks as, by the words for it here and, for a person, beside the name in any report."""
        found = standing(self.hands.words(report, link)) | standing(link.span.of(self.hands.index.reports[report].text))
        if self.hands.kind(report, link) == "named" and (entity := self.hands.entity(report, link)):
            if entity not in self.persons:
                self.persons[entity] = self.described(entity)
            found |= self.persons[entity]
            # An age tells something only of one of whom nothing else is told.
            found -= {"aged"} if len(found) > 1 else set()
        return frozenset(found)

    def described(self, entity: str) -> frozenset[str]:
        """Return what a person speaks as, by the words for the person and beside the name in any report."""
        found = standing(" ".join(word for mention in self.mentions[entity] for word in self.beside(mention)))
        return frozenset(found or ({"aged"} if any(map(self.aged, self.mentions[entity])) else ()))

    def beside(self, mention: Mention) -> list[str]:
        """Return the words of a mention and those beside it that tell what the person is."""
        parse = self.hands.index.parses[mention.report]
        inside = parse.inside(mention.span)
        below = (child for head in inside for child in parse.children[head] if parse.tokens[child].dep in BESIDE)
        beside = {n for child in below for n in parse.subtree(child)}
        return [parse.tokens[n].text for n in sorted(beside.union(inside))] if mention.form != "pronoun" else []

    def aged(self, mention: Mention) -> bool:
        """Return whether a person's age stands beside the name."""
        text = self.hands.index.reports[mention.report].text
        return mention.form == "name" and AGE.match(text, mention.span.end) is not None


def apart(a: Profile, b: Profile) -> bool:
    """Return whether two statements rest on two hands: two named persons, or two who speak as different things.

    Two persons of one family name may be one whom the texts did not show to be one. An office and a person who may
    speak for it are never shown to be two. Who stands in the other's chain hands the same thing on: "relatives said,
    according to the police".
    """
    if not a.key or not b.key or a.key in b.chain or b.key in a.chain or carries(a, b) or carries(b, a):
        return False
    if a.surname and b.surname:
        return a.surname != b.surname
    pairs = [(x, y) for x in a.standings for y in b.standings]
    return bool(pairs) and all(two(x, y) for x, y in pairs)


def two(x: str, y: str) -> bool:
    """Return whether nobody speaks as both."""
    if "authority" in (x, y):
        return bool({x, y} & PRIVATE) and "counsel" not in (x, y)
    return x != y and not {x, y} <= PRIVATE


def carries(a: Profile, b: Profile) -> bool:
    """Return whether a statement came through the outlet whose report has the other."""
    return b.publisher in a.outlets


def bare(name: str) -> str:
    """Return an outlet's name without its article and regardless of case."""
    return name.casefold().removeprefix("the ")


def standing(text: str) -> set[str]:
    """Return what some words say that one speaks as.

    >>> sorted(standing("Police Sgt. Ana Ruiz"))
    ['police']
    """
    words = [word.strip(".,;()'’\"").removesuffix("'s").removesuffix("’s") for word in text.casefold().split()]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    alone = (word for n, word in enumerate(words) if TWO_WORDS.keys().isdisjoint(pairs[max(n - 1, 0) : n + 1]))
    told = {*(STANDINGS.get(word) for word in alone), *map(TWO_WORDS.get, pairs)}
    found = {standing for standing in told if standing}
    return found - {"authority"} if len(found) > 1 else found
