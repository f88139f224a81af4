"""Names of a story by their words: each form of a name with all its mentions and one kind."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.countries import COUNTRIES
from rashomon.genders import table
from rashomon.link.capitals import acts, located
from rashomon.link.cluster import Clusters
from rashomon.link.items import Item, words_of
from rashomon.model import MentionKind, Parse

# No block of names to compare with each other grows beyond this: a text of many megabytes stays affordable.
LARGEST = 100
# The share of mentions that counts as some.
SOME = 1 / 6
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
NICKNAME = re.compile(r"(?<=\s[“\"‘'(])[A-Z]\w+(?=[”\"’')]\s)")
PARTICLES = frozenset("al el abu bin ibn ben van von der den de di da du del della la le st mac o ul".split())
# The Arabic article as it sounds before some letters; at the beginning of a name these are names.
ASSIMILATED = frozenset("ad an ar as ash at az ed er es esh ez".split())
COMPANY_TAILS = frozenset(
    "inc corp corporation co company ltd llc plc group holdings news entertainment airlines motors network tv"
    " university international industries sa ag nv".split()
)
# Words that many names share: alone they are no short form of one.
GENERIC = frozenset(
    "committee commission council department ministry agency bureau association federation university college court"
    " parliament congress senate house police army navy force forces board fund center centre service office party"
    " school church hospital street road county city state island river park bridge club news times post group"
    " north south east west center authority airport station administration".split()
)


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
        return family_name(self.words)

    @property
    def nicknames(self) -> list[str]:
        """Return what the name gives in quotation marks."""
        return nicknames(self.items)

    @property
    def given(self) -> tuple[str, ...]:
        """Return the words before the family name, without particles."""
        kept = [word for word in self.words if word not in SUFFIXES]
        return tuple(w for n, w in enumerate(kept[:-1]) if w not in PARTICLES and not (n and w in ASSIMILATED))


def nicknames(items: Iterable[Item]) -> list[str]:
    """Return what names give in quotation marks: "Antonio “Cheeto” Clark"."""
    return [word.lower() for item in items for word in NICKNAME.findall(item.text)]


def forms_of(items: Sequence[Item], parses: dict[str, Parse]) -> list[Form]:
    """Return the forms of a story's names, each with one kind: the majority of its mentions in all reports.

    One name has several forms where the text shows several uses: "in Washington", "Washington refused", the general.
    """
    by_words: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        if item.mention.form == "name" and item.words and not adjectival(item, parses[item.report]):
            by_words[item.words].append(item)
    votes = {words: Counter(item.mention.kind for item in group) for words, group in by_words.items()}
    for words in publishers(parses):
        if words in votes:
            votes[words] = Counter({"organisation": len(by_words[words])})
    families: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    givens: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(by_words):
        families[family_name(words)].append(words)
        for word in (words[0], *nicknames(by_words[words])):
            givens[word].append(words)
    for words, group in by_words.items():
        bearers = (*families[words[-1]], *givens[words[0]])
        short = (full for full in bearers if len(full) == 2 or words[0] in full[1:-1])
        borne = any(winner(votes[full]) == "person" for full in short)
        if borne and nowhere(words, group, parses):
            votes[words]["person"] += votes[words].pop("place", 0)
    forms = []
    for words, group in sorted(by_words.items()):
        kind = kind_of(words, votes, families, givens)
        shared = len(words) == 1 and (len(families[words[0]]) > 1 or len(givens[words[0]]) > 1)
        forms += uses(Form(words, kind, group), parses, shared=shared)
    return forms


def without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without "Jr." and the like."""
    return tuple(word for word in words if word not in SUFFIXES) or words


def family_name(words: tuple[str, ...]) -> str:
    """Return the last word of a name that is no suffix."""
    return without_suffix(words)[-1]


def nowhere(words: tuple[str, ...], group: Sequence[Item], parses: dict[str, Parse]) -> bool:
    """Return whether a single word is no country or capital, and no report has anything in it.

    Where somebody has that family name it is no place: the tagger takes a rare name for one each time.
    """
    if len(words) > 1 or words[0] in COUNTRIES:
        return False
    return not any(located(item, parses[item.report]) for item in group)


def uses(form: Form, parses: dict[str, Parse], *, shared: bool) -> list[Form]:
    """Return a form by its uses: as a government, as a place where longer names share its word, and the rest.

    A person's name that the tagger takes for no place anywhere is a person's after "in" too: "faith in Clinton".
    """
    person = form.kind == "person" and all(item.mention.kind != "place" for item in form.items)
    parts: dict[MentionKind, list[Item]] = defaultdict(list)
    for item in form.items:
        parse = parses[item.report]
        place = shared and form.kind != "organisation" and not person and located(item, parse)
        parts["organisation" if acts(item, parse) else "place" if place else form.kind].append(item)
    return [Form(form.words, use, group) for use, group in parts.items()]


def publishers(parses: dict[str, Parse]) -> set[tuple[str, ...]]:
    """Return the words of the publishers of a story's reports, with and without "the": they are bodies."""
    found = {words_of(parse.report.publisher) for parse in parses.values() if parse.report.publisher}
    return found | {words[1:] for words in found if len(words) > 1 and words[0] == "the"}


def kind_of(
    words: tuple[str, ...],
    votes: dict[tuple[str, ...], Counter[MentionKind]],
    families: dict[str, list[tuple[str, ...]]],
    givens: dict[str, list[tuple[str, ...]]],
) -> MentionKind:
    """Return the kind that most mentions of a name have; a name and its own last word vote together.

    A family or given name alone is a person where the story gives a person's full name with it, whatever the tagger
    thinks of the name alone; only a place stays a place. Reports give a person's family name in full somewhere: a
    single word that none of them does, and that is no given name, is a body where some mentions are taken for one.
    """
    kinds = Counter(votes[words])
    family = [other for other in families[family_name(words)] if other != words and len(without_suffix(other)) <= 3]
    longer = (other for other in families[family_name(words)] if len(other) > len(words) > 1)
    if any(other[-len(words) :] == words and winner(votes[other]) == "person" for other in longer):
        # "Vega-Ruiz" of "Ana Vega-Ruiz".
        kinds["person"] += 2 * kinds.total()
    if words[-1] not in GENERIC and words[-1] not in COMPANY_TAILS:
        if len(words) == 1 and kinds["place"] <= sum(kinds.values()) / 2:
            full = [*family, *(other for other in givens[words[0]] if 1 < len(other) <= 3)]
            body = kinds["organisation"] >= SOME * kinds.total() and not family and words[0] not in table()
            if body:
                kinds["organisation"] += kinds["person"]
            elif any(winner(votes[other]) == "person" for other in full):
                kinds["person"] += 2 * kinds.total()
        elif (
            len(words) <= 3
            and winner(kinds) in ("thing", "organisation")
            and not GENERIC.union(COMPANY_TAILS).intersection(words)
            and any(winner(votes[other]) == "person" for other in family)
        ):
            kinds["person"] += 2 * sum(kinds.values())
        elif (
            len(words) == 2
            and (words[-1],) in families[words[-1]]
            and len(family) == 1
            and not kinds["place"]
            and not (words[0] in table() and winner(kinds) == "person")
        ):
            # Who is called by the family name alone is a person, whatever the tagger thinks of the full name.
            kinds += votes[(words[-1],)]
            kinds["person"] += votes[(words[-1],)]["person"]
    return winner(kinds)


def winner(kinds: Counter[MentionKind]) -> MentionKind:
    """Return the kind with the most votes; "thing" is what stands where nothing is known, and counts less."""
    return max(sorted(kinds), key=lambda kind: kinds[kind] * (1 if kind != "thing" else 0.4))


def adjectival(item: Item, parse: Parse) -> bool:
    """Return whether a name is a mere adjective: "Peruvian" in "the Peruvian coast"."""
    token = parse.tokens[item.head]
    return item.mention.kind == "group" and (token.pos == "ADJ" or token.tag == "JJ" or token.dep == "amod")


def join_all(items: Sequence[Item], clusters: Clusters) -> None:
    """Join mentions that bear the same name."""
    for item in items[1:]:
        clusters.join_names(items[0], item, "the same name")


def candidates(forms: Sequence[Form], keys: Callable[[Form], Iterable[tuple[str, str]]]) -> Iterator[tuple[Form, Form]]:
    """Yield the pairs of forms that share a key, each once, in the forms' order; the rest need no comparison."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        for key in dict.fromkeys(keys(form)):
            if len(blocks[key]) < LARGEST:
                blocks[key].append(number)
    pairs = {pair for block in blocks.values() for pair in itertools.combinations(block, 2)}
    for one, other in sorted(pairs):
        yield forms[one], forms[other]
