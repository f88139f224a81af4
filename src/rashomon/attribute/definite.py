"""Whom "the minister", "the source" and "the report" mean: definite words that refer back to words before them."""

from __future__ import annotations

import re
from collections.abc import Set

from rashomon.attribute.carry import phrase
from rashomon.attribute.cast import Cast, normal, titles
from rashomon.attribute.contents import head_of
from rashomon.attribute.context import FARTHEST, Context
from rashomon.attribute.kind import DOCUMENT, LONGEST_NAME, OFFICES, POLL, REPORTING, is_outlet
from rashomon.attribute.outlets import MEDIA, like_outlet
from rashomon.grammar import PLURAL, RELATIVE_PRONOUNS
from rashomon.model import Parse, Source, Span, Token

# Words that make another's of a title: "the former minister".
# … of which these make another office of it: "the president" is not the vice president.
LESSER = frozenset("former deputy vice acting assistant ex late interim then".split())
CHANGING = LESSER | frozenset("other second first new next".split())
# Parties, by which a report calls whom it has named with a title alone.
PARTIES = frozenset("republican democratic democrat conservative labour liberal socialist independent".split())

# What opens a clause beside a noun.
OPENING = RELATIVE_PRONOUNS | {"VBN", "VBG"}
# Words for one outlet, and what the names of those hold that have a station.
PUBLISHING = frozenset("newspaper paper tabloid network broadcaster station magazine website daily weekly".split())
AIRING = re.compile(r"\b(?:Radio|TV|Television|Channel|FM|[KW][A-Z]{2,3})\b")


def role_meant(context: Context, head: Token, tokens: list[Token]) -> Span | None:
    """Return whom "the minister", "the source", "the report" mean: the nearest earlier words with the same head noun.

    Earlier sources count first, then persons who carry the noun as a title, then bodies whose name holds it. Only
    definite words refer back, and what modifies them must stand there too: "the Syrian president" is not "US President
    …". Where only one person in the report carries the title, a word that no name or noun makes may go beyond it.
    """
    tokens = without_clause(tokens, head)
    if not tokens or tokens[0].text.lower() not in {"the", "this", "that", "these", "those"} or len(tokens) > 4:
        return None
    parse = context.parse
    if is_told_apart(parse, head, tokens[-1].index):
        return None
    others = [t for t in tokens[1:] if t.index != head.index and t.pos in {"ADJ", "NOUN", "PROPN"}]
    modifiers = {normal(t) for t in others}
    carries_media = head.lemma in MEDIA | REPORTING and not is_body(context, head)
    for attribution in reversed(context.earlier):
        for link in reversed(attribution.chain):
            named = parse.tokens_in(link.span)
            if named and head.tag == "NNS" and not are_several(named):
                continue
            words = {normal(t) for t in named}
            fits = modifiers <= words and not words & LESSER - modifiers
            # "The group" is none of several "groups".
            one = bool(named) and not (head.tag == "NN" and head_of(named).tag == "NNS")
            if one and fits and same_head(context.cast, head_of(named), head):
                brought = introduced(context, head, modifiers, link.span.end)
                return brought or link.referent or name_in(context.cast, link)
            passes_on = carries_media and link.kind == "media" and not is_another_medium(named, head)
            if passes_on and not names_outlet(context, link, head, others):
                return link.referent or link.span
    if brought := introduced(context, head, modifiers, head.start - FARTHEST):
        return brought
    found = bearer(context, head, others) or body_called(context, head, modifiers) or source_meant(context, head)
    return found or outlet_meant(context, head, others)


def is_body(context: Context, head: Token) -> bool:
    """Return whether "the agency" is no news agency: the report names a body so, "the Harbour Safety Agency"."""
    return head.lemma == "agency" and bool(context.cast.called.get("agency"))


def is_another_medium(named: list[Token], head: Token) -> bool:
    """Return whether an outlet is called what no agency is: "the magazine Delta" is not "the agency"."""
    return head.lemma == "agency" and any(token.lemma in MEDIA - {"agency"} for token in named)


def are_several(tokens: list[Token]) -> bool:
    """Return whether some words mean more than one: "the reports" are not the Courier's alone."""
    head = head_of(tokens)
    return head.tag in PLURAL or any(t.dep == "conj" and t.head == head.index for t in tokens)


def without_clause(tokens: list[Token], head: Token) -> list[Token]:
    """Return a source's words without the clause that a comma sets off: "the source, who asked not to be named"."""
    ends = [n for n, token in enumerate(tokens) if token.text == "," and token.index > head.index]
    apart = ends and any(token.tag in OPENING for token in tokens[ends[0] + 1 : ends[0] + 2])
    return tokens[: ends[0]] if apart else tokens


def source_meant(context: Context, head: Token) -> Span | None:
    """Return the one without a name who spoke last before "the source", or those before "the sources"."""
    if head.lemma != "source":
        return None
    for attribution in reversed(context.earlier):
        last = attribution.chain[-1] if attribution.chain else None
        words = context.parse.tokens_in(last.span) if last else []
        if last is not None and words and last.kind == "anonymous":
            return (last.referent or last.span) if head_of(words).tag == head.tag else None
    return None


def is_told_apart(parse: Parse, head: Token, last: int) -> bool:
    """Return whether words after a source's tell which one it is: "the letter | released by the faculty"."""
    after = [t for t in parse.below(head) if t.index > last and parse.tokens[last + 1].text != ","]
    return any(t.dep == "acl" or (t.dep == "prep" and t.lemma in {"from", "by", "of"}) for t in after)


def names_outlet(context: Context, link: Source, head: Token, others: list[Token]) -> bool:
    """Return whether "the tabloid" may be another outlet than an earlier one: by a name in it or between them."""
    text = context.parse.report.text
    between = text[link.span.end : head.start]
    return any(token.pos == "PROPN" for token in others) or like_outlet(between)


def introduced(context: Context, head: Token, modifiers: set[str], after: int) -> Span | None:
    """Return where a document, a poll or an outlet was brought in that a definite noun means: "a poll", "the poll"."""
    if head.lemma not in DOCUMENT | POLL | MEDIA:
        return None
    return brought_in(context, head, modifiers, after)


def brought_in(
    context: Context, head: Token, modifiers: Set[str] = frozenset(), after: int | None = None
) -> Span | None:
    """Return the last words with "a" before a definite noun that they bring in: "a sailor", before "the sailor".

    What a quoted party calls a thing brings it in within its quotation alone: “a sham report”, the mayor said.
    """
    parse, here = context.parse, context.cast.quotation_at(Span(head.start, head.end))
    start = head.start - FARTHEST if after is None else after
    for n in reversed(parse.inside(Span(max(0, start), head.start))):
        noun = parse.tokens[n]
        if not is_one_noun(noun, head) or context.cast.quotation_at(noun.span) not in (None, here):
            continue
        below = parse.below(parse.tokens[n])
        if modifiers <= {normal(t) for t in below} and any(t.lemma in {"a", "an"} and t.dep == "det" for t in below):
            return phrase(context.cast, noun, set())
    return None


def name_in(cast: Cast, link: Source) -> Span:
    """Return the one person's name among the words of a named source, else all its words."""
    people = cast.person_in(link.span) if link.kind == "named" else []
    return people[0] if len(people) == 1 else link.span


def bearer(context: Context, head: Token, others: list[Token]) -> Span | None:
    """Return the latest person before a role who carries its head as a title, with all that modifies it."""
    # "The files, kept by Rao, show": the parser may hang her name on them.
    borne = context.cast.bearers.get(normal(head), ()) if head.tag != "NNS" else ()
    own = {normal(t) for t in others}
    borne = tuple((person, words) for person, words in borne if not words & LESSER - own)
    names = {person.of(context.parse.report.text).split()[-1] for person, _ in borne}
    if len(names) == 1:
        others = [t for t in others if t.pos == "NOUN" or t.lemma in CHANGING or t.text[:1].isupper()]
        others = [t for t in others if t.lemma.lower() not in PARTIES]
    wanted = {normal(t) for t in others}
    fitting = (person for person, words in reversed(borne) if person.end <= head.start and wanted <= words)
    return next(fitting, None)


def outlet_meant(context: Context, head: Token, others: list[Token]) -> Span | None:
    """Return the one outlet named before "the paper", "the station": the last of its names, ``None`` where two may be.

    Not every station is an outlet's, and "the Peruvian paper" may be another than the one that was named.
    """
    if head.lemma not in PUBLISHING or head.tag != "NN" or any(token.text[:1].isupper() for token in others):
        return None
    cast, text = context.cast, context.parse.report.text
    near = [n for n in (*cast.bodies, *cast.people) if head.start - FARTHEST < n.start and n.end <= head.start]
    near = [name for name in sorted(near) if is_outlet(cast, head_of(context.parse.tokens_in(name)))]
    lasts = {name.of(text).split()[-1] for name in near}
    airs = head.lemma != "station" or AIRING.search(near[-1].of(text) if near else "") is not None
    return near[-1] if len(lasts) == 1 and airs and not any(cast.is_own(name) for name in near) else None


def stands_for_a_name(context: Context, head: Token, tokens: list[Token]) -> bool:
    """Return whether a role points at a person whom the report names, though the text does not tell at whom.

    "The front-runner" without more is somebody already named, and "the Republican senator" one of the senators; not so
    where a name sets it apart from the one who bears the title: "the Peruvian president" is not "Chilean President …".
    """
    cast = context.cast
    after = [token for token in tokens if token.index > head.index]
    if tokens[0].text.lower() not in {"the", "this"} or (after and after[0].text not in {",", "from", "who"}):
        return False
    if after and cast.body_in(Span(head.end, after[-1].end)):
        # "The ferry's owner, Korva Lines".
        return False
    party = head.tag == "NNP" and head.lemma.lower() in PARTIES
    tokens = [token for token in tokens if token.index <= head.index]
    if not (party or (head.tag in {"NN", "JJ"} and head.start in cast.roles)):
        return False
    if not cast.people or cast.people[0].start > head.start or brought_in(context, head) is not None:
        return False
    if all(t.text.islower() or t.lemma.lower() in PARTIES or t.index in (tokens[0].index, head.index) for t in tokens):
        return True
    return normal(head) not in cast.bearers


def body_called(context: Context, head: Token, modifiers: set[str]) -> Span | None:
    """Return the one body named before a role with its head noun: "the hospital", after "Delta Hospital Centre"."""
    if head.lemma not in OFFICES or head.tag != "NN":
        return None
    text = context.parse.report.text
    before = [body for body in context.cast.called.get(head.lemma, ()) if body.end <= head.start]
    alone = len({body.of(text).casefold() for body in before}) == 1
    return before[-1] if alone and modifiers <= set(before[-1].of(text).lower().split()) else None


def is_one_noun(earlier: Token, head: Token) -> bool:
    """Return whether two heads are one noun, or both are words for a poll: "a poll", "the survey"."""
    return earlier.lemma == head.lemma or {earlier.lemma, head.lemma} <= POLL


def same_head(cast: Cast, earlier: Token, head: Token) -> bool:
    """Return whether two heads are one noun, or the earlier is a name that carries the noun as a title."""
    if is_one_noun(earlier, head):
        return True
    here = Span(earlier.start - LONGEST_NAME, earlier.end)
    return any(
        normal(head) in titles(cast.parse, person) for person in cast.person_in(here) if person.end > earlier.start
    )
