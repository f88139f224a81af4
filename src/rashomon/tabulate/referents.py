"""What reports call by different nouns: happenings ("ouster", "fall"; "massacre", "clashes") and groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rashomon.grammar import BEFORE_NOUNS
from rashomon.kin import kin
from rashomon.model import (
    Claim,
    Index,
    Label,
    Linked,
    MentionKind,
    Parse,
    Passage,
    Reading,
    Referent,
    Span,
    Story,
    Token,
    content_id,
)
from rashomon.tabulate.labels import Reader, form

# Nouns that reports may have for one thing. None is better or worse than another: a row needs two reports that part.
HAPPENINGS = tuple(
    frozenset(words.split())
    for words in (
        "ouster ousting overthrow fall downfall toppling removal collapse liberation coup putsch revolution takeover"
        " seizure deposition departure resignation dismissal sacking firing exit",
        "massacre killing slaughter slaying murder death execution assassination carnage bloodshed clash fighting fight"
        " battle attack assault ambush raid violence shooting gunfight crossfire firefight crackdown",
        "strike airstrike bombing bombardment shelling raid attack assault explosion blast",
        "invasion incursion operation offensive war aggression intervention campaign conflict advance push occupation"
        " liberation capture conquest seizure takeover fall annexation reunification",
        "truce ceasefire armistice deal agreement pact accord settlement arrangement understanding",
        "meeting summit talk talks negotiation gathering conference conversation encounter session",
        "protest demonstration riot unrest rally march disturbance uprising revolt revolution rebellion mutiny",
        "earthquake quake tremor shock",
        "fire blaze inferno",
        "crash collision accident wreck smash derailment incident",
        "election vote poll ballot referendum",
        "merger deal takeover acquisition sale purchase buyout",
        "trial hearing prosecution proceeding case",
        "arrest detention capture kidnapping abduction seizure",
        "escape flight disappearance departure exile",
        "speech address remark remarks rant tirade outburst statement comment",
        "reform overhaul cut change rollback repeal",
        "storm hurricane cyclone typhoon",
        "outbreak epidemic pandemic",
    )
)
GROUPS = tuple(
    frozenset(words.split())
    for words in (
        "fighter militant rebel terrorist insurgent guerrilla gunman soldier troop force combatant extremist jihadist"
        " jihadi separatist militiaman partisan mercenary bandit thug resistance",
        "government regime administration authority junta leadership ruler cabinet",
        "protester protestor demonstrator rioter marcher activist mob crowd agitator looter",
        "migrant refugee immigrant alien newcomer arrival illegal undocumented",
        "settler colonist colony settlement outpost",
        "hostage captive prisoner detainee inmate",
        "worker employee staff striker",
        "lawmaker politician legislator deputy senator representative congressman",
        "family relative loved parent",
        "civilian resident villager local bystander",
    )
)
# Prepositions of what a happening befalls or is done by.
OF = frozenset({"of", "against"})
# Prepositions that place an act at a happening, all alike.
AT = frozenset({"at", "in", "during", "after", "following", "since", "before", "amid"})
# Letters that a people's adjectives share: "Ornish", "Ornian".
STEM = 4
PARTS = {"nsubjpass": "done", "dobj": "done"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of a happening or a group: its report, word and place; its part in which act; the entities it is of.

    ``peoples`` are the beginnings of the adjectives before it that have a capital; ``single`` says whether it names one
    certain thing, not several or any.
    """

    report: str
    lemma: str
    kind: MentionKind
    span: Span
    part: tuple[str, str]
    about: frozenset[str]
    peoples: frozenset[str]
    single: bool

    @property
    def key(self) -> tuple[str, str]:
        """Return its report and word."""
        return self.report, self.lemma


@dataclass(frozen=True, slots=True)
class Match:
    """Two nouns that name one thing, and the claim that shows it, empty where what they are of does."""

    one: Noun
    other: Noun
    claim: str = ""


def referents(story: Story, linked: Linked, claims: Sequence[Claim]) -> tuple[list[Referent], list[Label]]:
    """Return the happenings and groups that two reports call by different nouns, and each label of them."""
    nouns = Nouns(Index.of(story), linked)
    matches: list[Match] = []
    for claim in claims:
        sides = [(reading.report, nouns.of(reading)) for reading in claim.readings]
        for (left, ones), (right, others) in combinations(sides, 2):
            if left != right:
                matches += [Match(a, b, claim.id) for a, b in matched(ones, others)]
    matches += [Match(a, b) for a, b in nouns.by_entity()]
    return gathered(matches, story)


def matched(ones: Sequence[Noun], others: Sequence[Noun]) -> Iterator[tuple[Noun, Noun]]:
    """Yield the nouns of two readings that name one thing in two words, where no other noun could be meant.

    A word that both readings have names one thing in both, and is left out.
    """
    same = {noun.lemma for noun in ones} & {noun.lemma for noun in others}
    left, right = ([noun for noun in side if noun.lemma not in same] for side in (ones, others))
    fit = [(a, b) for a, b in product(left, right) if alike(a, b)]
    for a, b in fit:
        if sum(a is one for one, _ in fit) == 1 == sum(b is other for _, other in fit):
            yield a, b


def alike(one: Noun, other: Noun) -> bool:
    """Return whether two nouns of one claim can name one thing: of one kind, and of nothing apart.

    Two that play one part of one act need not be in one list: "struck the deal", "struck the bargain". A group must
    play the same part.
    """
    if one.kind != other.kind or (one.about and other.about and not one.about & other.about):
        return False
    if one.peoples and other.peoples and not one.peoples & other.peoples and not one.about & other.about:
        # "Orne's forces" are not "Dalan militants", whether or not anything else tells of Dala.
        return False
    same_part = one.part == other.part and bool(one.part[1])
    return same_part or (one.kind == "event" and any({one.lemma, other.lemma} <= kind for kind in HAPPENINGS))


class Nouns:
    """The nouns of happenings and groups of a story."""

    def __init__(self, index: Index, linked: Linked) -> None:
        self.index = index
        self.kinds: dict[str, dict[int, MentionKind]] = defaultdict(dict)
        self.entities: dict[str, dict[int, str]] = defaultdict(dict)
        owner = owners(index, linked)
        for mention in index.mentions.values():
            heads = index.parses[mention.report].inside(mention.head)
            if mention.form == "role":
                self.kinds[mention.report].update(dict.fromkeys(heads, mention.kind))
            if mention.id in owner:
                self.entities[mention.report].update(dict.fromkeys(heads, owner[mention.id]))

    def of(self, reading: Reading) -> list[Noun]:
        """Return the nouns of happenings and groups in a reading."""
        parse = self.index.parses[reading.report]
        content = self.index.statements[reading.statement].content
        held = (n for span in content for n in parse.inside(span) if reading.span.contains(parse.tokens[n].span))
        return [noun for n in held if (noun := self.noun(parse, parse.tokens[n])) is not None]

    def kind(self, parse: Parse, token: Token) -> MentionKind | None:
        """Return the kind of what a common noun at the head of its phrase names: a happening, a group, or neither.

        "Others" names nobody: it sets apart from those who stand before.
        """
        if token.pos != "NOUN" or token.dep in ("compound", "npadvmod", "nmod") or token.lemma == "other":
            return None
        lemma, found = token.lemma.lower(), self.kinds[parse.report.id].get(token.index)
        if found == "event" or (found in (None, "thing") and any(lemma in kind for kind in HAPPENINGS)):
            return "event"
        return "group" if found == "group" or any(lemma in kind for kind in GROUPS) else None

    def noun(self, parse: Parse, token: Token) -> Noun | None:
        """Return a noun with its part and what it is of, ``None`` where it names neither a happening nor a group."""
        if (kind := self.kind(parse, token)) is None:
            return None
        children = parse.below(token)
        owners = [child.index for child in children if child.dep in (BEFORE_NOUNS if kind == "group" else ("poss",))]
        owners += [below for child in children if child.lemma in OF for below in parse.children[child.index]]
        named = self.entities[parse.report.id]
        pointed = any(child.dep == "poss" or child.text.lower() == "the" for child in children)
        return Noun(
            parse.report.id,
            token.lemma.lower(),
            kind,
            token.span,
            part_of(parse, token),
            frozenset(named[owner] for owner in owners if owner in named),
            frozenset(
                child.text[:STEM].lower() for child in children if child.dep in BEFORE_NOUNS and is_adjective(child)
            ),
            kind == "group" or (token.tag == "NN" and pointed),
        )

    def by_entity(self) -> Iterator[tuple[Noun, Noun]]:
        """Yield nouns of two reports that are alike and of one entity: "Assad's fall" and "the ouster of Assad"."""
        of: dict[tuple[str, int], list[Noun]] = defaultdict(list)
        for parse in self.index.parses.values():
            for noun in filter(None, (self.noun(parse, token) for token in parse.tokens)):
                for number, kind in enumerate(HAPPENINGS if noun.kind == "event" else GROUPS):
                    for entity in noun.about if noun.single and noun.lemma in kind else ():
                        of[f"{noun.kind} {entity}", number].append(noun)
        for key in sorted(of):
            yield from chained(of[key])


def chained(nouns: Sequence[Noun]) -> Iterator[tuple[Noun, Noun]]:
    """Yield nouns of one thing, each with one of another report and another word, if there is any."""
    by_word: dict[str, dict[str, Noun]] = defaultdict(dict)
    for noun in nouns:
        by_word[noun.lemma].setdefault(noun.report, noun)
    for noun in nouns:
        others = (held for word, held in by_word.items() if word != noun.lemma)
        if (other := next((n for held in others for n in held.values() if n.report != noun.report), None)) is not None:
            yield noun, other


def owners(index: Index, linked: Linked) -> dict[str, str]:
    """Return each mention's entity, that of a name within other words by its own words where they name one entity.

    "The Front" in "the Front's fighters" is linked as a part of these words only.
    """
    owner = linked.owners()
    words = {m.id: form(index.text(Passage(m.report, m.span))) for m in index.mentions.values() if m.form == "name"}
    bearers: dict[str, set[str]] = defaultdict(set)
    for mention in owner.keys() & words.keys():
        bearers[words[mention]].add(owner[mention])
    within = {m: min(bearers[each]) for m, each in words.items() if m not in owner and len(bearers[each]) == 1}
    return owner | within


def is_adjective(token: Token) -> bool:
    """Return whether a word is an adjective made of a name: "Ornish", "Chilean"."""
    return token.text[:1].isupper() and token.text[1:].islower() and token.pos == "ADJ"


def part_of(parse: Parse, token: Token) -> tuple[str, str]:
    """Return the part that a noun plays and the act's lemma, one for kin acts; that is empty where there is no act."""
    head = parse.tokens[token.head]
    if token.dep == "pobj":
        act = parse.tokens[head.head]
        return "at" if head.lemma in AT else head.lemma, kin(act.lemma) if act.pos == "VERB" else ""
    return PARTS.get(token.dep, token.dep), kin(head.lemma) if head.pos == "VERB" else ""


def gathered(matches: Sequence[Match], story: Story) -> tuple[list[Referent], list[Label]]:
    """Return what matched nouns name, those that share a report's word taken as one, with their labels."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def find(key: tuple[str, str]) -> tuple[str, str]:
        while (above := parent.setdefault(key, key)) != key:
            key = above
        return key

    for match in matches:
        left, right = find(match.one.key), find(match.other.key)
        parent[max(left, right)] = min(left, right)
    groups: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for match in matches:
        groups[find(match.one.key)].append(match)
    readers = {analysis.report.id: Reader(analysis) for analysis in story.analyses} if matches else {}
    found: list[Referent] = []
    labels: list[Label] = []
    for _, here in sorted(groups.items()):
        nouns = {(n.report, n.span): n for match in here for n in (match.one, match.other)}
        keys = sorted({noun.key for noun in nouns.values()})
        made = Referent(
            content_id("w", *(f"{report} {lemma}" for report, lemma in keys)),
            " / ".join(sorted({lemma for _, lemma in keys})),
            here[0].one.kind,
            tuple(dict.fromkeys(match.claim for match in here if match.claim)),
        )
        found.append(made)
        labels += [readers[report].label(made.id, span, span) for report, span in sorted(nouns)]
    return found, labels
