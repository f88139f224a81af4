"""What words make of the clause that they take: denied, left open, expected, or as it stands.

One lexicon for every stage that asks how certain a clause is told and whether it is denied, and the rule by which the
words above a clause add up. A word's signature is what its clause becomes where the word is affirmed and where it is
negated (Karttunen 1971 and 2012; Nairn, Condoravdi and Karttunen 2006): "failed to sign" denies the signing, "did not
fail to" does not; "denied that" denies, "did not deny that" leaves open; "knew that" and "did not know that" leave the
clause as it is. Words add up from the outermost inwards, on the word of the source that is looked at (FactBank: Saurí
and Pustejovsky 2009). What FactBank calls uncommitted is ``possible`` here; what is looked for and not found ("found no
evidence that") is denied, and no more than possibly so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from rashomon.model import Certainty, Parse, Token

FIRM: dict[Certainty, int] = {"asserted": 3, "future": 3, "expected": 2, "reported": 1, "possible": 1, "considered": 0}


class Tree(Protocol):
    """Tokens by their number and by the token that they hang on; a token outside is ``None``."""

    def at(self, index: int) -> Token | None:
        """Return the token of a number, ``None`` where there is none."""

    def below(self, token: Token) -> Sequence[Token]:
        """Return the tokens that hang on a token."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole parse as a tree."""

    parse: Parse

    def at(self, index: int) -> Token | None:
        """Return the token of a number, ``None`` after the last."""
        return self.parse.tokens[index] if index < len(self.parse.tokens) else None

    def below(self, token: Token) -> Sequence[Token]:
        """Return the tokens that hang on a token."""
        return [self.parse.tokens[n] for n in self.parse.children[token.index]]


class Effect(NamedTuple):
    """What becomes of a clause: whether it is denied, and how certain it is at most."""

    denied: bool = False
    certainty: Certainty = "asserted"


class Signature(NamedTuple):
    """What a word makes of its clause where it is affirmed, where it is negated, and where a word above denies it.

    The last two part in nouns: who makes "no claim that" leaves open what who denies "the claim that" denies.
    """

    affirmed: Effect
    negated: Effect
    denied: Effect | None = None


KEPT, DENIED, OPEN, UNPROVEN = Effect(), Effect(True), Effect(False, "possible"), Effect(True, "possible")
EXPECTED, REPORTED, CONSIDERED = Effect(False, "expected"), Effect(False, "reported"), Effect(False, "considered")

# --- the lexicon: closed lists by signature -----------------------------------------------------------------------
SAYING = Signature(KEPT, OPEN)
FACTIVE = Signature(KEPT, KEPT)
FINDING = Signature(KEPT, UNPROVEN)
DENYING = Signature(DENIED, OPEN)
DOUBTING = Signature(UNPROVEN, KEPT)
WITHHOLDING = Signature(DENIED, KEPT)
ACHIEVING = Signature(KEPT, DENIED)
INTENDING = Signature(EXPECTED, Effect(True, "expected"))
WEIGHING = Signature(CONSIDERED, Effect(True, "considered"))
SEEMING = Signature(REPORTED, UNPROVEN)
SUSPECTING = Signature(OPEN, UNPROVEN)
HOPING = Signature(OPEN, OPEN)
GOING = Signature(Effect(False, "future"), Effect(True, "future"))
# What any other verb makes of an infinitive or participle: who did not want to say that it leaked leaves the leak open.
LOOSE = Signature(KEPT, OPEN)
CHARGING = Signature(REPORTED, OPEN)

DENIALS = frozenset(
    """deny dispute refute rebut reject dismiss disprove debunk contradict contest repudiate disavow disclaim discount
    exclude rule_out brush_off brush_aside shrug_off laugh_off bat_down shoot_down knock_down wave_off""".split()
)
# Verbs that take the charge behind "of" or "with": "cleared of bribing", not "cleared to land".
CLEARING, ACCUSING = frozenset("clear acquit exonerate absolve".split()), frozenset({"accuse", "charge"})
VERBS: dict[str, Signature] = {
    word: signature
    for signature, words in (
        (DENYING, DENIALS),
        (DENYING, CLEARING),
        (DOUBTING, "doubt disbelieve mistrust distrust".split()),
        (Signature(OPEN, KEPT), "question challenge".split()),
        (SUSPECTING, "suspect speculate guess".split()),
        (HOPING, "hope hop fear worry wonder".split()),
        (
            FACTIVE,
            """know realise realize notice regret remember forget recall discover learn ignore overlook mention reveal
            disclose understand resent appreciate like hate mind care matter recognise recognize""".split(),
        ),
        (
            FINDING,
            """find establish prove show demonstrate determine conclude see detect identify uncover substantiate
            convince persuade satisfy believe think suppose feel suggest indicate imply imagine reckon""".split(),
        ),
        (ACHIEVING, "manage get succeed bother dare happen turn_out".split()),
        (WITHHOLDING, "fail refuse decline neglect avoid refrain abstain".split()),
        (INTENDING, "expect schedule anticipate plan intend set aim poise".split()),
        (WEIGHING, "consider weigh mull contemplate discuss propose".split()),
        (SEEMING, "seem appear".split()),
        (CHARGING, ACCUSING),
    )
    for word in words
}
# Verbs that leave open what they take in the passive alone: whoever says "he reported that" is a source.
PASSIVES: dict[str, Signature] = dict.fromkeys(
    "say report rumor rumour claim believe think suspect allege understand".split(), SEEMING
)
ADJECTIVES: dict[str, Signature] = {
    word: signature
    for signature, words in (
        (Signature(EXPECTED, UNPROVEN), "likely probable"),
        (INTENDING, "due set poised"),
        (Signature(Effect(True, "expected"), OPEN), "unlikely improbable"),
        (Signature(OPEN, DENIED), "possible conceivable plausible"),
        (Signature(DENIED, OPEN), "impossible implausible inconceivable"),
        (ACHIEVING, "true correct accurate able"),
        (WITHHOLDING, "false untrue incorrect inaccurate unfounded baseless untruthful unable unwilling"),
        (Signature(KEPT, OPEN), "clear certain sure evident obvious apparent confident positive"),
        (Signature(OPEN, KEPT), "unclear uncertain unsure unknown hopeful fearful worried afraid"),
        (DOUBTING, "doubtful sceptical skeptical dubious unconvinced"),
        (Signature(KEPT, UNPROVEN), "convinced satisfied persuaded"),
    )
    for word in words.split()
}
EVIDENCE = Signature(KEPT, UNPROVEN, UNPROVEN)
CLAIM = Signature(REPORTED, OPEN, DENIED)
FACT = Signature(KEPT, OPEN, DENIED)
NOUNS: dict[str, Signature] = {
    word: signature
    for signature, words in (
        (EVIDENCE, "evidence proof indication sign indicator hint trace confirmation"),
        (
            CLAIM,
            """claim allegation accusation assertion insinuation rumor rumour speculation theory
            contention suggestion charge hypothesis gossip talk""",
        ),
        (FACT, "report notion idea view belief argument fact news"),
        (
            Signature(OPEN, DENIED, DENIED),
            "possibility chance risk danger threat prospect likelihood probability fear concern worry suspicion hope",
        ),
        (Signature(UNPROVEN, KEPT, KEPT), "doubt scepticism skepticism"),
        (Signature(KEPT, DENIED, DENIED), "truth basis foundation substance case"),
        (Signature(DENIED, KEPT, KEPT), "lie myth hoax falsehood fabrication nonsense"),
        (Signature(DENIED, OPEN, OPEN), "lack absence denial rejection refutation"),
        (Signature(DENIED, KEPT, KEPT), "refusal failure inability"),
        (Signature(EXPECTED, Effect(True, "expected"), DENIED), "intent intention plan proposal"),
    )
    for word in words.split()
}
# Nouns whose clause has no "that": "its intent to file charges", "the refusal to sign", "evidence to show that".
ACTING = frozenset("intent intention plan proposal hope refusal failure inability evidence proof".split())

NEGATIVE = frozenset("not n't n’t never neither nor no none nobody nothing hardly".split())
# Before a noun, as good as "no": "little evidence that", "few signs that".
SCARCE = frozenset("no neither little few scant insufficient scarce".split())
# After "not", these take it back: "not only said that".
MERELY = frozenset("only just merely simply least".split())
MODALS: dict[str, Certainty] = {
    **dict.fromkeys(("may", "might", "could"), "possible"),
    **dict.fromkeys(("will", "would", "shall", "’ll", "'ll"), "future"),
}
ADVERBS: dict[str, Certainty] = {
    **dict.fromkeys("likely probably presumably".split(), "expected"),
    **dict.fromkeys("possibly perhaps maybe potentially".split(), "possible"),
    **dict.fromkeys("reportedly allegedly purportedly supposedly apparently seemingly reputedly".split(), "reported"),
}
# Adjectives that make it unsure whether a person or thing is what its noun says.
DOUBTFUL = frozenset("alleged reputed suspected purported supposed rumored rumoured".split())
# Words that hedge or deny wherever they stand: a reading that holds one is not plainly firm, or plainly positive.
HEDGES = frozenset(
    """may might can could should likely probably possibly perhaps maybe expect plan intend believe suspect
    allege consider appear seem possible potential unclear apparently reportedly allegedly purportedly
    supposedly rumor rumour due if whether""".split()
)
HALF_DENIALS = frozenset(
    "deny refuse rebuff resist reject decline fail refute dispute lack avoid prevent without only yet".split()
)
# Words that ask: a clause that they open is open, whatever takes it. Others ask for a part of it, and take it as so.
ASKING = frozenset({"whether", "if", "unless"})
PARTIAL = frozenset({"WRB", "WP", "WDT", "WP$"})
# What "is" and "emerged" make of the noun they affirm.
FACT_OF = Signature(KEPT, DENIED)
# Prepositions by which a verb takes a charge or what it keeps from: "accused of", "refrained from".
LINKS = frozenset({"of", "from", "with", "about"})
# Verbs that say of evidence no more than that there is some.
HAVING = frozenset("have contain provide offer present produce gather include hold give cite".split())
SEEMS = frozenset({"seem", "appear"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# How verbs and adjectives take a clause, and how nouns stand below the verb that affirms or denies them.
TAKEN = frozenset({"ccomp", "xcomp", "oprd", "csubj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "nsubjpass"})
COPULAS = frozenset({"be", "remain", "become", "stay", "look"})
# Verbs that say of a noun before them no more than that it is there: "no evidence has emerged that".
EMERGING = frozenset({"emerge", "surface", "exist", "come", "arise"})
# No clause stands deeper than so many words that take clauses.
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that takes a clause, or takes the noun that does: its signature, what negates it, and what completes it.

    ``hedges`` are the words that make the word itself less than certain, with what they make it.
    """

    word: Token
    signature: Signature
    negators: tuple[Token, ...] = ()
    hedges: tuple[tuple[Token, Certainty], ...] = ()
    more: tuple[Token, ...] = ()

    def on(self, context: Effect) -> Effect:
        """Return what becomes of what the word takes, in the context in which the word itself stands."""
        negated, noun = len(self.negators) % 2 == 1, self.signature.denied
        chosen = self.signature.affirmed
        if negated != context.denied:
            chosen = noun if noun is not None and context.denied else self.signature.negated
        return Effect(chosen.denied, weaker(context.certainty, chosen.certainty, *(value for _, value in self.hedges)))


def weaker(*values: Certainty) -> Certainty:
    """Return the least firm of some certainties, the first of two as firm."""
    return min(values, key=FIRM.__getitem__)


def standing(tree: Tree, head: Token, until: Collection[int] = ()) -> tuple[Effect, list[Token]]:
    """Return what the words above a clause's head make of the clause, with those that do, in text order.

    ``until`` are the tokens of the cue that gives the clause to its source: what stands above it is not the source's.
    """
    effect, words = KEPT, list[Token]()
    taking = governors(tree, head, until)
    # "did not want to leave", "did not like him singing": whether they left or he sang is not touched.
    taking = taking if is_finite(tree, head) else [each for each in taking if each.signature is not LOOSE]
    for each in reversed(taking):
        if each.signature == FACTIVE:
            effect, words = KEPT, []
            continue
        found = each.on(effect)
        if each.negators or each.hedges or found != each.on(KEPT) or each.signature.affirmed != KEPT:
            words += [each.word, *each.more, *each.negators, *(token for token, _ in each.hedges)]
        effect = found
    if (asking := opener(tree, head)) is not None:
        effect, words = OPEN, [*words, asking]
    return effect, sorted(set(words), key=lambda token: token.index)


def is_finite(tree: Tree, head: Token) -> bool:
    """Return whether a clause is told as one, with a verb in a tense: "that he sang", not "to sing", "him singing"."""
    below = tree.below(head)
    return head.tag in FINITE or any(t.tag in FINITE and t.dep in {"aux", "auxpass"} for t in below)


def opener(tree: Tree, head: Token) -> Token | None:
    """Return the word that makes a clause a question or a condition: "whether", "if"."""
    while not any(t.dep == "mark" for t in tree.below(head)) and head.dep == "conj":
        above = tree.at(head.head)
        if above is None or above.index == head.index:
            break
        head = above
    marks = [t for t in tree.below(head) if t.dep == "mark" and t.text.lower() in ASKING]
    return next((t for t in marks if not is_even(tree, t)), None)


def is_even(tree: Tree, mark: Token) -> bool:
    """Return whether a condition is none: "even if"."""
    before = tree.at(mark.index - 1) if mark.index else None
    return before is not None and before.text.lower() in {"even", "as"}


def governors(tree: Tree, head: Token, until: Collection[int] = ()) -> list[Governor]:
    """Return the words that take a clause, the innermost first, up to the cue."""
    found: list[Governor] = []
    here: Token | None = first_joined(tree, head)
    for _ in range(DEEPEST):
        if here is None or is_part(tree, here):
            break
        # Above the cue only "failed to", "refused to" and their like belong to the same act.
        if here.index in until and here.dep != "xcomp":
            break
        taking, here = step(tree, here)
        found += taking
        here = None if here is None else first_joined(tree, here)
    return found


def first_joined(tree: Tree, token: Token) -> Token:
    """Return the first of the words joined with one that share what takes them: "denied that he knew and signed".

    A clause with a subject of its own shares it where "that" or "whether" opens it anew.
    """
    while token.dep == "conj" and (above := tree.at(token.head)) is not None and above.index != token.index:
        below = tree.below(token)
        if any(t.dep in SUBJECTS for t in below) and not any(t.dep == "mark" for t in below):
            break
        token = above
    return token


def is_part(tree: Tree, head: Token) -> bool:
    """Return whether a clause asks for a part of itself ("why the man fled"), and so takes the rest as it is."""
    return head.dep in TAKEN and any(
        t.tag in PARTIAL or any(u.tag in PARTIAL for u in tree.below(t) if u.dep in {"det", "poss", "advmod"})
        for t in tree.below(head)
        if t.index < head.index
    )


def step(tree: Tree, here: Token) -> tuple[list[Governor], Token | None]:
    """Return the words that take a clause or a noun, and from which to go on; none at the edge of what they reach."""
    above = tree.at(here.head)
    if above is None or above.index == here.index:
        return [], None
    if here.dep in TAKEN:
        return by_predicate(tree, here, above)
    if here.dep == "pcomp" or (here.dep == "pobj" and here.pos == "NOUN"):
        return by_preposition(tree, here, above)
    if here.dep in {"acl", "relcl"}:
        return by_noun(tree, here, above)
    if here.pos == "NOUN" and here.dep in OBJECTS | {"attr", "nsubj"}:
        return by_verb(tree, here, above)
    if here.pos in {"ADJ", "VERB"} and here.dep in {"acomp", "attr"}:
        return [], above
    return [], None


def by_predicate(tree: Tree, here: Token, above: Token) -> tuple[list[Governor], Token | None]:
    """Return what takes a complement clause: a verb, an adjective, or what "be" says of "it"."""
    if above.pos == "NOUN":
        return ([of_noun(tree, above)], above) if above.lemma in NOUNS else ([], None)
    if above.pos in {"ADJ", "ADV"}:
        return [of_adjective(tree, above)], above
    if above.lemma in COPULAS:
        return by_copula(tree, here, above)
    nouns = [t for t in tree.below(above) if t.dep in OBJECTS and t.lemma in NOUNS and t.index < here.index]
    if above.lemma in EMERGING:
        nouns += [t for t in tree.below(above) if t.dep == "nsubj" and t.lemma in NOUNS]
    if nouns and here.dep == "ccomp" and any(t.dep == "mark" for t in tree.below(here)):
        return [of_noun(tree, nouns[0]), *by_verb(tree, nouns[0], above)[0]], above
    return [of_verb(tree, above, here)], above


def by_copula(tree: Tree, here: Token, verb: Token) -> tuple[list[Governor], Token | None]:
    """Return what "it is" says of a clause: "is not true that", "is a lie that"; nothing where it says who or what."""
    said = next((t for t in tree.below(verb) if t.dep in {"acomp", "attr", "oprd"} and t.index != here.index), None)
    if said is None or (said.pos == "NOUN" and said.lemma not in NOUNS):
        return [], None
    if said.pos == "NOUN":
        return [of_noun(tree, said), *by_verb(tree, said, verb)[0]], verb
    return [of_adjective(tree, said)], verb


def by_noun(tree: Tree, here: Token, noun: Token) -> tuple[list[Governor], Token | None]:
    """Return the noun whose clause this is: "the claim that", "its refusal to"."""
    below = tree.below(here)
    marked = any(t.dep == "mark" and t.text.lower() in ASKING | {"that"} for t in below)
    if here.dep == "relcl":
        # "a rumour that the vaccine contained lead": the parser takes "that" for an object, beside the object.
        objects = [t for t in below if t.dep == "dobj"]
        marked = noun.lemma in NOUNS and len(objects) > 1 and objects[0].text.lower() == "that"
    finite = here.dep == "acl" and is_finite(tree, here) and any(t.dep in SUBJECTS for t in below)
    acting = here.tag == "VB" and noun.lemma in ACTING
    if not (marked or finite or acting):
        return [], None
    if (verb := told_without(tree, noun)) is not None:
        return [of_verb(tree, verb, here)], verb
    return [of_noun(tree, noun)], noun


def told_without(tree: Tree, noun: Token) -> Token | None:
    """Return the verb that takes a clause across "without evidence": "claimed without evidence that"."""
    link = tree.at(noun.head) if noun.dep == "pobj" else None
    verb = tree.at(link.head) if link is not None and link.text.lower() == "without" else None
    if verb is None or verb.pos != "VERB" or any(t.dep in {"dobj", "ccomp"} for t in tree.below(verb)):
        return None
    return verb


def by_verb(tree: Tree, noun: Token, verb: Token) -> tuple[list[Governor], Token | None]:
    """Return the verb that affirms or denies a noun with a clause: "rejected the claim", "is no evidence"."""
    if noun.dep == "attr" or (noun.dep == "nsubj" and verb.lemma in EMERGING):
        return [Governor(verb, FACT_OF, negators(tree, verb, noun), doubts(tree, verb))], verb
    if noun.dep not in OBJECTS:
        return [], None
    having = verb.lemma in HAVING and NOUNS.get(noun.lemma) is EVIDENCE
    found = of_verb(tree, verb, noun)
    return [replace(found, signature=FACT_OF) if having else found], verb


def by_preposition(tree: Tree, here: Token, link: Token) -> tuple[list[Governor], Token | None]:
    """Return what takes a clause or noun behind a preposition: "no truth to reports", "accused of", "without"."""
    if link.text.lower() == "without":
        return [Governor(link, WITHHOLDING)], None
    above = tree.at(link.head)
    if above is None:
        return [], None
    if above.pos == "NOUN" and above.lemma in NOUNS:
        return [of_noun(tree, above)], above
    if above.dep == "dobj" and (verb := tree.at(above.head)) is not None and verb.lemma in CLEARING | ACCUSING:
        # "cleared the clerk of forging": the parser hangs the charge on whom it is about.
        above = verb
    if above.pos in {"VERB", "AUX"}:
        # "cast doubt on claims that"
        nouns = [t for t in tree.below(above) if t.dep == "dobj" and t.lemma in NOUNS and t.index < here.index]
        if nouns and here.dep == "pobj":
            return [of_noun(tree, nouns[0])], above
        if above.lemma in VERBS and link.text.lower() in LINKS:
            return [of_verb(tree, above, here)], above
    return [], None


def of_noun(tree: Tree, noun: Token) -> Governor:
    """Return a noun as what takes a clause."""
    return Governor(noun, NOUNS.get(noun.lemma, FACT), negators(tree, noun))


def of_adjective(tree: Tree, word: Token) -> Governor:
    """Return an adjective as what takes a clause, with what negates it beside itself or its verb."""
    verb = tree.at(word.head)
    beside = verb if verb is not None and verb.index != word.index and word.dep in {"acomp", "oprd", "attr"} else None
    words, unsure = negators(tree, word), doubts(tree, word)
    if beside is not None:
        words, unsure = (*words, *negators(tree, beside, word)), (*unsure, *doubts(tree, beside))
    return Governor(word, ADJECTIVES.get(word.lemma, FACTIVE), words, unsure)


def of_verb(tree: Tree, verb: Token, taken: Token) -> Governor:
    """Return a verb as what takes a clause or a noun with one."""
    below = tree.below(verb)
    particles = [t for t in below if t.dep == "prt"]
    yet = [t for t in below if t.text.lower() == "yet"] if verb.lemma == "have" and taken.dep == "xcomp" else []
    words = (*negators(tree, verb, taken), *yet)
    found, unsure = signature(tree, verb, taken), doubts(tree, verb)
    # "allegedly admitted that": the admission is hearsay, and what was admitted as sure as before.
    if found is SAYING:
        unsure = tuple(each for each in unsure if each[1] != "reported")
    return Governor(verb, found, words, unsure, tuple(particles))


def signature(tree: Tree, verb: Token, taken: Token) -> Signature:
    """Return a verb's signature by what it takes: a clause with or without "to", or what follows "of"."""
    below, lemma = tree.below(verb), verb.lemma
    infinitive = any(t.dep == "aux" and t.tag == "TO" for t in tree.below(taken))
    passive = any(t.dep == "auxpass" for t in below) or (verb.tag == "VBN" and verb.dep in {"acl", "relcl"})
    if lemma in PASSIVES and passive:
        return PASSIVES[lemma]
    if lemma == "have" and infinitive:
        return ACHIEVING
    if lemma in {"forget", "remember"} and infinitive:
        return WITHHOLDING if lemma == "forget" else ACHIEVING
    # "It seems to me" marks an opinion, "is considered safe" a judgment.
    opinion = any(t.pos == "PRON" and t.lemma in {"i", "we"} for each in below for t in tree.below(each))
    judged = lemma == "consider" and passive
    loose = lemma in SEEMS and (opinion or (taken.dep in {"xcomp", "oprd"} and not infinitive))
    if judged or loose or (lemma in CLEARING | ACCUSING and taken.dep != "pcomp"):
        return SAYING
    if lemma == "go" and infinitive:
        return GOING
    forms = (*(f"{lemma}_{t.lemma}" for t in below if t.dep == "prt"), lemma)
    return next((VERBS[form] for form in forms if form in VERBS), SAYING if is_finite(tree, taken) else LOOSE)


def negators(tree: Tree, token: Token, but: Token | None = None) -> tuple[Token, ...]:
    """Return the words that negate a word: beside it, in its subject or object, before a noun.

    What negates ``but``, which the word takes, is not counted.
    """
    below = [t for t in tree.below(token) if but is None or t.index != but.index]
    # "had not earlier announced", "not enough evidence": the parser hangs the word on the one between.
    below += [u for t in below if t.dep in {"advmod", "amod"} for u in tree.below(t) if u.dep == "neg"]
    # "was made by neither company": what denies stands with the doer.
    below += [u for t in below if t.dep == "agent" for u in tree.below(t)]
    scarce = [t for t in below if token.pos == "NOUN" and t.text.lower() in SCARCE and t.dep in {"det", "amod", "neg"}]
    found = [t for t in below if t.text.lower() in NEGATIVE and t.pos != "PROPN" and not is_merely(tree, t)]
    found += [u for t in below if t.dep in ARGUMENTS for u in tree.below(t) if is_none(tree, u)]
    return tuple({t.index: t for t in (*scarce, *found)}.values())


def is_none(tree: Tree, token: Token) -> bool:
    """Return whether a word before a noun says that there is none: "no talks", "neither side"; not "no fewer than"."""
    after = tree.at(token.index + 1)
    return (
        token.dep == "det"
        and token.text.lower() in {"no", "neither"}
        and not (after is not None and after.tag in {"JJR", "RBR"})
    )


def is_merely(tree: Tree, negator: Token) -> bool:
    """Return whether a negation is taken back: "not only said that"."""
    after = tree.at(negator.index + 1)
    return after is not None and negator.dep in {"neg", "preconj"} and after.text.lower() in MERELY


def hedges(tree: Tree, token: Token) -> tuple[tuple[Token, Certainty], ...]:
    """Return the words beside a word that make it less than certain, with what each makes it."""
    below = tree.below(token)
    negated = any(t.dep == "neg" for t in below)
    modals = [t for t in below if t.dep == "aux" and t.text.lower() in MODALS]
    # "could not reach the town" is a past ability.
    found = [(t, "asserted" if negated and t.text.lower() == "could" else MODALS[t.text.lower()]) for t in modals]
    found += [(t, ADVERBS[t.text.lower()]) for t in below if t.dep == "advmod" and t.text.lower() in ADVERBS]
    return tuple(found)


def doubts(tree: Tree, token: Token) -> tuple[tuple[Token, Certainty], ...]:
    """Return the words that make a word less than certain; what it will take is not made less certain by "will"."""
    return tuple((word, value) for word, value in hedges(tree, token) if FIRM[value] < FIRM["asserted"])
