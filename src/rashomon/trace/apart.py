"""Two hands → whether the texts show that they are two, and not one who is called by two names."""

from __future__ import annotations

import re

from rashomon.hands import Hands
from rashomon.model import Source, Statement

# What people speak as: two who speak as different things are two. Head words, each in one group alone; words that
# several groups share ("officials", "investigators", "authorities") tell nothing.
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
    }.items()
    for word in words.split()
}
TWO_WORDS = {"district attorney": "prosecution", "medical examiner": "medicine", "fire department": "fire service"}
# Those who may be one: a witness may be a relative, and either may be the one of whom the reports give the age.
PRIVATE = frozenset({"bystander", "kin", "aged"})
# The age of a person, which reports give of those whom an event befell and seldom of those who speak for a body.
AGE = re.compile(r", (?:aged )?\d\d?(?=[,.;)]| and | who )")
# Labels of the words beside a name that tell what the person is: "Police Chief Ana Ruiz", "Ruiz, a neighbour".
BESIDE = frozenset({"appos", "compound", "amod", "nmod", "poss"})


def apart(a: Statement, b: Statement, hands: Hands) -> bool:
    """Return whether two statements rest on two hands: two named persons, or two who speak as different things.

    Two persons of one family name may be one whom the texts did not show to be one. An office and a person who may
    speak for it are never shown to be two.
    """
    if not a.chain or not b.chain:
        return False
    one, other = (a.report, a.chain[-1]), (b.report, b.chain[-1])
    # Who stands in the other's chain hands the same thing on: "relatives said, according to the police".
    chains = [{hands.key(s.report, link) for link in s.chain} | set(hands.through(s)) for s in (a, b)]
    if hands.key(*one) in chains[1] or hands.key(*other) in chains[0]:
        return False
    if carries(a, b.report, hands) or carries(b, a.report, hands):
        return False
    names = surname(*one, hands), surname(*other, hands)
    if all(names):
        return names[0] != names[1]
    left, right = standings(*one, hands), standings(*other, hands)
    return bool(left and right) and all(x != y and not {x, y} <= PRIVATE for x in left for y in right)


def carries(statement: Statement, report: str, hands: Hands) -> bool:
    """Return whether a statement came through the outlet that published a report."""
    publisher = hands.index.reports[report].publisher
    named = [hands.name(statement.report, link) for link in statement.chain if link.kind == "office"]
    through = (*named, *hands.through(statement).values())
    return publisher is not None and any(bare(name) == bare(publisher) for name in through)


def bare(name: str) -> str:
    """Return an outlet's name without its article and regardless of case."""
    return name.casefold().removeprefix("the ")


def surname(report: str, link: Source, hands: Hands) -> str:
    """Return the last word of a hand's name where it is a person named in the story, else an empty text."""
    entity = hands.entity(report, link)
    named = entity in hands.people and hands.kind(report, link) == "named"
    return hands.name(report, link).split()[-1].casefold() if named else ""


def standings(report: str, link: Source, hands: Hands) -> set[str]:
    """Return what a hand speaks as, by the words for it here and, for a person, beside the name in any report."""
    found = standing(hands.words(report, link)) | standing(link.span.of(hands.index.reports[report].text))
    if hands.kind(report, link) == "named" and (entity := hands.entity(report, link)):
        found |= standing(" ".join(described(entity, hands)))
        if not found and aged(entity, hands):
            return {"aged"}
    return found


def standing(text: str) -> set[str]:
    """Return what some words say that one speaks as.

    >>> sorted(standing("Police Sgt. Ana Ruiz"))
    ['police']
    """
    words = [word.strip(".,;()'’\"").removesuffix("'s").removesuffix("’s") for word in text.casefold().split()]
    pairs = {TWO_WORDS[pair] for pair in map(" ".join, zip(words, words[1:], strict=False)) if pair in TWO_WORDS}
    return pairs | {STANDINGS[word] for word in words if word in STANDINGS}


def aged(entity: str, hands: Hands) -> bool:
    """Return whether a report gives a person's age beside the name."""
    return any(
        AGE.match(hands.index.reports[report].text, mention.span.end)
        for report, mentions in hands.places.items()
        for mention in mentions
        if hands.owner[mention.id] == entity and mention.form == "name"
    )


def described(entity: str, hands: Hands) -> list[str]:
    """Return the words that stand for a person or beside the person's name in any report."""
    found: list[str] = []
    for report, mentions in hands.places.items():
        parse = hands.index.parses[report]
        for mention in mentions:
            if hands.owner[mention.id] == entity and mention.form != "pronoun":
                inside = parse.inside(mention.span)
                beside = [
                    n for head in inside for child in parse.children[head] if parse.tokens[child].dep in BESIDE
                    for n in parse.subtree(child)
                ]  # fmt: skip
                found += [parse.tokens[n].text for n in sorted({*inside, *beside})]
    return found
