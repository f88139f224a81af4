"""What stands beside a person's name and tells of its bearer: office, title, kinship, gender."""

from __future__ import annotations

from rashomon.genders import FEMININE, MASCULINE, MEN, WOMEN
from rashomon.kin import RELATIONS
from rashomon.link.forms import SUFFIXES, Form
from rashomon.link.items import Item, normal
from rashomon.link.offices import OFFICES, SAME_OFFICE, SOLE
from rashomon.link.spellings import respelt
from rashomon.model import Parse
from rashomon.romanised import same_sound

COURTESY = frozenset({"mr", "mrs", "ms", "miss"})
RELATIVES = RELATIONS | {"widow", "twin"}
# Pronouns within so many tokens after a name tell of its bearer, if at least so many of them agree.
NEAR, FEWEST = 15, 2


def namesake(form: Form, person: list[Form], parses: dict[str, Parse]) -> bool:
    """Return whether a name bears a high office that a "Jr." of that name never does: "President Mora"."""
    if suffix(form) or not all(map(suffix, person)):
        return False
    held = {office(item, parses) for full in person for item in full.items}
    return bool({office(item, parses) for item in form.items} & SOLE - held)


def suffix(form: Form) -> set[str]:
    """Return "jr", "iii" and the like in a name."""
    return {word for word in form.words if word in SUFFIXES}


def respelt_title(one: Form, other: Form, parses: dict[str, Parse]) -> bool:
    """Return whether two names, never in one report, are spelt alike and have a title in common."""
    alike = respelt(one.surname, other.surname) or same_sound(one.surname, other.surname)
    if one.reports & other.reports or not alike:
        return False
    titles = [{title(item, parses) for item in form.items} - {()} for form in (one, other)]
    return any(a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a)) for a in titles[0] for b in titles[1])


def title(item: Item, parses: dict[str, Parse]) -> tuple[str, ...]:
    """Return the nouns right before a name that belong to it, by their usual words: "Councillor", "police chief"."""
    tokens, at = parses[item.report].tokens, item.first
    bound = {item.head} | ({tokens[item.head].head} if tokens[item.head].dep == "appos" else set())
    while at and (tokens[at - 1].index in bound or (tokens[at - 1].dep == "compound" and tokens[at - 1].head in bound)):
        at -= 1
        bound.add(at)
    words = tuple(normal(token.text) for token in tokens[at : item.first])
    return () if COURTESY.intersection(words) else tuple(SAME_OFFICE.get(word, word) for word in words)


def office(item: Item, parses: dict[str, Parse]) -> str:
    """Return the office right before a name, by its usual word, or an empty string."""
    if not item.first:
        return ""
    before = parses[item.report].tokens[item.first - 1]
    word = SAME_OFFICE.get(normal(before.text), normal(before.text))
    return word if before.text[:1].isupper() and word in OFFICES else ""


def gender(person: list[Form], parses: dict[str, Parse]) -> str | None:
    """Return "m" or "f" where a title or a word for a relative before any full name tells, or the pronouns after it."""
    items = [item for form in person for item in form.items]
    told = {title_gender(item, parses[item.report]) for item in items} - {None}
    if told:
        return told.pop() if len(told) == 1 else None
    after = [pronoun for item in items if (pronoun := next_pronoun(item, parses[item.report]))]
    return after[0] if len(after) >= FEWEST and len(set(after)) == 1 else None


def next_pronoun(item: Item, parse: Parse) -> str | None:
    """Return "m" or "f" by the first "he" or "she" after a name, if no other name stands between."""
    for token in parse.tokens[item.last : item.last + NEAR]:
        word = token.text.lower()
        if word in MASCULINE or word in FEMININE:
            return "m" if word in MASCULINE else "f"
        if token.pos == "PROPN" and token.dep != "compound":
            return None
    return None


def relative(person: list[Form], parses: dict[str, Parse]) -> bool:
    """Return whether a report brings a person in as somebody's relative: "his wife, X", "her brother X"."""
    return any(brought_in(item, parses[item.report]) for form in person for item in form.items)


def brought_in(item: Item, parse: Parse) -> bool:
    """Return whether "his wife," or "Kamau's daughter" stands right before a name."""
    tokens = parse.tokens
    at = item.first - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
    if at < 0 or tokens[at].lemma.lower() not in RELATIVES or tokens[at].sentence != item.sentence:
        return False
    return any(token.dep == "poss" and token.head == at for token in tokens[max(0, at - 5) : at])


def title_gender(item: Item, parse: Parse, only: frozenset[str] = MEN | WOMEN) -> str | None:
    """Return "m" or "f" by the word right before a name: "Mr.", "his sister"."""
    word = parse.tokens[item.first - 1].text.lower().rstrip(".") if item.first else ""
    if word not in only:
        return None
    return "m" if word in MEN else "f"
