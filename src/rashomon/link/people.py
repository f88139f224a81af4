"""Which names mean the same person: full names with each other, bare family and given names with full ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from rashomon.link.cluster import Clusters
from rashomon.link.forms import SUFFIXES, Form, candidates, join_all
from rashomon.link.items import MEN, SAME_OFFICE, WOMEN, Item, normal
from rashomon.model import Parse

COURTESY = frozenset({"mr", "mrs", "ms", "miss"})
OFFICES = frozenset(
    "president senator representative governor secretary minister mayor judge sheriff chief general detective sergeant"
    " lieutenant captain officer chairman speaker chancellor coach pastor rev pope".split()
)
# Offices that one person holds at a time.
SOLE = frozenset({"president", "minister", "chancellor", "pope", "governor", "mayor"})
GENERATIONS = frozenset("father son dad elder senior younger junior grandfather grandson nephew uncle namesake".split())
RELATIVES = frozenset(
    "father mother son daughter brother sister wife husband uncle aunt nephew niece cousin grandfather grandmother"
    " grandson granddaughter stepson stepdaughter stepfather stepmother widow twin".split()
)
MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
# Pronouns within so many tokens after a name tell of its bearer, if at least so many of them agree.
NEAR, FEWEST = 15, 2
# Given names and their short forms that share no beginning.
SHORT_FORMS = tuple(
    frozenset(group.split())
    for group in (
        "robert bob bobby rob", "william bill billy will", "richard dick rick rich", "edward ed ted eddie ned",
        "james jim jimmy jamie", "john jack johnny jon", "joseph joe joey", "michael mike mick", "charles chuck",
        "margaret peggy meg maggie", "elizabeth liz beth betty lizzie", "katherine kate kathy katie catherine kathryn",
        "henry harry hank", "francis frank", "lawrence larry", "theodore ted theo", "andrew andy drew",
        "anthony tony", "thomas tom tommy", "stephen steve steven", "gerald jerry", "alexander alex sasha",
        "patricia pat patty", "barbara barb", "deborah debbie deb", "ronald ron", "kenneth ken", "donald don",
    )
)  # fmt: skip
# Family names alone are compared by spelling where they are longer than this, and begin with the same letters.
SHORTEST, ONSET = 5, 2
# Two spellings of one word: at least this alike (percent), both at least this long. Family names as short as CHANGED
# may differ by a letter where a given name or a title is the same.
ALIKE, LONG, CHANGED = 84, 4, 5


def join_people(forms: list[Form], clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join full names with each other, then bare family and given names with the one person that bears them."""
    people = Roll()
    full = [form for form in forms if form.given]
    for one, other in candidates(full, name_keys):
        if (reason := one_person(one, other, parses)) is not None and not people.apart(one, other):
            clusters.join_names(one.items[0], other.items[0], reason)
            people.join(one, other)
    by_name: dict[str, list[list[Form]]] = defaultdict(list)
    for person in people.all(full):
        names = [*(form.surname for form in person), *(form.given[0] for form in person)]
        for name in dict.fromkeys([*names, *(name[:ONSET] + "*" for name in names)]):
            by_name[name].append(person)
    alone = [form for form in forms if not form.given and not join_bare(form, by_name, clusters, parses)]
    for one, other in candidates([form for form in alone if form.kind == "person"], onset):
        if respelt_title(one, other, parses):
            clusters.join_names(one.items[0], other.items[0], "the same title, and a variant spelling of the name")


def onset(form: Form) -> Iterator[tuple[str, str]]:
    """Yield how a family name begins."""
    yield "onset", form.surname[:ONSET]


class Roll:
    """Full names grouped by person, so that a join can be checked against every name that a person has so far."""

    def __init__(self) -> None:
        self.persons: dict[tuple[str, ...], list[Form]] = {}

    def of(self, form: Form) -> list[Form]:
        """Return the forms of the person who bears a form."""
        return self.persons.setdefault(form.words, [form])

    def apart(self, one: Form, other: Form) -> bool:
        """Return whether two persons have names that cannot be one's: "M. Lopez" is not both Maria and Miguel."""
        pairs = ((a, b) for a in self.of(one) for b in self.of(other))
        return any(contradict(a, b) for a, b in pairs if (a, b) != (one, other))

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
        if not one.reports & other.reports and variant(one.given[0], other.given[0]):
            return "the same last name, and a variant spelling of the first name"
        return None
    if lengthened(one, other):
        return "the same first and last name, with a further family name"
    if one.reports & other.reports or one.given[0] != other.given[0]:
        return None
    if not (variant(one.surname, other.surname) or respelt(one.surname, other.surname)):
        return None
    return "the same first name, and a variant spelling of the last name"


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


def namesake(form: Form, person: list[Form], parses: dict[str, Parse]) -> bool:
    """Return whether a name bears a high office that a "Jr." of that name never does: "President Mora"."""
    if suffix(form) or not all(map(suffix, person)):
        return False
    held = {office(item, parses) for full in person for item in full.items}
    return bool({office(item, parses) for item in form.items} & SOLE - held)


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
    return not (initial(a, b) or set(one.given) & set(other.given) or short_form(a, b) or variant(a, b))


def suffix(form: Form) -> set[str]:
    """Return "jr", "iii" and the like in a name."""
    return {word for word in form.words if word in SUFFIXES}


def clash(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether middle names contradict each other."""
    return bool(one and other) and not any(initial(a, b) or a == b for a in one for b in other)


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
    """Return whether two family names differ by one letter past the first, and not as a woman's and a man's do.

    >>> respelt("mendes", "mendez"), respelt("ivanov", "ivanova")
    (True, False)
    """
    if min(len(one), len(other)) < CHANGED or one[0] != other[0] or one.rstrip("aeo") == other.rstrip("aeo"):
        return False
    return Levenshtein.distance(one, other) == 1


def respelt_title(one: Form, other: Form, parses: dict[str, Parse]) -> bool:
    """Return whether two names, never in one report, differ by a letter and have a title in common."""
    if one.reports & other.reports or not respelt(one.surname, other.surname):
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


def join_bare(form: Form, by_name: dict[str, list[list[Form]]], clusters: Clusters, parses: dict[str, Parse]) -> bool:
    """Join a bare family or given name with its person: the only one in the story, else the only one in the report.

    Returns whether there is any whom it can mean.
    """
    word = form.surname
    known = by_name.get(word, [])
    bearers = [person for person in known if any(word == full.surname for full in person)]
    if suffix(form):
        bearers = [person for person in bearers if any(suffix(full) == suffix(form) for full in person)]
    if not bearers:
        bearers = [p for p in known if any(word == full.given[0] for full in p)]
    if not bearers:
        near = by_name.get(word[:ONSET] + "*", [])
        bearers = [p for p in near if any(respelling(form, full, parses) for full in p)]
    if len(bearers) > 1:
        split(form, bearers, clusters, parses)
        return True
    join_all(form.items, clusters)
    if bearers and not namesake(form, bearers[0], parses):
        full = bearers[0][0]
        clusters.join_names(
            full.items[0], form.items[0], "a part of the full name, which no one else in the story bears"
        )
    return bool(bearers)


def respelling(form: Form, full: Form, parses: dict[str, Parse]) -> bool:
    """Return whether a bare family name can be a full name's, spelt otherwise; never where one report has both."""
    alike = len(form.surname) > SHORTEST and variant(form.surname, full.surname)
    return not form.reports & full.reports and (alike or respelt_title(form, full, parses))


def split(form: Form, bearers: list[list[Form]], clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join a name that several people of the story bear, report by report.

    It means the only bearer whom the report names in full, or else the one whom the story names in full at least
    three times as often as any other: the person whom it is about. Otherwise its mentions stay by themselves.
    """
    main = foremost(bearers)
    genders = [gender(person, parses) for person in bearers]
    kin = [relative(person, parses) for person in bearers]
    for report in sorted(form.reports):
        groups: dict[str, list[Item]] = defaultdict(list)
        for item in form.items:
            if item.report == report:
                groups[title_gender(item, parses[report], COURTESY) or "x"].append(item)
        if not {"m", "f"} <= set(groups):
            groups = {"".join(sorted(groups)).strip("x") or "x": [i for g in sorted(groups) for i in groups[g]]}
        for told, here in sorted(groups.items()):
            join_all(here, clusters)
            fit = [p for p, g in zip(bearers, genders, strict=True) if told == "x" or g in (None, told)]
            sure = [p for p, g in zip(bearers, genders, strict=True) if told == "x" or g == told]
            own = [p for p, related in zip(bearers, kin, strict=True) if p in fit and not related]
            candidates = sure if len(sure) == 1 else own if len(own) == 1 else fit
            join_one(here, candidates, own, main, clusters, parses)


def join_one(
    here: list[Item],
    bearers: list[list[Form]],
    own: list[list[Form]],
    main: list[Form] | None,
    clusters: Clusters,
    parses: dict[str, Parse],
) -> None:
    """Join the mentions of a family name in one report with the bearer whom they must mean, where there is one.

    ``own`` are the bearers who are not brought in as another's relatives: those are called by more than the name.
    """
    report = here[0].report
    titles = {office(item, parses) for item in here} - {""}
    titled = [p for p in bearers if titles & {office(item, parses) for form in p for item in form.items}]
    named = [person for person in bearers if any(report in form.reports for form in person)]
    before = introduced(here, [person for person in named if person in own])
    if len(titled) == 1:
        one, reason = titled[0], "a part of the full name, with the same title"
    elif len(bearers) == 1:
        one, reason = bearers[0], "a part of the full name, with a title that fits one bearer"
    elif len(named) == 1 and main in (None, named[0]):
        one, reason = named[0], "a part of the full name, which no one else in the report bears"
    elif len(before) == 1 and main in (None, before[0]):
        one, reason = before[0], "a part of the full name, which no one else bears up to here"
    elif main is not None and main in bearers and (main in named or not named):
        one, reason = main, "a part of the full name, which the story gives to no one else as often"
    else:
        return
    clusters.join_names(one[0].items[0], here[0], reason)


def introduced(here: list[Item], named: list[list[Form]]) -> list[list[Form]]:
    """Return those whom a report names in full before it first says the family name alone; its headline apart."""
    report = here[0].report
    full = [[i.mention.span for form in person for i in form.items if i.report == report] for person in named]
    start = min((span for spans in full for span in spans), default=None)
    if start is None:
        return []
    first = min((item.mention.span for item in here if item.mention.span > start), default=start)
    return [person for person, spans in zip(named, full, strict=True) if any(span < first for span in spans)]


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
    return "m" if word in MEN else "f" if word in WOMEN else None


def foremost(bearers: list[list[Form]]) -> list[Form] | None:
    """Return the bearer who is named in full at least three times as often as any other, or ``None``."""
    ranked = sorted(bearers, key=lambda person: (-mentions(person), person[0].words))
    return ranked[0] if mentions(ranked[0]) >= 3 * mentions(ranked[1]) else None


def mentions(person: list[Form]) -> int:
    """Return how often a person is named in full."""
    return sum(len(form.items) for form in person)
