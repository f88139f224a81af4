"""What a name is of: the kind that the tagger, its words and what stands beside it tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set

from rashomon.countries import COUNTRIES, LANDS
from rashomon.genders import gender
from rashomon.grammar import BEFORE_NOUNS
from rashomon.mention.headlines import Found, initials, string
from rashomon.mention.lexicon import (
    BODY_NOUNS,
    CLUBS,
    COURTESY,
    FIRMS,
    NETWORKS,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    PERSONAL_TITLES,
    PLACE_NOUNS,
    PLAYERS,
    SHIPS,
    TITLES,
    TRAINING,
)
from rashomon.mention.shapes import NAMESAKES, OF_PEOPLES
from rashomon.mention.written import is_title
from rashomon.model import MentionKind, Parse, Token

# What is said of persons alone, by the part that they have in it.
PERSONAL = frozenset(
    {("dobj", verb) for verb in ("arrest", "jail", "behead", "marry")}
    | {("nsubjpass", verb) for verb in ("arrest", "jail", "behead", "bear", "hospitalize", "kill", "murder")}
    | {("nsubj", verb) for verb in ("die", "weep", "marry")}
)
# "The town of X" is a place, and so are the others whose name follows "of".
PLACED = frozenset("town city village hamlet municipality county district province region port island suburb".split())
# What a place's own name stands before: "the Dala neighborhood".
NAMED_PLACES = frozenset(
    "neighborhood neighbourhood village suburb province governorate countryside border valley dam reservoir mine"
    " colliery quarry".split()
)
PASSAGES = frozenset({"crossing", "area", "region", "post"})
# Besides the nouns for places: what stands or happens at a place, and is in nobody.
PREMISES = frozenset(
    "supermarket clinic club college university bank fire blaze explosion blast earthquake flood shooting crash riot"
    " funeral rally talk meeting summit conference".split()
)
# A name that begins so is a street's, a headland's or a mountain's.
STREETS = frozenset("avenue rue boulevard calle avenida plaza piazza cape mount".split())
# … or ends so; Wall Street and Downing Street are more than that.
ROADS = frozenset("road rd avenue ave boulevard blvd lane highway freeway turnpike".split())
# What a part of a town begins with: "Northeast Osk".
COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
# What a place beside another bears before the same name: "Little Dala".
BESIDE = frozenset("little great upper lower new old".split())
# What bodies have and persons have not.
CORPORATE = frozenset("shareholder board headquarters subsidiary workforce ceo".split())
# What stands beside a person's name counts as much as two sure looks of the tagger.
TOLD = 8
# What befalls somebody in a place, and in no body.
HAPPENING = frozenset(
    "kill die injure wound shoot attack bomb arrest clash fight live bear bury drown meet gather arrive land find"
    " recover".split()
)
# Who does so "to" something is on the way to a place.
GOING = frozenset({"travel", "fly", "drive", "sail"})
# Behind one word, they are a town's.
TOWNSFOLK = frozenset({"police", "firefighters", "residents"})
# What is "of" a town.
QUARTERS = frozenset("parts outskirts suburbs streets centre residents inhabitants north south east west".split())
# How the names of laws end, and of what is built or flows.
LAWS = frozenset("act amendment constitution treaty agreement accord accords".split())
STRUCTURES = frozenset("bridge tunnel square stadium mall dam canal river".split())
SPEECH = frozenset("say tell add note argue announce claim insist testify write tweet warn explain recall".split())


def vote(parse: Parse, found: list[Found]) -> list[Found]:
    """Return the names with one kind for one string: the tagger's majority over the report.

    A single word that ends a person's full name votes as that person too, and one that begins it is the person where no
    tagger says otherwise. Untagged names take the kind that the same string has elsewhere; those that stay things are
    kept, as names of unknown kind.
    """
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    called: set[str] = set()
    persons: set[str] = set()
    for name in found:
        key = string(parse, name)
        kind: MentionKind = "organisation" if name.kind == "person" and after_article(parse, name) else name.kind
        votes[key][kind] += 4 if name.sure else 1
        if kind == "person" and name.last - name.first > 1 and name.sure:
            surnames[parse.tokens[name.last - 1].text.lower()] += 1
            called.add(parse.tokens[name.first].text.lower())
    for name in found:
        key = string(parse, name)
        if one_of_many(parse, name):
            votes[key]["thing"] += TOLD
        if votes[key]["person"] and after_article(parse, name) and parse.tokens[name.last - 1].tag == "NNPS":
            # "The Wolverines": a team, where a headline without the article looks like a person.
            votes[key]["organisation"] += TOLD
        if placed(parse, name) or lives_in(parse, name):
            votes[key]["place"] += TOLD + (votes[key].total() if is_settlement(parse, name) else 0)
        if titled(parse, name) or personal(parse, name):
            votes[key]["person"] += TOLD
            persons.add(key)
        if (town := town_of(parse, name)) in votes:
            votes[town]["place"] += TOLD
    # A tagger that does not know a company or a ship takes it for a person each time; one passage tells better.
    for key in {string(parse, name) for name in found if corporate(parse, name)} - persons:
        votes[key]["organisation"] += votes[key].total()
    for key in {string(parse, name) for name in found if is_ship(parse, name)}:
        votes[key]["thing"] += TOLD + votes[key].total()
    bodies = [name for name in found if kind_of(parse, name, name.kind) == "organisation"]
    for letters in sorted({initials(parse, name) for name in bodies} & votes.keys() - persons):
        votes[letters]["organisation"] += votes[letters].total()
    for surname, count in sorted(surnames.items()):
        if surname in votes and votes[surname]["place"] <= 4 * count:
            votes[surname]["person"] += 4 * count + sum(votes[surname].values())
    nowhere = called - COUNTRIES.keys() - {string(parse, name) for name in found if located(parse, name)}
    for key in called & votes.keys():
        for kind in ("thing", "place") if key in nowhere else ("thing",):
            votes[key]["person"] += votes[key].pop(kind, 0)
    kinds = settled(parse, found, votes, surnames.keys(), persons | called | surnames.keys())
    return [Found(n.first, n.last, kind_of(parse, n, kinds[string(parse, n)]), n.sure) for n in found]


def settled(
    parse: Parse,
    found: list[Found],
    votes: Mapping[str, Counter[MentionKind]],
    surnames: Set[str],
    known: Set[str],
) -> dict[str, MentionKind]:
    """Return the kind of each string: that with the most votes, unless other strings of the report tell better.

    ``surnames`` are last words of persons' full names, ``known`` the strings that are persons for sure.
    """
    kinds = {key: max(sorted(each), key=lambda kind: each[kind]) for key, each in votes.items()}
    for key in sorted(kinds):
        words = key.split()
        if len(words) == 2 and kinds[key] in ("organisation", "thing") and kinds.get(words[1]) == "person":
            kinds[key] = "person"
        if key.removesuffix("s") in surnames and key not in surnames:
            # "The Holts" are a family where somebody is called Holt.
            kinds[key] = "group"
        if kinds[key] in ("person", "thing") and key not in known and shortens(parse, key, found):
            kinds[key] = "organisation"
        beside = len(words) == 2 and words[0] in COMPASS | BESIDE
        if beside and (kinds.get(words[1]) == "place" or (words[0] in COMPASS and kinds[key] == "person")):
            kinds[key] = "place"
    return kinds


def shortens(parse: Parse, word: str, found: list[Found]) -> bool:
    """Return whether a word is what a report calls a firm by that it has named in full: "Varga", after "Varga Bank"."""
    strings = [string(parse, name).split() for name in found]
    if " " in word or [word] not in strings:
        return False
    full = [words for words in strings[: strings.index([word])] if len(words) == 2 and words[0] == word]
    return any(words[1] in FIRMS for words in full)


def kind_of(parse: Parse, name: Found, voted: MentionKind) -> MentionKind:
    """Return the kind voted, unless the words of the name say that it is a body, a law, a bridge or a street.

    No person has figures in his name: "NBC12".
    """
    words = [token.text.lower() for token in parse.tokens[name.first : name.last]]
    body = words[-1] in ORGANISATION_WORDS | CLUBS or (len(words) > 2 and words[-1] == "watch")
    if len(words) > 1 and voted in ("person", "thing", "place") and body:
        return "organisation"
    if len(words) == 1 and words[0] in NETWORKS:
        return "organisation"
    called = voted == "person" and gender((parse.tokens[name.first].text,)) is not None
    if len(words) > 1 and voted != "place" and not called and words[-1] in LAWS | STRUCTURES:
        return "thing" if words[-1] in LAWS else "place"
    if voted == "person" and any(character.isdigit() for word in words for character in word):
        return "organisation"
    street = len(words) > 1 and (words[0] in STREETS or words[-1].rstrip(".") in ROADS)
    return "place" if street else voted


def placed(parse: Parse, name: Found) -> bool:
    """Return whether a name is that of a place by the words before it.

    So "the northern town of Dala" and, of a single word, "a supermarket in Dala", "a fire in Dala", "Dala in Orne",
    "was killed in Dala", "Dala police".
    """
    if is_settlement(parse, name):
        return True
    before, after = parse.tokens[max(0, name.first - 2) : name.first], parse.tokens[name.last : name.last + 1]
    single = name.last - name.first == 1
    if is_called_place(parse, name):
        return True
    doing = {"in": HAPPENING, "to": GOING}.get(before[-1].text, frozenset()) if len(before) == 2 else frozenset()
    if single and doing and before[0].lemma in doing:
        return True
    if single and after and after[0].text in TOWNSFOLK and after[0].sentence == parse.tokens[name.first].sentence:
        return True
    if len(before) < 2 or before[0].tag not in ("NN", "NNS", "NNP"):
        return False
    within = before[1].text == "in" and name.last - name.first == 1
    return within and (before[0].tag == "NNP" or before[0].lemma in PLACE_NOUNS | PREMISES)


def is_settlement(parse: Parse, name: Found) -> bool:
    """Return whether a name is told to be that of a town or the like: "the village of Dala", "parts of Dala"; or where
    a report is from.

    The latter stands in its dateline: "DALA, Orne — …".
    """
    before = parse.tokens[max(0, name.first - 2) : name.first]
    if len(before) == 2 and before[1].text == "of":
        owner = any(token.tag == "POS" for token in parse.tokens[name.last : name.last + 1])
        within = before[0].text.lower() in QUARTERS and name.last - name.first == 1 and not owner
        if within or (before[0].tag == "NN" and before[0].lemma in PLACED):
            return True
    return string(parse, name) in dateline(parse)


def dateline(parse: Parse) -> str:
    """Return the place of a report's dateline in lower case: "dala" of "DALA, Orne (WNA) — "; empty without one."""
    report = parse.report
    written = report.dateline.of(report.text) if report.dateline else ""
    return " ".join(re.split(r"[,(\u2013\u2014]| - |--", written)[0].lower().split())


def is_called_place(parse: Parse, name: Found) -> bool:
    """Return whether a noun for a place stands beside a name: "the Dala neighborhood", "the towns of Orn and Dala",
    "Dala, a town in Orne"."""
    tokens, head = parse.tokens, head_of(parse, name)
    after = tokens[name.last : name.last + 2]
    if after and after[0].lemma in NAMED_PLACES and after[0].sentence == head.sentence:
        return len(after) < 2 or after[1].tag not in ("NN", "NNS", "NNP") or after[1].lemma in PASSAGES
    if any(t.lemma in PLACED and is_set_off(parse, t.index) for t in parse.below(head)):
        return True
    while head.dep == "conj" and tokens[head.head].pos == "PROPN":
        head = tokens[head.head]
    above = tokens[head.head]
    return (
        head.dep == "pobj"
        and above.text == "of"
        and tokens[above.head].tag == "NNS"
        and (tokens[above.head].lemma in PLACED)
    )


def is_set_off(parse: Parse, index: int) -> bool:
    """Return whether a token heads an apposition that a comma sets off."""
    first = parse.subtree(index)[0]
    return parse.tokens[index].dep == "appos" and first > 0 and parse.tokens[first - 1].text == ","


def lives_in(parse: Parse, name: Found) -> bool:
    """Return whether a name follows a person's age: "Ana Ruiz, 27, of Dala"."""
    before = parse.tokens[max(0, name.first - 3) : name.first]
    return len(before) == 3 and before[0].text.isdigit() and before[1].text == "," and before[2].text == "of"


def located(parse: Parse, name: Found) -> bool:
    """Return whether a name stands after "in" and the like."""
    return name.first > 0 and parse.tokens[name.first - 1].text.lower() in ("in", "near", "from", "at", "to", "of")


def is_ship(parse: Parse, name: Found) -> bool:
    """Return whether a name is a ship's by the word before it: "the stranded tanker Northern Star"."""
    return any(t.lemma in SHIPS and t.tag == "NN" for t in parse.tokens[max(0, name.first - 1) : name.first])


def one_of_many(parse: Parse, name: Found) -> bool:
    """Return whether a name of several words is a noun phrase after "a": "a Verano Estate" is one of a make."""
    if name.first == 0 or name.last - name.first < 2 or parse.tokens[name.first - 1].text.lower() not in ("a", "an"):
        return False
    words = {token.text.lower() for token in parse.tokens[name.first : name.last]}
    head, before = parse.tokens[name.last - 1], parse.tokens[name.first - 2].text.lower()
    if before in ("at", "near", "outside"):
        # "Outside a Verano Store".
        return False
    return not words & ORGANISATION_WORDS and head.dep not in ("compound", "poss", "nmod", "amod", "appos")


def town_of(parse: Parse, name: Found) -> str:
    """Return the word before "Police" or "Fire" in a body's name: whose they are is a place."""
    words = [token.text.lower() for token in parse.tokens[name.first : name.last]]
    return words[0] if len(words) > 1 and words[1] in ("police", "fire") else ""


def titled(parse: Parse, name: Found) -> bool:
    """Return whether a title of persons alone stands before a name, or a short one with a full stop: "Sen."."""
    if name.first == 0:
        return False
    before = parse.tokens[name.first - 1].text
    return before.lower().rstrip(".") in COURTESY | PERSONAL_TITLES or (
        before.endswith(".") and before[:-1].lower() in TITLES
    )


def corporate(parse: Parse, name: Found) -> bool:
    """Return whether what stands beside a name is said of bodies alone: their trade, shares and boards, "which"."""
    tokens, head = parse.tokens, head_of(parse, name)
    if gender(token.text for token in tokens[name.first : name.last - 1]):
        return False
    if has_player(parse, name):
        return True
    above = tokens[head.head]
    before = tokens[name.first - 1] if name.first else head
    if before.lemma in BODY_NOUNS and before.tag == "NN" and before.head == head.index and before.dep != "appos":
        return True
    beside = [above] if head.dep == "appos" else []
    beside += [t for t in parse.below(head) if t.dep == "appos"]
    if name.kind == "place":
        # "From Basra to Turkey, its operator, Meridian, said": whose operator that is, is another matter.
        beside = [token for token in beside if all(t.tag != "PRP$" for t in parse.below(token))]
    if any(token.lemma in BODY_NOUNS and token.tag == "NN" for token in beside):
        return True
    if head.dep == "poss" and above.text in PLAYERS - TRAINING:
        return True
    if head.dep == "poss":
        chief = above.lemma == "executive" and any(t.lemma == "chief" for t in parse.below(above))
        return chief or above.lemma in CORPORATE
    if head.dep == "pobj" and above.text.lower() == "in":
        return tokens[above.head].lemma in ("share", "stake", "shareholder")
    below = (t for clause in parse.below(head) if clause.dep == "relcl" for t in parse.below(clause))
    return any(token.text.lower() == "which" and token.dep == "nsubj" for token in below)


def has_player(parse: Parse, name: Found) -> bool:
    """Return whether a name, of no place, stands before somebody of a team and the name of that one: a team's."""
    after = parse.tokens[name.last : name.last + 2]
    place = name.kind == "place" or string(parse, name) in LANDS
    if len(after) < 2 or place or after[0].sentence != parse.tokens[name.first].sentence:
        return False
    return after[0].text in PLAYERS and after[1].tag == "NNP" and after[1].text[:1].isupper()


def personal(parse: Parse, name: Found) -> bool:
    """Return whether what stands beside a name is said of persons alone: an age, "who", kinship, an act."""
    tokens, head = parse.tokens, head_of(parse, name)
    after = tokens[name.last : name.last + 3]
    if len(after) == 3 and after[0].text == after[2].text == "," and after[1].text.isdigit() and len(after[1].text) < 3:
        return True
    if name.first and tokens[name.first - 1].sentence == head.sentence:
        before = tokens[name.first - 1]
        if before.text.lower() == "old" and name.first > 2 and tokens[name.first - 3].lemma in ("year", "month"):
            return True
        if before.lemma in PERSON_NOUNS and before.tag == "NN" and before.dep in ("compound", "nmod"):
            return True
    above = tokens[head.head]
    if name.last - name.first > 1 and (head.dep, above.lemma.lower()) in PERSONAL:
        return True
    said = head.dep == "nsubj" and above.lemma in SPEECH and above.index < name.first
    if said and name.last - name.first == 2 and gender((tokens[name.first].text,)):
        # "“No,” said Ines Falk of Delta Investors": whom the tagger does not know.
        return not {tokens[name.last - 1].text.lower()} & (ORGANISATION_WORDS | CLUBS)
    if head.dep == "appos" and above.tag == "NN" and above.lemma in PERSON_NOUNS and above.index < name.first:
        return True
    for token in parse.below(head):
        if token.dep == "appos" and token.tag == "NN" and token.lemma in PERSON_NOUNS:
            return True
        if token.dep == "relcl" and any(t.text.lower() == "who" for t in parse.below(token)):
            return head.tag == "NNP"
    return False


def after_article(parse: Parse, name: Found) -> bool:
    """Return whether a name is a noun phrase after "the": "the Wolverines" are no person."""
    if name.first == 0 or parse.tokens[name.first - 1].text.lower() != "the":
        return False
    head = parse.tokens[name.last - 1]
    return head.dep not in BEFORE_NOUNS or head.tag == "NNPS"


def head_of(parse: Parse, name: Found) -> Token:
    """Return a name's head: its first word whose own head lies outside."""
    words = parse.tokens[name.first : name.last]
    return next((token for token in words if not name.first <= token.head < name.last), words[0])


def run_kind(parse: Parse, first: int, last: int) -> MentionKind:
    """Return the kind of an untagged name: a body by its words, a person by a title or a verb of speech."""
    tokens = parse.tokens
    if any(token.text == "v." for token in tokens[first:last]):
        return "thing"
    if any(token.text.lower() in ORGANISATION_WORDS for token in tokens[first:last]):
        return "organisation"
    head = tokens[last - 1]
    if last - first > 1 and head.text.lower() in PLACE_NOUNS & NAMESAKES:
        return "place"
    if last - first > 1 and head.text.lower() in OF_PEOPLES:
        return "organisation"
    if first > 0 and is_title(tokens[first - 1]) and tokens[first - 1].sentence == head.sentence:
        return "person"
    if head.dep == "nsubj" and tokens[head.head].lemma in SPEECH:
        return "person"
    return "thing"
