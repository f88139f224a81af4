"""Which names mean the same: the same words, a surname and its full name, initials, variants of spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from rashomon.link.cluster import Clusters
from rashomon.link.items import MEN, SAME_OFFICE, WOMEN, Item, normal
from rashomon.model import MentionKind, Parse

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
COURTESY = frozenset({"mr", "mrs", "ms", "miss"})
PARTICLES = frozenset("al el abu bin ibn ben van von der den de di da du del della la le st mac o ul".split())
OFFICES = frozenset(
    "president senator representative governor secretary minister mayor judge sheriff chief general detective sergeant"
    " lieutenant captain officer chairman speaker chancellor coach pastor rev pope".split()
)
# Given names and their short forms that share no beginning.
SHORT_FORMS = tuple(
    frozenset(group.split())
    for group in (
        "robert bob bobby rob", "william bill billy will", "richard dick rick rich", "edward ed ted eddie ned",
        "james jim jimmy jamie", "john jack johnny jon", "joseph joe joey", "michael mike mick", "charles chuck charlie",
        "margaret peggy meg maggie", "elizabeth liz beth betty lizzie", "katherine kate kathy katie catherine",
        "henry harry hank", "francis frank", "lawrence larry", "theodore ted theo", "andrew andy drew",
        "anthony tony", "thomas tom tommy", "stephen steve steven", "gerald jerry", "alexander alex sasha",
        "patricia pat patty", "barbara barb", "deborah debbie deb", "ronald ron", "kenneth ken", "donald don",
    )
)  # fmt: skip
COMPANY_TAILS = frozenset(
    "inc corp corporation co company ltd llc plc group holdings news entertainment airlines motors network tv"
    " university international industries sa ag nv".split()
)
ALIASES = (
    (("us",), ("usa",), ("united", "states"), ("america",), ("united", "states", "of", "america")),
    (("uk",), ("united", "kingdom"), ("britain",), ("great", "britain")),
    (("un",), ("united", "nations")),
    (("eu",), ("european", "union")),
    (("gop",), ("republican", "party"), ("grand", "old", "party")),
)
GENERIC = frozenset(
    "committee commission council department ministry agency bureau association federation university college court"
    " parliament congress senate house police army navy force forces board fund center centre service office party"
    " school church hospital street road county city state island river park bridge club news times post group"
    " north south east west center authority airport station administration".split()
)
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "&"})
# Two spellings of one word: at least this alike (percent), both at least this long.
ALIKE, LONG = 84, 4


@dataclass(slots=True)
class Form:
    """All mentions of one story with the same normal words and kind."""

    words: tuple[str, ...]
    kind: MentionKind
    items: list[Item] = field(default_factory=list)

    @property
    def reports(self) -> set[str]:
        """Return the reports in which the form stands."""
        return {item.report for item in self.items}

    @property
    def surname(self) -> str:
        """Return the last word that is no suffix: for a person, the family name."""
        kept = [word for word in self.words if word not in SUFFIXES] or list(self.words)
        return kept[-1]

    @property
    def given(self) -> tuple[str, ...]:
        """Return the words before the family name, without particles."""
        kept = [word for word in self.words if word not in SUFFIXES]
        return tuple(word for word in kept[:-1] if word not in PARTICLES)


def forms_of(items: Sequence[Item], parses: dict[str, Parse]) -> list[Form]:
    """Return the forms of a story's names, each with one kind: the majority of its mentions in all reports."""
    by_words: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        if item.mention.form == "name" and item.words and not adjectival(item, parses[item.report]):
            by_words[item.words].append(item)
    votes = {words: Counter(item.mention.kind for item in group) for words, group in by_words.items()}
    families: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(by_words):
        families[words[-1]].append(words)
    return [Form(words, kind_of(words, votes, families), group) for words, group in sorted(by_words.items())]


def kind_of(
    words: tuple[str, ...], votes: dict[tuple[str, ...], Counter[MentionKind]], families: dict[str, list[tuple[str, ...]]]
) -> MentionKind:
    """Return the kind that most mentions of a name have; a name and its own last word vote together.

    A family name alone is a person where the story gives a person's full name with it, whatever the tagger thinks of
    the name alone; only a place stays a place.
    """
    kinds = Counter(votes[words])
    family = [other for other in families[words[-1]] if other != words and len(other) <= 3]
    if words[-1] not in GENERIC and words[-1] not in COMPANY_TAILS:
        if len(words) == 1 and kinds["place"] <= sum(kinds.values()) / 2:
            kinds["person"] += 2 * sum(kinds.values()) * any(winner(votes[other]) == "person" for other in family)
        elif len(words) == 2 and (words[-1],) in families[words[-1]] and len(family) == 1:
            kinds += votes[(words[-1],)]
    return winner(kinds)


def winner(kinds: Counter[MentionKind]) -> MentionKind:
    """Return the kind with the most votes; "thing" is what stands where nothing is known, and counts less."""
    return max(sorted(kinds), key=lambda kind: kinds[kind] * (1 if kind != "thing" else 0.4))


def adjectival(item: Item, parse: Parse) -> bool:
    """Return whether a name is a mere adjective: "Peruvian" in "the Peruvian coast"."""
    token = parse.tokens[item.head]
    return item.mention.kind == "group" and (token.pos == "ADJ" or token.tag == "JJ" or token.dep == "amod")


def join_names(clusters: Clusters, forms: list[Form], parses: dict[str, Parse]) -> None:
    """Join the names of a story: first each form with itself, then forms with each other."""
    for form in forms:
        if form.kind != "person" or form.given:
            join_all(form.items, clusters)
    join_people([form for form in forms if form.kind == "person"], clusters, parses)
    join_others([form for form in forms if form.kind != "person"], clusters, parses)


def join_all(items: Sequence[Item], clusters: Clusters) -> None:
    """Join mentions that bear the same name."""
    for item in items[1:]:
        clusters.join_names(items[0], item, "the same name")


# --- people ----------------------------------------------------------------------------------------------------


def join_people(forms: list[Form], clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join full names with each other, then bare family and given names with the one person that bears them."""
    full = [form for form in forms if form.given]
    for number, one in enumerate(full):
        for other in full[number + 1 :]:
            if (reason := one_person(one, other, full)) is not None:
                clusters.join_names(one.items[0], other.items[0], reason)
    people = persons(full, clusters)
    for form in forms:
        if not form.given:
            join_bare(form, people, clusters, parses)


def persons(full: list[Form], clusters: Clusters) -> list[list[Form]]:
    """Return the full names grouped by the person that they were joined to."""
    groups: dict[str, list[Form]] = defaultdict(list)
    for form in full:
        groups[clusters.find(form.items[0].id)].append(form)
    return [groups[key] for key in sorted(groups)]


def one_person(one: Form, other: Form, full: list[Form]) -> str | None:
    """Return why two full names are one person's, or ``None``.

    A variant of spelling needs a family name or a given name that is the same, and must not stand beside the other
    spelling in one report: there the two are told apart.
    """
    if suffix(one) != suffix(other) and one.reports & other.reports:
        return None
    if one.surname == other.surname:
        if one.given[0] == other.given[0]:
            return None if clash(one.given[1:], other.given[1:]) else "the same first and last name"
        if initial(one.given[0], other.given[0]) or set(one.given) & set(other.given):
            return "the same last name, and the same first name in part"
        if not one.reports & other.reports and short_form(one.given[0], other.given[0]):
            return "the same last name, and a short form of the first name"
        if not one.reports & other.reports and variant(one.given[0], other.given[0]):
            return "the same last name, and a variant spelling of the first name"
        return None
    if one.reports & other.reports or one.given[0] != other.given[0]:
        return None
    return "the same first name, and a variant spelling of the last name" if variant(one.surname, other.surname) else None


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


def join_bare(form: Form, people: list[list[Form]], clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join a bare family or given name with its person: the only one in the story, else the only one in the report."""
    word = form.surname
    bearers = [person for person in people if any(word == full.surname for full in person)]
    if not bearers:
        bearers = [p for p in people if any(word == full.given[0] and full.reports & form.reports for full in p)]
    if not bearers:
        bearers = [p for p in people if any(variant(word, full.surname) and len(word) > 5 and not full.reports & form.reports for full in p)]
    if len(bearers) > 1:
        split(form, bearers, clusters, parses)
        return
    join_all(form.items, clusters)
    if bearers:
        full = bearers[0][0]
        clusters.join_names(full.items[0], form.items[0], "a part of the full name, which no one else in the story bears")


def split(form: Form, bearers: list[list[Form]], clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join a name that several people of the story bear, report by report.

    It means the only bearer whom the report names in full, or else the one whom the story names in full at least
    three times as often as any other: the person whom it is about. Otherwise its mentions stay by themselves.
    """
    main = foremost(bearers)
    genders = [gender(person, parses) for person in bearers]
    for report in sorted(form.reports):
        groups: dict[str, list[Item]] = defaultdict(list)
        for item in form.items:
            if item.report == report:
                groups[title_gender(item, parses[report], COURTESY) or "x"].append(item)
        if len(groups) < 3:
            groups = {"".join(sorted(groups)).strip("x") or "x": [i for g in sorted(groups) for i in groups[g]]}
        for told, here in sorted(groups.items()):
            join_all(here, clusters)
            fit = [p for p, g in zip(bearers, genders, strict=True) if told == "x" or g in (None, told)]
            sure = [p for p, g in zip(bearers, genders, strict=True) if told == "x" or g == told]
            join_one(here, fit if len(sure) != 1 else sure, main, clusters, parses)


def join_one(
    here: list[Item], bearers: list[list[Form]], main: list[Form] | None, clusters: Clusters, parses: dict[str, Parse]
) -> None:
    """Join the mentions of a family name in one report with the bearer whom they must mean, where there is one."""
    report = here[0].report
    titles = {office(item, parses) for item in here} - {""}
    titled = [p for p in bearers if titles & {office(item, parses) for form in p for item in form.items}]
    named = [person for person in bearers if any(report in form.reports for form in person)]
    if len(titled) == 1:
        one, reason = titled[0], "a part of the full name, with the same title"
    elif len(bearers) == 1:
        one, reason = bearers[0], "a part of the full name, with a title that fits one bearer"
    elif len(named) == 1 and main in (None, named[0]):
        one, reason = named[0], "a part of the full name, which no one else in the report bears"
    elif main is not None and main in bearers and (main in named or not named):
        one, reason = main, "a part of the full name, which the story gives to no one else as often"
    else:
        return
    clusters.join_names(one[0].items[0], here[0], reason)


def office(item: Item, parses: dict[str, Parse]) -> str:
    """Return the office right before a name, by its usual word, or an empty string."""
    if not item.first:
        return ""
    before = parses[item.report].tokens[item.first - 1]
    word = SAME_OFFICE.get(normal(before.text), normal(before.text))
    return word if before.text[:1].isupper() and word in OFFICES else ""


def gender(person: list[Form], parses: dict[str, Parse]) -> str | None:
    """Return "m" or "f" where a title or a word for a relative before any full name tells."""
    told = {title_gender(item, parses[item.report]) for form in person for item in form.items} - {None}
    return told.pop() if len(told) == 1 else None


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


# --- bodies, places, things --------------------------------------------------------------------------------------


def join_others(forms: list[Form], clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join names of bodies, places and things: acronyms, squeezed spellings, a last part that only one name has."""
    for number, one in enumerate(forms):
        for other in forms[number + 1 :]:
            if (reason := one_thing(one, other)) is not None:
                clusters.join_names(one.items[0], other.items[0], reason)
    join_given_acronyms(forms, clusters, parses)
    for form in forms:
        longer = [other for other in forms if other is not form and shortened(form, other)]
        roots = {clusters.find(other.items[0].id) for other in longer}
        if len(roots) == 1:
            clusters.join_names(form.items[0], longer[0].items[0], "a part of the full name, which nothing else in the story bears")


def one_thing(one: Form, other: Form) -> str | None:
    """Return why two names of bodies, places or things are one's, or ``None``."""
    if any(one.words in group and other.words in group for group in ALIASES):
        return "two usual names of one country or body"
    if "".join(one.words) == "".join(other.words):
        return "the same name, written apart or together"
    if without_small(one.words) == without_small(other.words):
        return "the same name but for small words"
    if is_acronym(one, other) or is_acronym(other, one):
        return "the initials of the full name"
    if one.kind != other.kind:
        return None
    if singular(one.words) == singular(other.words):
        return "the same name in the singular and the plural"
    if one.reports & other.reports or len(one.words) != len(other.words):
        return None
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    if len(pairs) == 1 and min(len(pairs[0][0]), len(pairs[0][1])) >= 6 and not any(c.isdigit() for c in "".join(pairs[0])):
        return "a variant spelling" if fuzz.ratio(*pairs[0]) >= 88 and pairs[0][0][0] == pairs[0][1][0] else None
    return None


def without_small(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words without "of", "the" and the like."""
    return tuple(word for word in words if word not in SMALL)


def singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words with a plural's "s" taken from the last."""
    return (*words[:-1], words[-1][:-1] if len(words[-1]) > 4 and words[-1].endswith("s") else words[-1])


def is_acronym(short: Form, long: Form) -> bool:
    """Return whether a form of three capitals or more holds the initials of a longer one."""
    if len(short.words) != 1 or len(long.words) < 3 or not 3 <= len(short.words[0]) <= 8:
        return False
    if not all(c.isupper() for c in short.items[0].text.replace(".", "") if c.isalpha()):
        return False
    initials = "".join(word[0] for word in long.words)
    fewer = "".join(word[0] for word in without_small(long.words))
    return short.words[0] in (initials, fewer)


def join_given_acronyms(forms: list[Form], clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join an acronym in brackets with the name right before it: "the Civil Aviation Agency (CAA)"."""
    at = {(item.report, item.first): item for form in forms for item in form.items}
    for form in forms:
        for item in form.items:
            tokens = parses[item.report].tokens
            if item.last + 1 < len(tokens) and tokens[item.last].text == "(":
                other = at.get((item.report, item.last + 1))
                if other and len(other.words) == 1 and other.text.isupper() and other.words[0][0] == without_small(item.words)[0][0]:
                    clusters.join_names(item, other, "the text gives the short form in brackets")


def shortened(short: Form, long: Form) -> bool:
    """Return whether one name is the last part of another, or its first part before "Inc.", "News" and the like."""
    if len(short.words) >= len(long.words) or short.kind == "group" or long.kind == "group":
        return False
    words, full = without_small(short.words), without_small(long.words)
    size = len(words)
    if not words or size >= len(full) or all(word in GENERIC for word in words) or len("".join(words)) < 3:
        return False
    if short.kind == long.kind and full[-size:] == words and not (size == 1 and long.kind == "place"):
        return True
    rest = full[size:]
    company = rest[-1] in COMPANY_TAILS and (len(rest) == 1 or rest[-1] not in ("university", "network", "news"))
    return full[:size] == words and short.kind in ("organisation", "thing") and company
