"""Whom the words of a chain mean: the look-up from a link to the mention and the entity that it names."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace

from rashomon.grammar import uppermost
from rashomon.model import Index, Linked, Mention, Source, SourceKind, Span, Statement, hull

# A name inside some words is theirs rather than a part of theirs if it stands at their start, an article aside.
ARTICLE = 4
# Letters that a short form of an outlet's name has at least.
SHORTEST = 3
# Words that say nothing by themselves: whom they refer to is shown for them.
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "who", "which", "that"})
# Words before a name that make it another's: "a spokesman for Ana Ruiz".
LINKS = frozenset("of for to by with from at in on near about against and or like than including".split())
# Words that open a clause in which another is named than who speaks: "the officers who caught Ana Ruiz".
CLAUSES = frozenset({"who", "whom", "whose", "which", "that"})
# What may stand between such a word and the name.
COURTESY = frozenset({"Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "President", "Sir"})
# Words for outlets that name none: "Israeli media", "the local press".
UNNAMED_OUTLETS = frozenset(
    "media press outlet outlets broadcaster broadcasters newspaper newspapers television station stations".split()
)
# What is called by the name of another, and is a part of that or in it.
PARTS = frozenset("agency committee commission panel office mission fund court council media press outlets".split())
# What to call a document that only the verb of the act names: who tweets has it from a tweet.
ACTS = {"tweet": "a tweet", "retweet": "a retweet", "post": "a post", "testify": "testimony"}
# Sentences within which an outlet that is told of in general is named.
SOON = 2
# Characters before an outlet's name in which what kind of outlet it is may stand.
BESIDE = 30
WORD = re.compile(r"\w+")
# A name that follows a verb of saying, and one within a source's words: "told i24 that", "sources speaking to i24".
NAME = r"(?:the )?((?:[A-Z0-9][\w.&-]*|[a-z]+\d\w*)(?: [A-Z][\w.&-]*)*)"
TOLD, TOLD_TO = re.compile(rf" {NAME}"), re.compile(rf" to {NAME}")
# What takes its hearer without a "to"; "saying Radio Delta had lied" was not said to the station.
TELLING = re.compile(r"\b(?:t(?:old|ell|ells|elling)|inform(?:s|ed|ing)?)$")
TO = re.compile(rf"\b(?:to|told|by|with) {NAME}")
CAPITALS = re.compile(r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*")
# What follows a state or people that speaks itself: its government, a mark, or words that say more of it.
AFTERWARDS = re.compile(
    r"(?:[’']s?)?\s+(?:government|authorities)\b|\s*[,;:()[\]–—.]"
    r"|\s+(?:who|which|that|including|in|of|from|on|at|with|to|for|as|such|like)\b"
)
# What follows a name that only owns what comes after it.
OWNING = re.compile(r"[’']s?\s+\w")
NAMING = frozenset({"person", "organisation", "group", "place", "thing"})


@dataclass(frozen=True, slots=True)
class Hands:
    """Looks up whom the words of a chain mean: the entity of a mention that overlaps them, else the words.

    ``places`` are each report's mentions of entities in text order, ``longest`` the characters of the longest of them.
    """

    index: Index
    places: dict[str, tuple[Mention, ...]]
    longest: dict[str, int]
    owner: dict[str, str]
    names: dict[str, str]
    people: frozenset[str]
    surnames: frozenset[str]
    outlets: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()

    @classmethod
    def of(cls, index: Index, linked: Linked) -> Hands:
        """Return the look-up over a story's entities."""
        owner = linked.owners()
        places: dict[str, list[Mention]] = {}
        named = {m for m in owner if (each := index.mentions.get(m)) and each.form == "name"}
        for number in owner:
            if (found := index.mentions.get(number)) is not None:
                places.setdefault(found.report, []).append(found)
        ordered = {report: tuple(sorted(each, key=lambda m: (m.span, m.id))) for report, each in places.items()}
        longest = {report: max(m.span.end - m.span.start for m in each) for report, each in places.items()}
        names = {entity.id: entity.name for entity in linked.entities}
        people = frozenset(e.id for e in linked.entities if e.kind == "person" and named.intersection(e.mentions))
        surnames = frozenset(names[person].split()[-1] for person in people if " " in names[person])
        made = cls(index, ordered, longest, owner, names, people, surnames)
        chains = [(s.report, k) for s in index.statements.values() for k in s.chain if k.kind == "media"]
        outlets = frozenset(entity for report, link in chains if (entity := made.entity(report, link)))
        nameless = frozenset(e.id for e in linked.entities if not named.intersection(e.mentions))
        return replace(made, outlets=outlets, nameless=nameless)

    def mention(self, report: str, link: Source) -> Mention | None:
        """Return the mention that a link names: the head of its words, then what shares most, the referent's first.

        A mention that is a smaller part of the words does not name the hand: "a letter obtained by Radio Delta" is not
        the station, "officials of the ministry" are not the ministry. In "Rao, who was mayor until 2006" Rao is named.
        """
        for span in (link.referent, link.span):
            if span is None:
                continue
            near = [m for m in self.at(report, span) if names(m, span, link.kind)]
            near = [m for m in near if not self.modifies(m, span, link.kind)]
            near = self.people_of(near, span) if link.kind == "named" else near
            near = [m for m in near if m.form == "name"] or near if link.kind == "media" else near
            if self.are_joined(near):
                return None
            if near:
                return max(near, key=lambda m: (self.heads(m, span), shared(m.span, span), -m.span.start, m.id))
        return self.repeated(report, link) if link.kind == "named" else None

    def are_joined(self, near: list[Mention]) -> bool:
        """Return whether words name several who speak together: "Ms. Rao and Mr. Bell" are neither of them alone."""
        named = [m for m in near if m.form == "name" and m.kind == "person"]
        if len({self.owner[m.id] for m in named}) < 2:
            return False
        parse = self.index.parses[named[0].report]
        inside = {n for m in named for n in parse.inside(m.span)}
        return any(parse.tokens[n].dep == "conj" and parse.tokens[n].head in inside for n in inside)

    def people_of(self, near: list[Mention], words: Span) -> list[Mention]:
        """Return the names of persons among mentions in some words, if there are any, else all of the mentions.

        In "at least one senator, Ohio's Ana Ruiz" neither the senator nor Ohio says who speaks.
        """
        text = self.index.reports[near[0].report].text if near else ""
        people = [m for m in near if m.form == "name" and m.kind == "person"]
        named = [m for m in people if not OWNING.match(text, m.span.end, words.end)]
        return named or near

    def heads(self, mention: Mention, words: Span) -> bool:
        """Return whether a mention holds the word on which the others of some words hang."""
        parse = self.index.parses[mention.report]
        tops = uppermost(parse.tokens_in(words))
        return any(mention.span.holds(token.start) for token in tops)

    def repeated(self, report: str, link: Source) -> Mention | None:
        """Return a mention with the very words of a link elsewhere in its report, where all such name one entity.

        The owner's name in "Ms. Rao's letter" is no mention of its own. Courtesy does not count.
        """
        text, words = self.index.reports[report].text, self.words(report, link)
        same = [
            m
            for m in self.places.get(report, ())
            if m.form == "name" and uncourtly(m.span.of(text)) == uncourtly(words)
        ]
        return same[0] if len({self.owner[m.id] for m in same}) == 1 else None

    def at(self, report: str, span: Span) -> list[Mention]:
        """Return the mentions of entities that share a character with a span, in text order."""
        places = self.places.get(report, ())
        first = bisect.bisect_left(places, span.start - self.longest.get(report, 0), key=lambda m: m.span.start)
        last = bisect.bisect_left(places, span.end, lo=first, key=lambda m: m.span.start)
        return [m for m in places[first:last] if span.overlaps(m.span)]

    def modifies(self, mention: Mention, words: Span, kind: SourceKind) -> bool:
        """Return whether a name only says which body, person or document some words name: "the UK-based monitor".

        "The Lima police" are not Lima, "two Harbour Board officials" are not the board, "the UN refugee agency" no UN,
        "lawyers for Ana Ruiz" and "officers who caught her" are not she; its government speaks for a state, and what
        follows may say more of it.
        """
        before = self.before(mention, words)
        linked = bool(before) and (before[-1].lower() in LINKS or speaks_for(before) or bool(CLAUSES & {*before}))
        if linked and (kind == "anonymous" or (mention.kind == "person" and kind == "office")):
            return True
        after = self.index.reports[mention.report].text[mention.span.end : max(mention.span.end, words.end)]
        part = after.strip().rpartition(" ")[2].lower() in PARTS
        if mention.kind not in ("place", "group") and kind not in ("anonymous", "document") and not part:
            return False
        return bool(after.strip()) and AFTERWARDS.match(after) is None

    def entity(self, report: str, link: Source) -> str | None:
        """Return the entity that a link names, where its words are linked to one or turn out to mean an outlet."""
        if outlet := self.meant(report, link):
            return outlet
        found = self.mention(report, link)
        if link.kind == "media" and (found is None or found.form != "name"):
            outlet = self.outlet(report, link) or self.publisher(report, link)
            return outlet or (self.owner[found.id] if found else None)
        return self.owner[found.id] if found else None

    def publisher(self, report: str, link: Source) -> str | None:
        """Return the one outlet of the story that the words for its report name: "a Courier newspaper report"."""
        names = CAPITALS.findall(self.words(report, link))
        found = {outlet for name in names if (outlet := self.begun(name)) is not None}
        return found.pop() if len(found) == 1 else None

    def outlet(self, report: str, link: Source) -> str | None:
        """Return the one entity of a report whose name begins with the words of a link: "i24" for "i24 News"."""
        words, text = run_together(self.words(report, link)), self.index.reports[report].text
        named = (m for m in self.places.get(report, ()) if m.form == "name")
        begun = {self.owner[m.id] for m in named if run_together(m.span.of(text)).startswith(words)}
        return min(begun) if len(begun) == 1 and len(words) >= SHORTEST else None

    def through(self, statement: Statement) -> dict[str, str]:
        """Return the outlets through which a statement came, nearest first: the key of each, and what to call it.

        Those of its chain, what a general word for outlets turns out to mean, and the outlet that the source told.
        """
        report, found = statement.report, dict[str, str]()
        for link in statement.chain:
            if link.kind == "media" or self.meant(report, link):
                found[self.key(report, link)] = self.name(report, link)
        text = self.index.reports[report].text
        told = [m for cue in statement.cue if TELLING.search(cue.of(text)) and (m := TOLD.match(text, cue.end))]
        told += [m for cue in statement.cue if (m := TOLD_TO.match(text, cue.end))]
        told += [match for span in statement.source for match in TO.finditer(text, span.start, span.end)]
        found |= {owner: self.names[owner] for match in told if (owner := self.begun(match.group(1)))}
        return found

    def begun(self, words: str) -> str | None:
        """Return the one outlet of the story whose name begins with some words: "i24" for "i24 News"."""
        begun = {outlet for outlet in self.outlets if run_together(self.names[outlet]).startswith(run_together(words))}
        return min(begun) if len(begun) == 1 and len(words) >= SHORTEST else None

    def meant(self, report: str, link: Source) -> str | None:
        """Return the outlet that "Israeli media" turns out to be: the one that the next sentences call Israeli too."""
        words = self.words(report, link).split()
        qualities = {word.strip(".,") for word in words if word[:1].isupper()} - {"The", "A"}
        if not qualities or words[-1].casefold() not in UNNAMED_OUTLETS:
            return None
        text, parse = self.index.reports[report].text, self.index.parses[report]
        at = next((n for n, s in enumerate(parse.sentences) if s.span.end > link.span.start), 0)
        near = hull(s.span for s in parse.sentences[at : at + SOON + 1])
        found = set()
        for mention in self.places.get(report, ()):
            owner = self.owner[mention.id]
            named = self.names[owner].split()[-1].casefold() not in UNNAMED_OUTLETS
            if owner in self.outlets and named and near.contains(mention.span):
                phrase = text[max(mention.span.start - BESIDE, near.start) : mention.span.end]
                if qualities <= set(WORD.findall(re.split(r"[,.;:]\s", phrase)[-1])):
                    found.add(owner)
        return min(found) if len(found) == 1 else None

    def kind(self, report: str, link: Source) -> SourceKind:
        """Return the kind of a link; an office or a pronoun whose holder is named in the story counts as named.

        So does a single word that is the last of a person's name in the story, whatever a tagger takes it for.
        """
        if link.kind == "office" and self.words(report, link) in self.surnames:
            return "named"
        if link.kind in ("office", "anonymous"):
            found, target = self.mention(report, link), link.referent or link.span
            if found and self.owner[found.id] in self.people and self.is_all(found, target):
                return "named"
        return link.kind

    def is_all(self, mention: Mention, words: Span) -> bool:
        """Return whether a mention is all that some words name: what precedes is its title, what follows set off.

        "Secretary of Labour Ana Ruiz" is she; "a spokesman for Ana Ruiz" and "Ana Ruiz's lawyer" are not.
        """
        before = self.before(mention, words)
        after = self.index.reports[mention.report].text[mention.span.end : words.end].strip()
        titled = not before or (mention.form == "name" and before[-1].lower() not in LINKS)
        return (titled or mention.span.start <= words.start + ARTICLE) and (not after or after[0] in ",(")

    def before(self, mention: Mention, words: Span) -> list[str]:
        """Return which of some words stand before a mention, courtesy left out."""
        before = self.index.reports[mention.report].text[words.start : mention.span.start].split()
        while before and before[-1].rstrip(".") in COURTESY:
            before.pop()
        return before

    def key(self, report: str, link: Source) -> str:
        """Return the same text for two links that the texts show to be the same."""
        return self.entity(report, link) or self.words(report, link).casefold()

    def words(self, report: str, link: Source) -> str:
        """Return the words of a link, its referent's where it refers to a name."""
        return (link.referent or link.span).of(self.index.reports[report].text)

    def shown(self, report: str, link: Source) -> str:
        """Return a link's own words, or what to call the document that only a verb names: "a tweet" for "tweeted"."""
        parse = self.index.parses[report]
        tokens = parse.tokens_in(link.span)
        act = ACTS.get(tokens[0].lemma) if len(tokens) == 1 and tokens[0].pos == "VERB" else None
        return act if act and link.kind == "document" else link.span.of(self.index.reports[report].text)

    def name(self, report: str, link: Source) -> str:
        """Return what to call a link: its entity's name, else its words; another description is no name."""
        entity = self.entity(report, link)
        return self.names[entity] if entity and entity not in self.nameless else self.words(report, link)

    def named(self, report: str, link: Source) -> str | None:
        """Return the name of whom a link means, ``None`` where its words are no name and refer to none.

        A name that is only a part of the words ("the mayor of Talca") does not say who the hand is.
        """
        if outlet := self.meant(report, link):
            return self.names[outlet]
        found = self.mention(report, link)
        if link.kind == "media" and found and found.form != "name" and (outlet := self.publisher(report, link)):
            return self.names[outlet]
        named = found is not None and (is_name(found, link, self.kind(report, link)) or self.ends(found, link))
        if found and self.owner[found.id] not in self.nameless and named:
            return self.names[self.owner[found.id]]
        text = self.index.reports[report].text
        if link.referent and (link.kind in ("named", "media") or link.span.of(text).casefold() in PRONOUNS):
            return link.referent.of(text)
        return None

    def ends(self, mention: Mention, link: Source) -> bool:
        """Return whether a body's name ends a hand's words, and those before only say more of it: "the left-wing X"."""
        before = self.before(mention, link.span)
        told = mention.form == "name" and mention.kind == "organisation" and link.kind == "office"
        plain = not any(
            word.lower() in LINKS or word[0].isupper() or "’s" in word or "'s" in word for word in before[1:]
        )
        return told and plain and mention.span.overlaps(link.span) and mention.span.end >= link.span.end

    def last(self, statement: Statement) -> str | None:
        """Return the entity whose word a statement is, where the text names one that is linked."""
        return self.entity(statement.report, statement.chain[-1]) if statement.chain else None


def speaks_for(before: list[str]) -> bool:
    """Return whether some words before a name, its title left out, say who speaks for its bearer.

    >>> speaks_for("An aide for Vice".split()), speaks_for("Secretary of Labour".split())
    (True, False)
    """
    small = [word for word in before if not word[:1].isupper()]
    return bool(small) and small[-1] == "for"


def uncourtly(name: str) -> list[str]:
    """Return a name's words without courtesy.

    >>> uncourtly("Mrs. Asha Rao")
    ['Asha', 'Rao']
    """
    return [word for word in name.split() if word.rstrip(".") not in COURTESY]


def run_together(name: str) -> str:
    """Return a name's words run together, case folded, without its article."""
    return "".join(name.casefold().removeprefix("the ").split())


def shared(a: Span, b: Span) -> int:
    """Return how many characters two spans share."""
    return min(a.end, b.end) - max(a.start, b.start)


def names(mention: Mention, span: Span, kind: SourceKind) -> bool:
    """Return whether a mention stands for some words: it makes most of them up, or names whom they are about.

    A person's name stands at the end, after a title, or anywhere where the words are a named person's; a body's at the
    start: "Ana Ruiz's office" is not Ana Ruiz. An outlet's may end its words: "the broadcaster Radio Delta". What has
    its head elsewhere is another: "President Asha Rao's spokesman" does not name Asha Rao.
    """
    if not mention.head.overlaps(span):
        return False
    if 2 * shared(mention.span, span) > span.end - span.start:
        return True
    if mention.kind == "person":
        return kind == "named" or (kind not in ("anonymous", "document") and mention.span.end >= span.end)
    at_end = kind == "media" and mention.span.end >= span.end
    return kind != "anonymous" and (at_end or mention.span.start <= span.start + ARTICLE)


def is_name(mention: Mention, source: Source, kind: SourceKind) -> bool:
    """Return whether a mention inside a hand's words says who the hand is, not merely whom it belongs to."""
    if kind == "anonymous" or mention.kind not in NAMING:
        return False
    if mention.kind == "person":
        return kind == "named" or mention.span.end >= source.span.end
    inside = mention.span.overlaps(source.span)
    at_end = kind == "media" and mention.span.end >= source.span.end
    return not inside or at_end or mention.span.start <= source.span.start + ARTICLE
