"""Which names mean the same person: full names with each other, bare family and given names with full ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.link.bare import ONSET, join_bare, near_keys
from rashomon.link.cluster import Clusters
from rashomon.link.forms import SUFFIXES, Form, candidates
from rashomon.link.items import Item
from rashomon.link.offices import SOLE
from rashomon.link.spellings import CHANGED, initial, respelt, short_form, variant
from rashomon.link.titles import namesake, office, respelt_title, suffix
from rashomon.model import Parse
from rashomon.romanised import same_sound, sound_key

# Voiced consonants at the beginning of a name and what other conventions write for them, in names of so many letters.
VOICELESS, UNMISTAKABLE = str.maketrans("gbd", "kpt"), 8
# Between these stands a nickname within a name.
QUOTES = frozenset("'\"‘’“”(")
GENERATIONS = frozenset("father son dad elder senior younger junior grandfather grandson nephew uncle namesake".split())


def join_people(forms: list[Form], clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join full names with each other, then bare family and given names with the one person that bears them."""
    people = Roll()
    full = [form for form in forms if form.given]
    highs: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if not form.given:
            highs[form.surname] |= SOLE & {office(item, parses) for item in form.items}
    for one, other in candidates(full, name_keys):
        if below(one, other, highs, parses) or below(other, one, highs, parses):
            continue
        if (reason := one_person(one, other, parses)) is not None and not people.apart(one, other):
            clusters.join_names(one.items[0], other.items[0], reason)
            people.join(one, other)
    by_name: dict[str, list[list[Form]]] = defaultdict(list)
    for person in people.all(full):
        names = [word for form in person for word in (form.surname, form.given[0], *form.nicknames)]
        near = [key for name in names for key in near_keys(name)]
        for name in dict.fromkeys([*names, *near]):
            by_name[name].append(person)
    bare = [form for form in forms if not form.given]
    by_given = {(report, word) for report, parse in parses.items() for word in alone_in(parse)}
    alone = [form for form in bare if not join_bare(form, by_name, by_given, clusters, parses)]
    for one, other in candidates([form for form in alone if form.kind == "person"], onset):
        if respelt_title(one, other, parses):
            clusters.join_names(one.items[0], other.items[0], "the same title, and a variant spelling of the name")


def alone_in(parse: Parse) -> Iterator[str]:
    """Yield each proper noun of a report that stands without another beside it: "Amara" in "Amara's aunt"."""
    tokens = parse.tokens
    part = [token.pos == "PROPN" or token.text in QUOTES for token in tokens]
    for token, before, after in zip(tokens, [False, *part], [*part[1:], False], strict=False):
        if token.pos == "PROPN" and not (before or after):
            yield token.text.lower()


def below(one: Form, other: Form, highs: Mapping[str, set[str]], parses: dict[str, Parse]) -> bool:
    """Return whether one is a "Jr." without the high office that the family name bears alone, and the other no "Jr.".

    "President Mora" is then Luis Mora, and Luis Mora Jr. another.
    """
    held = {office(item, parses) for item in one.items}
    return bool(suffix(one)) and not suffix(other) and bool(highs.get(one.surname, set()) - held)


def take_kind(forms: list[Form]) -> None:
    """Make persons of the names that are a person's in another spelling, whatever the tagger takes that for."""
    full = [form for form in forms if form.given and form.kind in ("person", "organisation", "thing")]
    for one, other in candidates(full, name_keys):
        kinds = {one.kind, other.kind}
        if "person" in kinds and len(kinds) > 1 and not one.reports & other.reports and two_spellings(one, other):
            one.kind = other.kind = "person"


def onset(form: Form) -> Iterator[tuple[str, str]]:
    """Yield how a family name begins and sounds."""
    yield "onset", form.surname[:ONSET]
    yield "sound", sound_key(form.surname)


class Roll:
    """Full names grouped by person, so that a join can be checked against every name that a person has so far."""

    def __init__(self) -> None:
        self.persons: dict[tuple[str, ...], list[Form]] = {}

    def of(self, form: Form) -> list[Form]:
        """Return the forms of the person who bears a form."""
        return self.persons.setdefault(form.words, [form])

    def apart(self, one: Form, other: Form) -> bool:
        """Return whether two persons have names that cannot be one's: "M. Lopez" is not both Maria and Miguel."""
        forms = [*self.of(one), *self.of(other)]
        pairs = ((a, b) for a in self.of(one) for b in self.of(other))
        return any(contradict(a, b) and not nicknamed(a, b, forms) for a, b in pairs if (a, b) != (one, other))

    def join(self, one: Form, other: Form) -> None:
        """Make one person of two."""
        if self.of(one) is not self.of(other):
            merged = [*self.of(one), *self.of(other)]
            for form in merged:
                self.persons[form.words] = merged

    def all(self, full: list[Form]) -> list[list[Form]]:
        """Return the persons, each once, in the order of their first forms."""
        return list({id(self.of(form)): self.of(form) for form in full}.values())


def name_keys(form: Form) -> Iterator[tuple[str, str]]:
    """Yield what two full names of one person must share in part: the family name or the first given name."""
    yield "family", form.surname
    yield "given", form.given[0]
    yield "sound", sound_key(form.surname)
    yield "squeezed", "".join(form.words)
    yield "words", " ".join(sorted(form.words))


def one_person(one: Form, other: Form, parses: dict[str, Parse]) -> str | None:
    """Return why two full names are one person's, or ``None``.

    A variant of spelling needs a family name or a given name that is the same, and must not stand beside the other
    spelling in one report: there the two are told apart.
    """
    if suffix(one) != suffix(other) and told_as_two(one, other, parses):
        return None
    if one.surname == other.surname:
        if one.given[0] == other.given[0]:
            return None if clash(one.given[1:], other.given[1:]) else "the same first and last name"
        if initial(one.given[0], other.given[0]) or set(one.given) & set(other.given):
            return "the same last name, and the same first name in part"
        if short_form(one.given[0], other.given[0]) and not side_by_side(one, other):
            return "the same last name, and a short form of the first name"
        if not one.reports & other.reports and one_office(one, other, parses):
            return "the same last name and office"
        if not one.reports & other.reports and spelt_alike(one.given[0], other.given[0]):
            return "the same last name, and a variant spelling of the first name"
        return None
    if lengthened(one, other):
        return "the same first and last name, with a further family name"
    if "".join(one.words) == "".join(other.words):
        return "the same name, written apart or together"
    if one.reports & other.reports:
        return None
    if (reason := two_spellings(one, other)) is not None:
        return reason
    if one.given[0] != other.given[0]:
        return None
    if not (variant(one.surname, other.surname) or respelt(one.surname, other.surname)):
        return None
    return "the same first name, and a variant spelling of the last name"


def two_spellings(one: Form, other: Form) -> str | None:
    """Return why two full names of two reports are one name by two customs of writing it, or ``None``."""
    if len(one.words) == 2 and one.words == other.words[::-1]:
        return "the same names in the other order"
    long = min(len(one.surname), len(other.surname)) >= CHANGED
    if long and same_sound(one.surname, other.surname) and same_sound(one.given[0], other.given[0]):
        return None if clash(one.given[1:], other.given[1:]) else "the same first and last name in two spellings"
    return None


def spelt_alike(one: str, other: str) -> bool:
    """Return whether two given names can be spellings of one, long ones begun voiced or not: "Gurbanguly"."""
    unvoiced = [name[0].translate(VOICELESS) + name[1:] for name in (one, other)]
    long = min(len(one), len(other)) >= UNMISTAKABLE
    return variant(one, other) or same_sound(one, other) or (long and variant(*unvoiced))


def told_as_two(one: Form, other: Form, parses: dict[str, Parse]) -> bool:
    """Return whether a report tells two names apart: both in one sentence, an elder and a younger, two offices."""
    if len(suffix(one)) == len(suffix(other)) == 1 and suffix(one) != suffix(other):
        return True
    if side_by_side(one, other) or namesake(one, [other], parses) or namesake(other, [one], parses):
        return True
    if not one.reports & other.reports:
        return False
    if any(of_a_family(item, parses[item.report]) for form in (one, other) for item in form.items):
        return True
    offices = [{office(item, parses) for item in form.items} - {""} for form in (one, other)]
    return all(offices) and not offices[0] & offices[1]


def side_by_side(one: Form, other: Form) -> bool:
    """Return whether two names stand in one sentence."""
    places = {(item.report, item.sentence) for item in one.items}
    return any((item.report, item.sentence) in places for item in other.items)


def of_a_family(item: Item, parse: Parse) -> bool:
    """Return whether a word for the elder or the younger of a family stands beside a name: "his father, X"."""
    near = parse.tokens[max(0, item.first - 5) : item.last + 5]
    return any(token.sentence == item.sentence and token.text.lower() in GENERATIONS for token in near)


def one_office(one: Form, other: Form, parses: dict[str, Parse]) -> bool:
    """Return whether two names bear one high office of which there is one: "Prime Minister", "President"."""
    offices = [{office(item, parses) for item in form.items} - {""} for form in (one, other)]
    return bool(offices[0] & offices[1] & SOLE)


def lengthened(one: Form, other: Form) -> bool:
    """Return whether one full name begins with all of the other, of two words or more: "Ana Ruiz", "Ana Ruiz Soto"."""
    short, long = sorted(
        (tuple(w for w in form.words if w not in SUFFIXES) for form in (one, other)),
        key=lambda words: (len(words), words),
    )
    return len(short) > 1 and long[: len(short)] == short


def contradict(one: Form, other: Form) -> bool:
    """Return whether two full names cannot be one person's: their first or their middle names exclude each other."""
    if suffix(one) != suffix(other) and one.reports & other.reports:
        return True
    a, b = one.given[0], other.given[0]
    if lengthened(one, other):
        return False
    if a == b:
        return clash(one.given[1:], other.given[1:])
    return not (initial(a, b) or set(one.given) & set(other.given) or short_form(a, b) or spelt_alike(a, b))


def nicknamed(one: Form, other: Form, forms: Sequence[Form]) -> bool:
    """Return whether a form gives both first names: "Candace “Candy” Ruiz" is Candace Ruiz and Candy Ruiz."""
    names = {one.given[0], other.given[0]}
    return len(names) > 1 and any(names <= set(form.given) for form in forms)


def clash(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether middle names contradict each other."""
    return bool(one and other) and not any(initial(a, b) or a == b for a in one for b in other)
