"""A parsed sentence → the same said otherwise: voice, order of clauses, reported speech, synonyms, splits and merges.

Every operation takes a draft (a sentence's words, each with the token that it came from) and returns another, or
``None`` where the sentence has not the grammar that it needs. Words that carry a planted difference keep their mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

from english import inflected, participle, past

from rashomon.model import Parse, Sentence, Token

SAYING = frozenset("say add report announce note explain declare state confirm warn claim acknowledge".split())
WHEN = frozenset("in on at after before during since".split())
MARKS = frozenset("because after before when while although though since as if once".split())
OBJECTS = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
SUBJECTS = {form: base for base, form in OBJECTS.items()} | {"him": "he", "her": "she"}
FIRST_PERSON = frozenset("i we my our me us you your mine ours myself ourselves let".split())
# Words of one meaning in the news by part of speech: "a=b" either way, "a>b" the second for the first alone.
PAIRS = {
    "VERB": """purchase=buy begin=start assist>help receive>get permit=allow obtain>get require>need construct=build
    halt=stop wound=injure depart>leave collide>crash attempt>try acquire>buy reveal=disclose occur=happen
    raise=increase boost>increase select=choose rescue=save display>show supply=provide
    manufacture>make launch>introduce examine=inspect publish>release reject>refuse demolish>destroy
    injure>hurt resign>quit assassinate>kill seize>take demonstrate>protest observe>watch comprise>include
    anticipate>expect accelerate>speed_up investigate>look_into postpone>put_off cancel>call_off""",
    "NOUN": """firm=company legislation>law blaze>fire quake=earthquake accord=agreement deal>agreement client>customer
    employee=worker inquiry=investigation probe>investigation film=movie region=area automobile=car carmaker=automaker
    lorry=truck truce=ceasefire accusation>charge drop=decline rumor>report aim>goal outcome=result
    attorney=lawyer street>road journalist=reporter physician>doctor tremor>shock inspection>check builder>contractor
    chief>head town>city harbour>port aftermath>wake""",
    "ADJ": """big=large entire=whole key>crucial principal>main strong=powerful sharp=steep initial=first
    additional=further current=present huge=enormous wounded=injured latest>newest deadliest>bloodiest
    rapid>fast""",
    "ADV": """about>around also>likewise nearly=almost now>currently soon=shortly mostly=mainly previously>earlier
    rapidly>quickly roughly>around sharply>steeply""",
}
SYNONYMS: dict[tuple[str, str], list[str]] = {}
for part, rows in PAIRS.items():
    for pair in rows.split():
        one, other = re.split("[=>]", pair.replace("_", " "))
        SYNONYMS.setdefault((part, one), []).append(other)
        if "=" in pair:
            SYNONYMS.setdefault((part, other), []).append(one)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a draft: its text, the token that it stands for (none: it is new) and the number of a plant."""

    text: str
    token: int | None = None
    mark: int | None = None


Draft = tuple[Word, ...]
Operation = Callable[[Parse, Sentence, Draft, Random], "Draft | None"]


class Change(NamedTuple):
    """New words for tokens of a sentence (``None`` takes a token away), and further tokens to be marked."""

    words: dict[int, str | None]
    marked: frozenset[int] = frozenset()


def draft(parse: Parse, sentence: Sentence) -> Draft:
    """Return a sentence as a draft, its first word in the case that it has elsewhere."""
    tokens = parse.tokens[sentence.first : sentence.last]
    words = [Word(token.text, token.index) for token in tokens if token.pos != "SPACE"]
    first = tokens[0]
    if words and lowers(parse, first):
        words[0] = replace(words[0], text=first.text[0].lower() + first.text[1:])
    return tuple(words)


def lowers(parse: Parse, token: Token) -> bool:
    """Return whether a word is written small where it does not begin a sentence."""
    named = any(name.first <= token.index < name.last for name in parse.names)
    return not named and token.pos != "PROPN" and not token.text.isupper()


def changed(words: Draft, change: Change, mark: int | None = None) -> Draft:
    """Return a draft with some tokens' words replaced; what is new or named by the change bears the mark."""
    found: list[Word] = []
    for word in words:
        new = change.words.get(word.token, word.text) if word.token is not None else word.text
        if new is None:
            continue
        touched = word.token in change.words or word.token in change.marked
        found.append(replace(word, text=new, mark=mark if touched and mark is not None else word.mark))
    return tuple(found)


def render(parse: Parse, words: Draft) -> tuple[str, list[tuple[int, int, int]]]:
    """Return a draft's text, and where in it each mark stands: (mark, start, end)."""
    text, marks = "", []
    for before, word in zip((None, *words), words, strict=False):
        text += joint(parse, before, word)
        start = len(text)
        text += word.text
        if word.mark is not None:
            marks.append((word.mark, start, len(text)))
    first = next((n for n, c in enumerate(text) if c.isalnum()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :], marks


def joint(parse: Parse, before: Word | None, word: Word) -> str:
    """Return what stands between two words: as in the original where they stood together there, else a blank."""
    if before is None:
        return ""
    if before.token is not None and word.token == before.token + 1:
        return " " if parse.tokens[before.token].space else ""
    if word.text[0] in ",.;:)%’”!?" or word.text in ("'s", "n't", "'") or before.text[-1] in "(“$£€":
        return ""
    return " "


def tokens(parse: Parse, sentence: Sentence) -> Sequence[Token]:
    """Return the tokens of a sentence."""
    return parse.tokens[sentence.first : sentence.last]


def root(parse: Parse, sentence: Sentence) -> Token:
    """Return the head of a sentence."""
    return next(t for t in tokens(parse, sentence) if t.head == t.index)


def child(parse: Parse, token: Token, *labels: str) -> Token | None:
    """Return a token's first dependent with one of the labels."""
    return next((t for t in parse.below(token) if t.dep in labels), None)


def below(parse: Parse, token: Token) -> list[int]:
    """Return the tokens that a token governs, itself with them; empty where they do not stand together."""
    found = parse.subtree(token.index)
    return found if found == list(range(found[0], found[-1] + 1)) else []


def pick(words: Draft, indices: Iterable[int]) -> list[Word]:
    """Return the words of some tokens, in the draft's order."""
    wanted = set(indices)
    return [word for word in words if word.token in wanted]


def stop(words: Draft) -> tuple[list[Word], list[Word]]:
    """Return a draft without its closing mark, and that mark."""
    return (list(words[:-1]), [words[-1]]) if words and words[-1].text == "." else (list(words), [])


def quotes(words: Iterable[Word]) -> bool:
    """Return whether quotation marks stand among some words."""
    return any(word.text in {'"', "“", "”", "``", "''"} for word in words)


def comma(words: Sequence[Word]) -> list[Word]:
    """Return some words without commas at their ends."""
    found = list(words)
    while found and found[-1].text == ",":
        found.pop()
    while found and found[0].text == ",":
        found.pop(0)
    return found


# --- order --------------------------------------------------------------------------------------------------------


def front(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Move an adverbial or a clause from the end of a sentence to its start."""
    top = root(parse, sentence)
    body, end = stop(words)
    subject = child(parse, top, "nsubj", "nsubjpass")
    if (
        not end
        or quotes(words)
        or subject is None
        or top.lemma == "be"
        or below(parse, subject)[:1] != [sentence.first]
    ):
        return None
    for token in (parse.tokens[n] for n in reversed(parse.children[top.index])):
        part = below(parse, token)
        if not part or token.index < top.index or not adverbial(parse, token, part):
            continue
        if part[-1] != body[-1].token or not 2 <= len(part) <= 14:
            continue
        moved = pick(words, part)
        rest = comma([word for word in body if word not in moved])
        return (*moved, Word(","), *rest, *end)
    return None


def adverbial(parse: Parse, token: Token, part: Sequence[int]) -> bool:
    """Return whether some words say when, where or why: a prepositional phrase with a time, or a subordinate clause."""
    if token.dep == "prep" and token.text.lower() in WHEN:
        return any(name.label in {"DATE", "TIME"} and name.first in part for name in parse.names)
    return token.dep == "advcl" and parse.tokens[part[0]].text.lower() in MARKS


def back(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Move an adverbial or a clause from the start of a sentence to its end."""
    top = root(parse, sentence)
    body, end = stop(words)
    if not end or quotes(words) or child(parse, top, "ccomp", "parataxis") or len(words) > 32:
        return None
    for token in parse.below(top):
        part = below(parse, token)
        if part[:1] == [sentence.first] and adverbial(parse, token, part) and parse.tokens[part[-1] + 1].text == ",":
            moved = pick(words, part)
            rest = comma([word for word in body if word not in moved])
            if not any(name.last - 1 == rest[-1].token for name in parse.names if name.label in ("DATE", "TIME")):
                return (*rest, *moved, *end)
    return None


# --- voice --------------------------------------------------------------------------------------------------------


def passive(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Say "a storm killed nine people" as "nine people were killed by a storm"."""
    top = root(parse, sentence)
    subject, thing = child(parse, top, "nsubj"), child(parse, top, "dobj")
    if top.tag != "VBD" or subject is None or thing is None or quotes(words) or not regular(words, top):
        return None
    plain = {"nsubj", "dobj", "prep", "npadvmod", "advmod", "punct", "advcl"}
    if any(t.dep not in plain for t in parse.below(top)) or top.lemma in ("have", "get", "take"):
        return None
    doer, done = below(parse, subject), below(parse, thing)
    if not doer or not done or doer[-1] + 1 != top.index or done[0] != top.index + 1 or len(doer) > 8 or len(done) > 16:
        return None
    if parse.tokens[thing.index].pos == "PRON" or subject.tag in ("WDT", "WP") or subject.text.lower() == "it":
        return None
    plural = thing.tag in ("NNS", "NNPS") or any(t.dep == "conj" for t in parse.below(thing))
    by = [replace(w, text=OBJECTS.get(w.text.lower(), w.text)) for w in pick(words, doer)]
    verb = [Word("were" if plural else "was"), replace(pick(words, [top.index])[0], text=participle(top.lemma))]
    taken = {*doer, *done, top.index}
    head = [w for w in words if w.token is not None and w.token < doer[0]]
    tail = [w for w in words if w not in head and w.token not in taken]
    return (*head, *pick(words, done), *verb, Word("by"), *by, *tail)


def active(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Say "nine people were killed by a storm" as "a storm killed nine people"."""
    top = root(parse, sentence)
    subject, helper, by = child(parse, top, "nsubjpass"), child(parse, top, "auxpass"), child(parse, top, "agent")
    if (
        subject is None
        or helper is None
        or by is None
        or quotes(words)
        or helper.tag != "VBD"
        or not regular(words, top)
        # "may have been killed" is planted there.
        or [word.text for word in pick(words, [helper.index])] != [helper.text]
    ):
        return None
    plain = {"nsubjpass", "auxpass", "agent", "prep", "punct", "npadvmod"}
    if any(t.dep not in plain for t in parse.below(top)):
        return None
    done, doer = below(parse, subject), below(parse, by)[1:]
    if not done or not doer or done[-1] + 1 != helper.index or helper.index + 1 != top.index or len(doer) > 12:
        return None
    if subject.pos == "PRON" or subject.tag in ("WDT", "WP") or doer[0] != by.index + 1:
        return None
    verb = replace(pick(words, [top.index])[0], text=past(top.lemma))
    taken = {*done, helper.index, top.index, by.index, *doer}
    head = [w for w in words if w.token is not None and w.token < done[0]]
    tail = [w for w in words if w not in head and w.token not in taken]
    return (*head, *pick(words, doer), verb, *pick(words, done), *tail)


def regular(words: Draft, verb: Token) -> bool:
    """Return whether a draft still holds a verb as it was written, and the tool's lemma of it makes that form."""
    held = pick(words, [verb.index])
    return bool(held) and held[0].text == verb.text and verb.text in (past(verb.lemma), participle(verb.lemma))


# --- reported speech ----------------------------------------------------------------------------------------------


class Said(NamedTuple):
    """Who says, the verb with what goes with it, and what is said, as words; whether that is quoted."""

    source: list[Word]
    verb: list[Word]
    content: list[Word]
    direct: bool


def said(parse: Parse, sentence: Sentence, words: Draft) -> Said | None:
    """Return the parts of a sentence that is reported speech and nothing else."""
    top = root(parse, sentence)
    subject, clause = child(parse, top, "nsubj"), child(parse, top, "ccomp")
    body, end = stop(words)
    if top.lemma not in SAYING or subject is None or clause is None or not end or child(parse, top, "aux", "neg"):
        return None
    source, content = below(parse, subject), below(parse, clause)
    if not source or not content or len(source) > 14 or top.tag not in ("VBD", "VBZ"):
        return None
    inside = {*content, *source}
    rest = [w for w in body if w.token not in inside and w.text not in (",", ":", '"', "“", "”", "that")]
    held = pick(words, content)
    if (
        any(w.token is None for w in body)
        or not rest
        or quotes(held)
        or len(rest) > 4
        or top.index not in {w.token for w in rest}
    ):
        return None
    told = comma([w for w in held if not (w.token == content[0] and w.text == "that")])
    if any(w.token is not None and parse.tokens[w.token].dep in ("advcl", "conj", "cc", "ccomp") for w in rest):
        return None
    if told and told[0].token is not None and lowers(parse, parse.tokens[told[0].token]):
        told[0] = replace(told[0], text=told[0].text[0].lower() + told[0].text[1:])
    return Said(pick(words, source), rest, told, quotes(body)) if told else None


def indirect(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Say '"The road is closed," she said' or "the road is closed, she said" as "she said that the road is closed"."""
    found, top = said(parse, sentence, words), root(parse, sentence)
    clause = child(parse, top, "ccomp")
    if found is None or clause is None or clause.index > top.index:
        return None
    if found.direct and FIRST_PERSON & {w.text.lower() for w in found.content}:
        return None
    return (*found.source, *found.verb, Word("that"), *found.content, Word("."))


def trailing(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Say "she said that the road is closed" as "the road is closed, she said", or "according to her" by its name."""
    found, top = said(parse, sentence, words), root(parse, sentence)
    clause = child(parse, top, "ccomp")
    if found is None or found.direct or clause is None or clause.index < top.index:
        return None
    name = found.source[0].text.lower() not in OBJECTS and found.source[0].text.lower() not in ("it", "who", "this")
    if name and len(found.verb) == 1 and random.random() < 0.5:
        return (Word("according"), Word("to"), *found.source, Word(","), *found.content, Word("."))
    return (*found.content, Word(","), *found.source, *found.verb, Word("."))


def direct(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Say "she said that the road is closed" as '"The road is closed," she said'."""
    found, top = said(parse, sentence, words), root(parse, sentence)
    clause = child(parse, top, "ccomp")
    if found is None or found.direct or clause is None or clause.index < top.index or len(found.content) > 18:
        return None
    if {"he", "she", "they", "his", "her", "their", "it"} & {w.text.lower() for w in found.content}:
        return None
    first = found.content[0]
    opened = replace(first, text='"' + first.text[0].upper() + first.text[1:])
    return (opened, *found.content[1:], Word(',"'), *found.source, *found.verb, Word("."))


# --- names, lists, small things -----------------------------------------------------------------------------------


def apposed(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Say "Ana Ruiz, the mayor, left" as "the mayor, Ana Ruiz, left"."""
    if quotes(words):
        return None
    for token in tokens(parse, sentence):
        part = below(parse, token) if token.dep == "appos" else []
        holder = parse.tokens[token.head]
        whole = below(parse, holder)
        if len(part) < 2 or not whole or token.pos != "NOUN" or holder.pos != "PROPN" or whole[-1] != part[-1]:
            continue
        name = [n for n in whole if n < part[0] - 1]
        if parse.tokens[part[0]].lemma not in ("the", "a", "an") or parse.tokens[part[0] - 1].text != "," or not name:
            continue
        if any(parse.tokens[n].pos not in ("PROPN", "PUNCT") for n in name) or len(part) > 9:
            continue
        new = [*pick(words, part), *pick(words, [part[0] - 1]), *pick(words, name)]
        at = next((n for n, w in enumerate(words) if w.token == whole[0]), None)
        if at is None:
            continue
        return (*words[:at], *new, *(w for w in words[at:] if w.token not in whole))
    return None


def listed(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Change the order of two things in a list: "food and blankets" as "blankets and food"."""
    if quotes(words) or any(word.text == "respectively" for word in words):
        return None
    for token in tokens(parse, sentence):
        if token.dep != "conj" or token.pos not in ("NOUN", "PROPN"):
            continue
        first, second = parse.tokens[token.head], below(parse, token)
        link = next((t for t in parse.below(first) if t.text == "and"), None)
        if link is None or not second or second[0] != link.index + 1 or first.dep == "conj" or first.pos != token.pos:
            continue
        whole = below(parse, first)
        lead = [n for n in whole if n < link.index]
        if not lead or whole[-1] != second[-1] or any(parse.tokens[n].dep in ("punct", "appos", "prep") for n in whole):
            continue
        if len(pick(words, whole)) != len(whole) or any(parse.tokens[n].dep in ("poss", "amod", "det") for n in lead):
            continue
        new = [*pick(words, second), *pick(words, [link.index]), *pick(words, lead)]
        at = next(n for n, w in enumerate(words) if w.token == whole[0])
        return (*words[:at], *new, *words[at + len(whole) :])
    return None


def owned(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Say "Chad's northern towns" as "the northern towns of Chad"."""
    if quotes(words):
        return None
    for token in tokens(parse, sentence):
        part = below(parse, token) if token.dep == "poss" and token.pos == "PROPN" else []
        thing = parse.tokens[token.head]
        if not part or part[-1] == token.index or thing.pos != "NOUN" or thing.index - part[-1] > 3:
            continue
        between = range(part[-1] + 1, thing.index + 1)
        if any(parse.tokens[n].pos not in ("ADJ", "NOUN") for n in between) or len(part) > 4:
            continue
        if parse.subtree(thing.index)[0] != part[0] or child(parse, thing, "appos", "conj", "relcl", "prep", "acl"):
            continue
        whole = {*part, *between}
        at = next((n for n, w in enumerate(words) if w.token == part[0]), None)
        if at is None or len(pick(words, whole)) != len(whole):
            continue
        first, *rest = pick(words, between)
        owner, *more = pick(words, part[:-1])
        new = [prefixed("the", first), *rest, prefixed("of", owner), *more]
        return (*words[:at], *new, *words[at + len(whole) :])
    return None


def prefixed(text: str, word: Word) -> Word:
    """Return a word with another before it, so that both move together."""
    return replace(word, text=f"{text} {word.text}")


def contracted(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Say "did not" as "didn't" outside quotation marks."""
    if quotes(words):
        return None
    for word in words:
        if (
            word.token is None
            or word.text != "not"
            or parse.tokens[word.token - 1].text not in ("did", "does", "is", "was")
        ):
            continue
        before = parse.tokens[word.token - 1]
        change = Change({word.token: None, before.index: before.text + "n't"})
        return changed(words, change, word.mark)
    return None


def synonyms(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Put words of one meaning for another outside quotation marks and names."""
    named = {n for name in parse.names for n in range(name.first, name.last) if name.label not in QUANTIFIED}
    found, inside = {}, False
    for word in words:
        inside ^= word.text in {'"', "“", "”"}
        if word.token is None or word.mark is not None or inside or word.token in named:
            continue
        token = parse.tokens[word.token]
        if word.text != token.text or not (new := synonym(parse, token, random)):
            continue
        found[word.token] = new
    return changed(words, Change(dict(found))) if found else None


QUANTIFIED = frozenset({"DATE", "TIME", "CARDINAL", "QUANTITY", "MONEY", "PERCENT"})


def synonym(parse: Parse, token: Token, random: Random) -> str | None:
    """Return another word of the same meaning in the same form, where one is at hand."""
    if token.dep in ("compound", "auxpass", "aux") or token.tag in ("JJR", "JJS", "RBR", "RBS"):
        return None
    lemma = token.lemma.lower()
    if token.pos == "VERB" and (lemma in NEEDS_OBJECT) != (child(parse, token, "dobj", "nsubjpass") is not None):
        return None
    if token.pos == "VERB" and child(parse, token, "prt", "xcomp", "dative", "ccomp", "oprd", "acomp"):
        return None
    near = SYNONYMS.get((token.pos, lemma), [])
    if not near or article(parse, token) or (token.pos == "ADJ" and token.dep != "amod"):
        return None
    first, _, rest = random.choice(near).partition(" ")
    return " ".join(part for part in (inflected(first, token.tag), rest) if part)


NEEDS_OBJECT = frozenset(
    """purchase buy assist receive permit allow obtain require construct build halt stop injure wound acquire reveal
    disclose raise increase boost select choose rescue save display supply provide manufacture launch examine
    inspect publish reject demolish assassinate seize observe comprise anticipate investigate postpone cancel""".split()
)


def article(parse: Parse, token: Token) -> bool:
    """Return whether "a" or "an" stands before a word: another word might need the other."""
    return token.index > 0 and parse.tokens[token.index - 1].text.lower() in ("a", "an")


# --- more than one sentence ---------------------------------------------------------------------------------------


def split(parse: Parse, sentence: Sentence, words: Draft) -> tuple[Draft, Draft] | None:
    """Cut ", who did this," or ", and did that" out of a sentence and make a sentence of it."""
    if quotes(words) or words[-1].text != "." or any(word.text in ("-", "–", "(") for word in words):
        return None
    for token in tokens(parse, sentence):
        if token.dep == "relcl" and (found := relative(parse, token, words)):
            return found
        if token.dep == "conj" and token.head == root(parse, sentence).index and (found := second(parse, token, words)):
            return found
    return None


def relative(parse: Parse, verb: Token, words: Draft) -> tuple[Draft, Draft] | None:
    """Return a sentence without a relative clause set off by commas, and that clause as a sentence."""
    part, holder = below(parse, verb), parse.tokens[verb.head]
    if not part or parse.tokens[part[0]].tag not in ("WP", "WDT") or parse.tokens[part[0] - 1].text != ",":
        return None
    if parse.tokens[part[0]].dep not in ("nsubj", "nsubjpass") or holder.pos not in ("PROPN", "NOUN") or len(part) < 5:
        return None
    if any(child(parse, t, "ccomp") for t in parse.below(holder)):
        return None
    subject = [n for n in parse.subtree(holder.index) if n <= holder.index and parse.tokens[n].dep == "compound"]
    name = pick(words, [*subject, holder.index])
    if holder.pos == "NOUN":
        name = [Word("the"), *name]
    clause = pick(words, part[1:])
    after = parse.tokens[part[-1] + 1]
    closes = after.text == "," and holder.dep in ("nsubj", "nsubjpass")
    gone = {*part, part[0] - 1, *((after.index,) if closes else ())}
    rest = tuple(word for word in words if word.token not in gone)
    if len(rest) < 6 or not name or not clause:
        return None
    return rest, (*(replace(w, mark=None) for w in name), *comma(clause), Word("."))


def second(parse: Parse, verb: Token, words: Draft) -> tuple[Draft, Draft] | None:
    """Return a sentence up to its second verb, and that verb with the subject said again."""
    top = parse.tokens[verb.head]
    subject, link = child(parse, top, "nsubj", "nsubjpass"), child(parse, top, "cc")
    part = below(parse, verb)
    if subject is None or link is None or link.text != "and" or not part or child(parse, verb, "nsubj", "nsubjpass"):
        return None
    if part[0] not in (link.index + 1, link.index) or verb.tag not in ("VBD", "VBZ", "VBP") or top.tag != verb.tag:
        return None
    name = below(parse, subject)
    if not name or len(name) > 5 or len(part) < 5 or part[-1] + 1 != words[-1].token:
        return None
    gone = {*part, link.index}
    first = comma([word for word in words[:-1] if word.token not in gone])
    again = [replace(w, mark=None) for w in pick(words, name)]
    return (*first, Word(".")), (*again, *pick(words, part), Word("."))


def merged(first: Draft, second: Draft) -> Draft | None:
    """Return two short sentences as one, joined by "and"."""
    if len(first) + len(second) > 30 or min(len(first), len(second)) < 5:
        return None
    if quotes((*first, *second)) or first[-1].text != "." or second[-1].text != "." or Word(",") in first:
        return None
    return (*first[:-1], Word(","), Word("and"), *second)


def reordered(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Move an adverbial or a clause to the other end of a sentence."""
    return front(parse, sentence, words, random) or back(parse, sentence, words, random)


def requoted(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Put reported speech in another form: quoted or not, the speaker first or last."""
    ways = (indirect, trailing, direct)
    return next((found for way in ways if (found := way(parse, sentence, words, random)) is not None), None)


def shortened(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft | None:
    """Leave out a relative clause or a second thing done."""
    parts = split(parse, sentence, words)
    return parts[0] if parts else None


STRUCTURE: tuple[Operation, ...] = (passive, active, indirect, trailing, direct, front, back)
DETAIL: tuple[Operation, ...] = (apposed, owned, contracted, listed)


def paraphrase(parse: Parse, sentence: Sentence, words: Draft, random: Random) -> Draft:
    """Return a sentence said otherwise by as many operations as fit: one of structure, any of detail, synonyms."""
    for operation in (*random.sample(DETAIL, len(DETAIL)), synonyms):
        words = operation(parse, sentence, words, random) or words
    for operation in random.sample(STRUCTURE, len(STRUCTURE)):
        if (found := operation(parse, sentence, words, random)) is not None:
            return found
    return words
