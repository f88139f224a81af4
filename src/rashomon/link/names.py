"""Which names mean the same: the same words, acronyms, short forms, variants of spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from rashomon.countries import LANDS
from rashomon.link.cluster import Clusters
from rashomon.link.forms import ASSIMILATED, COMPANY_TAILS, GENERIC, Form, candidates, join_all
from rashomon.link.people import join_people, take_kind
from rashomon.model import Parse
from rashomon.numerals import ORDINALS
from rashomon.romanised import FOREIGN, same_sound, sound_key

ALIASES = (
    (("us",), ("usa",), ("united", "states"), ("america",), ("united", "states", "of", "america")),
    (("uk",), ("united", "kingdom"), ("britain",), ("great", "britain")),
    (("un",), ("united", "nations")),
    (("eu",), ("european", "union")),
    (("gop",), ("republican", "party"), ("grand", "old", "party")),
    (("isis",), ("isil",), ("daesh",), ("islamic", "state")),
    # Towns and countries with an older name, or one of another language.
    *(tuple(tuple(name.split()) for name in names.split("|")) for names in (
        "kyiv|kiev", "kharkiv|kharkov", "odesa|odessa", "lviv|lvov", "beijing|peking", "guangzhou|canton",
        "mumbai|bombay", "kolkata|calcutta", "chennai|madras", "bengaluru|bangalore", "yangon|rangoon",
        "myanmar|burma", "eswatini|swaziland", "turkiye|turkey", "czechia|czech republic", "timor leste|east timor",
        "ivory coast|cote divoire", "cape verde|cabo verde", "chisinau|kishinev", "almaty|alma ata",
        "ulaanbaatar|ulan bator",
    )),
)  # fmt: skip
WHOLE_WORDS = {"mt": "mount", "ft": "fort", "st": "saint", "pt": "point"}
# What the last word of a name is short for.
WHOLE_ENDS = {
    "hs": ("high", "school"), "isd": ("independent", "school", "district"), "pd": ("police", "department"),
    "dept": ("department",), "univ": ("university",), "ave": ("avenue",), "rd": ("road",), "blvd": ("boulevard",),
    "st": ("street",),
}  # fmt: skip
# Bodies that are called by these before or after what they are of: "Ministry of Health", "Health Ministry".
TURNED = frozenset(
    "committee subcommittee commission council department ministry agency bureau board office court authority"
    " administration observatory coalition organization organisation association federation league foundation institute"
    " conference front fund movement".split()
)
PLACES_IN_A_ROW = {str(value): word for word, value in ORDINALS.items()}
# Forms in law of a company, whose name without them is the company's too.
LEGAL = frozenset("inc corp corporation co company ltd limited llc plc sa ag nv gmbh".split())
WATERS = frozenset((word,) for word in "sea ocean desert strait borough".split())
HALVES = frozenset({"north", "south"})
# "The Post" is short for a paper that the same report names in full, other words of many names are for none.
PAPERS = frozenset({"post", "times"})
SHARED = GENERIC - HALVES - PAPERS
# What stands behind a town's name in that of a paper, a station or a club.
TOWNS_OWN = frozenset(
    "herald gazette journal tribune chronicle observer star mail sun mirror echo radio television united city rovers"
    " wanderers fire".split()
)
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "&"})

ARTICLES = ASSIMILATED | {"al", "el", "ul", "ur"}
INITIALS = "the initials of the full name"


def join_names(clusters: Clusters, forms: list[Form], parses: dict[str, Parse]) -> None:
    """Join the names of a story: first each form with itself, then forms with each other."""
    take_kind(forms)
    for form in forms:
        clusters.kinds.update((item.id, form.kind) for item in form.items)
        if form.kind != "person" or form.given:
            join_all(form.items, clusters)
    join_people([form for form in forms if form.kind == "person"], clusters, parses)
    join_others([form for form in forms if form.kind != "person"], clusters, parses)


def join_others(forms: list[Form], clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join names of bodies, places and things: acronyms, squeezed spellings, a last part that only one name has."""
    expanded = join_given_acronyms(forms, clusters, parses)
    initials: dict[int, list[tuple[Form, Form]]] = defaultdict(list)
    for one, other in candidates(forms, thing_keys):
        reason = one_thing(one, other)
        if reason == INITIALS:
            short, long = sorted((one, other), key=lambda form: len(form.words))
            initials[id(short)].append((short, long))
        elif reason is not None:
            clusters.join_names(one.items[0], other.items[0], reason)
    for pairs in initials.values():
        # What may be short for two names, "DNC", tells of neither.
        if len({clusters.find(long.items[0].id) for _, long in pairs}) == 1 and pairs[0][0].words not in expanded:
            clusters.join_names(pairs[0][0].items[0], pairs[0][1].items[0], INITIALS)
    longer: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for word in ends(form) if len(without_small(form.words)) > 1 else ():
            longer[word].append(form)
    # Longer ones first: a last part that two forms of one name have is then short for one name.
    for form in sorted(forms, key=lambda each: -len(each.words)):
        near = {id(long): long for word in ends(form) for long in longer[word]}
        found = [long for long in near.values() if shortened(form, long)]
        found = [long for long in found if long.words[-1] in LEGAL] or found or introduced(form, longer[form.words[0]])
        if len({clusters.find(long.items[0].id) for long in found}) == 1:
            reason = "a part of the full name, which nothing else in the story bears"
            clusters.join_names(form.items[0], found[0].items[0], reason)


def introduced(short: Form, longer: list[Form]) -> list[Form]:
    """Return the one body of two words that a report names in full before it goes on with the first: "Varga Timber".

    Where another name begins with that word too, nothing tells which is meant.
    """
    # "Varga Timber Ltd" is Varga Timber.
    plain = {tuple(word for word in form.words if word not in LEGAL): form for form in longer}
    if len(short.words) != 1 or short.kind not in ("organisation", "thing") or len(plain) != 1:
        return []
    long = min(longer, key=lambda form: len(form.words))
    if long.kind != "organisation" or len(long.words) != 2 or long.words[0] in SHARED:
        return []
    if long.words[1] in GENERIC | TOWNS_OWN:
        return []
    follows = any(b.report == a.report and b.first > a.first for a in long.items for b in short.items)
    return [long] if follows else []


def thing_keys(form: Form) -> Iterator[tuple[str, str]]:
    """Yield what two names of one body, place or thing must share in one way or another."""
    words, fewer = form.words, without_small(form.words)
    yield from (("alias", str(number)) for number, group in enumerate(ALIASES) if words in group)
    yield "squeezed", "".join(words)
    yield "plain", " ".join(plain(words))
    yield "singular", " ".join(singular(words))
    yield "country", " ".join(country_short(words))
    yield from (("rest", " ".join(words[number:])) for number in range(1, min(len(words), 4)))
    for parts in {words, fewer} if len(words) > 2 else ():
        yield "initials", "".join(word[0] for word in parts)
    if len(words) == 1:
        yield "initials", words[0]
        yield "onset", words[0][:4]
    if form.kind == "place":
        yield "sound", " ".join(sound_key(word) for word in words if word not in ARTICLES)
    for number in range(len(words) if 1 < len(words) <= 6 else 0):
        yield f"but {number}", " ".join((*words[:number], *words[number + 1 :]))


def one_thing(one: Form, other: Form) -> str | None:
    """Return why two names of bodies, places or things are one's, or ``None``."""
    if one.words == other.words:
        return None
    if any(one.words in group and other.words in group for group in ALIASES):
        return "two usual names of one country or body"
    if "".join(one.words) == "".join(other.words):
        return "the same name, written apart or together"
    if without_small(one.words) == without_small(other.words):
        return "the same name but for small words"
    if plain(one.words) == plain(other.words):
        return "the same name, its words shortened or turned"
    if country_short(one.words) == country_short(other.words):
        return "the same name, its country shortened"
    if is_acronym(one, other) or is_acronym(other, one):
        return INITIALS
    if begins_with_initials(one.words, other.words) or begins_with_initials(other.words, one.words):
        return "the same name, its first words by their initials"
    if one.kind != other.kind:
        return None
    if one.kind == "group" and singular(one.words) == singular(other.words):
        return "the same name in the singular and the plural"
    if one.reports & other.reports or len(one.words) != len(other.words):
        return None
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    if one.kind == "place" and all(romanised(a, b) for a, b in pairs):
        return "the same name in two spellings"
    if (
        len(pairs) == 1
        and min(len(pairs[0][0]), len(pairs[0][1])) >= 6
        and not any(c.isdigit() for c in "".join(pairs[0]))
    ):
        return "a variant spelling" if fuzz.ratio(*pairs[0]) >= 88 and pairs[0][0][0] == pairs[0][1][0] else None
    return None


def romanised(one: str, other: str) -> bool:
    """Return whether two words of places' names are spellings of one, with a sign of another script.

    Without a sign many places are alike ("Guinea", "Guyana"). An article may sound like its noun.
    """
    return (same_sound(one, other) and bool(FOREIGN.search(one + " " + other))) or (
        one in ARTICLES and other in ARTICLES
    )


def without_small(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words without "of", "the" and the like."""
    return tuple(word for word in words if word not in SMALL)


def plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words as they can be compared: written out, the noun for a body last, without small words.

    >>> plain(("mt", "kenya"))
    ('mount', 'kenya')
    >>> plain(("kimball", "hs"))
    ('kimball', 'high', 'school')
    >>> plain(("senate", "committee", "on", "public", "works"))
    ('senate', 'public', 'works', 'committee')
    >>> plain(("varna", "police", "department"))
    ('varna', 'police')
    """
    if len(words) > 1:
        words = (WHOLE_WORDS.get(words[0], words[0]), *words[1:-1], *WHOLE_ENDS.get(words[-1], words[-1:]))
    if (place := turned(words)) >= 0:
        words = (*words[:place], *words[place + 2 :], words[place])
    if len(words) > 2 and words[-2:] == ("police", "department"):
        words = words[:-1]
    return tuple(PLACES_IN_A_ROW.get(re.sub(r"(?<=\d)(st|nd|rd|th)$", "", word), word) for word in without_small(words))


def country_short(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words with the country that they begin with in its shortest form.

    >>> country_short(("united", "states", "air", "force"))
    ('us', 'air', 'force')
    """
    short = {"united states": "us", "united kingdom": "uk"}.get(" ".join(words[:2]))
    return (short, *words[2:]) if short and len(words) > 2 else words


def singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words with a plural's "s" taken from the last."""
    return (*words[:-1], words[-1][:-1] if len(words[-1]) > 4 and words[-1].endswith("s") else words[-1])


def begins_with_initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Return whether a name is another with the initials of its first words in their place.

    >>> begins_with_initials(("la", "times"), ("los", "angeles", "times"))
    True
    """
    letters, cut = short[0], len(long) - len(short) + 1
    rest = len(short) > 1 and short[1:] == long[cut:]
    return rest and 1 < cut == len(letters) and all(map(str.startswith, long, letters))


def is_acronym(short: Form, long: Form) -> bool:
    """Return whether a form of three capitals or more holds the initials of a longer one."""
    if len(short.words) != 1 or len(long.words) < 3 or not 3 <= len(short.words[0]) <= 8:
        return False
    if not all(c.isupper() for c in short.items[0].text.replace(".", "") if c.isalpha()):
        return False
    initials = "".join(word[0] for word in long.words)
    fewer = "".join(word[0] for word in without_small(long.words))
    return short.words[0] in (initials, fewer)


def join_given_acronyms(forms: list[Form], clusters: Clusters, parses: dict[str, Parse]) -> set[tuple[str, ...]]:
    """Join an acronym in brackets with the name right before it, "the Civil Aviation Agency (CAA)"; return these."""
    at = {(item.report, item.first): item for form in forms for item in form.items}
    expanded = set()
    for item in [item for form in forms for item in form.items]:
        tokens = parses[item.report].tokens
        if item.last + 1 < len(tokens) and tokens[item.last].text == "(":
            other = at.get((item.report, item.last + 1))
            fits = other is not None and len(other.words) == 1 and other.text.isupper()
            if other is not None and fits and other.words[0][0] == without_small(item.words)[0][0]:
                clusters.join_names(item, other, "the text gives the short form in brackets")
                expanded.add(other.words)
    return expanded


def ends(form: Form) -> Iterator[str]:
    """Yield the first and the last word of a name, as it stands and as it can be compared, each once."""
    read = [words for words in (without_small(form.words), plain(form.words)) if words] or [form.words]
    yield from dict.fromkeys(word for words in read for word in (words[0], words[-1]))


def shortened(short: Form, long: Form) -> bool:
    """Return whether one name is the last part of another, or its first part before "Inc.", "News" and the like.

    Or before what a body is of: "the Harbour Authority", "the Harbour Authority of Talca".
    """
    if len(short.words) >= len(long.words) or long.kind == "group":
        return False
    words = plain(short.words)
    if words in map(plain, after_of(long.words)):
        # "The office of the clerk of the Senate" is not the Senate.
        return False
    head = without_small(long.words[: turned(long.words) + 1])
    if head and ((len(words) > 1 and words == head) or is_part(short, long, words, head)):
        return True
    return any(is_part(short, long, read(short.words), read(long.words)) for read in (without_small, plain))


def after_of(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words of a name after each "of", without "the"."""
    for place, word in enumerate(words[:-1], 1):
        if word == "of":
            yield words[place + (words[place] == "the") :]


def turned(words: tuple[str, ...]) -> int:
    """Return the place of the noun for a body before what it is of: "House | Committee | on Water"; -1 for none."""
    pairs = enumerate(pairwise(words[:-1]))
    return next((n for n, (word, after) in pairs if word in TURNED and after in {"of", "for", "on"}), -1)


def is_part(short: Form, long: Form, words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether ``words``, those of a short name, can be short for ``full``, those of a long one."""
    size = len(words)
    if not words or size >= len(full) or len("".join(words)) < 3 or (size == 1 and words[0] in SHARED):
        return False
    if PAPERS.issuperset(words) and not short.reports & long.reports:
        return False
    team = size == 1 and short.kind != "person" and words[0].endswith("s") and len(words[0]) > 4
    if (short.kind == long.kind or team) and full[-size:] == words and (team or size > 1 or long.kind != "place"):
        return True
    if short.kind == long.kind == "place" and full[:size] == words and full[size:] in WATERS:
        # "The Mediterranean", "the Sahara".
        return True
    if size == 1 and words[0] in HALVES and " ".join(full) in LANDS:
        # "The North" is North Korea, never North Dakota.
        return True
    rest = full[size:]
    company = rest[-1] in COMPANY_TAILS and (len(rest) == 1 or rest[-1] not in ("university", "network", "news"))
    return full[:size] == words and short.kind in ("organisation", "thing") and company
