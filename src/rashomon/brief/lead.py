"""What a clause leans on: the words before it in its report without which it cannot be read alone.

"which was closed in May" needs "the bridge", "resigned in June" its subject, "move to Tema" its "will", "he denied it"
the name that "he" stands for. The words are cut from the same report and shown beside the clause; where the parse or
the links show none of these, they are those just before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.brief.governing import LONGEST, governing, trimmed
from rashomon.brief.verbs import VERBS
from rashomon.grammar import (
    ALL_OBJECTS,
    ALL_SUBJECTS,
    FINITE,
    HELPERS,
    OBJECT_FORMS,
    PLURAL,
    PREMODIFIERS,
    RELATIVES,
    TENSED,
    VERBAL,
    WORDLESS,
    uppermost,
)
from rashomon.model import Entity, Index, Parse, Span, Token

# A verb without a subject of its own takes that of the verb with which it is joined, or which its participle attends.
SHARING = frozenset({"conj", "advcl"})
ADDED = frozenset({"relcl", "acl", "appos"})
THIRD = frozenset({"he", "she", "they", "it"})
# Kinds of entities of which one is no "they", but for those that are spoken of as people.
BODIES, MANNED = frozenset({"organisation", "place"}), frozenset({"police", "forces", "troops", "guard", "guards"})
# Pronouns with which verbs stand as with several.
MANY = frozenset({"i", "you", "we", "they", "these", "those"})
# Clauses whose unsaid subject is often another's than that of the verb they hang on.
OPENING = frozenset("to if when while after before by without for how what why whether let".split())
# What stands between a noun and the noun that says who or what it is.
APPOSING = frozenset({",", "–", "—", "-", "--", "("})
# Kinds of verbs of saying that do little else: one "calls the police" and "goes on".
SPEAKING = frozenset({"claim", "concede", "confirm", "warn", "promise"})
QUOTING, DASHES = frozenset({"“", '"', "«"}), ("–", "—", "--")
# The rest of a word that the parser takes apart: "-chairman" of "co-chairman".
HYPHENED = re.compile(r"(?:-\w+)+")


def lead(parse: Parse, content: Sequence[Span], names: Mapping[int, Span], cue: Sequence[Span] = ()) -> Span | None:
    """Return the words that a clause leans on, ``None`` where it can be read alone or nothing shows them.

    ``names`` gives, by the start of a pronoun, the name in the same report that it stands for; ``cue`` are the words
    that give the clause to its source.
    """
    inside = [n for span in content for n in parse.inside(span) if parse.tokens[n].pos not in WORDLESS]
    if not inside:
        return None
    speaking = frozenset(n for span in cue for n in parse.inside(span))
    found = Clause(parse, tuple(inside), names, speaking).lead()
    if found is not None and (rest := HYPHENED.match(parse.report.text, found.end)):
        found = Span(found.start, rest.end())
    return None if found is None or any(found.overlaps(span) for span in content) else found


def pronouns(entities: Iterable[Entity], index: Index) -> dict[str, dict[int, Span]]:
    """Return, for each report, where its pronouns start and the longest name there of what each stands for.

    "They" is rather those just spoken of than a body that has a name of one: half of such joins are wrong.
    """
    found: dict[str, dict[int, Span]] = defaultdict(dict)
    for entity in entities:
        names: dict[str, Span] = {}
        mentions = [m for m in map(index.mentions.get, entity.mentions) if m is not None]
        for mention in sorted((m for m in mentions if m.form == "name"), key=lambda m: m.span):
            names[mention.report] = max(names.get(mention.report, mention.span), mention.span, key=length)
        for mention in mentions:
            if mention.form == "pronoun" and mention.report in names:
                name = names[mention.report].of(index.reports[mention.report].text)
                several = mention.span.of(index.reports[mention.report].text).lower() == "they"
                if several and entity.kind in BODIES and name.split()[-1].lower() not in MANNED:
                    continue
                found[mention.report][mention.span.start] = names[mention.report]
    return found


def length(span: Span) -> int:
    """Return how many characters a span holds."""
    return span.end - span.start


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause's words by their numbers, the names that pronouns stand for, and the words of its cue."""

    parse: Parse
    inside: tuple[int, ...]
    names: Mapping[int, Span]
    cue: frozenset[int] = frozenset()

    def lead(self) -> Span | None:
        """Return the words that the clause leans on."""
        tokens, first = self.parse.tokens, self.inside[0]
        if self.is_aim(first) or self.is_manner(first):
            return self.run_up()
        if tokens[first].text.lower() in OPENING and tokens[first].tag != "TO":
            return None
        # "which was shut", "in which two died".
        opener = self.inside[1] if tokens[first].pos == "ADP" and len(self.inside) > 1 else first
        if tokens[opener].tag in RELATIVES:
            return self.antecedent(opener)
        members = frozenset(self.inside)
        top = uppermost([tokens[n] for n in self.inside])[0].index
        if self.is_anyones(tokens[top]):
            return None
        subject = self.subject(top)
        if subject in members and tokens[subject].text.lower() in OBJECT_FORMS:
            return self.run_up()
        if subject in members:
            # "Called for | him to leave" is told with who wants it.
            if any(tokens[n].dep in ALL_SUBJECTS for n in self.inside if n < subject):
                # "They are late, he said": the first is not whom the second means.
                return None
            bidden = subject < top and any(tokens[n].tag == "TO" for n in range(subject, top) if tokens[n].head == top)
            return self.run_up() if bidden else self.name(tokens[subject])
        if subject is not None:
            return self.phrase(subject)
        if tokens[top].dep == "appos" and self.lists(top):
            return None
        if tokens[top].dep == "appos":
            return self.beside(tokens[top].head) or self.run_up()
        if tokens[top].dep in ADDED:
            return self.unfinished(tokens[top]) or self.before(tokens[top].head)
        # "In a letter sent to the mayor and read on Monday" tells of the letter.
        opened = tokens[top]
        while opened.dep == "conj":
            opened = tokens[opened.head]
        if opened.tag == "VBN" and opened.dep == "advcl" and tokens[self.parse.subtree(opened.index)[0]].pos == "ADP":
            return None
        before = self.parse.report.text[: tokens[first].start].rstrip()
        if before[-1:] in QUOTING and tokens[first].text[:1].isupper():
            # A quotation that is a sentence of its own: who says it does not do it.
            return None
        if self.is_loose(tokens[top], before):
            return self.run_up()
        if tokens[top].pos in VERBAL:
            opening = tokens[first].tag == "TO"
            return self.helped(tokens[top]) or (None if opening else self.shared(tokens[top])) or self.run_up()
        return self.run_up()

    def is_loose(self, verb: Token, before: str) -> bool:
        """Return whether a participle may tell of the subject or of the words right before it.

        What a dash adds tells of these, and in "She praised the plan, drawn up in May" the reader sees which is meant.
        """
        noun = self.inside[0] > 1 and self.parse.tokens[self.inside[0] - 2].pos in ("NOUN", "PROPN")
        added = verb.tag == "VBN" and verb.dep == "advcl" and before.endswith(",") and noun
        return added or (verb.tag == "VBG" and before.endswith(DASHES))

    def is_anyones(self, verb: Token) -> bool:
        """Return whether it cannot be seen who says what a participle tells: "sued the town and its mayor | alleging".

        The parser hangs it on the last nouns, or makes these its subject.
        """
        above = self.parse.tokens[verb.head]
        if verb.tag != "VBG" or verb.lemma not in VERBS:
            return False
        below = {t.dep for t in self.parse.below(verb) if t.index < verb.index}
        hung = verb.dep == "acl" and above.dep in ("pobj", "conj", "appos")
        return hung or (
            verb.dep == "advcl" and "nsubj" in below and not below & {"aux", "mark"} and above.pos == "VERB"
        )

    def unfinished(self, verb: Token) -> Span | None:
        """Return the noun that a sentence seems to consist of, where a finite verb seems to tell what another one is.

        The parser took "The charge against the firm in May | named him" for a noun and what was named.
        """
        *_, root = self.parse.path(verb)
        whole = verb.dep == "acl" and verb.tag == "VBD" and root.pos in ("NOUN", "PROPN") and root.index < verb.index
        return self.phrase(root.index) if whole else None

    def is_aim(self, first: int) -> bool:
        """Return whether a clause tells what is left for somebody to do: "three weeks | for them to avert a strike"."""
        tokens = self.parse.tokens
        verb = tokens[tokens[first].head]
        opened = tokens[first].text.lower() == "for" and tokens[first].dep == "mark" and verb.tag == "VB"
        return opened and verb.dep in ("relcl", "acl", "advcl", "xcomp", "ccomp")

    def is_manner(self, first: int) -> bool:
        """Return whether a clause only tells in what respect: "we have no cards | as it relates to the tax"."""
        tokens = self.parse.tokens
        marked = first > 0 and tokens[first - 1].text.lower() == "as" and tokens[first].text.lower() == "it"
        return marked and tokens[first - 1].dep == "mark" and tokens[first].start not in self.names

    def helped(self, verb: Token) -> Span | None:
        """Return the words that lead to the verb whose helpers one shares: "The port will | close in May or move"."""
        tokens, first = self.parse.tokens, verb
        while first.dep == "conj" and first.tag not in TENSED and not self.finite(first):
            first = tokens[first.head]
        if first is verb and (verb.tag != "VB" or self.finite(verb)):
            return None
        above, last = first, min(first.index, self.inside[0]) - 1
        while (subject := self.subject(above.index)) is None and above.head != above.index:
            above = tokens[above.head]
        while last > 0 and (tokens[last].pos in WORDLESS or tokens[last].dep == "advmod"):
            last -= 1
        if tokens[self.inside[0]].tag == "TO" and first is not verb:
            if tokens[last].tag != "TO":
                return None
            last -= 1
        # A finite verb has no helper that another could share.
        if subject is None or subject > last or tokens[subject].tag in RELATIVES | {"EX"} or first.tag in TENSED:
            return None
        begun = self.phrase(subject) or self.parse.span(subject, subject + 1)
        # The name that a pronoun stands for may stand far before.
        begin = subject if tokens[subject].pos == "PRON" else self.parse.inside(begun)[0]
        # Whose act it is tells more than the words between, unless somebody else is to do it.
        others = any(t.dep in ALL_OBJECTS and t.head == above.index for t in tokens[above.index : last + 1])
        far = verb.tag == "VB" and last - begin >= LONGEST and not others
        if far:
            return begun
        return trimmed(self.parse, begin, last) if last - begin < LONGEST else self.run_up()

    def finite(self, verb: Token) -> bool:
        """Return whether a verb has a finite helper or a subject of its own."""
        helpers = (t for t in self.parse.below(verb) if t.index < verb.index)
        return any(t.dep in ALL_SUBJECTS or (t.dep in HELPERS and t.tag in FINITE) for t in helpers)

    def shared(self, verb: Token) -> Span | None:
        """Return the subject that a verb shares with the one before it."""
        tokens, above, subject = self.parse.tokens, verb, None
        while subject is None and self.shares(above) and above.head != above.index:
            parallel, above = self.parallel(above), tokens[above.head]
            # "The mill burned, police said, and was rebuilt": who says so stands between the two.
            if above.dep == "parataxis" and above.index in self.cue:
                above = tokens[above.head]
            said = [n for n in self.parse.children[above.index] if tokens[n].dep == "ccomp" and n < verb.index]
            if not parallel:
                above = tokens[above.head]
            elif said and above.index in self.cue:
                above = tokens[said[-1]]
            # "She said he had left and taken …": whether she or he took is for the reader to see.
            elif said:
                return None
            subject = self.subject(above.index)
        if subject is None:
            return self.phrase(above.head) if above.dep in ADDED else None
        if tokens[subject].tag in RELATIVES:
            return self.antecedent(subject)
        return self.phrase(subject) if self.agree(subject, verb) else None

    def shares(self, verb: Token) -> bool:
        """Return whether a verb without a subject has that of the verb above it: "was able to stop, saving a life"."""
        beside = self.parse.children[self.parse.tokens[verb.head].index]
        taken = any(self.parse.tokens[n].dep in ALL_OBJECTS and n < verb.index for n in beside)
        return verb.dep in SHARING or (verb.dep in {"xcomp", "acomp"} and not taken)

    def parallel(self, verb: Token) -> bool:
        """Return whether a verb is joined to its head, not to the verb before of which the head is the object.

        In "said that it would sink and closed the port" it is to "said": no finite verb is joined to one under "would".
        In "said that it sank and warned of more" too: who speaks twice is named once.
        """
        tokens = self.parse.tokens
        above = tokens[verb.head]
        outer = tokens[above.head]
        if verb.dep != "conj" or verb.tag not in TENSED or above.dep != "ccomp" or outer.index > above.index:
            return True
        modal = any(t.tag == "MD" for t in self.parse.below(above))
        return not (modal or (VERBS.get(verb.lemma) in SPEAKING and verb.tag == outer.tag and outer.lemma in VERBS))

    def run_up(self) -> Span | None:
        """Return the words just before a clause, ``None`` where it opens its sentence."""
        return governing(self.parse, self.inside)

    def agree(self, subject: int, verb: Token) -> bool:
        """Return whether subject and verb agree in number: "cables … is trying" were joined wrongly."""
        below = self.parse.below(verb)
        verbs = [t for t in (verb, *below) if t.pos in VERBAL]
        several = any(t.dep == "conj" for t in self.parse.below(self.parse.tokens[subject]))
        many = several or self.parse.tokens[subject].tag in PLURAL
        if any(t.tag == "VBZ" or t.text.lower() == "was" for t in verbs):
            return not many and self.parse.tokens[subject].text.lower() not in MANY
        plural = any(t.text.lower() in ("are", "were", "do") for t in verbs)
        return many or self.parse.tokens[subject].text.lower() in MANY or not plural

    def subject(self, verb: int) -> int | None:
        """Return a verb's own subject, of two the one that stands in the clause."""
        found = [n for n in self.parse.children[verb] if self.parse.tokens[n].dep in ALL_SUBJECTS]
        return next((n for n in found if n in self.inside), next(iter(found), None))

    def antecedent(self, relative: int) -> Span | None:
        """Return the noun phrase that a relative pronoun stands for."""
        clause = next((t for t in self.parse.path(self.parse.tokens[relative]) if t.dep == "relcl"), None)
        if clause is None or clause.head >= self.inside[0]:
            return None
        head = clause.head
        if self.parse.tokens[relative].text.lower() == "which" and self.person(head):
            # "The plan backed by Ms. Rao, which was dropped": no person is meant.
            by = self.parse.tokens[self.parse.tokens[head].head]
            done = self.parse.tokens[by.head]
            return self.phrase(done.head) if by.dep == "agent" and done.dep == "acl" else None
        noun, before = self.parse.tokens[head], self.parse.tokens[relative - 1]
        named = noun.pos == "PROPN" and noun.dep == "pobj" and not self.person(head)
        if self.parse.tokens[relative].text.lower() == "who" and named and before.text == ",":
            # "Ana Ruiz, 24, of Lima, who was freed": the parser takes the town.
            return None
        return self.before(head)

    def person(self, noun: int) -> bool:
        """Return whether a noun stands in a person's name."""
        return any(name.label == "PERSON" and name.first <= noun < name.last for name in self.parse.names)

    def lists(self, noun: int) -> bool:
        """Return whether a noun that seems to say what another is comes after it in a list: names, "…, and a bill"."""
        tokens, above = self.parse.tokens, self.parse.tokens[noun].head
        if self.person(above) and any(name.first <= noun < name.last for name in self.parse.names):
            return True
        joined = [n for n in self.parse.children[noun] if tokens[n].dep == "cc" and tokens[n].lemma == "and"]
        return any(tokens[n - 1].text == "," for n in joined)

    def before(self, head: int) -> Span | None:
        """Return a noun phrase up to the clause that is added to it, or its core where much stands between."""
        if self.parse.tokens[head].pos == "PRON":
            return self.name(self.parse.tokens[head])
        # "The judge from Pune who …": both are shown, since the parse may attach the clause to either.
        first = head
        while (above := self.carrier(first)) is not None:
            first = above
        return self.whole(first) or self.whole(head) or self.phrase(head)

    def whole(self, head: int) -> Span | None:
        """Return a noun phrase up to the clause, where no other clause or comma stands between."""
        core, last = self.phrase(head), self.inside[0] - 1
        while last > head and self.parse.tokens[last].pos in WORDLESS:
            last -= 1
        if core is None or last < head:
            return None
        first = self.parse.inside(core)[0]
        between = self.parse.tokens[head + 1 : last + 1]
        plain = last - first < LONGEST and not any(t.pos in ("PUNCT", "VERB", "AUX", "SPACE") for t in between)
        plain = plain and self.parse.tokens[last].tag != "POS"
        return self.parse.span(first, last + 1) if plain else None

    def beside(self, head: int) -> Span | None:
        """Return a noun phrase that a comma or a dash alone parts from the clause."""
        found = self.phrase(head)
        gap = "" if found is None else self.parse.report.text[found.end : self.parse.tokens[self.inside[0]].start]
        same = self.parse.tokens[head].lemma in {self.parse.tokens[n].lemma for n in self.inside}
        return None if same or gap.strip() not in APPOSING else found

    def carrier(self, noun: int) -> int | None:
        """Return the noun to which a noun is added by a preposition: "judge" of "Pune" in "the judge from Pune"."""
        tokens, token = self.parse.tokens, self.parse.tokens[noun]
        above = tokens[tokens[token.head].head]
        return above.index if token.dep == "pobj" and above.pos in ("NOUN", "PROPN") else None

    def phrase(self, head: int) -> Span | None:
        """Return a noun phrase without what follows its head, save "of …"; of a pronoun, the name it stands for."""
        tokens, token = self.parse.tokens, self.parse.tokens[head]
        if token.pos == "PRON":
            # Who "he" is the links may leave open; that there is a "he" helps all the same.
            before = token.tag == "PRP" and head < self.inside[0]
            return self.name(token) or (Span(token.start, token.end) if before else None)
        if token.pos not in ("NOUN", "PROPN", "NUM") or token.dep == "npadvmod" or not token.text[0].isalnum():
            return None
        left = [
            self.parse.subtree(t.index)[0]
            for t in self.parse.below(tokens[head])
            if t.index < head and t.dep in PREMODIFIERS
        ]
        first, last = min(left, default=head), head
        if of := next((n for n in self.parse.children[head] if n == head + 1 and tokens[n].text.lower() == "of"), None):
            last = self.parse.subtree(of)[-1]
        if last - first >= LONGEST or any(t.text == "," for t in tokens[first:last]):
            last = head
        return self.parse.span(first, last + 1) if last - first < LONGEST else None

    def name(self, pronoun: Token) -> Span | None:
        """Return the name that a pronoun of the third person stands for."""
        return self.names.get(pronoun.start) if pronoun.text.lower() in THIRD else None
