"""Certainty and polarity of a clause, as its own words give them."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Certainty, Parse, Polarity, Span, Token

MODALS: dict[str, Certainty] = {
    "will": "future",
    "shall": "future",
    "would": "future",
    "’ll": "future",
    "'ll": "future",
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
}
ADVERBS: dict[str, Certainty] = {
    "reportedly": "reported",
    "allegedly": "reported",
    "purportedly": "reported",
    "supposedly": "reported",
    "apparently": "reported",
    "possibly": "possible",
    "perhaps": "possible",
    "maybe": "possible",
    "probably": "expected",
    "likely": "expected",
}
# Verbs and adjectives that take the verb they speak of as a complement: "is expected to sign", "is considering".
HOLDERS: dict[str, Certainty] = {
    "expect": "expected",
    "schedule": "expected",
    "anticipate": "expected",
    "plan": "expected",
    "intend": "expected",
    "aim": "expected",
    "due": "expected",
    "set": "expected",
    "likely": "expected",
    "poise": "expected",
    "possible": "possible",
    "unclear": "possible",
    "consider": "considered",
    "weigh": "considered",
    "mull": "considered",
    "contemplate": "considered",
    "discuss": "considered",
    "propose": "considered",
    "suspect": "reported",
    "allege": "reported",
    "believe": "reported",
}
# The firmer a word, the earlier: where a clause holds several, the least firm counts.
ORDER: tuple[Certainty, ...] = ("asserted", "future", "expected", "reported", "possible", "considered")
# Verbs that deny by themselves, and those that do so where they take an act: "failed to sign", not "the brakes failed".
DENYING = frozenset({"deny", "refute", "dispute"})
WITHHOLDING = frozenset({"refuse", "decline", "fail"})
NEGATIVE = frozenset({"never", "neither", "nobody", "nothing", "none", "without", "hardly"})


def stance(parse: Parse, content: tuple[Span, ...]) -> tuple[Certainty, Polarity, tuple[Span, ...]]:
    """Return a clause's certainty and polarity with the words that carry them, in text order.

    Its main verb decides; what is said of an embedded clause does not count.
    """
    inside = [parse.tokens[n] for span in content for n in parse.inside(span)]
    if not inside:
        return "asserted", "positive", ()
    members = {token.index for token in inside}
    head = next((t for t in inside if t.head not in members or t.head == t.index), inside[0])
    near = [head, *(parse.tokens[n] for n in parse.children[head.index] if n in members)]
    hedges = hedging(parse, near, head)
    negators = [token for token in near if negates(parse, token, head)]
    # Two negatives ("did not deny") are no plain denial; the words are kept, the polarity is read as positive.
    polarity: Polarity = "negative" if len(negators) % 2 else "positive"
    asserted: Certainty = "asserted"
    certainty = max((value for _, value in hedges), key=ORDER.index, default=asserted)
    words = {token.index: Span(token.start, token.end) for token in (*(t for t, _ in hedges), *negators)}
    return certainty, polarity, tuple(words[index] for index in sorted(words))


def hedging(parse: Parse, near: Iterable[Token], head: Token) -> list[tuple[Token, Certainty]]:
    """Return the tokens beside a clause's head that make it less than asserted, with what each makes it."""
    found: list[tuple[Token, Certainty]] = []
    for token in near:
        if token.dep in {"aux", "auxpass"} and token.text.lower() in MODALS:
            found.append((token, MODALS[token.text.lower()]))
        elif token.dep == "advmod" and token.lemma in ADVERBS:
            found.append((token, ADVERBS[token.lemma]))
        elif token.lemma in HOLDERS and (token is head or token.dep == "acomp") and holds(parse, token):
            found.append((token, HOLDERS[token.lemma]))
    if not found and (particle := infinitive(parse, head)) is not None:
        found.append((particle, "future"))
    return found


def infinitive(parse: Parse, head: Token) -> Token | None:
    """Return the "to" of a clause that is an infinitive: "Delta to build two ferries" tells what is still to come.

    One coordinated with such an infinitive shares its "to"; "to have built" looks back.
    """
    while head.dep == "conj" and head.tag == "VB" and head.head < head.index and parse.tokens[head.head].tag == "VB":
        head = parse.tokens[head.head]
    below = [parse.tokens[n] for n in parse.children[head.index]]
    if any(token.dep in {"aux", "auxpass"} and token.lemma == "have" for token in below):
        return None
    return next((token for token in below if token.dep == "aux" and token.tag == "TO"), None)


def holds(parse: Parse, token: Token) -> bool:
    """Return whether a word takes a clause as its complement, or is an act of weighing a thing.

    "is expected to sign" and "is considering a ban" hold; "the full set", "aimed at voters", "is considered safe" and
    "was due to rain" do not.
    """
    below = {parse.tokens[n].dep for n in parse.children[token.index]}
    if token.lemma == "due" and any(
        parse.tokens[n].lemma == "to" and parse.tokens[n].dep != "aux" for n in parse.children[token.index]
    ):
        return False
    if HOLDERS[token.lemma] == "considered":
        return token.pos == "VERB" and "auxpass" not in below
    return token.pos == "ADJ" or (token.pos in {"VERB", "AUX"} and bool(below & {"xcomp", "ccomp", "oprd"}))


def negates(parse: Parse, token: Token, head: Token) -> bool:
    """Return whether a token beside a clause's head negates it."""
    if token is head:
        acts = any(parse.tokens[n].dep == "xcomp" for n in parse.children[head.index])
        return token.lemma in DENYING or (token.lemma in WITHHOLDING and acts)
    return token.dep == "neg" or (token.lemma in NEGATIVE and token.dep in {"advmod", "nsubj", "dobj", "nsubjpass"})
